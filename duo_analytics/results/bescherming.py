"""What in a table is about persons, and what of it is published elsewhere too."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Gedeeld:
    """A count that is published in more than one place: what is counted, when, and of whom."""

    wat: str
    wanneer: Hashable
    wie: str


@dataclass(frozen=True)
class Bescherming:
    """What in a table is about persons, by the header of the columns.

    ``tellingen`` are counts of persons. ``sommen`` are groups of those columns of which one can
    be computed from the others in each row, by adding and subtracting. ``waarvan`` names for a
    count the count that it is a part of: the others of that whole are protected too. ``rust_op``
    names for a column the counts that it rests on; ``noemer`` names for a percentage its
    denominator. ``bijzonder`` = health data or the doelgroep, with the higher threshold.

    ``gedeeld`` names the cells (row, header) that are published elsewhere too; ``verbanden`` are
    sums over such counts that are not a row or a column of this table.
    """

    tellingen: tuple[str, ...]
    sommen: tuple[tuple[str, ...], ...] = ()
    rust_op: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    noemer: Mapping[str, str] = field(default_factory=dict)
    waarvan: Mapping[str, str] = field(default_factory=dict)
    bijzonder: bool = False
    gedeeld: Mapping[tuple[str, str], Gedeeld] = field(default_factory=dict)
    verbanden: Sequence[Mapping[Gedeeld, int]] = ()
