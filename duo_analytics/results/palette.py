"""Colours, dashes, marks and hatches of the series: each differs in more than its colour."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np

# Dark enough for 4.5:1 on white, apart in lightness and hue under the common colour blindnesses.
COLOURS = ("#15487d", "#c25a00", "#2a7f6f", "#8a3f86", "#5d666d", "#7d6100")
DASHES: tuple[Any, ...] = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 1.5, 2)), (0, (1, 1)), "-")
MARKS = ("o", "s", "^", "D", "v", "P")
HATCHES = ("", "////", "....", "xxxx", "----", "\\\\\\\\")
STUB = "#8a8f94"


def as_floats(waarden: tuple[object, ...]) -> np.ndarray:
    """Values to draw; nan where nothing may be seen or nothing is known."""
    return np.array([float(w) if isinstance(w, Decimal) else np.nan for w in waarden])
