"""Rows per category: in the order of the contract, closing with their total, and against the
budget: the deviation, and whether it is a voordeel or nadeel."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop

NOOT_VN = "Afwijking = begroting - verwacht. V = voordeel, N = nadeel (meer dan begroot)."
BEGROTING = Kop("Begroting na wijziging", "eur")
AFWIJKING = {"afwijking": Kop("Afwijking", "eur"), "vn": Kop("V/N")}


def all_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """A row for each category in the order of the contract, 0 where there is nothing."""
    return frame.reindex(list(CATEGORIE)).fillna(0).rename(index=CATEGORIE)


def present_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """The categories that have a row, in the order of the contract."""
    return frame.reindex([c for c in CATEGORIE if c in frame.index]).rename(index=CATEGORIE)


def closed(frame: pd.DataFrame) -> pd.DataFrame:
    """In whole numbers with a total row that they add up to. An empty frame stays empty: nothing
    known is not zero."""
    return frame if frame.empty else with_total(frame, dict.fromkeys(map(str, frame.columns), 0))


def column(waarden: Iterable[object], index: pd.Index) -> pd.Series:
    """A column that keeps Decimals and None as they are."""
    return pd.Series(list(waarden), index=index, dtype=object)


def with_deviation(frame: pd.DataFrame, begroting: pd.Series, verwacht: pd.Series) -> pd.DataFrame:
    """Adds the absolute deviation and its letter: spending less than the budget is V, more is N."""
    verschil = begroting - verwacht
    letters = ("V" if v > 0 else "N" if v < 0 else "-" for v in verschil)
    return frame.assign(
        afwijking=column(map(abs, verschil), frame.index), vn=column(letters, frame.index)
    )
