"""What a notebook depends on, as hashes: itself, code, parameters, versions, and what it read."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Taak

PACKAGE = Path(__file__).resolve().parents[1]
CHAPTERS = PACKAGE / "chapters"
DATA = PACKAGE.parent / "data"
REFERENCE = DATA / "reference"
# A notebook cannot come to these: they run it, and write down what it showed.
NOT_USED = ("rapportage", "runs", "__main__.py", "begrippen.py", "chapters")
NOT_CODE = ("__pycache__",)
IMPORTED = re.compile(r"\bduo_analytics\.chapters(?:\.(\w+)|\s+import\s+\(?([\w, ]+))")
VERSIONS = (
    "babel", "ipykernel", "ipython", "matplotlib", "matplotlib-inline", "nbclient", "nbformat",
    "numpy", "pandas", "papermill", "pydantic", "python-calamine", "scipy",
)  # fmt: skip
SETTINGS = ("LANG", "LC_ALL", "TZ")
MAPPING, BREAKS = "mapping.toml", "reeksbreuken.csv"
WORDS = {
    "notebook": "de cellen van de notebook zijn gewijzigd",
    "code": "de code van het hoofdstuk of van wat het gebruikt is gewijzigd",
    "parameters": "de parameters zijn anders",
    "versies": "Python of een pakket heeft een andere versie",
    "instellingen": "de taal of tijdzone van het systeem is anders",
}

Lezingen = Mapping[str, str]  # path: SHA-256 of the file, empty when there is none


@dataclass
class Inhoud:
    """Hashes of files, each found once."""

    _bekend: dict[Path, str] = field(default_factory=dict)

    def sha256(self, pad: Path) -> str:
        """Of a file; empty when it is not there."""
        if pad not in self._bekend:
            self._bekend[pad] = _sha256(pad)
        return self._bekend[pad]

    def code(self, hoofdstukken: tuple[str, ...]) -> str:
        """Of all code that a notebook can use that imports these chapters."""
        delen = [pad for pad in sorted(PACKAGE.iterdir()) if pad.name not in NOT_USED]
        delen += [PACKAGE / "runs" / "engine", CHAPTERS / "__init__.py"]
        for naam in hoofdstukken:
            delen += [CHAPTERS / naam, CHAPTERS / f"{naam}.py"]
        bestanden = [pad for deel in delen for pad in files_in(deel)]
        return digest([(p.relative_to(PACKAGE).as_posix(), self.sha256(p)) for p in bestanden])

    def all_same(self, lezingen: Lezingen) -> bool:
        """Whether every file is as it was when it was read."""
        return all(self.sha256(Path(pad)) == som for pad, som in lezingen.items())

    def changed(self, lezingen: Lezingen) -> list[str]:
        """The names of the files that are not as they were."""
        return [Path(p).name for p, som in lezingen.items() if self.sha256(Path(p)) != som]


@dataclass(frozen=True)
class Sleutel:
    """All that decides what a notebook shows, but for the files that it reads."""

    delen: Mapping[str, str]

    @cached_property
    def som(self) -> str:
        """The whole as one hash."""
        return digest(dict(self.delen))

    def changed(self, eerder: Mapping[str, str]) -> list[str]:
        """In Dutch what is not as it was."""
        return [tekst for naam, tekst in WORDS.items() if self.delen[naam] != eerder.get(naam)]


def key(taak: Taak, inhoud: Inhoud) -> Sleutel:
    """The key of a notebook run."""
    cellen = json.loads(taak.notebook.read_text(encoding="utf-8"))["cells"]
    bronnen = ["".join(cel["source"]) for cel in cellen]
    eigen = [
        (c["cell_type"], c.get("id"), bron, c["metadata"].get("tags"))
        for c, bron in zip(cellen, bronnen, strict=True)
    ]
    return Sleutel(
        {
            "notebook": digest([taak.notebook.name, eigen]),
            "code": inhoud.code(imported("\n".join(bronnen))),
            "parameters": digest(dict(taak.parameters)),
            "versies": digest(versions()),
            "instellingen": digest([os.environ.get(naam) for naam in SETTINGS]),
        }
    )


def imported(bron: str) -> tuple[str, ...]:
    """The chapters that cells import."""
    namen = {
        naam.strip().partition(" ")[0]
        for een, meer in IMPORTED.findall(bron)
        for naam in (een or meer).split(",")
    }
    return tuple(sorted(namen - {""}))


def versions() -> list[str]:
    """Python, the machine, and the packages that a result can depend on."""
    pakketten = [f"{naam} {metadata.version(naam)}" for naam in VERSIONS]
    return [sys.version, platform.machine(), sys.platform, *pakketten]


def depended_on(gelezen: Mapping[str, float], data: Path, inhoud: Inhoud) -> Lezingen | None:
    """What was read, and what would have been read had it been there, with the hash of each.

    ``gelezen`` holds the time of reading of each path. None when that cannot be told: a delivery
    by way of mapping.toml may read from anywhere, and a file may have changed while it was read.
    """
    paden = {Path(pad) for pad in gelezen}
    mappen = {data / pad.relative_to(data).parts[0] for pad in paden if pad.is_relative_to(data)}
    norms = (REFERENCE, data / "reference")
    paden |= {map_ / pad.name for pad in paden if pad.parent in norms for map_ in norms}
    paden |= {map_ / BREAKS for map_ in norms}
    afspraken = {map_ / MAPPING for map_ in mappen}
    if any(pad.is_file() for pad in afspraken):
        return None
    if any(_changed_after(Path(pad), moment) for pad, moment in gelezen.items()):
        return None
    return {str(pad): inhoud.sha256(pad) for pad in sorted(paden | afspraken)}


def _changed_after(pad: Path, moment: float) -> bool:
    try:
        return pad.stat().st_mtime > moment
    except OSError:
        return True


def files_in(pad: Path) -> Iterator[Path]:
    """The file, or every file in the folder, in order; nothing when it is not there."""
    if pad.is_file():
        yield pad
    elif pad.is_dir():
        for kind in sorted(pad.iterdir()):
            if kind.name not in NOT_CODE:
                yield from files_in(kind)


def digest(waarde: Any) -> str:
    """The hash of plain values."""
    return hashlib.sha256(json.dumps(waarde, sort_keys=True).encode()).hexdigest()


def _sha256(pad: Path) -> str:
    try:
        with pad.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except OSError:
        return ""


def inside(pad: Path) -> bool:
    """Whether a file belongs to Python, its packages or ours: versions and code answer for it."""
    eigen = (Path(sys.prefix), Path(sys.base_prefix), PACKAGE)
    return any(pad.is_relative_to(map_) for map_ in eigen) and not pad.is_relative_to(DATA)
