"""Order lines as they stood on a day: delivered or waiting, for how long and for what amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.statistics.spells import ONE_DAY, stand
from duo_analytics.statistics.survival import Overleving, kaplan_meier

if TYPE_CHECKING:
    import numpy as np

DAGEN_PER_WEEK = 7


@dataclass(frozen=True)
class Levertijd:
    """Median lead time in weeks with its 95% interval; None where it is not known (yet)."""

    mediaan: float | None = None
    laag: float | None = None
    hoog: float | None = None


def known_on(bestellingen: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The lines ordered up to and including a day; a delivery after it did not happen yet.

    Adds ``klaar`` (delivered), ``dagen`` (from order to delivery, or to ``dag`` while it waits),
    ``bedrag`` (all pieces, Decimal) and what waits as long as the line is open: ``wachtend``
    (pieces) and ``wachtend_bedrag`` (Decimal). Pieces that already came of an open line do not
    wait; on which day they came is not known, so that holds for every earlier day as well.
    """
    dag_ = pd.Timestamp(dag)
    regels = bestellingen[bestellingen["besteldatum"] <= dag_].copy()
    open_nu = regels["leverdatum"].isna()
    regels["leverdatum"] = regels["leverdatum"].mask(regels["leverdatum"] > dag_)
    regels["klaar"] = regels["leverdatum"].notna()
    regels["dagen"] = (regels["leverdatum"].fillna(dag_) - regels["besteldatum"]).dt.days
    regels["wachtend"] = regels["aantal"] - regels["aantal_geleverd"].where(open_nu, 0)
    regels["bedrag"] = amounts(regels["aantal"], regels["prijs_per_stuk"])
    regels["wachtend_bedrag"] = amounts(regels["wachtend"], regels["prijs_per_stuk"])
    return regels


def amounts(aantal: pd.Series, prijs: pd.Series) -> pd.Series:
    """Pieces times price (Decimal)."""
    return aantal.astype(object) * prijs


def total(bedragen: Iterable[Decimal]) -> Decimal:
    """Sum of Decimals; of nothing it is zero."""
    return sum(bedragen, Decimal(0))


def backlog(regels: pd.DataFrame) -> pd.DataFrame:
    """The lines of ``known_on`` that are not delivered."""
    return regels[~regels["klaar"]]


def backlog_series(regels: pd.DataFrame, dagen: Sequence[date], gewicht: str = "") -> np.ndarray:
    """Per day the sum of ``gewicht`` (or the number) of the lines that were open at its end."""
    tot = regels.assign(laatste=regels["leverdatum"] - ONE_DAY)
    return stand(tot, dagen, gewicht, "besteldatum", "laatste")


def per_month(datum: pd.Series, waarde: pd.Series, eind: date, maanden: int) -> list[Decimal]:
    """Sum of ``waarde`` (Decimal) per calendar month of ``datum``: the last ``maanden`` months up
    to and including that of ``eind``, oldest first, 0 where there is nothing."""
    kalender = pd.period_range(end=pd.Period(eind, "M"), periods=maanden, freq="M")
    sommen = waarde.groupby(datum.dt.to_period("M")).agg(total).to_dict()
    return [sommen.get(maand, Decimal(0)) for maand in kalender]


def within(datum: pd.Series, begin: date, eind: date) -> pd.Series:
    """Whether a date lies from ``begin`` up to and including ``eind``; an empty one does not."""
    return datum.between(pd.Timestamp(begin), pd.Timestamp(eind))


def waiting_time(regels: pd.DataFrame, minimum: int) -> Overleving | None:
    """Kaplan-Meier of ``dagen``, open lines censored; None with fewer than ``minimum`` delivered
    lines, or none at all."""
    klaar = regels["klaar"].to_numpy(bool)
    if klaar.sum() < max(1, minimum):
        return None
    return kaplan_meier(regels["dagen"].to_numpy(float), klaar)


def lead_time(regels: pd.DataFrame, minimum: int) -> Levertijd:
    """The median of ``waiting_time`` in weeks."""
    km = waiting_time(regels, minimum)
    if km is None:
        return Levertijd()
    return Levertijd(weeks(km.mediaan), weeks(km.mediaan_laag), weeks(km.mediaan_hoog))


def wait_summary(regels: pd.DataFrame, minimum: int) -> dict[str, float | None]:
    """Number of lines and of delivered ones, and in weeks the median lead time with its 95%
    interval, the longest wait of a delivered line and that of an open one."""
    levertijd, klaar = lead_time(regels, minimum), regels["klaar"]
    return {
        "aantal": len(regels),
        "geleverd": int(klaar.sum()),
        "mediaan": levertijd.mediaan,
        "laag": levertijd.laag,
        "hoog": levertijd.hoog,
        "langste": weeks(longest(regels.loc[klaar, "dagen"])),
        "oudste": weeks(longest(regels.loc[~klaar, "dagen"])),
    }


def longest(dagen: pd.Series) -> float | None:
    """The largest number of days; None of nothing."""
    return float(dagen.max()) if len(dagen) else None


def weeks(dagen: float | None) -> float | None:
    """Calendar days / 7 (domain 5.6)."""
    return None if dagen is None else dagen / DAGEN_PER_WEEK
