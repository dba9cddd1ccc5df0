"""The backlog in number, pieces and euro, per category and over time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.hardware import backlog
from duo_analytics.periods import Periode
from tests.hardware import kolom, levering, open_regel, regel


def test_the_backlog_is_what_was_ordered_and_not_delivered_on_the_peildatum() -> None:
    tabellen = levering(
        open_regel(1, aantal=5, aantal_geleverd=2, prijs_per_stuk=10.5),
        open_regel(2),
        regel(3, leverdatum="2022-04-30"),
    )
    assert backlog.backlog_bestellingen.bereken(tabellen) == 2
    assert backlog.backlog_stuks.bereken(tabellen) == 5
    assert backlog.backlog_eur.bereken(tabellen) == Decimal("231.50")


def test_an_earlier_backlog_holds_what_was_delivered_since() -> None:
    tabellen = levering(regel(besteldatum="2021-12-20", leverdatum="2022-01-20"))
    assert backlog.backlog_bestellingen.bereken(tabellen) == 0
    toen = tabellen.op(Periode(2021, 3))
    assert backlog.backlog_bestellingen.bereken(toen) == 1
    assert backlog.backlog_eur.bereken(toen) == 200


def test_the_ratio_is_the_backlog_over_what_comes_in_a_month() -> None:
    """By hand: 2 open; 6 came in twelve months, half a line a month: four months."""
    geleverd = [regel(n, leverdatum="2022-02-01") for n in range(6)]
    te_lang_geleden = regel(7, besteldatum="2021-03-01", leverdatum="2021-04-30")
    tabellen = levering(*geleverd, te_lang_geleden, open_regel(8), open_regel(9))
    assert backlog.backlogratio_maanden(tabellen).tekst == "4,0\u00a0maanden"


def test_without_any_delivery_the_ratio_is_unknown() -> None:
    assert backlog.backlogratio_maanden.bereken(levering(open_regel())) is None
    kort = levering(open_regel(1), regel(2), gegevens_vanaf=date(2022, 1, 1))
    assert backlog.backlogratio_maanden.bereken(kort) is None
    assert backlog.per_categorie(kort).tabel.kolom("Backlogratio")[-1] is None


def test_the_amounts_per_category_close_with_the_total() -> None:
    """Three times 0.50 is 1.50, printed 2: largest remainder gives 1, 1 and 0."""
    regels = [
        open_regel(n, aantal=1, prijs_per_stuk=0.5, categorie=categorie)
        for n, categorie in enumerate(("Laptop", "Tablet", "Scherm"))
    ]
    tabel = backlog.per_categorie(levering(*regels)).tabel
    assert kolom(tabel, "Backlog in euro") == [1, 1, 0, 0, 0, 0, 2]
    assert kolom(tabel, "Backlog") == [1, 1, 1, 0, 0, 0, 3]


def test_every_category_has_a_row_and_its_oldest_open_line() -> None:
    tabellen = levering(
        open_regel(1, besteldatum="2022-04-16"),
        open_regel(2, besteldatum="2022-04-09", categorie="Netwerk"),
    )
    tabel = backlog.per_categorie(tabellen).tabel
    assert kolom(tabel, "Langst open") == [2, None, None, None, None, 3, 3]


def test_in_each_month_the_flow_closes_with_the_stand() -> None:
    regels = [
        regel(1, besteldatum="2021-12-30", leverdatum="2022-01-31"),
        regel(2, besteldatum="2022-02-01", leverdatum="2022-03-01"),
        open_regel(3, besteldatum="2022-04-30"),
    ]
    tabel = backlog.verloop(levering(*regels, gegevens_vanaf=date(2021, 12, 1))).tabel
    assert kolom(tabel, "Maand") == ["dec 21", "jan 22", "feb 22", "mrt 22", "apr 22"]
    assert kolom(tabel, "Besteld") == [1, 0, 1, 0, 1]
    assert kolom(tabel, "Geleverd") == [0, 1, 0, 1, 0]
    assert kolom(tabel, "Backlog eind van de maand") == [1, 0, 1, 0, 1]


def test_a_month_that_the_history_holds_in_part_is_left_out() -> None:
    tabel = backlog.verloop(levering(regel(), gegevens_vanaf=date(2022, 2, 2))).tabel
    assert kolom(tabel, "Maand") == ["mrt 22", "apr 22"]


def test_the_course_in_euro_ends_at_the_peildatum_with_the_fact() -> None:
    tabellen = levering(
        open_regel(1, besteldatum="2021-08-01"), open_regel(2, categorie="Server", prijs_per_stuk=7)
    )
    tabel = backlog.verloop_eur(tabellen).tabel
    assert kolom(tabel, "Einde van tertaal")[-3:] == ["2021-T2", "2021-T3", "2022-T1"]
    assert kolom(tabel, "Laptop")[-3:] == [200, 200, 200]
    assert kolom(tabel, "Server")[-3:] == [0, 0, 14]
    assert kolom(tabel, "Totaal")[-1] == backlog.backlog_eur.bereken(tabellen)


def test_the_longest_open_lines_stand_first_with_their_dates() -> None:
    tabel = backlog.langst_open(
        levering(
            open_regel(1, besteldatum="2022-04-23", toegezegde_leverdatum=None),
            open_regel(2, besteldatum="2022-04-16", toegezegde_leverdatum="2022-05-01"),
            regel(3),
        )
    )
    assert kolom(tabel, "Order") == ["B2, regel 1", "B1, regel 1"]
    assert kolom(tabel, "Wachttijd") == [2, 1]
    assert kolom(tabel, "Toegezegd voor") == ["01-05-2022", None]
    assert kolom(tabel, "Voor") == ["Duo+", "Duo+"]


@pytest.mark.parametrize("aantal", [0, 3, 12])
def test_the_list_of_longest_open_lines_is_short(aantal: int) -> None:
    tabel = backlog.langst_open(levering(*(open_regel(n) for n in range(aantal))))
    assert len(tabel.rijen) == min(aantal, backlog.LANGSTE)
