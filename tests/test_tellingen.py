"""Counts to come: the distribution by hand, and what its interval keeps in any case."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.statistics.tellingen import expect_count, interval, sum_of_chances
from duo_analytics.statistics.voorspelling import Verwachting


def test_nothing_seen_still_leaves_some_to_come() -> None:
    """Gamma-Poisson with Jeffreys' prior, as long to come as was seen: by hand P(0) = sqrt(1/2) =
    0.7071, P(1) = 0.1768, P(2) = 0.0663, P(3) = 0.0276; up to 2 is 0.9502 and up to 3 0.9778."""
    assert expect_count(0, 1.0, 1.0) == Verwachting(Decimal(0), Decimal(0), Decimal(3))


def test_the_expected_number_goes_on_at_the_pace_that_was_seen() -> None:
    assert expect_count(24, 12.0, 4.0).som == 8


def test_single_cases_come_on_top_with_their_own_chances() -> None:
    uitkomst = expect_count(0, 1.0, 0.0, [1.0, 1.0, 0.5])
    assert uitkomst == Verwachting(Decimal("2.5"), Decimal(2), Decimal(3))


def test_two_coins_give_no_one_or_two_heads() -> None:
    assert sum_of_chances([0.5, 0.5]) == pytest.approx([0.25, 0.5, 0.25])


def test_each_tail_outside_the_interval_is_at_most_one_in_forty() -> None:
    """Four coins: none and all four have 1/16 each, more than 2.5%, so both belong to it."""
    assert interval(sum_of_chances([0.5] * 4)) == (0, 4)
    assert interval(sum_of_chances([0.5] * 6)) == (1, 5)  # 1/64 is less than 2.5%


def test_without_any_past_time_nothing_can_be_expected() -> None:
    with pytest.raises(ValueError, match="nothing was seen"):
        expect_count(3, 0.0, 1.0)


@given(st.integers(0, 80), st.floats(0.1, 3), st.lists(st.floats(0, 1), max_size=12))
def test_the_interval_holds_at_least_95_percent(
    gezien: int, straks: float, kansen: list[float]
) -> None:
    toeval = np.random.default_rng(1)
    tempo = toeval.gamma(gezien + 0.5, 1.0, 4000)
    komt = toeval.poisson(tempo * straks)
    komt += (toeval.random((4000, len(kansen))) < np.array(kansen)).sum(axis=1)
    uitkomst = expect_count(gezien, 1.0, straks, kansen)
    assert uitkomst.laag is not None
    assert uitkomst.hoog is not None
    binnen = (komt >= float(uitkomst.laag)) & (komt <= float(uitkomst.hoog))
    assert binnen.mean() > 0.93  # of a sample of 4,000
