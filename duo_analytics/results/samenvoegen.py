"""Join groups that are too small to be shown, so that a coarser table can still tell its story."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Toets = Callable[["pd.DataFrame"], "pd.Series"]


def groups_that_stay(tellingen: pd.DataFrame, passes: Toets) -> list[str]:
    """The groups (rows) that may stand on their own; the others go into one remainder.

    ``passes`` says per row whether its counts may be shown. When the remainder as a whole does
    not pass, the smallest group (by the first column) joins it, until it does or nothing is left.
    """
    blijft = tellingen[passes(tellingen)].sort_values(tellingen.columns[0], kind="stable")
    while len(blijft):
        rest = tellingen.drop(blijft.index)
        if rest.empty or passes(rest.sum().to_frame().T).all():
            break
        blijft = blijft.iloc[1:]
    return [str(naam) for naam in tellingen.index if naam in blijft.index]
