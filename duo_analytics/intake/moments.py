"""Dates held to the period: not before anybody can remember, not after what was known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from duo_analytics.intake import hints
from duo_analytics.intake.rawcells import day, refuse

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom

ENDLESS_YEAR = 2900  # 31-12-2999 and 31-12-9999 stand for 'still running' in HR systems
SHIFT_1904 = timedelta(days=1462)  # between the two ways in which workbooks count days
A_YEAR = timedelta(days=365)
YEARS_AHEAD = 50  # an agreed end lies no further ahead than a working life


def check_moment(kolom: Kolom, dag: date, peildatum: date | None) -> date | None:
    """The date itself; None for the endless date of a column that may be empty.

    Refuses a date before ``kolom.vroegst``; and, where the ``peildatum`` is known, a date that was
    still in the future, unless the column is about what is planned or agreed.
    """
    if dag.year >= ENDLESS_YEAR and not kolom.verplicht:
        return None
    laatste = _latest(kolom, peildatum)
    if dag < kolom.vroegst:
        uitspraak = f"ligt voor {day(kolom.vroegst)}"
    elif laatste is not None and dag > laatste:
        grens = "de peildatum" if laatste == peildatum else "de laatste dag die kan"
        uitspraak = f"ligt na {grens}, {day(laatste)}"
    else:
        return dag
    vraag = "" if kolom.persoonlijk else hints.question(_shifted(kolom, dag, laatste))
    raise refuse(kolom, "DUO-C11", dag, (uitspraak, f"{vraag}Controleer dag, maand en jaar."))


def _latest(kolom: Kolom, peildatum: date | None) -> date | None:
    if peildatum is None or not kolom.toekomst:
        return peildatum
    return date(peildatum.year + YEARS_AHEAD, 12, 31)


def _shifted(kolom: Kolom, dag: date, laatste: date | None) -> list[str]:
    """The same day counted from 1900, of a day so late that it may be counted from 1904."""
    if laatste is None or not A_YEAR < dag - laatste <= SHIFT_1904:
        return []
    bedoeld = dag - SHIFT_1904
    return [day(bedoeld)] if bedoeld >= kolom.vroegst else []
