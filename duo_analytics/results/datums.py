"""Points on an axis of dates: what was planned, what came of it, and what lies in between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.periods import day_number, maand_kort, on_day
from duo_analytics.results.lettering import width, wrap
from duo_analytics.results.palette import FRAME, MARKS, as_floats, colour
from duo_analytics.results.vormen import Vorm

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from duo_analytics.results.canvas import Canvas
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.maten import Maten

STAPPEN = (1, 2, 3, 4, 6, 12, 24, 60)  # months between two ticks
WIDEST = "mmm 22"
TICK_GAP = 8.0
MARGIN_DAYS = 15
POINT = 48.0


def draw_dates(doek: Canvas, grafiek: Grafiek) -> None:
    """A thin line through the dates of a row, and each series as a mark of its own shape.

    The first series, the plan, is hollow: so another one on the same day does not hide it.
    """
    reeksen = [reeks for reeks in grafiek.reeksen if reeks.vorm is Vorm.PUNT]
    plaats = np.arange(len(grafiek.rijen), dtype=float)
    waarden = np.vstack([as_floats(grafiek.waarden(reeks.kop)) for reeks in reeksen])
    for p, rij in zip(plaats, waarden.T, strict=True):
        bekend = rij[~np.isnan(rij)]
        if len(bekend):
            doek.line([p, p], [bekend.min(), bekend.max()], color=FRAME, linewidth=1.2, zorder=2)
    for reeks, dagen in zip(reeksen, waarden, strict=True):
        nummer = grafiek.nummer(reeks)
        doek.points(
            plaats,
            dagen,
            marker=MARKS[nummer % len(MARKS)],
            s=POINT * (1.9 if nummer == 0 else 1.0),
            facecolor="white" if nummer == 0 else colour(nummer),
            edgecolor=colour(nummer),
            linewidths=1.6,
            zorder=3 + nummer / 10,
            label=reeks.kop,
        )


def date_axis(ax: Axes, grafiek: Grafiek, maten: Maten) -> None:
    """A tick at the first day of months, as many as there is room for."""
    dagen = [*grafiek.getallen, *(drempel.waarde for drempel in grafiek.drempels)]
    eerste, laatste = on_day(min(dagen) - MARGIN_DAYS), on_day(max(dagen) + MARGIN_DAYS)
    ticks = month_ticks(eerste, laatste, int(maten.breedte / (width(WIDEST) + TICK_GAP)))
    plaatsen = [float(day_number(tick)) for tick in ticks]
    begin, eind = float(day_number(eerste)), float(day_number(laatste))
    as_ = ax.xaxis if grafiek.liggend else ax.yaxis
    as_.set_ticks(plaatsen, [maand_kort(tick) for tick in ticks])
    (ax.set_xlim if grafiek.liggend else ax.set_ylim)(begin, eind)
    as_.set_label_text(wrap(grafiek.as_titel, maten.breedte))
    ax.grid(visible=False, axis="y" if grafiek.liggend else "x")
    ax.grid(visible=True, axis="x" if grafiek.liggend else "y")


def month_ticks(eerste: date, laatste: date, meest: int) -> list[date]:
    """First days of months in a window, at the smallest step that gives at most ``meest``.

    Whole steps from January on, so that a year begins with a tick.
    """
    van, tot = (dag.year * 12 + dag.month - 1 for dag in (eerste, laatste))
    van += eerste.day > 1
    stap = next((s for s in STAPPEN if tot // s - (van - 1) // s <= max(1, meest)), STAPPEN[-1])
    begin = -(-van // stap) * stap
    return [date(maand // 12, maand % 12 + 1, 1) for maand in range(begin, tot + 1, stap)]
