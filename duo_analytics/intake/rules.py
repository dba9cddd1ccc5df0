"""Rules between the columns and rows of one table; each finds the rows that break it.

A rule works on frames whose index is the row number in the delivery.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
import pandas as pd

LANGER_DAN_ELKE_DATUM = pd.Timestamp("2900-01-01").as_unit("s")


class Regel(Protocol):
    """A rule: its code, the column where a problem is shown, and the columns that it looks at."""

    code: ClassVar[str]

    @property
    def kolom(self) -> str:
        """Column whose cell is named in the problem."""

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Every column that the rule looks at."""

    @property
    def herstel(self) -> str:
        """What to do, in Dutch."""

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Boolean array, one per row of ``frame``."""

    def redenen(self, frame: pd.DataFrame, gebroken: np.ndarray) -> list[str]:
        """What is wrong in Dutch, one per broken row."""

    def eis(self, koppen: Mapping[str, str]) -> str:
        """The rule as a sentence of the data dictionary; ``koppen`` are the Dutch headers."""


class EenReden:
    """A rule with the same words for every row that breaks it."""

    code: ClassVar[str] = "DUO-R01"
    reden: str

    def redenen(self, frame: pd.DataFrame, gebroken: np.ndarray) -> list[str]:
        """The one reason, for each broken row of ``frame``."""
        return [self.reden] * int(gebroken[: len(frame)].sum())


@dataclass(frozen=True)
class NietVoor(EenReden):
    """A date is on or after another date of the same row; empty dates pass."""

    kolom: str
    eerste: str
    reden: str
    herstel: str = "Controleer beide datums."

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Both dates."""
        return self.kolom, self.eerste

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` lies before ``eerste``."""
        return (frame[self.kolom] < frame[self.eerste]).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Uit dienst ligt niet voor In dienst'."""
        return f"{koppen[self.kolom]} ligt niet voor {koppen[self.eerste]}."


@dataclass(frozen=True)
class NietMeer(EenReden):
    """A number is at most another number of the same row; empty numbers pass."""

    kolom: str
    hoogste: str
    reden: str
    herstel: str = "Controleer beide waarden."

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Both numbers."""
        return self.kolom, self.hoogste

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` is larger than ``hoogste``."""
        links, rechts = (pd.to_numeric(frame[k]) for k in self.kolommen)
        return (links > rechts).fillna(False).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Aantal geleverd is niet meer dan Aantal'."""
        return f"{koppen[self.kolom]} is niet meer dan {koppen[self.hoogste]}."


@dataclass(frozen=True)
class AlleenMet(EenReden):
    """A column is filled only where another one is filled."""

    kolom: str
    met: str
    reden: str
    herstel: str

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Both columns."""
        return self.kolom, self.met

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which ``kolom`` is filled and ``met`` is empty."""
        return (frame[self.kolom].notna() & frame[self.met].isna()).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Reden uit dienst is alleen gevuld als Uit dienst is gevuld'."""
        return f"{koppen[self.kolom]} is alleen gevuld als {koppen[self.met]} is gevuld."


@dataclass(frozen=True)
class GevuldBij(EenReden):
    """A column is filled for some choices of another one, may be for others, else it is empty."""

    kolom: str
    keuze: str
    verplicht: tuple[str, ...]
    reden: str
    herstel: str
    toegestaan: tuple[str, ...] = ()

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Both columns."""
        return self.kolom, self.keuze

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows that miss the value, or have it where it does not belong."""
        gevuld, keuze = frame[self.kolom].notna(), frame[self.keuze]
        mist = ~gevuld & keuze.isin(self.verplicht)
        teveel = gevuld & ~keuze.isin((*self.verplicht, *self.toegestaan))
        return (mist | teveel).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Gereed op is gevuld bij Status gerealiseerd, en anders leeg'."""
        moet = _of([code.replace("_", " ") for code in self.verplicht])
        mag = _of([code.replace("_", " ") for code in self.toegestaan])
        ook = f", kan gevuld zijn bij {mag}," if mag else ""
        bij = f"{koppen[self.kolom]} is gevuld bij {koppen[self.keuze]} {moet}"
        return f"{bij}{ook} en is anders leeg."


