"""One examined source of a delivery: what it says of itself, its tables, and all messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duo_analytics.intake.melder import Melder

if TYPE_CHECKING:
    from datetime import date

    from duo_analytics.intake.delivery import Levering
    from duo_analytics.intake.table import Gelezen


@dataclass
class Bestand:
    """A workbook of the contract, or the source of one table that mapping.toml names."""

    naam: str
    sha256: str = ""
    levering: Levering | None = None
    uitgedraaid_op: date | None = None
    tabellen: dict[str, Gelezen] = field(default_factory=dict)
    melder: Melder = field(init=False)

    def __post_init__(self) -> None:
        self.melder = Melder(self.naam)
