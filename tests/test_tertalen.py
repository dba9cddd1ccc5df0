"""A row of tertalen, also over the turn of a year."""

from __future__ import annotations

from duo_analytics.periods import Periode, tertalen


def test_the_last_tertalen_run_over_the_turn_of_the_year() -> None:
    namen = [str(p) for p in tertalen(Periode(2022, 1), 4)]
    assert namen == ["2021-T1", "2021-T2", "2021-T3", "2022-T1"]
    assert tertalen(Periode(2022, 3), 1) == [Periode(2022, 3)]
