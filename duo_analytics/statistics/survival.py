"""Kaplan-Meier: how long something takes, with what is not finished counted as censored."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Overleving:
    """Estimated share that still lasts after a time, and the median with its 95% interval.

    ``mediaan_hoog`` None: the upper bound is not reached in the data; ``mediaan`` None: fewer
    than half are finished at the longest observed time. Times in the unit of the input.
    """

    tijden: np.ndarray
    aandeel: np.ndarray
    laag: np.ndarray
    hoog: np.ndarray
    mediaan: float | None
    mediaan_laag: float | None
    mediaan_hoog: float | None
    aantal: int
    afgerond: int

    def at(self, moment: float) -> tuple[float, float, float]:
        """Share still lasting just after ``moment``, with its interval (0 to 1)."""
        plaats = int(np.searchsorted(self.tijden, moment, side="right")) - 1
        if plaats < 0:
            return 1.0, 1.0, 1.0
        return float(self.aandeel[plaats]), float(self.laag[plaats]), float(self.hoog[plaats])

    def finished(self, deel: float) -> tuple[float | None, float | None, float | None]:
        """The time by which ``deel`` (0 to 1) is finished, with its interval; 0.5 is the median.

        None where the data do not reach so far. The bounds are the times at which those of the
        share are as low.
        """
        over = 1 - deel
        return (
            _first_at(self.tijden, self.aandeel, over),
            _first_at(self.tijden, self.laag, over),
            _first_at(self.tijden, self.hoog, over),
        )


def kaplan_meier(duur: np.ndarray, klaar: np.ndarray) -> Overleving:
    """Estimate from durations and whether each one is finished (else censored at that time).

    The interval is the log-log one. ValueError when there is nothing to estimate from.
    """
    duur, klaar = np.asarray(duur, float), np.asarray(klaar, bool)
    if not klaar.any():
        message = "no finished durations"
        raise ValueError(message)
    data = stats.CensoredData(uncensored=duur[klaar], right=duur[~klaar])
    functie: Any = stats.ecdf(data).sf  # the stubs of its fields differ per version
    with np.errstate(divide="ignore", invalid="ignore"), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The confidence interval is undefined")  # see _bounds
        grenzen: Any = functie.confidence_interval(CONFIDENCE, method="log-log")
    aandeel = functie.probabilities
    laag, hoog = _bounds(grenzen.low.probabilities, grenzen.high.probabilities, aandeel)
    return Overleving(
        tijden=functie.quantiles,
        aandeel=aandeel,
        laag=laag,
        hoog=hoog,
        mediaan=_first_at(functie.quantiles, aandeel),
        mediaan_laag=_first_at(functie.quantiles, laag),
        mediaan_hoog=_first_at(functie.quantiles, hoog),
        aantal=len(duur),
        afgerond=int(klaar.sum()),
    )


def _bounds(
    laag: np.ndarray, hoog: np.ndarray, aandeel: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The bounds with what is known where the log-log formula has none.

    At share 1 nothing has happened yet: both are 1. At share 0 the lower bound is 0, and the upper
    one stays where it was: that the last one is finished does not make the estimate certain.
    """
    voor_nul = np.where(np.isnan(hoog), 1.0, hoog)[aandeel > 0]
    laatste = voor_nul[-1] if len(voor_nul) else 1.0
    laag = np.where(np.isnan(laag), aandeel, laag)
    return laag, np.where(aandeel > 0, np.where(np.isnan(hoog), 1.0, hoog), laatste)


def _first_at(tijden: np.ndarray, aandeel: np.ndarray, over: float = 0.5) -> float | None:
    """The smallest time at which at most ``over`` still lasts."""
    plaatsen = np.flatnonzero(aandeel <= over + 1e-12)
    return float(tijden[plaatsen[0]]) if len(plaatsen) else None
