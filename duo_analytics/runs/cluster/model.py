"""What a cluster costs, by a model that is fitted on measured runs.

The time in seconds of a run of many sets is

    start + max(taken x per taak / werkers, taken x uitdelen, sets x publiceren / processen)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.optimize import nnls

CHAPTERS = 4
WORKERS, PROCESSES = (2, 8, 64, 512), (1, 8)


@dataclass(frozen=True)
class Meting:
    """A run of so many organisations on so many workers; times in seconds."""

    organisaties: int
    werkers: int
    totaal: float
    in_notebooks: float

    @property
    def taken(self) -> int:
        """Each organisation has a task per chapter."""
        return self.organisaties * CHAPTERS

    @property
    def overhead_per_taak(self) -> float:
        """Time of a worker that is not the run of a notebook, per task."""
        return (self.totaal * self.werkers - self.in_notebooks) / self.taken


@dataclass(frozen=True)
class Model:
    """Seconds; see the top of this module. ``publiceren`` is that of one organisation."""

    start: float
    per_taak: float
    uitdelen: float
    publiceren: float

    def seconden(self, organisaties: int, taken: int, werkers: int, processen: int) -> float:
        """How long a run takes."""
        delen = (taken * self.per_taak / werkers, taken * self.uitdelen,
                 organisaties * self.publiceren / processen)  # fmt: skip
        return self.start + max(delen)


def fitted(metingen: Sequence[Meting]) -> tuple[float, float]:
    """``start`` and ``per taak`` of the line with the least squares; neither is below zero."""
    ontwerp = np.array([[1.0, m.taken / m.werkers] for m in metingen])
    totaal = np.array([m.totaal for m in metingen])
    (start, per_taak), _ = nnls(ontwerp, totaal)
    return float(start), float(per_taak)


def expected(cijfers: Mapping[str, Any], hoofdstuk: float, publiceren: float) -> Model:
    """The model for real work: ``hoofdstuk`` and ``publiceren`` are seconds of one of each.

    Of the measured time per task, only what was not spent in the small notebook stays.
    """
    metingen = cijfers["metingen"]
    in_notebooks = sum(m["in_notebooks"] for m in metingen)
    klein = in_notebooks / sum(m["organisaties"] * CHAPTERS for m in metingen)
    gemeten = Model(cijfers["start"], cijfers["per_taak"], cijfers["uitdelen_midden"], publiceren)
    return replace(gemeten, per_taak=max(0.0, gemeten.per_taak - klein) + hoofdstuk)


def table(model: Model, organisaties: int) -> Iterator[str]:
    """Rows of Markdown: minutes for each number of workers and of processes that publish."""
    yield "| Werkers | Publiceren in 1 proces | in 8 processen |"
    yield "|---:|---:|---:|"
    for werkers in WORKERS:
        tijden = [model.seconden(organisaties, organisaties * CHAPTERS, werkers, processen) / 60
                  for processen in PROCESSES]  # fmt: skip
        cellen = " | ".join(f"{minuten:.0f} min" for minuten in tijden)
        yield f"| {werkers} | {cellen} |"
