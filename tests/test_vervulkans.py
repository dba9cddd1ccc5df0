"""The chance that an open vacature is filled: a published course, and small ones by hand."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from duo_analytics.statistics.vervulkans import (
    INGETROKKEN,
    OPEN,
    VERVULD,
    Groep,
    aalen_johansen,
    expect_filled,
)

DUUR = [7, 10, 14, 16, 18, 23, 24, 26, 27]
UITKOMST = [
    OPEN, VERVULD, OPEN, VERVULD, INGETROKKEN, VERVULD, OPEN, INGETROKKEN, VERVULD,
]  # fmt: skip


def test_the_published_cumulative_incidence_comes_out() -> None:
    """Satagopan et al., British Journal of Cancer 91 (2004), table 2: 305 patients, the first nine
    as above. Overall survival 99.7, 99.3, 99.0, 98.7, 98.3 and 98.0%; each death of the disease
    adds 0.3% to the incidence, and a death of something else adds nothing."""
    duur = np.array([*DUUR, *[100] * 296], float)
    uitkomst = np.array([*UITKOMST, *[OPEN] * 296])
    verloop = aalen_johansen(duur, uitkomst, np.ones((1, 305)))
    sterfte = [i for i, soort in enumerate(UITKOMST) if soort != OPEN]
    assert (100 * verloop.open[0, sterfte]).round(1).tolist() == [
        99.7, 99.3, 99.0, 98.7, 98.3, 98.0,
    ]  # fmt: skip
    stappen = np.diff(verloop.vervuld[0], prepend=0.0)[: len(DUUR)] * 100
    assert stappen.round(1).tolist() == [0, 0.3, 0, 0.3, 0, 0.3, 0, 0, 0.3]


def test_a_withdrawal_is_not_a_chance_to_be_filled_later() -> None:
    """Of 4: filled in week 2, withdrawn in week 4, filled in week 6, open in week 8. By hand the
    share filled is 1/4 and then 1/4 + 1/2 x 1/2 = 1/2; Kaplan-Meier would say 1 - 3/4 x 1/2."""
    verloop = aalen_johansen(
        np.array([2.0, 4, 6, 8]), np.array([VERVULD, INGETROKKEN, VERVULD, OPEN]), np.ones((1, 4))
    )
    assert verloop.vervuld[0].tolist() == pytest.approx([0.25, 0.25, 0.5, 0.5])
    assert verloop.open[0].tolist() == pytest.approx([0.75, 0.5, 0.25, 0.25])


def test_the_chance_depends_on_how_long_it_is_open_already() -> None:
    """Open after week 4 it is 1/4 out of 1/2 within 2 more weeks; after week 7 nothing is seen."""
    verloop = aalen_johansen(
        np.array([2.0, 4, 6, 8]), np.array([VERVULD, INGETROKKEN, VERVULD, OPEN]), np.ones((1, 4))
    )
    kansen = verloop.chances(np.array([0.0, 4.0, 7.0]), 2.0)[0]
    assert kansen.tolist() == pytest.approx([0.25, 0.5, 0.0])


def test_where_all_are_finished_nothing_is_expected_of_what_is_still_open() -> None:
    verloop = aalen_johansen(np.array([2.0, 3]), np.array([VERVULD, VERVULD]), np.ones((1, 2)))
    assert verloop.chances(np.array([5.0]), 4.0).tolist() == [[0.0]]


def groep(*wachtend: float) -> Groep:
    """Twenty vacatures, half filled in week 4 and half in week 12, and some that are open."""
    duur = np.array([4.0] * 10 + [12.0] * 10)
    return Groep(duur, np.full(20, VERVULD), np.array(wachtend))


def test_the_expected_number_is_the_sum_of_the_chances() -> None:
    uitkomst = expect_filled([groep(*[0.0] * 10)], 6.0)
    assert uitkomst.som == 5
    assert uitkomst.laag is not None
    assert uitkomst.hoog is not None
    assert 0 <= uitkomst.laag < 5 < uitkomst.hoog <= 10


def test_the_same_data_give_the_same_interval() -> None:
    assert expect_filled([groep(1.0, 2.0)], 6.0) == expect_filled([groep(1.0, 2.0)], 6.0)


def test_groups_add_up_and_nothing_open_gives_nothing() -> None:
    delen = [expect_filled([groep(*w)], 6.0).som for w in ([0.0] * 4, [5.0] * 3)]
    samen = expect_filled([groep(*[0.0] * 4), groep(*[5.0] * 3)], 6.0)
    assert samen.som == sum(delen, Decimal(0)) == 2
    assert expect_filled([groep()], 6.0).hoog == 0
