"""Sums in Decimal: cents stay whole, and what is not known is left out, not counted as zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd

from duo_analytics.statistics.bedragen import running_total, total, totals


def money(*bedragen: str | None) -> pd.Series:
    """Amounts, None is not known."""
    return pd.Series([b and Decimal(b) for b in bedragen], dtype=object)


def test_a_sum_keeps_its_cents_and_skips_what_is_not_known() -> None:
    assert total(money("0.10", "0.20", None)) == Decimal("0.30")
    assert total(money()) == 0


def test_sums_per_group_stand_in_the_given_order_with_zero_for_no_rows() -> None:
    frame = pd.DataFrame({"soort": ["b", "a", "b"], "bedrag": money("1", "2", None)})
    assert totals(frame, "soort", "bedrag", ["a", "b", "c"]).to_dict() == {"a": 2, "b": 1, "c": 0}


def test_a_running_total_counts_from_the_day_itself_and_never_what_has_no_day() -> None:
    datums = pd.to_datetime(pd.Series(["2022-03-01", "2022-01-31", None, "2022-02-01"]))
    bedragen = money("5", "1", "100", None)
    dagen = [date(2022, 1, 30), date(2022, 1, 31), date(2022, 3, 1)]
    assert running_total(datums, bedragen, dagen) == (Decimal(0), Decimal(1), Decimal(6))
    assert running_total(datums[:0], bedragen[:0], dagen) == (Decimal(0),) * 3
