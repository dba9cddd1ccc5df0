"""The stamp of a good run: by it a run in which nothing changed is known at once, and not made.

It holds size, time and number of every file that a run can look at, and a hash to fall back on
when those differ: a copied or touched file is not a changed one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.places import REFERENCE

if TYPE_CHECKING:
    from duo_analytics.runs.opdracht import Opdracht

WORK = ".werk"
PACKAGE = Path(__file__).resolve().parents[1]
FACTS = "feiten.json"
SKIPPED = ("__pycache__", ".gelezen", ".ipynb_checkpoints")

Staat = list[int]  # size, time of change in nanoseconds, number on its disk


@dataclass(frozen=True)
class Stempel:
    """What a run looks at, as it is now: the question, and the state of every file."""

    vraag: dict[str, Any]
    staten: dict[str, Staat]


def take(opdracht: Opdracht) -> Stempel:
    """The state before a run, so that what changes in the meantime counts as a change."""
    bestanden = dict(_inputs(opdracht))
    vraag = {
        "opdracht": [str(opdracht.periode), *opdracht.hoofdstukken, "|", *opdracht.ontvangers],
        "waar": [opdracht.data, str(opdracht.out), str(opdracht.notebooks)],
        "python": [sys.version, sys.executable],
    }
    return Stempel(vraag, bestanden)


def unchanged(opdracht: Opdracht, nu: Stempel) -> dict[str, Any] | None:
    """What the last good run told, when a run now would make the same; None when it might not."""
    try:
        vorig = json.loads(_place(opdracht).read_bytes())
        if vorig["vraag"] != nu.vraag or vorig["staten"].keys() != nu.staten.keys():
            return None
        anders = [pad for pad, staat in nu.staten.items() if vorig["staten"][pad] != staat]
        if any(_sha256(Path(pad)) != vorig["sommen"][pad] for pad in anders):
            return None
        verteld: dict[str, Any] = vorig["verteld"]
        if vorig["uitvoer"] != _state_of_set(Path(verteld["pagina"]).parent):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if anders:
        write_whole(_place(opdracht), vorig | {"staten": nu.staten})
    return verteld


def stamp(opdracht: Opdracht, begin: Stempel, verteld: dict[str, Any]) -> None:
    """Note that the run that began with this state was good, and what it told."""
    inhoud = {
        "vraag": begin.vraag,
        "staten": begin.staten,
        "sommen": {pad: _sha256(Path(pad)) for pad in begin.staten},
        "uitvoer": _state_of_set(Path(verteld["pagina"]).parent),
        "verteld": verteld,
    }
    if take(opdracht) == begin:  # what changed while it ran is not in it, or only in a part
        write_whole(_place(opdracht), inhoud)


def _inputs(opdracht: Opdracht) -> Iterator[tuple[str, Staat]]:
    data, periode = Path(opdracht.data), opdracht.periode
    for pad in (PACKAGE, opdracht.notebooks, data / str(periode), data / "reference", REFERENCE):
        yield from states(str(pad))
    pakketten = Path(_packages())  # its time changes with what is installed
    yield str(pakketten), _state(pakketten)
    for eerder in (periode.vorige, periode.vorig_jaar):
        folder = opdracht.out / str(eerder)
        for pad in (folder / FACTS, *sorted(folder.glob(f"*/{FACTS}"))):
            yield str(pad), _state(pad)


def _packages() -> str:
    """Where packages are installed."""
    return next((pad for pad in sys.path if pad.endswith("site-packages")), sys.prefix)


def states(folder: str) -> Iterator[tuple[str, Staat]]:
    """Every file below a folder with its state; none when it is not there."""
    try:
        delen = sorted(os.scandir(folder), key=lambda deel: deel.name)
    except OSError:
        return
    for deel in delen:
        if not deel.is_dir():
            staat = deel.stat()
            yield deel.path, [staat.st_size, staat.st_mtime_ns, staat.st_ino]
        elif deel.name not in SKIPPED:
            yield from states(deel.path)


def _state(pad: Path) -> Staat:
    """Nothing for a file that is not there."""
    try:
        staat = pad.stat()
    except OSError:
        return []
    return [staat.st_size, staat.st_mtime_ns, staat.st_ino]


def _state_of_set(folder: Path) -> str:
    """One hash of names, sizes and times of what was made."""
    return hashlib.sha256(repr(list(states(str(folder)))).encode()).hexdigest()


def _sha256(pad: Path) -> str:
    try:
        with pad.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except OSError:
        return ""


def _place(opdracht: Opdracht) -> Path:
    return opdracht.out / WORK / f"{opdracht.naam}.stempel"


def write_whole(plek: Path, inhoud: dict[str, Any]) -> None:
    """Write plain values: the older file stays until the new one is whole."""
    plek.parent.mkdir(parents=True, exist_ok=True)
    half = plek.with_name(f"{plek.name}.{os.getpid()}")
    half.write_text(json.dumps(inhoud), encoding="utf-8")
    half.replace(plek)
