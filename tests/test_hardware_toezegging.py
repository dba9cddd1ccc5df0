"""Delivered against the promised date, and OTIF."""

from __future__ import annotations

from datetime import date

import pytest

from duo_analytics.chapters.hardware import toezegging
from duo_analytics.periods import Periode
from tests.hardware import Rij, kolom, levering, open_regel, regel


def uitkomst(*regels: Rij) -> dict[str, object]:
    """What the total row of the table says."""
    tabel = toezegging.per_categorie(levering(*regels)).tabel
    return dict(zip((kop.tekst for kop in tabel.koppen), tabel.rijen[-1], strict=True))


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        (regel(toegezegde_leverdatum="2022-01-31", leverdatum="2022-01-30"), "Op tijd geleverd"),
        (regel(toegezegde_leverdatum="2022-01-31", leverdatum="2022-01-31"), "Op tijd geleverd"),
        (regel(toegezegde_leverdatum="2022-01-31", leverdatum="2022-02-01"), "Te laat geleverd"),
        (open_regel(toegezegde_leverdatum="2022-04-29"), "Open, over datum"),
        (open_regel(toegezegde_leverdatum="2022-04-30"), "Open, over datum"),  # the day is over
        (open_regel(toegezegde_leverdatum="2022-05-01"), "Open, nog niet aan de beurt"),
        (open_regel(toegezegde_leverdatum=None), "Open, geen datum toegezegd"),
    ],
)
def test_each_line_has_one_outcome(rij: Rij, kolom: str) -> None:
    telling = uitkomst(rij)
    koppen = [kop.tekst for kop in toezegging.UITKOMSTEN.values()]
    assert {kop: telling[kop] for kop in koppen} == {kop: kop == kolom for kop in koppen}


def test_a_line_delivered_without_a_promise_cannot_be_judged() -> None:
    telling = uitkomst(regel(toegezegde_leverdatum=None))
    assert all(telling[kop.tekst] == 0 for kop in toezegging.UITKOMSTEN.values())
    assert telling["Op tijd"] is None


def test_what_was_promised_before_the_twelve_months_counts_only_while_it_is_open() -> None:
    oud: Rij = {"besteldatum": "2021-02-01", "toegezegde_leverdatum": "2021-04-30"}
    net = oud | {"toegezegde_leverdatum": "2021-05-01"}
    laat: Rij = {"leverdatum": "2021-06-01"}
    assert uitkomst(regel() | oud | laat)["Te laat geleverd"] == 0
    assert uitkomst(open_regel() | oud)["Open, over datum"] == 1
    assert uitkomst(regel() | net | laat)["Te laat geleverd"] == 1


def test_early_deliveries_of_a_later_promise_do_not_brighten_the_share() -> None:
    """Only what was due is judged: of the two that were, one came in time."""
    regels = (
        regel(1, toegezegde_leverdatum="2022-01-31", leverdatum="2022-01-31"),
        regel(2, toegezegde_leverdatum="2022-01-31", leverdatum="2022-02-01"),
        regel(3, toegezegde_leverdatum="2022-06-30", leverdatum="2022-01-31"),
    )
    assert toezegging.op_tijd_pct.bereken(levering(*regels)) == 50
    assert uitkomst(*regels)["Op tijd"] == 50


def test_days_late_count_what_is_overdue_and_open_as_not_delivered_yet() -> None:
    """By hand: 2, 4 and 9 days late, and one that is 5 days overdue on 30 April.

    S(2) = 3/4, S(4) = 1/2: four days. The open one makes it longer than the mean of the first two.
    """
    regels = [
        regel(n, toegezegde_leverdatum="2022-01-31", leverdatum=f"2022-02-{dag:02d}")
        for n, dag in ((1, 2), (2, 4), (3, 9))
    ]
    tabellen = levering(*regels, open_regel(4, toegezegde_leverdatum="2022-04-25"))
    assert toezegging.te_laat_dagen.bereken(tabellen) == 4
    assert uitkomst(*regels)["Te laat, langste"] == 9


def test_too_few_late_deliveries_give_no_median() -> None:
    tabellen = levering(regel(toegezegde_leverdatum="2022-01-30", leverdatum="2022-02-04"))
    assert toezegging.te_laat_dagen.bereken(tabellen) is None


