"""Totals that add up as printed: the parts are rounded together, so that they sum to the total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.rounding import exact, largest_remainder

if TYPE_CHECKING:
    from decimal import Decimal

TOTAAL = "Totaal"


def with_total(frame: pd.DataFrame, decimalen: Mapping[str, int]) -> pd.DataFrame:
    """The frame with a last row ``TOTAAL``, and the columns of ``decimalen`` as Decimals.

    A column is rounded to its number of decimals by largest remainder: its total is the rounded
    sum, and the parts above it add up to exactly that. Columns that are not named are left empty
    in the total row.
    """
    rijen = pd.concat([frame.astype(object), pd.DataFrame(index=[TOTAAL], columns=frame.columns)])
    for kolom, plaatsen in decimalen.items():
        delen = rounded_parts(frame[kolom], plaatsen)
        rijen[kolom] = pd.Series([*delen, sum(delen, start=exact(0))], rijen.index, dtype=object)
    return rijen


def rounded_parts(delen: pd.Series, decimalen: int) -> tuple[Decimal, ...]:
    """The values rounded to ``decimalen`` so that their sum is the rounded sum."""
    return largest_remainder([exact(deel) for deel in delen], exact(10.0**-decimalen))
