"""The year in which AOW age is reached, on the edges of every cohort (AOW art. 7a)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from duo_analytics.places import REFERENCE
from duo_analytics.reference import Reference, aow_ages
from duo_analytics.statistics.aow import AowJaren, ages_on, aow_years, months_of_age

# Year, first and last month of birth, age. From the tables by date of birth of AOW art. 7a and
# of Rijksoverheid, 'Wanneer gaat mijn AOW in?'.
COHORTEN = (
    (2013, "1948-01", "1948-11", (65, 1)),
    (2014, "1948-12", "1949-10", (65, 2)),
    (2015, "1949-11", "1950-09", (65, 3)),
    (2016, "1950-10", "1951-06", (65, 6)),
    (2017, "1951-07", "1952-03", (65, 9)),
    (2018, "1952-04", "1952-12", (66, 0)),
    (2019, "1953-01", "1953-08", (66, 4)),
    (2020, "1953-09", "1954-08", (66, 4)),
    (2021, "1954-09", "1955-08", (66, 4)),
    (2022, "1955-09", "1956-05", (66, 7)),
    (2023, "1956-06", "1957-02", (66, 10)),
    (2024, "1957-03", "1957-12", (67, 0)),
    (2025, "1958-01", "1958-12", (67, 0)),
    (2026, "1959-01", "1959-12", (67, 0)),
    (2027, "1960-01", "1960-12", (67, 0)),
    (2028, "1961-01", "1961-09", (67, 3)),
    (2029, "1961-10", "1962-09", (67, 3)),
    (2030, "1962-10", "1963-09", (67, 3)),
    (2031, "1963-10", "1964-09", (67, 3)),
)


def of(*maanden: str, leeftijden: Mapping[int, int] | None = None) -> AowJaren:
    """Outcome for some months of birth ('' is missing), by the ages of data/reference."""
    geboren = pd.to_datetime(pd.Series(maanden, dtype=str))
    return aow_years(geboren, leeftijden or aow_ages(Reference.load(REFERENCE)))


@pytest.mark.parametrize(("jaar", "eerste", "laatste", "leeftijd"), COHORTEN)
def test_the_first_and_last_month_of_a_cohort_reach_aow_age_in_its_year(
    jaar: int, eerste: str, laatste: str, leeftijd: tuple[int, int]
) -> None:
    aow = of(eerste, laatste)
    assert aow.jaar.tolist() == [jaar, jaar]
    duur = [
        m - pd.Period(g)
        for m, g in zip(aow.maand.dt.to_period("M"), (eerste, laatste), strict=True)
    ]
    assert [d.n for d in duur] == [12 * leeftijd[0] + leeftijd[1]] * 2
    assert not aow.prognose.any()


def test_the_cohorts_leave_no_month_out_and_none_twice() -> None:
    alle = pd.period_range("1948-01", "1964-09", freq="M").strftime("%Y-%m")
    jaren = of(*alle).jaar
    assert jaren.is_monotonic_increasing
    lengte = {jaar: len(pd.period_range(a, b, freq="M")) for jaar, a, b, _ in COHORTEN}
    assert jaren.value_counts().to_dict() == lengte


def test_of_two_years_that_match_the_smallest_is_taken() -> None:
    """May 1956: 66 years and 7 months is December 2022, 66 years and 10 months is March 2023."""
    aow = of("1956-05")
    assert (aow.jaar.item(), str(aow.maand.item())[:7]) == (2022, "2022-12")


def test_a_month_that_no_year_matches_before_the_table_ends_is_still_placed() -> None:
    """After a rise of three months nobody reaches AOW age in the first months of 2028."""
    maanden = of(*pd.period_range("1960-01", "1961-12", freq="M").strftime("%Y-%m")).maand
    bereikt = set(maanden.dt.strftime("%Y-%m"))
    assert {"2027-12", "2028-04"} <= bereikt
    assert not {"2028-01", "2028-02", "2028-03"} & bereikt


def test_past_the_table_the_last_known_age_is_a_prognose() -> None:
    aow = of("1964-09", "1964-10", "1990-01")
    assert aow.jaar.tolist() == [2031, 2032, 2057]
    assert aow.prognose.tolist() == [False, True, True]


def test_who_reached_aow_age_before_the_table_gets_the_year_before_it() -> None:
    aow = of("1947-11", leeftijden={2013: 781, 2014: 782})
    assert aow.jaar.tolist() == [2012]
    assert aow.maand.isna().all()
    assert not aow.prognose.any()


def test_a_missing_month_of_birth_stays_missing() -> None:
    aow = of("", "1957-03")
    assert aow.jaar.isna().tolist() == [True, False]
    assert aow.maand.isna().tolist() == [True, False]
    assert not aow.prognose.any()


def test_nobody_gives_nothing() -> None:
    aow = aow_years(pd.Series([], dtype="datetime64[s]"), {2022: 799})
    assert aow.jaar.empty
    assert aow.maand.empty


def test_a_birthday_in_the_month_itself_has_passed_at_its_end() -> None:
    geboren = pd.to_datetime(pd.Series(["1987-04", "1987-05", ""]))
    assert ages_on(geboren, 2022, 4).tolist()[:2] == [35, 34]
    assert months_of_age(geboren, 2022, 4).tolist()[:2] == [420, 419]
    assert ages_on(geboren, 2022, 4).isna().tolist() == [False, False, True]
