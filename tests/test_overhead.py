"""Overhead of the four organisations from Iv3, and the starting map of its export."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from duo_analytics.chapters.financien import overhead as hoofdstuk
from duo_analytics.statistics import overhead
from tests.tabellen import delivery, frame

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen


def regel(
    bedrag: float, taakveld: str = "6.1", categorie: str = "L4.2", **anders: object
) -> dict[str, object]:
    """Lasten of Diemen in the begroting of 2022."""
    return {
        "jaar": 2022,
        "verslag": "Begroting",
        "werkgever": "Diemen",
        "taakveld": taakveld,
        "categorie": categorie,
        "soort": "Lasten" if categorie.startswith("L") else "Baten",
        "bedrag": bedrag,
        **anders,
    }


def rijen(*regels: dict[str, object]) -> pd.DataFrame:
    return frame("taakvelden", *regels)


def levering(*regels: dict[str, object], periode: str = "2022-T1") -> Tabellen:
    return delivery(periode, taakvelden=rijen(*regels))


def test_overhead_is_taakveld_0_4_of_all_lasten() -> None:
    uit = overhead.lasten(rijen(regel(30, "0.4", "L1.1"), regel(70)), 2022, "begroting")
    assert uit.loc["diemen"].to_dict() == {"lasten": 100, "overhead": 30}


@pytest.mark.parametrize("categorie", ["L7.1", "L7.4", "L7.5"])
def test_what_is_no_spending_is_left_out_of_both(categorie: str) -> None:
    tabel = rijen(
        regel(30, "0.4", "L1.1"), regel(9, "0.4", categorie), regel(70), regel(5, "0.10", categorie)
    )
    uit = overhead.lasten(tabel, 2022, "begroting")
    assert uit.loc["diemen"].to_dict() == {"lasten": 100, "overhead": 30}


def test_baten_other_years_and_other_verslagen_do_not_count() -> None:
    tabel = rijen(
        regel(40, "0.4", "L1.1"),
        regel(60),
        regel(500, "0.4", "B2.1"),
        regel(700, jaar=2021),
        regel(900, verslag="Jaarrekening"),
    )
    assert overhead.lasten(tabel, 2022, "begroting").loc["diemen", "lasten"] == 100


def test_a_share_of_nothing_is_not_known() -> None:
    assert overhead.share(Decimal(0), Decimal(0)) is None


def test_the_newest_begroting_is_the_one_of_this_year_or_before() -> None:
    tabel = rijen(
        regel(1, jaar=2021), regel(1, jaar=2023), regel(1, jaar=2022, verslag="Jaarrekening")
    )
    assert overhead.newest_year(tabel, 2022, "begroting") == 2021
    assert overhead.newest_year(tabel, 2020, "begroting") is None


def test_the_fact_is_that_of_the_recipient_and_of_duo_plus_for_the_whole() -> None:
    tabellen = levering(
        regel(20, "0.4", "L1.1"),
        regel(80),
        regel(60, "0.4", "L1.1", werkgever="Duo+"),
        regel(40, werkgever="Duo+"),
    )
    assert hoofdstuk.overhead_pct(tabellen).waarde == 60
    assert hoofdstuk.overhead_pct(tabellen.voor("diemen")).waarde == 20
    assert hoofdstuk.overhead_pct(tabellen.voor("uithoorn")).waarde is None


def test_the_chart_names_the_organisations_in_their_usual_order() -> None:
    tabellen = levering(regel(10, werkgever="Duo+"), regel(20, "0.4", "L1.1"), regel(20))
    tabel = hoofdstuk.per_organisatie(tabellen).tabel
    assert tabel.moment == "begroting 2022"
    assert [rij[0] for rij in tabel.rijen] == ["Diemen", "Duo+"]
    assert tabel.kolom(hoofdstuk.DEEL) == (Decimal(50), Decimal(0))


def test_a_gemeente_sees_itself_beside_duo_plus() -> None:
    alle = [regel(10, werkgever=naam) for naam in ("Diemen", "Uithoorn", "Duo+")]
    tabel = hoofdstuk.per_organisatie(levering(*alle).voor("uithoorn")).tabel
    assert [rij[0] for rij in tabel.rijen] == ["Uithoorn", "Duo+"]


def test_without_a_begroting_there_is_an_empty_chart_and_no_figure() -> None:
    tabellen = levering(regel(10, verslag="Jaarrekening"))
    assert hoofdstuk.overhead_pct(tabellen).waarde is None
    assert hoofdstuk.per_organisatie(tabellen).tabel.rijen == ()
