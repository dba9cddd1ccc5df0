"""A problem in a delivery: which cell, what stands there, why it is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_PER_FILE = 50


@dataclass(frozen=True)
class Probleem:
    """One fault. ``cel`` and ``kolom`` are empty where a whole sheet or file is meant."""

    code: str
    bestand: str
    reden: str
    herstel: str
    blad: str = ""
    cel: str = ""
    kolom: str = ""

    def __str__(self) -> str:
        blad = f", blad '{self.blad}'" if self.blad else ""
        cel = f", cel {self.cel}" if self.cel else ""
        kolom = f" (kolom {self.kolom})" if self.kolom else ""
        return f"FOUT {self.code}  {self.bestand}{blad}{cel}{kolom}: {self.reden}. {self.herstel}"


def column_letters(nummer: int) -> str:
    """Excel's letters of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
