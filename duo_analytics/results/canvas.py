"""One axis of categories and one of values: lying and standing charts differ only in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, ScaledTranslation

from duo_analytics.results.lettering import SMALL
from duo_analytics.results.palette import FRAME, INK

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes

NOTE_GAP = 4.0  # points between the end of a bar and its number
MARK_LINE = 2.4
STUB = 7.0  # points, whatever it hides
PAPER = {"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 0.6}  # behind a text


@dataclass(frozen=True)
class Canvas:
    """Draws at a place (a category) and a value, whichever way the chart runs."""

    ax: Axes
    liggend: bool

    def bar(
        self, plaats: np.ndarray, lengte: np.ndarray, dikte: float, begin: np.ndarray, **stijl: Any
    ) -> None:
        """A bar per category from ``begin`` on; ``dikte`` as a share of a category."""
        if self.liggend:
            self.ax.barh(plaats, lengte, dikte, left=begin, **stijl)
        else:
            self.ax.bar(plaats, lengte, dikte, bottom=begin, **stijl)

    def line(self, plaats: list[float], waarde: list[float], **stijl: Any) -> None:
        """A line from point to point."""
        self.ax.plot(*((waarde, plaats) if self.liggend else (plaats, waarde)), **stijl)

    def points(self, plaats: np.ndarray, waarde: np.ndarray, **stijl: Any) -> None:
        """A mark per category."""
        self.ax.scatter(*((waarde, plaats) if self.liggend else (plaats, waarde)), **stijl)

    def ticks(self, plaats: np.ndarray, waarde: np.ndarray, lengte: float, label: str) -> None:
        """A bold stroke across the bar per category, with a white edge that shows on the bar."""
        vorm = "|" if self.liggend else "_"
        stijl: dict[str, Any] = {"marker": vorm, "s": lengte**2}
        self.points(plaats, waarde, linewidths=2.2 * MARK_LINE, color="white", zorder=3.9, **stijl)
        self.points(plaats, waarde, linewidths=MARK_LINE, color=INK, zorder=4, label=label, **stijl)

    def stub(self, plaats: float, dikte: float) -> None:
        """What stands for a hidden bar: always as long, ``dikte`` points thick, and no colour of a
        series; it leaves the axes as they are."""
        begin = (0.0, plaats) if self.liggend else (plaats, 0.0)
        hoek, maat = ((0.0, -dikte / 2), (STUB, dikte))
        if not self.liggend:
            hoek, maat = hoek[::-1], maat[::-1]
        punten = Affine2D().scale(1 / 72) + self.ax.figure.dpi_scale_trans
        plek = punten + ScaledTranslation(*begin, cast("Affine2D", self.ax.transData))
        self.ax.add_artist(Rectangle(hoek, *maat, transform=plek, color=FRAME, linewidth=0))

    def note(
        self, plaats: float, waarde: float, tekst: str, kleur: str = INK, gat: float = NOTE_GAP
    ) -> None:
        """Text past the end of a bar, on the side where the bar points."""
        kant = -1 if waarde < 0 else 1
        schuif = (gat * kant, 0) if self.liggend else (0, gat * kant)
        self.ax.annotate(
            tekst,
            (waarde, plaats) if self.liggend else (plaats, waarde),
            xytext=schuif,
            textcoords="offset points",
            ha=("left" if kant > 0 else "right") if self.liggend else "center",
            va="center_baseline" if self.liggend else ("bottom" if kant > 0 else "top"),
            fontsize=SMALL,
            color=kleur,
            zorder=5,
            annotation_clip=False,
            bbox=PAPER,
        )

    def zero(self) -> None:
        """The line where bars begin, in a chart with negative values."""
        stijl: dict[str, Any] = {"color": FRAME, "linewidth": 0.9, "zorder": 2.5}
        if self.liggend:
            self.ax.axvline(0.0, **stijl)
            self.ax.spines.left.set_visible(False)
        else:
            self.ax.axhline(0.0, **stijl)
            self.ax.spines.bottom.set_visible(False)
