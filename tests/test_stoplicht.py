"""A traffic light is computed from a rule and told in a shape and a word, never in a colour."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from duo_analytics.statistics.stoplicht import (
    OP_NORM,
    OP_SCHEMA,
    RUIMTE,
    VORMEN,
    Grenzen,
    Licht,
    goal_limits,
    in_words,
    milestone_limits,
    occupancy_limits,
    shortfall_pct,
)
from tests.tabellen import delivery


def test_each_light_has_a_shape_of_its_own() -> None:
    assert set(VORMEN) == set(Licht)
    assert len(set(VORMEN.values())) == len(Licht)


@pytest.mark.parametrize("woorden", [OP_SCHEMA, OP_NORM, RUIMTE])
def test_each_light_has_a_word_of_its_own_and_no_name_of_a_colour(
    woorden: dict[Licht, str],
) -> None:
    assert len(set(woorden.values())) == len(woorden)
    assert not set(woorden.values()) & {"groen", "oranje", "rood", "grijs"}
    assert woorden[Licht.GRIJS] == "niet gemeten"


def test_a_bound_still_belongs_to_the_better_light() -> None:
    lichten = Grenzen(7, 60).lights(pd.Series([-3.0, 7.0, 7.5, 60.0, 61.0, np.nan]))
    assert lichten.tolist() == ["groen", "groen", "oranje", "oranje", "rood", "grijs"]


def test_a_light_is_told_on_one_line() -> None:
    woorden = in_words(pd.Series(["groen", "grijs"]))
    assert woorden.tolist() == ["●\u00a0op\u00a0schema", "○\u00a0niet\u00a0gemeten"]


@pytest.mark.parametrize(
    ("waarde", "norm", "hoogstens", "tekort"),
    [
        (80.0, 80.0, False, 0.0),
        (72.0, 80.0, False, 10.0),
        (90.0, 80.0, False, 0.0),
        (11.0, 10.0, True, 10.0),
        (9.0, 10.0, True, 0.0),
        (0.0, 0.0, True, 0.0),
        (1.0, 0.0, True, np.inf),
    ],
)
def test_a_goal_misses_its_norm_by_a_part_of_that_norm(
    waarde: float, norm: float, hoogstens: bool, tekort: float
) -> None:
    uitkomst = shortfall_pct(pd.Series([waarde]), pd.Series([norm]), pd.Series([hoogstens]))
    assert uitkomst.tolist() == [tekort]


def test_a_goal_without_a_measurement_misses_nothing_that_is_known() -> None:
    uitkomst = shortfall_pct(pd.Series([np.nan]), pd.Series([80.0]), pd.Series([False]))
    assert uitkomst.isna().all()
    assert Grenzen(0, 10).lights(uitkomst).tolist() == ["grijs"]


def test_the_bounds_are_norms_that_the_account_will_show() -> None:
    tabellen = delivery("2022-T1")
    assert milestone_limits(tabellen) == Grenzen(7, 60)
    assert occupancy_limits(tabellen) == Grenzen(80, 100)
    assert goal_limits(tabellen) == Grenzen(0, 10)
    assert {norm.reeks for norm in tabellen.gebruikte_normen} == {
        "stoplicht.mijlpaal_groen_tot_en_met_dagen",
        "stoplicht.mijlpaal_oranje_tot_en_met_dagen",
        "stoplicht.plekken_groen_tot_en_met_pct",
        "stoplicht.plekken_oranje_tot_en_met_pct",
        "stoplicht.doel_oranje_tot_en_met_pct",
    }
