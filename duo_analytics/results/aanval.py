"""What a reader can work out about hidden counts: how far each of them can lie from its value.

A reader knows every sum and that a hidden count is not zero. A *shift* is another table that he
cannot tell from the real one, as differences from it: where it is large enough, it answers a
demand, and it proves so as long as all of its cells are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array, hstack

from duo_analytics.results.stelsel import GEEN, Eis, Veld

NOISE = 1e-6
FAR = 10.0  # times everything in the table together: as good as without bound
NEARLY_FREE = 1e-4  # a shift of what is hidden anyway
INTEGER_NODES = 500  # of the search for whole numbers; without an answer a demand is not met


@dataclass(frozen=True)
class Grens:
    """What every good choice does: the ``gewicht`` of the hidden cells is at least ``nodig``."""

    gewicht: np.ndarray
    nodig: float


class Uiterste(NamedTuple):
    """How far a cell can shift, the shift itself, and by duality why it is not further."""

    afstand: float
    verschil: np.ndarray
    gewicht: np.ndarray


@dataclass
class Aanval:
    """The reader against one field; keeps the shifts that were found."""

    veld: Veld
    gevonden: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        eisen = self.veld.eisen
        self._kolommen = csc_array(self.veld.matrix)
        self._ver = FAR * (float(np.abs(self.veld.waarde).sum()) + 1)
        self._ruimte = np.minimum(self.veld.waarde - self.veld.laagst, self._ver)
        self._cel = np.array([e.cel for e in eisen], int)
        self._richting = np.array([e.richting for e in eisen], float)
        self._afstand = np.array([e.afstand for e in eisen])
        self._kent = np.array([e.kent for e in eisen], int)

    def answered(self, verborgen: np.ndarray) -> np.ndarray:
        """Per demand whether a shift that was found before answers it."""
        geldig = [v for v in self.gevonden if not np.any(v[~verborgen])]
        beantwoord = np.zeros(len(self._cel), bool)
        for verschil in geldig:
            beantwoord |= self._answers(verschil)
        return beantwoord

    def _answers(self, verschil: np.ndarray) -> np.ndarray:
        """Per demand whether this shift does; who knows a cell asks only for any other value."""
        deel = verschil[self._cel]
        alleen = self._kent != GEEN
        ver = np.where(alleen, np.abs(deel), self._richting * deel) >= self._afstand - NOISE
        los: np.ndarray = ~alleen | (verschil[self._kent] == 0)
        return np.asarray(ver & los)

    def failing(self, verborgen: np.ndarray) -> Iterator[Grens]:
        """For each demand that is not met a bound that this choice breaks."""
        beantwoord = self.answered(verborgen)
        for nummer, eis in enumerate(self.veld.eisen):
            if beantwoord[nummer]:
                continue
            al = len(self.gevonden)
            if grens := self._try(verborgen, eis):
                yield grens
            for verschil in self.gevonden[al:]:
                beantwoord |= self._answers(verschil)

    def _try(self, verborgen: np.ndarray, eis: Eis) -> Grens | None:
        """None when the demand is met; the shift that shows it is kept."""
        uitersten = [self.reach(verborgen, kant) for kant in _sides(eis)]
        for kant, uiterste in zip(_sides(eis), uitersten, strict=True):
            haalt = uiterste.afstand >= eis.afstand - NOISE
            if haalt and self._keep(uiterste.verschil, verborgen, kant):
                return None
        if sum(u.afstand for u in uitersten) < eis.afstand - NOISE:
            return Grens(np.sum([u.gewicht for u in uitersten], axis=0), eis.afstand)
        return Grens(np.where(verborgen, 0.0, 1.0), 1.0)  # not in whole numbers: anything more

    def reach(self, verborgen: np.ndarray, eis: Eis) -> Uiterste:
        """The furthest shift up to what is demanded."""
        cellen, p = self._free(verborgen, eis)
        laag, hoog = -self._ruimte[cellen], np.full(len(cellen), self._ver)
        if eis.richting > 0:
            hoog[p] = eis.afstand
        else:
            laag[p] = max(laag[p], -eis.afstand)
        doel = np.zeros(len(cellen))
        doel[p] = -eis.richting
        antwoord = self._solve(doel, self._kolommen[:, cellen], np.column_stack([laag, hoog]))
        if antwoord.x is None:
            raise ArithmeticError(antwoord.message)
        gewicht = self._weights(eis, antwoord.eqlin.marginals)
        return Uiterste(-float(antwoord.fun), self._spread(cellen, antwoord.x), gewicht)

    def cheapest(
        self, verborgen: np.ndarray, prijs: np.ndarray, eis: Eis
    ) -> tuple[np.ndarray, bool] | None:
        """The cells of the shift that answers the demand with the least to hide, and whether it
        is in whole numbers; None when not even hiding everything answers it."""
        for kant in _sides(eis):
            cellen, p = self._free(verborgen | self.veld.mag, eis)
            omlaag, omhoog = self._ruimte[cellen], np.full(len(cellen), self._ver)
            if kant.richting < 0 and omlaag[p] < eis.afstand - NOISE:
                continue
            laag = np.zeros(2 * len(cellen))
            laag[p if kant.richting > 0 else len(cellen) + p] = eis.afstand
            (omlaag if kant.richting > 0 else omhoog)[p] = 0.0
            kosten = np.where(verborgen, NEARLY_FREE, prijs)[cellen]
            deel = self._kolommen[:, cellen]
            hoog = np.maximum(laag, np.concatenate([omhoog, omlaag]))
            antwoord = self._solve(
                np.concatenate([kosten, kosten]),
                hstack([deel, -deel]),
                np.column_stack([laag, hoog]),
            )
            if antwoord.x is not None:
                verschil = antwoord.x[: len(cellen)] - antwoord.x[len(cellen) :]
                breed = self._spread(cellen, verschil)
                return breed != 0, self._keep(breed, breed != 0, kant)
        return None

    def _solve(self, doel: Any, matrix: Any, grenzen: Any) -> Any:
        return linprog(doel, A_eq=matrix, b_eq=np.zeros(matrix.shape[0]), bounds=grenzen)

    def _weights(self, eis: Eis, prijs: np.ndarray) -> np.ndarray:
        """How much room each cell gives to the demand at most, when it is hidden."""
        over = -(self.veld.matrix.T @ prijs)
        over[eis.cel] -= eis.richting
        omlaag = np.where(over > NOISE, over * self._ruimte, 0.0)
        gewicht: np.ndarray = np.where(over < -NOISE, -over * self._ver, omlaag)
        if eis.kent != GEEN:
            gewicht[eis.kent] = 0.0
        return gewicht

    def _free(self, verborgen: np.ndarray, eis: Eis) -> tuple[np.ndarray, int]:
        """The cells that can shift, and where among them the one of the demand is."""
        vrij = verborgen.copy()
        if eis.kent != GEEN:
            vrij[eis.kent] = False
        cellen = np.flatnonzero(vrij)
        return cellen, int(np.searchsorted(cellen, eis.cel))

    def _spread(self, cellen: np.ndarray, waarden: np.ndarray) -> np.ndarray:
        verschil = np.zeros(len(self.veld.waarde))
        verschil[cellen] = np.where(np.abs(waarden) < NOISE, 0.0, waarden)
        return verschil

    def _keep(self, verschil: np.ndarray, verborgen: np.ndarray, eis: Eis) -> bool:
        """Keep a shift in whole numbers that answers the demand; False when there is none."""
        rond = np.where(self.veld.heel, np.round(verschil), verschil)
        if np.abs(rond - verschil).max(initial=0.0) > NOISE:
            geheel = self._integer(verborgen, eis)
            if geheel is None:
                return False
            rond = geheel
        self.gevonden.append(rond)
        return True

    def _integer(self, verborgen: np.ndarray, eis: Eis) -> np.ndarray | None:
        cellen, p = self._free(verborgen, eis)
        laag, hoog = -self._ruimte[cellen], np.full(len(cellen), self._ver)
        if eis.richting > 0:
            laag[p] = eis.afstand
        else:
            hoog[p] = -eis.afstand
        antwoord = milp(
            np.zeros(len(cellen)),
            integrality=self.veld.heel[cellen].astype(int),
            bounds=Bounds(laag, hoog),
            constraints=LinearConstraint(self._kolommen[:, cellen], 0.0, 0.0),
            options={"node_limit": INTEGER_NODES},
        )
        if antwoord.x is None:
            return None
        verschil = self._spread(cellen, antwoord.x)
        return np.where(self.veld.heel, np.round(verschil), verschil)


def _sides(eis: Eis) -> tuple[Eis, ...]:
    """The demand, or both of its sides for who knows a cell."""
    return (eis,) if eis.kent == GEEN else (eis, replace(eis, richting=-eis.richting))
