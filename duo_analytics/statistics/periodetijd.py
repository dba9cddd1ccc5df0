"""How long something will take, from what happened in the past year alone.

A case counts from how long it had lasted when the year began until it ended or the year did, as in
a life table of a period (left truncation). So the estimate follows a change within the year, where
one over all who began in two years lags behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from duo_analytics.rounding import exact
from duo_analytics.statistics.survival import CONFIDENCE
from duo_analytics.statistics.voorspelling import Verwachting

TREKKINGEN, ZAAD = 2000, 20220430  # of the bootstrap: fixed, so the same data give the same figure
HELFT = 0.5 + 1e-12


@dataclass(frozen=True)
class Gevolgd:
    """Cases with how long they had lasted when they began and stopped being followed, and whether
    they were finished then."""

    vanaf: np.ndarray
    tot: np.ndarray
    klaar: np.ndarray

    @property
    def tijden(self) -> np.ndarray:
        """The durations at which one or more were finished."""
        return np.unique(self.tot[self.klaar])

    def lasting(self, gewicht: np.ndarray) -> np.ndarray:
        """Share that still lasts after each of ``tijden``; a row per row of ``gewicht``."""
        tijden = self.tijden
        gevolgd = (self.vanaf[:, None] < tijden) & (self.tot[:, None] >= tijden)
        klaar = self.klaar[:, None] & (self.tot[:, None] == tijden)
        risico, einde = gewicht @ gevolgd.astype(float), gewicht @ klaar.astype(float)
        aandeel: np.ndarray = np.cumprod(1 - einde / np.maximum(risico, 1e-12), axis=1)
        return aandeel


def expect_median(gevolgd: Gevolgd, nieuw: int) -> Verwachting | None:
    """The time within which half of ``nieuw`` new cases is finished; None when not reached.

    The interval holds the doubt about the course (a bootstrap over the cases) and chance (a draw
    of each new case): 95% of ``TREKKINGEN``, with a fixed seed. An upper bound past all that was
    seen is None. ValueError without new cases or finished ones.
    """
    if nieuw < 1 or not gevolgd.klaar.any():
        message = "no cases to expect or to learn from"
        raise ValueError(message)
    tijden, aantal = np.append(gevolgd.tijden, np.inf), len(gevolgd.tot)
    verwacht = tijden[_first_below(gevolgd.lasting(np.ones((1, aantal))), np.array([[HELFT]]))]
    if np.isinf(verwacht[0, 0]):
        return None
    toeval = np.random.default_rng(ZAAD)
    gewicht = toeval.multinomial(aantal, np.full(aantal, 1 / aantal), size=TREKKINGEN)
    loting = toeval.random((TREKKINGEN, nieuw))
    duur = tijden[_first_below(gevolgd.lasting(gewicht.astype(float)), loting)]
    middelste = np.sort(duur, axis=1)[:, (nieuw - 1) // 2]
    staart = (1 - CONFIDENCE) / 2
    laag, hoog = np.quantile(middelste, [staart, 1 - staart], method="closest_observation")
    return Verwachting(exact(float(verwacht[0, 0])), _known(laag), _known(hoog))


def _first_below(aandeel: np.ndarray, grens: np.ndarray) -> np.ndarray:
    """Per row and per bound the place of the first share at or below it; past the end if none."""
    plaats: np.ndarray = (aandeel[:, None, :] > grens[:, :, None]).sum(axis=2)
    return plaats


def _known(tijd: float) -> Decimal | None:
    return None if np.isinf(tijd) else exact(float(tijd))
