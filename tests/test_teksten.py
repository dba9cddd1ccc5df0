"""Texts of the controller: facts in them, and every mistake named with its line."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.plakken import double_words, normalised
from duo_analytics.rapportage.tekstcontrole import problems
from duo_analytics.rapportage.teksten import render
from duo_analytics.results.feit import Feit, Vergelijking
from duo_analytics.results.tekst import Verwijzing
from duo_analytics.values import VERBORGEN
from tests.voorbeeld import feit


def vacatures(aantal: str, vorig: str | None = "28") -> Feit:
    """A number of vacatures, and that of a year ago."""
    eerder = Vergelijking("2021-T1", None if vorig is None else Decimal(vorig))
    return dataclasses.replace(
        feit("vacatures.open"), waarde=Decimal(aantal), eenheid="vacatures", decimalen=0,
        vorig_jaar=eerder,
    )  # fmt: skip


FEITEN = {
    "proef.bezetting": feit(),
    "vacatures.open": vacatures("31"),
    "proef.klein": dataclasses.replace(feit("proef.klein"), waarde=VERBORGEN),
    "proef.leeg": dataclasses.replace(feit("proef.leeg"), waarde=None),
}


def words(markdown: str, feiten: dict[str, Feit] | None = None) -> str:
    """The plain text of a sound text of one paragraph."""
    gebruikt = feiten or FEITEN
    assert problems("x.md", markdown, gebruikt) == []
    (alinea,) = render(markdown, gebruikt)
    assert isinstance(alinea, Alinea)
    return "".join(d if isinstance(d, str) else d.tekst for d in alinea.delen)


def told(markdown: str) -> list[str]:
    """Every problem of a text as a reader sees it."""
    return [str(probleem) for probleem in problems("vacatures.md", markdown, FEITEN)]


# Facts in a text


def test_a_fact_prints_its_value_with_its_unit_and_stays_a_reference() -> None:
    (alinea,) = render('Er is {{ feit("proef.bezetting") }} bezet.', FEITEN)
    assert alinea == Alinea(("Er is ", Verwijzing("proef.bezetting", "12,4\u00a0fte"), " bezet."))


def test_singular_and_plural_follow_the_number() -> None:
    tekst = 'Er {{ woord("vacatures.open", "staat", "staan") }} {{ feit("vacatures.open") }} open.'
    assert words(tekst) == "Er staan 31\u00a0vacatures open."
    assert words(tekst, {"vacatures.open": vacatures("1")}) == "Er staat 1\u00a0vacature open."


def test_a_change_is_told_in_words_with_the_period_it_compares_with() -> None:
    tekst = 'Dat is {{ verandering("vacatures.open") }}.'
    assert words(tekst) == "Dat is 3\u00a0vacatures meer dan in dezelfde periode van 2021."
    gelijk = {"vacatures.open": vacatures("28")}
    assert words(tekst, gelijk) == "Dat is evenveel als in dezelfde periode van 2021."


def test_a_sentence_can_depend_on_a_fact() -> None:
    tekst = '{% if waarde("vacatures.open") > 20 %}Dat is veel.{% else %}Dat is weinig.{% endif %}'
    assert words(tekst) == "Dat is veel."
    assert words(tekst, {"vacatures.open": vacatures("3")}) == "Dat is weinig."


def test_fewer_decimals_than_the_fact_has_are_rounded_half_up() -> None:
    assert words('{{ feit("proef.bezetting", decimalen=0) }}') == "12\u00a0fte"


def test_headings_and_lists_hold_facts_too() -> None:
    blokken = render('## Nu {{ feit("vacatures.open") }}\n\n- {{ feit("vacatures.open") }}', FEITEN)
    assert blokken == [
        Kop(2, "Nu 31\u00a0vacatures"),
        Lijst(((Verwijzing("vacatures.open", "31\u00a0vacatures"),),)),
    ]


# Mistakes


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ('{{ feit("proef.bezeting") }}',
         "het feit 'proef.bezeting' bestaat niet. Bedoelt u 'proef.bezetting'?"),
        ('{{ feit("proef.bezetting", eenheid="pct") }}',
         "'proef.bezetting' is in fte ('fte') en niet in 'pct'."),
        ('{{ feit("proef.bezetting", decimalen=3) }}',
         "'proef.bezetting' heeft 1 decimalen; meer of iets anders kan niet."),
        ('{{ feit("proef.bezetting", kleur="rood") }}', "feit() kent 'kleur' niet."),
        ('{{ feit("proef.klein") }}',
         "'proef.klein' is verborgen omdat de groep klein is. Haal de zin weg."),
        ('{{ feit("proef.leeg") }}', "'proef.leeg' heeft in deze periode geen waarde."),
        ('{{ verandering("proef.bezetting", "vorige periode") }}',
         "'proef.bezetting' is niet te vergelijken met vorige periode."),
        ('{{ verandering("proef.bezetting", "gisteren") }}',
         "verandering() vergelijkt met 'vorig jaar' of met 'vorige periode'."),
        ('{{ woord("vacatures.open", "een") }}',
         "woord() krijgt een feit, het enkelvoud en het meervoud."),
        ("{{ feit( }}", 'deze accolades kloppen niet. Schrijf {{ feit("hoofdstuk.naam") }}.'),
        ("{{ feit(naam) }}",
         "'naam' is onbekend. Zet de naam van een feit tussen aanhalingstekens."),
        ('{{ "".__class__ }}',
         "hier kan alleen een feit staan, of een zin die van een feit afhangt."),
        ("{% for x in [] %}{% endfor %}",
         "hier kan alleen een feit staan, of een zin die van een feit afhangt."),
        ('{{ open("x") }}',
         "hier kan alleen feit, verandering, waarde, woord staan, met de naam van een feit."),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_file_and_line(markdown: str, message: str) -> None:
    assert f"FOUT  vacatures.md, regel 3: {message}" in told(f"Regel een.\n\n{markdown}")


def test_all_mistakes_of_a_text_are_told_in_the_order_of_its_lines() -> None:
    regels = told('{{ feit("a.b") }}\n\n17 banen\n{{ feit("c.d") }}')
    assert [regel.split(":")[0] for regel in regels] == [
        "FOUT  vacatures.md, regel 1",
        "LET OP  vacatures.md, regel 3",
        "FOUT  vacatures.md, regel 4",
    ]  # fmt: skip


def test_a_number_typed_by_hand_that_is_no_fact_asks_for_a_look() -> None:
    assert told("Er zijn 17 vacatures.") == [
        "LET OP  vacatures.md, regel 1: '17' is met de hand getypt en is geen feit."
    ]


@pytest.mark.parametrize(
    "tekst",
    ["Er zijn 31 vacatures.", "In 2022 en op 30 april 2022.", "De 1e rapportage.", "COVID-19",
     "1. Eerst dit", "12,4 fte"],
)  # fmt: skip
def test_years_dates_ordinals_and_facts_are_no_loose_numbers(tekst: str) -> None:
    assert told(tekst) == []


def test_a_word_that_stands_twice_asks_for_a_look() -> None:
    assert told("Dit is de de vraag.") == [
        "LET OP  vacatures.md, regel 1: het woord 'de' staat er twee keer."
    ]


# Pasted from elsewhere


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("• Corona", "- Corona"),
        ("➢ Integraliteit bevorderen", "- Integraliteit bevorderen"),
        ("  o Gezamenlijk werkgeverschap", "  - Gezamenlijk werkgeverschap"),
        ("verantwoordelijk- heden van functies", "verantwoordelijkheden van functies"),
        ("in- en uitstroom", "in- en uitstroom"),
        ("twee\u00a0woorden\fnieuw", "twee woorden\nnieuw"),
        ("\u2018diverse\u2019 scenario\u2019s", "\u2018diverse\u2019 scenario\u2019s"),
        ("zacht\u00adafgebroken\r", "zachtafgebroken"),
    ],
)
def test_pasted_text_becomes_markdown(pasted: str, clean: str) -> None:
    assert normalised(pasted) == clean


def test_words_that_dutch_does_double_are_left_alone() -> None:
    assert double_words("Ik denk dat dat die die is") == []
