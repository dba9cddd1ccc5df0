"""Draw a chart as SVG in the house style: Dutch numbers, direct labels, never colour alone."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import matplotlib.style as plt_style
import numpy as np
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D

from duo_analytics.results.axes import category_axis, norm_label, norm_lines, value_axis
from duo_analytics.results.bars import Bars
from duo_analytics.results.canvas import MARK_LINE, Canvas
from duo_analytics.results.datums import date_axis, draw_dates
from duo_analytics.results.intervals import draw_interval
from duo_analytics.results.lettering import NORMAL, SMALL, width, wrap
from duo_analytics.results.lines import draw_lines, label_ends
from duo_analytics.results.maten import WIDTH, Maten
from duo_analytics.results.palette import INK, MUTED
from duo_analytics.results.svg import as_svg
from duo_analytics.results.vormen import Vorm
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase

    from duo_analytics.results.grafiek import Grafiek

STYLE = str(Path(__file__).with_name("duo.mplstyle"))
LEGEND_KEY = 40.0  # points that a line or colour takes beside its words
EMPTY_HEIGHT = 64.0
NO_DATA = "geen gegevens"
NOTHING_SHOWN = "niet getoond: de groepen zijn te klein"


class Tekening(Figure):
    """A figure that is drawn once: what asks for its layout first gets that and no drawing."""

    def draw(self, renderer: RendererBase) -> None:
        """Find the layout while there is one to find, as ``savefig`` does first; else draw."""
        opmaak = self.get_layout_engine()
        if isinstance(opmaak, ConstrainedLayoutEngine):
            opmaak.execute(self)
        else:
            super().draw(renderer)


def draw(grafiek: Grafiek) -> str:
    """The chart as an SVG document without XML prolog; same values give the same bytes.

    Its text stays text, so a letter that our typeface lacks is drawn with one of the reader's: only
    its width is a guess.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        mpl.rcdefaults()
        plt_style.use(STYLE)
        return as_svg(compose(grafiek), grafiek.naam, grafiek.alt)


def compose(grafiek: Grafiek) -> Figure:
    """The figure in the style that is in force, laid out but not yet written."""
    figure = Tekening(figsize=(WIDTH / 72, 4))
    ax = figure.subplots()
    hoogte = _plot(figure, ax, grafiek) if grafiek.getallen else _empty(ax, grafiek)
    if grafiek.tabel.fictief:
        figure.supxlabel("fictief", x=0.995, ha="right", fontsize=SMALL, color=MUTED)
    _fit(figure, ax, hoogte)
    return figure


def _plot(figure: Figure, ax: Axes, grafiek: Grafiek) -> float:
    """Everything on the axes; gives their height in points."""
    maten = Maten(grafiek)
    if grafiek.over_tijd:
        draw_lines(ax, grafiek, maten.breedte)
    else:
        _draw_categories(ax, grafiek, maten)
    norm_lines(ax, grafiek)
    (date_axis if grafiek.op_datum else value_axis)(ax, grafiek, maten)
    if grafiek.over_tijd and len(grafiek.reeksen) > 1:
        label_ends(ax, grafiek, maten.hoogte, maten.breedte)
    _legend(figure, ax, grafiek)
    return maten.hoogte


def _draw_categories(ax: Axes, grafiek: Grafiek, maten: Maten) -> None:
    doek = Canvas(ax, grafiek.liggend)
    category_axis(ax, grafiek, maten)
    if grafiek.op_datum:
        draw_dates(doek, grafiek)
        return
    Bars(doek, grafiek, maten).draw()
    intervallen = [r for r in grafiek.reeksen if r.vorm is Vorm.INTERVAL]
    for nummer, reeks in enumerate(intervallen):
        schuif = (nummer - (len(intervallen) - 1) / 2) * maten.dikte
        draw_interval(doek, grafiek, reeks, np.arange(len(grafiek.rijen)) + schuif)
    if grafiek.liggend:
        ax.spines.bottom.set_visible(False)
        ax.margins(x=0.03)
    else:
        ax.spines.left.set_visible(False)
        ax.margins(y=0.05)
    if (ax.get_xlim() if grafiek.liggend else ax.get_ylim())[0] < 0:
        doek.zero()


def _empty(ax: Axes, grafiek: Grafiek) -> float:
    """A frame that says why there is nothing in it; gives its height in points."""
    verborgen = any(VERBORGEN in grafiek.waarden(reeks.kop) for reeks in grafiek.reeksen)
    tekst = NOTHING_SHOWN if verborgen else NO_DATA
    ax.text(0.5, 0.5, tekst, transform=ax.transAxes, ha="center", va="center", fontsize=NORMAL)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(True)
    return EMPTY_HEIGHT


def _legend(figure: Figure, ax: Axes, grafiek: Grafiek) -> None:
    """Series in the order of the chart, then the norm lines; lines carry their names themselves."""
    handvatten = dict(zip(*reversed(ax.get_legend_handles_labels()), strict=True))
    handvatten |= {r.kop: _mark(grafiek) for r in grafiek.reeksen if r.vorm is Vorm.MARKERING}
    namen = [r.kop for r in grafiek.reeksen] + [norm_label(grafiek, d) for d in grafiek.drempels]
    if grafiek.over_tijd and len(grafiek.reeksen) > 1:
        namen = namen[len(grafiek.reeksen) :]
    if len(namen) < 2 and not grafiek.drempels:
        return
    teksten = [wrap(naam, WIDTH - LEGEND_KEY) for naam in namen]
    kolommen = max(1, int(WIDTH / (max(map(width, teksten)) + LEGEND_KEY)))
    figure.legend(
        [handvatten[naam] for naam in namen],
        teksten,
        loc="outside upper left",
        ncols=min(kolommen, len(namen)),
    )


def _mark(grafiek: Grafiek) -> Line2D:
    """A norm or plan per category as it stands in the legend."""
    vorm = "|" if grafiek.liggend else "_"
    return Line2D([], [], color=INK, linestyle="none", marker=vorm, markersize=11, mew=MARK_LINE)


def _fit(figure: Figure, ax: Axes, hoogte: float) -> None:
    """Make the picture as high as it must be for axes of ``hoogte`` points."""
    figure.draw_without_rendering()
    nu = ax.get_position().height * figure.get_figheight()
    figure.set_figheight(figure.get_figheight() + hoogte / 72 - nu)
