"""A guard beside a run: it stops what takes too long, too much memory, or does nothing at all."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from duo_analytics.runs import leftovers

if TYPE_CHECKING:
    from duo_analytics.reference import Reference

MB = 1 << 20
BEAT = 1.0  # seconds between two looks
STILL = {psutil.STATUS_STOPPED, psutil.STATUS_TRACING_STOP, psutil.STATUS_DEAD}


@dataclass(frozen=True)
class Grenzen:
    """Limits of a run: seconds of the whole, seconds that a process may stand still, and bytes."""

    run_seconden: float
    bevroren_seconden: float
    geheugen: float


def limits(reference: Reference) -> Grenzen:
    """The limits of data/reference/uitvoering.csv on this machine."""
    run, bevroren, pct = (
        float(reference.norm(f"uitvoering.{naam}").waarde)
        for naam in ("run_seconden", "bevroren_seconden", "geheugen_pct")
    )
    return Grenzen(run, bevroren, psutil.virtual_memory().total * pct / 100)


class Wacht(threading.Thread):
    """Looks every second at the processes that this one started; ``redenen`` says what it did.

    ``teken`` is a file whose time shows other machines that this run is alive.
    """

    def __init__(self, grenzen: Grenzen, merk: str, teken: Path) -> None:
        super().__init__(name="wacht", daemon=True)
        self.redenen: list[str] = []
        self._grenzen, self._merk, self._teken = grenzen, merk, teken
        self._klaar = threading.Event()
        self._begin = time.monotonic()
        self._stil: dict[int, float] = {}

    def run(self) -> None:
        """Look until it is told to stop."""
        while not self._klaar.wait(BEAT):
            with contextlib.suppress(OSError):  # a full disk is the run's to tell
                os.utime(self._teken)
            self._look(leftovers.below(os.getpid(), self._merk))

    def stop(self) -> None:
        """Stop looking, and wait until it has."""
        self._klaar.set()
        self.join()

    def _look(self, processen: list[psutil.Process]) -> None:
        duur = time.monotonic() - self._begin
        if duur > self._grenzen.run_seconden and processen:
            grens = _tekst(self._grenzen.run_seconden)
            self._end(processen, f"de run duurde langer dan {grens} seconden")
        if stil := [p for p in processen if self._still(p)]:
            grens = _tekst(self._grenzen.bevroren_seconden)
            self._end(stil, f"een proces stond langer dan {grens} seconden stil")
        gebruik = {proces: _memory(proces) for proces in processen}
        if sum(gebruik.values()) > self._grenzen.geheugen:
            grens = _tekst(self._grenzen.geheugen / MB)
            grootste = max(gebruik, key=lambda proces: gebruik[proces])
            self._end([grootste], f"de notebooks gebruikten samen meer dan {grens} MB geheugen")

    def _still(self, proces: psutil.Process) -> bool:
        """Whether a process stands still for longer than it may."""
        with contextlib.suppress(psutil.Error):
            if proces.status() in STILL:
                sinds = self._stil.setdefault(proces.pid, time.monotonic())
                return time.monotonic() - sinds > self._grenzen.bevroren_seconden
        self._stil.pop(proces.pid, None)
        return False

    def _end(self, processen: list[psutil.Process], reden: str) -> None:
        self.redenen.append(reden)
        leftovers.end(processen)


def _memory(proces: psutil.Process) -> int:
    """Bytes of memory that a process holds; 0 for one that is gone."""
    with contextlib.suppress(psutil.Error):
        return int(proces.memory_info().rss)
    return 0


def _tekst(getal: float) -> str:
    return format(Decimal(str(round(getal, 1))).normalize(), "f").replace(".", ",")
