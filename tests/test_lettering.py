"""The room of text in a chart: widths, wrapped lines, and labels that are moved apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.results.lettering import LINE, SMALL, height, spread, width, wrap

LABELS = st.lists(st.tuples(st.floats(0, 185), st.sampled_from([12.5, 25.0])), max_size=6)
EVEN = 1e-6


def test_a_text_is_as_wide_as_its_longest_line() -> None:
    assert width("mm\nm") == width("mm") == pytest.approx(2 * width("m"), abs=1)


def test_a_text_is_as_high_as_its_lines_together() -> None:
    assert height("een") == SMALL * LINE
    assert height("een\ntwee\ndrie") == 3 * SMALL * LINE


def test_signs_that_mean_something_in_formulas_are_measured_as_they_stand() -> None:
    assert width(r"$\frac{1}{$") > width("frac")


def test_words_go_to_the_next_line_where_they_do_not_fit() -> None:
    ruimte = width("Informatisering &") + 1
    assert wrap("Informatisering & Automatisering", ruimte) == "Informatisering &\nAutomatisering"
    assert wrap("Diemen", ruimte) == "Diemen"


def test_a_word_that_is_longer_than_the_room_is_cut_with_a_hyphen() -> None:
    assert wrap("a verantwoordelijk", width("verantwo-")) == "a\nverantwo-\nordelijk"


@given(st.text("abc mW", max_size=60), st.floats(40, 200))
def test_no_line_is_wider_than_the_room_and_no_letter_is_lost(tekst: str, ruimte: float) -> None:
    regels = wrap(tekst, ruimte).split("\n")
    assert all(width(regel) <= ruimte for regel in regels)
    assert "".join(regels).replace(" ", "").replace("-", "") == tekst.replace(" ", "")


def test_labels_that_are_clear_of_each_other_stay_where_they_are() -> None:
    assert spread([10, 40, 90], [12, 12, 12], 0, 100) == [10, 40, 90]


def test_labels_that_meet_move_apart_around_their_own_middle() -> None:
    assert spread([50, 52], [12, 12], 0, 100) == [45, 57]
    assert spread([50, 50, 50], [10, 20, 10], 0, 100) == [35, 50, 65]


def test_labels_stay_inside() -> None:
    assert spread([0, 1, 99], [12, 12, 12], 0, 100) == [6, 18, 94]


def test_nothing_to_place_gives_nothing() -> None:
    assert spread([], [], 0, 100) == []


@given(LABELS)
def test_labels_never_overlap_and_keep_their_order(labels: list[tuple[float, float]]) -> None:
    labels = sorted(labels)
    middens, hoogten = [m for m, _ in labels], [h for _, h in labels]
    plaatsen = spread(middens, hoogten, -8, 193)
    onder = [plaats - hoog / 2 for plaats, hoog in zip(plaatsen, hoogten, strict=True)]
    boven = [plaats + hoog / 2 for plaats, hoog in zip(plaatsen, hoogten, strict=True)]
    assert all(a <= b + EVEN for a, b in zip(boven, onder[1:], strict=False))
    assert min(onder, default=0) >= -8 - EVEN
    assert max(boven, default=0) <= 193 + EVEN
