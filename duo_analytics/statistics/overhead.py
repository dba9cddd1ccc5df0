"""Overhead by Iv3: what an organisation spends on taakveld 0.4 as a share of all its lasten.

The indicator of the Regeling vaststelling BBV-beleidsindicatoren. Movements that are no spending
are left out on both sides, so that organisations can be compared (domain 8).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.statistics.begroting import OVERHEAD

if TYPE_CHECKING:
    import pandas as pd

VERSLAGEN = {"begroting": "Begroting", "jaarrekening": "Jaarrekening"}
SOORTEN = {"lasten": "Lasten", "baten": "Baten"}
# Mutations of reserves, imputed interest and other settlements.
NO_SPENDING = ("L7.1", "L7.4", "L7.5")


def lasten(taakvelden: pd.DataFrame, jaar: int, verslag: str) -> pd.DataFrame:
    """Overhead and lasten in EUR (columns) per organisation (index) in one verslag of a year."""
    rijen = taakvelden[
        (taakvelden["jaar"] == jaar)
        & (taakvelden["verslag"] == verslag)
        & (taakvelden["soort"] == "lasten")
        & ~taakvelden["categorie"].isin(NO_SPENDING)
    ]
    overhead = rijen["bedrag"].where(rijen["taakveld"] == OVERHEAD, Decimal(0))
    bedragen = rijen.assign(lasten=rijen["bedrag"], overhead=overhead)
    return bedragen.groupby("werkgever", observed=True)[["lasten", "overhead"]].agg(_total)


def share(deel: Decimal, geheel: Decimal) -> Decimal | None:
    """Percentage; None where nothing was spent."""
    return 100 * deel / geheel if geheel else None


def newest_year(taakvelden: pd.DataFrame, up_to: int, verslag: str) -> int | None:
    """The newest year with this verslag that is not after ``up_to``; None without one."""
    van = taakvelden[taakvelden["verslag"] == verslag]["jaar"]
    jaren = van[van <= up_to]
    return int(jaren.max()) if len(jaren) else None


def _total(bedragen: pd.Series) -> Decimal:
    return sum(bedragen, Decimal(0))
