"""Dutch notation: decimal comma, thousands dot, no-break spaces, a real minus sign."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.formatting import (
    DATUM,
    EENHEDEN,
    getal,
    meer_of_minder,
    met_eenheid,
    opsomming,
    tekst_van,
    verschil,
)
from duo_analytics.periods import day_number
from duo_analytics.rounding import half_up
from duo_analytics.values import VERBORGEN, Waarde

NBSP, MINUS = "\u00a0", "\u2212"
D = Decimal


def spaced(tekst: str) -> str:
    """Text of a test, in which an underscore is a no-break space and a hyphen a minus sign."""
    return tekst.replace("_", NBSP).replace("-", MINUS)


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        ("1234.5", 1, "1.234,5"),
        ("1234567", 0, "1.234.567"),
        ("999.95", 1, "1.000,0"),
        ("0.05", 1, "0,1"),
        ("0.15", 1, "0,2"),
        ("2.25", 1, "2,3"),
        ("-0.05", 1, "-0,1"),
        ("-1234.5", 0, "-1.235"),
        ("-0.04", 1, "0,0"),
        ("-0", 0, "0"),
        ("7", 2, "7,00"),
    ],
)
def test_a_number_is_rounded_half_up_and_written_in_dutch(
    waarde: str, decimalen: int, tekst: str
) -> None:
    assert getal(D(waarde), decimalen) == spaced(tekst)


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False), st.integers(0, 3))
def test_a_written_number_reads_back_as_the_rounded_one(waarde: Decimal, decimalen: int) -> None:
    tekst = getal(waarde, decimalen)
    terug = D(tekst.replace(".", "").replace(",", ".").replace(MINUS, "-"))
    assert terug == half_up(waarde, decimalen)
    assert (
        tekst.partition(",")[2] == "" if decimalen == 0 else len(tekst.split(",")[1]) == decimalen
    )


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        ("12.36", "fte", "12,4_fte"),
        ("5.75", "pct", "5,8%"),
        ("-5.75", "pct", "-5,8%"),
        ("1000", "eur", "€_1.000"),
        ("-1000", "eur", "-€_1.000"),
        ("1", "vacatures", "1_vacature"),
        ("2", "vacatures", "2_vacatures"),
        ("0", "vacatures", "0_vacatures"),
        ("-1", "personen", "-1_persoon"),
        ("1.4", "personen", "1_persoon"),
        ("1.04", "weken", "1,0_week"),
        ("1.05", "weken", "1,1_weken"),
        ("36", "uren", "36_uur"),
        ("1", "banen", "1,0_baan"),
        ("3", "jaren", "3,0_jaar"),
        ("42", "aantal", "42"),
    ],
)
def test_a_value_carries_its_unit_in_the_right_number(
    waarde: str, eenheid: str, tekst: str
) -> None:
    assert met_eenheid(D(waarde), eenheid) == spaced(tekst)


@pytest.mark.parametrize("eenheid", sorted(set(EENHEDEN) - {DATUM}))
def test_no_text_of_a_value_can_break_between_number_and_unit(eenheid: str) -> None:
    assert " " not in met_eenheid(D(-1234), eenheid)


def test_a_date_cannot_break_either() -> None:
    dag = D(day_number(date(2022, 4, 30)))
    assert met_eenheid(dag, DATUM) == spaced("30_april_2022")


def test_an_unknown_unit_is_an_error() -> None:
    with pytest.raises(KeyError):
        met_eenheid(D(1), "knikkers")


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(None, "n.v.t."), (VERBORGEN, "x"), ("Diemen", "Diemen"), (D("12.36"), "12,4_fte")],
)
def test_a_cell_is_a_number_words_nothing_or_hidden(waarde: Waarde, tekst: str) -> None:
    assert tekst_van(waarde, "fte") == spaced(tekst)


def test_a_cell_under_a_header_with_the_unit_leaves_it_out() -> None:
    assert tekst_van(D("12.36"), "fte", 1, kaal=True) == "12,4"
    assert tekst_van(D("12.36"), kaal=True) == "12"


@pytest.mark.parametrize(
    ("nieuw", "oud", "eenheid", "tekst"),
    [
        ("13.6", "12.4", "fte", "+1,2_fte"),
        ("12.4", "13.6", "fte", "-1,2_fte"),
        ("10", "8", "pct", "+2,0_procentpunt"),
        ("5.4", "5.8", "pct", "-0,4_procentpunt"),
        ("11", "10", "vacatures", "+1_vacature"),
        ("8", "10", "vacatures", "-2_vacatures"),
        ("1500", "1000", "eur", "+€_500"),
        ("500", "1000", "eur", "-€_500"),
        ("101", "100", "index", "+1,0_punt"),
        ("102.5", "100", "index", "+2,5_punten"),
        ("12.41", "12.39", "fte", "gelijk"),
        ("0", "0", "pct", "gelijk"),
    ],
)
def test_a_change_has_a_sign_and_a_unit_of_its_own(
    nieuw: str, oud: str, eenheid: str, tekst: str
) -> None:
    assert verschil(D(nieuw), D(oud), eenheid) == spaced(tekst)


def test_a_change_is_that_between_the_two_printed_numbers() -> None:
    """12.44 - 12.35 is 0.09, but a reader sees 12,4 and 12,4: and 12.45 - 12.44 is read as 0,1."""
    assert verschil(D("12.44"), D("12.35"), "fte") == "gelijk"
    assert verschil(D("12.45"), D("12.44"), "fte") == spaced("+0,1_fte")


@given(*[st.decimals(-1000, 1000, places=3, allow_nan=False)] * 2)
def test_a_change_seen_from_the_other_side_has_the_other_sign(a: Decimal, b: Decimal) -> None:
    heen, terug = verschil(a, b, "fte"), verschil(b, a, "fte")
    assert heen == terug == "gelijk" or (heen[1:] == terug[1:] and heen[0] != terug[0])


@pytest.mark.parametrize(
    ("verandering", "eenheid", "woorden"),
    [
        ("+3_fte", "fte", "3_fte meer"),
        ("-3_fte", "fte", "3_fte minder"),
        ("+€_500", "eur", "€_500 meer"),
        ("-0,4_procentpunt", "pct", "0,4_procentpunt lager"),
        ("+2,5_punten", "index", "2,5_punten hoger"),
        ("+2,0_weken", "weken", "2,0_weken langer"),
        ("-1_dag", "dagen", "1_dag korter"),
        ("gelijk", "fte", "evenveel"),
        ("gelijk", "pct", "even hoog"),
        ("gelijk", "weken", "even lang"),
    ],
)
def test_a_change_in_words_fits_what_is_measured(
    verandering: str, eenheid: str, woorden: str
) -> None:
    assert meer_of_minder(spaced(verandering), eenheid) == spaced(woorden)


def test_parts_are_listed_with_en_before_the_last() -> None:
    assert opsomming([]) == ""
    assert opsomming(["a"]) == "a"
    assert opsomming(["a", "b"]) == "a en b"
    assert opsomming(["a", "b", "c"]) == "a, b en c"
