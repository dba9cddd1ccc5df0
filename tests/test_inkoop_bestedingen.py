"""Spend by hand: which invoices count, who is one supplier, and what stays hidden (domain 5.10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.inkoop import bestedingen
from duo_analytics.chapters.inkoop.regels import invoice_lines, suppliers
from duo_analytics.values import VERBORGEN
from tests.inkoop import cells, crediteur, factuur, levering

X = VERBORGEN
DRIE = [factuur("A", 100), factuur("B", 100), factuur("C", 100)]


# --- which invoice counts


@pytest.mark.parametrize(
    ("boekdatum", "telt"),
    [("2021-04-30", False), ("2021-05-01", True), ("2022-04-30", True), ("2022-05-01", False)],
)
def test_an_invoice_counts_on_the_day_of_booking(boekdatum: str, telt: bool) -> None:
    tabellen = levering(facturen=[*DRIE, factuur("A", 50, boekdatum=boekdatum)])
    assert bestedingen.uitgaven_eur(tabellen).waarde == (350 if telt else 300)


def test_a_refund_is_taken_off() -> None:
    tabellen = levering(facturen=[*DRIE, factuur("A", -30.5)])
    assert bestedingen.uitgaven_eur(tabellen).waarde == Decimal("269.5")


def test_spend_without_any_invoice_is_zero_and_the_largest_suppliers_have_no_share() -> None:
    leeg = levering()
    assert bestedingen.uitgaven_eur(leeg).waarde == 0
    assert bestedingen.grootste_pct(leeg).waarde is None
    assert bestedingen.pareto(leeg).rijen == ()
    assert set(bestedingen.per_pakket(leeg).waarden("Uitgaven")) == {Decimal(0)}


# --- who is one supplier


def test_one_kvk_number_is_one_supplier_also_when_a_zero_in_front_was_lost() -> None:
    tabellen = levering(
        crediteuren=[crediteur("P1", "01234567"), crediteur("D1", "1234567"), crediteur("D2")]
    )
    assert suppliers(tabellen)["leverancier"].tolist() == ["01234567", "01234567", "crediteur D2"]


def test_suppliers_are_counted_over_the_werkgevers_and_crediteuren_within_each() -> None:
    zelfde = [crediteur("P1", "11111111"), crediteur("D1", "11111111")]
    regels = [factuur("P1", 10), factuur("D1", 10, werkgever="Diemen"), factuur("X", 10)]
    tabellen = levering(crediteuren=zelfde, facturen=regels)
    per_pakket = cells(bestedingen.per_pakket(tabellen).tabel, "Leveranciers")
    assert per_pakket["Kantoor"] == per_pakket["Totaal"] == 2
    per_werkgever = cells(bestedingen.per_werkgever(tabellen).tabel, "Crediteuren")
    assert (per_werkgever["Diemen"], per_werkgever["Duo+"], per_werkgever["Totaal"]) == (1, 2, 3)


def test_lines_of_one_invoice_are_one_factuur() -> None:
    regels = [
        factuur("A", 10, factuur_id="F1"),
        factuur("A", 10, factuur_id="F1", regel="2"),
        factuur("B", 10, factuur_id="F1", werkgever="Diemen"),  # another administration
    ]
    tabel = bestedingen.per_werkgever(levering(facturen=regels)).tabel
    assert cells(tabel, "Facturen") == {
        "Diemen": 1, "Ouder-Amstel": 0, "Uithoorn": 0, "Duo+": 1, "Totaal": 2,
    }  # fmt: skip


# --- what stays hidden


def test_a_package_of_one_supplier_is_hidden_with_another_one_at_the_end_of_the_table() -> None:
    regels = [
        *DRIE,
        *(factuur(wie, 90, inkooppakket="Advies") for wie in "ABCDE"),
        factuur("Z", 500, inkooppakket="Wegen"),
    ]
    tabel = bestedingen.per_pakket(levering(facturen=regels)).tabel
    assert list(cells(tabel, "Uitgaven").items()) == [
        ("Advies", 450), ("Jeugdhulp", 0), ("Kantoor", X), ("Wegen", X), ("Totaal", 1250),
    ]  # fmt: skip
    assert "500" not in bestedingen.per_pakket(levering(facturen=regels)).alt


def test_spend_of_two_suppliers_is_told_nowhere() -> None:
    tabellen = levering(facturen=[factuur("A", 700), factuur("B", 300)])
    assert bestedingen.uitgaven_eur(tabellen).waarde is X
    assert bestedingen.grootste_pct(tabellen).waarde is X
    assert set(bestedingen.per_werkgever(tabellen).tabel.kolom("Uitgaven")) == {X}
    assert bestedingen.pareto(tabellen).rijen == ()


def test_the_ranks_add_up_and_end_at_everything() -> None:
    regels = [factuur(f"L{i:02}", 100 - i) for i in range(12)]
    tabellen = levering(facturen=regels)
    tabel = bestedingen.pareto(tabellen).tabel
    # 100 + 99 + 98 + 97 + 96 = 490, + 95 .. 91 = 465; ranks 11 and 12 (90, 89) join the second
    assert list(tabel.kolom("Rang van de leverancier")) == [
        "1 tot en met 5", "6 tot en met 12", "Totaal",
    ]  # fmt: skip
    assert list(tabel.kolom("Uitgaven")) == [490, 644, 1134]
    assert tabel.kolom("Aandeel tot en met deze rang")[1] == 100
    # 'the ten largest' would tell what ranks 11 and 12 have together
    assert bestedingen.grootste_pct(tabellen).waarde is X


def test_the_share_of_the_largest_ten_is_that_of_the_table() -> None:
    regels = [factuur(f"L{i:02}", 10) for i in range(20)]
    tabellen = levering(facturen=regels)
    assert bestedingen.grootste_pct(tabellen).waarde == 50
    tabel = bestedingen.pareto(tabellen).tabel
    assert cells(tabel, "Aandeel tot en met deze rang")["6 tot en met 10"] == 50


# --- comparison


def test_the_year_before_is_shown_when_the_history_reaches_it() -> None:
    regels = [*DRIE, *(factuur(wie, 40, "2021-04-30") for wie in "ABC")]
    tabel = bestedingen.per_pakket(levering(facturen=regels)).tabel
    assert cells(tabel, "Een jaar eerder")["Kantoor"] == 120
    kort = levering(facturen=regels, gegevens_vanaf=date(2021, 1, 1))
    assert set(bestedingen.per_pakket(kort).tabel.kolom("Een jaar eerder")) == {None}
    assert cells(bestedingen.per_pakket(kort).tabel, "Uitgaven")["Kantoor"] == 300


# --- the lines


@pytest.mark.parametrize(
    ("factuurdatum", "dekking"),
    [
        ("2021-12-31", "ongeldig"),
        ("2022-01-01", "lopend"),
        ("2022-03-31", "lopend"),
        ("2022-04-01", "ongeldig"),
    ],
)
def test_a_contract_covers_an_invoice_dated_from_its_first_to_its_last_day(
    factuurdatum: str, dekking: str
) -> None:
    regel = factuur("A", 10, "2022-04-10", factuurdatum=factuurdatum, contract_id="C1")
    tabellen = levering(
        facturen=[regel],
        contracten=[
            {"contract_id": "C1", "crediteur_id": "A", "begindatum": "2022-01-01",
             "einddatum": "2022-03-31", "waarde_totaal": 1}
        ],
    )  # fmt: skip
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    assert regels["dekking"].tolist() == [dekking]
