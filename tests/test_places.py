"""Where deliveries are sought: the folder given, own data where delivered, else the example."""

from __future__ import annotations

from pathlib import Path

import pytest

from duo_analytics import places
from duo_analytics.errors import LeveringOntbreekt
from duo_analytics.periods import Periode

T1 = Periode(2022, 1)


def deliver(data: Path, *namen: str) -> None:
    for naam in namen:
        (data / naam).mkdir(parents=True)
        (data / naam / "personeel.xlsx").touch()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the own data of the project."""
    monkeypatch.setattr(places, "DATA", tmp_path)
    return tmp_path


def test_a_period_is_delivered_when_its_folder_holds_a_workbook(tmp_path: Path) -> None:
    deliver(tmp_path, "2022-T1", "2021-T3", "example", "reference")
    (tmp_path / "2022-T2").mkdir()
    (tmp_path / "2022-T3").touch()
    assert places.delivered_periods(tmp_path) == [Periode(2021, 3), T1]


def test_nothing_is_delivered_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert places.delivered_periods(tmp_path / "weg") == []


def test_without_own_data_the_example_is_used(own: Path) -> None:
    assert places.data_folder(T1) == places.EXAMPLE
    assert places.newest_period() == places.EXAMPLE_PERIODE


def test_own_data_win_for_the_periods_that_they_have(own: Path) -> None:
    deliver(own, "2022-T1", "2022-T2")
    assert places.data_folder(T1) == own
    assert places.data_folder(None) == own
    assert places.data_folder(Periode(2021, 1)) == places.EXAMPLE
    assert places.newest_period() == Periode(2022, 2)


def test_a_given_folder_is_used_as_it_is(tmp_path: Path) -> None:
    deliver(tmp_path, "2022-T3")
    assert places.data_folder(T1, str(tmp_path)) == tmp_path
    assert places.newest_period(tmp_path) == Periode(2022, 3)


def test_a_relative_folder_counts_from_here_and_else_from_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leveringen").mkdir()
    assert places.data_folder(T1, "leveringen") == tmp_path / "leveringen"
    assert places.data_folder(T1, "data/example") == places.EXAMPLE


def test_a_tilde_is_the_home_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variabele in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variabele, str(tmp_path))
    (tmp_path / "leveringen").mkdir()
    assert places.data_folder(T1, "~/leveringen") == tmp_path / "leveringen"


def test_a_given_folder_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LeveringOntbreekt, match="Geef met --data een map die bestaat"):
        places.data_folder(T1, "bestaat/niet")


def test_a_given_folder_without_deliveries_has_no_newest_period(tmp_path: Path) -> None:
    with pytest.raises(LeveringOntbreekt, match="Leg de leveringen in een map per periode"):
        places.newest_period(tmp_path)


def test_sourced_norms_come_before_those_beside_the_deliveries(tmp_path: Path) -> None:
    assert places.reference_folders(tmp_path) == (places.REFERENCE, tmp_path / "reference")


def test_a_shown_path_leaves_this_machine_out(tmp_path: Path) -> None:
    assert places.shown_path(places.EXAMPLE / "2022-T1") == "data/example/2022-T1"
    assert places.shown_path(Path("/srv/duo/leveringen/2022-T1")) == "leveringen/2022-T1"
