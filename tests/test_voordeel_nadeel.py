"""Amounts of which the sign is told as voordeel (V) or nadeel (N), and parts of any sign."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.formatting import NBSP, meer_of_minder, met_eenheid, tekst_van, verschil
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import closing_parts
from tests.legible import problems, texts

D = Decimal


def spaced(tekst: str) -> str:
    """An underscore is a no-break space."""
    return tekst.replace("_", NBSP)


@pytest.mark.parametrize(
    ("waarde", "woorden", "cel"),
    [
        ("1234.5", "€_1.235_voordeel", "1.235_V"),
        ("-1234", "€_1.234_nadeel", "1.234_N"),
        ("0.4", "€_0", "0"),
        ("-0.4", "€_0", "0"),
        ("-0.5", "€_1_nadeel", "1_N"),
    ],
)
def test_an_amount_is_absolute_and_its_side_a_word_or_a_letter(
    waarde: str, woorden: str, cel: str
) -> None:
    assert met_eenheid(D(waarde), "eur_vn") == spaced(woorden)
    assert tekst_van(D(waarde), "eur_vn", 0, kaal=True) == spaced(cel)


def test_a_change_has_a_direction_and_no_side() -> None:
    stap = verschil(D(-300), D(200), "eur_vn")
    assert stap == spaced("\u2212€_500")
    assert meer_of_minder(stap, "eur_vn") == spaced("€_500 ongunstiger")
    assert meer_of_minder(verschil(D(5), D(2), "eur_vn"), "eur_vn") == spaced("€_3 gunstiger")
    assert meer_of_minder(verschil(D(5), D(5), "eur_vn"), "eur_vn") == "even hoog"


def test_a_bar_and_its_alt_text_tell_the_side() -> None:
    rijen = (("Burger", D(-2500)), ("Buurt", D(1500)))
    koppen = (Kop("Programma"), Kop("Afwijking", "eur_vn"))
    tabel = Tabel("proef.afwijking", "Afwijking", "over 2022", koppen, rijen, ())
    grafiek = Grafiek(tabel, (Reeks("Afwijking", Vorm.STAAF),), "euro", liggend=True)
    assert spaced("2.500_N") in grafiek.svg
    assert spaced("Burger €_2.500_nadeel en Buurt €_1.500_voordeel") in grafiek.alt


def test_numbers_of_standing_bars_stay_clear_of_the_names_and_the_title() -> None:
    bedragen = (147_000, -93_000, 8_000, -92_000, 146_000)
    rijen = tuple((f"202{n}-T1", D(bedrag)) for n, bedrag in enumerate(bedragen))
    koppen = (Kop("Rapportage"), Kop("Afwijking", "eur_vn"))
    tabel = Tabel("proef.verloop", "Afwijking", "over 2022", koppen, rijen, ())
    grafiek = Grafiek(tabel, (Reeks("Afwijking", Vorm.STAAF),), "euro; onder nul is nadeel (N)")
    assert {"147.000 V", "93.000 N"} <= {t.tekst.replace(NBSP, " ") for t in texts(grafiek.svg)}
    assert list(problems(grafiek.svg)) == []


def test_parts_of_both_signs_close_with_their_total() -> None:
    assert closing_parts([D("-10.6"), D("4.3"), D("1.3")], D(-5)) == (D(-10), D(4), D(1))
    assert closing_parts([D("0.5"), D("0.5")], D(0)) == (D(0), D(0))
    assert closing_parts([D("1.2"), D("1.3")], D(2)) == (D(1), D(1))
    assert closing_parts([], D(0)) == ()


def test_no_parts_make_no_total() -> None:
    with pytest.raises(ValueError, match="no parts add up to 3"):
        closing_parts([], D(3))


@given(st.lists(st.decimals(-(10**6), 10**6, places=3), min_size=1, max_size=8))
def test_each_part_stays_within_one_unit_of_what_it_was(delen: list[Decimal]) -> None:
    totaal = sum(delen, D(0)).quantize(D(1))
    gerond = closing_parts(delen, totaal)
    assert sum(gerond) == totaal
    assert all(abs(g - d) <= 1 for g, d in zip(gerond, delen, strict=True))
