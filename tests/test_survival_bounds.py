"""Kaplan-Meier: the published case, and what is said where a bound does not exist."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from duo_analytics.statistics.survival import kaplan_meier

# Weeks of remission of the 21 patients on 6-MP and whether each ended: Freireich et al., Blood 21
# (1963); worked out in Klein & Moeschberger, Survival Analysis, and in Kleinbaum & Klein.
WEKEN = np.array([6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35.0])
KLAAR = np.array([1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], bool)


def test_the_published_shares_and_median_of_freireich_come_out() -> None:
    uitkomst = kaplan_meier(WEKEN, KLAAR)
    gepubliceerd = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    for week, aandeel in gepubliceerd.items():
        assert uitkomst.at(week)[0] == pytest.approx(aandeel, abs=0.0005)
    assert uitkomst.mediaan == 23
    assert (uitkomst.aantal, uitkomst.afgerond) == (21, 9)


def test_the_log_log_interval_of_the_median_follows_from_the_bounds_of_the_curve() -> None:
    """Worked by hand at 13 weeks: S = 0.690, Greenwood sum of d / (n (n - d)) = 0.02395.

    theta = 1.96 x sqrt(0.02395) / ln 0.690 = -0.818, so the bounds are 0.690^(e^0.818) = 0.432
    and 0.690^(e^-0.818) = 0.849; the lower one is the first that lies below a half.
    """
    uitkomst = kaplan_meier(WEKEN, KLAAR)
    assert uitkomst.at(13) == pytest.approx((0.690, 0.432, 0.849), abs=0.0006)
    assert uitkomst.mediaan_laag == 13
    assert uitkomst.mediaan_hoog is None


def test_the_upper_bound_is_not_reached_when_only_the_last_one_finishes() -> None:
    uitkomst = kaplan_meier(np.array([1.0, 2, 3, 4, 5]), np.ones(5, bool))
    assert uitkomst.at(5) == pytest.approx((0, 0, 0.5819), abs=0.0001)
    assert (uitkomst.mediaan, uitkomst.mediaan_hoog) == (3, None)


def test_before_anything_has_finished_everything_still_lasts() -> None:
    uitkomst = kaplan_meier(np.array([1.0, 2, 3]), np.array([False, True, False]))
    assert uitkomst.at(0.5) == (1.0, 1.0, 1.0)
    assert uitkomst.at(1) == (1.0, 1.0, 1.0)


def test_one_finished_duration_gives_no_certainty_at_all() -> None:
    uitkomst = kaplan_meier(np.array([4.0]), np.array([True]))
    assert uitkomst.at(4) == (0.0, 0.0, 1.0)


def test_a_bound_that_does_not_exist_is_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kaplan_meier(np.array([1.0, 2]), np.array([True, True]))


def test_nothing_finished_cannot_be_estimated() -> None:
    with pytest.raises(ValueError, match="no finished durations"):
        kaplan_meier(np.array([1.0, 2]), np.array([False, False]))
