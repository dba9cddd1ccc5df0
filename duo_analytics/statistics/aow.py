"""In which year somebody reaches AOW age (AOW art. 7a), from the month of birth.

The ages are whole months and change on 1 January, so the month of birth decides the year: every
birth day of one month reaches AOW age in the same year. Where the day does not exist in the target
month the last day of that month counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class AowJaren:
    """Year per person; ``prognose`` True where the age of that year has not been fixed yet."""

    jaar: pd.Series
    prognose: pd.Series


def aow_years(geboortemaand: pd.Series, leeftijden: Mapping[int, int]) -> AowJaren:
    """The smallest year j in which birth month + age(j) falls; ``leeftijden``: year to months.

    Past the last known year the last known age is used and marked as prognose. Without 'smallest'
    some months of birth would match two years. A missing birth month gives <NA>. Who reached AOW
    age before the first known year gets the year before it.
    """
    maanden = geboortemaand.dt.year * 12 + geboortemaand.dt.month - 1
    jaren = np.array(sorted(leeftijden))
    leeftijd = np.array([leeftijden[j] for j in jaren])
    bereikt = (maanden.to_numpy(float)[:, None] + leeftijd[None, :]) // 12
    past = bereikt == jaren[None, :]
    eerste = np.where(past.any(axis=1), jaren[past.argmax(axis=1)], -1)
    later = bereikt[:, -1] > jaren[-1]
    eerder = ~past.any(axis=1) & ~later
    jaar = np.select([later, eerder], [bereikt[:, -1], jaren[0] - 1], eerste)
    onbekend = geboortemaand.isna().to_numpy()
    uitkomst = pd.Series(jaar, index=geboortemaand.index).mask(onbekend).astype("Int64")
    prognose = pd.Series(later & ~onbekend, index=geboortemaand.index)
    return AowJaren(uitkomst, prognose)


def ages_on(geboortemaand: pd.Series, jaar: int, maand: int) -> pd.Series:
    """Age in whole years at the end of a month; who has a birthday in that month has had it."""
    maanden: pd.Series = jaar * 12 + maand - geboortemaand.dt.year * 12 - geboortemaand.dt.month
    return maanden // 12
