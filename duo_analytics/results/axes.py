"""The axes of a chart: its categories, its values in Dutch notation, its norm lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.text import Annotation
from matplotlib.ticker import Formatter, MaxNLocator

from duo_analytics.formatting import getal
from duo_analytics.results.canvas import NOTE_GAP
from duo_analytics.results.lettering import SMALL, height, width, wrap
from duo_analytics.results.palette import INK, MUTED
from duo_analytics.rounding import exact

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.maten import Maten
    from duo_analytics.results.vormen import Drempellijn

NORM_DASHES: tuple[Any, ...] = ((0, (6, 3)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
STEPS = [1, 2, 2.5, 5, 10]
MOST_TICKS = 6
MOST_DECIMALS = 2
TICK_GAP = 14.0
NOTE_ROOM = 10.0
MOMENT = re.compile(r"[a-z]{3} \d\d|\d{4}(-[TQ]\d)?")


class DutchFormatter(Formatter):
    """Numbers on an axis: all with as many decimals as the one that needs most of them."""

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """'0,0', '2,5', '5,0'."""
        getallen = [exact(waarde).normalize() for waarde in values]
        nodig = max((-int(g.as_tuple().exponent) for g in getallen), default=0)
        return [getal(g, max(0, min(nodig, MOST_DECIMALS))) for g in getallen]

    def __call__(self, x: float, pos: int | None = None) -> str:
        """One number."""
        return self.format_ticks([x])[0]


def category_axis(ax: Axes, grafiek: Grafiek, maten: Maten) -> None:
    """The names of the categories, from top to bottom or from left to right."""
    aantal = len(grafiek.rijen)
    if grafiek.liggend:
        ax.set_yticks(range(aantal), maten.namen)
        ax.set_ylim(aantal - 0.5, -0.5)
        return
    ax.set_xlim(-0.5, aantal - 0.5)
    plaatsen, gedraaid = _standing_names(maten.namen, maten.breedte / max(1, aantal))
    ax.set_xticks(plaatsen, [maten.namen[i] for i in plaatsen])
    if gedraaid:
        ax.tick_params(axis="x", labelrotation=90)


def _standing_names(namen: Sequence[str], vak: float) -> tuple[list[int], bool]:
    """Which names are shown and whether they are turned: moments may be left out, names not."""
    alle = list(range(len(namen)))
    if all(width(naam) <= vak for naam in namen):
        return alle, False
    if not all(MOMENT.fullmatch(naam) for naam in namen):
        return alle, True
    stap = int(np.ceil((max(map(width, namen)) + TICK_GAP / 2) / vak))
    return alle[::-1][::stap][::-1], False


def value_axis(ax: Axes, grafiek: Grafiek, maten: Maten) -> None:
    """Limits, ticks in Dutch notation and the title with what is measured."""
    as_ = ax.xaxis if grafiek.liggend else ax.yaxis
    ax.grid(visible=False, axis="y" if grafiek.liggend else "x")
    ax.grid(visible=True, axis="x" if grafiek.liggend else "y")
    laag, hoog = _limits(grafiek, *(ax.get_xlim() if grafiek.liggend else ax.get_ylim()))
    if grafiek.liggend and laag < 0:
        laag = _room_for_notes(ax, maten.breedte, laag, hoog)
    if not grafiek.liggend and not grafiek.over_tijd:
        laag, hoog = _room_above_and_below(ax, maten.hoogte, laag, hoog)
    (ax.set_xlim if grafiek.liggend else ax.set_ylim)(laag, hoog)
    kop = grafiek.tabel.kop(grafiek.reeksen[0].kop)
    as_.set_major_locator(
        MaxNLocator(_most_ticks(grafiek, maten, hoog), integer=kop.plaatsen == 0, steps=STEPS)
    )
    as_.set_major_formatter(DutchFormatter())
    titel = grafiek.as_titel if laag <= 0 else f"{grafiek.as_titel} (as begint niet bij 0)"
    if grafiek.liggend:
        ax.set_xlabel(wrap(titel, maten.breedte))
    else:  # above the axis and not along it: nobody has to turn their head
        ax.set_title(wrap(titel, maten.breedte), loc="left", fontsize=SMALL, color=MUTED, pad=7)


def _most_ticks(grafiek: Grafiek, maten: Maten, hoog: float) -> int:
    if not grafiek.liggend:
        return MOST_TICKS
    breedste = width(getal(exact(hoog), 1 if hoog < 10 else 0)) + TICK_GAP
    return max(2, min(MOST_TICKS, int(maten.breedte / breedste)))


def _limits(grafiek: Grafiek, laag: float, hoog: float) -> tuple[float, float]:
    """Room for the norm lines; zero stands on the axis unless the chart says otherwise."""
    grenzen = [float(d.waarde) for d in grafiek.drempels]
    hoog = max([hoog, *(g * 1.05 for g in grenzen)])
    laag = min([laag, *(g * 1.05 if g < 0 else g for g in grenzen)])
    if not grafiek.nul:
        return laag, hoog
    getekend = [*grenzen, *map(float, grafiek.getallen)]
    laag = min(0.0, laag) if any(g < 0 for g in getekend) else 0.0
    hoog = max(0.0, hoog) if any(g > 0 for g in getekend) else 0.0
    return (laag, hoog) if hoog > laag else (0.0, 1.0)


def _room_for_notes(ax: Axes, breedte: float, laag: float, hoog: float) -> float:
    """A lower limit at which the numbers past negative bars do not reach the names."""
    for noot in ax.texts:
        if isinstance(noot, Annotation) and noot.xy[0] < 0:
            deel = (width(noot.get_text()) + NOTE_ROOM) / breedte
            laag = min(laag, (noot.xy[0] - hoog * deel) / (1 - deel))
    return laag


def _room_above_and_below(ax: Axes, hoogte: float, laag: float, hoog: float) -> tuple[float, float]:
    """Limits at which the numbers past standing bars reach neither the names nor the title."""
    for noot in ax.texts:
        if isinstance(noot, Annotation):
            deel = (height(noot.get_text()) + NOTE_GAP) / hoogte
            if noot.xy[1] < 0:
                laag = min(laag, (noot.xy[1] - hoog * deel) / (1 - deel))
            else:
                hoog = max(hoog, (noot.xy[1] - laag * deel) / (1 - deel))
    return laag, hoog


def norm_lines(ax: Axes, grafiek: Grafiek) -> None:
    """Each norm is a dashed line; its words stand in the legend."""
    for nummer, drempel in enumerate(grafiek.drempels):
        streep = NORM_DASHES[nummer % len(NORM_DASHES)]
        stijl: dict[str, Any] = {"color": INK, "linewidth": 1.3, "linestyle": streep}
        (ax.axvline if grafiek.liggend else ax.axhline)(
            float(drempel.waarde), label=norm_label(grafiek, drempel), **stijl
        )


def norm_label(grafiek: Grafiek, drempel: Drempellijn) -> str:
    """The words of a norm line with its value in the unit of the chart."""
    return f"{drempel.label}: {grafiek.norm_waarde(drempel)}"
