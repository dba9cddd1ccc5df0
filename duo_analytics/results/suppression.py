"""Which counts to hide, and as few as possible, so that no small one can be worked out.

The master problem chooses cells under bounds that every good choice keeps; the reader attacks the
choice, and each demand that he finds broken gives a new bound, until none is (Fischetti and
Salazar 2000). A choice by the cheapest shifts is at hand from the start, and stays where the
search would take too long.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from duo_analytics.results.aanval import NOISE, Aanval, Grens
from duo_analytics.results.stelsel import GEEN, Eis, Sleutel, Stelsel, Veld

ROUNDS = 60  # of choosing and attacking
NODES = 3000  # of each choice; a count and not a clock, so that the outcome is always the same
SMALL_FIELD = 200  # cells; in larger ones whole rows do not count
PER_SIZE, PER_ROW = 0.4, 0.4  # of one cell, for all cells or rows together


@dataclass(frozen=True)
class Keuze:
    """What is hidden, and of that what is small itself. ``optimaal``: it cannot be less."""

    verborgen: frozenset[Sleutel]
    klein: frozenset[Sleutel]
    optimaal: bool = True


def hide(stelsel: Stelsel, seconden: float) -> Keuze:
    """The cells that a reader may not see, among them those that no table shows.

    Past ``seconden`` of computing what is left of the system is hidden as a whole, never less.
    """
    einde = time.process_time() + seconden
    verborgen = {s for s, t in stelsel.tellingen.items() if t.moet}
    optimaal = True
    for veld in stelsel.velden():
        gekozen, best = _Zoektocht(veld, einde).run()
        optimaal &= best
        verborgen |= {s for s, weg in zip(veld.sleutels, gekozen, strict=True) if weg}
    return Keuze(frozenset(verborgen), frozenset(stelsel.klein), optimaal)


class _Zoektocht:
    """The search in one field."""

    def __init__(self, veld: Veld, einde: float) -> None:
        self.einde = einde
        self.veld = _feasible(veld)
        self.aanval = Aanval(self.veld)
        self.vrij = np.flatnonzero(veld.mag)
        self.prijs = _prices(veld)
        self.grenzen: list[Grens] = []

    def run(self) -> tuple[np.ndarray, bool]:
        """The cells to hide, and whether there is no cheaper choice."""
        beste = self._repaired(self.veld.moet)
        if not self.aanval.veld.eisen or not self._cost(beste):
            return beste, True
        self.grenzen = list(_first_bounds(self.veld))
        for _ in range(ROUNDS):
            if time.process_time() > self.einde:
                break
            keuze, ondergrens = self._choose()
            if keuze is None or ondergrens >= self._cost(beste) - NOISE:
                return beste, keuze is not None
            nieuw = list(self.aanval.failing(keuze))
            if not nieuw:
                return keuze, self._cost(keuze) <= ondergrens + NOISE
            self.grenzen += nieuw
            beste = min(beste, self._repaired(keuze), key=self._cost)
        return beste, False

    def _cost(self, verborgen: np.ndarray) -> float:
        return float(self.prijs[verborgen & self.veld.mag].sum()) + PER_ROW * self._rows(verborgen)

    def _rows(self, verborgen: np.ndarray) -> float:
        """The share of the rows that hide something only by choice."""
        geraakt = _touched(self.veld)
        return sum(bool(verborgen[rij].any()) for rij in geraakt) / max(1, len(geraakt))

    def _repaired(self, keuze: np.ndarray) -> np.ndarray:
        """The choice with the cheapest shifts for what it leaves open, and nothing in excess."""
        verborgen = keuze.copy()
        beantwoord = self.aanval.answered(verborgen)
        for nummer, eis in enumerate(self.veld.eisen):
            if time.process_time() > self.einde:
                return self._whole()
            if not beantwoord[nummer]:
                uitkomst = self.aanval.cheapest(verborgen, self.prijs, eis)
                verborgen |= self.veld.mag if uitkomst is None else uitkomst[0]
                beantwoord = self.aanval.answered(verborgen)
        if any(self.aanval.failing(verborgen)):
            return self._whole()
        return self._without_excess(verborgen)

    def _whole(self) -> np.ndarray:
        alles: np.ndarray = self.veld.moet | self.veld.mag
        return alles

    def _without_excess(self, verborgen: np.ndarray) -> np.ndarray:
        """Cells are shown again, the most valuable first, where the shifts found allow it."""
        extra = np.flatnonzero(verborgen & self.veld.mag)
        for cel in extra[np.argsort(-self.prijs[extra], kind="stable")]:
            minder = verborgen.copy()
            minder[cel] = False
            if self.aanval.answered(minder).all():
                verborgen = minder
        return verborgen

    def _choose(self) -> tuple[np.ndarray | None, float]:
        """The cheapest choice within the bounds, and the least that any choice costs."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        rijen = _touched(self.veld)
        kosten = np.concatenate([self.prijs[self.vrij], np.full(len(rijen), PER_ROW)])
        kosten[len(self.vrij) :] /= max(1, len(rijen))
        vast = self.veld.moet
        regels = [self._rule(g, vast, len(rijen)) for g in self.grenzen]
        regels += [self._row_rule(rij, n, len(rijen)) for n, rij in enumerate(rijen)]
        antwoord = milp(
            kosten,
            integrality=np.ones(len(kosten), int),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(
                np.array([r for r, _ in regels]), np.array([onder for _, onder in regels])
            ),
            options={
                "node_limit": NODES,
                "mip_rel_gap": 0.0,
                "time_limit": max(0.1, self.einde - time.process_time()),
            },
        )
        if antwoord.x is None:
            return None, 0.0
        keuze = vast.copy()
        keuze[self.vrij[antwoord.x[: len(self.vrij)] > 0.5]] = True
        return keuze, float(antwoord.mip_dual_bound)

    def _rule(self, grens: Grens, vast: np.ndarray, rijen: int) -> tuple[np.ndarray, float]:
        """A bound over the cells that can be chosen, each helping at most as much as is needed."""
        if not grens.nodig:  # one cell against others, none of them hidden anyway
            return np.concatenate([grens.gewicht[self.vrij], np.zeros(rijen)]), 0.0
        nodig = grens.nodig - float(grens.gewicht[vast].sum())
        regel = np.minimum(grens.gewicht[self.vrij], nodig) / nodig if nodig > NOISE else None
        if regel is None:
            return np.zeros(len(self.vrij) + rijen), 0.0
        return np.concatenate([regel, np.zeros(rijen)]), 1.0

    def _row_rule(self, rij: np.ndarray, nummer: int, rijen: int) -> tuple[np.ndarray, float]:
        """A row counts as soon as one of its cells is hidden."""
        regel = np.zeros(len(self.vrij) + rijen)
        regel[np.searchsorted(self.vrij, rij)] = -1.0
        regel[len(self.vrij) + nummer] = len(rij)
        return regel, 0.0


