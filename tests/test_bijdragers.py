"""Amounts of suppliers: what may be shown, and that what is hidden does not follow from totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.results.bijdragers import (
    Grens,
    hidden_rows,
    protect_amount,
    protect_amounts,
    safe_classes,
)
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.values import VERBORGEN
from tests.tabellen import delivery, frame

GRENS = Grens(minimum=3, marge_pct=Decimal(10))
X = VERBORGEN


def money(*bedragen: int | str) -> list[Decimal]:
    """Whole euros."""
    return [Decimal(bedrag) for bedrag in bedragen]


# --- one amount


@pytest.mark.parametrize(
    ("bedragen", "veilig"),
    [
        ((), True),  # nothing was bought
        ((0, 0), True),
        ((100,), False),
        ((60, 40), False),  # each of the two knows the other exactly
        ((40, 30, 30), True),
        # p% rule: 100 x (total - largest - second) >= p x largest (Hundepool et al., p = 10)
        ((100, 50, 10), True),
        ((100, 50, 9), False),
        ((90, 8, 1, 1), False),
        ((40, 30, 0), False),  # zero is no contributor
    ],
)
def test_an_amount_needs_contributors_and_a_margin(bedragen: tuple[int, ...], veilig: bool) -> None:
    assert GRENS.safe(money(*bedragen)) is veilig


def test_a_refund_counts_by_its_size() -> None:
    assert GRENS.safe(money(100, 50, -10)) is True
    assert GRENS.safe(money(-100, 50, 9)) is False


def test_the_limits_are_configured_and_end_up_in_the_account() -> None:
    tabellen = delivery("2022-T1", adviesvragen=frame("adviesvragen"))
    assert Grens.of(tabellen) == GRENS
    assert [norm.reeks for norm in tabellen.gebruikte_normen] == [
        "privacy.minimum_bijdragers",
        "privacy.marge_grootste_pct",
    ]


def test_a_single_figure_is_hidden_when_one_of_its_groups_is_unsafe() -> None:
    tabellen = delivery("2022-T1", adviesvragen=frame("adviesvragen"))
    goed, klein = money(40, 30, 30), money(60, 40)
    assert protect_amount(Decimal(50), [goed, goed], tabellen) == Decimal(50)
    assert protect_amount(Decimal(50), [goed, klein], tabellen) is X
    assert protect_amount(None, [], tabellen) is None


# --- a table


def contributions(cellen: Mapping[tuple[str, str], Iterable[int]]) -> pd.DataFrame:
    """Contributors A, B, C and so on to each cell (row, column)."""
    regels = [
        (rij, kolom, chr(65 + i), Decimal(bedrag))
        for (rij, kolom), bedragen in cellen.items()
        for i, bedrag in enumerate(bedragen)
    ]
    return pd.DataFrame(regels, columns=["rij", "kolom", "bijdrager", "bedrag"])


def table(rijen: dict[str, int]) -> Tabel:
    """Amounts per row with their total."""
    delen = [(naam, Decimal(bedrag)) for naam, bedrag in rijen.items()]
    totaal = ("Totaal", sum((bedrag for _, bedrag in delen), Decimal(0)))
    koppen = (Kop("Pakket"), Kop("Uitgaven", "eur"))
    return Tabel(
        "test.pakket", "Uitgaven", "over 2021", koppen, (*delen, totaal), (), totaalrijen=1
    )


def shown(tabel: Tabel, bijdragen: pd.DataFrame) -> tuple[object, ...]:
    """The column of amounts as it goes out."""
    tabellen = delivery("2022-T1", adviesvragen=frame("adviesvragen"))
    return protect_amounts(tabel, bijdragen, ("Uitgaven",), tabellen).kolom("Uitgaven")


def test_a_lone_hidden_row_gets_the_row_with_the_fewest_contributors_beside_it() -> None:
    # P: one supplier. Q has three and R four: Q joins P, though it is the larger of the two.
    bijdragen = contributions(
        {("P", "nu"): [100], ("Q", "nu"): [90, 80, 70], ("R", "nu"): [40, 40, 40, 40]}
    )
    tabel = table({"P": 100, "Q": 240, "R": 160})
    assert shown(tabel, bijdragen) == (X, X, Decimal(160), Decimal(500))


def test_hidden_rows_whose_sum_is_unsafe_get_company() -> None:
    # P and Q are of the same two suppliers: together still two contributors.
    bijdragen = contributions(
        {("P", "nu"): [100, 50], ("Q", "nu"): [70, 70], ("R", "nu"): [40, 40, 40, 40]}
    )
    assert hidden(bijdragen) == {"P", "Q", "R"}


def hidden(bijdragen: pd.DataFrame) -> set[str]:
    groepen = bijdragen.groupby(["rij", "kolom"])
    cellen = {
        (str(rij), str(kolom)): dict(zip(deel["bijdrager"], deel["bedrag"], strict=True))
        for (rij, kolom), deel in groepen
    }
    return hidden_rows(cellen, GRENS)


def test_a_row_is_hidden_in_every_column_when_one_of_them_is_unsafe() -> None:
    veilig = [40, 40, 40]
    cellen = {(rij, kolom): veilig for rij in "PQR" for kolom in ("met", "zonder")}
    bijdragen = contributions(cellen | {("P", "zonder"): [100, 1, 1]})
    assert hidden(bijdragen) == {"P", "Q"}


def test_nothing_is_hidden_where_every_amount_is_safe_or_nothing() -> None:
    bijdragen = contributions({("P", "nu"): [40, 40, 40], ("Q", "nu"): [0]})
    assert shown(table({"P": 120, "Q": 0}), bijdragen) == (120, 0, 120)


def test_the_total_is_hidden_too_when_the_whole_gives_a_supplier_away() -> None:
    bijdragen = contributions({("P", "nu"): [100], ("Q", "nu"): [90]})
    assert shown(table({"P": 100, "Q": 90}), bijdragen) == (X, X, X)


def test_the_reader_is_told_why_an_amount_is_hidden() -> None:
    tabellen = delivery("2022-T1", adviesvragen=frame("adviesvragen"))
    klein = contributions({("P", "nu"): [100]})
    tabel = protect_amounts(table({"P": 100}), klein, ("Uitgaven",), tabellen)
    assert tabel.noten == (
        "Een bedrag staat er alleen als het van minstens 3 leveranciers komt en als niemand de "
        "grootste daarvan op 10% na kan schatten.",
    )


cel = st.lists(st.integers(1, 1000), min_size=0, max_size=6)


@given(st.dictionaries(st.sampled_from("PQRSTU"), cel, min_size=1))
def test_what_is_hidden_is_a_safe_sum_or_everything(rijen: dict[str, list[int]]) -> None:
    bijdragen = contributions({(rij, "nu"): b for rij, b in rijen.items()})
    verborgen = hidden(bijdragen)
    for rij, bedragen in rijen.items():
        assert rij in verborgen or GRENS.safe(money(*bedragen))
    som = bijdragen[bijdragen["rij"].isin(verborgen)].groupby("bijdrager")["bedrag"].sum()
    gevuld = {rij for rij, bedragen in rijen.items() if bedragen}
    assert GRENS.safe(som) or verborgen >= gevuld
    assert len(verborgen) != 1 or verborgen >= gevuld


# --- classes of ranks


def test_a_class_that_is_unsafe_is_joined_with_the_next_one() -> None:
    # ranks 1-2: two contributors; with 3-4 they are safe. 5-6 is too small a class at the end.
    bedragen = money(50, 40, 30, 20, 10, 5)
    assert safe_classes(bedragen, (2, 4), GRENS) == [(1, 6)]
    assert safe_classes(bedragen, (3,), GRENS) == [(1, 3), (4, 6)]
    assert safe_classes(bedragen, (2, 3), GRENS) == [(1, 3), (4, 6)]


def test_there_are_no_classes_when_the_whole_is_unsafe() -> None:
    assert safe_classes(money(100, 50), (5,), GRENS) == []
    assert safe_classes([], (5,), GRENS) == []


@given(st.lists(st.integers(1, 10_000), max_size=40), st.sets(st.integers(1, 30)))
def test_classes_are_safe_and_adjoin(bedragen: list[int], grenzen: set[int]) -> None:
    hoog = sorted(money(*bedragen), reverse=True)
    klassen = safe_classes(hoog, sorted(grenzen), GRENS)
    for eerste, laatste in klassen:
        assert GRENS.safe(hoog[eerste - 1 : laatste])
    randen = [rang for eerste, laatste in klassen for rang in (eerste - 1, laatste)]
    assert not klassen or (randen[0] == 0 and randen[-1] == len(hoog))
    assert randen[1:-1:2] == randen[2::2]