def test_without_anything_due_there_is_no_share() -> None:
    tabellen = levering(open_regel(toegezegde_leverdatum="2022-07-01"))
    assert toezegging.op_tijd_pct.bereken(tabellen) is None
    assert toezegging.otif_pct.bereken(tabellen) is None


def otif(*regels: Rij) -> object:
    return toezegging.otif_pct.bereken(levering(*regels))


def order(nummer: str, *rijen: Rij) -> list[Rij]:
    return [rij | {"order_id": nummer, "regel": str(i)} for i, rij in enumerate(rijen, 1)]


def test_an_order_is_otif_when_every_line_came_in_full_and_in_time() -> None:
    """By hand: of four orders A is good, B has a late line, C an open one, D a short one."""
    goed, laat = regel(leverdatum="2022-01-31"), regel(leverdatum="2022-02-01")
    kort = regel(aantal=2, aantal_geleverd=1)
    regels = [
        *order("A", goed, goed), *order("B", goed, laat),
        *order("C", goed, open_regel()), *order("D", kort),
    ]  # fmt: skip
    assert otif(*regels) == 25


def test_an_order_delivered_in_parts_is_late_when_its_last_part_is() -> None:
    deel = regel(aantal=6, aantal_geleverd=6, leverdatum="2022-01-20")
    rest = regel(aantal=4, aantal_geleverd=4, leverdatum="2022-02-20")
    assert otif(*order("A", deel, rest)) == 0
    assert toezegging.op_tijd_pct.bereken(levering(*order("A", deel, rest))) == 50


def test_an_order_with_a_line_without_a_promise_is_left_out() -> None:
    zonder = regel(toegezegde_leverdatum=None)
    assert otif(*order("A", regel(), zonder)) is None
    assert otif(*order("A", regel(), zonder), *order("B", regel())) == 100


def test_an_order_counts_in_the_year_of_its_last_promise() -> None:
    laatste = regel(toegezegde_leverdatum="2022-05-02", leverdatum="2022-04-01")
    assert otif(*order("A", regel(), laatste)) is None


def test_an_earlier_period_judges_by_what_had_come_by_then() -> None:
    tabellen = levering(
        regel(besteldatum="2021-11-01", toegezegde_leverdatum="2021-12-01", leverdatum="2022-01-03")
    )
    toen = toezegging.per_categorie(tabellen.op(Periode(2021, 3))).tabel
    assert kolom(toen, "Open, over datum")[-1] == 1
    assert kolom(toen, "Te laat, langste")[-1] == 30


def test_the_open_outcomes_add_up_to_the_backlog() -> None:
    from duo_analytics.chapters.hardware import backlog

    regels = [
        regel(1),
        open_regel(2, toegezegde_leverdatum="2022-03-01"),
        open_regel(3, toegezegde_leverdatum="2022-06-01"),
        open_regel(4, toegezegde_leverdatum=None),
    ]
    telling = uitkomst(*regels)
    open_ = [
        telling[toezegging.UITKOMSTEN[naam].tekst]
        for naam in ("over_datum", "nog_niet", "geen_datum")
    ]
    assert open_ == [1, 1, 1]
    assert backlog.backlog_bestellingen.bereken(levering(*regels)) == 3


def test_lines_without_a_promise_are_drawn_only_when_there_are_any() -> None:
    met = toezegging.per_categorie(levering(open_regel(toegezegde_leverdatum=None)))
    zonder = toezegging.per_categorie(levering(open_regel()))
    assert met.reeksen[:4] == zonder.reeksen
    assert met.reeksen[-1].kop == "Open, geen datum toegezegd"


def test_quarters_are_those_of_the_promised_date_and_end_at_the_peildatum() -> None:
    grafiek = toezegging.verloop(
        levering(
            regel(1, toegezegde_leverdatum="2022-03-31", leverdatum="2022-04-02"),
            regel(2, toegezegde_leverdatum="2022-04-01", leverdatum="2022-04-01"),
            regel(3, toegezegde_leverdatum="2022-05-01", leverdatum="2022-04-01"),
            gegevens_vanaf=date(2022, 1, 1),
        )
    )
    assert kolom(grafiek, "Toegezegd voor") == ["2022-Q1", "2022-Q2"]
    assert kolom(grafiek, "Op tijd") == [0, 100]
    assert kolom(grafiek, "Op tijd geleverd") == [0, 1]
