"""What happened to a set: lines that are only added, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from duo_analytics.errors import VersieFout
from duo_analytics.runs import durable

GEMAAKT, TERUGGEZET, VASTGESTELD, OPGERUIMD = "gemaakt", "teruggezet", "vastgesteld", "opgeruimd"
WOORDEN = {
    GEMAAKT: "concept gemaakt",
    TERUGGEZET: "teruggezet",
    VASTGESTELD: "vastgesteld",
    OPGERUIMD: "concept opgeruimd",
}


@dataclass(frozen=True)
class Gebeurtenis:
    """One line: what happened to a version, and which version readers see since.

    ``vermelding`` is the SHA-256 of the record of the version, ``vorige`` the ``keten`` of the
    line before, ``keten`` the SHA-256 of this line without it.
    """

    volgnummer: int
    soort: str
    versie: int
    huidig: int
    tijd: str
    vermelding: str
    toelichting: str = ""
    vorige: str = ""
    keten: str = ""

    def sealed(self) -> Gebeurtenis:
        """The same with its own hash."""
        inhoud = json.dumps(asdict(replace(self, keten="")), sort_keys=True, ensure_ascii=False)
        return replace(self, keten=hashlib.sha256(inhoud.encode()).hexdigest())


@dataclass(frozen=True)
class Geschiedenis:
    """Every line of a set, oldest first."""

    regels: tuple[Gebeurtenis, ...] = ()

    @property
    def huidig(self) -> int:
        """The version that readers see; 0 when there is none."""
        return self.regels[-1].huidig if self.regels else 0

    @property
    def nieuwste(self) -> int:
        """The highest number that was given out."""
        return max((regel.versie for regel in self.regels), default=0)

    @property
    def vastgesteld(self) -> tuple[int, ...]:
        """Versions that were released, oldest first."""
        return tuple(regel.versie for regel in self.regels if regel.soort == VASTGESTELD)

    @property
    def aanwezig(self) -> tuple[int, ...]:
        """Versions that are kept, oldest first."""
        weg = {regel.versie for regel in self.regels if regel.soort == OPGERUIMD}
        alle = dict.fromkeys(regel.versie for regel in self.regels)
        return tuple(versie for versie in alle if versie not in weg)

    @property
    def tekst(self) -> str:
        """As it is written, a line each."""
        return "".join(json.dumps(asdict(r), ensure_ascii=False) + "\n" for r in self.regels)

    def vermelding(self, versie: int) -> str:
        """The hash of the record of a version."""
        return next(regel.vermelding for regel in self.regels if regel.versie == versie)

    def gemaakt(self, versie: int) -> str:
        """When a version was made."""
        return next(regel.tijd for regel in self.regels if regel.versie == versie)


def read(pad: Path) -> Geschiedenis:
    """The lines of a file; none when it is not there. VersieFout when one cannot be read."""
    if not pad.is_file():
        return Geschiedenis()
    try:
        regels = pad.read_text(encoding="utf-8").splitlines()
        return Geschiedenis(tuple(Gebeurtenis(**json.loads(regel)) for regel in regels))
    except (ValueError, TypeError) as fout:
        raise VersieFout([f"{pad.parent.name}: de geschiedenis is niet te lezen."]) from fout


def append(pad: Path, nieuw: Gebeurtenis) -> Geschiedenis:
    """Add a line, numbered and chained to the one before; from here on it has happened."""
    oud = read(pad)
    vorige = oud.regels[-1].keten if oud.regels else ""
    volgnummer = len(oud.regels) + 1
    regel = replace(nieuw, volgnummer=volgnummer, vorige=vorige).sealed()
    alle = Geschiedenis((*oud.regels, regel))
    durable.write_whole(pad, alle.tekst)
    return alle


def faults(geschiedenis: Geschiedenis) -> Iterator[str]:
    """What is wrong with the chain, in words."""
    vorige = ""
    for nummer, regel in enumerate(geschiedenis.regels, 1):
        if regel.volgnummer != nummer or regel.vorige != vorige:
            yield f"regel {nummer} van de geschiedenis sluit niet aan op de regel ervoor"
        if regel != regel.sealed():
            yield f"regel {nummer} van de geschiedenis is veranderd"
        vorige = regel.keten
