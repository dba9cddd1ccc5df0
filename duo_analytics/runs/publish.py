"""Release a concept: the same content, now marked as vastgesteld, with who reviewed it and why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.errors import GebruikFout, VersieFout, VrijgaveGeweigerd
from duo_analytics.periods import Periode, datum_in_woorden
from duo_analytics.reference import Reference
from duo_analytics.runs import archive, durable, gates, history, sets, verify, versions
from duo_analytics.runs.versions import Plek, Vermelding

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Stand

RELEASE = "vrijgave.json"
STAND_BOUND = (".html", ".pdf", ".docx", ".xlsx", "manifest.json")  # these say 'Concept'


@dataclass(frozen=True)
class Vrijgave:
    """Who releases, with what note; notes per fact that jumped; why an earlier one is replaced.

    ``geheimen`` are the names and keys of the delivery, which may not stand in the set.
    """

    naam: str
    notitie: str
    toelichtingen: Mapping[str, str]
    erratum: str = ""
    geheimen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Vastgesteld:
    """A version that was released; ``vergeleken_met`` is empty when nothing could be compared."""

    versie: int
    vergeleken_met: str


def publish(plek: Plek, vrijgave: Vrijgave, moment: str) -> Vastgesteld:
    """Release the concept that readers see, or as an erratum the newest one. The set is held.

    Raises GebruikFout when there is nothing to release, VrijgaveGeweigerd or PoortDicht while a
    gate is closed, VersieFout when the concept or its evidence is not what was made.
    """
    from duo_analytics.rapportage.poorten.check import require_open

    versions.recover(plek)
    concept = _concept(plek, vrijgave)
    bron = plek.vermelding(concept)
    if fouten := list(verify.version_faults(plek, concept)):
        raise VersieFout(fouten)
    bewijs = sets.Bewijs(plek.bewijs(concept), Periode.parse(bron.periode), bron.plan)
    vergeleken = _require_open(plek, concept, bewijs, vrijgave)
    wat = _details(plek, vrijgave, moment, concept, vergeleken)
    nieuw = plek.werk / "set"
    nieuw.mkdir(parents=True)
    with ThreadPoolExecutor(1) as pool:
        sets.write(bewijs, nieuw, _stand(wat), pool)
    _require_same(plek, concept, nieuw)
    require_open(nieuw, bewijs.map, vrijgave.geheimen)
    return Vastgesteld(_store(plek, bron, nieuw, wat), vergeleken)


def _concept(plek: Plek, vrijgave: Vrijgave) -> int:
    """The number of the concept to release."""
    geschiedenis = plek.read()
    concepten = [v for v in geschiedenis.aanwezig if v not in geschiedenis.vastgesteld]
    if not geschiedenis.vastgesteld:
        if vrijgave.erratum:
            raise GebruikFout(f"{plek.naam} is nog niet vastgesteld. Laat --erratum weg.")
        if not concepten:
            raise GebruikFout(
                f"Van {plek.naam} is er geen rapportage. Maak haar eerst met duo-analytics run."
            )
        return geschiedenis.huidig
    laatste = geschiedenis.vastgesteld[-1]
    if not vrijgave.erratum:
        raise GebruikFout(
            f"{plek.naam} is al vastgesteld (versie {laatste}). Een nieuwe versie vervangt haar "
            'als erratum: geef --erratum "de reden".'
        )
    later = [v for v in concepten if v > plek.vermelding(laatste).vrijgave["van_concept"]]
    if not later:
        raise GebruikFout(
            f"Er is geen concept van {plek.naam} dat nieuwer is dan de vastgestelde versie. Maak "
            "de rapportage opnieuw met duo-analytics run."
        )
    return later[-1]


def _require_open(plek: Plek, concept: int, bewijs: sets.Bewijs, vrijgave: Vrijgave) -> str:
    """Raise VrijgaveGeweigerd with every reason; returns with what was compared."""
    from duo_analytics.rapportage.compare import read_set

    sprongen, vergeleken = gates.jumps(bewijs, read_set(plek.map(concept)), Reference.load())
    open_ = gates.without_note(sprongen, vrijgave.toelichtingen)
    redenen = list(gates.closed(sets.tailored(bewijs), open_))
    if open_:
        lijst = plek.out / versions.BEWIJS / f"{plek.naam}-toelichtingen.toml"
        durable.write_whole(lijst, gates.to_fill_in(sprongen, vrijgave.toelichtingen))
        redenen.append(
            f"Kijk na of de sprongen kloppen. Vul {versions.BEWIJS}/{lijst.name} in en geef dat "
            'bestand met --toelichtingen, of geef per feit --toelichting FEIT="uw uitleg".'
        )
    if redenen:
        raise VrijgaveGeweigerd(plek.naam, redenen)
    return vergeleken


def _details(
    plek: Plek, vrijgave: Vrijgave, moment: str, concept: int, vergeleken: str
) -> dict[str, Any]:
    """The release as it is recorded."""
    geschiedenis = plek.read()
    vervangt = geschiedenis.vastgesteld[-1] if geschiedenis.vastgesteld else 0
    return {
        "set": plek.naam,
        "versie": geschiedenis.nieuwste + 1,
        "tijd": moment,
        "naam": vrijgave.naam,
        "notitie": vrijgave.notitie,
        "erratum": vrijgave.erratum,
        "toelichtingen": dict(sorted(vrijgave.toelichtingen.items())),
        "vergeleken_met": vergeleken,
        "van_concept": concept,
        "vervangt": vervangt,
        "vervangt_van": geschiedenis.gemaakt(vervangt)[:10] if vervangt else "",
    }


def _stand(wat: Mapping[str, Any]) -> Stand:
    """What the pages say: that it was released, when, and what it replaces."""
    from duo_analytics.rapportage.document import Stand

    regel = f"Vastgesteld op {in_words(wat['tijd'])} (versie {wat['versie']})."
    if wat["vervangt"]:
        regel += (
            f" Erratum: deze versie vervangt versie {wat['vervangt']} van "
            f"{in_words(wat['vervangt_van'])}. Reden: {wat['erratum']}"
        )
    return Stand("Vastgesteld", regel, vastgesteld=True)


def in_words(moment: str) -> str:
    """'12 mei 2022' of a moment or date in ISO 8601."""
    return datum_in_woorden(date.fromisoformat(moment[:10]))


def _require_same(plek: Plek, concept: int, nieuw: Path) -> None:
    """What does not say 'Concept' is byte for byte what the reviewer saw."""
    oud, gemaakt = plek.vermelding(concept).bestanden, durable.hashes(nieuw)
    anders = [
        naam
        for naam in sorted(oud.keys() | gemaakt.keys())
        if not naam.endswith(STAND_BOUND) and oud.get(naam) != gemaakt.get(naam)
    ]
    if anders or oud.keys() != gemaakt.keys():
        raise VersieFout([
            f"{plek.naam}: dit programma maakt van versie {concept} nu iets anders dan toen "
            f"({', '.join(anders[:3]) or 'andere bestanden'}). Maak de rapportage opnieuw, en laat "
            "haar opnieuw nakijken."
        ])  # fmt: skip


def _store(plek: Plek, bron: Vermelding, nieuw: Path, wat: Mapping[str, Any]) -> int:
    """Add the release record and the package for the archive, and make it the current version."""
    inhoud = {**wat, "bestanden": durable.hashes(nieuw)}
    durable.write_whole(nieuw / RELEASE, json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n")
    pakket = _package(plek, bron, nieuw, wat)
    kopie = plek.werk / "bewijs"
    shutil.copytree(plek.bewijs(wat["van_concept"]), kopie)
    vermelding = replace(
        bron,
        status=versions.VASTGESTELD,
        vrijgave=wat,
        bestanden=durable.hashes(nieuw),
        archief=durable.hashes(pakket),
    )
    nummer = versions.store(plek, nieuw, kopie, vermelding)
    versions.record(plek, history.VASTGESTELD, nummer, nummer, wat["erratum"])
    return nummer


def _package(plek: Plek, bron: Vermelding, nieuw: Path, wat: Mapping[str, Any]) -> Path:
    """The folder of the package for the archive."""
    pakket = plek.archief(wat["versie"])
    durable.remove(pakket)
    manifest = json.loads((nieuw / "manifest.json").read_text(encoding="utf-8"))
    stuk = archive.Vaststelling(
        set=plek.naam,
        versie=wat["versie"],
        periode=Periode.parse(bron.periode),
        titel=manifest["titel"],
        gemaakt=plek.read().gemaakt(wat["van_concept"]),
        vastgesteld=wat["tijd"],
        door=wat["naam"],
        notitie=wat["notitie"],
        vervangt=wat["vervangt"],
    )
    archive.write(nieuw, pakket / f"{stuk.kenmerk}.zip", stuk)
    durable.seal(pakket)
    return pakket
