"""A sheet as a grid of raw cells, column by column; text files and queries become one as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.opening.content import LEEG, Bijzonder, Bladfeiten, Cel
from duo_analytics.intake.rawcells import Excelfout, Procent, ZonderWaarde, clean

if TYPE_CHECKING:
    from duo_analytics.intake.opening.content import Bladinhoud

UNSIGNED = np.dtype("uint32")


@dataclass(frozen=True)
class Celkolom:
    """A column of raw cells: per row the number of its value in ``waarden``."""

    nummers: np.ndarray
    waarden: Sequence[object]

    @cached_property
    def schoon(self) -> list[object]:
        """The distinct values, texts without surrounding spaces and invisible signs."""
        return [clean(w) if isinstance(w, str) else w for w in self.waarden]

    def cel(self, index: int) -> object:
        """The raw cell of one row, counted from 0."""
        return self.waarden[int(self.nummers[index])]

    def filled(self) -> np.ndarray:
        """Boolean per row: whether the cell holds anything but spaces."""
        vol = np.array([w is not None and w != LEEG for w in self.schoon], dtype=bool)
        gevuld: np.ndarray = vol[self.nummers]
        return gevuld

    def rows_with(self, nummers: Iterable[int]) -> np.ndarray:
        """Boolean per row: whether its value has one of these numbers."""
        keuze = np.zeros(len(self.waarden), dtype=bool)
        keuze[list(nummers)] = True
        gekozen: np.ndarray = keuze[self.nummers]
        return gekozen


@dataclass(frozen=True)
class Rooster:
    """A grid whose first row is row ``eerste_rij`` of the file, and whose first column is A."""

    naam: str
    kolommen: Sequence[Celkolom]
    feiten: Bladfeiten
    eerste_rij: int = 1

    @property
    def hoogte(self) -> int:
        """The number of rows."""
        return len(self.kolommen[0].nummers) if self.kolommen else 0

    def rij(self, index: int) -> list[object]:
        """The raw cells of one row, counted from 0."""
        return [kolom.cel(index) for kolom in self.kolommen]

    def covered(self, kolom: int) -> set[int]:
        """The rows of the file in which a merged range hides the cell of this column."""
        return {
            rij
            for gebied in self.feiten.samengevoegd
            if gebied.kolom <= kolom <= gebied.laatste_kolom
            for rij in range(gebied.rij, gebied.laatste_rij + 1)
            if (rij, kolom) != (gebied.rij, gebied.kolom)
        }


def from_content(blad: Bladinhoud) -> Rooster:
    """The grid of a sheet, with errors, missing results and percentages in their cells."""
    cellen = [cel for cel in blad.feiten.cellen if cel.soort is not Bijzonder.EXTERN]
    hoogte = max((len(blad.kolommen[0].nummers) if blad.kolommen else 0,
                  *(cel.rij - blad.eerste_rij + 1 for cel in cellen)))  # fmt: skip
    eerste_rij = min((blad.eerste_rij, *(cel.rij for cel in cellen)))
    extra = blad.eerste_rij - eerste_rij
    breedte = max((len(blad.kolommen), *(cel.kolom + 1 for cel in cellen)))
    kolommen = []
    for nummer in range(breedte):
        kolom = _column(blad, nummer, extra, hoogte + extra)
        bijzonder = [cel for cel in cellen if cel.kolom == nummer]
        kolommen.append(_with_remarkable(kolom, bijzonder, eerste_rij) if bijzonder else kolom)
    return Rooster(blad.naam, tuple(kolommen), blad.feiten, eerste_rij)


def _column(blad: Bladinhoud, nummer: int, extra: int, hoogte: int) -> Celkolom:
    if nummer >= len(blad.kolommen):
        return Celkolom(np.zeros(hoogte, UNSIGNED), (LEEG,))
    inhoud = blad.kolommen[nummer]
    nummers = np.frombuffer(inhoud.nummers, UNSIGNED)
    if extra or len(nummers) < hoogte:
        nummers = np.pad(nummers, (extra, hoogte - extra - len(nummers)))
    return Celkolom(nummers, inhoud.waarden)


def _with_remarkable(kolom: Celkolom, cellen: Sequence[Cel], eerste_rij: int) -> Celkolom:
    nummers, waarden = kolom.nummers.copy(), list(kolom.waarden)
    for cel in cellen:
        index = cel.rij - eerste_rij
        waarden.append(_remarkable(cel, waarden[int(nummers[index])]))
        nummers[index] = len(waarden) - 1
    return Celkolom(nummers, waarden)


def _remarkable(cel: Cel, waarde: object) -> object:
    if cel.soort is Bijzonder.EXCELFOUT:
        return Excelfout(cel.tekst)
    if cel.soort is Bijzonder.ZONDER_WAARDE:
        return ZonderWaarde()
    return Procent(waarde) if isinstance(waarde, float) else waarde
