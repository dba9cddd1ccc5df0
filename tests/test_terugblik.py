"""Looking back on forecasts: coverage and errors by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.statistics.terugblik import Uitslag, score
from duo_analytics.statistics.voorspelling import Verwachting


def uitslag(kwam: int, *, zonder_interval: bool = False) -> Uitslag:
    """A forecast of 10 (8 to 12) and what came."""
    laag, hoog = (None, None) if zonder_interval else (Decimal(8), Decimal(12))
    return Uitslag(Verwachting(Decimal(10), laag, hoog), Decimal(kwam))


@pytest.mark.parametrize(("kwam", "binnen"), [(7, False), (8, True), (12, True), (13, False)])
def test_the_ends_belong_to_the_interval(kwam: int, binnen: bool) -> None:
    assert uitslag(kwam).binnen is binnen


def test_a_forecast_that_was_too_low_has_an_error_above_zero() -> None:
    assert uitslag(13).fout == 3


def test_the_score_by_hand() -> None:
    """Errors 3, -1 and 4: mean 2, mean of their sizes 8/3; one of the two intervals held."""
    uitkomst = score([uitslag(13), uitslag(9), uitslag(14, zonder_interval=True)])
    assert (uitkomst.aantal, uitkomst.met_interval, uitkomst.binnen) == (3, 2, 1)
    assert uitkomst.gemiddelde_fout == 2
    assert uitkomst.gemiddelde_afwijking == Decimal(8) / 3
    assert uitkomst.binnen_pct == 50


def test_forecasts_without_an_interval_have_no_coverage() -> None:
    assert score([uitslag(14, zonder_interval=True)]).binnen_pct is None


def test_of_nothing_there_is_no_score() -> None:
    with pytest.raises(ValueError, match="no forecasts"):
        score([])
