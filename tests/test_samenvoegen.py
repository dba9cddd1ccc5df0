"""Small groups are joined until what is left may be shown."""

from __future__ import annotations

import pandas as pd
import pytest

from duo_analytics.results.samenvoegen import groups_that_stay


def at_least_five(frame: pd.DataFrame) -> pd.Series:
    """None or five and more, as in the rules for counts of persons."""
    return (frame["n"] == 0) | (frame["n"] >= 5)


@pytest.mark.parametrize(
    ("aantallen", "blijft"),
    [
        ({"Geo": 6, "App": 2, "Info": 1, "Infra": 2}, ["Geo"]),  # the rest is 5 together
        ({"Geo": 6, "App": 8}, ["Geo", "App"]),  # nothing is small
        ({"Geo": 9, "App": 6, "Info": 1}, ["Geo"]),  # one small group takes the smallest along
        ({"Geo": 6, "App": 1}, []),  # two groups: one would follow from the total
        ({"Geo": 0, "App": 7, "Info": 6}, ["Geo", "App", "Info"]),  # nobody is not few
        ({}, []),
    ],
)
def test_groups_stand_apart_only_when_the_remainder_may_be_shown(
    aantallen: dict[str, int], blijft: list[str]
) -> None:
    frame = pd.DataFrame({"n": pd.Series(aantallen, dtype=float)})
    assert groups_that_stay(frame, at_least_five) == blijft
