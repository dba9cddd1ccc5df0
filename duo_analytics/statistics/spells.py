"""Interval arithmetic on spells: who is there on a date, who came and who left.

A spell runs from its first to its last day, both inclusive; an empty end still runs. A stand is
measured at the end of a day. Leaving is dated on the first day *not* in service, so that in each
window: stand before + in - out = stand at the end. Nothing loops over persons or days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from duo_analytics.periods import Venster

ENDLESS = pd.Timestamp(2262, 1, 1)  # later than any date of a delivery
ONE_DAY = pd.Timedelta(days=1)


def running_on(
    spells: pd.DataFrame, dag: date, begin: str = "begindatum", eind: str = "einddatum"
) -> pd.DataFrame:
    """The rows that run on a day."""
    dag_ = pd.Timestamp(dag)
    loopt = (spells[begin] <= dag_) & (spells[eind].isna() | (spells[eind] >= dag_))
    return spells[loopt]


def stand(
    spells: pd.DataFrame,
    dagen: Sequence[date],
    gewicht: str = "",
    begin: str = "begindatum",
    eind: str = "einddatum",
) -> np.ndarray:
    """Per day the sum of ``gewicht`` (or the number) of the spells that run on it."""
    momenten = _days(pd.Series(dagen, dtype="datetime64[s]"))
    waarde, van, tot = _weighted(spells, gewicht, begin, eind)
    begonnen = _sum_up_to(van, waarde, momenten, "right")
    geeindigd = _sum_up_to(tot, waarde, momenten, "left")
    verschil: np.ndarray = begonnen - geeindigd
    return verschil


def days_in(
    spells: pd.DataFrame,
    vensters: Sequence[Venster],
    gewicht: str = "",
    begin: str = "begindatum",
    eind: str = "einddatum",
) -> np.ndarray:
    """Per window the days of the spells that lie in it, each day counted ``gewicht`` times.

    The sum of the standen of those days, in closed form: windows may overlap and be of any length.
    """
    delen = _weighted(spells, gewicht, begin, eind)
    tot_en_met = _days_up_to(*delen, pd.Series([v.eind for v in vensters], dtype="datetime64[s]"))
    ervoor = _days_up_to(*delen, pd.Series([v.vooraf for v in vensters], dtype="datetime64[s]"))
    dagen: np.ndarray = tot_en_met - ervoor
    return dagen


def _days_up_to(
    waarde: np.ndarray, van: np.ndarray, tot: np.ndarray, dagen: pd.Series
) -> np.ndarray:
    """Weighted days up to and including each moment: those begun less those past the end."""
    momenten = _days(dagen)
    begonnen = _sum_up_to(van, waarde, momenten, "right") * (momenten.astype(int) + 1)
    begonnen -= _sum_up_to(van, waarde * van.astype(int), momenten, "right")
    voorbij = _sum_up_to(tot, waarde, momenten, "left") * momenten.astype(int)
    voorbij -= _sum_up_to(tot, waarde * tot.astype(int), momenten, "left")
    verschil: np.ndarray = begonnen - voorbij
    return verschil


def _weighted(
    spells: pd.DataFrame, gewicht: str, begin: str, eind: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weight, first day and last day of each spell."""
    waarde = spells[gewicht].to_numpy(float) if gewicht else np.ones(len(spells))
    return waarde, _days(spells[begin]), _days(spells[eind].fillna(ENDLESS))


def _sum_up_to(
    datums: np.ndarray, waarde: np.ndarray, momenten: np.ndarray, kant: Literal["left", "right"]
) -> np.ndarray:
    """Sum of the values dated on or before (right) or before (left) each moment."""
    orde = np.argsort(datums, kind="stable")
    som = np.concatenate([[0.0], np.cumsum(waarde[orde])])
    totaal: np.ndarray = som[np.searchsorted(datums[orde], momenten, side=kant)]
    return totaal