@dataclass(frozen=True)
class NietSamen(EenReden):
    """Two columns are not both filled."""

    kolom: str
    ander: str
    reden: str
    herstel: str

    @property
    def kolommen(self) -> tuple[str, ...]:
        """Both columns."""
        return self.kolom, self.ander

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows in which both are filled."""
        return (frame[self.kolom].notna() & frame[self.ander].notna()).to_numpy(bool)

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Ingetrokken en Getekend zijn niet allebei gevuld'."""
        return f"{koppen[self.kolom]} en {koppen[self.ander]} zijn niet allebei gevuld."


@dataclass(frozen=True)
class Uniek:
    """The combination of some columns stands once; the first row with it is the good one."""

    code: ClassVar[str] = "DUO-R05"
    kolommen: tuple[str, ...]
    herstel: str = "Verwijder de dubbele rij of geef een eigen sleutel."

    @property
    def kolom(self) -> str:
        """The last column of the key."""
        return self.kolommen[-1]

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows whose key stands in an earlier row too."""
        return frame.duplicated(list(self.kolommen)).to_numpy(bool)

    def redenen(self, frame: pd.DataFrame, gebroken: np.ndarray) -> list[str]:
        """Names the first row with the same key."""
        rijen = frame.index.to_series()
        groepen = [frame[k] for k in self.kolommen]
        eerste = rijen.groupby(groepen, dropna=False).transform("first")
        return [f"deze sleutel staat ook in rij {rij}" for rij in eerste[gebroken]]

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Elke combinatie van Order en Regel komt hoogstens één keer voor'."""
        wat = "combinatie" if len(self.kolommen) > 1 else "waarde"
        namen = _en([koppen[k] for k in self.kolommen])
        return f"Elke {wat} van {namen} komt hoogstens één keer voor."


@dataclass(frozen=True)
class GeenOverlap:
    """Spells of one thing do not overlap; an empty end means that the spell still runs."""

    code: ClassVar[str] = "DUO-R06"
    sleutel: tuple[str, ...]
    begin: str
    eind: str
    reden: str
    herstel: str = "Laat de vorige regel eindigen op de dag voor deze begint."

    @property
    def kolom(self) -> str:
        """The begin of the later spell."""
        return self.begin

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The key and both dates."""
        return *self.sleutel, self.begin, self.eind

    def broken(self, frame: pd.DataFrame) -> np.ndarray:
        """Rows that begin on or before the latest end of the earlier rows of the same thing."""
        return self._longest_before(frame).notna().to_numpy(bool)

    def redenen(self, frame: pd.DataFrame, gebroken: np.ndarray) -> list[str]:
        """Names the row that is overlapped."""
        rijen = self._longest_before(frame)[gebroken]
        return [f"{self.reden} (rij {rij:.0f})" for rij in rijen]

    def eis(self, koppen: Mapping[str, str]) -> str:
        """'Per Geval overlappen de perioden elkaar niet'."""
        wie = _en([koppen[k] for k in self.sleutel])
        return f"Per {wie} overlappen de perioden elkaar niet."

    def _longest_before(self, frame: pd.DataFrame) -> pd.Series[float]:
        """Per row the number of the overlapped row, missing where nothing is overlapped."""
        geen = pd.Series(np.nan, index=frame.index, dtype="float64")
        if not frame.duplicated(list(self.sleutel)).any():
            return geen
        orde = frame.sort_values([*self.sleutel, self.begin], kind="stable")
        groep = orde.groupby(list(self.sleutel), dropna=False).ngroup()
        eind = orde[self.eind].fillna(LANGER_DAN_ELKE_DATUM)
        tot_nu_toe = eind.groupby(groep).cummax()
        rijen = pd.Series(orde.index.to_numpy("float64"), index=orde.index)
        houder = rijen.where(eind == tot_nu_toe).groupby(groep).ffill().groupby(groep).shift()
        overlap = orde[self.begin] <= tot_nu_toe.groupby(groep).shift()
        return houder.where(overlap).reindex(frame.index)


@dataclass(frozen=True)
class Verwijzing:
    """Values of a column that must exist in a column of another table of the same delivery."""

    kolom: str
    tabel: str
    doel: str

    code: ClassVar[str] = "DUO-R02"


def _en(woorden: list[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)


def _of(woorden: list[str]) -> str:
    """'a', 'a of b', 'a, b of c'; nothing for no words."""
    return _en(woorden).replace(" en ", " of ") if woorden else ""
