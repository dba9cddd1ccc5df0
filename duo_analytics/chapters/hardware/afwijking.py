"""What is expected against the budget: the deviation, and whether it is a voordeel or nadeel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.chapters.hardware.rijen import column
from duo_analytics.results.tabel import Kop

if TYPE_CHECKING:
    import pandas as pd

NOOT_VN = "Afwijking = begroting - verwacht. V = voordeel, N = nadeel (meer dan begroot)."
BEGROTING = Kop("Begroting na wijziging", "eur")
AFWIJKING = {"afwijking": Kop("Afwijking", "eur"), "vn": Kop("V/N")}


def with_deviation(frame: pd.DataFrame, begroting: pd.Series, verwacht: pd.Series) -> pd.DataFrame:
    """Adds the absolute deviation and its letter: spending less than the budget is V, more is N."""
    verschil = begroting - verwacht
    letters = ("V" if v > 0 else "N" if v < 0 else "-" for v in verschil)
    return frame.assign(
        afwijking=column(map(abs, verschil), frame.index), vn=column(letters, frame.index)
    )
