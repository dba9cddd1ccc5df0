"""What a run is asked for; loads nothing heavy, so that an unchanged run is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.periods import Periode
from duo_analytics.places import NOTEBOOKS

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Elders, Vooraf
    from duo_analytics.runs.versions import Plek
    from duo_analytics.runs.watch import Grenzen


@dataclass(frozen=True)
class Opdracht:
    """What is asked for: a period, some chapters and recipients (none = all), and where it goes.

    ``opnieuw`` runs every notebook, whatever is kept of earlier runs; ``vooraf`` are calls that
    read what several notebooks ask for. ``grenzen`` None takes the limits of data/reference.
    ``elders`` runs the notebooks on other machines; None runs them here.
    """

    periode: Periode
    hoofdstukken: tuple[str, ...]
    data: str
    out: Path
    jobs: int
    ontvangers: tuple[str, ...] = ()
    notebooks: Path = NOTEBOOKS
    opnieuw: bool = False
    vooraf: tuple[Vooraf, ...] = ()
    grenzen: Grenzen | None = None
    elders: Elders | None = None

    @property
    def naam(self) -> str:
        """Folder of the set: a part never takes the place of the whole."""
        return "-".join([str(self.periode), *self.hoofdstukken, *self.ontvangers])

    @property
    def plek(self) -> Plek:
        """Where the versions of the set lie."""
        from duo_analytics.runs.versions import Plek

        return Plek(self.out, self.naam)
