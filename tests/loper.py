"""A run of one small notebook as a program of its own, to be killed: ``python -m tests.loper MAP``.

MAP holds notebooks/, data/ and opdracht.json with the limits; the set goes to the folder ``uit``
that opdracht.json names.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duo_analytics.errors import DuoFout
from duo_analytics.periods import Periode
from duo_analytics.runs import room
from duo_analytics.runs.make import Opdracht, make
from duo_analytics.runs.versions import Plek
from duo_analytics.runs.watch import Grenzen
from duo_analytics.values import MIME
from tests.test_runs import ACCOUNT, write_notebook
from tests.voorbeeld import feit, tabel

SET = "2022-T1-duo_breed"
RUIM = {"run_seconden": 300.0, "bevroren_seconden": 300.0, "geheugen": float(1 << 40)}
SHOW = """
class Toon:
    def _repr_mimebundle_(self, **_):
        return {{"text/plain": "x", {mime!r}: {inhoud!r}}}
Toon()
"""


@dataclass(frozen=True)
class Proef:
    """A folder in which runs are tried."""

    map: Path
    uit: Path
    grenzen: Mapping[str, float] = field(default_factory=lambda: dict(RUIM))
    bestand_bytes: int = 0

    @property
    def plek(self) -> Plek:
        """Where the versions of its set lie."""
        return Plek(self.uit, SET)

    def prepare(self, waarde: str, *cellen: str) -> None:
        """Write the notebook of which the fact has this value, with some cells before the last."""
        getoond = [
            SHOW.format(mime=MIME, inhoud={"soort": "feiten", "feiten": [ruw(waarde)]}),
            SHOW.format(mime=MIME, inhoud=tabel().to_json()),
        ]
        write_notebook(self.map / "notebooks", "10_proef", *getoond, *cellen, ACCOUNT)
        opdracht = {"uit": str(self.uit), "bestand_bytes": self.bestand_bytes} | dict(self.grenzen)
        (self.map / "opdracht.json").write_text(json.dumps(opdracht), encoding="utf-8")


def ruw(waarde: str) -> Any:
    """A fact as JSON."""
    return feit(waarde=waarde).to_json()


def main(map_: Path) -> int:
    """Run, and tell an error as the command line does."""
    gelezen = json.loads((map_ / "opdracht.json").read_text(encoding="utf-8"))
    _limit(gelezen["bestand_bytes"])
    room.free = _endless
    grenzen = Grenzen(*(gelezen[naam] for naam in RUIM))
    opdracht = Opdracht(Periode(2022, 1), (), str(map_ / "data"), Path(gelezen["uit"]), 1,
                        ("duo_breed",), map_ / "notebooks", grenzen=grenzen)  # fmt: skip
    return told(lambda: make(opdracht, lambda _: None))


def _endless(folder: Path) -> int:
    """The disk fills up after the look at its room."""
    return 1 << 50 if folder else 0


def told(doe: Callable[[], object]) -> int:
    """The exit code of what is done; an error in its own words, anything else as it comes."""
    try:
        doe()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        return 130
    except DuoFout as fout:
        sys.stderr.write(f"Fout: {fout}\n")
        return fout.exit_code
    return 0


def _limit(bestand_bytes: int) -> None:
    """No file may become larger, here and in every process that is started: a full disk."""
    if bestand_bytes and os.name != "nt":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (bestand_bytes, bestand_bytes))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
