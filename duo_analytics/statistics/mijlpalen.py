"""Milestones: how much later than planned, and what waits for what (domain 7.4, 5.11).

The plan is the first one and is never overwritten; the slip is what is expected now less that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.periods import day_number
from duo_analytics.rounding import exact
from duo_analytics.statistics.stoplicht import Grenzen, Licht, milestone_limits

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

NUL = pd.Timedelta(0)


def stand(mijlpalen: pd.DataFrame, dag: date, grenzen: Grenzen) -> pd.DataFrame:
    """The plan as it stood on a peildatum, indexed by mijlpaal_id; empty when nothing was written.

    Adds ``klaar`` (bool), ``dan`` (gereed, or else expected, not before the peildatum; missing
    when nobody knows), ``uitloop`` (days from plan to ``dan``), ``keten`` (earliest date that the
    milestones before it allow), ``keten_uitloop`` (days) and the lights ``berekend`` and ``licht``
    (the latter after a status set by hand).
    """
    dag_ = pd.Timestamp(dag)
    frame = mijlpalen[mijlpalen["peildatum"] == dag_].set_index("mijlpaal_id")
    frame = frame.assign(klaar=frame["gereed_op"].notna())
    frame = frame.assign(dan=_when(frame, dag_))
    frame = frame.assign(keten=_earliest(frame, dag_))
    frame = frame.assign(
        uitloop=_days(frame["dan"] - frame["gepland_op"]),
        keten_uitloop=_days(frame["keten"] - frame["gepland_op"]),
    )
    berekend = _lights(frame, grenzen)
    return frame.assign(berekend=berekend, licht=_by_hand(frame, berekend))


def last_milestone(frame: pd.DataFrame, thema: str) -> str | None:
    """The milestone of a theme that is planned last; None when it has none."""
    eigen = frame[frame["thema"] == thema].sort_values("gepland_op", kind="stable")
    return str(eigen.index[-1]) if len(eigen) else None


def first_waiting(frame: pd.DataFrame, thema: str) -> str | None:
    """The earliest planned open milestone of a theme that waits for an open one of another theme.

    None when nothing waits.
    """
    voor = frame.loc[~frame["klaar"], "thema"].reindex(frame["afhankelijk_van"]).to_numpy(object)
    wacht = (frame["thema"] == thema) & ~frame["klaar"] & pd.notna(voor) & (voor != thema)
    eigen = frame[wacht].sort_values("gepland_op", kind="stable")
    return str(eigen.index[0]) if len(eigen) else None


def chain_of(frame: pd.DataFrame, thema: str) -> pd.DataFrame:
    """The milestones of a theme and all that they wait for, each after what it waits for."""
    nodig = frame["thema"].eq(thema)
    for _ in range(len(frame)):
        voor = frame.index.isin(frame.loc[nodig, "afhankelijk_van"].dropna())
        if not (voor & ~nodig).any():
            break
        nodig |= voor
    diepte = _depth(frame)
    return frame.assign(diepte=diepte)[nodig].sort_values(["keten", "diepte"], kind="stable")


def _depth(frame: pd.DataFrame) -> pd.Series:
    """How many milestones must be ready one after the other before this one."""
    diepte = pd.Series(0, frame.index)
    for _ in range(len(frame)):
        voor = diepte.reindex(frame["afhankelijk_van"]).to_numpy(float)
        nieuw = pd.Series(np.where(np.isnan(voor), 0, voor + 1).astype(int), frame.index)
        if nieuw.equals(diepte):
            break
        diepte = nieuw
    return diepte


def _when(frame: pd.DataFrame, dag: pd.Timestamp) -> pd.Series:
    """Ready, or expected; what is not ready comes after the peildatum, whatever was expected."""
    voorbij = frame["gepland_op"] < dag
    open_ = frame["verwacht_op"].where(frame["verwacht_op"].notna() | ~voorbij, dag)
    open_ = open_.where(open_.isna() | (open_ > dag), dag)
    return frame["gereed_op"].where(frame["klaar"], open_)


def _earliest(frame: pd.DataFrame, dag: pd.Timestamp) -> pd.Series:
    """Own date, or later when what it waits for is later: the time planned in between stays.

    Without an own date the plan counts. Raises nothing on a circle: the contract refuses those.
    """
    plan = frame["gepland_op"].where(frame["gepland_op"] > dag, dag)
    eigen = frame["dan"].fillna(plan)
    voor = frame["afhankelijk_van"]
    tussen = frame["gepland_op"] - _after(frame["gepland_op"], voor)
    tussen = tussen.mask(tussen < NUL, NUL)
    keten = eigen
    for _ in range(len(frame)):
        via = _after(keten, voor) + tussen
        nieuw = eigen.where(frame["klaar"] | via.isna() | (via <= eigen), via)
        if nieuw.equals(keten):
            break
        keten = nieuw
    return keten


def _after(datums: pd.Series, voor: pd.Series) -> pd.Series:
    """The date of the milestone that each row waits for."""
    return pd.Series(datums.reindex(voor).to_numpy(), voor.index)


def _days(verschil: pd.Series) -> pd.Series:
    dagen: pd.Series = verschil.dt.days.astype("float64")
    return dagen


def _lights(frame: pd.DataFrame, grenzen: Grenzen) -> pd.Series:
    """By the slip; a milestone that looks well while its chain is late needs attention."""
    licht = grenzen.lights(frame["uitloop"])
    goed = licht.isin([Licht.GROEN, Licht.GRIJS])
    licht = licht.mask(goed & (frame["keten_uitloop"] > grenzen.groen), Licht.ORANJE)
    return licht.mask(frame["klaar"], Licht.KLAAR)


def _by_hand(frame: pd.DataFrame, berekend: pd.Series) -> pd.Series:
    hand = frame["status_handmatig"]
    return berekend.where(hand.isna() | frame["klaar"], hand)


def plan_on(tabellen: Tabellen, grenzen: Grenzen) -> pd.DataFrame:
    """``stand`` of the mijlpalen of a delivery at the period that is looked at."""
    return stand(tabellen["mijlpalen"], tabellen.peil.peildatum, grenzen)


def row_of(tabellen: Tabellen, kies: Callable[[pd.DataFrame], str | None]) -> pd.Series | None:
    """One milestone at the period that is looked at; None where it did not stand in the plan.

    ``kies`` gives its number from the plan of the delivery itself: so a comparison with an earlier
    period is about the same milestone.
    """
    grenzen = milestone_limits(tabellen)
    nummer = kies(plan_on(tabellen.op(tabellen.periode), grenzen))
    frame = plan_on(tabellen, grenzen)
    gevonden = frame[frame.index == nummer]
    return gevonden.iloc[0] if len(gevonden) else None


def day_of(rij: pd.Series | None, kolom: str) -> Decimal | None:
    """A date of a milestone as a day number; None when it is not known."""
    return None if rij is None or pd.isna(rij[kolom]) else day_number(rij[kolom].date())


def days_of(rij: pd.Series | None, kolom: str) -> Decimal | None:
    """A number of days of a milestone; None when it is not known."""
    return None if rij is None or pd.isna(rij[kolom]) else exact(rij[kolom])
