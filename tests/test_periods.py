"""Tertalen: their dates, their windows ('t/m' is inclusive) and their Dutch words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.errors import PeriodeFout
from duo_analytics.periods import (
    Periode,
    Venster,
    datum_in_woorden,
    datum_kort,
    in_full,
    maand_in_woorden,
    maand_kort,
    month_end,
    month_ends,
    twelve_months,
)

PERIODEN = st.builds(Periode, st.integers(1950, 2090), st.integers(1, 3))
T1, T2, T3 = (Periode(2022, t) for t in (1, 2, 3))


@given(PERIODEN)
def test_a_period_reads_back_what_it_writes(periode: Periode) -> None:
    assert Periode.parse(str(periode)) == periode


def test_a_period_is_read_without_regard_to_case_and_spaces() -> None:
    assert Periode.parse(" 2022-t1 ") == T1


@pytest.mark.parametrize(
    "tekst", ["", "2022", "2022-T4", "2022-T0", "2022T1", "2022-Q1", "22-T1", "1822-T1", "2022-T1x"]
)
def test_anything_else_is_refused_with_an_example_of_a_period(tekst: str) -> None:
    with pytest.raises(PeriodeFout, match=re.escape(f"'{tekst}' is geen periode")) as fout:
        Periode.parse(tekst)
    assert fout.value.tekst == tekst
    assert "2022-T1 (januari tot en met april)" in str(fout.value)


def test_a_tertaal_runs_from_the_first_day_to_the_last_of_its_four_months() -> None:
    assert [(p.begin, p.peildatum) for p in (T1, T2, T3)] == [
        (date(2022, 1, 1), date(2022, 4, 30)),
        (date(2022, 5, 1), date(2022, 8, 31)),
        (date(2022, 9, 1), date(2022, 12, 31)),
    ]


@given(PERIODEN)
def test_tertalen_follow_each_other_without_a_gap(periode: Periode) -> None:
    assert periode.vorige.peildatum + timedelta(days=1) == periode.begin
    assert periode.vorige < periode
    assert periode.vorige.vorige.vorige == periode.vorig_jaar


def test_words_of_a_tertaal_include_its_last_month() -> None:
    assert T1.in_woorden == "januari tot en met april 2022"
    assert T3.in_woorden == "september tot en met december 2022"


def test_both_ends_of_a_window_count() -> None:
    assert Venster(date(2022, 4, 30), date(2022, 4, 30)).dagen == 1
    assert [p.venster.dagen for p in (T1, T2, T3)] == [120, 123, 122]
    assert Periode(2024, 1).venster.dagen == 121


def test_the_opening_stand_of_a_window_is_that_of_the_day_before() -> None:
    assert T1.venster.vooraf == date(2021, 12, 31)
    assert T1.twaalf_maanden.vooraf == date(2021, 4, 30)


def test_the_year_up_to_now_begins_in_january() -> None:
    assert T2.jaar_tot_nu == Venster(date(2022, 1, 1), date(2022, 8, 31))


def test_twelve_months_end_on_the_peildatum() -> None:
    assert T1.twaalf_maanden == Venster(date(2021, 5, 1), date(2022, 4, 30))
    assert T1.twaalf_maanden.in_woorden == "1 mei 2021 tot en met 30 april 2022"


@pytest.mark.parametrize(
    ("eind", "begin"),
    [
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2023, 2, 28), date(2022, 3, 1)),
        (date(2025, 2, 28), date(2024, 3, 1)),
    ],
)
def test_twelve_months_around_a_leap_day_are_whole_months(eind: date, begin: date) -> None:
    assert twelve_months(eind) == Venster(begin, eind)


@given(PERIODEN)
def test_twelve_months_are_as_long_as_a_year(periode: Periode) -> None:
    venster = periode.twaalf_maanden
    assert venster.dagen in (365, 366)
    assert venster.begin.day == 1


def test_the_last_day_of_february_follows_the_leap_years() -> None:
    assert [month_end(jaar, 2).day for jaar in (1900, 2000, 2022, 2024)] == [28, 29, 28, 29]


def test_month_ends_are_in_order_and_cross_the_year() -> None:
    assert month_ends(date(2022, 2, 14), 3) == [
        date(2021, 12, 31),
        date(2022, 1, 31),
        date(2022, 2, 28),
    ]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_month_ends_are_each_the_day_before_a_month_begins(eind: date, aantal: int) -> None:
    einden = month_ends(eind, aantal)
    assert len(einden) == aantal
    assert all((dag + timedelta(days=1)).day == 1 for dag in einden)
    assert einden == sorted(set(einden))


def test_dates_are_written_in_dutch() -> None:
    dag = date(2022, 3, 7)
    assert datum_in_woorden(dag) == "7 maart 2022"
    assert maand_in_woorden(dag) == "maart 2022"
    assert datum_kort(dag) == "07-03-2022"


def test_short_months_are_twelve_different_words() -> None:
    kort = [maand_kort(date(2022, maand, 1)) for maand in range(1, 13)]
    assert kort == [
        "jan 22", "feb 22", "mrt 22", "apr 22", "mei 22", "jun 22",
        "jul 22", "aug 22", "sep 22", "okt 22", "nov 22", "dec 22",
    ]  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_short_month_is_read_aloud_as_the_month_that_it_is(dag: date) -> None:
    assert in_full(maand_kort(dag)) == maand_in_woorden(dag)


@pytest.mark.parametrize(
    ("label", "voluit"),
    [
        ("2022-T1", "het eerste tertaal van 2022"),
        ("2021-Q4", "het vierde kwartaal van 2021"),
        ("t/m 2022-T1", "tot en met het eerste tertaal van 2022"),
        ("t/m 4 weken", "tot en met 4 weken"),
        ("2019", "2019"),
        ("xyz 22", "xyz 22"),
        ("Diemen", "Diemen"),
    ],
)
def test_moments_are_read_aloud_and_other_words_stay(label: str, voluit: str) -> None:
    assert in_full(label) == voluit


@pytest.mark.parametrize("tekst", ["2021-T1", "2021-T2", "2021-T3"])
def test_the_next_tertaal_is_the_one_that_comes_back_to_this_one(tekst: str) -> None:
    periode = Periode.parse(tekst)
    assert periode.volgende > periode
    assert periode.volgende.vorige == periode
