"""The content of a workbook as it comes from the file: raw typed cells, column by column."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Nummers: TypeAlias = "array[int] | memoryview[int]"
LEEG = ""  # the first distinct value of every column


class Bijzonder(enum.StrEnum):
    """What the value of a cell alone does not tell."""

    EXCELFOUT = "excelfout"  # an error such as #DIV/0!
    ZONDER_WAARDE = "zonder_waarde"  # a formula whose result was not saved
    PROCENT = "procent"  # a number that Excel shows as a percentage
    EXTERN = "extern"  # a formula that takes its value from another file


class Cel(NamedTuple):
    """A remarkable cell; row and column count from 1 and 0, ``tekst`` is the Excel error."""

    rij: int
    kolom: int
    soort: Bijzonder
    tekst: str = ""


class Gebied(NamedTuple):
    """A merged range, ends inclusive; rows count from 1, columns from 0."""

    rij: int
    kolom: int
    laatste_rij: int
    laatste_kolom: int


@dataclass
class Bladfeiten:
    """What the XML of a sheet says beside its values; rows count from 1, columns from 0.

    ``cellen`` holds at most a few thousand remarkable cells: enough to mend the file with.
    """

    cellen: list[Cel] = field(default_factory=list)
    samengevoegd: list[Gebied] = field(default_factory=list)
    verborgen_rijen: list[int] = field(default_factory=list)
    verborgen_kolommen: list[int] = field(default_factory=list)
    laatste_rij: int = 0
    laatste_rij_met_waarde: int = 0
    verste_kolom: int = 0  # of the cells that are not plain; plain ones reach to AZ at most


@dataclass(frozen=True)
class Kolominhoud:
    """One column: per row the number of its value in ``waarden``, whose first one is empty."""

    nummers: Nummers
    waarden: Sequence[object]


@dataclass(frozen=True)
class Bladinhoud:
    """One sheet; its columns start at A, its rows at ``eerste_rij``."""

    naam: str
    eerste_rij: int
    kolommen: Sequence[Kolominhoud]
    feiten: Bladfeiten


@dataclass(frozen=True)
class Werkboekinhoud:
    """All sheets of a workbook, and the SHA-256 of the bytes that they were read from."""

    sha256: str
    bladen: Sequence[Bladinhoud]
    telt_vanaf_1904: bool = False
