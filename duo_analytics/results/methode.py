"""How a forecast is made, and how it did in the past: declared beside the chapter that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.rounding import half_up
from duo_analytics.statistics.terugblik import Uitslag
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


@dataclass(frozen=True)
class Terugblik:
    """One forecast as it was made, and what came by a later delivery.

    ``wat`` is what was forecast, ``waarvoor`` the moment in words. Where one of the two is not
    known they are not compared. ``geheim``: the figures rest on a small group and are never
    shown; only whether what came lay in the interval, and on which side, counts along.
    """

    wat: str
    waarvoor: str
    verwacht: Verwachting | None
    kwam: Decimal | None
    geheim: bool = False

    def uitslag(self, decimalen: int) -> Uitslag | None:
        """The comparison of the printed figures; None when there is nothing to compare."""
        if self.verwacht is None or self.kwam is None:
            return None
        som, laag, hoog = (
            None if waarde is None else half_up(waarde, decimalen)
            for waarde in (self.verwacht.som, self.verwacht.laag, self.verwacht.hoog)
        )
        return Uitslag(Verwachting(som or Decimal(0), laag, hoog), half_up(self.kwam, decimalen))


KijkTerug = Callable[["Tabellen", "Tabellen"], Iterable[Terugblik]]


@dataclass(frozen=True)
class Methode:
    """A forecast in words, and the function that looks back from a later delivery on an earlier.

    ``feiten`` are the names of the facts that it gives; ``les`` says what looking back taught.
    """

    titel: str
    definitie: str
    formule: str
    interval: str
    aannames: tuple[str, ...]
    niet_voor: tuple[str, ...]
    feiten: tuple[str, ...]
    eenheid: str
    kijk_terug: KijkTerug
    les: str = ""
    decimalen: int = 0
