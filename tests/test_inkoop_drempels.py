"""Threshold signals by hand: the edge of the amount, of the window, and who is counted together.

The thresholds of 2022-2023 for a gemeente: 215,000 for leveringen and diensten, 5,382,000 for
werken, 750,000 for sociale diensten; equal to the threshold is European (Wijdemeren; Van Ree;
Pro-Act; Justion).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.inkoop import drempels
from tests.inkoop import Rij, aanbesteding, cells, contract, crediteur, factuur, levering, rows


def signals(*regels: Rij) -> object:
    """Number of signals on 30 April 2022."""
    return drempels.drempelsignalen(levering(facturen=list(regels))).waarde


@pytest.mark.parametrize(
    ("pakket", "bedrag", "verwacht"),
    [
        ("Kantoor", 214_999.99, 0),
        ("Kantoor", 215_000, 1),
        ("Advies", 215_000, 1),
        ("Wegen", 5_381_999, 0),
        ("Wegen", 5_382_000, 1),
        ("Jeugdhulp", 749_999, 0),
        ("Jeugdhulp", 750_000, 1),
    ],
)
def test_equal_to_the_threshold_of_its_kind_is_a_signal(
    pakket: str, bedrag: float, verwacht: int
) -> None:
    assert signals(factuur("A", bedrag, inkooppakket=pakket)) == verwacht


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [("2018-04-30", 0), ("2018-05-01", 1), ("2022-04-30", 1), ("2022-05-01", 0)],
)
def test_the_window_is_forty_eight_whole_months(dag: str, verwacht: int) -> None:
    assert signals(factuur("A", 215_000, dag)) == verwacht


def test_the_threshold_is_that_of_the_year_of_the_peildatum() -> None:
    regels = [factuur("A", 214_000, "2021-01-10")]
    assert drempels.drempelsignalen(levering("2021-T1", facturen=regels)).waarde == 1
    assert drempels.drempelsignalen(levering("2022-T1", facturen=regels)).waarde == 0


def test_spend_of_one_supplier_and_package_is_added_up_over_years_and_werkgevers() -> None:
    zelfde = [crediteur("P1", "11111111"), crediteur("D1", "11111111")]
    regels = [
        factuur("P1", 107_500, "2019-06-01"),
        factuur("D1", 107_500, "2021-06-01", werkgever="Diemen"),
    ]
    tabellen = levering(facturen=regels, crediteuren=zelfde)
    assert drempels.drempelsignalen(tabellen).waarde == 1
    tabel = drempels.per_categorie(tabellen)
    assert cells(tabel, "waarvan bij één werkgever alleen")["Totaal"] == 0
    assert signals(*regels) == 0  # without the KvK number they are two suppliers


def test_another_package_of_the_same_supplier_is_another_combination() -> None:
    half = [factuur("A", 107_500), factuur("A", 107_500, inkooppakket="Advies")]
    assert signals(*half) == 0


def test_a_refund_lowers_the_sum() -> None:
    assert signals(factuur("A", 215_000), factuur("A", -1)) == 0


EUROPEES = aanbesteding("A1", "2019-01-01", procedure="Europees", status="Gegund",
                        afgerond_op="2019-06-01")  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [
        (EUROPEES, 0),
        (EUROPEES | {"procedure": "Meervoudig onderhands"}, 1),
        (EUROPEES | {"status": "Ingetrokken"}, 1),
    ],
)
def test_spend_under_a_contract_from_an_awarded_european_tender_is_no_signal(
    soort: Rij, verwacht: int
) -> None:
    tabellen = levering(
        facturen=[factuur("A", 300_000, contract_id="C1")],
        contracten=[contract("C1", "A", "2019-07-01", aanbesteding_id="A1")],
        aanbestedingen=[soort],
    )
    assert drempels.drempelsignalen(tabellen).waarde == verwacht
    assert cells(drempels.per_categorie(tabellen), "Op of boven de drempel")["Totaal"] == 1


def test_spend_beside_that_contract_still_counts() -> None:
    tabellen = levering(
        facturen=[factuur("A", 300_000, contract_id="C1"), factuur("A", 215_000, "2019-06-30")],
        contracten=[contract("C1", "A", "2019-07-01", aanbesteding_id="A1")],
        aanbestedingen=[EUROPEES],
    )
    assert drempels.drempelsignalen(tabellen).waarde == 1


def test_near_is_from_the_configured_part_of_the_threshold() -> None:
    # 75% of 215,000 = 161,250
    regels = [factuur("A", 161_250), factuur("B", 161_249.99), factuur("C", 215_000)]
    tabellen = levering(facturen=regels)
    rij = rows(drempels.per_categorie(tabellen))[1]
    assert rij == ("Leveringen en diensten", Decimal(215_000), 3, 1, 1, 1, 1)
    grafiek = drempels.per_pakket(tabellen)
    assert rows(grafiek.tabel) == [("Kantoor", 1, 1), ("Totaal", 1, 1)]


def test_no_amount_of_a_supplier_is_told() -> None:
    tabellen = levering(facturen=[factuur("A", 234_567.89)])
    getoond = [drempels.per_categorie(tabellen), drempels.per_pakket(tabellen).tabel]
    assert "234" not in " ".join(cel for t in getoond for rij in t.teksten() for cel in rij)


def test_a_signal_is_called_no_verdict_wherever_it_is_shown() -> None:
    tabellen = levering(facturen=[factuur("A", 215_000)])
    for tabel in (drempels.per_categorie(tabellen), drempels.per_pakket(tabellen).tabel):
        assert "geen oordeel" in tabel.noten[0]


def test_a_history_shorter_than_the_window_gives_no_fact_and_a_note_in_the_tables() -> None:
    kort = levering(facturen=[factuur("A", 215_000)], gegevens_vanaf=date(2018, 5, 2))
    assert drempels.drempelsignalen(kort).waarde is None
    assert "minder ver terug" in drempels.per_categorie(kort).noten[-1]
    heel = levering(facturen=[factuur("A", 215_000)], gegevens_vanaf=date(2018, 5, 1))
    assert drempels.drempelsignalen(heel).waarde == 1
    assert "minder ver terug" not in drempels.per_categorie(heel).noten[-1]


def test_nothing_bought_gives_no_signals_and_an_empty_chart() -> None:
    leeg = levering()
    assert drempels.drempelsignalen(leeg).waarde == 0
    assert rows(drempels.per_categorie(leeg))[-1] == ("Totaal", None, 0, 0, 0, 0, 0)
    assert drempels.per_pakket(leeg).rijen == ()
    assert drempels.per_pakket(leeg).svg.startswith("<svg")
