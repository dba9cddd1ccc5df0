"""Order lines on a day: what was delivered, what waited, and how long."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.statistics.bestellingen import (
    Levertijd,
    backlog,
    backlog_series,
    known_on,
    lead_time,
    per_month,
    total,
    wait_summary,
)
from tests.hardware import open_regel, regel
from tests.tabellen import frame


def lines(*rijen: dict[str, object]) -> pd.DataFrame:
    return frame("hardwarebestellingen", *rijen)


def test_a_delivery_after_the_day_has_not_happened_yet() -> None:
    regels = known_on(lines(regel(leverdatum="2022-02-10")), date(2022, 2, 9))
    assert regels["klaar"].tolist() == [False]
    assert regels["dagen"].tolist() == [30]
    assert total(backlog(regels)["wachtend_bedrag"]) == 200


def test_on_the_day_of_delivery_a_line_waits_no_more() -> None:
    regels = known_on(lines(regel(leverdatum="2022-02-10")), date(2022, 2, 10))
    assert regels["klaar"].tolist() == [True]
    assert regels["dagen"].tolist() == [31]
    assert backlog(regels).empty


def test_an_order_of_after_the_day_is_not_there() -> None:
    assert known_on(lines(regel(besteldatum="2022-01-10")), date(2022, 1, 9)).empty
    assert len(known_on(lines(regel(besteldatum="2022-01-10")), date(2022, 1, 10))) == 1


def test_pieces_that_came_of_an_open_line_do_not_wait() -> None:
    regels = known_on(lines(open_regel(aantal=5, aantal_geleverd=2)), date(2022, 4, 30))
    assert regels["wachtend"].tolist() == [3]
    assert regels["wachtend_bedrag"].tolist() == [Decimal(300)]
    assert regels["bedrag"].tolist() == [Decimal(500)]


def test_amounts_are_exact() -> None:
    regels = known_on(lines(regel(aantal=3, prijs_per_stuk=0.1)), date(2022, 4, 30))
    assert regels["bedrag"].tolist() == [Decimal("0.3")]


def test_the_backlog_of_a_day_counts_from_the_order_up_to_the_day_before_delivery() -> None:
    regels = known_on(
        lines(
            regel(1, besteldatum="2022-01-10", leverdatum="2022-01-12"),
            regel(2, besteldatum="2022-01-12", leverdatum="2022-01-12"),
            open_regel(3, besteldatum="2022-01-11"),
        ),
        date(2022, 4, 30),
    )
    dagen = [date(2022, 1, dag) for dag in (9, 10, 11, 12, 13)]
    assert backlog_series(regels, dagen).tolist() == [0, 1, 2, 1, 1]
    assert backlog_series(regels, dagen, "wachtend").tolist() == [0, 2, 4, 2, 2]


def test_begin_plus_ordered_less_delivered_is_end_in_each_month() -> None:
    regels = known_on(
        lines(
            regel(1, besteldatum="2021-12-20", leverdatum="2022-01-31"),
            regel(2, besteldatum="2022-02-01", leverdatum="2022-03-01"),
            open_regel(3, besteldatum="2022-02-28"),
        ),
        date(2022, 3, 31),
    )
    een = pd.Series(Decimal(1), index=regels.index)
    eind = date(2022, 3, 31)
    besteld = per_month(regels["besteldatum"], een, eind, 4)
    geleverd = per_month(regels["leverdatum"], een, eind, 4)
    assert besteld == [1, 0, 2, 0]
    assert geleverd == [0, 1, 0, 1]
    einden = [date(2021, 11, 30), date(2021, 12, 31), date(2022, 1, 31), date(2022, 2, 28), eind]
    stand = backlog_series(regels, einden).tolist()
    assert stand == [0, 1, 0, 2, 1]
    for voor, erbij, eraf, na in zip(stand, besteld, geleverd, stand[1:], strict=False):
        assert voor + float(erbij) - float(eraf) == na


def test_a_month_before_the_window_is_left_out() -> None:
    datum = pd.Series(pd.to_datetime(["2021-12-31", "2022-01-01"]))
    waarde = pd.Series([Decimal(1), Decimal("2.50")])
    assert per_month(datum, waarde, date(2022, 1, 31), 1) == [Decimal("2.50")]


def test_the_median_counts_open_lines_as_not_delivered_yet() -> None:
    """By hand: waits 7, 14 and 21 days, and one of 10 that is still open.

    S(7) = 3/4; at 10 one is censored; S(14) = 3/4 x 1/2 = 3/8, the first that is at most a half.
    Without the open one the median would be 14 as well; left out as if delivered at 10 it is 10.
    """
    regels = known_on(
        lines(
            regel(1, besteldatum="2022-01-03", leverdatum="2022-01-10"),
            regel(2, besteldatum="2022-01-03", leverdatum="2022-01-17"),
            regel(3, besteldatum="2022-01-03", leverdatum="2022-01-24"),
            open_regel(4, besteldatum="2022-04-20"),
        ),
        date(2022, 4, 30),
    )
    assert lead_time(regels, 3).mediaan == 2.0


def test_open_lines_that_wait_long_make_the_median_longer() -> None:
    """By hand: delivered after 7 and 14 days, two open for 30: S(7) = 3/4, S(14) = 1/2."""
    snel = [
        regel(1, besteldatum="2022-01-03", leverdatum="2022-01-10"),
        regel(2, besteldatum="2022-01-03", leverdatum="2022-01-17"),
    ]
    open_ = [open_regel(n, besteldatum="2022-03-31") for n in (3, 4)]
    alleen_snel = known_on(lines(*snel), date(2022, 4, 30))
    alles = known_on(lines(*snel, *open_), date(2022, 4, 30))
    assert lead_time(alleen_snel, 2).mediaan == 1.0
    assert lead_time(alles, 2).mediaan == 2.0
    assert lead_time(alles, 2).hoog is None


@pytest.mark.parametrize("minimum", [0, 1])
def test_without_any_delivery_no_lead_time_is_known(minimum: int) -> None:
    regels = known_on(lines(open_regel()), date(2022, 4, 30))
    assert lead_time(regels, minimum) == Levertijd(None, None, None)


def test_too_few_deliveries_give_no_median_but_the_longest_waits_stay() -> None:
    regels = known_on(
        lines(
            regel(1, besteldatum="2022-01-03", leverdatum="2022-01-17"),
            open_regel(2, besteldatum="2022-04-09"),
        ),
        date(2022, 4, 30),
    )
    uitkomst = wait_summary(regels, 2)
    assert uitkomst == {
        "aantal": 2, "geleverd": 1, "mediaan": None, "laag": None, "hoog": None,
        "langste": 2.0, "oudste": 3.0,
    }  # fmt: skip


def test_nothing_at_all_has_no_longest_wait() -> None:
    uitkomst = wait_summary(known_on(lines(), date(2022, 4, 30)), 1)
    assert (uitkomst["aantal"], uitkomst["langste"], uitkomst["oudste"]) == (0, None, None)
