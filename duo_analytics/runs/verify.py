"""Whether every version is still as it was written: one changed byte anywhere is found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from duo_analytics.runs import durable, exchange, history
from duo_analytics.runs.versions import Plek, Vermelding


def faults(plek: Plek) -> list[str]:
    """All that is wrong with a set, in words; empty when it is as it was written.

    The history is a chain of hashes, each of its lines holds the hash of a record, and a record
    that of every file. Raises VersieFout when the history cannot be read at all.
    """
    return [f"{plek.naam}: {fout}." for fout in _faults(plek)]


def _faults(plek: Plek) -> Iterator[str]:
    geschiedenis = plek.read()
    yield from history.faults(geschiedenis)
    if plek.geschiedenis.read_bytes() != geschiedenis.tekst.encode():
        yield "de geschiedenis staat er anders dan zij is geschreven"
    for versie in sorted({regel.versie for regel in geschiedenis.regels}):
        yield from _record(plek, versie, geschiedenis.vermelding(versie))
    for versie in geschiedenis.aanwezig:
        yield from version_faults(plek, versie)
    huidig = geschiedenis.huidig
    if huidig and not exchange.shows(plek.huidig, plek.map(huidig)):
        yield f"lezers zien niet versie {huidig}, die de huidige is"


def _record(plek: Plek, versie: int, hash_: str) -> Iterator[str]:
    pad = plek.record(versie)
    if not pad.is_file():
        yield f"de vermelding van versie {versie} ontbreekt"
    elif durable.sha256(pad) != hash_:
        yield f"de vermelding van versie {versie} is veranderd"


def version_faults(plek: Plek, versie: int) -> Iterator[str]:
    """What is wrong with the files of one version and with its evidence, in words."""
    try:
        ruw = json.loads(plek.record(versie).read_text(encoding="utf-8"))
        vermelding = Vermelding(**ruw)
    except (OSError, ValueError, TypeError):
        yield f"de vermelding van versie {versie} is niet te lezen"
        return
    delen = (
        ("", plek.map(versie), vermelding.bestanden),
        ("bewijs van ", plek.bewijs(versie), vermelding.bewijs),
        ("archief van ", plek.archief(versie), vermelding.archief),
    )
    for wat, folder, verwacht in delen:
        for fout in _differences(folder, verwacht):
            yield f"{wat}versie {versie}, {fout}"


def _differences(folder: Path, verwacht: Mapping[str, str]) -> Iterator[str]:
    gevonden = durable.hashes(folder) if folder.is_dir() else {}
    for naam in sorted(gevonden.keys() | verwacht.keys()):
        if naam not in gevonden:
            yield f"bestand {naam} ontbreekt"
        elif naam not in verwacht:
            yield f"bestand {naam} hoort er niet"
        elif gevonden[naam] != verwacht[naam]:
            yield f"bestand {naam} is veranderd"
