"""Months as whole numbers (year x 12 + month - 1), the unit in which people and posts change."""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
BEGIN = date(2018, 1, 1)
HORIZON = date(2022, 12, 31)


def month_of(dag: date) -> int:
    """Number of the month in which a day falls."""
    return dag.year * 12 + dag.month - 1


def first_day(maand: int) -> date:
    """First day of a month."""
    return date(maand // 12, maand % 12 + 1, 1)


def last_day(maand: int) -> date:
    """Last day of a month."""
    return first_day(maand + 1) - ONE_DAY


def as_text(maand: int) -> str:
    """``jjjj-mm``."""
    return f"{maand // 12}-{maand % 12 + 1:02d}"


def parse(tekst: str) -> int:
    """Read ``jjjj-mm``."""
    jaar, maand = tekst.split("-")
    return int(jaar) * 12 + int(maand) - 1


def tertalen(eerste_jaar: int) -> list[tuple[int, int, date, date]]:
    """Every tertaal up to the horizon: year, number, first day, last day."""
    return [
        (jaar, nummer, date(jaar, 4 * nummer - 3, 1), last_day(jaar * 12 + 4 * nummer - 1))
        for jaar in range(eerste_jaar, HORIZON.year + 1)
        for nummer in (1, 2, 3)
    ]


def before(dag: date) -> date:
    """The day before."""
    return dag - ONE_DAY
