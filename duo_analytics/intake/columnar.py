"""Typed columns as plain values and numbers, to keep them and to read them back quickly.

Texts and decimals are kept once per distinct value, with a number per row; -1 is an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from duo_analytics.intake.columns import Soort

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel

DISTINCT = frozenset({Soort.TEKST, Soort.CODE, Soort.BEDRAG, Soort.UREN})
DECIMALS = frozenset({Soort.BEDRAG, Soort.UREN})
NUMBER = np.dtype("<i4")
STORED: Mapping[Soort, np.dtype[Any]] = {
    Soort.DATUM: np.dtype("<i8"),
    Soort.MAAND: np.dtype("<i8"),
    Soort.GETAL: np.dtype("<f8"),
    Soort.GEHEEL: np.dtype("<f8"),
    Soort.JA_NEE: np.dtype("<f8"),
}


def pack(frame: pd.DataFrame, tabel: Invoertabel) -> tuple[list[list[str]], list[np.ndarray]]:
    """Per column its distinct values as text (none for plain numbers), and its numbers per row."""
    woorden: list[list[str]] = []
    reeksen: list[np.ndarray] = []
    for kolom in tabel.kolommen:
        waarden = frame[kolom.naam]
        if kolom.soort in DISTINCT:
            nummers, soorten = pd.factorize(waarden)
            woorden.append([str(waarde) for waarde in soorten])
            reeksen.append(nummers.astype(NUMBER))
        else:
            woorden.append([])
            reeksen.append(_numbers(waarden, kolom))
    return woorden, reeksen


def unpack(
    woorden: Sequence[list[str]], reeksen: Iterator[np.ndarray], tabel: Invoertabel
) -> dict[str, pd.Series]:
    """The typed columns again, by canonical name."""
    return {
        kolom.naam: pd.Series(_column(kolom, woorden[nummer], next(reeksen)))
        for nummer, kolom in enumerate(tabel.kolommen)
    }


def stored_type(kolom: Kolom) -> np.dtype[Any]:
    """The type of the numbers of a column."""
    return NUMBER if kolom.soort in DISTINCT else STORED[kolom.soort]


def _numbers(waarden: pd.Series, kolom: Kolom) -> np.ndarray:
    """Dates as seconds, the rest as floating numbers; whole numbers of a delivery fit exactly."""
    opslag = STORED[kolom.soort]
    if kolom.soort in {Soort.DATUM, Soort.MAAND}:
        return waarden.to_numpy("datetime64[s]").view("int64").astype(opslag)
    return waarden.to_numpy(opslag, na_value=np.nan)


def _column(kolom: Kolom, woorden: list[str], reeks: np.ndarray) -> Any:
    if kolom.soort in DECIMALS:
        getallen = np.array([*map(Decimal, woorden), None], dtype=object)
        return getallen[reeks]  # -1 is the None at the end
    if kolom.soort in DISTINCT:
        return pd.array(woorden, dtype="str").take(reeks, allow_fill=True)
    if kolom.soort in {Soort.DATUM, Soort.MAAND}:
        return reeks.astype("int64").view("datetime64[s]")
    if kolom.soort is Soort.GETAL:
        return reeks.astype("float64")
    leeg = np.isnan(reeks)
    waarden = np.where(leeg, 0, reeks)
    if kolom.soort is Soort.GEHEEL:
        return pd.arrays.IntegerArray(waarden.astype("int64"), leeg)
    return pd.arrays.BooleanArray(waarden.astype(bool), leeg)
