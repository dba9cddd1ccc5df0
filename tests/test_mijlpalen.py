"""The slip of milestones against the first plan, and what the ones before them allow."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from duo_analytics.statistics.mijlpalen import chain_of, first_waiting, last_milestone, stand
from duo_analytics.statistics.stoplicht import Grenzen
from tests.sturing import mijlpalen

GRENZEN = Grenzen(7, 60)
PEIL = date(2022, 4, 30)


def rij(nummer: str, gepland: str, verwacht: str = "", gereed: str = "", na: str = "",
        **meer: object) -> dict[str, object]:  # fmt: skip
    """A milestone; empty text is an empty cell."""
    velden = {"gepland_op": gepland, "verwacht_op": verwacht, "gereed_op": gereed,
              "afhankelijk_van": na}  # fmt: skip
    return {"mijlpaal_id": nummer, **{k: v or None for k, v in velden.items()}, **meer}


def plan(*rijen: dict[str, object]) -> pd.DataFrame:
    """The plan on 30 April 2022."""
    return stand(mijlpalen(*rijen), PEIL, GRENZEN)


@pytest.mark.parametrize(
    ("gepland", "verwacht", "gereed", "uitloop", "licht"),
    [
        ("2022-03-31", "", "2022-03-20", -11, "klaar"),
        ("2022-03-31", "2022-04-15", "2022-04-20", 20, "klaar"),
        ("2022-10-31", "2022-11-07", "", 7, "groen"),
        ("2022-10-31", "2022-11-08", "", 8, "oranje"),
        ("2022-10-31", "2022-12-30", "", 60, "oranje"),
        ("2022-10-31", "2022-12-31", "", 61, "rood"),
    ],
)
def test_the_slip_is_expected_or_ready_less_the_first_plan(
    gepland: str, verwacht: str, gereed: str, uitloop: int, licht: str
) -> None:
    frame = plan(rij("M", gepland, verwacht, gereed))
    assert frame["uitloop"].tolist() == [uitloop]
    assert frame["licht"].tolist() == [licht]


def test_a_day_that_nobody_knows_gives_no_slip() -> None:
    frame = plan(rij("M", "2022-10-31"))
    assert frame["uitloop"].isna().all()
    assert frame["licht"].tolist() == ["grijs"]


def test_what_should_have_been_ready_is_late_up_to_the_peildatum_at_least() -> None:
    frame = plan(rij("verlopen", "2022-03-31", "2022-04-10"), rij("stil", "2022-03-31"))
    assert frame["dan"].dt.date.tolist() == [PEIL, PEIL]
    assert frame["uitloop"].tolist() == [30.0, 30.0]


def test_the_chain_keeps_the_time_that_was_planned_in_between() -> None:
    """By hand: A is 81 days late (28-2 to 20-5); B was planned 92 days after A, C 92 after B."""
    frame = plan(
        rij("A", "2022-02-28", "2022-05-20"),
        rij("B", "2022-05-31", "2022-06-30", na="A"),
        rij("C", "2022-08-31", "2022-08-31", na="B"),
    )
    assert [f"{dag:%Y-%m-%d}" for dag in frame["keten"]] == [
        "2022-05-20", "2022-08-20", "2022-11-20",
    ]  # fmt: skip
    assert frame["keten_uitloop"].tolist() == [81.0, 81.0, 81.0]
    assert frame["licht"].tolist() == ["rood", "oranje", "oranje"]


def test_a_milestone_that_is_ready_starts_the_chain_again() -> None:
    frame = plan(
        rij("A", "2022-01-31", gereed="2022-04-15"),
        rij("B", "2022-03-31", gereed="2022-04-01", na="A"),
        rij("C", "2022-06-30", "2022-06-30", na="B"),
    )
    assert frame.loc["B", "keten"] == pd.Timestamp("2022-04-01")
    assert frame.loc["C", "keten"] == pd.Timestamp("2022-07-01")
    assert frame.loc["C", "licht"] == "groen"


def test_an_owner_who_expects_to_be_later_than_the_chain_is_believed() -> None:
    frame = plan(rij("A", "2022-05-31", "2022-06-10"), rij("B", "2022-06-30", "2022-12-01", na="A"))
    assert frame.loc["B", "keten"] == pd.Timestamp("2022-12-01")


def test_an_unknown_day_gets_the_earliest_one_of_its_chain() -> None:
    frame = plan(rij("A", "2022-05-31", "2022-06-30"), rij("B", "2022-07-31", na="A"))
    assert frame.loc["B", "keten"] == pd.Timestamp("2022-08-30")
    assert frame.loc["B", "licht"] == "oranje"


def test_a_milestone_planned_before_the_one_it_waits_for_comes_no_earlier_than_that() -> None:
    frame = plan(rij("A", "2022-06-30", "2022-07-31"), rij("B", "2022-06-01", "2022-06-01", na="A"))
    assert frame.loc["B", "keten"] == pd.Timestamp("2022-07-31")


def test_a_status_by_hand_counts_and_the_computed_one_stays() -> None:
    hand = {"status_handmatig": "Rood", "status_reden": "Er is geen datum."}
    frame = plan(
        rij("A", "2022-06-30", "2022-06-30", **hand),
        rij("B", "2022-03-31", gereed="2022-03-31", **hand),
    )
    assert frame["licht"].tolist() == ["rood", "klaar"]
    assert frame["berekend"].tolist() == ["groen", "klaar"]


def test_only_the_stand_of_the_day_itself_is_read() -> None:
    frame = mijlpalen(
        rij("A", "2022-06-30", "2022-06-30", peildatum="2021-12-31"),
        rij("A", "2022-06-30", "2022-09-30"),
    )
    assert stand(frame, date(2021, 12, 31), GRENZEN).loc["A", "uitloop"] == 0
    assert stand(frame, PEIL, GRENZEN).loc["A", "uitloop"] == 92
    assert stand(frame, date(2021, 8, 31), GRENZEN).empty


def test_the_last_milestone_is_the_one_planned_last() -> None:
    frame = plan(rij("A", "2022-10-31", "2023-01-31"), rij("B", "2022-06-30", "2023-06-30"))
    assert last_milestone(frame, "governance") == "A"
    assert last_milestone(frame, "herstart") is None


def test_waiting_is_for_another_theme_while_both_are_open() -> None:
    programma = {"thema": "Integrale dienstverlening"}
    rijen = (
        rij("G1", "2022-03-31", gereed="2022-04-01"),
        rij("G2", "2022-10-31", "2022-10-31"),
        rij("D1", "2022-05-01", "2022-05-01", na="G1", **programma),
        rij("D2", "2022-11-15", na="G2", **programma),
        rij("D3", "2022-12-15", na="D2", **programma),
    )
    assert first_waiting(plan(*rijen), "dienstverlening") == "D2"
    assert first_waiting(plan(*rijen), "governance") is None


def test_the_chain_of_a_theme_holds_all_it_waits_for_in_order() -> None:
    programma = {"thema": "Integrale dienstverlening"}
    frame = plan(
        rij("D2", "2022-12-15", na="D1", **programma),
        rij("D1", "2022-11-15", na="G2", **programma),
        rij("G2", "2022-10-31", "2022-10-31", na="G1"),
        rij("G1", "2022-09-30", "2022-09-30"),
        rij("G9", "2022-08-31", "2022-08-31"),
    )
    assert chain_of(frame, "dienstverlening").index.tolist() == ["G1", "G2", "D1", "D2"]


def test_a_plan_without_milestones_has_no_last_and_no_waiting_one() -> None:
    leeg = plan()
    assert leeg.empty
    assert last_milestone(leeg, "governance") is None
    assert first_waiting(leeg, "governance") is None
    assert chain_of(leeg, "governance").empty
