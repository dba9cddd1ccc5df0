"""Sums of amounts and hours in Decimal: nothing is rounded, and what is not known is not zero."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

NUL = Decimal(0)
GEEN = pd.Series(dtype=object)


def total(bedragen: pd.Series) -> Decimal:
    """Sum of the known values; 0 when there is none."""
    return sum(bedragen.dropna(), NUL)


def totals(frame: pd.DataFrame, groep: str, kolom: str, rijen: Sequence[str]) -> pd.Series:
    """Sum of the known values of ``kolom`` per group, in the order of ``rijen``; 0 for no rows."""
    per_groep = dict(iter(frame.groupby(groep)[kolom]))
    return pd.Series({rij: total(per_groep.get(rij, GEEN)) for rij in rijen}, dtype=object)


def running_total(
    datums: pd.Series, bedragen: pd.Series, dagen: Sequence[date]
) -> tuple[Decimal, ...]:
    """Per day the sum of the known values dated on or before it; a row without a date never counts.

    ``dagen`` in any order; ``datums`` and ``bedragen`` are of the same rows.
    """
    bekend = datums.notna() & bedragen.notna()
    orde = datums[bekend].sort_values(kind="stable")
    sommen = np.cumsum(np.array([NUL, *bedragen[orde.index]], dtype=object))
    plaatsen = np.searchsorted(
        orde.to_numpy("datetime64[D]"), np.array(dagen, "datetime64[D]"), side="right"
    )
    return tuple(sommen[plaatsen])
