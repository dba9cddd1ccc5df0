"""Going on at the pace of the past months: what is still to come, and when an amount runs out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import fmean, stdev

from scipy import stats

from duo_analytics.rounding import exact
from duo_analytics.statistics.survival import CONFIDENCE
from duo_analytics.statistics.voorspelling import Verwachting


def expect(per_maand: Sequence[Decimal], maanden: int) -> Verwachting:
    """The sum of ``maanden`` coming months when each is like the past ones, which are independent.

    m x mean +/- t(n-1) x s x sqrt(m + m^2 / n): the spread of the m months themselves and the
    uncertainty of the mean of n past months. Amounts are not negative, so neither is the lower
    bound. Without coming months nothing is expected and there is no interval.
    """
    if maanden == 0:
        return Verwachting(Decimal(0), None, None)
    som = maanden * sum(per_maand, Decimal(0)) / len(per_maand)
    midden, marge = _spread(per_maand, maanden)
    return Verwachting(som, exact(max(0.0, midden - marge)), exact(midden + marge))


def expect_steps(stappen: Sequence[Decimal], aantal: int) -> Verwachting:
    """The sum of ``aantal`` coming steps when each is like the past ones, up or down.

    As ``expect``, without a lower bound at zero. One past step gives no interval. ValueError
    without any.
    """
    if not stappen:
        message = "no steps to go on with"
        raise ValueError(message)
    som = aantal * sum(stappen, Decimal(0)) / len(stappen)
    if len(stappen) == 1 or not aantal:
        return Verwachting(som, None, None)
    midden, marge = _spread(stappen, aantal)
    return Verwachting(som, exact(midden - marge), exact(midden + marge))


def _spread(eerder: Sequence[Decimal], aantal: int) -> tuple[float, float]:
    """Sum of ``aantal`` to come like the ones before, and half of its 95% prediction interval."""
    waarden = [float(waarde) for waarde in eerder]
    n = len(waarden)
    t = float(stats.t.ppf((1 + CONFIDENCE) / 2, n - 1))
    return aantal * fmean(waarden), t * stdev(waarden) * (aantal + aantal**2 / n) ** 0.5


def runs_out_after(ruimte: Decimal, per_maand: Decimal, maanden: int) -> Decimal | None:
    """Months until ``ruimte`` is used at an amount ``per_maand``; 0 when there is none left, None
    when it lasts longer than ``maanden``."""
    if ruimte <= 0:
        return Decimal(0)
    if per_maand * maanden <= ruimte:
        return None
    return ruimte / per_maand
