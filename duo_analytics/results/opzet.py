"""The counts of a table as cells of a system, and the sums between them that a reader sees."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.results.stelsel import Sleutel, Som, Telling

if TYPE_CHECKING:
    from duo_analytics.results.bescherming import Bescherming
    from duo_analytics.results.tabel import Tabel

Cel = tuple[int, int]
GEHEEL = 1.0  # a hidden whole count is at least this: zero would have been shown


@dataclass(frozen=True)
class Opzet:
    """The counts of a table and the sums between them, by key.

    The others of a whole (``waarvan``) get a column of their own past the last one.
    """

    tabel: Tabel
    regels: Bescherming
    minimum: int

    def places(self) -> dict[Cel, Sleutel]:
        """The key of each count in the table."""
        kolommen = [self.tabel.plaats(t) for t in self.regels.tellingen]
        return {
            (r, k): self._key(r, k)
            for r, rij in enumerate(self.tabel.rijen)
            for k in kolommen
            if isinstance(rij[k], Decimal)
        }

    def _key(self, r: int, k: int) -> Sleutel:
        eigen = (self.tabel.naam, self.tabel.moment, r, k)
        if k >= len(self.tabel.koppen):
            return eigen
        return self.regels.gedeeld.get(
            (str(self.tabel.rijen[r][0]), self.tabel.koppen[k].tekst), eigen
        )

    def counts(self) -> dict[Sleutel, Telling]:
        """Every count, and the others of each whole."""
        waarden = self._values()
        laagst = {k: _lowest([w for (_, j), w in waarden.items() if j == k]) for _, k in waarden}
        return {
            self._key(r, k): Telling(
                waarde,
                self.minimum,
                laagst[k] if k < len(self.tabel.koppen) else 0.0,
                getoond=k < len(self.tabel.koppen),
                groep=(self.tabel.naam, self.tabel.moment, r),
            )
            for (r, k), waarde in waarden.items()
        }

    def _values(self) -> dict[Cel, Decimal]:
        waarden = {
            (r, k): waarde
            for (r, k) in self.places()
            if isinstance(waarde := self.tabel.rijen[r][k], Decimal)
        }
        anderen = {
            (r, over): waarden[r, geheel] - waarden[r, deel]
            for r in range(len(self.tabel.rijen))
            for deel, over, geheel in self._parts()
            if {(r, deel), (r, geheel)} <= waarden.keys()
        }
        return waarden | anderen

    def _parts(self) -> list[tuple[int, int, int]]:
        """Columns of a part, of the others, and of the whole."""
        breed = len(self.tabel.koppen)
        return [
            (self.tabel.plaats(deel), breed + n, self.tabel.plaats(geheel))
            for n, (deel, geheel) in enumerate(self.regels.waarvan.items())
        ]

    def sums(self) -> Iterator[Som]:
        """The sums along rows and columns, over the counts that are there."""
        waarden = self._values()
        groepen = [tuple(self.tabel.plaats(t) for t in groep) for groep in self.regels.sommen]
        for groep in (*groepen, *self._parts()):
            for cellen in _along_rows(groep, waarden, len(self.tabel.rijen)):
                yield {self._key(*cel): teken for cel, teken in cellen.items() if cel in waarden}
        delen = len(self.tabel.rijen) - self.tabel.totaalrijen
        for totaal in range(delen, len(self.tabel.rijen)) if delen else ():
            for k in sorted({k for _, k in waarden}):
                cellen = {**{(r, k): 1 for r in range(delen)}, (totaal, k): -1}
                yield {self._key(*cel): teken for cel, teken in cellen.items() if cel in waarden}


def _lowest(kolom: Sequence[Decimal]) -> float:
    """What a reader knows of a hidden count: not below zero, and zero would be shown.

    In a column with a value below zero (a balance) a hidden one can be anything.
    """
    if any(w < 0 for w in kolom):
        return float("-inf")
    return GEHEEL if all(w == w.to_integral_value() for w in kolom) else 0.0


def _along_rows(
    groep: tuple[int, ...], waarden: Mapping[Cel, Decimal], rijen: int
) -> list[dict[Cel, int]]:
    """A sum in each row, with the signs by which the columns add up to nothing in all rows."""
    regels = [[waarden.get((r, k)) for k in groep] for r in range(rijen)]
    heel = [[w for w in regel if w is not None] for regel in regels if None not in regel]
    tekens = next((t for t in _signs(len(groep)) if all(_zero(t, r) for r in heel)), None)
    gekozen = tekens or (1,) * len(groep)
    return [{(r, k): t for k, t in zip(groep, gekozen, strict=True)} for r in range(rijen)]


def _signs(aantal: int) -> Iterator[tuple[int, ...]]:
    return ((1, *rest) for rest in itertools.product((-1, 1), repeat=aantal - 1))


def _zero(tekens: tuple[int, ...], waarden: list[Decimal]) -> bool:
    return sum(t * w for t, w in zip(tekens, waarden, strict=True)) == 0
