"""Kaplan-Meier: how long something takes, with what is not finished counted as censored."""

from __future__ import annotations

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
    with np.errstate(divide="ignore", invalid="ignore"):
        grenzen: Any = functie.confidence_interval(CONFIDENCE, method="log-log")
    aandeel = functie.probabilities
    laag = _known(grenzen.low.probabilities, aandeel)
    hoog = _known(grenzen.high.probabilities, aandeel)
    return Overleving(
        tijden=functie.quantiles,
        aandeel=aandeel,
        laag=laag,
        hoog=hoog,
        mediaan=_first_at_half(functie.quantiles, aandeel),
        mediaan_laag=_first_at_half(functie.quantiles, laag),
        mediaan_hoog=_first_at_half(functie.quantiles, hoog),
        aantal=len(duur),
        afgerond=int(klaar.sum()),
    )


def _known(grens: np.ndarray, aandeel: np.ndarray) -> np.ndarray:
    """At share 1 or 0 the log-log bound does not exist; the share itself is what is known."""
    return np.where(np.isnan(grens), aandeel, grens)


def _first_at_half(tijden: np.ndarray, aandeel: np.ndarray) -> float | None:
    """The smallest time at which at most half still lasts."""
    plaatsen = np.flatnonzero(aandeel <= 0.5 + 1e-12)
    return float(tijden[plaatsen[0]]) if len(plaatsen) else None