def _prices(veld: Veld) -> np.ndarray:
    """One for each cell, and a little more for larger ones."""
    grootte = np.abs(veld.waarde) * veld.mag
    prijs: np.ndarray = 1.0 + PER_SIZE * grootte / max(1.0, float(grootte.sum()))
    return prijs


def _touched(veld: Veld) -> list[np.ndarray]:
    """Per row without a count that is hidden anyway the cells that can be chosen."""
    if len(veld.waarde) > SMALL_FIELD:
        return []
    heel: dict[Sleutel, list[int]] = {}
    for i, groep in enumerate(veld.groepen):
        heel.setdefault(groep, []).append(i)
    rijen = [np.array(cellen) for groep, cellen in heel.items() if groep is not None]
    return [rij for rij in rijen if veld.mag[rij].all()]


def _feasible(veld: Veld) -> Veld:
    """The field with demands that hiding everything meets: what cannot be had is not asked."""
    aanval = Aanval(veld)
    alles = veld.moet | veld.mag
    if not any(aanval.failing(alles)):
        return veld
    return replace(veld, eisen=tuple(_within_reach(aanval, alles)))


def _within_reach(aanval: Aanval, alles: np.ndarray) -> Iterator[Eis]:
    for eis, goed in zip(aanval.veld.eisen, aanval.answered(alles), strict=True):
        if goed:
            yield eis
            continue
        afstand = np.floor(aanval.reach(alles, eis).afstand + NOISE)
        if eis.kent == GEEN and afstand >= 1:
            yield replace(eis, afstand=float(afstand))


def _first_bounds(veld: Veld) -> Iterator[Grens]:
    """What each sum by itself asks: room for every demand, and no cell chosen alone."""
    ver = float(np.abs(veld.waarde).sum()) + 1
    ruimte = np.minimum(veld.waarde - veld.laagst, ver)
    matrix = veld.matrix.toarray()
    for eis in veld.eisen:
        if eis.kent == GEEN:
            for som in matrix[matrix[:, eis.cel] != 0]:
                zelfde = som * som[eis.cel] * eis.richting > 0
                gewicht = np.where(som == 0, 0.0, np.where(zelfde, ruimte, ver))
                gewicht[eis.cel] = 0.0
                yield Grens(gewicht, eis.afstand)
    for som in matrix:
        cellen = np.flatnonzero(som)
        if not veld.moet[cellen].any():
            for cel in cellen:
                gewicht = np.where(som == 0, 0.0, 1.0)
                gewicht[cel] = -1.0
                yield Grens(gewicht, 0.0)
