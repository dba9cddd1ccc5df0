"""What can be drawn of a table: series, their shapes, and norm lines."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal


class Vorm(enum.Enum):
    """How a series is drawn."""

    LIJN = "lijn"
    TRAP = "trap"
    STAAF = "staaf"
    GESTAPELD = "gestapeld"
    MARKERING = "markering"
    INTERVAL = "interval"
    PUNT = "punt"  # on an axis of dates


@dataclass(frozen=True)
class Reeks:
    """A column of the table that is drawn.

    ``laag`` and ``hoog`` are the columns of its interval: a band around a line, whiskers of a
    point.
    """

    kop: str
    vorm: Vorm
    laag: str = ""
    hoog: str = ""


@dataclass(frozen=True)
class Drempellijn:
    """A norm or benchmark as a straight line, with the year and source in its label."""

    label: str
    waarde: Decimal
