"""The story of processen.xlsx and inkoop.xlsx, and that they agree with the other workbooks."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pandas as pd
import pytest

from duo_analytics.chapters import efficiency, inkoop
from duo_analytics.chapters.inkoop import bestedingen
from duo_analytics.intake import read
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.places import EXAMPLE
from duo_analytics.results.bijdragers import Grens
from duo_analytics.values import VERBORGEN, shown
from tests.inkoop import cells

PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
each_period = pytest.mark.parametrize("periode", PERIODEN)
GROOTSTE_BESTAND = 250_000


@cache
def purchases(periode: str) -> Tabellen:
    """The tables of the chapter inkoop."""
    return inkoop.load(periode, str(EXAMPLE))


@cache
def processes(periode: str) -> Tabellen:
    """The tables of the chapter efficiency."""
    return efficiency.load(periode, str(EXAMPLE))


def course(naam: str) -> list[float]:
    """A fact over the five periods."""
    chapter, laden = (efficiency, processes) if naam in EFFICIENCY else (inkoop, purchases)
    return [float(shown(chapter.feiten(laden(p))[naam].waarde)) for p in PERIODEN]


EFFICIENCY = ("opbrengst_structureel_eur", "verwerkt_eur", "maatwerkaanvragen",
              "processen_doorgelicht")  # fmt: skip


@each_period
@pytest.mark.parametrize("bestand", ["inkoop.xlsx", "processen.xlsx"])
def test_the_workbooks_stay_small(periode: str, bestand: str) -> None:
    assert (EXAMPLE / periode / bestand).stat().st_size < GROOTSTE_BESTAND


# --- efficiency


def test_maatwerk_grows_and_so_does_the_yield_but_not_all_of_it_is_budgeted() -> None:
    aanvragen, opbrengst = course("maatwerkaanvragen"), course("opbrengst_structureel_eur")
    assert aanvragen == sorted(aanvragen)
    assert aanvragen[-1] > 1.2 * aanvragen[0]
    assert opbrengst == sorted(opbrengst)
    for geheel, begroot in zip(opbrengst, course("verwerkt_eur"), strict=True):
        assert 0.4 < begroot / geheel < 0.96


def test_the_examination_starts_in_2022_and_its_first_processes_are_done_by_the_second_report() -> (
    None
):
    assert course("processen_doorgelicht") == [0, 0, 0, 0, 2]
    eerste = processes("2022-T1")["doorlichtingen"]["gereed_op"].min()
    assert eerste >= pd.Timestamp(2022, 1, 1)


# --- inkoop


def test_questions_grow_and_are_answered_sooner_since_there_is_a_projectleider() -> None:
    vragen, dagen = course("adviesvragen"), course("antwoordtijd_dagen")
    assert vragen == sorted(vragen)
    assert vragen[-1] > 1.3 * vragen[0]
    assert dagen[-1] < 0.7 * dagen[0]


def test_things_go_a_bit_better_but_signals_remain() -> None:
    dekking, signalen = course("contractdekking_pct"), course("drempelsignalen")
    assert dekking[-1] > dekking[0] > 60
    assert signalen == sorted(signalen, reverse=True)
    assert 15 < signalen[-1] < signalen[0] < 40
    bevindingen = course("bevindingen")
    assert bevindingen[-1] < bevindingen[0]


def test_the_search_for_an_adviser_runs_in_both_reports_of_2022_and_not_before() -> None:
    feiten = [inkoop.feiten(purchases(p))["vacature_adviseur_weken"].waarde for p in PERIODEN]
    assert feiten[:3] == [None, None, None]
    assert 0 < shown(feiten[3]) < shown(feiten[4])


@each_period
def test_hardware_and_inhuur_cost_the_same_as_in_their_own_workbooks(periode: str) -> None:
    anders = read.load(("hardwarebudget", "inhuur"), periode, str(EXAMPLE))
    peil = pd.Timestamp(anders.peil.peildatum)
    regels = purchases(periode)["facturen"]
    dit_jaar = regels[regels["boekdatum"] >= pd.Timestamp(peil.year, 1, 1)]
    pakket = dit_jaar.groupby("inkooppakket")["bedrag"].sum()
    budget = anders["hardwarebudget"]
    geboekt = budget.loc[budget["peildatum"] == peil, "geboekt"].sum()
    assert float(pakket["ICT-hardware"]) == pytest.approx(float(geboekt), abs=0.1)
    inhuur = anders["inhuur"]
    kosten = inhuur.loc[inhuur["begindatum"] >= pd.Timestamp(peil.year, 1, 1), "kosten"].sum()
    assert float(pakket["Inhuur van personeel"]) == pytest.approx(float(kosten), abs=0.5)


@each_period
def test_a_natural_person_has_no_number_and_every_invoice_has_a_known_supplier(
    periode: str,
) -> None:
    crediteuren = purchases(periode)["crediteuren"]
    natuurlijk = crediteuren["natuurlijk_persoon"]
    assert natuurlijk.any()
    assert crediteuren.loc[natuurlijk, "kvk"].isna().all()
    assert crediteuren.loc[~natuurlijk, "kvk"].str.startswith("F").all()  # no real number


@pytest.mark.parametrize(("eerder", "later"), [*pairwise(PERIODEN), ("2021-T1", "2022-T1"),
                                                ("2021-T2", "2022-T2")])  # fmt: skip
def test_two_editions_together_show_no_hidden_package(eerder: str, later: str) -> None:
    """What either edition hides stays hidden where both tell of the same twelve months."""
    tabellen = purchases(later)
    verborgen = {
        rij
        for rij, cel in cells(bestedingen.per_pakket(tabellen).tabel, "Uitgaven").items()
        if cel is VERBORGEN
    }
    ook = {
        rij
        for rij, cel in cells(bestedingen.per_pakket(purchases(eerder)).tabel, "Uitgaven").items()
        if cel is VERBORGEN
    }
    regels = tabellen["facturen"].merge(tabellen["crediteuren"][["crediteur_id", "kvk"]])
    samen = regels[regels["inkooppakket"].isin(verborgen & ook)]
    assert len(verborgen & ook) > 1
    assert Grens.of(tabellen).safe(samen.groupby("kvk")["bedrag"].sum())
