"""Put the schedule into the scheduler of this machine, and take it out again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from duo_analytics.errors import DuoFout, GebruikFout
from duo_analytics.runs.schedule import cron, systemd, taakplanner
from duo_analytics.runs.schedule.aanroep import NAAM, Aanroep

GEEN_TABEL = 1  # what crontab answers when a user has none yet


class Planner(Enum):
    """The schedulers that are known."""

    SYSTEMD = "systemd"
    CRON = "cron"
    WINDOWS = "windows"


def of_this_machine() -> Planner:
    """The scheduler that this system has."""
    if os.name == "nt":
        return Planner.WINDOWS
    return Planner.SYSTEMD if Path("/run/systemd/system").is_dir() else Planner.CRON


def text(planner: Planner, aanroep: Aanroep) -> str:
    """What would be installed, as it can be pasted by hand."""
    if planner is Planner.SYSTEMD:
        return "\n".join(f"# {naam}\n{inhoud}" for naam, inhoud in systemd.units(aanroep).items())
    if planner is Planner.CRON:
        return "".join(f"{regel}\n" for regel in cron.lines(aanroep))
    return taakplanner.task(aanroep)


def install(planner: Planner, aanroep: Aanroep) -> None:
    """Install or replace; raises GebruikFout without that scheduler, DuoFout when it refuses."""
    if planner is Planner.SYSTEMD:
        for naam, inhoud in systemd.units(aanroep).items():
            _write_unit(naam, inhoud)
        _call("systemctl", "--user", "daemon-reload")
        _call("systemctl", "--user", "enable", "--now", systemd.TIMER)
    elif planner is Planner.CRON:
        _write_table(cron.with_lines(_table(), aanroep))
    else:
        with tempfile.TemporaryDirectory(prefix="duo-") as map_:
            pad = Path(map_) / "taak.xml"
            pad.write_text(taakplanner.task(aanroep), encoding="utf-16")
            _call("schtasks", "/Create", "/TN", NAAM, "/XML", str(pad), "/F")


def remove(planner: Planner) -> None:
    """Take out what ``install`` put there; nothing of anybody else."""
    if planner is Planner.SYSTEMD:
        _call("systemctl", "--user", "disable", "--now", systemd.TIMER)
        for naam in (systemd.TIMER, systemd.SERVICE):
            (_unit_folder() / naam).unlink(missing_ok=True)
        _call("systemctl", "--user", "daemon-reload")
    elif planner is Planner.CRON:
        _write_table(cron.without(_table()))
    else:
        _call("schtasks", "/Delete", "/TN", NAAM, "/F")


def _unit_folder() -> Path:
    thuis = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(thuis) / "systemd" / "user"


def _write_unit(naam: str, inhoud: str) -> None:
    _program("systemctl")
    _unit_folder().mkdir(parents=True, exist_ok=True)
    (_unit_folder() / naam).write_text(inhoud, encoding="utf-8", newline="")


def _table() -> str:
    """The table of this user; empty when there is none."""
    gedaan = _run(("crontab", "-l"))
    if gedaan.returncode not in (0, GEEN_TABEL):
        raise _refused("crontab", gedaan)
    return gedaan.stdout if gedaan.returncode == 0 else ""


def _write_table(tabel: str) -> None:
    _call("crontab", "-", invoer=tabel)


def _call(*woorden: str, invoer: str = "") -> None:
    gedaan = _run(woorden, invoer)
    if gedaan.returncode:
        raise _refused(woorden[0], gedaan)


def _run(woorden: Sequence[str], invoer: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program of the system by its full path; GebruikFout when this machine lacks it."""
    return subprocess.run(  # noqa: S603 - fixed words, no shell
        [_program(woorden[0]), *woorden[1:]],
        input=invoer,
        capture_output=True,
        text=True,
        check=False,
    )


def _program(naam: str) -> str:
    pad = shutil.which(naam)
    if pad is None:
        raise GebruikFout(
            f"Deze computer heeft {naam} niet. Kies met --planner een andere planner, of laat de "
            "beheerder de getoonde tekst overnemen."
        )
    return pad


def _refused(naam: str, gedaan: subprocess.CompletedProcess[str]) -> DuoFout:
    reden = " ".join(gedaan.stderr.split()) or f"code {gedaan.returncode}"
    return DuoFout(f"{naam} nam het rooster niet aan: {reden}")
