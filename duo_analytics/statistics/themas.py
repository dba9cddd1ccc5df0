"""Themes of joint employership: how each stood on a day, and how many of each outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

UITKOMST = {"samen": "Samen", "los": "Los", "open": "Open"}
OPEN = "open"


def on_day(themas: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The themes on the agenda at the end of a day; what was decided later is still open then.

    ``dagen_open`` = days on the agenda, up to the decision or the day itself.
    """
    dag_ = pd.Timestamp(dag)
    bekend = themas[themas["opgenomen_op"] <= dag_]
    besloten = bekend["besluit_op"] <= dag_
    tot = bekend["besluit_op"].where(besloten, dag_)
    return bekend.assign(
        uitkomst=bekend["uitkomst"].where(besloten, OPEN),
        besluit_op=bekend["besluit_op"].where(besloten),
        dagen_open=(tot - bekend["opgenomen_op"]).dt.days,
    )


def counts(themas: pd.DataFrame, dagen: Sequence[date]) -> pd.DataFrame:
    """Number of themes per outcome (columns of ``UITKOMST``) at the end of each day (index)."""
    standen = [on_day(themas, dag)["uitkomst"].value_counts() for dag in dagen]
    frame = pd.DataFrame(standen, index=list(dagen)).reindex(columns=list(UITKOMST))
    return frame.fillna(0).astype(int)
