"""Kaplan-Meier by hand: without censoring, with ties, and what the estimate keeps in any case.

The published case with censoring stands in test_survival_bounds.py.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.statistics.survival import Overleving, kaplan_meier

# Weeks of remission of the 21 patients on placebo, all relapsed: Freireich et al., Blood 21 (1963).
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
GEVALLEN = st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=25).filter(
    lambda gevallen: any(klaar for _, klaar in gevallen)
)


def estimate(*gevallen: tuple[float, bool]) -> Overleving:
    """From pairs of a duration and whether it is finished."""
    duur, klaar = zip(*gevallen, strict=True)
    return kaplan_meier(np.array(duur, float), np.array(klaar))


def test_without_censoring_the_share_is_that_of_the_longer_durations() -> None:
    """Gehan's placebo group: after week 8 there are 8 of the 21 left, and the median is 8."""
    uitkomst = estimate(*[(week, True) for week in PLACEBO])
    for week in sorted(set(PLACEBO)):
        assert uitkomst.at(week)[0] == pytest.approx(sum(w > week for w in PLACEBO) / 21)
    assert uitkomst.at(8)[0] == pytest.approx(8 / 21)
    assert (uitkomst.mediaan_laag, uitkomst.mediaan, uitkomst.mediaan_hoog) == (4, 8, 11)


def test_what_is_censored_at_a_moment_was_still_there_at_that_moment() -> None:
    """Of 4 cases one finishes in week 2 and one is censored there: 3/4, and then 3/4 x 1/2."""
    uitkomst = estimate((2, True), (2, False), (5, True), (9, False))
    assert uitkomst.at(2)[0] == pytest.approx(0.75)
    assert uitkomst.at(5)[0] == pytest.approx(0.375)
    assert uitkomst.mediaan == 5


def test_ties_are_one_step() -> None:
    uitkomst = estimate((3, True), (3, True), (3, True), (7, False))
    assert uitkomst.tijden.tolist() == [3, 7]
    assert uitkomst.aandeel == pytest.approx([0.25, 0.25])


def test_between_two_steps_the_share_does_not_move() -> None:
    uitkomst = estimate((2, True), (6, True))
    assert uitkomst.at(1.9)[0] == 1
    assert uitkomst.at(2)[0] == uitkomst.at(5.9)[0] == 0.5
    assert uitkomst.at(100)[0] == 0


def test_there_is_no_median_when_fewer_than_half_are_finished() -> None:
    uitkomst = estimate((2, True), (8, False), (8, False), (9, False))
    assert uitkomst.mediaan is None
    assert (uitkomst.aantal, uitkomst.afgerond) == (4, 1)


def test_exactly_a_half_is_the_median() -> None:
    assert estimate((2, True), (4, True), (6, False), (8, False)).mediaan == 4


def test_nothing_finished_is_no_estimate() -> None:
    with pytest.raises(ValueError, match="no finished durations"):
        estimate((2, False), (3, False))


@given(GEVALLEN)
def test_the_share_only_falls_and_lies_within_its_bounds(
    gevallen: list[tuple[int, bool]],
) -> None:
    uitkomst = estimate(*gevallen)
    assert (np.diff(uitkomst.aandeel) <= 1e-12).all()
    assert ((uitkomst.aandeel >= 0) & (uitkomst.aandeel <= 1)).all()
    assert (uitkomst.laag <= uitkomst.aandeel + 1e-12).all()
    assert (uitkomst.hoog >= uitkomst.aandeel - 1e-12).all()


@given(GEVALLEN, st.permutations(range(25)))
def test_the_order_of_the_cases_does_not_matter(
    gevallen: list[tuple[int, bool]], volgorde: list[int]
) -> None:
    anders = [gevallen[i] for i in volgorde if i < len(gevallen)]
    assert estimate(*anders).aandeel == pytest.approx(estimate(*gevallen).aandeel)


@given(GEVALLEN)
def test_to_finish_later_never_makes_the_share_smaller(gevallen: list[tuple[int, bool]]) -> None:
    later = estimate(*[(duur + 5, klaar) for duur, klaar in gevallen])
    nu = estimate(*gevallen)
    for week in range(0, 66, 5):
        assert later.at(week)[0] >= nu.at(week)[0] - 1e-12


def test_quarters_are_finished_at_the_times_of_the_curve() -> None:
    """Gehan's placebo group: 16 of the 21 last longer than week 3 and 14 than week 4, so a quarter
    is finished in week 4; the half is the median, and three quarters is week 12."""
    uitkomst = estimate(*[(week, True) for week in PLACEBO])
    assert uitkomst.finished(0.25)[0] == 4
    assert uitkomst.finished(0.5) == (
        uitkomst.mediaan, uitkomst.mediaan_laag, uitkomst.mediaan_hoog,
    )  # fmt: skip
    assert uitkomst.finished(0.75)[0] == 12


def test_what_the_data_do_not_reach_is_not_known() -> None:
    assert estimate((2, True), (8, False), (8, False)).finished(0.5)[0] is None
