"""The kinds of column that a delivery may have, and the values that each one accepts."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from duo_analytics.organisatie import WERKGEVERS


class Soort(enum.Enum):
    """Kind of a column; the value is its Dutch name in messages and in the data dictionary."""

    TEKST = "tekst"
    CODE = "keuze uit een lijst"
    DATUM = "datum"
    MAAND = "maand (jjjj-mm)"
    GETAL = "getal"
    GEHEEL = "geheel getal"
    BEDRAG = "bedrag"
    UREN = "uren (2 decimalen)"
    JA_NEE = "ja of nee"


@dataclass(frozen=True)
class Kolom:
    """One column of a delivered table: canonical name, Dutch header, kind, bounds and meaning.

    ``codes`` maps the canonical code to the word that stands in the workbook. ``persoonlijk``
    marks values that never appear in a message.
    """

    naam: str
    kop: str
    soort: Soort
    betekenis: str
    eenheid: str = ""
    verplicht: bool = True
    codes: Mapping[str, str] = field(default_factory=dict)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    persoonlijk: bool = False

    @property
    def eis(self) -> str:
        """The constraint in Dutch, for the data dictionary and for a remedy."""
        if self.codes:
            return "een van: " + ", ".join(self.codes.values())
        grenzen = [
            f"{woord} {str(grens).replace('.', ',')}"
            for woord, grens in (("minstens", self.minimum), ("hoogstens", self.maximum))
            if grens is not None
        ]
        return " en ".join(grenzen)


def tekst(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A text column; identifiers are text too, so leading zeros stay."""
    return Kolom(naam, kop, Soort.TEKST, betekenis, verplicht=verplicht)


def sleutel(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A pseudonym of a person or of an employment; its values are never printed."""
    return Kolom(naam, kop, Soort.TEKST, betekenis, verplicht=verplicht, persoonlijk=True)


def datum(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A calendar date."""
    return Kolom(naam, kop, Soort.DATUM, betekenis, verplicht=verplicht)


def code(
    naam: str, kop: str, betekenis: str, codes: Mapping[str, str], *, verplicht: bool = True
) -> Kolom:
    """A choice from a closed list."""
    return Kolom(naam, kop, Soort.CODE, betekenis, verplicht=verplicht, codes=codes)


def bedrag(naam: str, kop: str, betekenis: str, *, minimum: str | None = "0") -> Kolom:
    """An amount in euro, excl. btw."""
    grens = None if minimum is None else Decimal(minimum)
    return Kolom(naam, kop, Soort.BEDRAG, betekenis, "EUR", minimum=grens)


ORGANISATIE = (
    code("werkgever", "Werkgever", "Een van de vier werkgevers.", WERKGEVERS),
    tekst("afdeling", "Afdeling", "Afdeling of programma.", verplicht=False),
    tekst("team", "Team", "Team binnen de werkgever."),
    tekst("cluster", "Cluster", "Cluster binnen het team.", verplicht=False),
)
