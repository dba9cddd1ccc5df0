"""What a gate found: where and why, and never the value itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LEK, PAGINA, KLEUR = "lek", "toegankelijkheid", "kleurcontrast"


@dataclass(frozen=True, order=True)
class Bevinding:
    """A reason not to publish. ``plaats`` is a line, a cell, a page or a part of the file."""

    poort: str
    bestand: str
    plaats: str
    reden: str

    def __str__(self) -> str:
        waar = f"{self.bestand}, {self.plaats}" if self.plaats else self.bestand
        return f"{waar}: {self.reden} ({self.poort})"


class Stuk(NamedTuple):
    """A piece of text out of a file, with its place there."""

    plaats: str
    tekst: str
