"""The versions of a set: each whole, read-only and never changed; one of them is what readers see.

    outputs/2022-T1                    what readers open: the current version
    outputs/versies/2022-T1/0003       a version; 0003.json is its record: every file with its hash
    outputs/versies/2022-T1/geschiedenis.jsonl
    outputs/bewijs/2022-T1             the executed notebooks of the current version: internal
    outputs/bewijs/versies/2022-T1/0003

A version exists from the moment that it stands in the history. What a run left before that moment
is removed by the next one, and what it did not finish after it, the next one finishes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from duo_analytics.errors import GebruikFout
from duo_analytics.runs import durable, exchange, history
from duo_analytics.runs.history import Gebeurtenis, Geschiedenis

VERSIES, BEWIJS, WERK = "versies", "bewijs", ".werk"
HISTORY = "geschiedenis.jsonl"
CONCEPT, VASTGESTELD = "concept", "vastgesteld"


@dataclass(frozen=True)
class Vermelding:
    """The record of a version: what it is, how it was made, and every file with its SHA-256.

    ``plan`` names per recipient the executed notebooks of which its rapportage is made.
    ``vrijgave`` says who released it and why; empty for a concept.
    """

    set: str
    versie: int
    status: str
    periode: str
    plan: Mapping[str, list[str]]
    bestanden: Mapping[str, str]
    bewijs: Mapping[str, str]
    vrijgave: Mapping[str, Any] = field(default_factory=dict)
    archief: Mapping[str, str] = field(default_factory=dict)

    @property
    def tekst(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True)
class Plek:
    """Where the versions of one set lie."""

    out: Path
    naam: str

    @property
    def huidig(self) -> Path:
        """The place that readers know."""
        return self.out / self.naam

    @property
    def geschiedenis(self) -> Path:
        """The file of its history."""
        return self.out / VERSIES / self.naam / HISTORY

    @property
    def werk(self) -> Path:
        """A work folder of this set, on the file system of its versions."""
        return self.out / WERK / self.naam

    def map(self, versie: int) -> Path:
        """The folder of a version."""
        return self.out / VERSIES / self.naam / f"{versie:04d}"

    def bewijs(self, versie: int) -> Path:
        """The executed notebooks of a version."""
        return self.out / BEWIJS / VERSIES / self.naam / f"{versie:04d}"

    def archief(self, versie: int) -> Path:
        """The archive packages of a released version."""
        return self.out / "archief" / self.naam / f"{versie:04d}"

    def record(self, versie: int) -> Path:
        """The record of a version."""
        return self.map(versie).with_suffix(".json")

    def read(self) -> Geschiedenis:
        """Its history."""
        return history.read(self.geschiedenis)

    def vermelding(self, versie: int) -> Vermelding:
        """The record of a version; GebruikFout for one that is not kept."""
        geschiedenis = self.read()
        if versie not in geschiedenis.aanwezig:
            nummers = ", ".join(map(str, geschiedenis.aanwezig)) or "geen"
            raise GebruikFout(f"Van {self.naam} is er geen versie {versie}. Er zijn: {nummers}.")
        return Vermelding(**json.loads(self.record(versie).read_text(encoding="utf-8")))


def sets(out: Path) -> list[str]:
    """The names of all sets that have a version."""
    return sorted(pad.parent.name for pad in (out / VERSIES).glob(f"*/{HISTORY}"))


def now() -> str:
    """This moment with its offset from UTC, '2022-05-12T09:30:00+02:00'."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def add(plek: Plek, nieuw: Path, bewijs: Path, concept: Vermelding) -> int:
    """Make a version of a finished folder and its evidence; both are moved. Returns its number.

    A concept with the same bytes as one that is kept is that one. Readers see the concept, unless
    a version was released: that one stays until it is replaced as an erratum.
    """
    vermelding = replace(concept, bestanden=durable.hashes(nieuw))
    geschiedenis = plek.read()
    if gelijk := same(plek, geschiedenis, vermelding):
        durable.remove(nieuw)
        durable.remove(bewijs)
        if geschiedenis.vastgesteld or geschiedenis.huidig == gelijk:
            show(plek)
            return gelijk
        record(plek, history.TERUGGEZET, gelijk, gelijk, "dezelfde uitkomst opnieuw gemaakt")
        return gelijk
    versie = store(plek, nieuw, bewijs, vermelding)
    huidig = geschiedenis.huidig if geschiedenis.vastgesteld else versie
    record(plek, history.GEMAAKT, versie, huidig)
    return versie


def same(plek: Plek, geschiedenis: Geschiedenis, vermelding: Vermelding) -> int:
    """The newest concept that is kept and has the same files; 0 when there is none."""
    for versie in sorted(set(geschiedenis.aanwezig) - set(geschiedenis.vastgesteld), reverse=True):
        if plek.vermelding(versie).bestanden == vermelding.bestanden:
            return versie
    return 0


