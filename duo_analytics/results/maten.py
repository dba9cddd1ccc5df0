"""Sizes of a chart in points: one width for all, one thickness of bars, one height of lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from duo_analytics.results.lettering import height, width, wrap
from duo_analytics.results.vormen import Vorm

if TYPE_CHECKING:
    from duo_analytics.results.grafiek import Grafiek

WIDTH = 432.0  # of the whole picture: text of 10 points is still 9 pixels high on a phone
STANDING = 185.0  # height of the axes of lines and standing bars
NAME_ROOM = 158.0  # of the names beside lying bars
VALUE_ROOM = 44.0  # of the numbers on a standing axis
BAR, GAP = 13.0, 9.0
LEAST_BAR = 12.5  # a number fits beside it
THICKEST = 46.0
SHARE = 0.74  # of a category that standing bars fill
TALL = 560.0  # from here on bars stand closer together


@dataclass(frozen=True)
class Maten:
    """The sizes of one chart, from its rows and series."""

    grafiek: Grafiek

    @property
    def naast(self) -> int:
        """Bars or intervals beside each other in a category."""
        vormen = (Vorm.STAAF, Vorm.INTERVAL)
        return max(1, sum(r.vorm in vormen for r in self.grafiek.reeksen))

    @cached_property
    def namen(self) -> list[str]:
        """The names of the categories in lines that fit."""
        namen = [str(rij[0]) for rij in self.grafiek.rijen]
        ruimte = NAME_ROOM if self.grafiek.liggend else self.vak - 6
        passend = [wrap(naam, ruimte) for naam in namen]
        gebroken = not self.grafiek.liggend and any("-\n" in naam for naam in passend)
        return [wrap(naam, NAME_ROOM) for naam in namen] if gebroken else passend

    @property
    def breedte(self) -> float:
        """Width of the axes, about: the names or numbers on the left taken off."""
        if not self.grafiek.liggend:
            return WIDTH - VALUE_ROOM
        namen = [wrap(str(rij[0]), NAME_ROOM) for rij in self.grafiek.rijen]
        return WIDTH - max(map(width, namen), default=0.0) - VALUE_ROOM

    @property
    def hoogte(self) -> float:
        """Height of the axes."""
        return self.regel * len(self.grafiek.rijen) if self.grafiek.liggend else STANDING

    @property
    def regel(self) -> float:
        """Points that a category of lying bars takes."""
        naam = max(map(height, self.namen), default=0.0) + 2
        ruim = max(self.naast * BAR + GAP, naam)
        krap = max(self.naast * LEAST_BAR + 2, naam)
        return max(krap, min(ruim, TALL / max(1, len(self.grafiek.rijen))))

    @property
    def punten(self) -> float:
        """Thickness of one bar."""
        if self.grafiek.liggend:
            return min(BAR, (self.regel - 2) / self.naast)
        return min(THICKEST, SHARE * self.vak / self.naast)

    @property
    def dikte(self) -> float:
        """Thickness of one bar as a share of a category."""
        return self.punten / (self.regel if self.grafiek.liggend else self.vak)

    @property
    def vak(self) -> float:
        """Points that a category of standing bars takes."""
        return self.breedte / max(1, len(self.grafiek.rijen))

    def fits(self, tekst: str) -> bool:
        """Whether a text past the end of a bar stays clear of those beside it."""
        ruimte = self.vak if self.naast == 1 else self.punten
        return self.grafiek.liggend or width(tekst) + 2 <= ruimte
