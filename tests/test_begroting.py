"""Signs, deviations, totals and the division of amounts, by the rules of domain 5.8 and 5.9."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.organisatie import GEMEENTEN
from duo_analytics.periods import Periode
from duo_analytics.statistics import begroting, verdeling
from tests.financien import BURGER, post, sleutel
from tests.tabellen import frame

D = Decimal
CENTEN = st.decimals(-(10**8), 10**8, places=2)
NAMEN = list(GEMEENTEN)


def lines(*posten: dict[str, object]) -> pd.DataFrame:
    """Rows of the table financien."""
    return frame("financien", *posten)


@pytest.mark.parametrize(
    ("soort", "afwijking"),
    [("Lasten", -20), ("Storting in reserve", -20), ("Baten", 20), ("Onttrekking aan reserve", 20)],
)
def test_more_than_budgeted_is_a_nadeel_of_lasten_and_a_voordeel_of_baten(
    soort: str, afwijking: int
) -> None:
    """V/N: lasten and storting are begroting - prognose, the others prognose - begroting."""
    assert list(begroting.gaps(lines(post(100, 120, soort=soort)))) == [D(afwijking)]


def test_what_is_left_to_bear_is_lasten_less_baten_with_the_mutations_of_reserves() -> None:
    """Resultaat als nadeel = lasten - baten + storting - onttrekking (domain 5.8)."""
    posten = [
        post(1000, 0),
        post(300, 0, soort="Baten"),
        post(50, 0, soort="Storting in reserve"),
        post(20, 0, soort="Onttrekking aan reserve"),
        post(7, 0, programma=BURGER),
    ]
    netto = begroting.net(lines(*posten), begroting.PRIMITIEF)
    assert netto.to_dict() == {"bedrijfsvoering": D(730), "burger": D(7)}


def test_the_deviation_of_the_result_is_the_sum_of_the_signed_deviations() -> None:
    uit_reserve = post(20, 5, soort="Onttrekking aan reserve")
    rijen = lines(post(1000, 1100), post(300, 340, soort="Baten"), uit_reserve)
    netto = {k: begroting.net(rijen, k).iloc[0] for k in (begroting.NA_WIJZIGING, "prognose")}
    gat = begroting.total(begroting.gaps(rijen))
    assert gat == netto[begroting.NA_WIJZIGING] - netto["prognose"] == D(-75)


def test_earlier_years_count_only_when_their_tertaal_and_their_end_are_both_known() -> None:
    rijen = lines(
        post(1, 1, peildatum="2019-04-30", realisatie_tm=999),
        post(1, 1, peildatum="2020-04-30", realisatie_tm=30),
        post(1, 1, peildatum="2020-12-31", realisatie_tm=100),
        post(1, 1, peildatum="2020-12-31", realisatie_tm=900, soort="Baten"),
        post(1, 1, peildatum="2021-04-30", realisatie_tm=50),
        post(1, 1, peildatum="2021-12-31", realisatie_tm=100),
        post(1, 1, peildatum="2022-04-30", realisatie_tm=5),
        post(1, 1, peildatum="2022-12-31", realisatie_tm=5),
    )
    periode = Periode(2022, 1)
    assert begroting.years_before(rijen, periode) == [2020, 2021]
    assert begroting.spent_before(rijen, periode).loc["bedrijfsvoering"].to_dict() == {
        "tot_dan": D(80),
        "heel": D(200),
    }
    assert begroting.spent_before(rijen, Periode(2019, 1)).empty


def test_who_has_no_row_in_the_key_takes_no_part() -> None:
    aandelen = verdeling.shares(frame("verdeelsleutel", *sleutel(2022)), 2022, NAMEN)
    assert list(aandelen.loc["burger"]) == [0, D("33.47"), D("66.53")]
    assert verdeling.shares(frame("verdeelsleutel", *sleutel(2022)), 2021, NAMEN).empty


def test_the_cent_that_is_left_goes_to_the_largest_remainder_and_on_a_tie_to_the_first() -> None:
    """EUR 100.01 in 40/25/35: 40.004, 25.0025, 35.0035; EUR 0.01 in three equal parts."""
    assert verdeling.allocate(D("100.01"), [D(40), D(25), D(35)]) == (
        D("40.01"), D("25.00"), D("35.00"),
    )  # fmt: skip
    derde = [D(100) / 3] * 3
    assert verdeling.allocate(D("0.01"), derde) == (D("0.01"), D("0.00"), D("0.00"))


def test_a_negative_amount_is_divided_by_its_size() -> None:
    """Domain 5.9: negative totals are computed on the absolute value."""
    delen = [D(40), D(25), D(35)]
    assert verdeling.allocate(D("-100.01"), delen) == tuple(
        -deel for deel in verdeling.allocate(D("100.01"), delen)
    )


@given(CENTEN, st.integers(0, 10_000), st.integers(0, 10_000))
def test_every_division_adds_up_to_the_cent(bedrag: Decimal, eerste: int, tweede: int) -> None:
    a, b = sorted((eerste, tweede))
    aandelen = [D(a) / 100, D(b - a) / 100, D(10_000 - b) / 100]
    delen = verdeling.allocate(bedrag, aandelen)
    assert sum(delen) == bedrag
    for deel, aandeel in zip(delen, aandelen, strict=True):
        assert abs(deel - bedrag * aandeel / 100) < verdeling.CENT


def test_a_programma_without_shares_is_an_error_and_not_nothing() -> None:
    aandelen = verdeling.shares(frame("verdeelsleutel", *sleutel(2022)), 2022, NAMEN)
    with pytest.raises(KeyError):
        verdeling.contributions(pd.Series({"buurt": D(1)}, dtype=object), aandelen)
