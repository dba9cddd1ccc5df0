"""Cells that are no number, no value or no date, or not one that fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from tests.intake.books import Ruw, formule, fout, procent
from tests.intake.corpus.geval import Geval, cell

FTE = "personeel/Formatie!F4"
BEGIN = "personeel/Formatie!H4"
LIJST = "staat niet in de lijst"


def numbers() -> Iterator[Geval]:
    """What is no number, or not this one."""
    for tekst, lezing in (
        ("1.000", "Bedoelt u 1 of 1000?"), ("O.8", "Bedoelt u 0,8?"), ("36 fte", "Bedoelt u 36?"),
        ("1,5", "Bedoelt u 1,5?"), ("2.5", "Bedoelt u 2,5?"), ("€ 12,50", "Bedoelt u 12,5?"),
        ("12-", "Bedoelt u -12?"), ("1 000", "Bedoelt u 1000?"), ("~2", "Bedoelt u 2?"),
        ("l,5", "Bedoelt u 1,5?"), ("85%", "Bedoelt u 0,85 of 85?"),
        ("1.234,50", "Bedoelt u 1234,5?"),
        ("\u22122", "Bedoelt u -2?"), ("2,5,1", "Vul alleen"), ("twee", "Vul alleen"),
        ("n.v.t.", "Vul alleen"), ("-", "Vul alleen"), ("?", "Vul alleen"), ("=1+1", "Bedoelt u"),
    ):  # fmt: skip
        melding = f'"{tekst}" is tekst. {lezing}'
        yield cell(f"tekst {tekst} als getal", FTE, tekst, "DUO-C03", melding)
    yield cell("bedrag als tekst", "inhuur/Inhuur!I4", "1.234,50", "DUO-C03", "1234,5")
    yield cell("jaar als tekst", "inhuur/Loonsom!B4", "2022", "DUO-C03", "Bedoelt u 2022?")
    yield cell("half aantal", "hardware/Bestellingen!F4", 2.5, "DUO-C03", "geen geheel getal")
    yield cell("datum als getal", FTE, date(2022, 5, 1), "DUO-C03", "Bedoelt u 1,5?")
    yield cell("tijd als getal", FTE, Ruw('<c r="{cel}" s="5"><v>0.3</v></c>'), "DUO-C03", "tijd")
    yield cell("waar als getal", FTE, True, "DUO-C03", "WAAR")
    yield cell("oneindig", FTE, Ruw('<c r="{cel}"><v>1E999</v></c>'), "DUO-C03", "oneindig")
    yield cell("geen getal in de cel", FTE, Ruw('<c r="{cel}"><v>NaN</v></c>'), "DUO-C03")
    yield cell("dubbelzinnige uren", "banenafspraak/Verloonde uren!C4", "400.000", "DUO-C03",
               "Bedoelt u 400 of 400000?")  # fmt: skip
    for naam, plek, waarde, grens in (
        ("fte als percentage", "personeel/Dienstverbanden!L4", 80.0, "Bedoelt u 0,8?"),
        ("negatieve formatie", FTE, -1.0, "lager dan 0"),
        ("te veel uren", "personeel/Dienstverbanden!K4", 61.0, "hoger dan 60"),
        ("vierde tertaal", "inhuur/Loonsom!C4", 4.0, "hoger dan 3"),
        ("jaar 1922", "inhuur/Loonsom!B4", 1922.0, "lager dan 2000"),
        ("nul besteld", "hardware/Activa!C4", 0.0, "lager dan 1"),
        ("ronde nul", "vacatures/Vacatures!L4", 0.0, "lager dan 1"),
        ("verzuim boven honderd", "personeel/Verzuim!G4", 101.0, "de waarde is hoger dan 100"),
        ("loonsom nul", "inhuur/Loonsom!D4", 0.0, "lager dan 0,01"),
    ):
        yield cell(naam, plek, waarde, "DUO-C05", grens)
    yield cell("percentage in fte", "personeel/Dienstverbanden!L4", procent(0.8), "DUO-C10", "0,8?")
    yield cell("percentage in procenten", "personeel/Verzuim!G4", procent(0.5), "DUO-C10")
    yield cell("eigen percentage", FTE, Ruw('<c r="{cel}" s="4"><v>0.5</v></c>'), "DUO-C10", "50%")


def values() -> Iterator[Geval]:
    """Cells without a value that can be used, in every kind of column."""
    for naam, nederlands in (
        ("#DIV/0!", "#DEEL/0!"), ("#N/A", "#N/B"), ("#NAME?", "#NAAM?"), ("#NULL!", "#LEEG!"),
        ("#NUM!", "#GETAL!"), ("#REF!", "#VERW!"), ("#VALUE!", "#WAARDE!"),
    ):  # fmt: skip
        yield cell(f"Excelfout {naam}", FTE, fout(naam), "DUO-C07", nederlands)
    yield cell("Excelfout als tekst", FTE, "#N/B", "DUO-C07", "#N/B")
    yield cell("Excelfout in datum", "personeel/Formatie!I5", fout("#N/A"), "DUO-C07", "#N/B")
    yield cell("Excelfout in tekst", "personeel/Formatie!B5", fout("#REF!"), "DUO-C07", "#VERW!")
    yield cell("Excelfout in keuze", "personeel/Formatie!G4", fout("#VALUE!"), "DUO-C07")
    yield cell("formule zonder uitkomst", FTE, formule("36/36"), "DUO-C08")
    yield cell("formule zonder uitkomst in datum", "personeel/Formatie!I5", formule("TODAY()"),
               "DUO-C08")  # fmt: skip
    leeg = Ruw('<c r="{cel}"><f>A1</f><v></v></c>')
    yield cell("formule met lege uitkomst", "personeel/Formatie!B5", leeg, "DUO-C08")
    gedeeld = Ruw('<c r="{cel}"><f t="shared" si="0"/></c>')
    yield cell("gedeelde formule zonder uitkomst", FTE, gedeeld, "DUO-C08")
    for blad, plek in (
        ("dienstverbanden", "personeel/Dienstverbanden!E4"), ("loonsom", "inhuur/Loonsom!D4"),
        ("vacatures", "vacatures/Vacatures!I4"), ("activa", "hardware/Activa!B4"),
    ):  # fmt: skip
        yield cell(f"lege verplichte cel in {blad}", plek, None, "DUO-C01", "de cel is leeg")
    yield cell("alleen spaties", "personeel/Formatie!C4", "   ", "DUO-C01")
    yield cell("alleen een onzichtbaar teken", "personeel/Formatie!C4", "\u200b", "DUO-C01")
    for waarde, tekst in (
        ("Diemn", "Bedoelt u 'Diemen'?"), ("diemen-", "Bedoelt u 'Diemen'?"),
        ("OuderAmstel", "Bedoelt u 'Ouder-Amstel'?"), ("DUO+", "Bedoelt u 'Duo+'?"),
        ("Amsterdam", LIJST), (7.0, "7 staat niet"), (True, "WAAR staat niet"),
    ):  # fmt: skip
        yield cell(f"werkgever {waarde}", "personeel/Formatie!A4", waarde, "DUO-C02", tekst)
    yield cell("soort klein geschreven", "personeel/Formatie!G4", "structureel ja", "DUO-C02")
    yield cell("datum in tekst", "personeel/Formatie!C4", date(2022, 1, 2), "DUO-C06", "datum")
    yield cell("breuk in tekst", "personeel/Formatie!C4", 1.5, "DUO-C06", "1,5 is een getal")
    yield cell("waar in tekst", "personeel/Formatie!C4", False, "DUO-C06", "ONWAAR")
    yield cell("te lang nummer", "hardware/Bestellingen!A4", 1.2345678901234568e17, "DUO-C06")
    yield cell("stuurteken", "personeel/Formatie!C4", "I\ue000A", "DUO-C06")


def dates() -> Iterator[Geval]:
    """What is no day, or not a day in this delivery."""
    for tekst, lezing in (
        ("30-04-2020", "Bedoelt u 30-04-2020?"),
        ("04/03/2020", "Bedoelt u 04-03-2020 of 03-04-2020?"),
        ("2020-04-03", "Bedoelt u 03-04-2020?"), ("30 april 2020", "Bedoelt u 30-04-2020?"),
        ("1-1-20", "Bedoelt u 01-01-2020?"), ("31-02-2020", "geen bestaande dag"),
        ("99-99-9999", "geen bestaande dag"), ("begin 2020", "is tekst"), ("onbekend", "is tekst"),
    ):  # fmt: skip
        yield cell(f"datum als tekst {tekst}", BEGIN, tekst, "DUO-C04", lezing)
    yield cell("datum zonder opmaak", BEGIN, 43831.0, "DUO-C04", "Bedoelt u 01-01-2020?")
    yield cell("datum als jjjjmmdd", BEGIN, 20200101.0, "DUO-C04", "is een getal")
    yield cell("datum met tijd", BEGIN, datetime(2020, 1, 1, 12, 30), "DUO-C04", "met een tijd")
    dag_nul = Ruw('<c r="{cel}" s="1"><v>0</v></c>')
    yield cell("dag nul van Excel", BEGIN, dag_nul, "DUO-C04", "is een tijd")
    dag_60 = Ruw('<c r="{cel}" s="1"><v>60</v></c>')
    yield cell("29 februari 1900", BEGIN, dag_60, "DUO-C11", "ligt voor 01-01-1950")
    yield cell("waar als datum", BEGIN, True, "DUO-C04", "waar of onwaar")
    yield cell("verkeerde eeuw", BEGIN, date(1920, 1, 1), "DUO-C11", "ligt voor 01-01-1950")
    yield cell("jaar 2202", "personeel/Formatie!I5", date(2202, 4, 30), "DUO-C11", "31-12-2072")
    yield cell("na de peildatum", "hardware/Bestellingen!K4", date(2022, 5, 1), "DUO-C11",
               "ligt na de peildatum, 30-04-2022")  # fmt: skip
    yield cell("vier jaar verschoven", "hardware/Activa!D4", date(2026, 5, 1), "DUO-C11",
               "Bedoelt u 30-04-2022?")  # fmt: skip
    yield cell("eindeloos in verplichte datum", "hardware/Activa!D4", date(9999, 12, 31), "DUO-C11")
    yield cell("geboortemaand in woorden", "personeel/Dienstverbanden!M4", "juli 1964", "DUO-C04")
    yield cell("geboortemaand 13", "personeel/Dienstverbanden!M4", "1964-13", "DUO-C04", "1964-07")
    yield cell("geboren in 1864", "personeel/Dienstverbanden!M4", date(1864, 7, 1), "DUO-C04")
