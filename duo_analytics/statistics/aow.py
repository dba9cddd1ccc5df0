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
    """Year and first day of the month per person in which AOW age is reached.

    ``prognose`` True where the age of that year is not in the table yet. Missing where the month of
    birth is, and ``maand`` also for who reached AOW age before the first year of the table.
    """

    jaar: pd.Series
    maand: pd.Series
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
    bereikt = maanden.to_numpy(float)[:, None] + leeftijd[None, :]
    past = bereikt // 12 == jaren[None, :]
    later = bereikt[:, -1] // 12 > jaren[-1]
    eerste = np.where(past.any(axis=1), past.argmax(axis=1), -1)
    maand = np.where(past.any(axis=1) | later, bereikt[np.arange(len(bereikt)), eerste], np.nan)
    jaar = np.where(np.isnan(maand), jaren[0] - 1, maand // 12)
    index, onbekend = geboortemaand.index, geboortemaand.isna()
    return AowJaren(
        pd.Series(jaar, index).mask(onbekend).astype("Int64"),
        _first_days(pd.Series(maand, index)),
        pd.Series(later, index) & ~onbekend,
    )


def _first_days(maanden: pd.Series) -> pd.Series:
    """The first day of months that are counted from the year 0; NaT where missing."""
    dagen: pd.Series = pd.to_datetime(
        pd.DataFrame({"year": maanden // 12, "month": maanden % 12 + 1, "day": 1})
    )
    return dagen


def months_of_age(geboortemaand: pd.Series, jaar: int, maand: int) -> pd.Series:
    """Age in whole months at the end of a month; missing where the month of birth is."""
    maanden: pd.Series = jaar * 12 + maand - geboortemaand.dt.year * 12 - geboortemaand.dt.month
    return maanden


def ages_on(geboortemaand: pd.Series, jaar: int, maand: int) -> pd.Series:
    """Age in whole years at the end of a month; who has a birthday in that month has had it."""
    jaren: pd.Series = months_of_age(geboortemaand, jaar, maand) // 12
    return jaren