def union(spells: pd.DataFrame, sleutel: Sequence[str]) -> pd.DataFrame:
    """Spells of one key that touch or overlap, joined: columns of the key, begindatum, einddatum.

    A gap of zero days (the next spell begins the day after) is no interruption. ``einddatum`` of
    a running spell is ``ENDLESS``.
    """
    kolommen = list(sleutel)
    orde = spells[[*kolommen, "begindatum", "einddatum"]].copy()
    orde["einddatum"] = orde["einddatum"].fillna(ENDLESS)
    orde = orde.sort_values([*kolommen, "begindatum"], kind="stable")
    groep = [orde[k] for k in kolommen]
    tot_nu_toe = orde.groupby(groep, dropna=False)["einddatum"].cummax()
    vorige = tot_nu_toe.groupby(groep, dropna=False).shift()
    nieuw = vorige.isna() | (orde["begindatum"] > vorige + ONE_DAY)
    blok = nieuw.cumsum().rename("blok")
    samen = orde.groupby([*kolommen, blok], dropna=False, sort=False)
    return samen.agg(begindatum=("begindatum", "min"), einddatum=("einddatum", "max")).reset_index(
        kolommen
    )


def entries(blokken: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    """Joined spells that begin in the window."""
    begin = blokken["begindatum"]
    return blokken[begin.between(pd.Timestamp(venster.begin), pd.Timestamp(venster.eind))]


def exits(blokken: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    """Joined spells whose first day out of service lies in the window."""
    eind = blokken["einddatum"]
    laatste = pd.Timestamp(venster.eind) - ONE_DAY
    return blokken[eind.between(pd.Timestamp(venster.vooraf), laatste)]


def flows(
    spells: pd.DataFrame, venster: Venster, groep: Sequence[str], binnen: Sequence[str]
) -> pd.DataFrame:
    """Persons per group: begin, instroom, doorstroom_in, doorstroom_uit, uitstroom, eind.

    ``binnen`` are the columns of the whole that the group is part of (empty: Duo-breed). Who comes
    from or goes to another group of the same whole on the same day is doorstroom. In each row
    begin + instroom + doorstroom_in - doorstroom_uit - uitstroom = eind.
    """
    delen = union(spells, ["persoon_id", *groep])
    geheel = union(spells, ["persoon_id", *binnen])
    naam = list(groep)
    erin, eruit = entries(delen, venster), exits(delen, venster)
    van_buiten = _is_edge(erin, geheel, binnen, "begindatum")
    naar_buiten = _is_edge(eruit, geheel, binnen, "einddatum")
    tellingen = {
        "begin": running_on(delen, venster.vooraf),
        "instroom": erin[van_buiten],
        "doorstroom_in": erin[~van_buiten],
        "doorstroom_uit": eruit[~naar_buiten],
        "uitstroom": eruit[naar_buiten],
        "eind": running_on(delen, venster.eind),
    }
    per_groep = {kop: _count(rijen, naam) for kop, rijen in tellingen.items()}
    return pd.DataFrame(per_groep).fillna(0).astype(int)


def _count(rijen: pd.DataFrame, groep: list[str]) -> pd.Series:
    if not groep:
        return pd.Series({"totaal": len(rijen)})
    return rijen.groupby(groep if len(groep) > 1 else groep[0]).size()


def _is_edge(
    rijen: pd.DataFrame, geheel: pd.DataFrame, binnen: Sequence[str], kant: str
) -> np.ndarray:
    """Whether the spell in the group begins (or ends) together with that in the whole."""
    sleutel = ["persoon_id", *binnen, kant]
    randen = pd.MultiIndex.from_frame(geheel[sleutel])
    return np.asarray(pd.MultiIndex.from_frame(rijen[sleutel]).isin(randen), dtype=bool)


def overlap_days(
    begin: pd.Series, eind: pd.Series, vanaf: pd.Series | date, tot: pd.Series | date
) -> pd.Series:
    """Number of days that [begin, eind] and [vanaf, tot] share, all ends inclusive; never below 0.

    An empty ``eind`` still runs.
    """
    laatste = np.minimum(_days(eind.fillna(ENDLESS)), _days(tot))
    eerste = np.maximum(_days(begin), _days(vanaf))
    dagen = (laatste - eerste).astype(int) + 1
    return pd.Series(np.maximum(dagen, 0), index=begin.index)


def _days(dagen: pd.Series | date) -> np.ndarray:
    if isinstance(dagen, pd.Series):
        return dagen.to_numpy("datetime64[D]")
    return np.array(dagen, dtype="datetime64[D]")
