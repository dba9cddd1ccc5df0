"""Counts that are published together, the sums between them, and what a reader may not find out.

One system holds everything that a reader can combine: the cells of several tables, facts, counts
that follow without being shown, and what an earlier edition showed of the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Sleutel: TypeAlias = Any  # whatever names a cell
Som: TypeAlias = Mapping[Sleutel, int]  # cells with their signs; what they add up to is known
GEEN = -1


@dataclass(frozen=True)
class Telling:
    """A count of persons.

    Below ``minimum`` it is a small one (0 = it never is). ``laagst`` is what a reader knows of a
    hidden one. ``getoond`` False is a count that no table shows but that may follow from others.
    ``vast`` tells what an earlier edition did with it: True showed it, False hid it.
    ``groep`` names the row that it stands in: as many of those as possible stay whole.
    """

    waarde: Decimal
    minimum: int = 0
    laagst: float = 1.0
    getoond: bool = True
    vast: bool | None = None
    groep: Sleutel = None

    @property
    def klein(self) -> bool:
        """Whether it tells of a small group; nobody is not one."""
        return 0 < abs(self.waarde) < self.minimum

    @property
    def mag(self) -> bool:
        """Whether hiding it can help: a zero would be known by the marker alone."""
        return bool(self.waarde) and self.getoond and self.vast is None

    @property
    def moet(self) -> bool:
        """Whether a reader does not see it in any case."""
        return not self.getoond or self.vast is False or (self.klein and self.vast is None)

    @property
    def gewicht(self) -> float:
        """Size, by which of two cells the smaller one is hidden."""
        return float(abs(self.waarde))


@dataclass(frozen=True)
class Eis:
    """Cell ``cel`` must be able to lie ``afstand`` above (``richting`` 1) or below (-1) its value.

    ``kent`` is a cell whose value this reader knows, being the only one in it; then it is enough
    that the cell can lie on either side.
    """

    cel: int
    richting: int
    afstand: float
    kent: int = GEEN


@dataclass(frozen=True)
class Veld:
    """A part of the system that hangs together, in numbers; one column of ``matrix`` per cell."""

    sleutels: tuple[Sleutel, ...]
    matrix: csr_array
    waarde: np.ndarray
    laagst: np.ndarray
    mag: np.ndarray
    moet: np.ndarray
    heel: np.ndarray  # only whole numbers are possible
    groepen: tuple[Sleutel, ...]
    eisen: tuple[Eis, ...]


@dataclass(frozen=True)
class Stelsel:
    """The counts by key, and the sums between them that a reader knows.

    Who is in a group of at most ``kent_eigen`` persons knows the count of that group.
    """

    tellingen: Mapping[Sleutel, Telling]
    sommen: tuple[Som, ...]
    kent_eigen: int = 1

    @property
    def klein(self) -> set[Sleutel]:
        """The small counts that are hidden for their own sake."""
        return {s for s, t in self.tellingen.items() if t.klein and t.moet}

    def velden(self) -> Iterator[Veld]:
        """The parts with a small count and something to choose; cells that are known in any case
        fall away."""
        cellen = [s for s, t in self.tellingen.items() if t.mag or t.moet]
        plaats = {s: i for i, s in enumerate(cellen)}
        sommen = [
            {plaats[s]: teken for s, teken in som.items() if s in plaats} for som in self.sommen
        ]
        for deel in _components(len(cellen), sommen):
            delen = [self.tellingen[cellen[i]] for i in deel]
            if any(t.klein for t in delen) and any(t.mag and not t.moet for t in delen):
                binnen = set(deel)
                yield self._field([cellen[i] for i in deel], [s for s in sommen if binnen & set(s)],
                                  {i: n for n, i in enumerate(deel)})  # fmt: skip

    def _field(
        self, cellen: list[Sleutel], sommen: list[dict[int, int]], plaats: Mapping[int, int]
    ) -> Veld:
        delen = [self.tellingen[s] for s in cellen]
        dicht = np.zeros((len(sommen), len(cellen)))
        for r, som in enumerate(sommen):
            for i, teken in som.items():
                dicht[r, plaats[i]] = teken
        waarde = np.array([float(t.waarde) for t in delen])
        # what cannot be lower than it is (such as a share of someone) bounds nothing else
        laagst = np.minimum([t.laagst for t in delen], waarde)
        return Veld(
            sleutels=tuple(cellen),
            matrix=csr_array(dicht),
            waarde=waarde,
            laagst=laagst,
            mag=np.array([t.mag and not t.moet for t in delen]),
            moet=np.array([t.moet for t in delen]),
            heel=np.array([t.waarde == t.waarde.to_integral_value() for t in delen]),
            groepen=tuple(t.groep for t in delen),
            eisen=tuple(self._demands(delen)),
        )

    def _demands(self, delen: list[Telling]) -> Iterator[Eis]:
        """A small count may be anything from 1 up to its minimum, for all that a reader can find;
        and it is not known to the one person in another cell."""
        klein = [i for i, t in enumerate(delen) if t.klein and t.vast is not True]
        alleen = [i for i in klein if abs(delen[i].waarde) <= self.kent_eigen]
        for i in klein:
            grootte, teken = abs(float(delen[i].waarde)), 1 if delen[i].waarde > 0 else -1
            yield Eis(i, teken, delen[i].minimum - grootte)
            if grootte > 1:
                yield Eis(i, -teken, grootte - 1)
            yield from (Eis(i, teken, 1.0, kent) for kent in alleen if kent != i)


def _components(aantal: int, sommen: Iterable[Mapping[int, int]]) -> list[list[int]]:
    """The cells that sums join, in order; without any sum a cell is a part of its own."""
    paren = [paar for som in sommen for paar in pairwise(som)]
    van, naar = zip(*paren, strict=True) if paren else ((), ())
    graaf = csr_array((np.ones(len(van)), (van, naar)), shape=(aantal, aantal))
    _, labels = connected_components(graaf, directed=False)
    delen: dict[int, list[int]] = {}
    for i, label in enumerate(labels):
        delen.setdefault(int(label), []).append(i)
    return list(delen.values())
