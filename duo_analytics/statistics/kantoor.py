"""Offices: people against places per location, on the days with the scenario that applies now.

Only counts per location and day go in. A day that was not counted is missing, not zero; what rests
on a location that was not counted is missing too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from datetime import date

    from duo_analytics.periods import Venster

WERKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
GETALLEN = ["plekken_beschikbaar", "reserveringen", "aanwezigen"]
NOISE = 9  # places: 0.29 x 100 is a little less than 29 as a float


def within(dagen: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    """The days in a window, their numbers as floats with nan where nothing was counted."""
    binnen = dagen["datum"].between(pd.Timestamp(venster.begin), pd.Timestamp(venster.eind))
    gekozen = dagen[binnen]
    return gekozen.assign(**gekozen[GETALLEN].astype("float64"))


def last_known(dagen: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    """The last row of each location in a window, by locatie: the scenario and the places now."""
    orde = within(dagen, venster).sort_values("datum", kind="stable")
    return orde.drop_duplicates("locatie", keep="last").set_index("locatie").sort_index()


def in_scenario(dagen: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    """The days in a window on which a location had the scenario that it has at the end of it."""
    nu = last_known(dagen, venster)["scenario"]
    gekozen = within(dagen, venster)
    return gekozen[gekozen["scenario"] == gekozen["locatie"].map(nu)]


def per_location(dagen: pd.DataFrame) -> pd.DataFrame:
    """Per location over the counted days: means of beschikbaar, gereserveerd and aanwezig, and the
    busiest day with its people (drukste) and places (drukste_plekken)."""
    geteld = dagen[dagen["aanwezigen"].notna()]
    groep = geteld.groupby("locatie")
    top = geteld.sort_values("aanwezigen", ascending=False, kind="stable")
    top = top.drop_duplicates("locatie").set_index("locatie")
    frame = pd.DataFrame({
        "beschikbaar": groep["plekken_beschikbaar"].mean(),
        "gereserveerd": groep["reserveringen"].mean(),
        "aanwezig": groep["aanwezigen"].mean(),
        "drukste": top["aanwezigen"],
        "drukste_plekken": top["plekken_beschikbaar"],
    })  # fmt: skip
    return frame.reindex(sorted(dagen["locatie"].unique()))


def busiest_day(dagen: pd.DataFrame) -> tuple[float, float] | None:
    """People and places on the day with most people at all locations together.

    Only days on which every location was counted; None without such a day.
    """
    per_dag = dagen.groupby("datum")[["aanwezigen", "plekken_beschikbaar"]].sum(min_count=1)
    geteld = dagen.groupby("datum")["aanwezigen"].count()
    heel = per_dag[geteld == dagen["locatie"].nunique()].sort_values("aanwezigen", kind="stable")
    if heel.empty:
        return None
    return float(heel["aanwezigen"].iloc[-1]), float(heel["plekken_beschikbaar"].iloc[-1])


def per_month(dagen: pd.DataFrame) -> pd.DataFrame:
    """Per month (a Period): aanwezig, the means of the locations added; and the busiest day.

    ``drukste`` and ``drukste_plekken`` are the people and places of the day with most people, of
    those on which every location was counted. Missing where a location was not counted at all.
    """
    gemiddeld = _summed(dagen, dagen["datum"].dt.to_period("M"))
    per_dag = dagen.groupby("datum")[["aanwezigen", "plekken_beschikbaar"]].sum(skipna=False)
    top = per_dag.dropna().sort_values("aanwezigen", kind="stable")
    top.index = pd.DatetimeIndex(top.index).to_period("M")
    top = top[~top.index.duplicated(keep="last")]
    return gemiddeld[["aanwezig"]].assign(
        drukste=top["aanwezigen"], drukste_plekken=top["plekken_beschikbaar"]
    )


def per_month_and_location(dagen: pd.DataFrame) -> pd.DataFrame:
    """Mean aanwezigen and plekken_beschikbaar per month (a Period) and locatie, as an index."""
    geteld = dagen[dagen["aanwezigen"].notna()]
    maand = geteld["datum"].dt.to_period("M").rename("maand")
    groep = geteld.groupby([maand, "locatie"])
    return groep[["aanwezigen", "plekken_beschikbaar"]].mean()


def per_weekday(dagen: pd.DataFrame) -> pd.DataFrame:
    """Aanwezig and beschikbaar per working day of the week, the means of the locations added."""
    frame = _summed(dagen, dagen["datum"].dt.day_of_week)
    return frame.reindex(range(len(WERKDAGEN))).set_axis(pd.Index(WERKDAGEN))


def _summed(dagen: pd.DataFrame, wanneer: pd.Series) -> pd.DataFrame:
    """The means of the locations per moment added; missing where a location was never counted."""
    plekken = dagen["plekken_beschikbaar"].where(dagen["aanwezigen"].notna())
    frame = pd.DataFrame({"aanwezig": dagen["aanwezigen"], "beschikbaar": plekken})
    gemiddeld = frame.groupby([wanneer.rename("wanneer"), dagen["locatie"]]).mean()
    return gemiddeld.groupby(level="wanneer").sum(skipna=False)


def places_in(plekken: pd.Series, pct: pd.Series) -> pd.DataFrame:
    """Whole places per location (rows) in each scenario (columns), rounded down."""
    deel = np.outer(plekken.to_numpy(float), pct.to_numpy(float)) / 100
    return pd.DataFrame(np.floor(deel.round(NOISE)), index=plekken.index, columns=pct.index)


def shares(scenarios: pd.DataFrame, dag: date) -> pd.DataFrame:
    """Each scenario as it was last known on a day: the row that began last, or the one to come.

    Indexed by scenario, the smallest share of the places first.
    """
    begonnen = scenarios["geldig_van"].isna() | (scenarios["geldig_van"] <= pd.Timestamp(dag))
    bekend = scenarios[begonnen].sort_values("geldig_van", na_position="first", kind="stable")
    laatst = bekend.drop_duplicates("scenario", keep="last").set_index("scenario")
    return laatst.sort_values("plekken_pct", kind="stable")
