"""One cell at a time: what is accepted, and exactly what is said of what is refused."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.intake import cells
from duo_analytics.intake.columns import Kolom, Soort, bedrag, code, datum, sleutel, tekst
from duo_analytics.intake.rawcells import Excelfout, Procent, Waarheid, ZonderWaarde

PEILDATUM = date(2022, 4, 30)
FTE = Kolom("fte", "Fte", Soort.GETAL, "Omvang.", "fte", minimum=Decimal(0), maximum=Decimal("1.2"))
UREN = Kolom("uren", "Uren", Soort.UREN, "Uren.", "uren", minimum=Decimal(0), als_tekst=True)
PCT = Kolom("pct", "Pct", Soort.GETAL, "Deel.", "pct", minimum=Decimal(0), maximum=Decimal(100))
JAAR = Kolom("jaar", "Jaar", Soort.GEHEEL, "Jaar.", minimum=Decimal(2000), maximum=Decimal(2100))
MAAND = Kolom("maand", "Maand", Soort.MAAND, "Maand.", vroegst=date(1930, 1, 1))
FICTIEF = Kolom("fictief", "Fictief", Soort.JA_NEE, "Of het verzonnen is.")
BEDRAG = bedrag("kosten", "Kosten (EUR)", "Kosten.")
SOORT = code("soort", "Soort", "Soort.", {"vast": "Vast", "re_integratie": "Re-integratie"})
TEAM = tekst("team", "Team", "Team.")
PERSOON = sleutel("persoon_id", "Persoon", "Pseudoniem.")
GELEVERD = datum("geleverd", "Geleverd op", "Dag.", verplicht=False)
BESTELD = datum("besteld", "Besteld op", "Dag.")
TOEGEZEGD = datum("toegezegd", "Toegezegd op", "Dag.", toekomst=True)
TYP = "Geef de cel in Excel de opmaak Getal en typ het getal, met een komma."


def said(kolom: Kolom, cel: object) -> str:
    """Code, reason and remedy of a refused cell."""
    oordelen = cells.judge(kolom, [cel], PEILDATUM)
    assert oordelen.waarden == [None]
    fout = oordelen.fouten[0]
    return f"{fout.code} {fout.reden}. {fout.herstel}"


def value(kolom: Kolom, cel: object) -> object:
    """The value of an accepted cell."""
    oordelen = cells.judge(kolom, [cel], PEILDATUM)
    assert oordelen.fouten == {}
    return oordelen.waarden[0]


@pytest.mark.parametrize(
    ("kolom", "cel", "waarde"),
    [
        (FTE, 0.8, Decimal("0.8")),
        (FTE, 1.2000000000000002, Decimal("1.2")),  # 36 * (1 / 30): noise of binary fractions
        (BEDRAG, 1234.5, Decimal("1234.5")),
        (UREN, "0,8", Decimal("0.8")),
        (UREN, " 1.234,50 ", Decimal("1234.50")),
        (UREN, "1000", Decimal(1000)),
        (JAAR, 2021.0, 2021),
        (SOORT, "Vast", "vast"),
        (SOORT, "re_integratie", "re_integratie"),
        (SOORT, " Vast", "vast"),
        (TEAM, "I&A\u00a0beheer ", "I&A beheer"),
        (TEAM, "twee\nregels", "twee regels"),
        (TEAM, 12.0, "12"),
        (PERSOON, "007", "007"),
        (BESTELD, date(2022, 4, 30), date(2022, 4, 30)),
        (BESTELD, datetime(2022, 4, 30), date(2022, 4, 30)),
        (TOEGEZEGD, date(2022, 9, 1), date(2022, 9, 1)),
        (GELEVERD, date(9999, 12, 31), None),
        (GELEVERD, "  ", None),
        (GELEVERD, None, None),
        (MAAND, "1964-07", date(1964, 7, 1)),
        (MAAND, date(1964, 7, 15), date(1964, 7, 1)),
        (FICTIEF, "Ja", True),
        (FICTIEF, "nee", False),
    ],
)
def test_what_the_contract_allows_is_accepted_as_it_is(
    kolom: Kolom, cel: object, waarde: object
) -> None:
    assert value(kolom, cel) == waarde


@pytest.mark.parametrize(
    ("cel", "melding"),
    [
        ("1.000", '"1.000" is tekst. Bedoelt u 1 of 1000? Maak er in Excel een getal van.'),
        ("O.8", '"O.8" is tekst. Bedoelt u 0,8? Maak er in Excel een getal van.'),
        ("36 fte", '"36 fte" is tekst. Bedoelt u 36? Maak er in Excel een getal van.'),
        ("0,8", '"0,8" is tekst. Bedoelt u 0,8? Maak er in Excel een getal van.'),
        ("1.234-", '"1.234-" is tekst. Bedoelt u -1234 of -1,234? Maak er in Excel een getal van.'),
        ("€ 1.200,50", '"€ 1.200,50" is tekst. Bedoelt u 1200,5? Maak er in Excel een getal van.'),
        ("85%", '"85%" is tekst. Bedoelt u 0,85 of 85? Maak er in Excel een getal van.'),
        ("n.v.t.", '"n.v.t." is tekst. Vul alleen het getal in.'),
        (date(2022, 5, 1), f"01-05-2022 is een datum, geen getal. Bedoelt u 1,5? {TYP}"),
        (time(7, 36), f"07:36 is een tijd, geen getal. Bedoelt u 7,6? {TYP}"),
        (timedelta(hours=36), f"36:00 is een tijd, geen getal. Bedoelt u 36? {TYP}"),
        (Waarheid.WAAR, f"WAAR is waar of onwaar, geen getal. {TYP}"),
        (math.inf, f"oneindig is oneindig, geen getal. {TYP}"),
    ],
)
def test_what_looks_like_a_number_is_refused_with_its_readings(cel: object, melding: str) -> None:
    assert said(FTE, cel) == f"DUO-C03 {melding}"


def test_thousands_in_a_text_are_ambiguous_even_where_dutch_text_is_allowed() -> None:
    assert said(UREN, "1.000").startswith('DUO-C03 "1.000" is tekst. Bedoelt u 1 of 1000?')


def test_a_percentage_is_refused_with_what_may_be_meant() -> None:
    assert said(FTE, Procent(0.85)) == f"DUO-C10 85% is een percentage. Bedoelt u 0,85? {TYP}"
    assert said(PCT, Procent(0.5)) == f"DUO-C10 50% is een percentage. Bedoelt u 0,5 of 50? {TYP}"


@pytest.mark.parametrize(
    ("kolom", "cel", "melding"),
    [
        (
            FTE,
            85.0,
            "85 is hoger dan 1,2. Bedoelt u 0,85? Toegestaan: minstens 0 en hoogstens 1,2.",
        ),
        (FTE, -0.5, "-0,5 is lager dan 0. Toegestaan: minstens 0 en hoogstens 1,2."),
        (JAAR, 1922.0, "1922 is lager dan 2000. Toegestaan: minstens 2000 en hoogstens 2100."),
        (BEDRAG, -1.0, "-1 is lager dan 0. Toegestaan: minstens 0."),
    ],
)
def test_a_number_out_of_bounds_names_the_bound(kolom: Kolom, cel: float, melding: str) -> None:
    assert said(kolom, cel) == f"DUO-C05 {melding}"


def test_a_part_of_a_year_is_no_year() -> None:
    melding = "DUO-C03 2021,5 is geen geheel getal. Vul een heel getal in, zonder komma."
    assert said(JAAR, 2021.5) == melding


@pytest.mark.parametrize(
    ("cel", "melding"),
    [
        ("30-04-2022", '"30-04-2022" is tekst. Bedoelt u 30-04-2022? '),
        ("03-04-2022", '"03-04-2022" is tekst. Bedoelt u 03-04-2022 of 04-03-2022? '),
        ("2022-04-03", '"2022-04-03" is tekst. Bedoelt u 03-04-2022? '),
        ("30 april 2022", '"30 april 2022" is tekst. Bedoelt u 30-04-2022? '),
        ("1 mrt 2022", '"1 mrt 2022" is tekst. Bedoelt u 01-03-2022? '),
        ("31-02-2022", '"31-02-2022" is geen bestaande dag. '),
        ("begin mei", '"begin mei" is tekst. '),
    ],
)
def test_a_date_as_text_is_refused_with_its_readings(cel: str, melding: str) -> None:
    assert said(BESTELD, cel) == f"DUO-C04 {melding}Maak er in Excel een datum van."


@pytest.mark.parametrize(
    ("cel", "melding"),
    [
        (44681.0, "44681 is een getal, geen datum. Bedoelt u 30-04-2022? "),
        (12.0, "12 is een getal, geen datum. "),
        (time(0, 0), "00:00 is een tijd, geen datum. "),
    ],
)
def test_a_number_is_no_date(cel: object, melding: str) -> None:
    opmaak = "Geef de cel in Excel de opmaak Datum."
    assert said(BESTELD, cel) == f"DUO-C04 {melding}{opmaak}"


def test_a_date_with_a_time_is_refused() -> None:
    melding = "30-04-2022 12:30 is een datum met een tijd. Vul alleen de dag in, zonder tijd."
    assert said(BESTELD, datetime(2022, 4, 30, 12, 30)) == f"DUO-C04 {melding}"


@pytest.mark.parametrize(
    ("kolom", "dag", "melding"),
    [
        (BESTELD, date(2022, 5, 1), "01-05-2022 ligt na de peildatum, 30-04-2022. "
         "Controleer dag, maand en jaar."),
        (BESTELD, date(2026, 5, 1), "01-05-2026 ligt na de peildatum, 30-04-2022. "
         "Bedoelt u 30-04-2022? Controleer dag, maand en jaar."),
        (BESTELD, date(1900, 1, 1), "01-01-1900 ligt voor 01-01-1950. "
         "Controleer dag, maand en jaar."),
        (BESTELD, date(9999, 12, 31), "31-12-9999 ligt na de peildatum, 30-04-2022. "
         "Controleer dag, maand en jaar."),
        (TOEGEZEGD, date(2202, 4, 30), "30-04-2202 ligt na de laatste dag die kan, 31-12-2072. "
         "Controleer dag, maand en jaar."),
    ],
)  # fmt: skip
def test_a_date_outside_the_period_is_refused(kolom: Kolom, dag: date, melding: str) -> None:
    assert said(kolom, dag) == f"DUO-C11 {melding}"


def test_without_a_peildatum_only_the_calendar_counts() -> None:
    waarden, fouten = cells.convert(BESTELD, [date(2050, 1, 1)])
    assert fouten == []
    assert waarden[0] == pd.Timestamp("2050-01-01")


@pytest.mark.parametrize(
    ("cel", "melding"),
    [
        ("Vats", "\"Vats\" staat niet in de lijst. Bedoelt u 'Vast'? "),
        ("vast ", None),
        ("VAST", "\"VAST\" staat niet in de lijst. Bedoelt u 'Vast'? "),
        ("uitzend", '"uitzend" staat niet in de lijst. '),
        (7.0, "7 staat niet in de lijst. "),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_one(cel: object, melding: str | None) -> None:
    if melding is None:
        assert value(SOORT, cel) == "vast"
    else:
        assert said(SOORT, cel) == f"DUO-C02 {melding}Kies een van: Vast, Re-integratie."


@pytest.mark.parametrize("kolom", [FTE, BESTELD, SOORT, TEAM, MAAND, FICTIEF])
@pytest.mark.parametrize(
    ("cel", "naam"),
    [
        (Excelfout("#DIV/0!"), "#DEEL/0!"),
        (Excelfout("#REF!"), "#VERW!"),
        ("#N/A", "#N/B"),
        ("#WAARDE!", "#WAARDE!"),
    ],
)
def test_an_excel_error_has_its_dutch_name_in_every_kind_of_column(
    kolom: Kolom, cel: object, naam: str
) -> None:
    herstel = "Verbeter de formule, of vul de waarde in."
    assert said(kolom, cel) == f"DUO-C07 de cel bevat de fout {naam}. {herstel}"


@pytest.mark.parametrize("kolom", [FTE, GELEVERD, TEAM])
def test_a_formula_without_a_saved_result_is_refused_and_not_empty(kolom: Kolom) -> None:
    assert said(kolom, ZonderWaarde()) == (
        "DUO-C08 de uitkomst van de formule is niet bewaard. "
        "Open het werkboek in Excel, laat het rekenen en sla het op."
    )


@pytest.mark.parametrize("cel", ["", "   ", None, "\u200b"])
def test_an_empty_cell_is_refused_only_where_a_value_is_required(cel: object) -> None:
    melding = "DUO-C01 de cel is leeg. Vul een waarde in; deze kolom is verplicht."
    assert said(TEAM, cel) == melding
    assert value(GELEVERD, cel) is None


@pytest.mark.parametrize(
    ("cel", "melding"),
    [
        (1.5, "1,5 is een getal, geen tekst."),
        (date(2022, 1, 2), "02-01-2022 is een datum, geen tekst."),
        (Waarheid.ONWAAR, "ONWAAR is waar of onwaar, geen tekst."),
        (1.2345678901234568e17, "123456789012346000 is te lang voor een getal: "
         "Excel heeft cijfers vervangen door nullen."),
    ],
)  # fmt: skip
def test_a_name_is_text(cel: object, melding: str) -> None:
    herstel = "Geef de cel in Excel de opmaak Tekst en typ de waarde opnieuw."
    assert said(TEAM, cel) == f"DUO-C06 {melding} {herstel}"


def test_unreadable_signs_in_a_text_are_refused() -> None:
    assert said(TEAM, "I\x07A").startswith("DUO-C06")


@pytest.mark.parametrize(
    ("kolom", "cel"),
    [
        (PERSOON, 1.5),
        (Kolom("pct", "Pct", Soort.GETAL, "Deel.", persoonlijk=True), "geheim 37,5"),
        (Kolom("pct", "Pct", Soort.GETAL, "Deel.", persoonlijk=True), date(1937, 5, 1)),
        (Kolom("pct", "Pct", Soort.GETAL, "x.", persoonlijk=True, maximum=Decimal(1)), 37.5),
        (Kolom("dag", "Dag", Soort.DATUM, "Dag.", persoonlijk=True), "37-05-1937"),
        (Kolom("dag", "Dag", Soort.DATUM, "Dag.", persoonlijk=True), 37375.0),
        (Kolom("dag", "Dag", Soort.DATUM, "Dag.", persoonlijk=True), date(1937, 5, 1)),
        (Kolom("m", "M", Soort.MAAND, "Maand.", persoonlijk=True), "mei 1937"),
        (Kolom("s", "S", Soort.CODE, "Soort.", codes={"a": "Aap37"}, persoonlijk=True), "Aap37b"),
    ],
)
def test_nothing_of_a_personal_value_is_shown(kolom: Kolom, cel: object) -> None:
    fout = cells.judge(kolom, [cel], PEILDATUM).fouten[0]
    assert "37" not in fout.reden
    assert "Bedoelt u" not in fout.herstel
    assert fout.waarde == ""
    assert fout.reden.startswith("de waarde ")


def test_what_may_be_a_bsn_is_never_shown() -> None:
    fout = cells.judge(FTE, [123456782.0, "nr 123456782"], PEILDATUM).fouten
    assert "123456782" not in fout[0].reden + fout[0].waarde
    assert fout[1].reden == '"nr (8 of 9 cijfers)" is tekst'


def test_a_long_text_is_cut_in_a_message() -> None:
    assert said(FTE, "veel " * 20).startswith(f'DUO-C03 "{("veel " * 8).rstrip()} ..." is tekst')


def test_true_does_not_pass_for_one_when_both_stand_in_a_column() -> None:
    waarden, fouten = cells.convert(FTE, [1.0, True, 1])
    assert waarden.tolist()[0] == 1.0
    assert [fout.positie for fout in fouten] == [1]


@pytest.mark.parametrize(
    ("kolom", "cellen", "dtype"),
    [
        (TEAM, ["a", "b"], "str"),
        (SOORT, ["Vast"], "str"),
        (BESTELD, [date(2022, 1, 1)], "datetime64[s]"),
        (MAAND, ["1964-07"], "datetime64[s]"),
        (FTE, [0.5], "float64"),
        (JAAR, [2021.0], "Int64"),
        (BEDRAG, [0.1], "object"),
        (UREN, [0.1], "object"),
        (FICTIEF, ["ja"], "boolean"),
    ],
)
def test_every_kind_of_column_keeps_its_type_also_without_rows(
    kolom: Kolom, cellen: list[object], dtype: str
) -> None:
    for ruw in (cellen, []):
        waarden, fouten = cells.convert(kolom, ruw)
        assert fouten == []
        assert str(waarden.dtype) == dtype


def test_an_empty_cell_is_missing_in_every_kind_of_column() -> None:
    for soort in Soort:
        codes = {"a": "A"} if soort is Soort.CODE else {}
        kolom = Kolom("x", "X", soort, "X.", verplicht=False, codes=codes)
        waarden, _ = cells.convert(kolom, [None])
        assert waarden.isna().tolist() == [True]


def test_every_refused_cell_of_a_column_is_named_by_its_position() -> None:
    _, fouten = cells.convert(SOORT, ["Vast", "Vats", "Vast", "Vats"])
    assert [(fout.positie, fout.code) for fout in fouten] == [(1, "DUO-C02"), (3, "DUO-C02")]


def test_spaces_around_a_text_are_taken_off_and_remembered() -> None:
    oordelen = cells.judge(TEAM, ["I&A ", "I&A", "\ufeffI&A"])
    assert oordelen.waarden == ["I&A", "I&A", "I&A"]
    assert oordelen.bijgesneden == {0, 2}
