"""Secondary suppression hides enough, and leaves as many rows whole as it can (domain 9)."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.places import EXAMPLE, reference_folders
from duo_analytics.reference import Reference
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.values import VERBORGEN

REFERENCE = Reference.load(*reference_folders(EXAMPLE))
X = VERBORGEN


def table(kolommen: dict[str, list[int]]) -> Tabel:
    """Counts per group; the last row is the total."""
    groepen = [f"groep {n}" for n in range(len(next(iter(kolommen.values()))))]
    frame = pd.DataFrame({"groep": groepen, **kolommen})
    koppen = {"groep": Kop("groep"), **{naam: Kop(naam, "personen") for naam in kolommen}}
    return make_table("t.t", "t", "nu", frame, koppen, (), totaalrijen=1)


def column(tabel: Tabel, kop: str) -> list[object]:
    """Values as whole numbers, hidden ones as X."""
    return [int(w) if isinstance(w, Decimal) else w for w in tabel.kolom(kop)]


def test_a_second_row_is_hidden_and_the_others_stay_whole() -> None:
    """Row 1 has a small uitstroom. One more row must go in both columns, and it is the same one:
    the row that loses least (11 and 6), not the smallest of each column (10 and 6)."""
    ruw = table({"instroom": [10, 6, 11, 28, 55], "uitstroom": [14, 4, 6, 35, 59]})
    tellingen = ("instroom", "uitstroom")
    beschermd = protect(ruw, Bescherming(tellingen, sommen=(tellingen,)), REFERENCE)
    assert column(beschermd, "instroom") == [10, X, X, 28, 55]
    assert column(beschermd, "uitstroom") == [14, X, X, 35, 59]


def test_without_another_hidden_row_the_smallest_other_cell_goes() -> None:
    beschermd = protect(table({"aantal": [30, 3, 9, 12, 54]}), Bescherming(("aantal",)), REFERENCE)
    assert column(beschermd, "aantal") == [30, X, X, 12, 54]


@pytest.mark.parametrize("aantal", [[2, 2, 7, 11], [1, 1, 20, 22]])
def test_hidden_cells_that_are_few_together_take_a_third_one_along(aantal: list[int]) -> None:
    beschermd = protect(table({"aantal": aantal}), Bescherming(("aantal",)), REFERENCE)
    assert column(beschermd, "aantal") == [X, X, X, aantal[-1]]


def test_a_column_that_only_served_to_protect_can_be_left_out() -> None:
    ruw = table({"personen": [3, 8, 9, 20], "fte": [2, 7, 8, 17]})
    regels = Bescherming(("personen",), rust_op={"fte": ("personen",)})
    beschermd = protect(ruw, regels, REFERENCE).zonder("personen")
    assert [kop.tekst for kop in beschermd.koppen] == ["groep", "fte"]
    assert column(beschermd, "fte") == [X, X, 8, 17]


def test_a_column_that_is_not_there_cannot_be_left_out() -> None:
    with pytest.raises(KeyError):
        table({"personen": [3, 8, 9, 20]}).zonder("fte")
