"""Sickness absence from days (domain 5.3): percentage, reports, and classes of duration.

Per day and person the numerator is (1 - aanwezigheid) x deeltijdfactor and the denominator the
deeltijdfactor (CBS, ziekteverzuim). Calendar days; only days inside a window; nothing loops over
days or persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.statistics.bezetting import counted
from duo_analytics.statistics.spells import ONE_DAY, days_in, overlap_days, union

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster

DAGEN_PER_JAAR = 365
DAGEN_PER_WEEK = 7
BEGIN_EIND = ("begindatum", "einddatum")


@dataclass(frozen=True)
class Verzuim:
    """The absence that counts and the employment it is measured against.

    ``stukken`` has one row per case, segment and employment spell: geval_id, persoon_id, werkgever,
    eerste_ziektedag, hersteldatum, ``begindatum`` and ``einddatum`` (first and last day that
    count) and ``gewicht`` (share ill x fte). ``spells`` are rows of dienstverbanden.
    """

    stukken: pd.DataFrame
    spells: pd.DataFrame

    def of(self, werkgever: str) -> Verzuim:
        """The part of one werkgever."""
        return Verzuim(*(f[f["werkgever"] == werkgever] for f in (self.stukken, self.spells)))


def counted_absence(tabellen: Tabellen) -> Verzuim:
    """The kinds of absence that count (data/reference/verzuim.csv) of those who count."""
    gevallen = tabellen["verzuim"]
    soorten = gevallen["soort"].unique()
    telt_mee = [soort for soort in soorten if tabellen.norm(f"verzuim.{soort}").waarde == 1]
    maximum = maximum_weeks(tabellen) * DAGEN_PER_WEEK
    return absence(gevallen[gevallen["soort"].isin(telt_mee)], counted(tabellen), maximum)


def maximum_weeks(tabellen: Tabellen) -> int:
    """After so many weeks a case no longer counts."""
    return int(tabellen.norm("normen.verzuim_maximum_weken").waarde)


def absence(verzuim: pd.DataFrame, spells: pd.DataFrame, maximum_dagen: int) -> Verzuim:
    """Cases cut to the employment: nothing counts past its end, from the hersteldatum on, or past
    ``maximum_dagen`` days from the first. A case that runs may so end in the future.
    """
    dienst = ["dienstverband_id", "persoon_id", "werkgever", "begindatum", "einddatum", "fte"]
    paren = verzuim.merge(spells[dienst], on="dienstverband_id")
    uiterlijk = paren["eerste_ziektedag"] + (maximum_dagen - 1) * ONE_DAY
    einden = [paren["segment_tot"], paren["hersteldatum"] - ONE_DAY, uiterlijk, paren["einddatum"]]
    stukken = paren[["geval_id", "persoon_id", "werkgever", "eerste_ziektedag", "hersteldatum"]]
    stukken = stukken.assign(
        begindatum=paren[["segment_van", "begindatum"]].max(axis=1),
        einddatum=pd.concat(einden, axis=1).min(axis=1),
        gewicht=paren["verzuim_pct"] / 100 * paren["fte"],
    )
    return Verzuim(stukken[stukken["begindatum"] <= stukken["einddatum"]], spells)


def percentages(verzuim: Verzuim, vensters: Sequence[Venster]) -> np.ndarray:
    """Verzuim in % of the available days per window; NaN where nobody was in service."""
    beschikbaar = days_in(verzuim.spells, vensters, "fte")
    verzuimd = days_in(verzuim.stukken, vensters, "gewicht")
    return 100 * verzuimd / np.where(beschikbaar > 0, beschikbaar, np.nan)


def persons_ill(verzuim: Verzuim, vensters: Sequence[Venster]) -> np.ndarray:
    """Per window the number of persons with a day of absence in it."""
    stukken = verzuim.stukken
    begin, eind = (stukken[k].to_numpy("datetime64[D]")[:, None] for k in BEGIN_EIND)
    van = np.array([v.begin for v in vensters], "datetime64[D]")
    tot = np.array([v.eind for v in vensters], "datetime64[D]")
    ziek = pd.DataFrame((begin <= tot) & (eind >= van), index=stukken.index)
    aantal: np.ndarray = ziek.groupby(stukken["persoon_id"]).any().sum().to_numpy(int)
    return aantal


def mean_persons(verzuim: Verzuim, vensters: Sequence[Venster]) -> np.ndarray:
    """Persons in service on an average day of each window, each counted once."""
    lengte = np.array([v.dagen for v in vensters])
    gemiddeld: np.ndarray = days_in(union(verzuim.spells, ["persoon_id"]), vensters) / lengte
    return gemiddeld


def frequency(verzuim: Verzuim, venster: Venster) -> float:
    """Reports of sickness per person and year (CBS; WENB); NaN where nobody was in service.

    Scaled to a year by the length of the window. Who is ill at two jobs reports once.
    """
    begint = verzuim.stukken[_within(verzuim.stukken["eerste_ziektedag"], venster)]
    eerste_dag = begint[begint["begindatum"] == begint["eerste_ziektedag"]]
    meldingen = len(eerste_dag[["persoon_id", "eerste_ziektedag"]].drop_duplicates())
    personen = mean_persons(verzuim, [venster])[0]
    return meldingen / personen * DAGEN_PER_JAAR / venster.dagen if personen else float("nan")


def mean_duration(verzuim: Verzuim, venster: Venster) -> float:
    """Mean duration in days of the cases of which the hersteldatum lies in the window, or NaN."""
    klaar = verzuim.stukken[_within(verzuim.stukken["hersteldatum"], venster)]
    klaar = klaar.drop_duplicates("geval_id")
    return float((klaar["hersteldatum"] - klaar["eerste_ziektedag"]).dt.days.mean())


def per_duration(verzuim: Verzuim, venster: Venster, grenzen: Sequence[int]) -> pd.DataFrame:
    """Per class of duration (0 up to and including the first of ``grenzen``, and so on): pct,
    gevallen and personen.

    A case that runs is as long as it was at the end of the window. The pct add up to that of the
    whole; who had cases in two classes counts as a person in both.
    """
    stukken = verzuim.stukken
    dagen = overlap_days(stukken["begindatum"], stukken["einddatum"], venster.begin, venster.eind)
    binnen = stukken.assign(gewogen=dagen * stukken["gewicht"])[dagen > 0]
    per_klasse = binnen.groupby(np.searchsorted(grenzen, _durations(binnen, venster)))
    beschikbaar = days_in(verzuim.spells, [venster], "fte")[0]
    frame = pd.DataFrame(
        {
            "pct": 100 * per_klasse["gewogen"].sum() / (beschikbaar or np.nan),
            "gevallen": per_klasse["geval_id"].nunique(),
            "personen": per_klasse["persoon_id"].nunique(),
        }
    )
    return frame.reindex(range(len(grenzen) + 1)).fillna(0.0)


def _durations(stukken: pd.DataFrame, venster: Venster) -> pd.Series:
    """Per piece the days of its case, up to the last one that counts or the end of the window."""
    laatste = stukken.groupby("geval_id")["einddatum"].transform("max")
    laatste = laatste.where(laatste <= pd.Timestamp(venster.eind), pd.Timestamp(venster.eind))
    duur: pd.Series = (laatste - stukken["eerste_ziektedag"]).dt.days + 1
    return duur


def _within(datums: pd.Series, venster: Venster) -> pd.Series:
    return datums.between(pd.Timestamp(venster.begin), pd.Timestamp(venster.eind))
