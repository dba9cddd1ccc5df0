"""How many persons or cases are to come: distributions of counts, and their 95% interval.

A count that comes at random is Poisson. How fast it comes is only known from the past, so the
prediction is wider than Poisson: with the prior of Jeffreys it is negative binomial.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import stats

from duo_analytics.rounding import exact
from duo_analytics.statistics.survival import CONFIDENCE
from duo_analytics.statistics.voorspelling import Verwachting

JEFFREYS = 0.5
FAR = 1e-9  # probability of a count that is larger than all that are looked at


def expect_count(
    gezien: int, tijd: float, straks: float, kansen: Sequence[float] | np.ndarray = ()
) -> Verwachting:
    """Cases to come in ``straks`` when ``gezien`` came in ``tijd``, and those with ``kansen``.

    Both times in one unit (person-years). ``kansen`` are the chances of single cases that come
    besides, each once at most. The sum has the exact interval: at most 2.5% lies below it and at
    most 2.5% above it. ValueError for a past of no time.
    """
    if tijd <= 0:
        message = f"nothing was seen in a time of {tijd}"
        raise ValueError(message)
    verdeling = np.convolve(_paced(gezien, tijd, straks), sum_of_chances(kansen))
    laag, hoog = interval(verdeling)
    verwacht = gezien / tijd * straks + float(np.sum(kansen))
    return Verwachting(exact(verwacht), exact(laag), exact(hoog))


def _paced(gezien: int, tijd: float, straks: float) -> np.ndarray:
    """Probability of 0, 1, 2, ... cases: negative binomial with Jeffreys' prior."""
    if straks <= 0:
        return np.ones(1)
    vorm, kans = gezien + JEFFREYS, tijd / (tijd + straks)
    meest = int(stats.nbinom.isf(FAR, vorm, kans))
    dichtheid: np.ndarray = stats.nbinom.pmf(np.arange(meest + 1), vorm, kans)
    return dichtheid


def sum_of_chances(kansen: Sequence[float] | np.ndarray) -> np.ndarray:
    """Probability of 0, 1, 2, ... of some independent cases that each come with its own chance."""
    verdeling = np.ones(1)
    for kans in kansen:
        verdeling = np.convolve(verdeling, [1 - kans, kans])
    return verdeling


def interval(verdeling: np.ndarray) -> tuple[int, int]:
    """The counts between which 95% lies: the tails below and above are each at most 2.5%."""
    staart = (1 - CONFIDENCE) / 2
    tot_en_met = np.cumsum(verdeling) / verdeling.sum()
    laag = int(np.searchsorted(tot_en_met, staart, side="right"))
    hoog = int(np.searchsorted(tot_en_met, 1 - staart, side="left"))
    return laag, hoog
