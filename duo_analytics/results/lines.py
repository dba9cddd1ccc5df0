"""Lines and steps over time or duration, with a label at the end of each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from matplotlib.ticker import FuncFormatter

from duo_analytics.results.palette import COLOURS, DASHES, MARKS, as_floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

MOST_TICKS = 13
LABEL_GAP = 0.055  # of the height of the axes: lines of text do not touch


def draw_lines(ax: Axes, grafiek: Grafiek) -> None:
    """Every series as a line with gaps where a value is missing or hidden."""
    x = _positions(ax, grafiek)
    for nummer, reeks in enumerate(grafiek.reeksen):
        _line(ax, x, grafiek, reeks, nummer)
    ax.margins(x=0.02, y=0.12)
    if len(grafiek.reeksen) > 1:
        _end_labels(ax, x, grafiek)


def _positions(ax: Axes, grafiek: Grafiek) -> np.ndarray:
    """Numbers on the x axis as they are; words at equal distances, not all of them labelled."""
    eerste = grafiek.tabel.koppen[0]
    labels = [rij[0] for rij in grafiek.rijen]
    if eerste.eenheid:
        ax.set_xlabel(eerste.met_eenheid)
        ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:.0f}"))
        return as_floats(tuple(labels))
    stap = -(-len(labels) // MOST_TICKS)
    plaatsen = list(range(len(labels) - 1, -1, -stap))[::-1]
    ax.set_xticks(plaatsen, [str(labels[i]) for i in plaatsen])
    if max(len(str(label)) for label in labels) * len(plaatsen) > 85:
        ax.tick_params(axis="x", labelrotation=40)
        for tekst in ax.get_xticklabels():
            tekst.set_horizontalalignment("right")
            tekst.set_rotation_mode("anchor")
    return np.arange(len(labels), dtype=float)


def _line(ax: Axes, x: np.ndarray, grafiek: Grafiek, reeks: Reeks, nummer: int) -> None:
    y = as_floats(grafiek.waarden(reeks.kop))
    kleur = COLOURS[nummer % len(COLOURS)]
    stap: Literal["post"] | None = "post" if reeks.vorm.value == "trap" else None
    if reeks.laag:
        laag, hoog = (as_floats(grafiek.waarden(kop)) for kop in (reeks.laag, reeks.hoog))
        ax.fill_between(x, laag, hoog, step=stap, color=kleur, alpha=0.16, linewidth=0)
    ax.plot(
        x,
        y,
        color=kleur,
        linestyle=DASHES[nummer % len(DASHES)],
        marker=MARKS[nummer % len(MARKS)],
        markevery=max(1, len(x) // 12),
        drawstyle="steps-post" if stap else "default",
        label=reeks.kop if len(grafiek.reeksen) == 1 and grafiek.drempels else "_",
    )


def _end_labels(ax: Axes, x: np.ndarray, grafiek: Grafiek) -> None:
    """The name of each line at its last point, pushed apart where lines end close together."""
    laag, hoog = ax.get_ylim()
    einden = []
    for nummer, reeks in enumerate(grafiek.reeksen):
        y = as_floats(grafiek.waarden(reeks.kop))
        bekend = np.flatnonzero(~np.isnan(y))
        if len(bekend):
            einden.append((y[bekend[-1]], nummer, reeks.kop))
    einden.sort()
    hoogten = spread([e[0] for e in einden], (hoog - laag) * LABEL_GAP * 1.25)
    for (_, nummer, kop), hoogte in zip(einden, hoogten, strict=True):
        ax.annotate(
            kop,
            (x[-1], hoogte),
            xytext=(7, 0),
            textcoords="offset points",
            color=COLOURS[nummer % len(COLOURS)],
            va="center",
            fontsize=9,
            annotation_clip=False,
        )


def spread(hoogten: list[float], afstand: float) -> list[float]:
    """Sorted positions moved apart to at least ``afstand``, around their own middle."""
    geplaatst = list(hoogten)
    for _ in range(len(geplaatst) * 4):
        for i in range(1, len(geplaatst)):
            tekort = afstand - (geplaatst[i] - geplaatst[i - 1])
            if tekort > 0:
                geplaatst[i - 1] -= tekort / 2
                geplaatst[i] += tekort / 2
    return geplaatst
