"""Small counts: what is hidden, what is shown, and that no attack on the sums finds any of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.reference import Reference
from duo_analytics.results.disclosure import (
    Bescherming,
    protect,
    protect_part,
    protect_share,
    protect_value,
    threshold,
)
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.values import VERBORGEN, Getal, Waarde
from tests.attacker import FAR, column_sums, found, row_sums
from tests.resultaten import X, number, tabel

NORMEN = Reference.load()
D = Decimal


def counts(*rijen: Sequence[float | Waarde], totaalrijen: int = 0) -> Tabel:
    """Columns A, B, ... of persons, one letter for each number in a row; rows have no name."""
    koppen = [Kop("Groep"), *(Kop(letter, "personen") for letter in "ABCDEF"[: len(rijen[0])])]
    genummerd = [(f"groep {r}", *rij) for r, rij in enumerate(rijen)]
    return tabel(koppen, *genummerd, totaalrijen=totaalrijen)


def protected(inhoud: Tabel, regels: Bescherming) -> list[list[Waarde]]:
    return [list(rij[1:]) for rij in protect(inhoud, regels, NORMEN).rijen]


def numbers(*rijen: Sequence[float | Waarde]) -> list[list[Waarde]]:
    return [[number(cel) for cel in rij] for rij in rijen]


# --- primary --------------------------------------------------------------------------------------


def test_the_thresholds_are_rows_of_the_reference_files() -> None:
    assert threshold(NORMEN) == 5
    assert threshold(NORMEN, bijzonder=True) == 10


def test_one_to_four_are_hidden_and_zero_and_five_are_shown() -> None:
    kolom = counts((0,), (1,), (4,), (5,), (None,))
    assert protected(kolom, Bescherming(("A",))) == numbers((0,), (X,), (X,), (5,), (None,))


def test_special_data_are_hidden_up_to_nine() -> None:
    kolom = counts((0,), (9,), (10,))
    assert protected(kolom, Bescherming(("A",), bijzonder=True)) == numbers((0,), (X,), (10,))


def test_a_small_balance_below_zero_is_hidden_too() -> None:
    assert protected(counts((-2,), (-7,)), Bescherming(("A",))) == numbers((X,), (-7,))


def test_columns_that_are_not_about_persons_stay() -> None:
    assert protected(counts((2, 3)), Bescherming(("A",))) == numbers((X, 3))


# --- secondary ------------------------------------------------------------------------------------


def test_a_lone_hidden_count_gets_the_smallest_other_one_for_company() -> None:
    """3 = 59 - 20 - 30 - 6 would follow from the total; the 6 is the least to lose."""
    kolom = counts((3,), (20,), (30,), (6,), (59,), totaalrijen=1)
    verwacht = numbers((X,), (20,), (30,), (X,), (59,))
    assert protected(kolom, Bescherming(("A",))) == verwacht


def test_two_hidden_counts_that_are_small_together_get_more_company() -> None:
    """1 + 1 = 2 is a group of two, whoever is who."""
    kolom = counts((1,), (1,), (20,), (8,), (30,), totaalrijen=1)
    assert protected(kolom, Bescherming(("A",))) == numbers((X,), (X,), (20,), (X,), (30,))


def test_two_hidden_counts_are_enough_when_either_can_reach_the_threshold() -> None:
    """Of 6 together one can be 5 and the other 1; of 5 together both are surely small."""
    genoeg = counts((2,), (4,), (20,), (26,), totaalrijen=1)
    assert protected(genoeg, Bescherming(("A",))) == numbers((X,), (X,), (20,), (26,))
    te_weinig = counts((2,), (3,), (20,), (25,), totaalrijen=1)
    assert protected(te_weinig, Bescherming(("A",))) == numbers((X,), (X,), (X,), (25,))


def test_who_is_alone_in_a_group_cannot_work_out_the_other_one() -> None:
    """1 + 5 = 6: the one person would know that the others are five, which is no secret; of
    1 + 4 + 6 = 11 the one knows only that 4 and 6 are ten."""
    kolom = counts((1,), (4,), (6,), (20,), (31,), totaalrijen=1)
    assert protected(kolom, Bescherming(("A",))) == numbers((X,), (X,), (X,), (20,), (31,))


def test_a_zero_is_no_company() -> None:
    kolom = counts((3,), (0,), (9,), (12,), totaalrijen=1)
    assert protected(kolom, Bescherming(("A",))) == numbers((X,), (0,), (X,), (12,))


def test_without_a_total_row_a_column_has_no_sum() -> None:
    assert protected(counts((3,), (20,)), Bescherming(("A",))) == numbers((X,), (20,))


def test_in_a_row_with_a_sum_a_lone_hidden_count_gets_company() -> None:
    rij = counts((3, 20, 23))
    assert protected(rij, Bescherming(("A", "B", "C"))) == numbers((X, 20, 23))
    regels = Bescherming(("A", "B", "C"), sommen=(("A", "B", "C"),))
    assert protected(rij, regels) == numbers((X, X, 23))


def test_the_others_of_a_whole_are_protected_as_well() -> None:
    """Of 12 leavers 10 are from the team: the other two would follow from the difference."""
    samen = counts((12, 10), (30, 6))
    regels = Bescherming(("A", "B"), waarvan={"B": "A"})
    assert protected(samen, Bescherming(("A", "B"))) == numbers((12, 10), (30, 6))
    assert protected(samen, regels) == numbers((12, X), (30, 6))


def test_nobody_else_in_the_whole_gives_nobody_away() -> None:
    regels = Bescherming(("A", "B"), waarvan={"B": "A"})
    assert protected(counts((10, 10)), regels) == numbers((10, 10))


def test_two_sums_that_each_look_safe_are_attacked_together() -> None:
    """Two blocks of four hidden cells joined by one: every row and column with hidden cells has
    two of them, and still the row and column sums together give the cell in between."""
    los = counts(
        (2, 3, 20, 20, 45),
        (4, 3, 1, 20, 28),
        (20, 20, 4, 3, 47),
        (20, 20, 3, 4, 47),
        (46, 46, 28, 47, 167),
        totaalrijen=1,
    )
    koppen = ("A", "B", "C", "D", "E")
    regels = Bescherming(koppen, sommen=(koppen,))
    veilig = protect(los, regels, NORMEN)
    sommen = [
        *row_sums(los, {"A": 1, "B": 1, "C": 1, "D": 1, "E": -1}),
        *column_sums(los, koppen),
    ]
    klein = [[X if isinstance(w, D) and w < 5 else w for w in rij] for rij in los.rijen]
    gelekt = los.met(rijen=tuple(tuple(rij) for rij in klein))
    assert found(gelekt, sommen) == {(1, 3): 1}
    assert found(veilig, sommen) == {}


# --- figures that rest on counts ------------------------------------------------------------------


def test_a_figure_that_rests_on_a_hidden_count_is_hidden() -> None:
    tabel_ = counts((3, 12), (20, 34))
    regels = Bescherming(("A",), rust_op={"B": ("A",)})
    assert protected(tabel_, regels) == numbers((X, X), (20, 34))


@pytest.mark.parametrize(("noemer", "verborgen"), [(9, True), (10, False), (None, False)])
def test_a_percentage_needs_a_base_of_ten(noemer: float | None, verborgen: bool) -> None:
    tabel_ = counts((noemer, 40))
    regels = Bescherming(("A",), noemer={"B": "A"})
    assert (protected(tabel_, regels)[0][1] is X) is verborgen


def test_a_percentage_of_a_hidden_base_is_hidden_as_it_would_give_the_base_back() -> None:
    """The 12 is hidden for company; 6 of them is 50%, from which it would follow."""
    tabel_ = counts((12, 6, 50), (3, 0, 0), (40, 8, 20), (55, 14, 25.5), totaalrijen=1)
    regels = Bescherming(("A", "B"), noemer={"C": "A"})
    assert protected(tabel_, regels) == numbers((X, 6, X), (X, 0, X), (40, 8, 20), (55, 14, 25.5))


@pytest.mark.parametrize(
    ("groep", "bijzonder", "zichtbaar"),
    [(0, False, True), (1, False, False), (4, False, False), (5, False, True),
     (5, True, False), (9, True, False), (10, True, True)],
)  # fmt: skip
def test_a_single_figure_is_shown_by_the_size_of_its_group(
    groep: int, bijzonder: bool, zichtbaar: bool
) -> None:
    uitkomst = protect_value(D("12.4"), groep, NORMEN, bijzonder=bijzonder)
    assert uitkomst == (D("12.4") if zichtbaar else VERBORGEN)


@pytest.mark.parametrize(
    ("groep", "geheel", "zichtbaar"),
    [(0, 3, True), (4, 20, False), (5, 20, True), (5, 9, False), (5, 5, True), (20, 24, False),
     (20, 25, True)],
)  # fmt: skip
def test_a_part_of_a_shown_whole_needs_a_large_rest_or_none(
    groep: int, geheel: int, zichtbaar: bool
) -> None:
    uitkomst = protect_part(D("12.4"), groep, geheel, NORMEN)
    assert uitkomst == (D("12.4") if zichtbaar else VERBORGEN)


def test_a_figure_that_is_not_there_stays_so() -> None:
    assert protect_value(None, 12, NORMEN) is None


@pytest.mark.parametrize(
    ("groep", "noemer", "bijzonder", "uitkomst"),
    [
        (5, 10, False, D(50)),
        (5, 9, False, VERBORGEN),
        (4, 100, False, VERBORGEN),
        (0, 10, False, D(50)),
        (0, 9, False, VERBORGEN),
        (9, 100, True, VERBORGEN),
        (10, 100, True, D(50)),
    ],
)
def test_a_share_needs_a_large_group_in_a_large_base(
    groep: int, noemer: int, bijzonder: bool, uitkomst: Getal
) -> None:
    assert protect_share(D(50), groep, noemer, NORMEN, bijzonder=bijzonder) == uitkomst


# --- properties -----------------------------------------------------------------------------------

AANTAL = st.one_of(st.integers(0, 6), st.integers(0, 40))


@st.composite
def with_totals(draw: st.DrawFn) -> Tabel:
    """Counts with a total column and a total row."""
    breed = draw(st.integers(2, 4))
    rijen = draw(st.lists(st.lists(AANTAL, min_size=breed, max_size=breed), min_size=2, max_size=5))
    rijen = [[*rij, sum(rij)] for rij in rijen]
    return counts(*rijen, [sum(kolom) for kolom in zip(*rijen, strict=True)], totaalrijen=1)


@st.composite
def with_flows(draw: st.DrawFn) -> Tabel:
    """Begin, in, out, balance of moves and end, with a total row; the balance may be negative."""
    rijen = []
    for _ in range(draw(st.integers(2, 4))):
        erin, saldo = draw(AANTAL), draw(st.integers(-3, 3))
        begin = draw(st.integers(10, 60))
        eruit = draw(st.integers(0, 8))
        rijen.append([begin, erin, eruit, saldo, begin + erin - eruit + saldo])
    return counts(*rijen, [sum(kolom) for kolom in zip(*rijen, strict=True)], totaalrijen=1)


def everything_of(inhoud: Tabel) -> tuple[str, ...]:
    return tuple(kop.tekst for kop in inhoud.koppen[1:])


@settings(max_examples=60)
@given(with_totals())
def test_no_hidden_count_follows_from_the_sums(inhoud: Tabel) -> None:
    *delen, totaal = koppen = everything_of(inhoud)
    veilig = protect(inhoud, Bescherming(koppen, sommen=(koppen,)), NORMEN)
    tekens = {**dict.fromkeys(delen, 1), totaal: -1}
    assert found(veilig, [*row_sums(veilig, tekens), *column_sums(veilig, koppen)]) == {}


@settings(max_examples=40)
@given(with_flows())
def test_no_hidden_flow_follows_from_begin_and_end(inhoud: Tabel) -> None:
    koppen = everything_of(inhoud)
    veilig = protect(inhoud, Bescherming(koppen, sommen=(koppen,)), NORMEN)
    tekens = {"A": 1, "B": 1, "C": -1, "D": 1, "E": -1}
    sommen = [*row_sums(veilig, tekens), *column_sums(veilig, koppen)]
    assert found(veilig, sommen, {"D": -FAR}) == {}


@st.composite
def with_parts(draw: st.DrawFn) -> Tabel:
    """A whole and a part of it in each row, with a total row."""
    rijen = [[b := draw(AANTAL), draw(st.integers(0, b))] for _ in range(draw(st.integers(2, 5)))]
    return counts(*rijen, [sum(kolom) for kolom in zip(*rijen, strict=True)], totaalrijen=1)


@settings(max_examples=40)
@given(with_parts())
def test_no_small_part_and_no_small_rest_follows_from_the_whole(inhoud: Tabel) -> None:
    regels = Bescherming(("A", "B"), waarvan={"B": "A"})
    veilig = protect(inhoud, regels, NORMEN)
    met_rest = veilig.met(
        koppen=(*veilig.koppen, Kop("Rest", "personen")), rijen=tuple((*r, X) for r in veilig.rijen)
    )
    sommen = [
        *row_sums(met_rest, {"A": 1, "B": -1, "Rest": -1}),
        *column_sums(met_rest, ("A", "B", "Rest")),
    ]
    gevonden = found(met_rest, sommen, {"Rest": 0})
    assert {c: n for c, n in gevonden.items() if c[1] < 3 or 0 < n < 5} == {}


@given(with_totals())
def test_every_small_count_is_hidden_and_what_is_shown_is_as_it_was(inhoud: Tabel) -> None:
    koppen = everything_of(inhoud)
    uitkomst = protected(inhoud, Bescherming(koppen, sommen=(koppen,)))
    for voor, na in zip(inhoud.rijen, uitkomst, strict=True):
        for waarde, getoond in zip(voor[1:], na, strict=True):
            assert getoond in (waarde, VERBORGEN)
            assert not isinstance(waarde, D) or not 0 < waarde < 5 or getoond is VERBORGEN
            assert waarde != 0 or getoond == 0


@given(with_totals())
def test_a_table_without_small_counts_is_shown_as_it_is(inhoud: Tabel) -> None:
    groot = inhoud.met(
        rijen=tuple(tuple(5 * w if isinstance(w, D) else w for w in r) for r in inhoud.rijen)
    )
    koppen = everything_of(groot)
    assert protect(groot, Bescherming(koppen, sommen=(koppen,)), NORMEN) == groot


@given(st.data())
def test_two_hidden_counts_of_one_table_cannot_be_told_apart(data: st.DataObject) -> None:
    """The same table with 2 and 3 in each other's place is the same protected table."""
    rest = data.draw(st.lists(st.integers(5, 40), min_size=2, max_size=4))
    tabellen = [
        counts(*[(n,) for n in (*klein, *rest, 5 + sum(rest))], totaalrijen=1)
        for klein in ((2, 3), (3, 2))
    ]
    een, twee = (protect(t, Bescherming(("A",)), NORMEN) for t in tabellen)
    assert een == twee
