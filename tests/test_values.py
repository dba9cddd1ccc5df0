"""The value of a cell, and its form in JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.values import VERBORGEN, Waarde, from_json, is_shown, shown, to_json

GETALLEN = st.decimals(allow_nan=False, allow_infinity=False)
WAARDEN = st.one_of(GETALLEN, st.text(), st.none(), st.just(VERBORGEN))


@given(WAARDEN)
def test_a_value_comes_back_from_json_as_it_was(waarde: Waarde) -> None:
    assert from_json(json.loads(json.dumps(to_json(waarde)))) == waarde


def test_a_hidden_value_tells_nothing_in_json() -> None:
    assert to_json(VERBORGEN) == {"x": True}


def test_decimals_are_kept_and_never_written_as_a_power() -> None:
    assert to_json(Decimal("12.40")) == {"d": "12.40"}
    assert to_json(Decimal("1E+3")) == {"d": "1000"}


def test_only_a_number_is_shown() -> None:
    assert is_shown(Decimal(0))
    assert not any(map(is_shown, (None, VERBORGEN, "12")))


def test_asking_for_a_number_that_may_not_be_seen_is_an_error() -> None:
    assert shown(Decimal(3)) == 3
    for waarde in (None, VERBORGEN, "3"):
        with pytest.raises(TypeError, match="no visible number"):
            shown(waarde)
