"""Bars, stacked bars, marks beside them, and points with an interval."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from duo_analytics.formatting import VERBORGEN_TEKEN, getal
from duo_analytics.results.palette import COLOURS, HATCHES, MARKS, STUB, as_floats
from duo_analytics.results.vormen import Vorm
from duo_analytics.rounding import exact
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

FULL = 0.8
MOST_LABELS = 60  # more numbers than this on the bars cannot be read; the table has them


def draw_bars(ax: Axes, grafiek: Grafiek) -> None:
    """Every series of the chart on one axis of categories."""
    plaats = np.arange(len(grafiek.rijen), dtype=float)
    _categories(ax, grafiek, plaats)
    naast = [r for r in grafiek.reeksen if r.vorm is Vorm.STAAF]
    for nummer, reeks in enumerate(grafiek.reeksen):
        if reeks.vorm is Vorm.STAAF:
            _side_by_side(ax, grafiek, reeks, nummer, naast)
        elif reeks.vorm is Vorm.MARKERING:
            _marks(ax, grafiek, reeks, nummer)
        elif reeks.vorm is Vorm.INTERVAL:
            _interval(ax, grafiek, reeks, nummer)
    _stacked(ax, grafiek)
    if grafiek.liggend:
        ax.margins(x=0.1)
    else:
        ax.margins(y=0.12)


def _categories(ax: Axes, grafiek: Grafiek, plaats: np.ndarray) -> None:
    labels = [str(rij[0]) for rij in grafiek.rijen]
    if grafiek.liggend:
        ax.set_yticks(plaats, [textwrap.fill(label, 34) for label in labels])
        ax.set_ylim(len(labels) - 0.4, -0.6)
        return
    breedte = max(8, 78 // max(1, len(labels)))
    ax.set_xticks(plaats, [textwrap.fill(label, breedte) for label in labels])
    ax.set_xlim(-0.6, len(labels) - 0.4)


def _side_by_side(
    ax: Axes, grafiek: Grafiek, reeks: Reeks, nummer: int, naast: list[Reeks]
) -> None:
    dikte = FULL / len(naast)
    plaats = np.arange(len(grafiek.rijen)) + (naast.index(reeks) - (len(naast) - 1) / 2) * dikte
    waarden = as_floats(grafiek.waarden(reeks.kop))
    _bar(ax, grafiek, plaats, waarden, nummer, reeks.kop, dikte * 0.94)
    _labels(ax, grafiek, reeks, plaats)


def _bar(
    ax: Axes,
    grafiek: Grafiek,
    plaats: np.ndarray,
    waarden: np.ndarray,
    nummer: int,
    label: str,
    dikte: float,
    begin: np.ndarray | None = None,
) -> None:
    kleur = COLOURS[nummer % len(COLOURS)]
    stijl: dict[str, Any] = {
        "color": kleur,
        "edgecolor": "white",
        "hatch": HATCHES[nummer % len(HATCHES)],
        "label": label if len(grafiek.reeksen) > 1 or grafiek.drempels else "_",
        "linewidth": 0.8,
    }
    lengte = np.nan_to_num(waarden)
    if grafiek.liggend:
        ax.barh(plaats, lengte, dikte, left=begin, **stijl)
    else:
        ax.bar(plaats, lengte, dikte, bottom=begin, **stijl)


def _labels(ax: Axes, grafiek: Grafiek, reeks: Reeks, plaats: np.ndarray) -> None:
    """The value past each bar and its mark; the marker 'x' stands on the axis, at one place."""
    naast = sum(r.vorm is Vorm.STAAF for r in grafiek.reeksen)
    te_vol = len(grafiek.rijen) * naast > MOST_LABELS or (
        not grafiek.liggend and len(grafiek.rijen) * naast > 24
    )
    decimalen = grafiek.tabel.kop(reeks.kop).plaatsen
    waarden = grafiek.waarden(reeks.kop)
    voorbij = np.nanmax(np.vstack([np.nan_to_num(as_floats(waarden)), *_marked(grafiek)]), axis=0)
    for p, waarde, punt in zip(plaats, waarden, voorbij, strict=True):
        if waarde is VERBORGEN:
            _note(ax, grafiek, p, 0.0, VERBORGEN_TEKEN, STUB)
        elif not te_vol and isinstance(waarde, Decimal):
            einde = float(waarde) if waarde < 0 else float(punt)
            _note(ax, grafiek, p, einde, getal(waarde, decimalen), "#1a1a1a")


def _note(ax: Axes, grafiek: Grafiek, p: float, lengte: float, tekst: str, kleur: str) -> None:
    kant = -1 if lengte < 0 else 1
    punt, schuif = ((lengte, p), (4 * kant, 0)) if grafiek.liggend else ((p, lengte), (0, 3 * kant))
    ax.annotate(
        tekst,
        punt,
        xytext=schuif,
        textcoords="offset points",
        ha=("left" if kant > 0 else "right") if grafiek.liggend else "center",
        va="center" if grafiek.liggend else ("bottom" if kant > 0 else "top"),
        fontsize=8.5,
        color=kleur,
        zorder=5,
        bbox={"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 0.8},
    )


def _stacked(ax: Axes, grafiek: Grafiek) -> None:
    """Parts on top of each other, with the sum at the end; hidden parts leave the sum out."""
    delen = [(n, r) for n, r in enumerate(grafiek.reeksen) if r.vorm is Vorm.GESTAPELD]
    if not delen:
        return
    plaats = np.arange(len(grafiek.rijen), dtype=float)
    hoogte = np.zeros(len(plaats))
    for nummer, reeks in delen:
        waarden = as_floats(grafiek.waarden(reeks.kop))
        _bar(ax, grafiek, plaats, waarden, nummer, reeks.kop, FULL * 0.8, hoogte)
        hoogte = hoogte + np.nan_to_num(waarden)
    heel = ~np.isnan(np.array([as_floats(grafiek.waarden(r.kop)) for _, r in delen])).any(axis=0)
    decimalen = grafiek.tabel.kop(delen[0][1].kop).plaatsen
    voorbij = np.nanmax(np.vstack([hoogte, *_marked(grafiek)]), axis=0)
    for p, som, punt, toonbaar in zip(plaats, hoogte, voorbij, heel, strict=True):
        tekst = getal(exact(som), decimalen) if toonbaar else VERBORGEN_TEKEN
        _note(ax, grafiek, p, punt if toonbaar else 0.0, tekst, "#1a1a1a")


def _marked(grafiek: Grafiek) -> list[np.ndarray]:
    """Where marks stand: a label goes past them."""
    markeringen = [r for r in grafiek.reeksen if r.vorm is Vorm.MARKERING]
    return [as_floats(grafiek.waarden(r.kop)) for r in markeringen]


def _marks(ax: Axes, grafiek: Grafiek, reeks: Reeks, nummer: int) -> None:
    """A norm or plan per category: a bold tick across the bar."""
    plaats = np.arange(len(grafiek.rijen), dtype=float)
    waarden = as_floats(grafiek.waarden(reeks.kop))
    x, y = (waarden, plaats) if grafiek.liggend else (plaats, waarden)
    ax.scatter(
        x,
        y,
        marker="|" if grafiek.liggend else "_",
        s=330,
        linewidths=2.6,
        color="#1a1a1a",
        label=reeks.kop,
        zorder=4,
    )


def _interval(ax: Axes, grafiek: Grafiek, reeks: Reeks, nummer: int) -> None:
    """A point and the interval around it; an end that is not known has an arrow."""
    plaats = np.arange(len(grafiek.rijen), dtype=float)
    punten, laag, hoog = (
        as_floats(grafiek.waarden(kop)) for kop in (reeks.kop, reeks.laag, reeks.hoog)
    )
    kleur = COLOURS[nummer % len(COLOURS)]
    grens = np.nanmax(np.concatenate([punten, laag, hoog, [1.0]])) * 1.1
    for p, onder, boven in zip(plaats, laag, hoog, strict=True):
        if np.isnan(onder):
            continue
        eind = grens if np.isnan(boven) else boven
        stijl: dict[str, Any] = {"color": kleur, "linewidth": 1.6, "zorder": 2}
        xy = ([onder, eind], [p, p]) if grafiek.liggend else ([p, p], [onder, eind])
        ax.plot(*xy, **stijl)
        if np.isnan(boven):
            pijl = ">" if grafiek.liggend else "^"
            ax.plot(*((eind, p) if grafiek.liggend else (p, eind)), marker=pijl, **stijl)
    x, y = (punten, plaats) if grafiek.liggend else (plaats, punten)
    ax.scatter(
        x, y, marker=MARKS[nummer % len(MARKS)], s=46, color=kleur, zorder=3, label=reeks.kop
    )
    for p, punt, waarde in zip(plaats, punten, grafiek.waarden(reeks.kop), strict=True):
        if not np.isnan(punt):
            decimalen = grafiek.tabel.kop(reeks.kop).plaatsen
            _above(ax, grafiek, p, float(punt), getal(exact(punt), decimalen))
        elif waarde is VERBORGEN:
            _note(ax, grafiek, p, 0.0, VERBORGEN_TEKEN, STUB)


def _above(ax: Axes, grafiek: Grafiek, p: float, waarde: float, tekst: str) -> None:
    punt, schuif = ((waarde, p), (0, 6)) if grafiek.liggend else ((p, waarde), (7, 0))
    ax.annotate(
        tekst,
        punt,
        xytext=schuif,
        textcoords="offset points",
        ha="center" if grafiek.liggend else "left",
        va="bottom" if grafiek.liggend else "center",
        fontsize=8.5,
    )
