"""Tenders by hand: when one counts, the threshold by its start, and neutral findings."""

from __future__ import annotations

from datetime import date

import pytest

from duo_analytics.chapters.inkoop import procedures
from tests.inkoop import aanbesteding, cells, levering

GETOETST = {"status": "Gegund", "afgerond_op": "2021-06-01"}


def test_a_tender_counts_in_the_twelve_months_in_which_it_started() -> None:
    dagen = ("2021-04-30", "2021-05-01", "2022-04-30", "2022-05-01")
    tabellen = levering(aanbestedingen=[aanbesteding(f"A{d}", d) for d in dagen])
    tabel = procedures.per_procedure(tabellen).tabel
    assert cells(tabel, "Gestart")["Totaal"] == 2
    assert cells(tabel, "Gestart een jaar eerder")["Totaal"] == 1
    assert cells(tabel, "Loopt op de peildatum")["Totaal"] == 3


def test_a_tender_that_ended_on_the_peildatum_runs_no_longer() -> None:
    rijen = [
        aanbesteding("A1", "2022-01-01", status="Gegund", afgerond_op="2022-04-30"),
        aanbesteding("A2", "2022-01-01", status="Gegund", afgerond_op="2022-05-01"),
    ]
    tabel = procedures.per_procedure(levering("2022-T2", aanbestedingen=rijen).op(
        levering("2022-T1").periode
    )).tabel  # fmt: skip
    assert cells(tabel, "Loopt op de peildatum")["Totaal"] == 1


@pytest.mark.parametrize(
    ("start", "waarde", "procedure", "signaal"),
    [
        ("2021-12-31", 214_000, "Meervoudig onderhands", 1),  # the threshold of 2021
        ("2022-01-01", 214_000, "Meervoudig onderhands", 0),  # 215,000 from 2022
        ("2022-01-01", 215_000, "Nationaal openbaar", 1),
        ("2022-01-01", 215_000, "Europees", 0),
    ],
)
def test_an_estimate_is_held_to_the_threshold_of_the_year_of_its_start(
    start: str, waarde: float, procedure: str, signaal: int
) -> None:
    rij = aanbesteding("A1", start, geraamde_waarde=waarde, procedure=procedure)
    tabel = procedures.per_procedure(levering(aanbestedingen=[rij])).tabel
    kop = "Signaal: raming op of boven de drempel, niet Europees"
    assert cells(tabel, kop)["Totaal"] == signaal
    assert "geen oordeel" in tabel.noten[0]


def test_findings_count_on_the_day_of_the_check_and_none_is_no_finding() -> None:
    rijen = [
        aanbesteding("A1", "2020-01-01", bevinding="Raming", getoetst_op="2022-04-30", **GETOETST),
        aanbesteding("A2", "2020-01-01", bevinding="Termijnen", getoetst_op="2021-04-30",
                     **GETOETST),
        aanbesteding("A3", "2020-01-01", bevinding="Geen bevinding", getoetst_op="2022-01-01",
                     **GETOETST),
        aanbesteding("A4", "2020-01-01", **GETOETST),
    ]  # fmt: skip
    tabellen = levering(aanbestedingen=rijen)
    assert procedures.bevindingen(tabellen).waarde == 1
    tabel = procedures.per_bevinding(tabellen).tabel
    assert cells(tabel, "Getoetst") == {
        "Geen bevinding": 1, "Raming": 1, "Procedurekeuze": 0, "Termijnen": 0, "Motivering": 0,
        "Dossiervorming": 0, "Totaal": 2,
    }  # fmt: skip
    assert cells(tabel, "Een jaar eerder")["Termijnen"] == 1


def test_a_year_before_the_history_is_not_compared_and_no_tenders_give_zeros() -> None:
    kort = levering(gegevens_vanaf=date(2020, 5, 2))
    for tabel, kop in (
        (procedures.per_procedure(kort).tabel, "Gestart een jaar eerder"),
        (procedures.per_bevinding(kort).tabel, "Een jaar eerder"),
    ):
        assert set(tabel.kolom(kop)) == {None}
        assert tabel.rijen[-1][1] == 0
