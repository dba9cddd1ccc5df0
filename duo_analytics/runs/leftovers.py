"""The processes of a run, found by the mark that each of them inherits, and put to an end."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator

import psutil

MARK = "DUO_RUN"  # an environment variable: a grandchild that left its parents has it too
PATIENCE = 3.0  # seconds for processes to be gone after they were killed
TICK = 0.02
LOOKS = 2  # in a row without any: one that is just being started cannot be read yet


def alive(proces: int, start: float) -> bool:
    """Whether a process of this machine still runs: a number alone may be given out again."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return abs(started(proces) - start) < 1
    return False


def started(proces: int) -> float:
    """When a process was started, in seconds since 1970."""
    return float(psutil.Process(proces).create_time())


def of_run(merk: str) -> Iterator[psutil.Process]:
    """Every process that carries the mark of a run, except this one."""
    yield from (p for p in psutil.process_iter() if p.pid != os.getpid() and _marked(p, merk))


def below(proces: int, merk: str) -> list[psutil.Process]:
    """Every descendant of a process that still runs and carries the mark of a run."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return [p for p in psutil.Process(proces).children(recursive=True) if _marked(p, merk)]
    return []


def _marked(proces: psutil.Process, merk: str) -> bool:
    with contextlib.suppress(psutil.Error, OSError):  # gone, or of someone else
        return bool(proces.environ().get(MARK) == merk and _running(proces))
    return False


def end(processen: Iterable[psutil.Process]) -> int:
    """Kill processes and wait until they are gone; how many there were."""
    alle = list(processen)
    for proces in alle:
        with contextlib.suppress(psutil.Error):
            proces.kill()
    einde = time.monotonic() + PATIENCE
    while any(map(_running, alle)) and time.monotonic() < einde:
        time.sleep(TICK)
    return len(alle)


def _running(proces: psutil.Process) -> bool:
    """Whether it still does something; its end is not asked for: that is for its parent."""
    with contextlib.suppress(psutil.Error):
        return bool(proces.is_running() and proces.status() != psutil.STATUS_ZOMBIE)
    return False


def sweep(merk: str) -> int:
    """Put an end to every process of a run, also those that one of them started meanwhile."""
    geveegd = stil = 0
    while stil < LOOKS:
        gevonden = end(of_run(merk))
        geveegd += gevonden
        stil = 0 if gevonden else stil + 1
        time.sleep(TICK)
    return geveegd
