"""A reader who wants to know what was hidden, written apart from the protection.

He has numbers by name (None = hidden, with the least that it can be), and sums of them that are
zero, or that he knows otherwise. All hidden numbers are whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Naam = Any  # whatever names a number
Vergelijking = tuple[Mapping[Any, int], float]  # what these add up to, each with its sign
VER = 100_000


@dataclass(frozen=True)
class Lezer:
    """Everything that is printed, and how it hangs together."""

    gedrukt: Mapping[Any, float | None]
    sommen: tuple[Vergelijking, ...]
    laagst: Mapping[Any, float]

    def knows(self, naam: Naam, waarde: float) -> Lezer:
        """The same reader, who knows one of the hidden numbers."""
        return Lezer({**self.gedrukt, naam: waarde}, self.sommen, self.laagst)

    def range_of(self, naam: Naam) -> tuple[int, int]:
        """The least and the most that a hidden number can be, given all that is printed."""
        namen, regels, rechts = self._equations(naam)
        if not regels:
            return int(self.laagst.get(naam, 1)), VER
        grenzen = Bounds([self.laagst.get(n, 1) for n in namen], VER)
        uitersten = [
            self._extreme(richting, namen.index(naam), np.array(regels), np.array(rechts), grenzen)
            for richting in (1, -1)
        ]
        return uitersten[0], uitersten[1]

    def _extreme(
        self, richting: int, i: int, regels: np.ndarray, rechts: np.ndarray, grenzen: Bounds
    ) -> int:
        doel = np.zeros(regels.shape[1])
        doel[i] = richting
        antwoord = milp(
            doel,
            integrality=np.ones(len(doel), int),
            bounds=grenzen,
            constraints=LinearConstraint(regels, rechts, rechts),
        )
        if antwoord.x is None:
            raise ArithmeticError(antwoord.message)
        uiterste: int = round(antwoord.x[i])
        return uiterste

    def _equations(self, naam: Naam) -> tuple[list[Naam], list[list[int]], list[float]]:
        """The sums that bear on one hidden number, in the unknowns that they share."""
        vrij = {n for n, waarde in self.gedrukt.items() if waarde is None}
        dichtbij, over = {naam}, list(self.sommen)
        gebruikt: list[Vergelijking] = []
        while raak := [s for s in over if dichtbij & s[0].keys() & vrij]:
            gebruikt += raak
            over = [s for s in over if s not in raak]
            dichtbij |= {n for som, _ in raak for n in som if n in vrij}
        namen = sorted(dichtbij, key=repr)
        regels = [[som.get(n, 0) for n in namen] for som, _ in gebruikt]
        rechts = [
            uitkomst - sum(t * (self.gedrukt[n] or 0) for n, t in som.items() if n not in dichtbij)
            for som, uitkomst in gebruikt
        ]
        return namen, regels, rechts


@dataclass(frozen=True)
class Oordeel:
    """What a reader found: numbers that have one value, and small ones that are surely small or
    surely more than one."""

    precies: frozenset[Naam]
    te_nauw: frozenset[Naam]


def judge(
    lezer: Lezer, waar: Mapping[Any, int], minimum: int, *, alleen: Iterable[Naam] = ()
) -> Oordeel:
    """The findings, with the truth at hand; ``alleen`` are groups of one who read along.

    What is too narrow when everything is hidden lies in the figures and not in the choice.
    """
    weg = [n for n, waarde in lezer.gedrukt.items() if waarde is None]
    alles = Lezer({n: None if waar[n] else 0 for n in lezer.gedrukt}, lezer.sommen, lezer.laagst)
    precies, te_nauw = set(), set()
    for naam in weg:
        laag, hoog = lezer.range_of(naam)
        klein = 0 < waar[naam] < minimum
        if laag == hoog:
            precies.add(naam)
        if klein and (laag > 1 or hoog < minimum):
            ruimst = alles.range_of(naam)
            if laag > max(1, ruimst[0]) or hoog < min(minimum, ruimst[1]):
                te_nauw.add(naam)
    for een in alleen:
        mede = lezer.knows(een, waar[een])
        for naam in (n for n in weg if n != een and 0 < waar[n] < minimum):
            laag, hoog = mede.range_of(naam)
            if laag == hoog and alles.knows(een, waar[een]).range_of(naam) != (laag, hoog):
                precies.add(naam)
    return Oordeel(frozenset(precies), frozenset(te_nauw))
