"""The check on a citizen service number (BSN): the weighted sum of its digits divides by 11."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

WEIGHTS = np.array([9, 8, 7, 6, 5, 4, 3, 2, -1])
ELEVEN = 11


def passes_elfproef(getallen: Sequence[str]) -> np.ndarray:
    """Boolean per text of 8 or 9 digits: whether it can be a citizen service number.

    About one in eleven random numbers passes.
    """
    cijfers = np.array([[int(c) for c in getal.zfill(9)] for getal in getallen], dtype="int64")
    som = cijfers.reshape(-1, 9) @ WEIGHTS
    passend: np.ndarray = som % ELEVEN == 0
    return passend
