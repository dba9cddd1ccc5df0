"""People against places: only counted days, only the scenario of now, weighted by places."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from duo_analytics.periods import Venster
from duo_analytics.statistics import kantoor
from tests.kantoren import dagen, scenarios

TERTAAL = Venster(date(2022, 1, 1), date(2022, 4, 30))
APRIL = dagen(
    ("2022-02-14", "Noord", "Gesloten", 15, 9),
    ("2022-04-25", "Noord", "Afstand", 40, 20),
    ("2022-04-26", "Noord", "Afstand", 40, 36),
    ("2022-04-25", "Zuid", "Afstand", 20, 10),
    ("2022-04-26", "Zuid", "Afstand", 20, 8),
    ("2022-04-28", "Zuid", "Afstand", 20, None),
    ("2022-05-02", "Zuid", "Open", 100, 60),
)


def test_only_days_with_the_scenario_of_the_end_of_the_window_count() -> None:
    gekozen = kantoor.in_scenario(APRIL, TERTAAL)
    assert set(gekozen["scenario"]) == {"Afstand"}
    assert len(gekozen) == 5


def test_each_location_has_its_own_scenario_of_now() -> None:
    tabel = dagen(
        ("2022-04-25", "Noord", "Afstand", 40, 20),
        ("2022-04-26", "Noord", "Open", 100, 50),
        ("2022-04-25", "Zuid", "Afstand", 20, 10),
        ("2022-04-26", "Zuid", "Afstand", 20, 12),
    )
    gekozen = kantoor.in_scenario(tabel, TERTAAL)
    assert gekozen.groupby("locatie").size().to_dict() == {"Noord": 1, "Zuid": 2}


def test_the_last_row_of_a_location_says_what_applies_now() -> None:
    nu = kantoor.last_known(APRIL, TERTAAL)
    assert nu["plekken_beschikbaar"].to_dict() == {"Noord": 40.0, "Zuid": 20.0}


def test_a_day_that_was_not_counted_is_no_day_with_nobody() -> None:
    per_locatie = kantoor.per_location(kantoor.in_scenario(APRIL, TERTAAL))
    assert per_locatie["aanwezig"].to_dict() == {"Noord": 28.0, "Zuid": 9.0}
    assert per_locatie["drukste"].to_dict() == {"Noord": 36.0, "Zuid": 10.0}
    assert per_locatie["drukste_plekken"].to_dict() == {"Noord": 40.0, "Zuid": 20.0}


def test_a_location_that_was_never_counted_is_missing() -> None:
    tabel = dagen(("2022-04-25", "Noord", "Open", 40, 20), ("2022-04-25", "Zuid", "Open", 20, None))
    per_locatie = kantoor.per_location(kantoor.in_scenario(tabel, TERTAAL))
    assert per_locatie["aanwezig"].isna().to_dict() == {"Noord": False, "Zuid": True}


def test_the_busiest_day_is_that_of_all_locations_together() -> None:
    assert kantoor.busiest_day(kantoor.in_scenario(APRIL, TERTAAL)) == (44.0, 60.0)


def test_a_busy_day_on_which_a_location_was_not_counted_is_left_out() -> None:
    tabel = dagen(
        ("2022-04-25", "Noord", "Open", 100, 20),
        ("2022-04-26", "Noord", "Open", 100, 90),
        ("2022-04-25", "Zuid", "Open", 100, 10),
        ("2022-04-26", "Zuid", "Open", 100, None),
    )
    assert kantoor.busiest_day(kantoor.in_scenario(tabel, TERTAAL)) == (30.0, 200.0)


def test_without_a_whole_day_there_is_no_busiest_one() -> None:
    tabel = dagen(("2022-04-25", "Noord", "Open", 40, 20), ("2022-04-26", "Zuid", "Open", 40, 20))
    assert kantoor.busiest_day(kantoor.in_scenario(tabel, TERTAAL)) is None


def test_a_month_adds_the_means_of_the_locations_and_has_a_busiest_day() -> None:
    """By hand, April: Noord (20 + 36) / 2 = 28, Zuid (10 + 8) / 2 = 9; busiest is the 26th."""
    maand = kantoor.per_month(kantoor.within(APRIL, Venster(date(2022, 4, 1), date(2022, 4, 30))))
    assert maand.index.astype(str).tolist() == ["2022-04"]
    assert maand.iloc[0].to_dict() == {"aanwezig": 37.0, "drukste": 44.0, "drukste_plekken": 60.0}


def test_a_month_in_which_a_location_was_not_counted_is_missing() -> None:
    tabel = dagen(
        ("2022-03-01", "Noord", "Open", 40, 20),
        ("2022-03-01", "Zuid", "Open", 40, None),
        ("2022-04-01", "Noord", "Open", 40, 20),
    )
    maand = kantoor.per_month(kantoor.within(tabel, TERTAAL))
    assert maand["aanwezig"].isna().tolist() == [True, False]
    assert maand["drukste"].isna().tolist() == [True, False]


def test_a_location_has_a_mean_per_month() -> None:
    maand = kantoor.per_month_and_location(kantoor.within(APRIL, TERTAAL))
    april = maand[maand.index.get_level_values("maand").astype(str) == "2022-04"]
    assert april.droplevel("maand").to_dict("index") == {
        "Noord": {"aanwezigen": 28.0, "plekken_beschikbaar": 40.0},
        "Zuid": {"aanwezigen": 9.0, "plekken_beschikbaar": 20.0},
    }


def test_a_day_of_the_week_without_days_is_missing() -> None:
    week = kantoor.per_weekday(kantoor.in_scenario(APRIL, TERTAAL))
    assert week.index.tolist() == ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
    assert week["aanwezig"].iloc[:2].tolist() == [30.0, 44.0]
    assert week["aanwezig"].iloc[2:].isna().all()


@pytest.mark.parametrize(
    ("plekken", "pct", "verwacht"), [(136, 40, 54), (100, 29, 29), (118, 70, 82), (5, 15, 0)]
)
def test_places_are_whole_and_rounded_down(plekken: int, pct: float, verwacht: int) -> None:
    tabel = kantoor.places_in(pd.Series([plekken]), pd.Series({"Afstand": pct}))
    assert tabel.to_numpy().tolist() == [[verwacht]]


def test_a_scenario_counts_as_it_was_known_last() -> None:
    tabel = scenarios(
        {"scenario": "Afstand", "plekken_pct": 50, "geldig_van": "2021-06-28",
         "geldig_tot": "2021-11-12"},
        {"scenario": "Afstand", "plekken_pct": 40, "geldig_van": "2022-02-15"},
        {"scenario": "Gesloten", "plekken_pct": 15, "geldig_van": "2021-11-13",
         "geldig_tot": "2022-02-14"},
        {"scenario": "Open", "plekken_pct": 100},
    )  # fmt: skip
    nu = kantoor.shares(tabel, date(2022, 4, 30))["plekken_pct"]
    assert nu.to_dict() == {"Gesloten": 15.0, "Afstand": 40.0, "Open": 100.0}
    toen = kantoor.shares(tabel, date(2021, 8, 31))["plekken_pct"]
    assert toen.to_dict() == {"Afstand": 50.0, "Open": 100.0}


def test_offices_without_days_give_nothing() -> None:
    leeg = kantoor.in_scenario(dagen(), TERTAAL)
    assert kantoor.per_location(leeg).empty
    assert kantoor.busiest_day(leeg) is None
    assert kantoor.per_month(leeg).empty
    assert np.isnan(kantoor.per_weekday(leeg).to_numpy()).all()
