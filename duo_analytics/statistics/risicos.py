"""Risks: score = kans x impact (domain 7.4), against the stand before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

LAAG, MIDDEN, HOOG = "laag", "midden", "hoog"
VORMEN = {LAAG: "●", MIDDEN: "▲", HOOG: "■"}


def open_on(risicos: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The risks of a peildatum with ``score`` and ``vorige`` (the score one stand earlier).

    ``vorige`` is missing for a risk that was not there; the heaviest risk comes first.
    """
    dag_ = pd.Timestamp(dag)
    met_score = risicos.assign(score=(risicos["kans"] * risicos["impact"]).astype("float64"))
    eerder = met_score[met_score["peildatum"] < dag_].sort_values("peildatum", kind="stable")
    laatst = eerder[eerder["peildatum"] == eerder["peildatum"].max()]
    nu = met_score[met_score["peildatum"] == dag_]
    vorige = nu["risico_id"].map(laatst.set_index("risico_id")["score"])
    return nu.assign(vorige=vorige).sort_values("score", ascending=False, kind="stable")


def classes(score: pd.Series, midden: float, hoog: float) -> pd.Series:
    """'laag', 'midden' or 'hoog' per score, from a bound on."""
    woord = np.select([score >= hoog, score >= midden], [HOOG, MIDDEN], LAAG)
    return pd.Series(woord, score.index, dtype=object)


def risks_on(tabellen: Tabellen) -> pd.DataFrame:
    """``open_on`` of the risicos of a delivery at the period that is looked at."""
    return open_on(tabellen["risicos"], tabellen.peil.peildatum)


def limits(tabellen: Tabellen) -> tuple[float, float]:
    """From which score on a risk is 'midden', and from which 'hoog'."""
    midden, hoog = (
        tabellen.norm(f"stoplicht.risico_{klasse}_vanaf").waarde for klasse in (MIDDEN, HOOG)
    )
    return float(midden), float(hoog)
