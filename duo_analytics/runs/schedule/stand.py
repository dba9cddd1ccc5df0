"""What the schedule remembers between two looks, and the lock that lets one look at a time."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from duo_analytics.errors import DuoFout, PeriodeBezet
from duo_analytics.runs.schedule.besluit import Verloop

FOLDER = ".rooster"
FILE = "stand.json"


@dataclass(frozen=True)
class Stand:
    """Since when there is looked, what happened per period, and messages that still have to go."""

    sinds: date
    perioden: Mapping[str, Verloop] = field(default_factory=dict)
    post: tuple[Mapping[str, Any], ...] = ()

    def verloop(self, periode: object) -> Verloop:
        """What happened to a period; nothing yet is an empty one."""
        return self.perioden.get(str(periode), Verloop())

    def with_verloop(self, periode: object, verloop: Verloop) -> Stand:
        """The same with another past of one period."""
        return dataclasses.replace(self, perioden={**self.perioden, str(periode): verloop})


class StandFout(DuoFout):
    """A memory that cannot be read."""

    def __init__(self, pad: Path, reden: object) -> None:
        self.pad = pad
        super().__init__(
            f"{FOLDER}/{pad.name} bij de uitvoer is niet te lezen ({reden}). Haal dat bestand weg: "
            "het rooster begint dan opnieuw en maakt hooguit een rapportage nog eens."
        )


def read(folder: Path, vandaag: date) -> Stand:
    """The memory in a folder, or a new one that begins today; raises StandFout."""
    pad = folder / FILE
    if not pad.is_file():
        return Stand(vandaag)
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        perioden = {p: Verloop.from_record(v) for p, v in inhoud["perioden"].items()}
        return Stand(date.fromisoformat(inhoud["sinds"]), perioden, tuple(inhoud["post"]))
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise StandFout(pad, type(fout).__name__) from fout


def write(folder: Path, stand: Stand) -> None:
    """Write the memory whole: a cut in the power leaves the older one or this one."""
    inhoud = {
        "sinds": stand.sinds.isoformat(),
        "perioden": {p: dataclasses.asdict(v) for p, v in stand.perioden.items()},
        "post": list(stand.post),
    }
    folder.mkdir(parents=True, exist_ok=True)
    nieuw = folder / f"{FILE}.nieuw"
    with nieuw.open("w", encoding="utf-8", newline="") as bestand:
        json.dump(inhoud, bestand, ensure_ascii=False, indent=1)
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(folder / FILE)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the schedule; raises PeriodeBezet (exit code 75) when another look is busy."""
    folder.mkdir(parents=True, exist_ok=True)
    slot = FileLock(folder / "slot")
    try:
        slot.acquire(timeout=0)
    except Timeout as bezet:
        raise PeriodeBezet("het rooster", "een geplande run") from bezet
    try:
        yield
    finally:
        slot.release()
