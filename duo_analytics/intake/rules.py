"""Rules between the columns and rows of one table; each finds the rows that break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd


class Regel(Protocol):
    """A rule: the column where a problem is shown, its Dutch words, the rows that break it."""

    @property
    def kolom(self) -> str:
        """Column whose cell is named in the problem."""

    @property
    def reden(self) -> str:
        """What is wrong, in Dutch."""

    @property
    def herstel(self) -> str:
        """What to do, in Dutch."""

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Boolean array, one per row of ``frame``."""


@dataclass(frozen=True)
class NietVoor:
    """A date is on or after another date of the same row; empty dates pass."""

    kolom: str
    eerste: str
    reden: str
    herstel: str = "Controleer beide datums."

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` lies before ``eerste``."""
        return (frame[self.kolom] < frame[self.eerste]).to_numpy(bool)


@dataclass(frozen=True)
class NietMeer:
    """A number is at most another number of the same row; empty numbers pass."""

    kolom: str
    hoogste: str
    reden: str
    herstel: str = "Controleer beide waarden."

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` is larger than ``hoogste``."""
        links, rechts = (pd.to_numeric(frame[k]) for k in (self.kolom, self.hoogste))
        return (links > rechts).fillna(False).to_numpy(bool)


@dataclass(frozen=True)
class AlleenMet:
    """A column is filled only where another one is filled."""

    kolom: str
    met: str
    reden: str
    herstel: str

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` is filled and ``met`` is empty."""
        return (frame[self.kolom].notna() & frame[self.met].isna()).to_numpy(bool)


@dataclass(frozen=True)
class NietSamen:
    """Two columns are not both filled."""

    kolom: str
    ander: str
    reden: str
    herstel: str

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which both are filled."""
        return (frame[self.kolom].notna() & frame[self.ander].notna()).to_numpy(bool)


@dataclass(frozen=True)
class Uniek:
    """The combination of some columns stands once; the first row with it is the good one."""

    kolommen: tuple[str, ...]
    reden: str = "deze sleutel staat al in een eerdere rij"
    herstel: str = "Verwijder de dubbele rij of geef een eigen sleutel."

    @property
    def kolom(self) -> str:
        """The last column of the key."""
        return self.kolommen[-1]

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows whose key stands in an earlier row too."""
        return frame.duplicated(list(self.kolommen)).to_numpy(bool)


@dataclass(frozen=True)
class GeenOverlap:
    """Spells of one thing do not overlap; an empty end means that the spell still runs."""

    sleutel: tuple[str, ...]
    begin: str
    eind: str
    reden: str
    herstel: str = "Laat de vorige regel eindigen op de dag voor deze begint."

    @property
    def kolom(self) -> str:
        """The begin of the later spell."""
        return self.begin

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows that begin on or before the latest end of the earlier rows of the same thing."""
        orde = frame.sort_values([*self.sleutel, self.begin], kind="stable")
        eind = orde[self.eind].fillna(pd.Timestamp.max.floor("D"))
        groep = [orde[k] for k in self.sleutel]
        tot_nu_toe = eind.groupby(groep, dropna=False).cummax()
        vorige = tot_nu_toe.groupby(groep, dropna=False).shift()
        overlap = (orde[self.begin] <= vorige).to_numpy(bool)
        return pd.Series(overlap, index=orde.index).reindex(frame.index).to_numpy(bool)


@dataclass(frozen=True)
class Verwijzing:
    """Values of a column that must exist in a column of another table of the same delivery."""

    kolom: str
    tabel: str
    doel: str
