"""The chapter financien over the example: every period and every recipient."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import product

import pytest

from duo_analytics.chapters import financien
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.ontvangers import ONTVANGERS
from duo_analytics.organisatie import GEMEENTEN
from duo_analytics.places import EXAMPLE, NOTEBOOKS, delivered_periods
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst
from duo_analytics.rounding import half_up
from duo_analytics.values import shown
from tests import backtest, legible

NOTEBOOK = NOTEBOOKS / "95_financien.ipynb"
PERIODEN = [str(periode) for periode in delivered_periods(EXAMPLE)]
each_case = pytest.mark.parametrize(("periode", "ontvanger"), list(product(PERIODEN, ONTVANGERS)))


@cache
def results(periode: str, ontvanger: str) -> tuple[object, ...]:
    """What the cells of the notebook show."""
    return tuple(backtest.shown(NOTEBOOK, periode, str(EXAMPLE), ontvanger=ontvanger))


def tables(periode: str, ontvanger: str) -> dict[str, Tabel]:
    """The tables of the notebook, those of the charts too, by their short name."""
    alle = [r.tabel if isinstance(r, Grafiek) else r for r in results(periode, ontvanger)]
    return {t.naam.partition(".")[2]: t for t in alle if isinstance(t, Tabel)}


def facts(periode: str, ontvanger: str) -> Feiten:
    """The facts of the notebook."""
    return next(r for r in results(periode, ontvanger) if isinstance(r, Feiten))


def words(periode: str, ontvanger: str) -> Iterator[str]:
    """Everything that a reader of the chapter sees or hears."""
    for resultaat in results(periode, ontvanger):
        if isinstance(resultaat, Tekst):
            yield resultaat.plat
        elif isinstance(resultaat, Feiten):
            yield from (f"{f.titel} {f.tekst} {f.definitie} {f.formule}" for f in resultaat.feiten)
        elif isinstance(resultaat, Tabel | Grafiek):
            tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
            yield " ".join((tabel.titel, tabel.moment, *tabel.voetnoten))
            yield from (kop.tekst for kop in tabel.koppen)
            yield from (cel for rij in tabel.teksten() for cel in rij)
        if isinstance(resultaat, Grafiek):
            yield resultaat.alt
            yield resultaat.svg


def last(tabel: Tabel, kop: str) -> Decimal:
    """The lowest cell of a column."""
    return shown(tabel.kolom(kop)[-1])


@each_case
def test_facts_and_tables_show_the_same_numbers(periode: str, ontvanger: str) -> None:
    feiten, tabellen = facts(periode, ontvanger), tables(periode, ontvanger)
    bijdrage = tabellen["bijdrage_per_gemeente"]
    for naam, kop in (("bijdrage_na_wijziging", "Na wijziging"), ("bijdrage_prognose", "Prognose")):
        resultaat = dict(zip(*map(tabellen["programmas"].kolom, ("Post", kop)), strict=True))
        assert -shown(resultaat["Resultaat voor de bijdragen"]) == feiten[naam].waarde
        assert half_up(last(bijdrage, kop), 0) == feiten[naam].waarde
        assert last(tabellen["verloop"], kop) == feiten[naam].waarde
    afwijking = feiten["afwijking_bijdrage"].waarde
    for tabel in ("toelichtingen", "verloop"):
        assert last(tabellen[tabel], "Afwijking") == afwijking, tabel
    per_programma = tabellen["afwijking_per_programma"]
    assert last(per_programma, "Samen") == afwijking
    assert last(per_programma, "Incidenteel") == feiten["afwijking_incidenteel"].waarde
    assert last(per_programma, "Structureel") == feiten["afwijking_structureel"].waarde
    besteding = tabellen["besteding"]
    assert last(besteding, "Besteed") == feiten["besteed_pct"].waarde
    assert last(besteding, "Eerdere jaren") == feiten["verwacht_pct"].waarde


@each_case
def test_deviation_is_the_difference_of_the_two_printed_bijdragen(
    periode: str, ontvanger: str
) -> None:
    feiten = facts(periode, ontvanger)
    na, prognose = (shown(feiten[n].waarde) for n in ("bijdrage_na_wijziging", "bijdrage_prognose"))
    assert feiten["afwijking_bijdrage"].waarde == na - prognose
    delen = [feiten[f"afwijking_{soort}"].waarde for soort in ("incidenteel", "structureel")]
    assert sum(map(shown, delen), Decimal(0)) == na - prognose


@each_case
def test_wijzigingen_add_up_to_the_change_of_the_bijdrage(periode: str, ontvanger: str) -> None:
    tabellen = tables(periode, ontvanger)
    effect = tabellen["begrotingswijzigingen"].kolom("Effect op de bijdrage")
    assert sum(map(shown, effect[:-1]), Decimal(0)) == effect[-1]
    bijdrage = tabellen["bijdrage_per_gemeente"]
    voor, na = (half_up(last(bijdrage, kop), 0) for kop in ("Primitief", "Na wijziging"))
    assert effect[-1] == na - voor


@pytest.mark.parametrize("periode", PERIODEN)
def test_the_parts_of_the_gemeenten_make_the_whole_to_the_cent(periode: str) -> None:
    geheel = tables(periode, "duo_breed")["bijdrage_per_gemeente"]
    for kop in ("Primitief", "Na wijziging", "Prognose", "Afwijking", "Maatwerk"):
        delen = [last(tables(periode, g)["bijdrage_per_gemeente"], kop) for g in GEMEENTEN]
        assert [shown(cel) for cel in geheel.kolom(kop)] == [*delen, sum(delen, Decimal(0))]


@pytest.mark.parametrize("periode", PERIODEN)
def test_diemen_reads_nothing_about_burger_and_buurt(periode: str) -> None:
    tekst = "\n".join(words(periode, "diemen"))
    assert "Stafbureau" in tekst
    for vreemd in ("Burger", "Buurt", "Wmo", "Ouder-Amstel", "Uithoorn"):
        assert vreemd not in tekst, vreemd
    assert "Burger" in "\n".join(words(periode, "uithoorn"))


@each_case
def test_every_chart_can_be_read(periode: str, ontvanger: str) -> None:
    for grafiek in results(periode, ontvanger):
        if isinstance(grafiek, Grafiek):
            assert list(legible.problems(grafiek.svg)) == [], grafiek.naam


@pytest.mark.parametrize(
    ("periode", "alle", "in_periode"),
    [("2021-T1", 0, 0), ("2021-T2", 1, 1), ("2021-T3", 2, 2), ("2022-T1", 1, 0), ("2022-T2", 2, 1)],
)
def test_the_first_report_holds_no_wijziging_and_the_second_one_does(
    periode: str, alle: int, in_periode: int
) -> None:
    feiten = facts(periode, "duo_breed")
    assert feiten["wijzigingen"].waarde == alle
    assert feiten["wijziging_in_periode"].waarde == in_periode


@pytest.mark.parametrize("ontvanger", ONTVANGERS)
def test_a_year_ago_is_the_same_from_both_deliveries(ontvanger: str) -> None:
    nu, toen = facts("2022-T1", ontvanger), facts("2021-T1", ontvanger)
    for feit in nu.feiten:
        assert feit.vorig_jaar is not None
        assert feit.vorig_jaar.waarde == toen[feit.naam].waarde, feit.naam


def test_no_large_deviation_of_the_example_lacks_its_reason() -> None:
    for periode in PERIODEN:
        assert facts(periode, "duo_breed")["toelichting_ontbreekt"].waarde == 0


def test_the_tables_name_the_cells_that_they_were_made_from() -> None:
    tabellen: Tabellen = financien.load("2022-T1", str(EXAMPLE), "diemen")
    (bron,) = tabellen.bron("verdeelsleutel")
    assert str(bron).startswith("financien.xlsx, blad Verdeelsleutel (A4:E")
