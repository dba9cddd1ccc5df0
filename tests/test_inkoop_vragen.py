"""Advice questions by hand: months, the median with open ones censored, and the vacature."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from duo_analytics.chapters import inkoop
from duo_analytics.chapters.inkoop import vragen
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from tests.inkoop import cells, levering, rows, vraag


def asked(*rijen: dict[str, Any], periode: str = "2022-T1") -> Tabellen:
    """A delivery of these questions."""
    return levering(periode, adviesvragen=list(rijen))


def answered_after(*dagen: int | None) -> list[dict[str, Any]]:
    """Questions of 1 April 2022, answered after a number of days; None = open."""
    return [vraag("2022-04-01", str(date(2022, 4, 1 + d)) if d is not None else "") for d in dagen]


@pytest.mark.parametrize(
    ("dag", "telt"),
    [("2021-04-30", 0), ("2021-05-01", 1), ("2022-04-30", 1), ("2022-05-01", 0)],
)
def test_a_question_counts_in_the_twelve_months_of_its_receipt(dag: str, telt: int) -> None:
    assert vragen.adviesvragen(asked(vraag(dag))).waarde == telt


@pytest.mark.parametrize(
    ("dagen", "mediaan"),
    [
        ((2, 4, 6), 4),
        ((2, 4, 6, 8), 4),  # half has an answer after the second of four
        ((0, 0, 9), 0),  # the same day
        # Kaplan-Meier: 4 of 5 left after 2, 3 of 5 after 4, then 2 of 5 after 6: below a half
        ((2, 4, 6, None, None), 6),
        ((2, None, None, None), None),  # most are open: no median yet
        ((None, None), None),
        ((), None),
    ],
)
def test_the_median_counts_open_questions_as_longer(
    dagen: tuple[int | None, ...], mediaan: int | None
) -> None:
    assert vragen.antwoordtijd_dagen(asked(*answered_after(*dagen))).waarde == mediaan


def test_an_open_question_is_censored_at_its_age_and_not_beyond() -> None:
    # Asked on 27 April: open for 3 days on the peildatum, so it leaves the risk set before day 5.
    # After day 5: 1 - 1/3 = 2/3; after day 8: 2/3 x 1/2 = 1/3. With 3 days as an answer: 5.
    rijen = [*answered_after(5, 8, 12), vraag("2022-04-27")]
    assert vragen.antwoordtijd_dagen(asked(*rijen)).waarde == 8


def test_an_answer_after_the_peildatum_was_not_known_then() -> None:
    rijen = [vraag("2022-04-20", "2022-05-03"), vraag("2022-04-20", "2022-04-22")]
    later = asked(*rijen, periode="2022-T2")
    assert vragen.antwoordtijd_dagen(later.op(Periode(2022, 1))).waarde == 2
    tabel = vragen.per_soort(later.op(Periode(2022, 1)))
    assert rows(tabel)[-1][1:4] == (2, 1, 1)
    assert vragen.antwoordtijd_dagen(later).waarde == 2


def test_questions_per_kind_close_with_open_ones_apart() -> None:
    rijen = [
        vraag("2022-04-01", "2022-04-03", "Keuze van de procedure"),
        vraag("2022-04-01", "", "Keuze van de procedure"),
        vraag("2022-04-01", "2022-04-08", "Overig"),
    ]
    tabel = vragen.per_soort(asked(*rijen))
    assert cells(tabel, "Nog open") == {
        "Keuze van de procedure": 1, "Contract en voorwaarden": 0, "Offerte en uitvraag": 0,
        "Wet- en regelgeving": 0, "Maatschappelijk verantwoord inkopen": 0, "Overig": 0,
        "Totaal": 1,
    }  # fmt: skip
    assert cells(tabel, "Mediaan antwoordtijd")["Overig"] == 7
    assert cells(tabel, "Mediaan antwoordtijd")["Contract en voorwaarden"] is None
    assert rows(tabel)[-1] == ("Totaal", 3, 2, 1, 7)


def test_months_without_a_question_are_zero_and_the_last_month_is_that_of_the_peildatum() -> None:
    tabel = vragen.per_maand(asked(vraag("2022-04-01"), vraag("2022-04-30"))).tabel
    assert len(tabel.rijen) == 25
    assert rows(tabel)[-2:] == [("mrt 22", 0), ("apr 22", 2)]
    assert tabel.moment == "april 2020 tot en met april 2022"


def test_each_tertaal_has_the_median_of_the_questions_received_in_it() -> None:
    rijen = [vraag("2021-12-31", "2022-01-03"), *answered_after(2, 4, None)]
    tabel = vragen.antwoordtijd(asked(*rijen)).tabel
    assert cells(tabel, "Mediaan")["2021-T3"] == 3
    assert cells(tabel, "Mediaan")["2022-T1"] == 4
    assert cells(tabel, "Nog open op de peildatum")["2022-T1"] == 1
    assert cells(tabel, "Mediaan")["2020-T1"] is None


# --- the vacature


def vacature(open_op: str, getekend: str = "", functie: str = vragen.FUNCTIE) -> dict[str, Any]:
    """A vacature at Duo+; '' = open."""
    return {
        "vacature_id": f"V{open_op}{functie[:3]}", "werkgever": "Duo+", "team": "Inkoop",
        "functie": functie, "functiegroep": "Financiën en inkoop", "fte": 1, "ronde": 1,
        "opengesteld_op": open_op, "getekend_op": getekend or None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rij", "weken"),
    [
        (vacature("2022-03-12"), 7),
        (vacature("2022-03-12", "2022-05-01"), 7),  # signed after the peildatum
        (vacature("2022-03-12", "2022-04-30"), None),
        (vacature("2022-05-01"), None),
        (vacature("2022-03-12", functie="Jurist"), None),
    ],
)
def test_the_vacature_is_open_from_its_opening_until_it_is_signed(
    rij: dict[str, Any], weken: int | None
) -> None:
    assert vragen.vacature_adviseur_weken(levering(vacatures=[rij])).waarde == weken


# --- the whole chapter


def test_the_summary_leaves_out_what_does_not_apply() -> None:
    leeg = inkoop.samenvatting(inkoop.feiten(levering())).plat
    assert "lopend contract" not in leeg
    assert "vacature" not in leeg
    assert "geen oordeel" in leeg
    met = levering(vacatures=[vacature("2022-03-12")], adviesvragen=answered_after(2, 4, 6))
    tekst = inkoop.samenvatting(inkoop.feiten(met)).plat.replace("\u00a0", " ")
    assert "staat 7,0 weken open" in tekst
    assert "De helft heeft binnen 4 dagen een antwoord." in tekst


def test_the_facts_of_a_delivery_without_any_row_are_zero_or_do_not_apply() -> None:
    waarden = {feit.waarde for feit in inkoop.feiten(levering()).feiten}
    assert waarden == {Decimal(0), None}
