"""What a run is asked for; loads nothing heavy, so that an unchanged run is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.periods import Periode
from duo_analytics.places import NOTEBOOKS

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Vooraf


@dataclass(frozen=True)
class Opdracht:
    """What is asked for: a period, some chapters and recipients (none = all), and where it goes.

    ``opnieuw`` runs every notebook, whatever is kept of earlier runs; ``vooraf`` are calls that
    read what several notebooks ask for.
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

    @property
    def naam(self) -> str:
        """Folder of the set: a part never takes the place of the whole."""
        return "-".join([str(self.periode), *self.hoofdstukken, *self.ontvangers])

    @property
    def teksten(self) -> Path | None:
        """Where the texts of the controller lie; a part, which lacks facts, has none."""
        return None if self.hoofdstukken else Path(self.data) / str(self.periode) / "teksten"
