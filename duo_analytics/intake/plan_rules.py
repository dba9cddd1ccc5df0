"""Rules of plans: the first planning stays, and what waits for each other does not go round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from duo_analytics.intake.rules import EenReden


@dataclass(frozen=True)
class Onveranderd(EenReden):
    """A column has one value in all rows of the same thing: that of its first row."""

    sleutel: str
    kolom: str
    reden: str
    herstel: str

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The key and the value."""
        return self.sleutel, self.kolom

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows whose value differs from that of the first row with the same key."""
        eerste = frame.groupby(self.sleutel)[self.kolom].transform("first")
        return (eerste.notna() & (frame[self.kolom] != eerste)).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Gepland op is in elke rij van dezelfde Mijlpaal gelijk'."""
        return f"{koppen[self.kolom]} is in elke rij van dezelfde {koppen[self.sleutel]} gelijk."


@dataclass(frozen=True)
class GeenKring(EenReden):
    """Rows of the same stand that wait for each other do so without a circle."""

    stand: str
    sleutel: str
    kolom: str
    reden: str
    herstel: str = "Haal een van de verwijzingen in deze kring weg."

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The stand, the key and what it waits for."""
        return self.stand, self.sleutel, self.kolom

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows on a circle, and those that wait for one.

        Each round doubles the number of steps that is looked ahead; who has somewhere to go after
        as many steps as there are rows, goes round.
        """
        plaats = self._places(frame)
        for _ in range(len(frame).bit_length()):
            plaats = np.where(plaats < 0, -1, plaats[plaats])
        kring: np.ndarray = plaats >= 0
        return kring

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Via Wacht op komt een Mijlpaal nooit bij zichzelf terug'."""
        return f"Via {koppen[self.kolom]} komt een {koppen[self.sleutel]} nooit bij zichzelf terug."

    def _places(self, frame: pd.DataFrame) -> np.ndarray:
        """Per row the position of the row that it waits for, or -1."""
        doelen = pd.MultiIndex.from_arrays([frame[self.stand], frame[self.sleutel]])
        eerste = np.flatnonzero(~doelen.duplicated())
        bronnen = pd.MultiIndex.from_arrays([frame[self.stand], frame[self.kolom]])
        gevonden = doelen[eerste].get_indexer(bronnen)
        bekend = (gevonden >= 0) & frame[self.kolom].notna().to_numpy(bool)
        return np.where(bekend, eerste[gevonden], -1)
