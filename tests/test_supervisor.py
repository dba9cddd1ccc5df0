"""The lock of a set, the clearing up after a run that was cut off, and the guard beside a run."""

from __future__ import annotations

import errno
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import psutil
import pytest

from duo_analytics.errors import GeenRuimte, PeriodeBezet, SchrijfFout
from duo_analytics.reference import Reference
from duo_analytics.runs import leftovers, room, supervisor, watch
from duo_analytics.runs.versions import Plek
from duo_analytics.runs.watch import Grenzen

RUIM = Grenzen(run_seconden=60, bevroren_seconden=60, geheugen=1 << 40)
SLEEPS = "import time; time.sleep(600)"


def sleeper(code: str = SLEEPS) -> subprocess.Popen[bytes]:
    """A child that does nothing for a long time, in a session of its own."""
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)


def record(tmp_path: Path, **anders: object) -> Path:
    """What a run that was cut off has left: its record."""
    bezig = tmp_path / ".werk" / "2022-T1.bezig.json"
    bezig.parent.mkdir(parents=True, exist_ok=True)
    loop = {"merk": "dood", "proces": 2**22 + 1, "start": 1.0, "computer": platform.node(),
            "sinds": "12-05-2022 09:30", "tijdelijk": str(tmp_path / "tijdelijk")}  # fmt: skip
    bezig.write_text(json.dumps(loop | anders), encoding="utf-8")
    return bezig


# The lock


def test_a_set_that_is_held_says_by_which_process_of_which_machine_since_when(
    tmp_path: Path,
) -> None:
    wie = rf"2022-T1 \(proces {os.getpid()} op {platform.node()}, sinds \d\d-\d\d-\d{{4}} \d\d:\d\d"
    with (
        supervisor.held(tmp_path, "2022-T1"),
        pytest.raises(PeriodeBezet, match=wie) as bezet,
        supervisor.held(tmp_path, "2022-T1"),
    ):
        pytest.fail("the lock was given twice")
    assert bezet.value.exit_code == 75


def test_two_sets_do_not_hold_each_other(tmp_path: Path) -> None:
    with supervisor.held(tmp_path, "2022-T1"), supervisor.held(tmp_path, "2022-T2") as loop:
        assert loop.proces == os.getpid()


def test_nothing_is_left_at_the_end_also_not_of_what_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with supervisor.supervised(tmp_path, "2022-T1", RUIM):
            (tmp_path / ".werk" / "2022-T1").mkdir()
            (Path(tempfile.mkdtemp()) / "rest").touch()
            raise ValueError("mislukt")

    eerder = tempfile.gettempdir()
    with pytest.raises(ValueError, match="mislukt"):
        fail()
    assert [p.name for p in (tmp_path / ".werk").iterdir()] == ["2022-T1.slot"]
    assert tempfile.gettempdir() == eerder
    assert leftovers.MARK not in os.environ
    assert not list(Path(eerder).glob("duo-*/*/rest"))


def test_a_run_of_another_machine_that_gives_signs_of_life_holds_the_set(tmp_path: Path) -> None:
    bezig = record(tmp_path, computer="een-andere")
    with (
        pytest.raises(PeriodeBezet, match="op een-andere, sinds 12-05-2022 09:30"),
        supervisor.held(tmp_path, "2022-T1"),
    ):
        pytest.fail("the lock was given")
    lang_geleden = time.time() - supervisor.FRESH - 1
    os.utime(bezig, (lang_geleden, lang_geleden))
    with supervisor.held(tmp_path, "2022-T1") as loop:
        assert loop.computer == platform.node()


def test_a_place_where_nothing_can_be_written_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with (
        pytest.raises(SchrijfFout, match="op die plaats staat een bestand"),
        supervisor.held(tmp_path / "bestand" / "uit", "2022-T1"),
    ):
        pytest.fail("the lock was given")


def test_a_disk_that_is_full_meanwhile_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(SchrijfFout, match="de schijf is vol"), supervisor.held(tmp_path, "2022-T1"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert [p.name for p in (tmp_path / ".werk").iterdir()] == ["2022-T1.slot"]


# A run that was cut off


def test_a_run_that_was_cut_off_is_cleared_up_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path)
    for rest in (tmp_path / "tijdelijk" / "x", tmp_path / ".werk" / "2022-T1" / "bewijs"):
        rest.mkdir(parents=True)
    with monkeypatch.context() as gemerkt:
        gemerkt.setenv(leftovers.MARK, "dood")
        kind = sleeper()
    with supervisor.held(tmp_path, "2022-T1"):
        assert kind.wait(timeout=5) == -signal.SIGKILL
        assert not (tmp_path / "tijdelijk").exists()
        assert not (tmp_path / ".werk" / "2022-T1").exists()


