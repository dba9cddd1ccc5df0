"""A problem in a delivery: which cell, what stands there, why it is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from duo_analytics.intake.codes import CODES, Ernst


@dataclass(frozen=True)
class Probleem:
    """One message. ``cel`` and ``kolom`` are empty where a whole sheet or file is meant."""

    code: str
    bestand: str
    reden: str
    herstel: str
    blad: str = ""
    cel: str = ""
    kolom: str = ""

    @property
    def ernst(self) -> Ernst:
        """Whether this refuses the delivery; KeyError for a code that is not in the list."""
        return CODES[self.code].ernst

    @property
    def plaats(self) -> str:
        """'formatie.xlsx, blad 'Formatie', cel F5 (kolom Bezetting (fte))'."""
        blad = f", blad '{self.blad}'" if self.blad else ""
        cel = f", cel {self.cel}" if self.cel else ""
        kolom = f" (kolom {self.kolom})" if self.kolom else ""
        return f"{self.bestand}{blad}{cel}{kolom}"

    def __str__(self) -> str:
        return f"{self.ernst.value} {self.code}  {self.plaats}: {self.reden}. {self.herstel}"


def column_letters(nummer: int) -> str:
    """Excel's letters of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
