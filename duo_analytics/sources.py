"""Where a figure comes from: the cells of a delivery, named as a person would look them up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bron:
    """A range of cells in a delivered workbook, or a norm; ``sha256`` of the whole file."""

    bestand: str
    blad: str = ""
    cellen: str = ""
    sha256: str = ""

    def __str__(self) -> str:
        blad = f", blad {self.blad}" if self.blad else ""
        cellen = f" ({self.cellen})" if self.cellen else ""
        return f"{self.bestand}{blad}{cellen}"