def test_a_process_of_a_dead_run_that_still_holds_the_lock_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezig = record(tmp_path)
    slot = bezig.with_name("2022-T1.slot")
    code = (
        "import filelock, sys, time; slot = filelock.FileLock(sys.argv[1]); slot.acquire();"
        "print('vast', flush=True); time.sleep(600)"
    )
    monkeypatch.setenv(leftovers.MARK, "dood")
    with subprocess.Popen([sys.executable, "-c", code, str(slot)], stdout=subprocess.PIPE) as kind:
        assert kind.stdout is not None
        assert kind.stdout.readline() == b"vast\n"
        with supervisor.held(tmp_path, "2022-T1") as loop:
            assert loop.proces == os.getpid()
        assert kind.wait(timeout=5) == -signal.SIGKILL


def test_a_number_that_was_given_to_another_process_is_not_the_run() -> None:
    assert leftovers.alive(os.getpid(), leftovers.started(os.getpid()))
    assert not leftovers.alive(os.getpid(), 1.0)
    assert not leftovers.alive(2**22 + 1, 1.0)


def test_a_record_that_was_not_written_to_its_end_is_no_run(tmp_path: Path) -> None:
    bezig = record(tmp_path)
    bezig.write_text('{"merk": "a', encoding="utf-8")
    with supervisor.held(tmp_path, "2022-T1") as loop:
        assert loop.merk != "a"


# The guard


def test_a_detached_grandchild_is_gone_when_the_run_ends(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    code = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', "
        f"{SLEEPS!r}], start_new_session=True); open({str(pid)!r}, 'w').write(str(p.pid))"
    )
    with supervisor.supervised(tmp_path, "2022-T1", RUIM):
        subprocess.run([sys.executable, "-c", code], check=True)
        kleinkind = psutil.Process(int(pid.read_text()))
        assert kleinkind.is_running()
    assert not kleinkind.is_running() or kleinkind.status() == psutil.STATUS_ZOMBIE


def ended(tmp_path: Path, grenzen: Grenzen, code: str = SLEEPS, *, halt: bool = False) -> str:
    """Why the guard ended a child."""
    with supervisor.supervised(tmp_path, "2022-T1", grenzen) as wacht:
        kind = sleeper(code)
        if halt:
            kind.send_signal(signal.SIGSTOP)
        assert kind.wait(timeout=20) == -signal.SIGKILL
    return wacht.redenen[0]


def test_a_process_that_stands_still_is_ended_with_the_reason(tmp_path: Path) -> None:
    reden = ended(tmp_path, replace(RUIM, bevroren_seconden=0.5), halt=True)
    assert reden == "een proces stond langer dan 0,5 seconden stil"


def test_a_run_that_takes_too_long_is_ended_with_the_reason(tmp_path: Path) -> None:
    reden = ended(tmp_path, replace(RUIM, run_seconden=1))
    assert reden == "de run duurde langer dan 1 seconden"


def test_a_run_that_takes_too_much_memory_is_ended_with_the_reason(tmp_path: Path) -> None:
    code = "import time; x = bytearray(200 << 20); time.sleep(600)"
    reden = ended(tmp_path, replace(RUIM, geheugen=100 << 20), code)
    assert reden == "de notebooks gebruikten samen meer dan 100 MB geheugen"


def test_the_limits_are_those_of_the_reference_values() -> None:
    grenzen = watch.limits(Reference.load())
    assert (grenzen.run_seconden, grenzen.bevroren_seconden) == (14400, 120)
    assert grenzen.geheugen == pytest.approx(psutil.virtual_memory().total * 0.85)


# Room


def test_a_run_needs_some_times_the_room_of_the_last_version(tmp_path: Path) -> None:
    plek = Plek(tmp_path, "2022-T1")
    plek.huidig.mkdir()
    (plek.huidig / "groot").write_bytes(b"x" * (200 << 20))
    assert room.needed(plek, Reference.load()) == int(Decimal("2.5") * (200 << 20))
    assert room.needed(Plek(tmp_path, "2021-T1"), Reference.load()) == 200 << 20


def test_a_disk_with_too_little_room_is_told_before_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "free", lambda _: 12 << 20)
    melding = "Op de schijf is 12 MB vrij en een run heeft ongeveer 200 MB nodig. Maak ruimte"
    with pytest.raises(GeenRuimte, match=melding):
        room.require_room(Plek(tmp_path, "2022-T1"), Reference.load())


def test_free_room_is_that_of_the_disk_also_for_a_folder_that_is_not_there_yet(
    tmp_path: Path,
) -> None:
    assert room.free(tmp_path / "nog" / "niet") > 1 << 20


@pytest.mark.parametrize(
    ("nummer", "woorden"),
    [
        (errno.ENOSPC, r"Schrijven lukt niet \(a.csv\): de schijf is vol. Maak ruimte en probeer"),
        (errno.EACCES, "u mag daar niet schrijven. Kies met --out een andere map"),
        (errno.EIO, "Input/output error. Herstel dat en probeer het opnieuw"),
    ],
)
def test_an_error_of_the_disk_says_what_and_what_to_do(nummer: int, woorden: str) -> None:
    with pytest.raises(SchrijfFout, match=woorden):
        raise SchrijfFout(OSError(nummer, os.strerror(nummer), "/ergens/a.csv"))
