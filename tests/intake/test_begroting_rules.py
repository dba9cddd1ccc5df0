"""What must close in financien.xlsx, and how it is said where it does not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from duo_analytics.intake import begroting_rules, dictionary
from duo_analytics.intake.contract import tables
from duo_analytics.intake.examine import examine, problems
from duo_analytics.intake.kruisregels import Kruisregel
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE
from duo_analytics.statistics.begroting import NA_WIJZIGING
from tests.financien import BURGER, bijdrage, frames, post, sleutel, wijziging

PERIODE = Periode(2022, 1)
REGELS = (
    *begroting_rules.FINANCIEN, *begroting_rules.WIJZIGINGEN,
    *begroting_rules.VERDEELSLEUTEL, *begroting_rules.BIJDRAGEN,
)  # fmt: skip


def test_the_primitieve_begroting_stays_the_same_all_year_and_may_change_with_the_year() -> None:
    tabellen = frames(
        [
            post(100, 100),
            post(110, 110, peildatum="2022-08-31"),
            post(90, 90, peildatum="2021-08-31"),
            post(5, 5, peildatum="2022-08-31", soort="Baten"),
        ]
    )
    assert begroting_rules.changed_primitief(tabellen) == {
        1: "primitief is hier 110,00 en op de eerste peildatum van dat jaar 100,00",
        3: "primitief is hier 5,00 en op de eerste peildatum van dat jaar 0,00",
    }


def test_only_wijzigingen_of_that_year_decided_by_the_peildatum_are_in_the_budget() -> None:
    tabellen = frames(
        [
            post(100, 100, begroting_na_wijziging=130),
            post(100, 100, peildatum="2022-08-31", begroting_na_wijziging=130),
            post(7, 7, peildatum="2022-08-31", soort="Baten"),
        ],
        [
            wijziging(30, 130, "2021-12-09"),
            wijziging(20, 150, "2022-05-01", wijziging_nr="2"),
            wijziging(50, 50, "2022-04-30", jaar=2021),
            wijziging(9, 9, "2022-04-30", i_s="Incidenteel"),
        ],
    )
    assert begroting_rules.amended_budget(tabellen) == {
        1: "na wijziging is 130,00; primitief met de besloten wijzigingen is 150,00"
    }


def test_lines_of_one_post_are_taken_together() -> None:
    tabellen = frames(
        [
            post(60, 60, product="Personeel", begroting_na_wijziging=75),
            post(40, 40, product="Inhuur", begroting_na_wijziging=55),
        ],
        [wijziging(30, 130, "2021-12-09")],
    )
    assert begroting_rules.amended_budget(tabellen) == {}
    assert begroting_rules.new_amount(tabellen) == {}


def test_a_new_amount_is_the_one_before_it_with_the_mutatie() -> None:
    tabellen = frames(
        [post(100, 100)],
        [
            wijziging(20, 151, "2022-05-01", wijziging_nr="2"),
            wijziging(30, 130, "2021-12-09"),
            wijziging(30, 999, "2020-12-09", jaar=2021),
        ],
    )
    assert begroting_rules.new_amount(tabellen) == {
        0: "de vorige raming met deze mutatie is 150,00"
    }


def test_a_wijziging_of_a_post_that_is_not_in_the_budget_afterwards_is_named() -> None:
    tabellen = frames(
        [post(100, 100)],
        [
            wijziging(1, 1, "2022-01-10", programma=BURGER),
            wijziging(1, 101, "2022-01-10"),
            wijziging(1, 1, "2022-05-02", programma=BURGER, wijziging_nr="2"),
        ],
    )
    assert begroting_rules.unknown_post(tabellen) == {
        0: "deze post staat daarna niet in de begroting van dat jaar"
    }


@pytest.mark.parametrize(
    ("aandelen", "samen"),
    [
        ({"Ouder-Amstel": 33.47, "Uithoorn": 66.52}, "99,99"),
        ({"Ouder-Amstel": 33.47, "Uithoorn": 66.54}, "100,01"),
        ({"Ouder-Amstel": 100, "Uithoorn": 20}, "120"),
    ],
)
def test_shares_that_are_not_exactly_a_hundred_stop_the_delivery(
    aandelen: dict[str, float], samen: str
) -> None:
    goed = {"Diemen": 33.4, "Ouder-Amstel": 33.3, "Uithoorn": 33.3}  # 99.99999999999999 in floats
    sleutels = sleutel(2022, {"Stafbureau": goed, BURGER: aandelen})
    assert begroting_rules.not_hundred(frames([], sleutels=sleutels)) == {
        3: f"de aandelen van dit programma zijn in dat jaar samen {samen} en geen 100"
    }


def test_a_programma_without_shares_in_a_year_is_named_once() -> None:
    tabellen = frames(
        [post(1, 1), post(1, 1, programma=BURGER), post(1, 1, peildatum="2022-08-31")],
        sleutels=sleutel(2021),
    )
    assert begroting_rules.without_shares(tabellen) == {
        0: "er is geen verdeelsleutel voor dit programma in 2022",
        1: "er is geen verdeelsleutel voor dit programma in 2022",
    }


def test_a_bijdrage_may_differ_by_a_cent_of_rounding_and_no_more() -> None:
    """100,01 in 40, 25 and 35 parts is 40,004, 25,0025 and 35,0035: the cent goes to Diemen."""
    rijen = [bijdrage("Diemen", 40.00), bijdrage("Ouder-Amstel", 25.02), bijdrage("Uithoorn", 35)]
    tabellen = frames([post(100.01, 100.01)], bijdragen=rijen)
    for kolom, bron in (("begroting", "begroting_primitief"), ("na_wijziging", NA_WIJZIGING)):
        assert begroting_rules.off_key(kolom, bron)(tabellen) == {
            1: "volgens de begroting en de verdeelsleutel is dit 25,00"
        }


def test_a_bijdrage_to_a_programma_without_a_budget_is_nothing() -> None:
    rijen = [bijdrage("Ouder-Amstel", 3, programma=BURGER)]
    find = begroting_rules.off_key("prognose", "prognose")
    assert find(frames([post(100, 100)], bijdragen=rijen)) == {
        0: "volgens de begroting en de verdeelsleutel is dit 0,00"
    }


def test_shares_that_do_not_close_are_said_once_and_not_again_at_every_bijdrage() -> None:
    sleutels = sleutel(2022, {"Bedrijfsvoering": {"Diemen": 50}})
    tabellen = frames([post(100, 100)], sleutels=sleutels, bijdragen=[bijdrage("Diemen", 1)])
    assert begroting_rules.off_key("prognose", "prognose")(tabellen) == {}


def test_a_participant_without_a_bijdrage_is_named_at_the_first_row() -> None:
    rijen = [bijdrage("Uithoorn", 35), bijdrage("Uithoorn", 66.53, programma=BURGER)]
    assert begroting_rules.missing_participant(frames([], bijdragen=rijen)) == {
        0: "de bijdrage van Diemen en Ouder-Amstel aan dit programma op deze dag ontbreekt",
        1: "de bijdrage van Ouder-Amstel aan dit programma op deze dag ontbreekt",
    }


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.redenen.__name__)
def test_tables_without_rows_break_nothing(regel: Kruisregel) -> None:
    assert regel.redenen(frames([], sleutels=[])) == {}


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.eis)
def test_the_data_dictionary_tells_the_rule(regel: Kruisregel) -> None:
    assert f"- {regel.eis}\n" in dictionary.dictionary()


# In a delivery


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The workbook of the example with one share that is a tenth too high."""
    (tmp_path / str(PERIODE)).mkdir()
    boek = openpyxl.load_workbook(EXAMPLE / str(PERIODE) / "financien.xlsx")
    blad = boek["Verdeelsleutel"]
    blad["D4"] = float(blad["D4"].value) + 0.1
    pad = tmp_path / str(PERIODE) / "financien.xlsx"
    boek.save(pad)
    return pad


def said(folder: Path, *namen: str) -> list[str]:
    """Every message about these tables."""
    return [str(p) for p in problems(examine(folder, PERIODE, namen))]


def test_a_sum_that_does_not_close_refuses_the_delivery_with_its_cell(changed: Path) -> None:
    assert said(changed.parent, "verdeelsleutel") == [
        "FOUT DUO-R07  financien.xlsx, blad 'Verdeelsleutel', cel D4 (kolom Aandeel (%)): de "
        "aandelen van dit programma zijn in dat jaar samen 100,1 en geen 100. Verbeter de "
        "aandelen; het programma rekent ze niet om."
    ]


def test_sums_are_not_looked_at_while_a_cell_they_rest_on_is_refused(changed: Path) -> None:
    boek = openpyxl.load_workbook(changed)
    boek["Verdeelsleutel"]["D9"] = "veel"
    boek.save(changed)
    assert [regel.split()[1] for regel in said(changed.parent, "verdeelsleutel")] == ["DUO-C03"]


def test_every_table_of_the_workbook_is_held_to_its_sums() -> None:
    boek = [t for w, t in tables().values() if w.bestand == "financien.xlsx"]
    assert sum(len(tabel.kruisregels) for tabel in boek) == len(REGELS)
