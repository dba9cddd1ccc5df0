"""The command ``schedule``: what it shows, what it looks at, and that a run is the run by hand."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from filelock import FileLock

from duo_analytics.__main__ import cli
from duo_analytics.commands.schedule import _round, delivery
from duo_analytics.errors import DuoFout
from duo_analytics.intake.contract import workbooks
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE, ROOT
from duo_analytics.runs import make as making
from duo_analytics.runs.schedule import kalender
from duo_analytics.runs.schedule.stand import FOLDER

T1 = Periode(2022, 1)
NAMEN = tuple(werkboek.bestand for werkboek in workbooks())


def duo(*woorden: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    command = [sys.executable, "-m", "duo_analytics", "schedule", *woorden]
    alles = {**os.environ, "PYTHONUTF8": "1", **omgeving}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=alles)


def test_it_shows_the_coming_days_and_the_text_for_each_planner() -> None:
    for planner, woord in (("systemd", "OnCalendar="), ("cron", "@reboot"), ("windows", "<Task ")):
        gedaan = duo("--planner", planner)
        assert gedaan.returncode == 0, gedaan.stderr
        assert "Er wordt elke dag gekeken om 06:15, 12:15, 17:15" in gedaan.stdout
        assert gedaan.stdout.count("leveren tot en met") == 4
        assert woord in gedaan.stdout
        assert f"{ROOT}" in gedaan.stdout
    inhoud = json.loads(duo("--planner", "cron", "--json").stdout)
    assert len(inhoud["termijnen"]) == 4
    assert inhoud["cron"].startswith("# begin duo-analytics")


def test_an_unknown_planner_is_wrong_use() -> None:
    gedaan = duo("--planner", "airflow")
    assert gedaan.returncode == 2
    assert "Kies uit: systemd, cron, windows." in gedaan.stderr


def test_the_repository_holds_no_path_of_a_machine() -> None:
    for pad in (ROOT / "duo_analytics" / "runs" / "schedule").iterdir():
        if pad.is_file():
            assert str(ROOT) not in pad.read_text(encoding="utf-8")


def test_looking_where_nothing_was_delivered_waits_and_logs(tmp_path: Path) -> None:
    """The current tertaal is looked at: far before or after a deadline the code may be 3."""
    (tmp_path / "data").mkdir()
    woorden = ("--now", "--json", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "uit"))
    gedaan = duo(*woorden)
    assert gedaan.returncode in (0, 3), gedaan.stderr
    (event,) = [json.loads(regel) for regel in gedaan.stdout.splitlines()]
    assert event["gebeurtenis"] in ("wacht", "ontbreekt")
    assert tuple(event["bestanden"]) == NAMEN
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == [FOLDER]


def test_two_looks_at_once_give_code_75(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / FOLDER / "slot"):
        gedaan = duo("--now", "--data", str(tmp_path / "data"), "--out", str(tmp_path))
    assert gedaan.returncode == 75
    assert "Een andere run is bezig met het rooster" in gedaan.stderr


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "uit").write_text("een bestand", encoding="utf-8")
    gedaan = duo("--now", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "uit"))
    assert gedaan.returncode == 1
    assert "Het rooster kan niet lezen of schrijven" in gedaan.stderr


# Deliveries as they lie there


def test_a_delivery_is_whole_when_the_check_finds_no_error(tmp_path: Path) -> None:
    """Files come one by one, and the last one has text in a cell with a number."""
    doel = tmp_path / "2022-T1"
    assert delivery(T1, tmp_path).ontbreekt == NAMEN
    doel.mkdir()
    for naam in NAMEN[:2]:
        shutil.copy(EXAMPLE / "2022-T1" / naam, doel)
    half = delivery(T1, tmp_path)
    assert set(half.ontbreekt) == set(NAMEN[2:])
    for naam in NAMEN[2:]:
        shutil.copy(EXAMPLE / "2022-T1" / naam, doel)
    heel = delivery(T1, tmp_path)
    assert (heel.ontbreekt, heel.geweigerd, heel.volledig) == ((), (), True)
    (doel / NAMEN[-1]).write_bytes(b"geen werkboek van Jansen")
    kapot = delivery(T1, tmp_path)
    assert (kapot.geweigerd, kapot.volledig) == ((NAMEN[-1],), False)
    assert len({half.inhoud, heel.inhoud, kapot.inhoud}) == 3


def test_a_planned_run_is_the_run_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Any] = []

    def onthoud(opdracht: Any, *_: Any) -> Any:
        gevraagd.append(opdracht)
        raise DuoFout("genoeg")

    monkeypatch.setattr(making, "make", onthoud)
    woorden = ["run", "2022-T1", "--data", str(EXAMPLE), "--out", str(tmp_path)]
    met_de_hand = CliRunner().invoke(cli, woorden)
    assert isinstance(met_de_hand.exception, DuoFout)
    ronde = _round(kalender.load(EXAMPLE), EXAMPLE, tmp_path, als_json=False)
    with pytest.raises(DuoFout):
        ronde.maak(T1)
    hand, gepland = map(dataclasses.asdict, gevraagd)
    assert hand == gepland
