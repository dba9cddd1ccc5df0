"""Colours that stay apart: on white, in grey, and for who sees no red, green or blue.

Colour blindness by the matrices of Machado, Oliveira & Fernandes, A physiologically-based model
for simulation of color vision deficiency, IEEE TVCG 15 (2009), severity 1, on linear RGB. Distance
is CIE 1976 delta E*ab, of which about 2.3 can just be seen; contrast as in WCAG 2.2.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from duo_analytics.results.palette import (
    COLOURS,
    DASHES,
    FRAME,
    HATCHES,
    INK,
    MARKS,
    MUTED,
    as_floats,
    colour,
)
from duo_analytics.values import VERBORGEN
from tests.resultaten import number

EYES = {
    "all colours": np.eye(3),
    "no red (protanopia)": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green (deuteranopia)": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue (tritanopia)": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)


def linear(kleur: str) -> np.ndarray:
    """Linear RGB of '#rrggbb'."""
    rgb = np.array([int(kleur[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB."""
    t = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast_on_white(kleur: str) -> float:
    return float(1.05 / (linear(kleur) @ TO_XYZ[1] + 0.05))


def test_the_measure_itself_is_right() -> None:
    """Black on white is 21:1 and L* of white is 100; #767676 is the lightest grey of 4.5:1."""
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert lab(linear("#ffffff")) == pytest.approx([100, 0, 0], abs=0.01)


@pytest.mark.parametrize("kleur", [*COLOURS, FRAME])
def test_every_colour_of_a_series_has_three_to_one_against_white(kleur: str) -> None:
    assert contrast_on_white(kleur) >= 3


@pytest.mark.parametrize("kleur", [INK, MUTED])
def test_every_colour_of_text_has_four_and_a_half_to_one(kleur: str) -> None:
    assert contrast_on_white(kleur) >= 4.5


@pytest.mark.parametrize("oog", EYES)
def test_every_two_colours_stay_apart_whatever_colours_one_sees(oog: str) -> None:
    gezien = [lab(EYES[oog] @ linear(kleur)) for kleur in COLOURS]
    afstanden = [float(np.linalg.norm(a - b)) for a, b in itertools.combinations(gezien, 2)]
    assert min(afstanden) >= 19


def test_every_two_colours_differ_in_grey_and_the_first_three_by_far() -> None:
    grijs = [lab(linear(kleur))[0] for kleur in COLOURS]
    assert np.diff(sorted(grijs)).min() >= 6
    assert np.diff(sorted(grijs[:3])).min() >= 14


def test_no_series_differs_in_its_colour_alone() -> None:
    aantal = len(COLOURS)
    assert len(set(HATCHES)) == len(set(MARKS)) == aantal
    assert len(list(zip(DASHES, MARKS, strict=True))) == aantal


def test_after_the_last_colour_they_start_again() -> None:
    assert colour(len(COLOURS)) == colour(0) == COLOURS[0]


def test_what_may_not_be_seen_is_not_drawn() -> None:
    waarden = as_floats((number(1.5), VERBORGEN, None))
    assert waarden[0] == 1.5
    assert np.isnan(waarden[1:]).all()
