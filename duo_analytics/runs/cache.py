"""Executed notebooks that are kept, so that what has not changed is not run again.

An entry is found by the key of its run and by the content of every file that was read in it. It is
written whole or not at all, checked by its hash when it is read, and only its owner can read it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.runs.keys import Inhoud, Lezingen, Sleutel, depended_on, digest, key

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Taak

FOLDER = "notebooks"
KIND, LATEST = ".duo", ".laatste"
MOST_BYTES = 512 << 20
OWNER_ONLY = 0o700
NEW = "nog niet eerder gemaakt"
UNKNOWN = "wat er is gelezen, is niet zeker"
MISSING = "het bewaarde exemplaar is weg of beschadigd"


@dataclass(frozen=True)
class Laatste:
    """What is known of the last good run of a task."""

    delen: Mapping[str, str]
    lezingen: Lezingen | None
    seconden: float


@dataclass
class Kast:
    """The kept notebooks below a folder of outputs."""

    folder: Path
    most_bytes: int = MOST_BYTES
    inhoud: Inhoud = field(default_factory=Inhoud)

    def restore(self, taak: Taak) -> bool:
        """Put a kept notebook at ``taak.uit``; False when none fits."""
        sleutel = key(taak, self.inhoud)
        for plek in self.folder.glob(f"{sleutel.som}-*{KIND}"):
            notebook = self._fitting(plek)
            if notebook is not None:
                taak.uit.parent.mkdir(parents=True, exist_ok=True)
                taak.uit.write_bytes(notebook)
                with contextlib.suppress(OSError):  # only the order of removal depends on it
                    os.utime(plek)
                return True
        return False

    def keep(self, taak: Taak, gelezen: Mapping[str, float] | None, seconden: float) -> None:
        """Keep the notebook that a good run wrote; ``gelezen`` None when that is not known."""
        sleutel = key(taak, self.inhoud)
        data = Path(str(taak.parameters.get("data", "")))
        lezingen = None if gelezen is None else depended_on(gelezen, data, self.inhoud)
        with contextlib.suppress(OSError):  # a folder that cannot be written costs only time
            self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            laatste = asdict(Laatste(sleutel.delen, lezingen, seconden))
            self._write(self._latest(taak), json.dumps(laatste).encode())
            if lezingen is not None:
                inhoud = taak.uit.read_bytes()
                plek = self.folder / f"{sleutel.som}-{digest(dict(lezingen))[:16]}{KIND}"
                self._write(plek, _packed(lezingen, inhoud))
                self._prune()

    def reasons(self, taak: Taak) -> list[str]:
        """In Dutch why a task that has nothing kept has to run."""
        laatste = self.latest(taak)
        if laatste is None:
            return [NEW]
        anders = Sleutel(key(taak, self.inhoud).delen).changed(laatste.delen)
        if laatste.lezingen is None:
            return [*anders, UNKNOWN]
        anders += [f"{naam} is gewijzigd" for naam in self.inhoud.changed(laatste.lezingen)]
        return anders or [MISSING]

    def latest(self, taak: Taak) -> Laatste | None:
        """What is known of the last good run of a task; None when nothing, or nothing readable."""
        try:
            return Laatste(**json.loads(self._latest(taak).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def _latest(self, taak: Taak) -> Path:
        wie = [taak.notebook.name, dict(taak.parameters)]
        return self.folder / f"{digest(wie)[:32]}{LATEST}"

    def _fitting(self, plek: Path) -> bytes | None:
        """The notebook when its readings hold and it is whole."""
        try:
            kop, _, rest = plek.read_bytes().partition(b"\n")
            ruw = json.loads(kop)
            if hashlib.sha256(rest).hexdigest() != ruw["sha256"]:
                return None
            return zlib.decompress(rest) if self.inhoud.all_same(ruw["lezingen"]) else None
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None

    def _write(self, plek: Path, inhoud: bytes) -> None:
        half = plek.with_name(f"{plek.name}.{os.getpid()}")
        half.write_bytes(inhoud)
        half.replace(plek)

    def _prune(self) -> None:
        """What was used longest ago goes first, and what a run that was cut off left."""
        bestanden = sorted(self._sizes(), reverse=True)
        totaal = 0
        for _, grootte, pad in bestanden:
            totaal += grootte
            if totaal > self.most_bytes:
                pad.unlink(missing_ok=True)

    def _sizes(self) -> Iterator[tuple[float, int, Path]]:
        for pad in self.folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another run may have removed it
                staat = pad.stat()
                yield staat.st_mtime, staat.st_size, pad


def _packed(lezingen: Lezingen, inhoud: bytes) -> bytes:
    rest = zlib.compress(inhoud, 1)
    kop: dict[str, Any] = {"sha256": hashlib.sha256(rest).hexdigest(), "lezingen": dict(lezingen)}
    return json.dumps(kop).encode() + b"\n" + rest
