"""A plan that is rewritten or that waits for itself is refused, with the cell where it shows."""

from __future__ import annotations

import pandas as pd
import pytest

from duo_analytics.intake.plan_rules import GeenKring, Onveranderd
from tests.tabellen import frame

PLAN = Onveranderd("id", "gepland", "de geplande dag verschilt", "Zet hem terug.")
KRING = GeenKring("stand", "id", "na", "wacht op zichzelf")


def waits(*paren: tuple[str, str | None], stand: str = "t1") -> pd.DataFrame:
    """Rows of one stand: a number and what it waits for."""
    return pd.DataFrame({"stand": stand, "id": [p[0] for p in paren], "na": [p[1] for p in paren]})


def test_a_second_planning_of_the_same_thing_is_broken_and_the_first_is_not() -> None:
    rijen = pd.DataFrame({
        "id": ["a", "b", "a", "a"],
        "gepland": pd.to_datetime(["2022-01-31", "2022-02-28", "2022-01-31", "2022-03-31"]),
    })  # fmt: skip
    assert PLAN.broken(rijen).tolist() == [False, False, False, True]
    assert PLAN.redenen(rijen, PLAN.broken(rijen)) == ["de geplande dag verschilt"]


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        (waits(("a", None), ("b", "a"), ("c", "b")), [False, False, False]),
        (waits(("a", "a")), [True]),
        (waits(("a", "b"), ("b", "a"), ("c", "a"), ("d", None)), [True, True, True, False]),
        (waits(("a", "elders")), [False]),
        (waits(), []),
    ],
)
def test_a_circle_is_found_with_all_that_wait_for_it(
    rijen: pd.DataFrame, verwacht: list[bool]
) -> None:
    assert KRING.broken(rijen).tolist() == verwacht


def test_a_circle_over_two_standen_is_none() -> None:
    toen, nu = waits(("a", "b"), ("b", None)), waits(("a", None), ("b", "a"), stand="t2")
    samen = pd.concat([toen, nu], ignore_index=True)
    assert not KRING.broken(samen).any()


def test_a_long_circle_is_found_too() -> None:
    namen = [f"m{n}" for n in range(37)]
    rijen = waits(*zip(namen, [*namen[1:], namen[0]], strict=True))
    assert KRING.broken(rijen).all()


def test_the_rules_stand_in_the_data_dictionary() -> None:
    koppen = {"id": "Mijlpaal", "gepland": "Gepland op", "na": "Wacht op"}
    assert PLAN.eis(koppen) == "Gepland op is in elke rij van dezelfde Mijlpaal gelijk."
    assert KRING.eis(koppen) == "Via Wacht op komt een Mijlpaal nooit bij zichzelf terug."


def test_the_contract_holds_every_milestone_to_its_first_planning() -> None:
    from duo_analytics.intake.tables.sturing import MIJLPALEN

    rij: dict[str, object] = {"peildatum": "2022-04-30", "mijlpaal_id": "G1", "thema": "Governance",
           "omschrijving": "x", "gepland_op": "2022-10-31", "eigenaar_rol": "directie",
           "verantwoordelijke": "Duo+"}  # fmt: skip
    later: dict[str, object] = {**rij, "peildatum": "2022-08-31", "gepland_op": "2022-12-31"}
    rijen = frame("mijlpalen", rij, later)
    gebroken = {regel.kolom: regel.broken(rijen).tolist() for regel in MIJLPALEN.regels}
    assert gebroken["gepland_op"] == [False, True]