def store(plek: Plek, nieuw: Path, bewijs: Path, vermelding: Vermelding) -> int:
    """Put the files of a new version in their place; it exists when the history says so."""
    versie = plek.read().nieuwste + 1
    durable.seal(nieuw)
    durable.seal(bewijs)
    vermelding = replace(vermelding, versie=versie, bewijs=durable.hashes(bewijs))
    for bron, doel in ((bewijs, plek.bewijs(versie)), (nieuw, plek.map(versie))):
        doel.parent.mkdir(parents=True, exist_ok=True)
        durable.remove(doel)
        bron.rename(doel)
        durable.flush_folder(doel.parent)
    durable.write_whole(plek.record(versie), vermelding.tekst)
    return versie


def record(plek: Plek, soort: str, versie: int, huidig: int, toelichting: str = "") -> None:
    """Write an event to the history, and show readers what is current from then on."""
    hash_ = hashlib.sha256(plek.record(versie).read_bytes()).hexdigest()
    regel = Gebeurtenis(0, soort, versie, huidig, now(), hash_, toelichting)
    history.append(plek.geschiedenis, regel)
    show(plek)


def restore(plek: Plek, versie: int, reden: str = "") -> None:
    """Let readers see an older version; nothing is lost. GebruikFout for one that is not kept."""
    plek.vermelding(versie)
    geschiedenis = plek.read()
    if geschiedenis.vastgesteld and versie not in geschiedenis.vastgesteld:
        raise GebruikFout(
            f"Versie {versie} van {plek.naam} is een concept, en er is een vastgestelde versie "
            f"({geschiedenis.vastgesteld[-1]}). Kies een vastgestelde versie, of vervang haar met "
            "duo-analytics publish --erratum."
        )
    if geschiedenis.huidig != versie:
        record(plek, history.TERUGGEZET, versie, versie, reden)


def show(plek: Plek) -> None:
    """Let the places that readers know show the current version; nothing when they do."""
    versie = plek.read().huidig
    if not versie:
        return
    plek.werk.mkdir(parents=True, exist_ok=True)
    plaatsen = (
        (plek.out / BEWIJS / plek.naam, plek.bewijs(versie)),
        (plek.huidig, plek.map(versie)),
    )
    for plaats, doel in plaatsen:
        exchange.recover(plaats)
        if doel.is_dir() and not exchange.shows(plaats, doel):
            _keep(plek, exchange.point(plaats, doel, plek.werk))


def _keep(plek: Plek, weg: Path | None) -> None:
    """What stood in the place of readers and is no copy of a version is kept beside them."""
    if weg is None:
        return
    inhoud = durable.hashes(weg)
    for versie in plek.read().aanwezig:
        vermelding = plek.vermelding(versie)
        if inhoud in (vermelding.bestanden, vermelding.bewijs):
            durable.remove(weg)
            return
    soort = BEWIJS if any(naam.endswith(".ipynb") for naam in inhoud) else VERSIES
    nummer, ouder = 1, plek.map(1).parent if soort == VERSIES else plek.bewijs(1).parent
    while (plaats := ouder / f"eerder-{nummer}").exists():
        nummer += 1
    weg.rename(plaats)


def recover(plek: Plek) -> None:
    """Remove what never became a version, and finish what was cut off after it did."""
    geschiedenis = plek.read()
    bekend = {f"{versie:04d}" for versie in geschiedenis.aanwezig}
    for folder in (plek.map(1).parent, plek.bewijs(1).parent, plek.archief(1).parent):
        genummerd = folder.glob("[0-9][0-9][0-9][0-9]*") if folder.is_dir() else ()
        for pad in genummerd:
            opgeruimd = pad.suffix == ".json" and int(pad.stem) <= geschiedenis.nieuwste
            if pad.stem not in bekend and not opgeruimd:
                durable.remove(pad)
    exchange.recover(plek.huidig)
    exchange.recover(plek.out / BEWIJS / plek.naam)
    show(plek)


def prune(plek: Plek, bewaar: int) -> None:
    """Remove the oldest concepts but the newest ``bewaar``; never what was or is released or shown.

    The concept from which a version was released stays too: it is what the reviewer saw.
    """
    geschiedenis = plek.read()
    bronnen = {plek.vermelding(v).vrijgave.get("van_concept") for v in geschiedenis.vastgesteld}
    vast = {geschiedenis.huidig, *geschiedenis.vastgesteld, *bronnen}
    los = [versie for versie in geschiedenis.aanwezig if versie not in vast]
    for versie in los[: max(0, len(los) - bewaar)]:
        record(plek, history.OPGERUIMD, versie, geschiedenis.huidig)
        durable.remove(plek.map(versie))
        durable.remove(plek.bewijs(versie))
