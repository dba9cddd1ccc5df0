"""Totals that add up as printed."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.results.optelling import TOTAAL, rounded_parts, with_total
from duo_analytics.rounding import exact, half_up

DRIE = pd.DataFrame({"fte": [1.04, 1.04, 1.04], "naam": list("abc")}, index=["x", "y", "z"])


def test_printed_parts_add_up_to_the_printed_total() -> None:
    """3 x 1.04 = 3.12 prints as 3,1; the parts print as 1,1 + 1,0 + 1,0 and not as 3 x 1,0."""
    samen = with_total(DRIE, {"fte": 1})
    assert samen["fte"].tolist() == [Decimal(g) for g in ("1.1", "1.0", "1.0", "3.1")]
    assert samen.index.tolist() == ["x", "y", "z", TOTAAL]


def test_other_columns_stay_and_are_empty_in_the_total() -> None:
    samen = with_total(DRIE, {"fte": 1})
    assert samen["naam"].tolist()[:3] == ["a", "b", "c"]
    assert samen["naam"].isna().tolist() == [False, False, False, True]


def test_the_frame_itself_is_left_as_it_was() -> None:
    kopie = DRIE.copy()
    with_total(DRIE, {"fte": 1})
    pd.testing.assert_frame_equal(DRIE, kopie)


def test_without_rows_the_total_is_zero() -> None:
    samen = with_total(DRIE.iloc[:0], {"fte": 1})
    assert samen["fte"].tolist() == [0]


def test_parts_above_and_below_zero_add_up_too() -> None:
    assert list(map(int, rounded_parts(pd.Series([2.6, -1.2, 0.3]), 0))) == [3, -1, 0]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=10), st.integers(0, 2))
def test_the_total_is_the_rounded_sum_and_no_part_is_a_unit_off(
    waarden: list[float], decimalen: int
) -> None:
    *delen, totaal = with_total(pd.DataFrame({"n": waarden}), {"n": decimalen})["n"]
    precies = [exact(waarde) for waarde in waarden]
    assert totaal == sum(delen) == half_up(sum(precies, Decimal(0)), decimalen)
    eenheid = Decimal(1).scaleb(-decimalen)
    assert all(abs(d - p) < eenheid for d, p in zip(delen, precies, strict=True))
