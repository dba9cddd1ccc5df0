"""Lines and steps over time or duration, with a label at the end of each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from duo_analytics.formatting import VERBORGEN_TEKEN
from duo_analytics.results.axes import STEPS, DutchFormatter
from duo_analytics.results.canvas import PAPER
from duo_analytics.results.lettering import SMALL, height, spread, width, wrap
from duo_analytics.results.palette import DASHES, INK, MARKS, MUTED, as_floats, colour
from duo_analytics.results.vormen import Vorm
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

END_ROOM = 112.0  # points for the names beside the ends of the lines
END_GAP = 12.0
EARLY_GAP, EARLY_DROP = 7.0, 9.0  # beside and a little under the point, where other lines go on
HIDDEN_ROOM = 14.0  # points above the axis in which hidden values are marked
TICK_GAP = 10.0
MOST_MARKS = 13
Punt: TypeAlias = tuple[float, float]
Einde: TypeAlias = tuple[Punt, int, str]  # last point, number and name of a line


def draw_lines(ax: Axes, grafiek: Grafiek, breedte: float) -> None:
    """Every series as a line with gaps where a value is missing or hidden.

    ``breedte`` is that of the axes in points, with the names beside them.
    """
    x = _positions(ax, grafiek, breedte - ends_width(grafiek))
    for reeks in grafiek.reeksen:
        _line(ax, x, grafiek, reeks)
    _hidden(ax, x, grafiek, breedte)
    ax.margins(y=0.08)
    rand = 0.02 * float(np.ptp(x)) or 0.5
    ax.set_xlim(float(x.min()) - rand, float(x.max()) + rand)  # also where there are only gaps


def ends_width(grafiek: Grafiek) -> float:
    """Points that the names beside the ends of the lines take; one line has none."""
    namen = [reeks.kop for reeks in grafiek.reeksen]
    return max(map(_name_width, namen)) + END_GAP if len(namen) > 1 else 0.0


def _name_width(naam: str) -> float:
    return width(wrap(naam, END_ROOM))


def _positions(ax: Axes, grafiek: Grafiek, breedte: float) -> np.ndarray:
    """Numbers on the x axis as they are; words at equal distances, as many labelled as fit."""
    eerste = grafiek.tabel.koppen[0]
    cellen = [rij[0] for rij in grafiek.rijen]
    if eerste.eenheid:
        ax.set_xlabel(eerste.met_eenheid)
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=eerste.plaatsen == 0, steps=STEPS))
        ax.xaxis.set_major_formatter(DutchFormatter())
        return as_floats(tuple(cellen))
    labels = [str(cel) for cel in cellen]
    stap = fitting_step(labels, breedte)
    plaatsen = list(range(len(labels) - 1, -1, -stap))[::-1]
    ax.set_xticks(plaatsen, [labels[i] for i in plaatsen])
    return np.arange(len(labels), dtype=float)


def fitting_step(labels: list[str], breedte: float) -> int:
    """Show each how manieth label, so that those shown do not touch each other."""
    vak = breedte / max(1, len(labels))
    return max(1, int(np.ceil((max(map(width, labels)) + TICK_GAP) / vak)))


def _line(ax: Axes, x: np.ndarray, grafiek: Grafiek, reeks: Reeks) -> None:
    y = as_floats(grafiek.waarden(reeks.kop))
    nummer = grafiek.nummer(reeks)
    trap = reeks.vorm is Vorm.TRAP
    if reeks.laag:
        laag, hoog = (as_floats(grafiek.waarden(kop)) for kop in (reeks.laag, reeks.hoog))
        band: dict[str, Any] = {"color": colour(nummer), "alpha": 0.16, "linewidth": 0}
        ax.fill_between(x, laag, hoog, step="post" if trap else None, **band)
    ax.plot(
        x,
        y,
        color=colour(nummer),
        linestyle=DASHES[nummer % len(DASHES)],
        marker=MARKS[nummer % len(MARKS)],
        markevery=_marked(y),
        drawstyle="steps-post" if trap else "default",
        label=reeks.kop,
        clip_on=False,
    )


def _marked(y: np.ndarray) -> list[int]:
    """Some marks along the line, and one on each end of it: a point between gaps shows too."""
    bekend = ~np.isnan(y)
    buren = np.concatenate([[False], bekend, [False]])
    rand = bekend & ~(buren[:-2] & buren[2:])
    stap = -(-len(y) // MOST_MARKS)
    beurt = (np.arange(len(y))[::-1] % max(1, stap)) == 0
    return [int(i) for i in np.flatnonzero(rand | (bekend & beurt))]


def _hidden(ax: Axes, x: np.ndarray, grafiek: Grafiek, breedte: float) -> None:
    """The marker of hidden values, at one height for all: it tells nothing about them."""
    afstand = (width(VERBORGEN_TEKEN) + 2) * max(1, len(x)) / breedte
    vorige = -np.inf
    for i, rij in enumerate(zip(*(grafiek.waarden(r.kop) for r in grafiek.reeksen), strict=True)):
        if VERBORGEN in rij and i - vorige >= afstand:
            vorige = i
            ax.annotate(
                VERBORGEN_TEKEN,
                (x[i], 0.0),
                xycoords=ax.get_xaxis_transform(),
                xytext=(0, 2),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=SMALL,
                color=MUTED,
            )


def label_ends(ax: Axes, grafiek: Grafiek, hoogte: float, breedte: float) -> None:
    """The name of each line beside its end, moved apart where lines end close together.

    A line that ends so early that its name fits before the edge has it there: joined to the edge
    it would seem to go on. Drawn when the limits of the axes are final; ``hoogte`` and ``breedte``
    are those of the axes in points, the latter with the names beside them.
    """
    einden = sorted(_ends(ax, grafiek), key=lambda einde: einde[0][1])
    links, rechts = ax.get_xlim()
    schaal = (breedte - ends_width(grafiek)) / (rechts - links)
    vroeg = [e for e in einden if (rechts - e[0][0]) * schaal > _name_width(e[2]) + 2 * END_GAP]
    for punt, nummer, naam, y in _apart(ax, [e for e in einden if e not in vroeg], hoogte):
        _end(ax, punt, (rechts, y), naam, nummer)
    bodem = HIDDEN_ROOM if any(VERBORGEN in rij for rij in grafiek.rijen) else 0.0
    for (x, _), _, naam, y in _apart(ax, vroeg, hoogte, zak=EARLY_DROP, bodem=bodem):
        stijl: dict[str, Any] = {"ha": "left", "va": "center", "fontsize": SMALL, "color": INK}
        plek: dict[str, Any] = {"xytext": (EARLY_GAP, 0), "textcoords": "offset points"}
        ax.annotate(naam, (x, y), bbox=PAPER, **plek, **stijl)


def _apart(
    ax: Axes, einden: list[Einde], hoogte: float, *, zak: float = 0.0, bodem: float = -2.0
) -> Iterator[tuple[Punt, int, str, float]]:
    """Point, number and name of some lines, and the height at which the name can stand.

    ``zak`` points under the end of its line, and at least ``bodem`` points above the axis.
    """
    laag, hoog = ax.get_ylim()
    schaal = hoogte / (hoog - laag)
    namen = [wrap(naam, END_ROOM) for _, _, naam in einden]
    hoogten = [height(naam) for naam in namen]
    gewenst = [(y - laag) * schaal - zak for (_, y), _, _ in einden]
    plaatsen = spread(gewenst, hoogten, bodem, hoogte + END_GAP)
    for (punt, nummer, _), naam, plaats in zip(einden, namen, plaatsen, strict=True):
        yield punt, nummer, naam, laag + plaats / schaal


def _end(ax: Axes, punt: Punt, plek: Punt, naam: str, nummer: int) -> None:
    """A name, joined to the last point of its line by a thin line."""
    ax.annotate(
        naam,
        punt,
        xytext=plek,
        textcoords=ax.transData + ScaledTranslation(END_GAP / 72, 0, ax.figure.dpi_scale_trans),
        color=INK,
        ha="left",
        va="center",
        fontsize=SMALL,
        annotation_clip=False,
        arrowprops={
            "arrowstyle": "-",
            "color": colour(nummer),
            "linewidth": 0.9,
            "relpos": (0, 0.5),
            "shrinkA": 1,
            "shrinkB": 3,
        },
    )


def _ends(ax: Axes, grafiek: Grafiek) -> list[Einde]:
    """Per line that has a value: its last point, its number and its name."""
    einden = []
    lijnen = {lijn.get_label(): lijn for lijn in ax.get_lines()}
    for reeks in grafiek.reeksen:
        x, y = (np.asarray(d, float) for d in lijnen[reeks.kop].get_data())
        bekend = np.flatnonzero(~np.isnan(y))
        if len(bekend):
            laatste = bekend[-1]
            einden.append(
                ((float(x[laatste]), float(y[laatste])), grafiek.nummer(reeks), reeks.kop)
            )
    return einden
