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
    aantal = len(per_maand)
    som = maanden * sum(per_maand, Decimal(0)) / aantal
    waarden = [float(bedrag) for bedrag in per_maand]
    t = float(stats.t.ppf((1 + CONFIDENCE) / 2, aantal - 1))
    marge = t * stdev(waarden) * (maanden + maanden**2 / aantal) ** 0.5
    midden = maanden * fmean(waarden)
    return Verwachting(som, exact(max(0.0, midden - marge)), exact(midden + marge))


def runs_out_after(ruimte: Decimal, per_maand: Decimal, maanden: int) -> Decimal | None:
    """Months until ``ruimte`` is used at an amount ``per_maand``; 0 when there is none left, None
    when it lasts longer than ``maanden``."""
    if ruimte <= 0:
        return Decimal(0)
    if per_maand * maanden <= ruimte:
        return None
    return ruimte / per_maand
