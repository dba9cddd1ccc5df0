"""Points with the interval around them; an end that is not known gets an arrow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from duo_analytics.formatting import NVT, VERBORGEN_TEKEN, getal
from duo_analytics.results.palette import MARKS, MUTED, as_floats, colour
from duo_analytics.results.vormen import Vorm
from duo_analytics.rounding import exact
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.results.canvas import Canvas
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

BEYOND = 1.12  # of the largest known value: how far the line of an open end goes


def draw_interval(doek: Canvas, grafiek: Grafiek, reeks: Reeks, plaats: np.ndarray) -> None:
    """The series at ``plaats``, one point and interval per category, with its numbers."""
    punten, laag, hoog = _numbers(grafiek, reeks)
    nummer = grafiek.nummer(reeks)
    grens = _largest(grafiek) * BEYOND
    stijl: dict[str, Any] = {"color": colour(nummer), "linewidth": 1.8, "zorder": 2}
    for p, onder, boven in zip(plaats, laag, hoog, strict=True):
        if not np.isnan(onder):
            eind = grens if np.isnan(boven) else boven
            doek.line([p, p], [onder, eind], **stijl)
        if not np.isnan(onder) and np.isnan(boven):
            pijl = ">" if doek.liggend else "^"
            doek.line([p], [grens], marker=pijl, markersize=7, **stijl)
    vorm = MARKS[nummer % len(MARKS)]
    doek.points(plaats, punten, marker=vorm, s=46, color=colour(nummer), zorder=3, label=reeks.kop)
    verborgen = [waarde is VERBORGEN for waarde in grafiek.waarden(reeks.kop)]
    decimalen = grafiek.tabel.kop(reeks.kop).plaatsen
    for i, p in enumerate(plaats):
        einde = grens if np.isnan(hoog[i]) and not np.isnan(laag[i]) else hoog[i]
        bij, marken = _marks(grafiek, i)
        if verborgen[i]:
            doek.note(p, 0.0, VERBORGEN_TEKEN, MUTED)
        elif np.isnan(punten[i]) and np.isnan(laag[i]):
            doek.note(p, max([0.0, *marken]), NVT + bij, MUTED)
        else:
            tekst = interval_text(punten[i], laag[i], hoog[i], decimalen) + bij
            doek.note(p, float(np.nanmax([einde, punten[i], *marken])), _in_lines(doek, tekst))


def interval_text(punt: float, laag: float, hoog: float, decimalen: int) -> str:
    """'12,0 (8,0 tot 14,5)', '12,0 (vanaf 8,0)'; nan is not known."""
    kop = NVT if np.isnan(punt) else getal(exact(punt), decimalen)
    if np.isnan(laag):
        return kop
    onder = getal(exact(laag), decimalen)
    if np.isnan(hoog):
        return f"{kop} (vanaf {onder})"
    return f"{kop} ({onder} tot {getal(exact(hoog), decimalen)})"


def _marks(grafiek: Grafiek, rij: int) -> tuple[str, list[float]]:
    """What the marks of a category add to its text (' / 26,6'), and where they stand.

    With more than one interval in a category nobody could tell whose text it is: nothing is added.
    """
    reeksen = [r for r in grafiek.reeksen if r.vorm is Vorm.MARKERING]
    waarden = [(grafiek.waarden(r.kop)[rij], grafiek.tabel.kop(r.kop).plaatsen) for r in reeksen]
    bekend = [(w, plaatsen) for w, plaatsen in waarden if isinstance(w, Decimal)]
    alleen = sum(r.vorm is Vorm.INTERVAL for r in grafiek.reeksen) == 1
    tekst = "".join(f" / {getal(w, plaatsen)}" for w, plaatsen in bekend) if alleen else ""
    return tekst, [float(w) for w, _ in bekend]


def _in_lines(doek: Canvas, tekst: str) -> str:
    return tekst if doek.liggend else tekst.replace(" (", "\n(", 1)


def _numbers(grafiek: Grafiek, reeks: Reeks) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points and both ends; of an interval that is hidden in part nothing is drawn."""
    kolommen = [grafiek.waarden(kop) for kop in (reeks.kop, reeks.laag, reeks.hoog)]
    heel = np.array([VERBORGEN not in rij for rij in zip(*kolommen, strict=True)], dtype=bool)
    punten, laag, hoog = (as_floats(kolom) for kolom in kolommen)
    return punten, np.where(heel, laag, np.nan), np.where(heel, hoog, np.nan)


def _largest(grafiek: Grafiek) -> float:
    koppen = [k for r in grafiek.reeksen for k in (r.kop, r.laag, r.hoog) if k]
    alles = np.concatenate([[0.0], *(as_floats(grafiek.waarden(k)) for k in koppen)])
    grenzen = [float(d.waarde) for d in grafiek.drempels]
    return float(np.nanmax([*alles, *grenzen])) or 1.0
