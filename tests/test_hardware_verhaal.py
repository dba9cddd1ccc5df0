"""The summary of hardware: every sentence is true, or it is not told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.chapters import hardware
from duo_analytics.chapters.hardware.verhaal import tell
from duo_analytics.results.feit import Feit, Feiten, Vergelijking
from duo_analytics.results.indicator import Indicator, declared
from duo_analytics.values import Getal

STIL: dict[str, str | None] = {indicator.naam: None for indicator in declared(hardware.__name__)}


def feit(indicator: Indicator, waarde: Getal, vorig_jaar: Getal) -> Feit:
    return Feit(
        naam=indicator.naam, titel=indicator.titel, waarde=waarde, eenheid=indicator.eenheid,
        decimalen=indicator.decimalen, moment="nu", definitie="", formule="", bronnen=(),
        vorig_jaar=Vergelijking("2021-T1", vorig_jaar),
    )  # fmt: skip


def verhaal(vorig_jaar: dict[str, str] | None = None, /, **waarden: str) -> str:
    """The summary when only these facts are known."""
    alle = STIL | {f"hardware.{naam}": waarde for naam, waarde in waarden.items()}
    eerder = vorig_jaar or {}
    feiten = [
        feit(i, _getal(alle[i.naam]), _getal(eerder.get(i.naam.partition(".")[2])))
        for i in declared(hardware.__name__)
    ]
    return tell(Feiten(tuple(feiten))).plat.replace("\u00a0", " ")


def _getal(tekst: str | None) -> Decimal | None:
    return None if tekst is None else Decimal(tekst)


def test_when_nothing_is_known_nothing_is_told() -> None:
    assert verhaal() == ""


def test_the_wait_is_told_with_its_change() -> None:
    tekst = verhaal({"levertijd_weken": "4"}, levertijd_weken="14")
    assert tekst == (
        "De helft van de bestellingen van de laatste twaalf maanden is binnen 14,0 weken geleverd. "
        "Dat is 10,0 weken langer dan een jaar eerder."
    )
    assert "even lang als een jaar eerder" in verhaal(
        {"levertijd_weken": "14"}, levertijd_weken="14"
    )
    assert "jaar eerder" not in verhaal(levertijd_weken="14")


@pytest.mark.parametrize(
    ("weken", "woorden"),
    [
        ("6", "6,0 weken."),
        ("19.9", "19,9 weken."),
        ("24", "24,0 weken, ongeveer een half jaar."),
        ("32.6", "32,6 weken."),
        ("39", "39,0 weken, ongeveer driekwart jaar."),
        ("49.7", "49,7 weken, ongeveer een jaar."),
        ("51.6", "51,6 weken, ongeveer een jaar."),
        ("57.3", "57,3 weken, ongeveer een jaar."),
        ("58", "58,0 weken, langer dan een jaar."),
    ],
)
def test_a_wait_is_called_a_year_only_when_it_comes_near(weken: str, woorden: str) -> None:
    assert verhaal(langst_open_weken=weken) == f"De oudste open bestelling wacht al {woorden}"


@pytest.mark.parametrize(
    ("nu", "eerder", "stand", "verschil"),
    [
        ("33", "14", "wachten 33 bestellingen", "Dat zijn 19 bestellingen meer dan"),
        ("2", "1", "wachten 2 bestellingen", "Dat is 1 bestelling meer dan"),
        ("1", "3", "wacht 1 bestelling", "Dat zijn 2 bestellingen minder dan"),
        ("3", "3", "wachten 3 bestellingen", "Dat zijn er evenveel als"),
    ],
)
def test_the_backlog_is_told_in_singular_and_plural(
    nu: str, eerder: str, stand: str, verschil: str
) -> None:
    tekst = verhaal({"backlog_bestellingen": eerder}, backlog_bestellingen=nu, backlog_eur="500")
    assert tekst == (
        f"Op de peildatum {stand} op levering, samen € 500. {verschil} een jaar eerder."
    )


def test_without_a_backlog_everything_is_delivered() -> None:
    assert verhaal(backlog_bestellingen="0", backlog_eur="0") == (
        "Alles wat is besteld, is geleverd."
    )


@pytest.mark.parametrize(
    ("index", "woord"),
    [("118.7", "hoger dan"), ("97.2", "lager dan"), ("100.04", "gelijk aan die")],
)
def test_prices_are_called_higher_only_when_the_printed_index_is(index: str, woord: str) -> None:
    assert f"zijn {woord} in het basisjaar" in verhaal(prijsindex=index)


def uitgaven(geboekt: str, verplicht: str, **meer: str) -> str:
    gebruik = Decimal(geboekt) + Decimal(verplicht)
    return verhaal(
        begroting_eur="1000", geboekt_eur=geboekt, verplichting_eur=verplicht,
        budgetgebruik_pct=str(gebruik / 10), **meer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("geboekt", "verplicht", "begin"),
    [
        ("200", "300", "De uitgaven vallen nog binnen de begroting van I&A: van € 1.000 is € 200"),
        ("600", "400", "De uitgaven vallen nog binnen de begroting van I&A"),
        ("600", "401", "Wat is geboekt, valt binnen de begroting van I&A: € 600 van € 1.000."),
        ("1000", "1", "Wat is geboekt, valt binnen"),
        ("1001", "0", "Er is meer geboekt dan de begroting van I&A: € 1.001 tegen € 1.000."),
    ],
)
def test_the_spending_is_within_the_budget_only_with_its_commitments(
    geboekt: str, verplicht: str, begin: str
) -> None:
    tekst = uitgaven(geboekt, verplicht)
    assert tekst.startswith(begin)
    assert tekst.count("begroting van I&A") == 1


def test_the_forecast_says_when_the_budget_is_used_up_and_what_is_booked() -> None:
    tekst = uitgaven(
        "200", "300", budget_op_maanden="4.2", verwacht_beslag_eur="1300",
        verwacht_beslag_laag_eur="900", verwacht_geboekt_eur="950",
    )  # fmt: skip
    assert "is de begroting over 4,2 maanden helemaal geboekt of besteld." in tekst
    assert "op 31 december € 950 geleverd en geboekt. Dat past in de begroting." in tekst


def test_less_than_a_month_is_said_in_words() -> None:
    tekst = uitgaven(
        "500", "480", budget_op_maanden="0.1", verwacht_beslag_eur="1300",
        verwacht_beslag_laag_eur="900", verwacht_geboekt_eur="1200",
    )  # fmt: skip
    assert "is de begroting binnen een maand helemaal geboekt of besteld." in tekst
    assert "Dat is meer dan de begroting." in tekst


def test_a_budget_that_lasts_is_told_with_its_amount() -> None:
    tekst = uitgaven(
        "200", "300", verwacht_beslag_eur="900", verwacht_beslag_laag_eur="700",
        verwacht_geboekt_eur="600",
    )  # fmt: skip
    assert "is op 31 december € 900 geboekt of besteld: niet meer dan de begroting." in tekst


def test_a_budget_that_was_used_up_before_is_not_said_to_run_out() -> None:
    tekst = uitgaven(
        "600", "500", budget_op_maanden="0", verwacht_beslag_eur="1300",
        verwacht_beslag_laag_eur="1200", verwacht_geboekt_eur="900",
    )  # fmt: skip
    assert "Als er evenveel wordt besteld" not in tekst


def test_on_31_december_nothing_is_expected() -> None:
    tekst = uitgaven("600", "300", verwacht_beslag_eur="900", verwacht_geboekt_eur="600")
    assert "Naar verwachting" not in tekst


@pytest.mark.parametrize(
    ("stuks", "zin"),
    [
        ("0", "Geen apparaat is langer in gebruik dan zijn termijn."),
        ("1", "Langer in gebruik dan de termijn is 1 stuk, 20,0% van alle apparaten."),
        ("5", "Langer in gebruik dan de termijn zijn 5 stuks, 20,0% van alle apparaten."),
    ],
)
def test_the_replacement_backlog_is_told(stuks: str, zin: str) -> None:
    assert verhaal(over_termijn_stuks=stuks, over_termijn_pct="20") == zin
