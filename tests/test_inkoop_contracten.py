"""Contractdekking, local and mkb by hand, and the numbers of the register (domain 5.10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.inkoop import contracten
from duo_analytics.values import VERBORGEN, Verborgen
from tests.inkoop import Rij, cells, contract, crediteur, factuur, levering

X = VERBORGEN
NAMEN = "ABCDEF"
CONTRACTEN = [contract(f"C{wie}", wie, "2020-01-01") for wie in "ABC"]
# A, B and C under contract (75 each), D, E and F not (25 each)
REGELS = [
    *(factuur(wie, 75, contract_id=f"C{wie}") for wie in "ABC"),
    *(factuur(wie, 25) for wie in "DEF"),
]


def test_cover_is_the_spend_under_a_running_contract_over_all_spend() -> None:
    tabellen = levering(facturen=REGELS, contracten=CONTRACTEN)
    assert contracten.contractdekking_pct(tabellen).waarde == 75


def test_a_contract_of_another_supplier_or_that_ended_gives_no_cover() -> None:
    regels = [
        *REGELS,
        *(factuur(wie, 100, contract_id="CA") for wie in "DEF"),  # not theirs
        *(factuur(wie, 100, contract_id="CX") for wie in "DEF"),  # of nobody but D, and ended
    ]
    alle = [*CONTRACTEN, contract("CX", "D", "2019-01-01", "2019-12-31")]
    tabellen = levering(facturen=regels, contracten=alle)
    assert contracten.contractdekking_pct(tabellen).waarde == Decimal(22500) / 900
    ongeldig = cells(contracten.per_werkgever(tabellen).tabel, "Contract niet geldig")
    assert ongeldig["Duo-breed"] == Decimal(60000) / 900


def test_a_contract_covers_every_crediteur_of_the_same_supplier() -> None:
    zelfde = [crediteur("A", "11111111"), crediteur("A2", "11111111")]
    regels = [factuur("A2", 75, contract_id="CA"), *REGELS[1:]]
    tabellen = levering(crediteuren=zelfde, facturen=regels, contracten=CONTRACTEN)
    assert contracten.contractdekking_pct(tabellen).waarde == 75


def test_a_share_of_two_suppliers_is_hidden() -> None:
    regels = [factuur(wie, 100, contract_id=f"C{wie}" if wie in "AB" else None) for wie in NAMEN]
    tabellen = levering(facturen=regels, contracten=CONTRACTEN)
    assert contracten.contractdekking_pct(tabellen).waarde is X
    assert set(contracten.per_werkgever(tabellen).tabel.kolom("Lopend contract")) == {X}


def test_shares_without_any_spend_do_not_apply() -> None:
    leeg = levering()
    for feit in (contracten.contractdekking_pct, contracten.lokaal_pct, contracten.mkb_pct):
        assert feit(leeg).waarde is None
    assert set(contracten.markt(leeg).tabel.kolom("Mkb")) == {None}


# --- local and mkb


def seated(postcode: int | None, werkgever: str) -> Decimal | None:
    """Share local of three suppliers with a seat, against three elsewhere."""
    bekend: list[Rij] = [crediteur(wie, postcode=postcode) for wie in "ABC"]
    regels = [factuur(wie, 10, werkgever=werkgever) for wie in NAMEN]
    waarde = contracten.lokaal_pct(levering(crediteuren=bekend, facturen=regels)).waarde
    assert not isinstance(waarde, Verborgen)
    return waarde


@pytest.mark.parametrize(
    ("postcode", "werkgever", "deel"),
    [
        (1111, "Diemen", 50),
        (1111, "Uithoorn", 0),  # another of the three gemeenten
        (1191, "Ouder-Amstel", 50),
        (1424, "Uithoorn", 50),
        (1424, "Duo+", 50),  # in one of the three
        (1011, "Duo+", 0),
        (None, "Diemen", 0),
    ],
)
def test_local_is_a_seat_in_the_gemeente_that_buys(
    postcode: int | None, werkgever: str, deel: int
) -> None:
    assert seated(postcode, werkgever) == deel


def test_an_unknown_size_is_no_mkb_and_the_reader_is_told() -> None:
    bekend = [crediteur(wie, omvang="Onbekend") for wie in "ABC"]
    tabellen = levering(crediteuren=bekend, facturen=[factuur(wie, 10) for wie in NAMEN])
    assert contracten.mkb_pct(tabellen).waarde == 50
    noten = contracten.markt(tabellen).tabel.noten
    assert "Van een deel van de leveranciers is de omvang niet bekend." in noten
    anders = levering(facturen=[factuur(wie, 10) for wie in NAMEN])
    assert "Van een deel van de leveranciers is de omvang niet bekend." not in (
        contracten.markt(anders).tabel.noten
    )


# --- the register


REGISTER = ["Lopend", "waarvan eindigt binnen twaalf maanden",
            "waarvan meer uitgegeven dan de waarde"]  # fmt: skip


def register(
    een: Rij, facturen: list[Rij] | None = None, gegevens_vanaf: date = date(2015, 1, 1)
) -> list[object]:
    """The numbers on the peildatum, in the order of the table."""
    tabellen = levering(contracten=[een], facturen=facturen or [], gegevens_vanaf=gegevens_vanaf)
    tabel = contracten.register(tabellen)
    assert list(tabel.kolom("Contracten")) == REGISTER
    return list(tabel.kolom("Op de peildatum"))


@pytest.mark.parametrize(
    ("begin", "eind", "verwacht"),
    [
        ("2022-04-30", "", [1, 0, 0]),
        ("2022-05-01", "", [0, 0, 0]),
        ("2020-01-01", "2022-04-29", [0, 0, 0]),
        ("2020-01-01", "2022-04-30", [1, 1, 0]),
        ("2020-01-01", "2023-04-30", [1, 1, 0]),
        ("2020-01-01", "2023-05-01", [1, 0, 0]),
    ],
)
def test_a_contract_runs_to_its_last_day_and_ends_soon_within_twelve_months(
    begin: str, eind: str, verwacht: list[int]
) -> None:
    assert register(contract("C1", "A", begin, eind)) == verwacht


def test_spend_over_the_value_is_more_than_it_and_needs_the_whole_history() -> None:
    regels = [factuur("A", 100_000, "2021-02-01", contract_id="C1")]
    een = contract("C1", "A", "2021-01-01")
    assert register(een, facturen=regels) == [1, 0, 0]  # equal is not over
    meer = [*regels, factuur("A", 0.01, contract_id="C1")]
    assert register(een, facturen=meer) == [1, 0, 1]
    assert register(een, facturen=meer, gegevens_vanaf=date(2021, 1, 2)) == [1, 0, 0]


def test_cover_over_time_starts_where_the_history_reaches_a_whole_year() -> None:
    tabellen = levering(facturen=REGELS, contracten=CONTRACTEN, gegevens_vanaf=date(2020, 9, 1))
    tabel = contracten.verloop(tabellen).tabel
    assert list(tabel.kolom("Twaalf maanden t/m")) == ["aug 21", "dec 21", "apr 22"]
    assert list(tabel.kolom("Lopend contract")) == [None, None, 75]
