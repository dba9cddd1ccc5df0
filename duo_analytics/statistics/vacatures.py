"""Vacatures: what was known on a date, the stand and its flows, durations, and Little's formula.

A vacature is open from the day of openstelling up to, but not including, the day on which the
contract is signed (vervuld) or it is withdrawn (ingetrokken): a stand is measured at the end of a
day. So in each window: begin + ontstaan - vervuld - ingetrokken = eind (domain 5.1, 5.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.statistics.spells import ONE_DAY, running_on, stand

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster

BEGIN, EIND = "opengesteld_op", "laatste_dag"
DAGEN_PER_WEEK = 7
WEKEN_PER_JAAR = 52
SLUITPOSTEN = {"begin": 1, "ontstaan": 1, "vervuld": -1, "ingetrokken": -1, "eind": -1}


def known(tabellen: Tabellen) -> pd.DataFrame:
    """The vacatures opened up to the peildatum of ``tabellen.peil``, as they stood on that day.

    What was signed or withdrawn later is open: its date and invulling are empty. ``gesloten_op``
    is the day of either, ``laatste_dag`` the last day open. A delivery holds the present ronde, so
    at an earlier peildatum that of an open vacature is not known: <NA>.
    """
    dag = pd.Timestamp(tabellen.peil.peildatum)
    alle = tabellen["vacatures"]
    bekend = alle[alle[BEGIN] <= dag].copy()
    for kolom in ("getekend_op", "ingetrokken_op"):
        bekend[kolom] = bekend[kolom].mask(bekend[kolom] > dag)
    bekend["invulling"] = bekend["invulling"].where(bekend["getekend_op"].notna())
    bekend["gesloten_op"] = bekend["getekend_op"].fillna(bekend["ingetrokken_op"])
    bekend[EIND] = bekend["gesloten_op"] - ONE_DAY
    if tabellen.peil != tabellen.periode:
        bekend["ronde"] = bekend["ronde"].where(bekend["gesloten_op"].notna())
    return bekend


def open_on(vacatures: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The rows of ``known`` that are open at the end of a day."""
    return running_on(vacatures, dag, BEGIN, EIND)


def open_series(vacatures: pd.DataFrame, dagen: Sequence[date], gewicht: str = "") -> np.ndarray:
    """Number (or sum of ``gewicht``) of the rows of ``known`` open at the end of each day."""
    return stand(vacatures, dagen, gewicht, BEGIN, EIND)


def open_longer_series(vacatures: pd.DataFrame, dagen: Sequence[date], weken: float) -> np.ndarray:
    """Number open at the end of each day that had then been open for more than ``weken``."""
    eerste_lang = pd.Timedelta(days=int(weken * DAGEN_PER_WEEK) + 1)
    lang = vacatures.assign(lang_vanaf=vacatures[BEGIN] + eerste_lang)
    ooit = lang[lang[EIND].isna() | (lang[EIND] >= lang["lang_vanaf"])]
    return stand(ooit, dagen, begin="lang_vanaf", eind=EIND)


def weeks_open(vacatures: pd.DataFrame, dag: date) -> pd.Series:
    """Weeks (days / 7) from openstelling to signing, withdrawal, or the day when still open."""
    tot = vacatures["gesloten_op"].fillna(pd.Timestamp(dag))
    weken: pd.Series = (tot - vacatures[BEGIN]).dt.days / DAGEN_PER_WEEK
    return weken


def flows(vacatures: pd.DataFrame, venster: Venster, groep: str) -> pd.DataFrame:
    """Per group the columns of ``SLUITPOSTEN``, as numbers, in a window.

    Each is counted from its own dates, so that ``gap`` is a check and not a definition.
    """
    van, tot = pd.Timestamp(venster.begin), pd.Timestamp(venster.eind)
    rijen = {
        "begin": open_on(vacatures, venster.vooraf),
        "ontstaan": vacatures[vacatures[BEGIN].between(van, tot)],
        "vervuld": vacatures[vacatures["getekend_op"].between(van, tot)],
        "ingetrokken": vacatures[vacatures["ingetrokken_op"].between(van, tot)],
        "eind": open_on(vacatures, venster.eind),
    }
    per_groep = {post: deel.groupby(groep).size() for post, deel in rijen.items()}
    return pd.DataFrame(per_groep).fillna(0).astype(int)


def gap(stromen: pd.DataFrame) -> pd.Series:
    """What the stand-stroom identity leaves over in each row: 0 when the figures close.

    ``begin + ontstaan - vervuld - ingetrokken - eind``; ``stromen`` has those columns.
    """
    posten = [stromen[post] * teken for post, teken in SLUITPOSTEN.items()]
    over: pd.Series = pd.concat(posten, axis=1).sum(axis=1)
    return over


def mean_stand(standen: Sequence[float] | np.ndarray) -> float:
    """Mean of standen at equal distances, the first and the last counted half (CBS 85081NED).

    With the ends of five quarters: (1/2 Q4(t-1) + Q1 + Q2 + Q3 + 1/2 Q4(t)) / 4.
    """
    return float(np.trapezoid(standen)) / (len(standen) - 1)


def little_weeks(gemiddeld_open: float, vervuld_per_jaar: float) -> float | None:
    """Mean open duration in weeks: mean stand / vervuld in a year x 52; None when none is filled.

    Both in the same unit (vacatures, or thousands of them). Little's formula, domain 5.6.
    """
    return gemiddeld_open / vervuld_per_jaar * WEKEN_PER_JAAR if vervuld_per_jaar else None


def age_class(weken: pd.Series, grenzen: Sequence[float]) -> pd.Series:
    """Number of the class of each duration: i is above ``grenzen[i - 1]``, up to and including i.

    The last class, ``len(grenzen)``, has no upper bound.
    """
    klassen = np.searchsorted(np.asarray(grenzen), weken.to_numpy(float), side="left")
    return pd.Series(klassen, index=weken.index)
