"""One run at a time for a set, and nothing left of one that was cut off.

A run writes down who it is before it does anything. The record is there while it is busy; where it
is found and nobody holds the lock, that run was cut off, and the next one clears up after it.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import resource_tracker
from pathlib import Path
from types import FrameType
from typing import Any

from filelock import FileLock, Timeout

from duo_analytics.errors import PeriodeBezet, SchrijfFout
from duo_analytics.runs import durable, leftovers
from duo_analytics.runs.watch import Grenzen, Wacht

WERK = ".werk"
FRESH = 60.0  # seconds in which a run on another machine has given a sign of life
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
RUN_FILE, LOCK_FILE = "bezig.json", "slot"


@dataclass(frozen=True)
class Loop:
    """Who is busy: ``merk`` marks all its processes, ``tijdelijk`` is its temporary folder."""

    merk: str
    proces: int
    start: float
    computer: str
    sinds: str
    tijdelijk: str

    def __str__(self) -> str:
        return f"proces {self.proces} op {self.computer}, sinds {self.sinds}"

    @property
    def leeft(self) -> bool:
        """Whether its process still runs; only to be asked on its own computer."""
        return leftovers.alive(self.proces, self.start)


@contextmanager
def supervised(out: Path, naam: str, grenzen: Grenzen) -> Iterator[Wacht]:
    """Hold the set ``naam`` and keep watch over all that is started meanwhile.

    At the end no process, temporary folder or work folder of it is left. Raises PeriodeBezet when
    another run holds the set, and SchrijfFout where ``out`` cannot be written to.
    """
    with held(out, naam) as loop:
        wacht = Wacht(grenzen, loop.merk, _record(out, naam))
        with _marked(loop), _stopping(loop.merk):
            wacht.start()
            try:
                yield wacht
            finally:
                wacht.stop()
                leftovers.sweep(loop.merk)


@contextmanager
def held(out: Path, naam: str) -> Iterator[Loop]:
    """Hold the set ``naam`` and clear up after a run that was cut off.

    An error of the disk meanwhile is raised as a SchrijfFout, which says it in words.
    """
    bezig = _record(out, naam)
    try:
        bezig.parent.mkdir(parents=True, exist_ok=True)
        slot = _acquired(out, naam)
    except OSError as fout:
        raise SchrijfFout(fout) from fout
    try:
        if (eerder := _read(bezig)) is not None:
            _clear(eerder, out, naam)
        loop = _begin(bezig)
        try:
            yield loop
        except OSError as fout:
            raise SchrijfFout(fout) from fout
        finally:
            shutil.rmtree(loop.tijdelijk, ignore_errors=True)
            durable.remove(out / WERK / naam)
            bezig.unlink(missing_ok=True)
    finally:
        slot.release()


def _place(out: Path, naam: str, wat: str) -> Path:
    return out / WERK / f"{naam}.{wat}"


def _record(out: Path, naam: str) -> Path:
    return _place(out, naam, RUN_FILE)


def _acquired(out: Path, naam: str) -> FileLock:
    """The lock; a run that is dead may leave processes that still hold it, and they end first."""
    slot = FileLock(_place(out, naam, LOCK_FILE))
    houder = _read(_record(out, naam))
    if houder and houder.computer != platform.node() and _fresh(_record(out, naam)):
        raise PeriodeBezet(naam, str(houder))
    try:
        slot.acquire(timeout=0)
    except Timeout as bezet:
        if houder is None or houder.computer != platform.node() or houder.leeft:
            raise PeriodeBezet(naam, str(houder or "onbekend")) from bezet
        leftovers.sweep(houder.merk)
        try:
            slot.acquire(timeout=leftovers.PATIENCE)
        except Timeout:
            raise PeriodeBezet(naam, str(houder)) from bezet
    return slot


def _read(bezig: Path) -> Loop | None:
    """The run that wrote a record; None when there is none, or one of which nothing was written."""
    try:
        return Loop(**json.loads(bezig.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _fresh(bezig: Path) -> bool:
    return time.time() - bezig.stat().st_mtime < FRESH


def _begin(bezig: Path) -> Loop:
    merk = secrets.token_hex(4)
    loop = Loop(
        merk=merk,
        proces=os.getpid(),
        start=leftovers.started(os.getpid()),
        computer=platform.node(),
        sinds=time.strftime("%d-%m-%Y %H:%M"),
        tijdelijk=str(Path(tempfile.gettempdir()) / f"duo-{merk}"),
    )
    durable.write_whole(bezig, json.dumps(asdict(loop)) + "\n")
    Path(loop.tijdelijk).mkdir(mode=0o700)
    return loop


def _clear(eerder: Loop, out: Path, naam: str) -> None:
    """Remove what a run that was cut off has left: processes, temporary folder, work folder."""
    if eerder.computer == platform.node():
        leftovers.sweep(eerder.merk)
        shutil.rmtree(eerder.tijdelijk, ignore_errors=True)
    durable.remove(out / WERK / naam)


@contextmanager
def _marked(loop: Loop) -> Iterator[None]:
    """Everything that is started from here on carries the mark and uses the temporary folder."""
    if os.name != "nt":
        resource_tracker.ensure_running()  # of this program and not of the run: it has no mark
    eigen = {leftovers.MARK: loop.merk, **dict.fromkeys(TEMPORARY, loop.tijdelijk)}
    eerder = {naam: os.environ.get(naam) for naam in eigen}
    map_ = tempfile.tempdir
    os.environ.update(eigen)
    tempfile.tempdir = loop.tijdelijk
    try:
        yield
    finally:
        tempfile.tempdir = map_
        for naam, waarde in eerder.items():
            os.environ.pop(naam, None)
            os.environ.update({naam: waarde} if waarde is not None else {})


@contextmanager
def _stopping(merk: str) -> Iterator[None]:
    """A request to stop ends the processes of the run first: nothing has to be waited for then."""

    def stop(_: int, __: FrameType | None) -> Any:
        leftovers.sweep(merk)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    eerder = {teken: signal.signal(teken, stop) for teken in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for teken, doen in eerder.items():
            signal.signal(teken, doen)
