"""The example periods: every chart can be read, and the same thing has one number everywhere."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache

import pytest

from duo_analytics.chapters import hardware
from duo_analytics.places import NOTEBOOKS
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst
from duo_analytics.rounding import half_up
from tests import legible
from tests.backtest import shown

PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
NOTEBOOK = NOTEBOOKS / "30_hardware.ipynb"


@cache
def results(periode: str) -> tuple[object, ...]:
    return tuple(shown(NOTEBOOK, periode))


def tabellen(periode: str) -> dict[str, Tabel]:
    delen = results(periode)
    los = {deel.naam: deel for deel in delen if isinstance(deel, Tabel)}
    return los | {deel.naam: deel.tabel for deel in delen if isinstance(deel, Grafiek)}


def feiten(periode: str) -> Feiten:
    return next(deel for deel in results(periode) if isinstance(deel, Feiten))


@pytest.mark.parametrize("periode", PERIODEN)
def test_no_chart_has_letters_that_cannot_be_read(periode: str) -> None:
    grafieken = [deel for deel in results(periode) if isinstance(deel, Grafiek)]
    assert len(grafieken) > 10
    for grafiek in grafieken:
        assert list(legible.problems(grafiek.svg)) == [], grafiek.naam


@pytest.mark.parametrize("periode", PERIODEN)
@pytest.mark.parametrize(
    ("feit", "tabel", "kop", "rij"),
    [
        ("levertijd_weken", "levertijd_categorie", "Mediaan", -1),
        ("levertijd_hoog_weken", "levertijd_categorie", "95% tot", -1),
        ("langst_open_weken", "backlog_categorie", "Langst open", -1),
        ("langst_open_weken", "langst_open", "Wachttijd", 0),
        ("op_tijd_pct", "toezegging_categorie", "Op tijd", -1),
        ("te_laat_dagen", "toezegging_categorie", "Te laat, mediaan", -1),
        ("backlog_bestellingen", "backlog_categorie", "Backlog", -1),
        ("backlog_bestellingen", "backlog_verloop", "Backlog eind van de maand", -1),
        ("backlog_stuks", "backlog_categorie", "Backlog in stuks", -1),
        ("backlog_eur", "backlog_categorie", "Backlog in euro", -1),
        ("backlog_eur", "backlog_verloop_eur", "Totaal", -1),
        ("backlogratio_maanden", "backlog_categorie", "Backlogratio", -1),
        ("prijsindex", "prijsindex_verloop", "Prijsindex", -1),
        ("prijsindex", "prijsindex_categorie", "Prijsindex", -1),
        ("prijsindex_dekking_pct", "prijsindex_categorie",
         "Deel van de uitgaven in het basisjaar", -1),
        ("geboekt_eur", "budget_verloop", "Geboekt", -1),
        ("verplichting_eur", "prognose_categorie", "Verplichting", -1),
        ("verplichting_eur", "budget_aansluiting", "Verplichting", -1),
        ("begroting_eur", "prognose_categorie", "Begroting na wijziging", -1),
        ("verwacht_beslag_eur", "prognose_categorie", "Verwacht beslag", -1),
        ("verwacht_beslag_eur", "prognose_jaareinde", "Verwacht op 31 december", 0),
        ("verwacht_beslag_laag_eur", "prognose_jaareinde", "95% vanaf", 0),
        ("verwacht_geboekt_eur", "prognose_jaareinde", "Verwacht op 31 december", 1),
        ("over_termijn_stuks", "vervanging_achterstand", "Over termijn", -1),
        ("over_termijn_stuks", "vervanging_jaren", "Apparaten", 0),
        ("over_termijn_eur", "vervanging_achterstand", "Vervangingswaarde", -1),
        ("over_termijn_eur", "vervanging_jaren", "Totaal", 0),
    ],
)  # fmt: skip
def test_a_fact_has_the_number_of_its_table(
    periode: str, feit: str, tabel: str, kop: str, rij: int
) -> None:
    van_feit = feiten(periode)[feit]
    cel = tabellen(periode)[f"hardware.{tabel}"].kolom(kop)[rij]
    if van_feit.waarde is None or cel is None:
        assert van_feit.waarde is cel
        return
    assert isinstance(cel, Decimal)
    assert isinstance(van_feit.waarde, Decimal)
    assert half_up(cel, van_feit.decimalen) == half_up(van_feit.waarde, van_feit.decimalen)


@pytest.mark.parametrize("periode", PERIODEN)
def test_counts_and_amounts_add_up_to_their_printed_total(periode: str) -> None:
    sommen = {
        "hardware.backlog_categorie": ("Backlog", "Backlog in stuks", "Backlog in euro"),
        "hardware.toezegging_categorie": ("Op tijd geleverd", "Open, over datum"),
        "hardware.budget_aansluiting": ("Verplichting", "Backlog", "Verschil"),
        "hardware.prognose_categorie": ("Geboekt", "Nog te bestellen", "Verwacht beslag"),
        "hardware.vervanging_achterstand": ("In gebruik", "Over termijn", "Vervangingswaarde"),
    }
    for naam, koppen in sommen.items():
        for kop in koppen:
            *delen, totaal = tabellen(periode)[naam].kolom(kop)
            assert sum(Decimal(str(deel)) for deel in delen) == totaal, (naam, kop)


@pytest.mark.parametrize(("periode", "eerder"), [("2022-T1", "2021-T1"), ("2022-T2", "2021-T2")])
def test_last_year_is_what_that_delivery_said_itself(periode: str, eerder: str) -> None:
    """The example is never corrected afterwards, so a comparison equals the figure of then."""
    toen = feiten(eerder)
    for feit in feiten(periode).feiten:
        assert feit.vorig_jaar is not None
        assert feit.vorig_jaar.waarde == toen[feit.naam].waarde, feit.naam


@pytest.mark.parametrize("periode", PERIODEN)
def test_the_summary_tells_of_wait_backlog_prices_budget_and_replacement(periode: str) -> None:
    tekst = next(deel for deel in results(periode) if isinstance(deel, Tekst))
    assert len(tekst.alineas) == 5
    boven = feiten(periode)["budgetgebruik_pct"].waarde
    assert isinstance(boven, Decimal)
    assert ("vallen nog binnen de begroting" in tekst.plat) == (boven <= 100)


def test_the_story_of_the_example_shows() -> None:
    """Waits up to a year, prices up, and the spending still within the budget of I&A."""
    nu = feiten("2022-T1")
    assert 45 < _number(nu, "langst_open_weken") <= 53
    assert _number(nu, "prijsindex") > 110
    assert _number(nu, "budgetgebruik_pct") < 100


def _number(van: Feiten, naam: str) -> Decimal:
    waarde = van[naam].waarde
    assert isinstance(waarde, Decimal)
    return waarde


def test_four_facts_stand_in_the_summary_of_the_rapportage() -> None:
    kern = {feit.naam.partition(".")[2] for feit in feiten("2022-T1").feiten if feit.kern}
    assert kern == {"levertijd_weken", "backlog_bestellingen", "budgetgebruik_pct", "prijsindex"}


def test_no_supplier_is_named() -> None:
    """Spending per supplier is company data (Woo 5.1(2))."""
    leveranciers = {
        str(naam) for naam in hardware.load("2022-T1")["hardwarebestellingen"]["leverancier"]
    }
    alles = json.dumps([t.to_json() for t in tabellen("2022-T1").values()], ensure_ascii=False)
    assert leveranciers
    assert not [naam for naam in leveranciers if naam in alles]
