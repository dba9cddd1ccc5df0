"""The Laspeyres index: a published case, and what happens to models that come and go."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.statistics.prijsindex import basket, laspeyres, model_prices

# Prices of six products in five periods, and their numbers in the first: Producer Price Index
# Manual (ILO, IMF and others, 2004), tables 19.1 and 19.2; also Balk, Price and Quantity Index
# Numbers (2008), tables 3.1 and 3.2. The numbers are doubled here, for they count whole pieces.
PRIJZEN = (
    ("1.0", "1.0", "1.0", "1.0", "1.0", "1.0"),
    ("1.2", "3.0", "1.3", "0.7", "1.4", "0.8"),
    ("1.0", "1.0", "1.5", "0.5", "1.7", "0.6"),
    ("0.8", "0.5", "1.6", "0.3", "1.9", "0.4"),
    ("1.0", "1.0", "1.6", "0.1", "2.0", "0.2"),
)
AANTALLEN = (2, 2, 4, 2, 9, 1)


def bought(*rijen: tuple[str | None, int, str]) -> pd.DataFrame:
    """Order lines of laptops from (model, pieces, price of a piece)."""
    return pd.DataFrame(
        {
            "categorie": "laptop",
            "model": pd.Series([model for model, _, _ in rijen], dtype="str"),
            "aantal": pd.Series([aantal for _, aantal, _ in rijen], dtype="Int64"),
            "bedrag": [aantal * Decimal(prijs) for _, aantal, prijs in rijen],
        }
    )


def period(nummer: int, aantallen: tuple[int, ...]) -> pd.DataFrame:
    prijzen = PRIJZEN[nummer - 1]
    return bought(
        *((f"M{i}", n, p) for i, (n, p) in enumerate(zip(aantallen, prijzen, strict=True)))
    )


@pytest.mark.parametrize(
    ("nummer", "index"), [(1, "100"), (2, "142"), (3, "134.5"), (4, "135.5"), (5, "144")]
)
def test_the_published_laspeyres_indices_come_out(nummer: int, index: str) -> None:
    """Published as 1.0000, 1.4200, 1.3450, 1.3550 and 1.4400, whatever is bought later."""
    uitkomst = laspeyres(period(1, AANTALLEN), period(nummer, (7, 1, 1, 3, 1, 2)))
    assert uitkomst.index == Decimal(index)
    assert [uitkomst.modellen, uitkomst.dekking_basis, uitkomst.dekking_nu] == [6, 100, 100]


def test_a_dearer_mix_of_the_same_prices_is_no_price_rise() -> None:
    basis = bought(("klein", 9, "100"), ("groot", 1, "1000"))
    nu = bought(("klein", 1, "100"), ("groot", 9, "1000"))
    assert laspeyres(basis, nu).index == 100


def test_a_model_that_is_not_bought_now_leaves_the_basket_at_both_prices() -> None:
    """By hand: only 'blijft' is in both, so 120 / 100; it was 2 x 100 of the 500 spent then."""
    basis = bought(("blijft", 2, "100"), ("weg", 1, "300"))
    nu = bought(("blijft", 1, "120"))
    uitkomst = laspeyres(basis, nu)
    assert uitkomst.index == 120
    assert uitkomst.dekking_basis == 40
    assert uitkomst.modellen == 1


def test_a_new_model_does_not_count_but_shows_in_the_coverage_of_now() -> None:
    basis = bought(("oud", 1, "100"))
    nu = bought(("oud", 1, "110"), ("nieuw", 1, "330"))
    uitkomst = laspeyres(basis, nu)
    assert [uitkomst.index, uitkomst.dekking_basis, uitkomst.dekking_nu] == [110, 100, 25]


def test_the_price_of_a_model_is_what_was_paid_for_a_piece_on_average() -> None:
    """By hand: 1 piece of 100 and 3 of 120 cost 460 together, 115 a piece."""
    prijzen = model_prices(bought(("m", 1, "100"), ("m", 3, "120")))
    assert prijzen.loc[("laptop", "m"), "prijs"] == 115


def test_lines_without_a_model_have_no_price_and_lower_the_coverage() -> None:
    basis = bought(("m", 1, "100"), (None, 1, "100"))
    uitkomst = laspeyres(basis, bought(("m", 1, "105")))
    assert [uitkomst.index, uitkomst.dekking_basis] == [105, 50]


@pytest.mark.parametrize("nu", [bought(), bought(("ander", 1, "100"))])
def test_without_a_common_model_there_is_no_index(nu: pd.DataFrame) -> None:
    uitkomst = laspeyres(bought(("m", 1, "100")), nu)
    assert uitkomst.index is None
    assert [uitkomst.modellen, uitkomst.dekking_basis] == [0, 0]


def test_an_empty_base_period_covers_nothing() -> None:
    uitkomst = laspeyres(bought(), bought(("m", 1, "100")))
    assert [uitkomst.index, uitkomst.dekking_basis] == [None, None]


def test_the_basket_keeps_a_model_that_is_not_bought_now_without_a_price() -> None:
    mandje = basket(bought(("a", 2, "10"), ("b", 1, "20")), bought(("a", 5, "11")))
    assert mandje["aantal"].tolist() == [2, 1]
    assert mandje["prijs_basis"].tolist() == [10, 20]
    assert mandje["prijs_nu"].iloc[0] == 11
    assert pd.isna(mandje["prijs_nu"].iloc[1])
