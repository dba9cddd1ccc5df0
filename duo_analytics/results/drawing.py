"""Draw a chart as SVG in the house style: Dutch numbers, direct labels, never colour alone."""

from __future__ import annotations

import io
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import matplotlib.style as plt_style
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from duo_analytics.formatting import getal, met_eenheid
from duo_analytics.results.bars import draw_bars
from duo_analytics.results.lines import draw_lines
from duo_analytics.results.vormen import Vorm
from duo_analytics.rounding import exact

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Drempellijn

STYLE = str(Path(__file__).with_name("duo.mplstyle"))
LINE_SHAPES = (Vorm.LIJN, Vorm.TRAP)
ROW_INCH = 0.27
NORM_DASHES: tuple[Any, ...] = ((0, (6, 3)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
FONT_STACK = "'DejaVu Sans', Verdana, Arial, sans-serif"


def draw(grafiek: Grafiek) -> str:
    """The chart as an SVG document without XML prolog; same values give the same bytes."""
    with mpl.rc_context():
        mpl.rcdefaults()
        plt_style.use(STYLE)
        return _svg(compose(grafiek), grafiek)


def compose(grafiek: Grafiek) -> Figure:
    """The figure in the style that is in force, laid out but not yet written."""
    figure = Figure(figsize=_size(grafiek))
    ax = figure.subplots()
    if any(r.vorm in LINE_SHAPES for r in grafiek.reeksen):
        draw_lines(ax, grafiek)
    else:
        draw_bars(ax, grafiek)
    _value_axis(ax, grafiek)
    _thresholds(ax, grafiek)
    _legend(figure, ax)
    if grafiek.tabel.fictief:
        figure.text(0.995, 0.01, "fictief", ha="right", va="bottom", fontsize=8, color="#5d666d")
    return figure


def _size(grafiek: Grafiek) -> tuple[float, float]:
    """Lying bars get a height that follows the number of bars."""
    breed = 7.4
    if not grafiek.liggend:
        return breed, 3.7
    naast = sum(r.vorm is Vorm.STAAF for r in grafiek.reeksen)
    regels = len(grafiek.rijen) * max(1.25, naast * 0.85 + 0.4)
    return breed, min(9.0, max(2.2, 1.1 + ROW_INCH * regels))


def _value_axis(ax: Axes, grafiek: Grafiek) -> None:
    as_ = ax.xaxis if grafiek.liggend else ax.yaxis
    ax.grid(visible=False, axis="y" if grafiek.liggend else "x")
    ax.grid(visible=True, axis="x" if grafiek.liggend else "y")
    kop = grafiek.tabel.kop(grafiek.reeksen[0].kop)
    as_.set_major_locator(MaxNLocator(6, integer=kop.plaatsen == 0, steps=[1, 2, 2.5, 5, 10]))
    as_.set_major_formatter(FuncFormatter(_tick))
    laag, hoog = ax.get_xlim() if grafiek.liggend else ax.get_ylim()
    laag, hoog = _limits(grafiek, laag, hoog)
    (ax.set_xlim if grafiek.liggend else ax.set_ylim)(laag, hoog)
    titel = grafiek.as_titel if laag <= 0 else f"{grafiek.as_titel} (as begint niet bij 0)"
    as_.set_label_text(titel)


def _limits(grafiek: Grafiek, laag: float, hoog: float) -> tuple[float, float]:
    """Room for the threshold lines; zero stands on the axis unless the chart says otherwise."""
    grenzen = [float(d.waarde) for d in grafiek.drempels]
    hoog = max([hoog, *(g * 1.08 for g in grenzen)])
    laag = min([laag, *grenzen])
    if grafiek.nul:
        return min(0.0, laag), max(hoog, 1e-9)
    return laag, hoog


def _tick(waarde: float, _: object = None) -> str:
    tekst = exact(waarde).normalize()
    decimalen = max(0, -int(tekst.as_tuple().exponent))
    return getal(Decimal(tekst), min(decimalen, 2))


def _thresholds(ax: Axes, grafiek: Grafiek) -> None:
    """Each norm is a dashed line with its own words beside it."""
    for nummer, drempel in enumerate(grafiek.drempels):
        waarde = float(drempel.waarde)
        streep = NORM_DASHES[nummer % len(NORM_DASHES)]
        stijl: dict[str, Any] = {"color": "#1a1a1a", "linewidth": 1.3, "linestyle": streep}
        if grafiek.liggend:
            ax.axvline(waarde, label=threshold_label(grafiek, drempel), **stijl)
        else:
            ax.axhline(waarde, label=threshold_label(grafiek, drempel), **stijl)


def threshold_label(grafiek: Grafiek, drempel: Drempellijn) -> str:
    """The words of a norm line with its value in the unit of the chart."""
    kop = grafiek.tabel.kop(grafiek.reeksen[0].kop)
    return f"{drempel.label}: {met_eenheid(drempel.waarde, kop.eenheid, kop.plaatsen)}"


def _legend(figure: Figure, ax: Axes) -> None:
    handvatten, labels = ax.get_legend_handles_labels()
    if labels:
        kolommen = 1 if max(map(len, labels)) > 38 else min(3, len(labels))
        labels = [textwrap.fill(label, 90 // kolommen) for label in labels]
        figure.legend(handvatten, labels, loc="outside upper left", ncols=kolommen)


def _svg(figure: Figure, grafiek: Grafiek) -> str:
    buffer = io.StringIO()
    titel = f"{grafiek.tabel.titel}, {grafiek.tabel.moment}"
    metadata = {"Date": None, "Creator": None, "Title": titel, "Format": None, "Type": None}
    figure.savefig(buffer, format="svg", metadata=metadata)
    tekst = buffer.getvalue()
    return tekst[tekst.index("<svg") :].replace("'DejaVu Sans'", FONT_STACK).rstrip()
