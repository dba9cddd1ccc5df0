"""Three kinds of rounding: for presentation, by the quotum law, and in an allocation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.rounding import exact, half_up, largest_remainder, truncate

BEDRAGEN = st.decimals(-10_000, 10_000, places=4, allow_nan=False)
LIJSTEN = st.lists(BEDRAGEN, max_size=12)
EENHEDEN = st.sampled_from([Decimal(1), Decimal("0.1"), Decimal(1000)])


def getallen(tekst: str) -> list[Decimal]:
    return [Decimal(deel) for deel in tekst.split()]


def handed_out(tekst: str) -> str:
    return " ".join(map(str, largest_remainder(getallen(tekst))))


@pytest.mark.parametrize(
    ("waarde", "decimalen", "afgerond"),
    [
        ("0.05", 1, "0.1"),
        ("0.15", 1, "0.2"),
        ("0.25", 1, "0.3"),
        ("2.5", 0, "3"),
        ("-0.05", 1, "-0.1"),
        ("-2.5", 0, "-3"),
        ("0.049999", 1, "0.0"),
        ("1234.5", -3, "1E+3"),
    ],
)
def test_presentation_rounds_a_half_away_from_zero(
    waarde: str, decimalen: int, afgerond: str
) -> None:
    assert half_up(Decimal(waarde), decimalen) == Decimal(afgerond)


@given(BEDRAGEN, st.integers(0, 3))
def test_presentation_is_never_more_than_half_a_unit_off(waarde: Decimal, decimalen: int) -> None:
    assert abs(half_up(waarde, decimalen) - waarde) <= Decimal(1).scaleb(-decimalen) / 2


def test_a_computed_float_loses_its_binary_noise() -> None:
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert exact(np.float64(1.1) * 3) == Decimal("3.3")
    assert exact(8.05) == Decimal("8.05")


def test_whole_numbers_and_decimals_stay_exactly_what_they_are() -> None:
    assert exact(10**17 + 1) == Decimal(10**17 + 1)
    assert exact(Decimal("0.12345678901234567890")) == Decimal("0.12345678901234567890")


@pytest.mark.parametrize("waarde", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(waarde: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        exact(waarde)


def test_the_law_cuts_where_a_binary_float_would_lose_a_tenth() -> None:
    """0.29 x 100 is 28.999999999999996 as a float (domain 5.1: 0.3 can become 0.2)."""
    assert int(0.29 * 100) == 28
    assert truncate(exact(0.29 * 100), 0) == 29
    assert truncate(exact(0.3), 1) == Decimal("0.3")
    assert truncate(exact(0.1 * 3), 1) == Decimal("0.3")
    assert truncate(exact(4.35 * 100), 0) == 435
    assert truncate(exact(1.1 * 1.1), 2) == Decimal("1.21")


def test_a_surplus_is_cut_toward_zero_and_not_made_larger() -> None:
    assert truncate(Decimal("2.79"), 1) == Decimal("2.7")
    assert truncate(Decimal("-2.79"), 1) == Decimal("-2.7")


@given(BEDRAGEN, st.integers(0, 3))
def test_cutting_never_grows_and_loses_less_than_a_unit(waarde: Decimal, decimalen: int) -> None:
    gekapt = truncate(waarde, decimalen)
    assert abs(gekapt) <= abs(waarde)
    assert abs(waarde - gekapt) < Decimal(1).scaleb(-decimalen)


def test_units_that_are_left_go_to_the_largest_fractions() -> None:
    """Shares of 100 seats by 34.6, 33.3 and 32.1: floors 34 + 33 + 32, the unit to 34.6."""
    assert handed_out("34.6 33.3 32.1") == "35 33 32"


def test_the_first_one_in_order_wins_a_tie() -> None:
    assert handed_out("0.5 0.5 1") == "1 0 1"
    assert handed_out("1.25 1.25 1.25 1.25") == "2 1 1 1"


def test_a_negative_total_is_handed_out_as_its_absolute_value() -> None:
    assert handed_out("-34.6 -33.3 -32.1") == "-35 -33 -32"


def test_amounts_of_both_signs_are_handed_out_too() -> None:
    assert handed_out("2.6 -1.2 0.3") == "3 -1 0"


def test_nothing_to_hand_out_gives_nothing() -> None:
    assert largest_remainder([]) == ()
    assert handed_out("0 0") == "0 0"


@given(LIJSTEN, EENHEDEN)
def test_the_parts_close_with_the_rounded_total(lijst: list[Decimal], eenheid: Decimal) -> None:
    afgerond = half_up(sum(lijst, Decimal(0)) / eenheid, 0) * eenheid
    assert sum(largest_remainder(lijst, eenheid), Decimal(0)) == afgerond


@given(LIJSTEN, EENHEDEN)
def test_each_part_is_within_one_unit_and_whole(lijst: list[Decimal], eenheid: Decimal) -> None:
    for deel, origineel in zip(largest_remainder(lijst, eenheid), lijst, strict=True):
        assert abs(deel - origineel) < eenheid
        assert deel % eenheid == 0


@given(st.lists(st.decimals(0, 1000, places=3, allow_nan=False), max_size=8))
def test_a_part_of_zero_stays_zero(lijst: list[Any]) -> None:
    delen = largest_remainder([Decimal(0), *lijst])
    assert delen[0] == 0
