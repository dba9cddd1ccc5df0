"""Which counts of a table to hide so that no small one follows from the sums that a reader knows.

Primary: counts from 1 up to the minimum. Secondary: in each sum at least two counts are hidden that
reach the minimum together. Then the table is attacked as a reader could: with all its sums at once
and the knowledge that a hidden count is not zero; what still has one answer gets company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

Cel = tuple[int, int]
ONE = 0.999  # a count that can be one more or less is not known; the rest is noise of the solver


@dataclass(frozen=True)
class Som:
    """Cells whose values, each with its sign, add up to something that a reader knows."""

    cellen: tuple[Cel, ...]
    tekens: tuple[int, ...]


@dataclass(frozen=True)
class Tellingen:
    """Counts of persons by cell, and the sums between them.

    ``terloops`` are counts that are not in the table but follow from it ('the others'): to hide
    one of those costs a reader nothing.
    """

    waarden: Mapping[Cel, Decimal]
    sommen: Sequence[Som]
    terloops: frozenset[Cel]
    minimum: int

    def hidden(self) -> set[Cel]:
        """The cells to hide; none of them can be computed from the others."""
        verborgen = {c for c, w in self.waarden.items() if 0 < abs(w) < self.minimum}
        while True:
            verborgen = self._closed(verborgen)
            bekend = self._determined(verborgen)
            extra = next(filter(None, (self._company(c, verborgen) for c in bekend)), None)
            if extra is None:
                return verborgen - self.terloops
            verborgen |= {extra}

    def _closed(self, verborgen: set[Cel]) -> set[Cel]:
        """With as many cells more as each sum needs by itself."""
        while True:
            eerder = verborgen
            for som in self.sommen:
                verborgen = verborgen | set(self._one_more(som, verborgen))
            if verborgen == eerder:
                return verborgen

    def _one_more(self, som: Som, verborgen: set[Cel]) -> list[Cel]:
        weg = [cel for cel in som.cellen if cel in verborgen]
        genoeg = len(weg) > 1 and sum(abs(self.waarden[c]) for c in weg) >= self.minimum
        return [] if not weg or genoeg else self._cheapest(som.cellen, verborgen)

    def _cheapest(self, cellen: Iterable[Cel], verborgen: set[Cel]) -> list[Cel]:
        """The cell to hide first: one outside the table, or else one in a row that hides something
        already (so that as many rows as possible stay whole), or else the smallest; never a zero.
        """
        over = {c for c in cellen if self.waarden.get(c, 0) and c not in verborgen}
        geraakt = {r for r, _ in verborgen}

        def kosten(cel: Cel) -> tuple[bool, bool, Decimal, Cel]:
            buiten, heel = cel not in self.terloops, cel[0] not in geraakt
            return buiten, heel, abs(self.waarden[cel]), cel

        return sorted(over, key=kosten)[:1]

    def _company(self, cel: Cel, verborgen: set[Cel]) -> Cel | None:
        """A cell more, from the sums that ``cel`` is in, or else from those that they touch."""
        bereik = {cel}
        while True:
            geraakt = [som for som in self.sommen if bereik & set(som.cellen)]
            ruimer = bereik.union(*(som.cellen for som in geraakt))
            if goedkoopst := self._cheapest(ruimer, verborgen):
                return goedkoopst[0]
            if ruimer == bereik:
                return None
            bereik = ruimer

    def _determined(self, verborgen: set[Cel]) -> list[Cel]:
        """Hidden cells that have only one possible value, the small ones among them first."""
        cellen = sorted(verborgen)
        if not cellen:
            return []
        matrix = np.array([self._row(som, cellen) for som in self.sommen], float)
        matrix = matrix.reshape(len(self.sommen), len(cellen))
        waarden = np.array([float(self.waarden[c]) for c in cellen])
        onder = np.array([self._lowest(c) for c in cellen])
        vast = _without_choice(matrix, waarden, onder)
        gezocht = [c for c, v in zip(cellen, vast, strict=True) if v and self._matters(c)]
        return sorted(gezocht, key=lambda c: abs(self.waarden[c]))

    def _row(self, som: Som, cellen: Sequence[Cel]) -> list[int]:
        tekens = dict(zip(som.cellen, som.tekens, strict=True))
        return [tekens.get(cel, 0) for cel in cellen]

    def _matters(self, cel: Cel) -> bool:
        return cel not in self.terloops or abs(self.waarden[cel]) < self.minimum

    def _lowest(self, cel: Cel) -> float:
        """What a reader knows of a hidden count: not below zero, and zero would be shown.

        In a column with a value below zero (a balance) a hidden one can be anything.
        """
        kolom = [w for (_, k), w in self.waarden.items() if k == cel[1]]
        if any(w < 0 for w in kolom):
            return -np.inf
        geheel = cel not in self.terloops and all(w == w.to_integral_value() for w in kolom)
        return 1.0 if geheel else 0.0


def _without_choice(matrix: np.ndarray, waarden: np.ndarray, onder: np.ndarray) -> np.ndarray:
    """Per unknown whether every solution of the sums gives it the same value.

    Each solution that is found shows for all unknowns how far they can move; only those that have
    not moved yet are sought further.
    """
    ver = 10 * float(np.abs(waarden).sum()) + 10  # without end is free too, but has no solution
    grenzen = [(max(float(o), -ver), ver) for o in onder]
    laagst, hoogst = waarden.copy(), waarden.copy()
    for doel in np.vstack([np.eye(len(waarden)), -np.eye(len(waarden))]):
        if (hoogst - laagst)[doel != 0] < ONE:
            uitkomst = _least(doel, matrix, matrix @ waarden, grenzen)
            laagst, hoogst = np.minimum(laagst, uitkomst), np.maximum(hoogst, uitkomst)
    vast: np.ndarray = hoogst - laagst < ONE
    return vast


def _least(
    doel: np.ndarray, matrix: np.ndarray, sommen: np.ndarray, grenzen: list[tuple[float, float]]
) -> np.ndarray:
    """The solution of the sums with the least ``doel``; the table itself is a solution."""
    from scipy.optimize import linprog

    antwoord = linprog(doel, A_eq=matrix, b_eq=sommen, bounds=grenzen)
    if antwoord.x is None:
        raise ArithmeticError(antwoord.message)
    return np.asarray(antwoord.x, float)
