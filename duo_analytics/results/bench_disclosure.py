"""How long the protection of small counts takes; run it with ``python -m`` and this module.

Random tables with groups of rows, subtotals and totals both ways; what is printed is measured on
this machine and serves to compare.
"""

from __future__ import annotations

import sys
import time
from decimal import Decimal

import numpy as np

from duo_analytics.results.stelsel import Som, Stelsel, Telling
from duo_analytics.results.suppression import Keuze, hide

SHAPES = ((6, 8, 1, 40), (12, 10, 3, 20), (20, 10, 4, 10), (30, 15, 5, 5))  # rows to repeats
SECONDS = 30.0
SEED = 20220430


def random_system(rng: np.random.Generator, rijen: int, kolommen: int, groepen: int) -> Stelsel:
    """Counts of ``rijen`` x ``kolommen`` in groups of rows, with all their sums; many are small."""
    gemiddeld = rng.choice([1.5, 6.0, 25.0, 60.0], size=(rijen, kolommen), p=[0.15, 0.2, 0.35, 0.3])
    kern = rng.poisson(gemiddeld)
    breed = np.column_stack([kern, kern.sum(axis=1)])
    delen = np.array_split(np.arange(rijen), groepen)
    groot = np.vstack([breed, *[breed[d].sum(axis=0) for d in delen], breed.sum(axis=0)])
    tellingen = {
        (r, k): Telling(Decimal(int(groot[r, k])), 5, groep=r) for r, k in np.ndindex(groot.shape)
    }
    return Stelsel(tellingen, tuple(_sums(delen, len(groot), kolommen)))


def _sums(delen: list[np.ndarray], hoogte: int, kolommen: int) -> list[Som]:
    """Each row to its last column, each group to its subtotal, and the groups to the total."""
    rijen = sum(map(len, delen))
    sommen: list[Som] = [
        {**{(r, k): 1 for k in range(kolommen)}, (r, kolommen): -1} for r in range(hoogte)
    ]
    for k in range(kolommen + 1):
        for g, deel in enumerate(delen):
            sommen.append({**{(int(r), k): 1 for r in deel}, (rijen + g, k): -1})
        groepen = {(rijen + g, k): 1 for g in range(len(delen))}
        sommen.append({**groepen, (hoogte - 1, k): -1})
    return sommen


def timed(stelsel: Stelsel) -> tuple[float, Keuze]:
    """Seconds of one protection, and what it hid."""
    begin = time.perf_counter()
    keuze = hide(stelsel, SECONDS)
    return time.perf_counter() - begin, keuze


def main(deel: float) -> None:
    """A line per shape; ``deel`` of the repeats."""
    sys.stdout.write("tabel      aantal   mediaan   hoogste  optimaal  klein  extra\n")
    for rijen, kolommen, groepen, aantal in SHAPES:
        rng = np.random.default_rng([SEED, rijen])
        keer = max(1, int(aantal * deel))
        uit = [timed(random_system(rng, rijen, kolommen, groepen)) for _ in range(keer)]
        tijden = [t for t, _ in uit]
        klein = sum(len(k.klein) for _, k in uit)
        extra = sum(len(k.verborgen) for _, k in uit) - klein
        sys.stdout.write(
            f"{rijen:>3} x {kolommen:<3} {keer:>8} {np.median(tijden):>8.2f}s {max(tijden):>8.2f}s"
            f" {sum(k.optimaal for _, k in uit):>9} {klein:>6} {extra:>6}\n"
        )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
