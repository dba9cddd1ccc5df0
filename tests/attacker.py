"""A reader who wants to know what was hidden: all sums of a table at once, in whole numbers.

Knows only what is printed, the sums between the cells, and that zero would have been shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN

Cel = tuple[int, int]
Som = Mapping[Cel, int]  # cells with their signs, which add up to nothing
FAR = 10_000


def row_sums(tabel: Tabel, tekens: Mapping[str, int]) -> Iterator[Som]:
    """The same sum of columns in every row."""
    for r in range(len(tabel.rijen)):
        yield {(r, tabel.plaats(kop)): teken for kop, teken in tekens.items()}


def column_sums(tabel: Tabel, koppen: Iterable[str]) -> Iterator[Som]:
    """The rows above the last one add up to it."""
    laatste = len(tabel.rijen) - 1
    for kop in koppen:
        k = tabel.plaats(kop)
        yield {**{(r, k): 1 for r in range(laatste)}, (laatste, k): -1}


def found(
    tabel: Tabel, sommen: Iterable[Som], onder: Mapping[str, int] | None = None
) -> dict[Cel, int]:
    """Every hidden cell that can have only one value, with that value.

    A hidden count is at least 1; ``onder`` names columns in which it can be lower.
    """
    onbekend = [
        (r, k) for r, rij in enumerate(tabel.rijen) for k, w in enumerate(rij) if w is VERBORGEN
    ]
    laagst = {tabel.plaats(kop): grens for kop, grens in (onder or {}).items()}
    grenzen = Bounds([laagst.get(k, 1) for _, k in onbekend], FAR)
    regels = [_equation(tabel, som, onbekend) for som in sommen]
    kan = [_extreme(i, onbekend, regels, grenzen) for i in range(len(onbekend))]
    return {cel: laag for cel, (laag, hoog) in zip(onbekend, kan, strict=True) if laag == hoog}


def _equation(tabel: Tabel, som: Som, onbekend: list[Cel]) -> tuple[list[int], float]:
    """Coefficients of the unknown cells, and what they must add up to."""
    bekend = Decimal(0)
    for (r, k), teken in som.items():
        waarde = tabel.rijen[r][k]
        bekend += teken * waarde if isinstance(waarde, Decimal) else 0
    return [som.get(cel, 0) for cel in onbekend], -float(bekend)


def _extreme(
    i: int, onbekend: list[Cel], regels: list[tuple[list[int], float]], grenzen: Bounds
) -> tuple[int, int]:
    matrix = np.array([coefficienten for coefficienten, _ in regels]).reshape(-1, len(onbekend))
    rechts = np.array([uitkomst for _, uitkomst in regels])
    doel = np.zeros(len(onbekend))
    doel[i] = 1
    uitersten = []
    for richting in (1, -1):
        antwoord = milp(
            richting * doel,
            integrality=np.ones(len(onbekend), int),
            bounds=grenzen,
            constraints=LinearConstraint(matrix, rechts, rechts),
        )
        if antwoord.x is None:
            raise ArithmeticError(antwoord.message)
        uitersten.append(round(antwoord.x[i]))
    return uitersten[0], uitersten[1]
