"""Read one sheet of a workbook that follows no contract: the export of another system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake import hints, rooster
from duo_analytics.intake.headers import HEADER_WITHIN
from duo_analytics.intake.mapping.export import Export, wanted
from duo_analytics.intake.opening.content import LEEG
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.supervisor import read_workbooks
from duo_analytics.intake.rawcells import clean
from duo_analytics.intake.rooster import UNSIGNED, Celkolom

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.mapping.declaration import Koppeling
    from duo_analytics.intake.rooster import Rooster

VANAF_1904 = "het werkboek telt datums vanaf 1904"


def read_sheet(pad: Path, koppeling: Koppeling) -> Export:
    """The export; raises BestandGeweigerd."""
    (inhoud,) = read_workbooks([pad])
    if isinstance(inhoud, BestandGeweigerd):
        raise inhoud
    if inhoud.telt_vanaf_1904:
        herstel = "Zet in Excel 'Datumsysteem 1904 gebruiken' uit en exporteer opnieuw."
        raise BestandGeweigerd("DUO-B15", VANAF_1904, herstel)
    bladen = {blad.naam: blad for blad in inhoud.bladen}
    naam = koppeling.blad or next(iter(bladen), "")
    if naam not in bladen:
        herstel = f"{hints.nearest(naam, bladen)}Kijk 'blad' in mapping.toml na."
        raise BestandGeweigerd("DUO-B02", f"het blad '{naam}' ontbreekt", herstel)
    blad = rooster.from_content(bladen[naam])
    kop = _header_index(blad, koppeling)
    koppen = [" ".join(clean(c).split()) if isinstance(c, str) else "" for c in blad.rij(kop)]
    kolommen = {
        kolom: _below(blad.kolommen[koppen.index(kolom)], kop)
        for kolom in wanted(koppeling, koppen)
    }
    eerste_rij = blad.eerste_rij + kop + 1
    return Export(koppen, kolommen, eerste_rij, inhoud.sha256, "", naam, blad.feiten)


def _header_index(blad: Rooster, koppeling: Koppeling) -> int:
    """The position of the header: the row that is named, or the one with most needed headers."""
    laatste = min(blad.hoogte, HEADER_WITHIN - blad.eerste_rij + 1)
    if koppeling.kopregel is not None:
        kop = koppeling.kopregel - blad.eerste_rij
        if 0 <= kop < blad.hoogte:
            return kop
    nodig = set(koppeling.needed())
    treffers = [
        sum(isinstance(cel, str) and clean(cel) in nodig for cel in blad.rij(index))
        for index in range(laatste)
    ]
    if koppeling.kopregel is not None or not max(treffers, default=0):
        reden = "de kopregel is niet gevonden: geen van de kolommen uit mapping.toml staat er"
        herstel = "Kijk 'blad', 'kopregel' en de namen van de kolommen in mapping.toml na."
        raise BestandGeweigerd("DUO-K02", reden, herstel, blad=blad.naam)
    return treffers.index(max(treffers))


def _below(kolom: Celkolom, kop: int) -> Celkolom:
    """The cells below the header; nothing is the first value."""
    waarden = (LEEG, *kolom.waarden)
    return Celkolom((kolom.nummers[kop + 1 :] + np.uint32(1)).astype(UNSIGNED), waarden)
