"""Alt texts: sentences that sound well, from the values that are drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from tests.resultaten import X, grafiek, tabel

KOP = "Staafgrafiek. Proef, op 30 april 2022. "
FICTIEF = " De gegevens zijn fictief."
WEG = " Een deel van de waarden is niet getoond, omdat de groep te klein is."
TEAMS = ("Team", "Bezetting")
MAANDEN = ("dec 21", "jan 22", "feb 22", "mrt 22", "apr 22", "mei 22")


def alt(koppen: Any, *rijen: Any, **velden: Any) -> str:
    """The alt text with ordinary spaces and hyphens, and without what every one here ends with."""
    tekst = grafiek(koppen, *rijen, **velden).alt
    assert tekst.endswith(FICTIEF)
    return tekst.removesuffix(FICTIEF).replace("\u00a0", " ").replace("\u2212", "-")


def bars(koppen: Any, *rijen: Any, **velden: Any) -> str:
    tekst = alt(koppen, *rijen, **velden)
    assert tekst.startswith(KOP)
    return tekst.removeprefix(KOP)


def line(*waarden: Any, kop: Kop | str = "Bezetting", **velden: Any) -> str:
    rijen = list(zip(MAANDEN, waarden, strict=False))
    tekst = alt(("Maand", kop), *rijen, vorm=Vorm.LIJN, **velden)
    return tekst.removeprefix("Lijngrafiek. Proef, op 30 april 2022. ")


# --- bars -----------------------------------------------------------------------------------------


def test_of_one_series_all_values_are_told_in_one_sentence() -> None:
    assert bars(TEAMS, ("I&A", 12.35), ("Inkoop", 3), ("Facilitair", -0.5)) == (
        "Bezetting: I&A 12,4 fte, Inkoop 3,0 fte en Facilitair -0,5 fte."
    )


def test_of_more_series_every_category_is_a_sentence() -> None:
    koppen = ("Team", "Bezetting", "Formatie")
    assert bars(koppen, ("I&A", 11.2, 13.5), ("Inkoop", 4, 4)) == (
        "I&A: Bezetting 11,2 fte, Formatie 13,5 fte. Inkoop: Bezetting 4,0 fte, Formatie 4,0 fte."
    )


def test_a_unit_that_stands_in_the_header_is_not_said_twice() -> None:
    assert bars(("Team", Kop("Instroom (%)", "pct")), ("I&A", 7.9)) == "Instroom: I&A 7,9%."


def test_hidden_and_missing_values_are_named_apart() -> None:
    assert bars(TEAMS, ("I&A", 5), ("Inkoop", None)) == (
        "Bezetting: I&A 5,0 fte en Inkoop onbekend."
    )
    assert bars(TEAMS, ("I&A", 5), ("Inkoop", X), ("Post", X)) == (
        f"Bezetting: I&A 5,0 fte. Inkoop en Post: niet getoond.{WEG}"
    )
    koppen = ("Team", "Vast", "Los")
    assert bars(koppen, ("I&A", 5, X), ("Post", X, X)) == (
        f"I&A: Vast 5,0 fte, Los niet getoond. Post: niet getoond.{WEG}"
    )


def test_of_many_categories_the_highest_and_lowest_are_told() -> None:
    rijen = [(f"Team {i}", i) for i in range(20)]
    assert bars(TEAMS, *rijen) == (
        "Bezetting: hoogste waarde 19,0 fte bij Team 19, laagste waarde 0,0 fte bij Team 0."
    )


def test_equal_extremes_are_named_together_or_counted() -> None:
    rijen = [(f"Team {i}", min(i, 2)) for i in range(17)]
    assert bars(TEAMS, *rijen) == (
        "Bezetting: hoogste waarde 2,0 fte bij 15 van de 17, laagste waarde 0,0 fte bij Team 0."
    )
    rijen = [(f"Team {i}", max(i, 1)) for i in range(17)]
    assert bars(TEAMS, *rijen).endswith("laagste waarde 1,0 fte bij Team 0 en bij Team 1.")


def test_of_many_categories_a_series_that_is_all_hidden_says_so() -> None:
    rijen = [(f"Team {i}", i, X) for i in range(20)]
    assert bars(("Team", "Vast", "Los"), *rijen).endswith(f"Los: geen getoonde waarden.{WEG}")


def test_moments_under_bars_are_read_in_full() -> None:
    assert bars(("Maand", "Bezetting"), ("apr 22", 5)) == "Bezetting: april 2022 5,0 fte."
    rijen = [(f"{jaar}", jaar) for jaar in range(2001, 2022)]
    assert bars(("Jaar", Kop("Aantal", "aantal")), *rijen) == (
        "Aantal: hoogste waarde 2.021 in 2021, laagste waarde 2.001 in 2001."
    )


def test_a_sentence_begins_with_a_capital() -> None:
    koppen = ("Tertaal", "In", "Uit")
    assert bars(koppen, ("2022-T1", 5, 4)) == (
        "Het eerste tertaal van 2022: In 5,0 fte, Uit 4,0 fte."
    )


def test_abbreviations_are_said_in_full() -> None:
    assert bars(("Duur", "Bezetting"), ("t/m 4 weken", 5)) == (
        "Bezetting: tot en met 4 weken 5,0 fte."
    )


STAPEL = "Gestapelde staafgrafiek. Proef, op 30 april 2022. "


def test_stacked_bars_are_told_with_their_sum() -> None:
    rijen = [("I&A", 1.04, 1.04), ("Post", X, 2), ("Bode", None, 2)]
    assert alt(("Team", "Vast", "Los"), *rijen, vorm=Vorm.GESTAPELD) == (
        f"{STAPEL}I&A: Vast 1,0 fte, Los 1,0 fte, samen 2,1 fte. Post: Vast niet getoond, Los 2,0 "
        f"fte. Bode: Vast onbekend, Los 2,0 fte.{WEG}"
    )


def test_of_many_stacked_bars_the_sums_come_first() -> None:
    rijen = [(f"Team {i}", i, 2 * i if i < 8 else X) for i in range(9)]
    tekst = alt(("Team", "Vast", "Los"), *rijen, vorm=Vorm.GESTAPELD)
    assert tekst.startswith(
        f"{STAPEL}Samen: hoogste waarde 21,0 fte bij Team 7, laagste waarde 0,0 fte bij Team 0. "
        "Vast: hoogste waarde 8,0 fte bij Team 8,"
    )


def test_norm_lines_are_told_with_their_value() -> None:
    norm = Drempellijn("Uitstroom gemeenten 2021", Decimal("8.8"))
    assert bars(("Team", Kop("Uitstroom", "pct")), ("I&A", 9), drempels=(norm,)) == (
        "Uitstroom: I&A 9,0%. De lijn 'Uitstroom gemeenten 2021' ligt bij 8,8%."
    )


def test_no_more_series_than_one_listens_to_are_told() -> None:
    namen = ("A", "B", "C", "D", "E")
    tekst = bars(("Team", *namen), *[(f"Team {i}", 1, 2, 3, 4, 5) for i in range(4)])
    assert "D: hoogste" in tekst
    assert tekst.endswith("De overige reeksen staan in de tabel.")


def test_the_message_of_a_chart_comes_first() -> None:
    assert bars(TEAMS, ("I&A", 5), boodschap="I&A krimpt.") == (
        "I&A krimpt. Bezetting: I&A 5,0 fte."
    )


def test_without_numbers_the_alt_text_says_why() -> None:
    assert bars(TEAMS) == "Er zijn geen gegevens."
    weg = "De waarden zijn niet getoond, omdat de groep te klein is."
    assert bars(TEAMS, ("I&A", X), drempels=(Drempellijn("Norm", Decimal(1)),)) == weg


def test_real_data_are_not_called_invented() -> None:
    echt = tabel(TEAMS, ("I&A", 5), bronnen=())
    assert Grafiek(echt, (Reeks("Bezetting", Vorm.STAAF),), "fte").alt == (
        f"{KOP}Bezetting: I&A 5,0\u00a0fte."
    )


# --- lines ----------------------------------------------------------------------------------------


def test_a_line_is_told_from_its_first_to_its_last_moment() -> None:
    assert line(10, 11, 12, 13, 14, 15) == (
        "Bezetting gaat van 10,0 fte in december 2021 naar 15,0 fte in mei 2022: dat is 5,0 fte "
        "meer."
    )


def test_what_lies_outside_of_its_ends_is_told_as_well() -> None:
    assert line(12, 15.5, 9, 11, 12, 10).endswith(
        "dat is 2,0 fte minder. Daartussen is de hoogste waarde 15,5 fte in januari 2022 en de "
        "laagste 9,0 fte in februari 2022."
    )
    assert line(12, 15.5, 11, 11, 12, 10).endswith(
        "Daartussen is de hoogste waarde 15,5 fte in januari 2022."
    )
    assert line(12, 9, 11, 11, 12, 10).endswith("Daartussen is de laagste 9,0 fte in januari 2022.")


def test_percentages_become_higher_or_lower_in_procentpunt() -> None:
    pct = Kop("Verzuim", "pct")
    assert line(5, 5, 5, 5, 5, 6, kop=pct).endswith("dat is 1,0 procentpunt hoger.")
    assert line(5, 6, 6, 6, 6, 5, kop=pct).startswith(
        "Verzuim gaat van 5,0% in december 2021 naar 5,0% in mei 2022: dat is even hoog."
    )


def test_a_line_that_does_not_move_is_told_in_one_breath() -> None:
    assert line(47.4, 47.41, 47.4, 47.4, 47.4, 47.4) == (
        "Bezetting is steeds 47,4 fte, van december 2021 tot en met mei 2022."
    )


def test_a_few_moments_are_all_told() -> None:
    assert line(10, 11, 12) == (
        "Bezetting: 10,0 fte in december 2021, 11,0 fte in januari 2022 en 12,0 fte in februari "
        "2022."
    )


def test_a_line_without_values_beside_one_with_values_says_so() -> None:
    rijen = [(maand, 5, None) for maand in MAANDEN]
    tekst = alt(("Maand", "Vast", "Los"), *rijen, vorm=Vorm.LIJN)
    assert tekst.endswith("Los: geen getoonde waarden.")


def test_no_more_lines_than_one_listens_to_are_told() -> None:
    namen = ("A", "B", "C", "D", "E")
    tekst = alt(("Maand", *namen), *[(m, 1, 2, 3, 4, 5) for m in MAANDEN], vorm=Vorm.LIJN)
    assert "E is steeds" not in tekst
    assert tekst.endswith("De overige reeksen staan in de tabel.")


def test_a_year_with_its_status_is_a_moment_too() -> None:
    jaren = ("2020 (definitief)", "2021 (voorlopig)")
    tekst = alt(("Jaar", "Banen"), *[(j, 5) for j in jaren], vorm=Vorm.LIJN)
    assert tekst.endswith("Banen: 5,0 fte in 2020 (definitief) en 5,0 fte in 2021 (voorlopig).")


def test_a_period_that_is_a_series_is_read_in_full() -> None:
    assert bars(("Team", "2022-T1", "2021-T1"), ("I&A", 5, 4)) == (
        "I&A: het eerste tertaal van 2022 5,0 fte, het eerste tertaal van 2021 4,0 fte."
    )


def test_durations_are_told_with_their_unit() -> None:
    koppen = (Kop("Duur", "weken", 0), Kop("Open", "pct"))
    tekst = alt(koppen, *[(w, 100 - w) for w in range(0, 60, 10)], vorm=Vorm.TRAP)
    assert tekst.endswith(
        "Open gaat van 100,0% bij 0 weken naar 50,0% bij 50 weken: dat is 50,0 procentpunt lager."
    )


# --- intervals ------------------------------------------------------------------------------------


def test_intervals_are_told_with_both_ends_or_the_one_that_is_known() -> None:
    koppen = ("Soort", Kop("Mediaan", "weken"), Kop("Laag", "weken"), Kop("Hoog", "weken"))
    tekst = alt(
        koppen,
        ("Laptop", 12, 8, 20), ("Server", 40, 30, None), ("Scherm", None, 9, None),
        ("Muis", 3, None, None),
        reeksen=(Reeks("Mediaan", Vorm.INTERVAL, "Laag", "Hoog"),),
    )  # fmt: skip
    assert tekst == (
        "Puntgrafiek met intervallen. Proef, op 30 april 2022. Mediaan: Laptop 12,0 weken (tussen "
        "8,0 weken en 20,0 weken), Server 40,0 weken (ten minste 30,0 weken), Scherm onbekend (ten "
        "minste 9,0 weken) en Muis 3,0 weken."
    )
