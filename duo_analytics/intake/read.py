"""Read the tables that a chapter needs: checked against the contract, or all reasons at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import LeveringGeweigerd
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.places import data_folder, reference_folders
from duo_analytics.reference import Reference
from duo_analytics.sources import Bron

if TYPE_CHECKING:
    from duo_analytics.intake.bestand import Bestand
    from duo_analytics.intake.table import Gelezen


def load(namen: Sequence[str], periode: str | Periode, data: str | Path = "") -> Tabellen:
    """The tables ``namen`` of a period, checked against the contract.

    Raises PeriodeFout, LeveringOntbreekt when the folder is missing, and LeveringGeweigerd with
    every error in these tables.
    """
    from duo_analytics.intake import report
    from duo_analytics.intake.check import delivery_folder
    from duo_analytics.intake.examine import examine, problems

    van = periode if isinstance(periode, Periode) else Periode.parse(periode)
    data_map = data_folder(van, data)
    bestanden = examine(delivery_folder(van, data_map), van, namen)
    fouten = report.errors(problems(bestanden))
    if fouten:
        raise LeveringGeweigerd(fouten, report.as_text(fouten))
    return _delivery(van, namen, bestanden, Reference.load(*reference_folders(data_map)))


def _delivery(
    periode: Periode, namen: Sequence[str], bestanden: Iterable[Bestand], reference: Reference
) -> Tabellen:
    plaats = {naam: bestand for bestand in bestanden for naam in bestand.tabellen}
    leveringen = {n: lev for n in namen if (lev := plaats[n].levering) is not None}
    return Tabellen(
        periode=periode,
        peil=periode,
        frames={naam: plaats[naam].tabellen[naam].frame for naam in namen},
        bronnen={naam: _source(plaats[naam], plaats[naam].tabellen[naam]) for naam in namen},
        leveringen=leveringen,
        reference=reference,
    )


def _source(bestand: Bestand, gelezen: Gelezen) -> Bron:
    """The cells, or the rows, that a table was read from."""
    fictief = bestand.levering is not None and bestand.levering.fictief
    return Bron(bestand.naam, gelezen.tabel.blad, _range(bestand, gelezen), bestand.sha256, fictief)


def _range(bestand: Bestand, gelezen: Gelezen) -> str:
    """'A4:J5', or 'regel 2 tot en met 17' where rows have no address."""
    from duo_analytics.intake.opening.addresses import address

    kolommen = [plek.kolom for plek in gelezen.plekken.values()]
    rijen = gelezen.frame.index
    hoeken = [(rijen[0], min(kolommen)), (rijen[-1], max(kolommen))] if len(rijen) else []
    if hoeken and (woord := bestand.melder.rijwoord):
        return f"{woord} {rijen[0]} tot en met {rijen[-1]}"
    return ":".join(address(int(rij), kolom) for rij, kolom in hoeken)
