"""Formatie against bezetting: what counts, on which day, and totals that add up (domain 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.formatie import bezetting
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.statistics.bezetting import per_group, persons_on
from duo_analytics.values import VERBORGEN
from tests.personeel import IA, Rij, column, job, jobs, post
from tests.tabellen import delivery, frame

PEIL = date(2022, 4, 30)


def staff(
    dienstverbanden: Sequence[Rij], formatie: Sequence[Rij] = (), vanaf: date = date(2015, 1, 1)
) -> Tabellen:
    """A delivery of 2022-T1 with these people and this formatie."""
    return delivery(
        "2022-T1",
        gegevens_vanaf=vanaf,
        dienstverbanden=frame("dienstverbanden", *dienstverbanden),
        formatie=frame("formatie", *formatie),
    )


@pytest.mark.parametrize(
    ("soort", "fte"),
    [
        ("Vast", "0.8"), ("Tijdelijk", "0.8"), ("Bovenformatief", "0.8"), ("Re-integratie", "0.8"),
        ("BBL", "0"), ("Stage", "0"),
    ],
)  # fmt: skip
def test_bezetting_counts_the_kinds_of_the_configured_list(soort: str, fte: str) -> None:
    """Apeldoorn, jaarverslag 2020: vast, tijdelijk, bovenformatief and re-integratie, not BBL."""
    tabellen = staff([job("A", "2020-01-01", soort=soort, fte=0.8)])
    assert bezetting.bezetting_fte(tabellen).waarde == Decimal(fte)
    namen = {norm.reeks for norm in tabellen.gebruikte_normen}
    assert any(naam.startswith("bezetting.") for naam in namen)


@pytest.mark.parametrize(
    ("begin", "eind", "fte"),
    [
        ("2022-04-30", None, 1), ("2022-05-01", None, 0),
        ("2020-01-01", "2022-04-30", 1), ("2020-01-01", "2022-04-29", 0),
    ],
)  # fmt: skip
def test_the_first_and_the_last_day_count(begin: str, eind: str | None, fte: int) -> None:
    assert bezetting.bezetting_fte(staff([job("A", begin, eind)])).waarde == fte


def test_fte_add_up_over_dienstverbanden_and_a_person_counts_once() -> None:
    tweede = job("A0", "2021-01-01", dienstverband_id="D2", fte=0.4, werkgever="Diemen")
    tabellen = staff([*jobs("A", 6, "2020-01-01", fte=0.5), tweede])
    assert bezetting.bezetting_fte(tabellen).waarde == Decimal("3.4")
    assert bezetting.personen(tabellen).waarde == 6
    per = per_group(tabellen, PEIL, ["werkgever"])
    assert per["personen"].to_dict() == {"diemen": 1, "duo_plus": 6}


def test_of_a_person_with_two_dienstverbanden_the_known_month_of_birth_is_taken() -> None:
    eerste = job("A", "2020-01-01", geboortemaand=None)
    tweede = job("A", "2020-01-01", dienstverband_id="D2", geboortemaand="1960-05")
    (maand,) = persons_on(staff([eerste, tweede]), PEIL)["geboortemaand"]
    assert (maand.year, maand.month) == (1960, 5)


def test_few_persons_are_hidden_but_their_fte_add_up() -> None:
    tabellen = staff(jobs("A", 4, "2020-01-01"))
    assert bezetting.personen(tabellen).waarde is VERBORGEN
    assert bezetting.bezetting_fte(tabellen).waarde == 4


def test_vacatureruimte_subtracts_the_two_printed_numbers() -> None:
    """10.05 prints as 10.1 and 9.02 as 9.0: the reader sees 1.1, not the unrounded 1.03."""
    tabellen = staff(
        [job("A", "2020-01-01"), *jobs("B", 8, "2020-01-01", fte=1.0025)], [post(10.05)]
    )
    assert bezetting.bezetting_fte(tabellen).tekst == "9,0\u00a0fte"
    assert bezetting.vacatureruimte_fte(tabellen).waarde == Decimal("1.1")


def test_overbezetting_is_a_negative_vacatureruimte() -> None:
    tabellen = staff(jobs("A", 3, "2020-01-01"), [post(2.5)])
    assert bezetting.vacatureruimte_fte(tabellen).waarde == Decimal("-0.5")
    assert bezetting.bezettingsgraad_pct(tabellen).waarde == 120


def test_formatie_that_ended_before_the_peildatum_does_not_count() -> None:
    oud = post(3, geldig_tot="2022-04-29", functie="oud")
    tabellen = staff([], [oud, post(2, functie="nieuw"), post(9, geldig_van="2022-05-01")])
    assert bezetting.formatie_fte(tabellen).waarde == 2


def test_without_formatie_there_is_no_bezettingsgraad() -> None:
    tabellen = staff(jobs("A", 6, "2020-01-01"))
    assert bezetting.bezettingsgraad_pct(tabellen).tekst == "n.v.t."
    assert bezetting.bezettingsgraad_ia_pct(tabellen).tekst == "n.v.t."


def test_the_year_before_is_seen_from_the_same_delivery() -> None:
    tabellen = staff([*jobs("A", 2, "2020-01-01"), job("B", "2020-01-01", "2021-12-30")])
    feit = bezetting.bezetting_fte(tabellen)
    assert feit.verandering(feit.vorig_jaar) == "−1,0\u00a0fte"
    assert feit.verandering(feit.vorige) == "gelijk"


def test_the_parts_of_a_table_add_up_to_the_total_as_printed() -> None:
    """Three times 5.65 is 16.95, printed 17.0: two of the parts print 5.7 and one 5.6."""
    rijen = [
        job(f"{w}{n}", "2020-01-01", werkgever=w, fte=1.13)
        for w in ("Diemen", "Uithoorn", "Duo+")
        for n in range(5)
    ]
    tabel = bezetting.per_werkgever(staff(rijen)).tabel
    assert column(tabel, "Bezetting") == list(map(Decimal, ("5.7", "0", "5.7", "5.6", "17.0")))
    assert tabel.kolom("Medewerkers")[-1] == 15


def test_who_works_for_two_werkgevers_counts_at_both_and_once_in_the_total() -> None:
    extra = job("A0", "2020-01-01", dienstverband_id="D2", werkgever="Diemen")
    rijen = [*jobs("A", 6, "2020-01-01"), *jobs("B", 6, "2020-01-01", werkgever="Diemen"), extra]
    tabel = bezetting.per_werkgever(staff(rijen)).tabel
    assert column(tabel, "Medewerkers") == [7, 0, 0, 6, 12]


def test_fte_of_a_small_team_are_hidden_with_those_of_a_second_one() -> None:
    rijen = [
        *jobs("A", 3, "2020-01-01", team="Klein"),
        *jobs("B", 6, "2020-01-01", team="Midden"),
        *jobs("C", 20, "2020-01-01", team="Groot"),
    ]
    tabel = bezetting.per_team(staff(rijen)).tabel
    bezet = dict(zip(tabel.kolom("Team"), tabel.kolom("Bezetting"), strict=True))
    assert bezet == {
        "Groot (Duo+)": 20, "Klein (Duo+)": VERBORGEN, "Midden (Duo+)": VERBORGEN, "Totaal": 29,
    }  # fmt: skip


def test_clusters_show_fte_and_no_persons() -> None:
    ia = jobs("A", 6, "2020-01-01", team=IA, cluster="Geo")
    los = jobs("B", 7, "2020-01-01", team=IA)
    grafiek = bezetting.per_cluster(staff([*ia, *los], [post(15, team=IA, cluster="Geo")]))
    assert [kop.tekst for kop in grafiek.tabel.koppen] == [
        "Cluster", "Formatie", "Bezetting", "Vacatureruimte", "Bezettingsgraad",
    ]  # fmt: skip
    assert column(grafiek, "Cluster") == ["Geo", "Niet ingedeeld", "Totaal"]
    assert column(grafiek, "Bezetting") == [6, 7, 13]
    assert column(grafiek, "Bezettingsgraad")[:2] == [40, None]


def test_an_organisation_without_the_team_gives_an_empty_chart() -> None:
    grafiek = bezetting.per_cluster(staff(jobs("A", 6, "2020-01-01"), [post(7)]))
    assert grafiek.rijen == ()
    assert grafiek.svg.startswith("<svg")


def test_the_course_has_the_stand_at_the_end_of_each_month() -> None:
    rijen = [
        *jobs("A", 6, "2020-01-01"),
        job("B", "2022-02-28"),
        job("C", "2020-01-01", "2022-03-30"),
    ]
    grafiek = bezetting.verloop(staff(rijen, [post(9)]))
    assert len(grafiek.rijen) == 25
    assert column(grafiek, "Maand (laatste dag)")[-4:] == ["jan 22", "feb 22", "mrt 22", "apr 22"]
    assert column(grafiek, "Bezetting")[-4:] == [7, 8, 7, 7]
    assert set(column(grafiek, "Formatie")) == {9}


def test_the_course_begins_where_the_history_of_the_delivery_does() -> None:
    grafiek = bezetting.verloop(staff(jobs("A", 6, "2020-01-01"), [post(9)], date(2022, 2, 28)))
    assert column(grafiek, "Maand (laatste dag)") == ["feb 22", "mrt 22", "apr 22"]


def test_the_course_of_a_small_team_is_hidden_in_the_months_that_it_is_small() -> None:
    rijen = [*jobs("A", 5, "2022-03-01", team=IA), job("B", "2022-01-01", team=IA)]
    grafiek = bezetting.verloop_ia(staff(rijen, [post(9, team=IA)]))
    assert column(grafiek, "Bezetting")[-4:] == [VERBORGEN, VERBORGEN, 6, 6]
