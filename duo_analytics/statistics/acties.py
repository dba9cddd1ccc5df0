"""Actions that follow from decisions: which are open on a day, how old, and which are overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd


def open_on(acties: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The actions decided on or before a day and not ready at its end.

    Adds ``leeftijd`` (days since the decision), ``te_laat`` (bool: the deadline lies before the
    day; without a deadline an action cannot be late) and ``dagen_te_laat`` (0 when not late).
    """
    dag_ = pd.Timestamp(dag)
    nog_open = acties["gereed_op"].isna() | (acties["gereed_op"] > dag_)
    frame = acties[(acties["besluit_op"] <= dag_) & nog_open]
    over = (dag_ - frame["deadline"]).dt.days.clip(lower=0).fillna(0).astype(int)
    return frame.assign(
        leeftijd=(dag_ - frame["besluit_op"]).dt.days.astype(int),
        te_laat=over > 0,
        dagen_te_laat=over,
    )


def decided_between(acties: pd.DataFrame, begin: date, eind: date) -> pd.DataFrame:
    """The actions whose decision was taken in a window, both ends inclusive."""
    return acties[acties["besluit_op"].between(pd.Timestamp(begin), pd.Timestamp(eind))]


def age_classes(leeftijd: pd.Series, grenzen: Sequence[int]) -> pd.Series:
    """Number of the class of each age: 0 up to and including the first bound, and so on."""
    klassen = np.searchsorted(np.asarray(grenzen), leeftijd.to_numpy(), side="left")
    return pd.Series(klassen, leeftijd.index)
