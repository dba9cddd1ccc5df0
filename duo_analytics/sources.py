"""Where a figure comes from: the cells of a delivery, named as a person would look them up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NormBron:
    """A norm or published value that was used; ``plaats`` is its file and row."""

    reeks: str
    periode: str
    waarde: str
    eenheid: str
    status: str
    bron: str
    plaats: str


@dataclass(frozen=True)
class Bron:
    """A range of cells in a delivered workbook, or a norm; ``sha256`` of the whole file.

    ``fictief``: the workbook says of itself that its data are invented.
    """

    bestand: str
    blad: str = ""
    cellen: str = ""
    sha256: str = ""
    fictief: bool = False

    def __str__(self) -> str:
        blad = f", blad {self.blad}" if self.blad else ""
        cellen = f" ({self.cellen})" if self.cellen else ""
        label = ", fictief" if self.fictief else ""
        return f"{self.bestand}{blad}{cellen}{label}"
