"""Random tables with groups and totals against a reader of their own (domain 9).

``DUO_TABELLEN=200 python -m pytest tests/test_small_counts_random.py`` does the whole set.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pytest

from duo_analytics.results.stelsel import Stelsel, Telling
from duo_analytics.results.suppression import hide
from tests.lezer import Lezer, judge

MINIMUM = 5
SECONDEN = 60.0
AANTAL = int(os.environ.get("DUO_TABELLEN", "9"))
VORMEN = ((3, 4, 1), (6, 8, 1), (6, 8, 2), (10, 6, 3), (12, 10, 3), (8, 15, 2), (30, 15, 5))
Plek = tuple[int, int]


@dataclass(frozen=True)
class Tafel:
    """Counts with a total column, a subtotal per group of rows and a total row."""

    waarden: dict[Plek, int]
    sommen: tuple[dict[Plek, int], ...]

    def hidden(self) -> set[Plek]:
        tellingen = {p: Telling(Decimal(w), MINIMUM, groep=p[0]) for p, w in self.waarden.items()}
        keuze = hide(Stelsel(tellingen, self.sommen), SECONDEN)
        return set(keuze.verborgen)

    def reader(self, verborgen: set[Plek]) -> Lezer:
        gedrukt = {p: None if p in verborgen else w for p, w in self.waarden.items()}
        return Lezer(gedrukt, tuple((som, 0.0) for som in self.sommen), {})

    def safe(self, verborgen: set[Plek]) -> bool:
        alleen = [p for p, w in self.waarden.items() if w == 1]
        oordeel = judge(self.reader(verborgen), self.waarden, MINIMUM, alleen=alleen)
        klein = oordeel.precies & self.small
        return not klein and not oordeel.te_nauw

    @property
    def small(self) -> set[Plek]:
        return {p for p, w in self.waarden.items() if 0 < w < MINIMUM}


def make(rng: np.random.Generator, rijen: int, kolommen: int, groepen: int) -> Tafel:
    kern = rng.poisson(rng.choice([0.8, 4.0, 20.0, 70.0], size=(rijen, kolommen)))
    waarden = {(r, k): int(kern[r, k]) for r in range(rijen) for k in range(kolommen)}
    sommen: list[dict[Plek, int]] = []
    delen = [list(map(int, d)) for d in np.array_split(np.arange(rijen), groepen)]
    hoogte = rijen + 1 if groepen == 1 else rijen + groepen + 1

    def total(delen_: list[Plek], geheel: Plek) -> None:
        waarden[geheel] = sum(waarden[p] for p in delen_)
        sommen.append({**dict.fromkeys(delen_, 1), geheel: -1})

    for k in range(kolommen):
        if groepen > 1:
            for g, deel in enumerate(delen):
                total([(r, k) for r in deel], (rijen + g, k))
        boven = range(rijen) if groepen == 1 else range(rijen, rijen + groepen)
        total([(r, k) for r in boven], (hoogte - 1, k))
    for r in range(hoogte):
        total([(r, k) for k in range(kolommen)], (r, kolommen))
    boven = range(rijen) if groepen == 1 else range(rijen, rijen + groepen)
    sommen.append({**{(r, kolommen): 1 for r in boven}, (hoogte - 1, kolommen): -1})
    if groepen > 1:
        for g, deel in enumerate(delen):
            sommen.append({**{(r, kolommen): 1 for r in deel}, (rijen + g, kolommen): -1})
    return Tafel(waarden, tuple(sommen))


@pytest.mark.parametrize("nummer", range(AANTAL))
def test_a_reader_finds_no_small_count_in_a_random_table(nummer: int) -> None:
    rng = np.random.default_rng([9, nummer])
    tafel = make(rng, *VORMEN[nummer % len(VORMEN)])
    verborgen = tafel.hidden()
    alleen = [p for p, w in tafel.waarden.items() if w == 1]
    oordeel = judge(tafel.reader(verborgen), tafel.waarden, MINIMUM, alleen=alleen[:8])
    assert (oordeel.precies, oordeel.te_nauw) == (frozenset(), frozenset())
    assert tafel.small <= verborgen


def smaller_choices(tafel: Tafel, verborgen: set[Plek]) -> Iterator[set[Plek]]:
    """Every choice that hides fewer cells than this one does."""
    over = [p for p, w in tafel.waarden.items() if w >= MINIMUM]
    for aantal in range(len(verborgen - tafel.small)):
        for extra in itertools.combinations(over, aantal):
            yield tafel.small | set(extra)


@pytest.mark.parametrize("nummer", range(int(os.environ.get("DUO_KLEINE_TABELLEN", "4"))))
def test_no_smaller_choice_of_a_small_table_is_safe(nummer: int) -> None:
    """So that the number of hidden cells is the least that there is: 1,00 times the optimum."""
    rng = np.random.default_rng([10, nummer])
    tafel = make(rng, int(rng.integers(2, 4)), int(rng.integers(2, 4)), 1)
    verborgen = tafel.hidden()
    assert tafel.safe(verborgen)
    assert not any(tafel.safe(keuze) for keuze in smaller_choices(tafel, verborgen))
