"""Reads the workbooks of a delivery in one process of its own, that may freeze or crash."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from duo_analytics.errors import DuoFout
from duo_analytics.intake.opening import wire
from duo_analytics.intake.opening.limits import GRENZEN, Grenzen
from duo_analytics.intake.opening.refused import OPNIEUW, BestandGeweigerd

PACKAGE_PARENT = Path(__file__).resolve().parents[3]
MODULE = "duo_analytics.intake.opening.child"


class LezerStartNiet(DuoFout):
    """The reading process does not run on this machine."""

    def __init__(self, laatste_regel: str) -> None:
        super().__init__(f"Het proces dat de werkboeken leest, start niet: {laatste_regel}")


def read_workbooks(paden: Sequence[Path], grenzen: Grenzen = GRENZEN) -> list[wire.Uitkomst]:
    """The content of each workbook, or why it is not read, in the order of the paths.

    One process reads them all. When it freezes or crashes, the workbook that it was reading is
    refused and a new process reads the rest. Raises LezerStartNiet.
    """
    uitkomsten: list[wire.Uitkomst] = []
    while len(uitkomsten) < len(paden):
        uitkomsten += _read_in_one_process(paden[len(uitkomsten) :], grenzen)
    return uitkomsten


def _read_in_one_process(paden: Sequence[Path], grenzen: Grenzen) -> list[wire.Uitkomst]:
    """The outcomes up to and including that of a workbook at which the process stopped."""
    with tempfile.TemporaryFile() as klachten, _start(klachten) as proces:
        berichten: queue.SimpleQueue[Any] = queue.SimpleQueue()
        oor = threading.Thread(target=_listen, args=(proces.stdout, berichten))
        oor.start()
        try:
            _ask(proces, paden, grenzen)
            return list(_outcomes(berichten, len(paden), grenzen, klachten))
        finally:
            proces.kill()
            oor.join()


def _start(klachten: IO[bytes]) -> subprocess.Popen[bytes]:
    """A fresh interpreter with the same packages and nothing else loaded."""
    zoekpad = [str(PACKAGE_PARENT), *(pad for pad in sys.path if Path(pad).is_dir() and pad)]
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-S", "-P", "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=klachten,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(zoekpad)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(proces: subprocess.Popen[bytes], paden: Sequence[Path], grenzen: Grenzen) -> None:
    opdracht = {"paden": [str(pad) for pad in paden], "grenzen": dataclasses.asdict(grenzen)}
    if proces.stdin is not None:
        with contextlib.suppress(BrokenPipeError):  # a process that died is missed by its silence
            proces.stdin.write(json.dumps(opdracht).encode())
            proces.stdin.close()


def _outcomes(
    berichten: queue.SimpleQueue[Any], aantal: int, grenzen: Grenzen, klachten: IO[bytes]
) -> Iterator[wire.Uitkomst]:
    begonnen = False
    klaar = 0
    while klaar < aantal:
        try:
            bericht = berichten.get(timeout=grenzen.lezen_seconden)
        except queue.Empty:
            yield _stopped(f"het lezen duurde langer dan {grenzen.lezen_seconden:.0f} seconden")
            return
        if bericht is None and not begonnen:
            raise LezerStartNiet(_last_line(klachten))
        if bericht is None:
            yield _stopped("het lezen liep vast; het bestand is beschadigd of veel te groot")
            return
        begonnen = True
        if "begin" not in bericht[0]:
            klaar += 1
            yield wire.outcome(*bericht)


def _listen(van: IO[bytes], berichten: queue.SimpleQueue[Any]) -> None:
    """Put every frame in the queue, and None at the end."""
    while (bericht := wire.receive(van)) is not None:
        berichten.put(bericht)
    berichten.put(None)


def _stopped(reden: str) -> BestandGeweigerd:
    return BestandGeweigerd("DUO-B13", reden, OPNIEUW)


def _last_line(klachten: IO[bytes]) -> str:
    klachten.seek(0)
    regels = klachten.read().decode(errors="replace").strip().splitlines()
    return regels[-1] if regels else "zonder melding."
