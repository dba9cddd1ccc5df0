"""Vervangdatum = aanschafdatum + termijn, and what of it has passed (domain 5.6)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from duo_analytics.statistics.vervanging import in_use, replacement_dates
from tests.hardware import activum
from tests.tabellen import frame


@pytest.mark.parametrize(
    ("aanschaf", "jaren", "vervangdatum"),
    [
        ("2019-01-10", 3, "2022-01-10"),
        ("2020-02-29", 1, "2021-02-28"),  # no 29th: the last day of February
        ("2020-02-29", 4, "2024-02-29"),
        ("2019-12-31", 6, "2025-12-31"),
        ("2019-02-28", 1, "2020-02-28"),
    ],
)
def test_the_term_is_added_to_the_day_itself(aanschaf: str, jaren: int, vervangdatum: str) -> None:
    datum = replacement_dates(pd.Series(pd.to_datetime([aanschaf])), pd.Series([jaren]))
    assert datum.tolist() == [pd.Timestamp(vervangdatum)]


@pytest.mark.parametrize(
    ("dag", "over"),
    [(date(2022, 1, 9), False), (date(2022, 1, 10), False), (date(2022, 1, 11), True)],
)
def test_on_the_day_itself_the_term_has_not_passed_yet(dag: date, over: bool) -> None:
    activa = in_use(frame("activa", activum(aanschafdatum="2019-01-10", termijn_jaren=3)), dag)
    assert activa["over_termijn"].tolist() == [over]
    assert activa["vervangjaar"].tolist() == [2022]


@pytest.mark.parametrize(
    ("dag", "aantal"), [(date(2022, 4, 29), 1), (date(2022, 4, 30), 1), (date(2022, 5, 1), 0)]
)
def test_equipment_is_in_use_up_to_and_including_its_last_day(dag: date, aantal: int) -> None:
    activa = frame("activa", activum(buiten_gebruik_op="2022-04-30"))
    assert len(in_use(activa, dag)) == aantal


def test_what_is_bought_later_is_not_in_use_yet() -> None:
    activa = frame("activa", activum(aanschafdatum="2022-04-30"))
    assert in_use(activa, date(2022, 4, 29)).empty
    assert len(in_use(activa, date(2022, 4, 30))) == 1


def test_nothing_delivered_gives_nothing_in_use() -> None:
    assert in_use(frame("activa"), date(2022, 4, 30)).empty
