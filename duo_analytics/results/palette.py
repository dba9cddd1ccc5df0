"""Colours, dashes, marks and hatches of the series: each differs in more than its colour."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np

# At least 3:1 on white; steps in lightness, so that they stay apart in grey and for who sees no
# red, green or blue (tests/test_palette.py).
COLOURS = ("#163b7c", "#e66a1f", "#14775a", "#481d3a", "#727e90", "#615514")
INK = "#1a1a1a"
MUTED = "#59626a"  # text that stands back; 4.5:1 on white
FRAME = "#8a8f94"
DASHES: tuple[Any, ...] = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 1.5, 2)), (0, (1, 1)), "-")
MARKS = ("o", "s", "^", "D", "v", "P")
HATCHES = ("", "///", "\\\\\\", "---", "xx", "||")  # no dots: each is a path of its own


def colour(nummer: int) -> str:
    """Colour of the series with this number; after the last one they start again."""
    return COLOURS[nummer % len(COLOURS)]


def as_floats(waarden: tuple[object, ...]) -> np.ndarray:
    """Values to draw; nan where nothing may be seen or nothing is known."""
    return np.array([float(w) if isinstance(w, Decimal) else np.nan for w in waarden])
