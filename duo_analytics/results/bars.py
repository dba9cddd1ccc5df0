"""Bars beside each other, stacked bars and marks, each with its number past its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from duo_analytics.formatting import NVT, VERBORGEN_TEKEN, tekst_van
from duo_analytics.results.canvas import NOTE_GAP, STUB, Canvas
from duo_analytics.results.palette import HATCHES, MUTED, as_floats, colour
from duo_analytics.results.vormen import Vorm
from duo_analytics.values import VERBORGEN, Waarde

if TYPE_CHECKING:
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.maten import Maten
    from duo_analytics.results.tabel import Kop
    from duo_analytics.results.vormen import Reeks

MOST_NUMBERS = 60  # more of them on the bars cannot be read; the table has them
SIGNS = (VERBORGEN_TEKEN, NVT)


@dataclass(frozen=True)
class Bars:
    """The bars of a chart on their canvas, in the sizes of the house."""

    doek: Canvas
    grafiek: Grafiek
    maten: Maten

    def draw(self) -> None:
        """Every series, and the numbers."""
        naast = self._of(Vorm.STAAF)
        for nummer, reeks in enumerate(naast):
            plaats = self._places(nummer - (len(naast) - 1) / 2)
            lengte = as_floats(self.grafiek.waarden(reeks.kop))
            self._bar(plaats, np.nan_to_num(lengte), reeks, np.zeros(len(plaats)))
            self._stubs(plaats, reeks)
        delen = list(self.grafiek.gestapeld)
        self._stack(delen)
        for reeks in self._of(Vorm.MARKERING):
            waarden = as_floats(self.grafiek.waarden(reeks.kop))
            breed = self.maten.punten * self.maten.naast + 6
            self.doek.ticks(self._places(0), waarden, breed, reeks.kop)
        self._numbers(naast, delen)

    def _of(self, vorm: Vorm) -> list[Reeks]:
        return [reeks for reeks in self.grafiek.reeksen if reeks.vorm is vorm]

    def _places(self, schuif: float) -> np.ndarray:
        return np.arange(len(self.grafiek.rijen)) + schuif * self.maten.dikte

    def _bar(self, plaats: np.ndarray, lengte: np.ndarray, reeks: Reeks, begin: np.ndarray) -> None:
        nummer = self.grafiek.nummer(reeks)
        stijl: dict[str, Any] = {
            "color": colour(nummer),
            "edgecolor": "white",
            "hatch": HATCHES[nummer % len(HATCHES)],
            "label": reeks.kop,
            "linewidth": 0.7,
        }
        self.doek.bar(plaats, lengte, self.maten.dikte * 0.96, begin, **stijl)

    def _stubs(self, plaats: np.ndarray, reeks: Reeks) -> None:
        for waar, waarde in zip(plaats, self.grafiek.waarden(reeks.kop), strict=True):
            if waarde is VERBORGEN:
                self.doek.stub(float(waar), self.maten.punten * 0.6)

    def _stack(self, delen: list[Reeks]) -> None:
        """Parts end to end, negative ones to the other side; a hidden part is left out."""
        voor, achter = (np.zeros(len(self.grafiek.rijen)) for _ in range(2))
        for reeks in delen:
            lengte = np.nan_to_num(as_floats(self.grafiek.waarden(reeks.kop)))
            self._bar(self._places(0), lengte, reeks, np.where(lengte < 0, achter, voor))
            voor, achter = voor + lengte.clip(min=0), achter + lengte.clip(max=0)

    def _numbers(self, naast: list[Reeks], delen: list[Reeks]) -> None:
        rijen = len(self.grafiek.rijen)
        noten = [n for i, reeks in enumerate(naast) for n in self._beside(reeks, i, len(naast))]
        noten += [(float(r), *self._sum(delen, r)) for r in range(rijen) if delen]
        getallen = [tekst for *_, tekst in noten if tekst not in SIGNS]
        te_vol = len(getallen) > MOST_NUMBERS or not all(map(self.maten.fits, getallen))
        for plaats, waarde, tekst in noten:
            if tekst in SIGNS and (tekst == VERBORGEN_TEKEN or self.maten.fits(tekst)):
                gat = STUB + NOTE_GAP if naast and tekst == VERBORGEN_TEKEN else NOTE_GAP
                self.doek.note(plaats, waarde, tekst, MUTED, gat)
            elif tekst not in SIGNS and not te_vol:
                self.doek.note(plaats, waarde, tekst)

    def _beside(self, reeks: Reeks, nummer: int, aantal: int) -> Iterator[tuple[float, float, str]]:
        """Place, end and text of the number of each bar; with one series its mark follows."""
        schuif = (nummer - (aantal - 1) / 2) * self.maten.dikte
        kop = self.grafiek.tabel.kop(reeks.kop)
        for rij, waarde in enumerate(self.grafiek.waarden(reeks.kop)):
            tekst = _text(waarde, kop)
            yield self._note(rij + schuif, rij, waarde, tekst, met_markering=aantal == 1)

    def _sum(self, delen: list[Reeks], rij: int) -> tuple[float, str]:
        """End and text of a stacked bar: the sum, which says so when a part is hidden."""
        waarden = [self.grafiek.waarden(reeks.kop)[rij] for reeks in delen]
        getoond = [w for w in waarden if isinstance(w, Decimal)]
        som = sum(getoond, start=Decimal(0))
        tekst = _text(som, self.grafiek.tabel.kop(delen[0].kop))
        if VERBORGEN in waarden:
            tekst = f"{tekst} + {VERBORGEN_TEKEN}" if any(getoond) else VERBORGEN_TEKEN
        elif None in waarden:
            tekst = NVT
        top = sum((w for w in getoond if w > 0), start=Decimal(0)) or som
        return self._note(0, rij, top, tekst, met_markering=True)[1:]

    def _note(
        self, plaats: float, rij: int, waarde: Waarde, tekst: str, *, met_markering: bool
    ) -> tuple[float, float, str]:
        einde = float(waarde) if isinstance(waarde, Decimal) else 0.0
        for reeks in self._of(Vorm.MARKERING):
            markering = self.grafiek.waarden(reeks.kop)[rij]
            if isinstance(markering, Decimal):
                einde = min(einde, float(markering)) if einde < 0 else max(einde, float(markering))
            if met_markering:
                kop = self.grafiek.tabel.kop(reeks.kop)
                scheiding = " / " if self.doek.liggend else " /\n"
                tekst = f"{tekst}{scheiding}{_text(markering, kop)}"
        return plaats, einde, tekst


def _text(waarde: Waarde, kop: Kop) -> str:
    return tekst_van(waarde, kop.eenheid, kop.plaatsen, kaal=True)
