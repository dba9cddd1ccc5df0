"""What a fact says of its moment and of the norms that it rests on."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from duo_analytics.intake.delivery import Tabellen
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.values import Getal
from tests.tabellen import delivery, frame


def _own_data() -> Tabellen:
    """A delivery that is not made up, with the norms of the example."""
    tabellen = delivery("2022-T1", banenafspraak=frame("banenafspraak"))
    bronnen = {n: dataclasses.replace(b, fictief=False) for n, b in tabellen.bronnen.items()}
    return dataclasses.replace(tabellen, bronnen=bronnen)


@indicator(
    "Op een fictieve norm",
    eenheid="pct",
    moment=Moment.VORIG_JAAR,
    definitie="proef",
    formule="proef",
    tabellen=("banenafspraak",),
    in_woorden=lambda tabellen: f"over {tabellen.peil.jaar - 1} (voorlopig)",
)
def fictief_pct(tabellen: Tabellen) -> Getal:
    return tabellen.norm("quotum.percentage_overheid", tabellen.peil.jaar - 1).waarde


@indicator(
    "Op een gepubliceerde norm",
    eenheid="pct",
    moment=Moment.VORIG_JAAR,
    definitie="proef",
    formule="proef",
    tabellen=("banenafspraak",),
)
def gepubliceerd_pct(tabellen: Tabellen) -> Getal:
    return tabellen.norm("quotum.percentage_overheid", 2024).waarde


def test_a_fact_on_a_made_up_norm_names_it_and_is_fictief() -> None:
    feit = fictief_pct(_own_data())
    assert feit.waarde == Decimal("2.37")
    assert str(feit.bronnen[-1]) == "data/example/reference/quotum.csv (rij 4), fictief"
    assert feit.fictief


def test_a_fact_on_a_published_norm_is_not_fictief() -> None:
    feit = gepubliceerd_pct(_own_data())
    assert [b.bestand for b in feit.bronnen] == ["banenafspraak.xlsx"]
    assert not feit.fictief


def test_a_fact_names_every_row_of_norms_that_it_rests_on() -> None:
    assert [str(norm) for norm in gepubliceerd_pct(_own_data()).normen] == [
        "data/reference/quotum.csv (rij 3)"
    ]


def test_a_moment_may_tell_more_than_a_date() -> None:
    assert fictief_pct(_own_data()).moment == "over 2021 (voorlopig)"
    assert gepubliceerd_pct(_own_data()).moment == "over 2021"
