"""Points with the interval around them; an end that is not known gets an arrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from duo_analytics.formatting import NVT, VERBORGEN_TEKEN, getal
from duo_analytics.results.canvas import NOTE_GAP
from duo_analytics.results.palette import MARKS, MUTED, as_floats, colour
from duo_analytics.results.vormen import Vorm
from duo_analytics.rounding import exact
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.results.canvas import Canvas
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

ARROW = 7.0
RADIUS = 3.8  # of the mark of a point, in points
BEYOND = 1.12  # of the largest known value: how far the line of an open end goes


@dataclass(frozen=True)
class Interval:
    """One category: its point and its ends (nan is not known), and the marks beside it.

    ``bij`` is what the marks add to its text: ' / 26,6'.
    """

    punt: float
    laag: float
    hoog: float
    verborgen: bool
    marken: tuple[float, ...]
    bij: str

    @property
    def open(self) -> bool:
        """Whether it has a lower end and no upper one."""
        return bool(np.isnan(self.hoog) and not np.isnan(self.laag))

    @property
    def leeg(self) -> bool:
        """Whether nothing is known of it."""
        return bool(np.isnan(self.punt) and np.isnan(self.laag))


def draw_interval(doek: Canvas, grafiek: Grafiek, reeks: Reeks, plaats: np.ndarray) -> None:
    """The series at ``plaats``, one point and interval per category, with its numbers."""
    nummer = grafiek.nummer(reeks)
    kleur, vorm = colour(nummer), MARKS[nummer % len(MARKS)]
    alle = list(_intervals(grafiek, reeks))
    punten = np.array([interval.punt for interval in alle])
    doek.points(plaats, punten, marker=vorm, s=46, color=kleur, zorder=3, label=reeks.kop)
    ver = _largest(grafiek) * BEYOND
    for p, interval in zip(plaats, alle, strict=True):
        if not np.isnan(interval.laag):
            _whisker(doek, p, interval, ver, kleur)
        _told(doek, p, interval, ver, grafiek.tabel.kop(reeks.kop).plaatsen)


def _whisker(doek: Canvas, p: float, interval: Interval, ver: float, kleur: str) -> None:
    """The line of an interval; with an arrow where its upper end is not known."""
    stijl: dict[str, Any] = {"color": kleur, "linewidth": 1.8, "zorder": 2}
    doek.line([p, p], [interval.laag, ver if interval.open else interval.hoog], **stijl)
    if interval.open:
        doek.line([p], [ver], marker=">" if doek.liggend else "^", markersize=ARROW, **stijl)


def _told(doek: Canvas, p: float, interval: Interval, ver: float, decimalen: int) -> None:
    """The numbers, past the end of the line and past the marks."""
    if interval.verborgen:
        doek.note(p, 0.0, VERBORGEN_TEKEN, MUTED)
    elif interval.leeg:
        doek.note(p, max([0.0, *interval.marken]), NVT + interval.bij, MUTED)
    else:
        tekst = interval_text(interval.punt, interval.laag, interval.hoog, decimalen) + interval.bij
        einde = ver if interval.open else float(np.nanmax([interval.hoog, interval.punt]))
        op_punt = RADIUS if einde == interval.punt else 0.0
        gat = NOTE_GAP + (ARROW / 2 if interval.open else op_punt)
        regels = tekst if doek.liggend else tekst.replace(" (", "\n(", 1)
        doek.note(p, max([einde, *interval.marken]), regels, gat=gat)


def interval_text(punt: float, laag: float, hoog: float, decimalen: int) -> str:
    """'12,0 (8,0 tot 14,5)', '12,0 (vanaf 8,0)'; nan is not known."""
    kop = NVT if np.isnan(punt) else getal(exact(punt), decimalen)
    if np.isnan(laag):
        return kop
    onder = getal(exact(laag), decimalen)
    if np.isnan(hoog):
        return f"{kop} (vanaf {onder})"
    return f"{kop} ({onder} tot {getal(exact(hoog), decimalen)})"


def _intervals(grafiek: Grafiek, reeks: Reeks) -> Iterator[Interval]:
    """One per category; of an interval that is hidden in part only the point is drawn."""
    kolommen = [grafiek.waarden(kop) for kop in (reeks.kop, reeks.laag, reeks.hoog)]
    for r, cellen in enumerate(zip(*kolommen, strict=True)):
        punt, laag, hoog = as_floats(cellen)
        if VERBORGEN in cellen:
            laag = hoog = np.nan
        marken, bij = _marks(grafiek, r)
        yield Interval(punt, laag, hoog, cellen[0] is VERBORGEN, marken, bij)


def _marks(grafiek: Grafiek, rij: int) -> tuple[tuple[float, ...], str]:
    """Where the marks of a category stand, and what they add to its text.

    With more than one interval in a category nobody could tell whose text it is: nothing is added.
    """
    reeksen = [r for r in grafiek.reeksen if r.vorm is Vorm.MARKERING]
    waarden = [(grafiek.waarden(r.kop)[rij], grafiek.tabel.kop(r.kop).plaatsen) for r in reeksen]
    bekend = [(w, plaatsen) for w, plaatsen in waarden if isinstance(w, Decimal)]
    alleen = sum(r.vorm is Vorm.INTERVAL for r in grafiek.reeksen) == 1
    tekst = "".join(f" / {getal(w, plaatsen)}" for w, plaatsen in bekend) if alleen else ""
    return tuple(float(w) for w, _ in bekend), tekst


def _largest(grafiek: Grafiek) -> float:
    koppen = [k for r in grafiek.reeksen for k in (r.kop, r.laag, r.hoog) if k]
    alles = np.concatenate([[0.0], *(as_floats(grafiek.waarden(k)) for k in koppen)])
    grenzen = [float(d.waarde) for d in grafiek.drempels]
    return float(np.nanmax([*alles, *grenzen])) or 1.0
