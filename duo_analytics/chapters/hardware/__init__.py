"""Hardware: how long deliveries take, what they cost, and whether the budget holds.

Each module holds one subject with its facts, tables and charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.chapters.hardware.verhaal import tell
from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.verantwoording import account

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst

TABELLEN = ("hardwarebestellingen", "hardwarebudget", "activa")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return tell(feiten)
