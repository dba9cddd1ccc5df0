"""The clusters of I&A: who came to and left them, and whether a count may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.organisatie import TEAM_IA
from duo_analytics.statistics.spells import flows

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen

TEAM = "Team I&A"
OVERIG = "Overige clusters"


def of_clusters(tabellen: Tabellen, spells: pd.DataFrame) -> pd.DataFrame:
    """Flows per cluster of I&A; only who leaves the four werkgevers is uitstroom."""
    frame = flows(spells, tabellen.peil.twaalf_maanden, ["team", "cluster"], [])
    return frame[frame.index.get_level_values("team") == TEAM_IA].droplevel("team")


def large_or_zero(aantal: pd.Series, minimum: int) -> pd.Series:
    """Whether counts of persons may be shown: nobody, or at least the threshold."""
    return (aantal == 0) | (aantal >= minimum)
