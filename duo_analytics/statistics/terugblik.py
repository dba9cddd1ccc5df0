"""Looking back on forecasts: what was expected against what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duo_analytics.statistics.voorspelling import Verwachting


@dataclass(frozen=True)
class Uitslag:
    """One forecast and what came."""

    verwacht: Verwachting
    kwam: Decimal

    @property
    def fout(self) -> Decimal:
        """What came less what was expected: above zero the forecast was too low."""
        return self.kwam - self.verwacht.som

    @property
    def binnen(self) -> bool | None:
        """Whether what came lies in the interval, ends included; None without an interval."""
        if self.verwacht.laag is None or self.verwacht.hoog is None:
            return None
        return self.verwacht.laag <= self.kwam <= self.verwacht.hoog


@dataclass(frozen=True)
class Trefzekerheid:
    """How well some forecasts did: numbers, and means in the unit of the forecast."""

    aantal: int
    met_interval: int
    binnen: int
    gemiddelde_fout: Decimal
    gemiddelde_afwijking: Decimal

    @property
    def binnen_pct(self) -> Decimal | None:
        """Share of the intervals that held what came; None without any."""
        return Decimal(100 * self.binnen) / self.met_interval if self.met_interval else None


def score(uitslagen: Sequence[Uitslag]) -> Trefzekerheid:
    """Coverage, mean error and mean absolute error; ValueError of nothing."""
    if not uitslagen:
        message = "no forecasts to look back on"
        raise ValueError(message)
    fouten = [uitslag.fout for uitslag in uitslagen]
    treffers = [uitslag.binnen for uitslag in uitslagen if uitslag.binnen is not None]
    return Trefzekerheid(
        aantal=len(uitslagen),
        met_interval=len(treffers),
        binnen=sum(treffers),
        gemiddelde_fout=sum(fouten, Decimal(0)) / len(fouten),
        gemiddelde_afwijking=sum(map(abs, fouten), Decimal(0)) / len(fouten),
    )
