"""How long something will take by what happened in a year: by hand, with cases that came late."""

from __future__ import annotations

import numpy as np
import pytest

from duo_analytics.statistics.periodetijd import Gevolgd, expect_median
from duo_analytics.statistics.survival import kaplan_meier


def gevolgd(*gevallen: tuple[float, float, bool]) -> Gevolgd:
    """From, until, and whether it was finished then."""
    vanaf, tot, klaar = zip(*gevallen, strict=True)
    return Gevolgd(np.array(vanaf, float), np.array(tot, float), np.array(klaar))


def test_a_case_counts_only_from_how_long_it_had_lasted() -> None:
    """At 4 weeks three are followed (the third came in at 5): 2/3. At 6 weeks three again, of
    whom one is finished: 4/9."""
    deel = gevolgd((0, 4, True), (2, 6, True), (5, 8, False), (0, 6, False))
    assert deel.tijden.tolist() == [4, 6]
    assert deel.lasting(np.ones((1, 4)))[0].tolist() == pytest.approx([2 / 3, 4 / 9])
    uitkomst = expect_median(deel, 5)
    assert uitkomst is not None
    assert uitkomst.som == 6


def test_with_all_from_their_beginning_it_is_kaplan_meier() -> None:
    duur = np.array([1.0, 1, 2, 3, 5, 5, 8, 9])
    klaar = np.array([True, True, False, True, True, True, False, True])
    deel = Gevolgd(np.zeros(8), duur, klaar)
    km = kaplan_meier(duur, klaar)
    zelfde = [km.at(tijd)[0] for tijd in deel.tijden]
    assert deel.lasting(np.ones((1, 8)))[0].tolist() == pytest.approx(zelfde)


def test_when_half_is_not_reached_nothing_is_expected() -> None:
    assert expect_median(gevolgd((0, 2, True), (0, 9, False), (0, 9, False)), 4) is None


def test_the_interval_is_wider_for_fewer_new_cases() -> None:
    deel = gevolgd(*[(0, week, True) for week in range(1, 41)])
    weinig, veel = expect_median(deel, 3), expect_median(deel, 60)
    assert weinig is not None
    assert veel is not None
    assert weinig.laag is not None
    assert weinig.hoog is not None
    assert veel.laag is not None
    assert veel.hoog is not None
    assert weinig.laag < veel.laag < weinig.som == veel.som == 20 < veel.hoog < weinig.hoog


def test_a_bound_past_all_that_was_seen_is_not_known() -> None:
    """Three of five are finished: in many draws fewer than half of the new ones are."""
    deel = gevolgd(*[(0, week, True) for week in (2, 3, 4)], (0, 5, False), (0, 5, False))
    uitkomst = expect_median(deel, 3)
    assert uitkomst is not None
    assert uitkomst.som == 4
    assert uitkomst.hoog is None


@pytest.mark.parametrize("nieuw", [0, 3])
def test_nothing_to_learn_from_or_to_expect_is_an_error(nieuw: int) -> None:
    klaar = nieuw == 0
    with pytest.raises(ValueError, match="no cases"):
        expect_median(gevolgd((0, 2, klaar)), nieuw)
