"""Going on at the pace of the past months: the sum that is expected and when money runs out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.statistics.tempo import expect, expect_steps, runs_out_after
from duo_analytics.statistics.voorspelling import Verwachting

WISSELEND = [Decimal(10), Decimal(20)] * 6


def test_the_interval_is_that_of_the_mean_of_m_future_observations_times_m() -> None:
    """Meeker, Hahn and Escobar, Statistical Intervals (2017), chapter 4: the mean of m future
    observations lies within mean +/- t(n-1) s sqrt(1/m + 1/n).

    By hand with twelve months of 10 and 20 in turn and m = 3: mean 15, s = sqrt(300 / 11) =
    5.2223, t(11) = 2.2010 (two-sided 95%); 3 x 2.2010 x 5.2223 x sqrt(1/3 + 1/12) = 22.258.
    """
    verwachting = expect(WISSELEND, 3)
    assert verwachting.som == 45
    assert verwachting.laag is not None
    assert verwachting.hoog is not None
    assert float(verwachting.laag) == pytest.approx(45 - 22.258, abs=0.001)
    assert float(verwachting.hoog) == pytest.approx(45 + 22.258, abs=0.001)


def test_months_that_are_all_alike_leave_no_doubt() -> None:
    assert expect([Decimal(10)] * 12, 8) == Verwachting(Decimal(80), Decimal(80), Decimal(80))


def test_the_lower_bound_of_an_amount_is_never_below_zero() -> None:
    verwachting = expect([Decimal(0)] * 11 + [Decimal(120)], 1)
    assert [verwachting.som, verwachting.laag] == [10, 0]


def test_after_the_last_month_nothing_is_expected_and_nothing_is_uncertain() -> None:
    assert expect(WISSELEND, 0) == Verwachting(Decimal(0), None, None)


@given(st.lists(st.integers(0, 10_000).map(Decimal), min_size=12, max_size=12), st.integers(1, 11))
def test_the_expected_sum_lies_in_its_interval(per_maand: list[Decimal], maanden: int) -> None:
    verwachting = expect(per_maand, maanden)
    assert verwachting.laag is not None
    assert verwachting.hoog is not None
    ruimte = Decimal("0.000001")
    assert verwachting.laag - ruimte <= verwachting.som <= verwachting.hoog + ruimte


@pytest.mark.parametrize(
    ("ruimte", "per_maand", "maanden", "na"),
    [
        (100, 40, 8, "2.5"),
        (100, 10, 8, None),  # 80 of the 100 is used in December
        (80, 10, 8, None),  # exactly enough
        (0, 10, 8, "0"),
        (-5, 10, 8, "0"),  # used up before
        (5, 0, 8, None),
        (5, 10, 0, None),  # the year is over
    ],
)
def test_room_lasts_until_it_is_used_or_the_year_is_over(
    ruimte: int, per_maand: int, maanden: int, na: str | None
) -> None:
    uitkomst = runs_out_after(Decimal(ruimte), Decimal(per_maand), maanden)
    assert uitkomst == (None if na is None else Decimal(na))


def test_steps_may_go_down_and_their_lower_bound_too() -> None:
    """By hand: 1 and 2, three more: 4.5; t(1) = 12.706, s = 0.7071, sqrt(3 + 9/2) = 2.7386."""
    uitkomst = expect_steps([Decimal(1), Decimal(2)], 3)
    assert uitkomst.som == Decimal("4.5")
    assert uitkomst.laag is not None
    assert float(uitkomst.laag) == pytest.approx(4.5 - 24.605, abs=0.001)


@pytest.mark.parametrize(("stappen", "aantal"), [([Decimal(2)], 3), ([Decimal(2), Decimal(4)], 0)])
def test_one_step_or_none_to_come_gives_no_interval(stappen: list[Decimal], aantal: int) -> None:
    uitkomst = expect_steps(stappen, aantal)
    assert uitkomst == Verwachting(2 * aantal * Decimal(1), None, None)


def test_without_steps_there_is_nothing_to_go_on_with() -> None:
    with pytest.raises(ValueError, match="no steps"):
        expect_steps([], 2)
