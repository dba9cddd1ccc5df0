"""The kinds of column that a delivery may have, and the values that each one accepts."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from duo_analytics.organisatie import WERKGEVERS

EARLIEST = date(1950, 1, 1)


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
    marks values that never appear in a message. ``als_tekst`` accepts a Dutch decimal number that
    stands as text. A date lies from ``vroegst`` to the peildatum, or beyond it with ``toekomst``
    (planned or agreed). ``groepeert`` marks names by which rows are grouped: spellings matter.
    ``openbaar`` marks a number of a row that the rapportage may name, such as that of an order.
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
    als_tekst: bool = False
    toekomst: bool = False
    vroegst: date = EARLIEST
    groepeert: bool = False
    openbaar: bool = False

    @property
    def eis(self) -> str:
        """The constraint in Dutch, for the data dictionary and for a remedy."""
        if self.codes:
            return "een van: " + ", ".join(self.codes.values())
        if self.soort in {Soort.DATUM, Soort.MAAND}:
            return "" if self.toekomst else "niet na de peildatum"
        grenzen = [
            f"{woord} {str(grens).replace('.', ',')}"
            for woord, grens in (("minstens", self.minimum), ("hoogstens", self.maximum))
            if grens is not None
        ]
        return " en ".join(grenzen)


def tekst(
    naam: str, kop: str, betekenis: str, *, verplicht: bool = True, groepeert: bool = False
) -> Kolom:
    """A text column; identifiers are text too, so leading zeros stay."""
    return Kolom(naam, kop, Soort.TEKST, betekenis, verplicht=verplicht, groepeert=groepeert)


def nummer(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """The number of a row that says nothing about a person: the rapportage may name it."""
    return Kolom(naam, kop, Soort.TEKST, betekenis, verplicht=verplicht, openbaar=True)


def sleutel(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A pseudonym of a person or of an employment; its values are never printed."""
    return Kolom(naam, kop, Soort.TEKST, betekenis, verplicht=verplicht, persoonlijk=True)


def datum(
    naam: str, kop: str, betekenis: str, *, verplicht: bool = True, toekomst: bool = False
) -> Kolom:
    """A calendar date; one of what happened lies no later than the peildatum."""
    return Kolom(naam, kop, Soort.DATUM, betekenis, verplicht=verplicht, toekomst=toekomst)


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
    tekst("afdeling", "Afdeling", "Afdeling of programma.", verplicht=False, groepeert=True),
    tekst("team", "Team", "Team binnen de werkgever.", groepeert=True),
    tekst("cluster", "Cluster", "Cluster binnen het team.", verplicht=False, groepeert=True),
)
