"""A problem in a delivery: which cell, what stands there, why it is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from duo_analytics.intake.codes import CODES, Ernst


@dataclass(frozen=True)
class Probleem:
    """One message about a delivery.

    ``cel`` and ``kolom`` are empty where a whole sheet or file is meant. ``rij`` stands in place of
    a cell in a text file or a query: 'regel 17'. ``waarde`` is empty in a personal column.
    ``aantal`` is more than one where the same was said so often that it is only counted.
    """

    code: str
    bestand: str
    reden: str
    herstel: str
    blad: str = ""
    cel: str = ""
    kolom: str = ""
    rij: str = ""
    waarde: str = ""
    aantal: int = 1

    @property
    def ernst(self) -> Ernst:
        """Whether this refuses the delivery; KeyError for a code that is not in the list."""
        return CODES[self.code].ernst

    @property
    def plaats(self) -> str:
        """'formatie.xlsx, blad 'Formatie', cel F5 (kolom Bezetting (fte))'."""
        blad = f", blad '{self.blad}'" if self.blad else ""
        cel = f", cel {self.cel}" if self.cel else ""
        rij = f", {self.rij}" if self.rij else ""
        kolom = f" (kolom {self.kolom})" if self.kolom else ""
        return f"{self.bestand}{blad}{cel}{rij}{kolom}"

    def __str__(self) -> str:
        return f"{self.ernst.value} {self.code}  {self.plaats}: {self.reden}. {self.herstel}"
