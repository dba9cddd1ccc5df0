"""The chapter vacatures as a whole: its sentences, its empty forms, and the example delivery."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duo_analytics.chapters import vacatures
from duo_analytics.chapters.vacatures import (
    openstaand,
    overbrugging,
    stromen,
    verloop,
    vervultijd,
)
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.places import EXAMPLE, delivered_periods
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.statistics import vervultijd as statistiek
from duo_analytics.values import shown
from tests.vacatures import IA, levering, opdrachten, open_for, plain, vacature

CHARTS: tuple[Callable[[Tabellen], Grafiek], ...] = (
    openstaand.per_werkgever,
    openstaand.per_functiegroep,
    verloop.per_maand,
    verloop.per_maand_en_werkgever,
    stromen.per_tertaal,
    stromen.openstelling,
    vervultijd.per_functiegroep,
    vervultijd.curve,
    overbrugging.per_werkgever,
    overbrugging.per_team,
    verloop.gat_ia,
)
PERIODEN = [str(periode) for periode in delivered_periods(EXAMPLE)]


def test_the_summary_tells_the_facts_in_plain_sentences() -> None:
    rijen = [*open_for([4, 5, 6, 7, 8]), vacature("2022-01-03"), vacature("2022-04-01", **IA)]
    tekst = plain(vacatures.samenvatting(vacatures.feiten(levering("2022-T1", *rijen))).plat)
    assert "De vier werkgevers hebben samen 2 vacatures openstaan." in tekst
    assert "De werkgevers zoeken voor 1 vacature al langer dan 13 weken." in tekst
    assert "openden in deze periode 2 vacatures, vervulden 0 vacatures" in tekst
    assert "De helft van de vacatures is binnen 7,0 weken vervuld." in tekst
    assert "ICT" not in tekst  # too few to be told
    assert "Het team I&A heeft 1 vacature openstaan." in tekst


def test_a_hidden_figure_is_not_in_the_summary() -> None:
    feiten = vacatures.feiten(levering("2022-T1", inhuur=opdrachten(3, team=IA["team"])))
    assert feiten["inhuur_vacatureruimte_ia_fte"].tekst == "x"
    assert "ingehuurd" not in vacatures.samenvatting(feiten).plat


def test_three_facts_are_for_the_summary_of_the_rapportage() -> None:
    feiten = vacatures.feiten(levering("2022-T1")).feiten
    assert {feit.naam for feit in feiten if feit.kern} == {
        "vacatures.open_vacatures",
        "vacatures.lang_open",
        "vacatures.mediaan_weken",
    }


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: f"{chart.__module__}.{chart.__name__}")
def test_a_delivery_without_rows_gives_an_empty_chart(chart: Callable[[Tabellen], Grafiek]) -> None:
    grafiek = chart(levering("2022-T1"))
    assert grafiek.svg.startswith("<svg")
    assert grafiek.alt


def test_a_delivery_without_rows_gives_zero_or_nothing() -> None:
    feiten = {
        f.naam.partition(".")[2]: f.tekst for f in vacatures.feiten(levering("2022-T1")).feiten
    }
    niets = {naam for naam, tekst in feiten.items() if tekst == "n.v.t."}
    assert plain(feiten["open_vacatures"]) == "0 vacatures"
    assert niets == {
        "open_latere_ronde_pct", "vacaturegraad_pct", "in_werving_pct", "overbrugd_pct",
        "vervuld_latere_ronde_pct", "gemiddelde_openstelling_weken", "mediaan_weken",
        "mediaan_laag_weken", "mediaan_hoog_weken", "mediaan_ict_weken", "mediaan_overig_weken",
        "kwart_weken", "driekwart_weken", "verwacht_vervuld", "verwacht_vervuld_laag",
        "verwacht_vervuld_hoog", "verwachte_mediaan_weken", "verwachte_mediaan_laag_weken",
        "verwachte_mediaan_hoog_weken",
    }  # fmt: skip


@pytest.mark.parametrize("periode", PERIODEN)
def test_the_account_of_every_example_closes(periode: str) -> None:
    tabellen = vacatures.load(periode, str(EXAMPLE))
    sluit = list(stromen.per_werkgever(tabellen).teksten())[-1]
    assert sluit == ("Sluitverschil", "0", "0", "0", "0", "0")


def test_a_year_ago_is_the_same_from_both_deliveries() -> None:
    """The example of 2022-T1 sees 2021-T1 as the delivery of 2021-T1 itself does."""
    nu = vacatures.feiten(vacatures.load("2022-T1", str(EXAMPLE)))
    toen = vacatures.feiten(vacatures.load("2021-T1", str(EXAMPLE)))
    anders = {"vacatures.open_latere_ronde_pct"}  # the ronde of that day is not known later
    for feit in nu.feiten:
        assert feit.vorig_jaar is not None
        if feit.naam not in anders:
            assert feit.vorig_jaar.waarde == toen[feit.naam].waarde, feit.naam


def test_the_table_and_the_facts_show_the_same_numbers() -> None:
    tabellen = vacatures.load("2022-T1", str(EXAMPLE))
    feiten = vacatures.feiten(tabellen)
    open_ = openstaand.per_werkgever(tabellen).tabel
    totaal = dict(zip([k.tekst for k in open_.koppen], list(open_.teksten())[-1], strict=True))
    assert totaal["Open"] == feiten["open_vacatures"].tekst.split("\u00a0")[0]
    assert totaal["Langer dan 13 weken"] == feiten["lang_open"].tekst.split("\u00a0")[0]
    assert totaal["Omvang"] == feiten["open_fte"].tekst.split("\u00a0")[0]
    assert totaal["Vacaturegraad"] + "%" == feiten["vacaturegraad_pct"].tekst
    team = next(overbrugging.per_team(tabellen).tabel.teksten())
    verloop_ia = list(verloop.gat_ia(tabellen).tabel.teksten())[-1]
    namen = ("vacatureruimte_ia_fte", "open_ia_fte", "inhuur_vacatureruimte_ia_fte")
    feiten_ia = tuple(feiten[naam].tekst.split("\u00a0")[0] for naam in namen)
    assert team[3:6] == verloop_ia[1:] == feiten_ia


@pytest.mark.parametrize("periode", PERIODEN)
def test_the_last_point_of_a_curve_rests_on_five_vacatures_or_more(periode: str) -> None:
    tabellen = vacatures.load(periode, str(EXAMPLE))
    cohort = statistiek.cohort(tabellen)
    gevolgd = cohort.loc[cohort["functiegroep"] != "ict", "weken"]
    grafiek = vervultijd.curve(tabellen)
    paren = zip(
        grafiek.waarden("Weken na openstelling"), grafiek.waarden("Andere functies"), strict=True
    )
    laatste = [float(shown(week)) for week, aandeel in paren if aandeel is not None][-1]
    assert (gevolgd >= laatste).sum() >= 5
    assert (gevolgd >= laatste + vervultijd.CURVE_STAP).sum() < 5
