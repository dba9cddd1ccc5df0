"""Rules that look across rows and tables: sums that must close and amounts that must follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

import pandas as pd

Frames: TypeAlias = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Kruisregel:
    """A rule that is checked once every cell of its own table and of ``tabellen`` is sound.

    ``redenen`` gets these tables by name and says per row of the own table what is wrong in Dutch;
    a row that it leaves out is right. ``eis`` is the rule as a sentence of the data dictionary.
    """

    code: ClassVar[str] = "DUO-R07"
    kolom: str
    tabellen: tuple[str, ...]
    redenen: Callable[[Frames], Mapping[int, str]]
    herstel: str
    eis: str
