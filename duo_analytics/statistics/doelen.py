"""Goals: value against norm, and the light that follows (domain 4.6, 5.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.statistics.stoplicht import goal_limits, shortfall_pct

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


def goals_on(tabellen: Tabellen, thema: str) -> pd.DataFrame:
    """The goals of a theme as they stood on the peildatum, with ``licht``; empty without a stand.

    A goal without a measurement is grey: not measured.
    """
    doelen = tabellen["doelen"]
    nu = doelen["peildatum"] == pd.Timestamp(tabellen.peil.peildatum)
    frame = doelen[nu & (doelen["thema"] == thema)]
    tekort = shortfall_pct(frame["waarde"], frame["norm"], frame["richting"] == "hoogstens")
    return frame.assign(tekort_pct=tekort, licht=goal_limits(tabellen).lights(tekort))
