"""The raw rows of an export, whatever it came from: only the columns that mapping.toml names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.opening.content import LEEG, Bladfeiten
from duo_analytics.intake.rawcells import Waarheid, as_decimal
from duo_analytics.intake.rooster import UNSIGNED, Celkolom

if TYPE_CHECKING:
    from duo_analytics.intake.mapping.declaration import Koppeling


@dataclass(frozen=True)
class Export:
    """Columns by header, without the header; the first row is row ``eerste_rij`` of the source.

    ``koppen`` are all headers in order, also of columns that were not read: those are only named.
    ``rijwoord`` is empty where a cell has an address.
    """

    koppen: Sequence[str]
    kolommen: Mapping[str, Celkolom]
    eerste_rij: int
    sha256: str
    rijwoord: str = "rij"
    blad: str = ""
    feiten: Bladfeiten = field(default_factory=Bladfeiten)

    @property
    def hoogte(self) -> int:
        """The number of rows below the header."""
        return next((len(kolom.nummers) for kolom in self.kolommen.values()), 0)


def wanted(koppeling: Koppeling, koppen: Sequence[str]) -> list[str]:
    """The needed columns that are there exactly once; of the others is said elsewhere."""
    return [naam for naam in koppeling.needed() if koppen.count(naam) == 1]


def encoded(cellen: Iterable[object]) -> Celkolom:
    """Distinct values and their numbers; nothing is the first value, truth is no number."""
    bekend: dict[tuple[type, object], int] = {(str, LEEG): 0}
    nummers = [
        0 if cel is None else bekend.setdefault((type(cel), cel), len(bekend)) for cel in cellen
    ]
    waarden = [Waarheid(w) if isinstance(w, bool) else w for _, w in bekend]
    return Celkolom(np.array(nummers, UNSIGNED), waarden)


def minus(kolom: Celkolom, af: Celkolom) -> Celkolom:
    """The difference row by row; an empty cell is nothing, what is no number stays as it is."""
    paren = zip(kolom.nummers.tolist(), af.nummers.tolist(), strict=True)
    return encoded(_difference(kolom.waarden[links], af.waarden[rechts]) for links, rechts in paren)


def _difference(links: object, rechts: object) -> object:
    if links == rechts == LEEG:
        return None
    getallen = []
    for cel in (links, rechts):
        if not isinstance(cel, float) and cel != LEEG:
            return cel
        getallen.append(as_decimal(cel) if isinstance(cel, float) else Decimal(0))
    return float(getallen[0] - getallen[1])


def preferred(kolom: Celkolom, anders: Celkolom) -> Celkolom:
    """The first column, and the other one in the rows where the first is empty."""
    vol = kolom.filled()
    nummers = np.where(vol, kolom.nummers, anders.nummers + len(kolom.waarden))
    return Celkolom(nummers.astype(UNSIGNED), [*kolom.waarden, *anders.waarden])


def joined(kolommen: Sequence[Celkolom], verbinding: str) -> Celkolom:
    """The texts of several columns joined row by row; empty where one of them is empty."""
    from duo_analytics.intake.mapping.convert import as_text

    teksten = [[as_text(w) for w in kolom.waarden] for kolom in kolommen]
    rijen = zip(*(kolom.nummers.tolist() for kolom in kolommen), strict=True)
    delen = ([woorden[n] for woorden, n in zip(teksten, rij, strict=True)] for rij in rijen)
    return encoded(verbinding.join(deel) if all(deel) else None for deel in delen)
