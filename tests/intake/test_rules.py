"""Rules between columns and rows: which rows break them, and what is said about those rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from duo_analytics.intake.rules import (
    AlleenMet,
    GeenOverlap,
    GevuldBij,
    NietMeer,
    NietSamen,
    NietVoor,
    Uniek,
)

KOPPEN = {"a": "A", "b": "B", "c": "C"}
OVERLAP = GeenOverlap(("a",), "b", "c", "deze regel overlapt een andere regel", "Herstel.")


def dates(*teksten: str | None) -> pd.Series:
    """Dates, None is empty."""
    return pd.Series(pd.to_datetime(pd.Series(teksten, dtype=object)).astype("datetime64[s]"))


def rows(**kolommen: object) -> pd.DataFrame:
    """A frame whose index is the row number in the workbook, from row 4 on."""
    frame = pd.DataFrame(kolommen)
    frame.index = pd.Index(range(4, 4 + len(frame)), name="rij")
    return frame


def test_a_date_may_equal_the_earlier_date_and_may_be_empty() -> None:
    frame = rows(
        a=dates("2022-01-02", "2022-01-02", None), b=dates("2022-01-02", "2022-01-03", None)
    )
    regel = NietVoor("a", "b", "te vroeg")
    assert regel.broken(frame).tolist() == [False, True, False]
    assert regel.redenen(frame, regel.broken(frame)) == ["te vroeg"]
    assert regel.eis(KOPPEN) == "A ligt niet voor B."


def test_a_number_may_equal_its_highest_and_may_be_empty() -> None:
    frame = rows(a=[3.0, 4.0, np.nan], b=[3.0, 3.0, 3.0])
    assert NietMeer("a", "b", "te veel").broken(frame).tolist() == [False, True, False]


def test_a_reason_needs_the_date_that_it_is_the_reason_of() -> None:
    frame = rows(a=["x", "x", None], b=dates("2022-01-01", None, None))
    regel = AlleenMet("a", "b", "zonder datum", "Vul in.")
    assert regel.broken(frame).tolist() == [False, True, False]


def test_a_date_belongs_to_some_choices_may_stand_with_others_and_not_with_the_rest() -> None:
    frame = rows(
        a=dates("2022-01-01", None, "2022-01-01", None, "2022-01-01", None),
        b=["bezig", "bezig", "klaar", "klaar", "open", "open"],
    )
    regel = GevuldBij("a", "b", ("bezig",), "past niet", "Vul in.", toegestaan=("klaar",))
    gebroken = regel.broken(frame)
    assert gebroken.tolist() == [False, True, False, False, True, False]
    assert regel.redenen(frame, gebroken) == ["past niet", "past niet"]
    assert regel.eis(KOPPEN) == (
        "A is gevuld bij B bezig, kan gevuld zijn bij klaar, en is anders leeg."
    )
    streng = GevuldBij("a", "b", ("in_uitvoering", "klaar"), "past niet", "Vul in.")
    assert streng.eis(KOPPEN) == "A is gevuld bij B in uitvoering of klaar en is anders leeg."


def test_two_dates_that_exclude_each_other_are_not_both_filled() -> None:
    frame = rows(a=dates("2022-01-01", "2022-01-01", None), b=dates("2022-01-01", None, None))
    assert NietSamen("a", "b", "beide", "Kies.").broken(frame).tolist() == [True, False, False]


def test_the_second_row_with_a_key_is_the_wrong_one_and_names_the_first() -> None:
    frame = rows(a=["x", "x", "y", "x"], b=["1", "2", "1", "2"])
    regel = Uniek(("a", "b"))
    gebroken = regel.broken(frame)
    assert gebroken.tolist() == [False, False, False, True]
    assert regel.redenen(frame, gebroken) == ["deze sleutel staat ook in rij 5"]
    assert regel.kolom == "b"


def test_spells_of_one_thing_adjoin_but_do_not_overlap() -> None:
    frame = rows(
        a=["x", "x", "y"],
        b=dates("2022-01-01", "2022-02-01", "2022-01-15"),
        c=dates("2022-01-31", None, None),
    )
    assert not OVERLAP.broken(frame).any()


def test_an_overlap_is_shown_at_the_later_spell_and_names_the_row_that_it_overlaps() -> None:
    frame = rows(
        a=["x", "x", "x"],
        b=dates("2022-03-01", "2022-01-01", "2022-02-01"),
        c=dates(None, "2022-12-31", "2022-02-15"),
    )
    gebroken = OVERLAP.broken(frame)
    assert gebroken.tolist() == [True, False, True]
    assert OVERLAP.redenen(frame, gebroken) == [
        "deze regel overlapt een andere regel (rij 5)",
        "deze regel overlapt een andere regel (rij 5)",
    ]


def test_an_earlier_spell_that_still_runs_overlaps_every_later_one() -> None:
    frame = rows(a=["x", "x"], b=dates("2022-01-01", "2022-06-01"), c=dates(None, "2022-07-01"))
    assert OVERLAP.broken(frame).tolist() == [False, True]


def test_an_empty_part_of_a_key_is_a_value_like_any_other() -> None:
    regel = GeenOverlap(("a", "k"), "b", "c", "overlap")
    frame = rows(
        a=["x", "x"], k=[None, None], b=dates("2022-01-01", "2022-06-01"), c=dates(None, None)
    )
    assert regel.broken(frame).tolist() == [False, True]


@pytest.mark.parametrize("regel", [OVERLAP, Uniek(("a",)), NietVoor("b", "c", "te vroeg")])
def test_a_table_without_rows_breaks_nothing(
    regel: GeenOverlap | Uniek | NietVoor,
) -> None:
    frame = rows(a=pd.Series([], dtype="str"), b=dates(), c=dates())
    assert regel.broken(frame).tolist() == []
    assert regel.redenen(frame, regel.broken(frame)) == []
