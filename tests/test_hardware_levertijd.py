"""Lead times of the chapter hardware: facts, quarters, categories and the chip benchmark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.hardware import levertijd
from duo_analytics.chapters.hardware.chips import chip_note, chips_per_quarter
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.results.indicator import Indicator
from tests.hardware import Rij, kolom, levering, open_regel, regel

# by hand: delivered after 7, 14 and 21 days; S(7) = 2/3, S(14) = 1/3, so the median is two weeks
DRIE = (
    regel(1, besteldatum="2022-01-03", leverdatum="2022-01-10"),
    regel(2, besteldatum="2022-01-03", leverdatum="2022-01-17"),
    regel(3, besteldatum="2022-01-03", leverdatum="2022-01-24"),
)


def test_the_fact_is_the_median_of_what_was_ordered_in_twelve_months() -> None:
    oud = [regel(n, besteldatum="2021-04-30", leverdatum="2021-12-30") for n in (4, 5, 6)]
    assert levertijd.levertijd_weken.bereken(levering(*DRIE, *oud)) == 2


def test_the_first_day_of_the_twelve_months_counts_and_the_day_before_does_not() -> None:
    erin = [regel(n, besteldatum="2021-05-01", leverdatum="2021-05-08") for n in (1, 2, 3)]
    eruit = [regel(n, besteldatum="2021-04-30", leverdatum="2021-05-07") for n in (1, 2, 3)]
    assert levertijd.levertijd_weken.bereken(levering(*erin)) == 1
    assert levertijd.levertijd_weken.bereken(levering(*eruit)) is None


def test_an_earlier_period_sees_what_was_known_then() -> None:
    """On 31 December 2021 two of the three were still open: fewer than half delivered."""
    regels = [
        regel(1, besteldatum="2021-12-01", leverdatum="2021-12-08"),
        regel(2, besteldatum="2021-12-01", leverdatum="2022-01-05"),
        regel(3, besteldatum="2021-12-01", leverdatum="2022-01-19"),
    ]
    tabellen = levering(*regels)
    toen = tabellen.op(Periode(2021, 3))
    assert levertijd.levertijd_weken.bereken(tabellen) == 5
    assert levertijd.langste_levertijd_weken.bereken(toen) == 1
    assert levertijd.langst_open_weken(toen).tekst == "4,3\u00a0weken"  # 30 days


def test_longest_delivered_and_longest_open_are_apart() -> None:
    tabellen = levering(
        regel(1, besteldatum="2021-04-01", leverdatum="2022-03-31"),
        regel(2, besteldatum="2020-01-01", leverdatum="2021-04-29"),  # delivered too long ago
        open_regel(3, besteldatum="2022-02-19"),
    )
    assert levertijd.langste_levertijd_weken(tabellen).tekst == "52,0\u00a0weken"
    assert levertijd.langst_open_weken(tabellen).tekst == "10,0\u00a0weken"


@pytest.mark.parametrize(
    "feit",
    [levertijd.levertijd_weken, levertijd.levertijd_hoog_weken, levertijd.langste_levertijd_weken],
)
def test_a_delivery_that_begins_within_the_twelve_months_gives_no_fact_over_them(
    feit: Indicator,
) -> None:
    tabellen = levering(*DRIE, gegevens_vanaf=date(2022, 1, 1))
    assert feit.bereken(tabellen) is None
    noten = levertijd.per_categorie(tabellen).tabel.noten
    assert any("begint op 1 januari 2022" in noot for noot in noten)


def test_quarters_run_from_the_history_up_to_the_peildatum() -> None:
    grafiek = levertijd.per_kwartaal(levering(*DRIE, gegevens_vanaf=date(2021, 6, 15)))
    assert kolom(grafiek, "Besteld in") == ["2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"]
    assert kolom(grafiek, "Besteld") == [0, 0, 3, 0]
    assert kolom(grafiek, "Mediaan") == [None, None, 2, None]


def test_the_last_row_is_of_all_categories_and_is_not_drawn() -> None:
    andere = [
        regel(n, categorie="Server", besteldatum="2022-01-03", leverdatum="2022-03-28")
        for n in (4, 5, 6, 7)
    ]
    grafiek = levertijd.per_categorie(levering(*DRIE, *andere))
    assert kolom(grafiek, "Categorie") == ["Laptop", "Server", "Alle categorieën"]
    assert kolom(grafiek, "Mediaan") == [2, 12, 12]
    assert len(grafiek.rijen) == 2


def test_the_curve_starts_at_all_and_ends_at_the_longest_wait() -> None:
    grafiek = levertijd.nog_niet_geleverd(levering(*DRIE))
    assert kolom(grafiek, "Weken na bestelling") == [0, 1, 2, 3]
    delen = [float(str(deel)) for deel in kolom(grafiek, "Laatste jaar")]
    assert delen == pytest.approx([100, 200 / 3, 100 / 3, 0], abs=1e-6)
    assert kolom(grafiek, "Jaar daarvoor") == [None] * 4


# --- chips


def at(periode: str, *rijen: Rij) -> Tabellen:
    return levering(*rijen, periode=periode)


def test_chip_figures_are_the_last_of_their_quarter_and_known_at_the_peildatum() -> None:
    """data/reference/chips.csv: 21.9 in October and 25.8 in December 2021, 26.6 in March 2022."""
    metingen = chips_per_quarter(at("2022-T1"))
    gezien = {str(k): (m.weken, m.gemeten) for k, m in metingen.items()}
    assert gezien == {
        "2020Q4": (Decimal("13.9"), "herfst 2020"),
        "2021Q4": (Decimal("25.8"), "december 2021"),
        "2022Q1": (Decimal("26.6"), "maart 2022"),
    }


def test_before_the_first_measurement_of_2021_only_the_autumn_of_2020_is_known() -> None:
    assert list(map(str, chips_per_quarter(at("2021-T1")))) == ["2020Q4"]
    assert chips_per_quarter(at("2020-T2")) == {}


def test_only_the_chip_figures_that_are_shown_are_accounted_for() -> None:
    tabellen = at("2021-T1")
    chips_per_quarter(tabellen)
    assert [(n.reeks, n.periode) for n in tabellen.gebruikte_normen] == [
        ("chips.levertijd_herfst_weken", "2020")
    ]


def test_a_quarter_without_a_measurement_gets_none() -> None:
    grafiek = levertijd.per_kwartaal(at("2022-T1"))
    kwartalen = kolom(grafiek, "Besteld in")
    chips = dict(zip(kwartalen, kolom(grafiek, "Levertijd van chips"), strict=True))
    assert chips["2021-Q3"] is None
    assert chips["2021-Q4"] == Decimal("25.8")


def test_the_chart_says_that_it_is_a_chip_lead_time_and_whose() -> None:
    noot = chip_note(at("2022-T1"))
    assert "levertijd van chips, niet van hardware" in noot
    assert "Susquehanna" in noot
    assert "10 tot 15 weken" in noot
