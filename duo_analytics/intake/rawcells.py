"""Raw cells: the values that are no plain Python value, how a cell is shown, and its refusal."""

from __future__ import annotations

import enum
import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom

LONGEST_SHOWN = 40
EXCEL_DIGITS = 15  # a workbook keeps no more; the rest is noise of binary fractions
LONG_NUMBER = re.compile(r"(?<!\d)\d{8,9}(?!\d)")  # may be a BSN
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060"))
DUTCH_ERRORS = {
    "#DIV/0!": "#DEEL/0!",
    "#N/A": "#N/B",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
    "#GETTING_DATA": "#GEGEVENS_OPHALEN",
    "#SPILL!": "#OVERLOOP!",
    "#CALC!": "#BEREKENEN!",
}
ENGLISH_ERRORS = {nederlands: naam for naam, nederlands in DUTCH_ERRORS.items()}


class Waarheid(enum.Enum):
    """TRUE or FALSE in a cell; Python's own True would pass for the number 1."""

    WAAR = True
    ONWAAR = False


@dataclass(frozen=True)
class Excelfout:
    """An error in a cell, by its English name in the file."""

    naam: str

    @property
    def nederlands(self) -> str:
        """The name that a Dutch Excel shows."""
        return DUTCH_ERRORS.get(self.naam, self.naam)


@dataclass(frozen=True)
class ZonderWaarde:
    """A formula whose result was not saved in the file."""


@dataclass(frozen=True)
class Procent:
    """A number that Excel shows as a percentage: 0.85 is shown as 85%."""

    waarde: float


@dataclass(frozen=True)
class Afgekeurd:
    """A value of an export that is not written as its mapping says; why, and how to mend it."""

    code: str
    reden: str
    herstel: str
    waarde: str = ""


def is_empty(cel: object) -> bool:
    """Whether a raw cell holds nothing or only spaces."""
    return cel is None or (isinstance(cel, str) and not clean(cel))


def clean(tekst: str) -> str:
    """Text without surrounding spaces and invisible signs, with ordinary spaces."""
    if tekst.isascii():
        return tekst.strip()
    return tekst.translate(INVISIBLE).replace("\u00a0", " ").strip()


def as_decimal(getal: float) -> Decimal:
    """A number with the digits that Excel keeps and shows; 0.1 + 0.2 is 0.3."""
    return Decimal(format(getal, f".{EXCEL_DIGITS}g"))


def written(getal: Decimal) -> str:
    """A number as it is typed in a Dutch workbook: '1000', '0,85'."""
    return format(getal.normalize(), "f").replace(".", ",")


def day(dag: date) -> str:
    """'30-04-2022'."""
    return f"{dag:%d-%m-%Y}"


def shown(cel: object) -> str:
    """A cell as its reader knows it: text in quotes, numbers and dates in Dutch notation.

    Long texts are cut, and what could be a BSN is not shown.
    """
    if isinstance(cel, str):
        enkel = " ".join(LONG_NUMBER.sub("(8 of 9 cijfers)", cel).split())
        return f'"{_cut(enkel)}"'
    if isinstance(cel, (int, float)) and math.isfinite(cel):
        kort = written(as_decimal(cel))
        return LONG_NUMBER.sub("een getal van 8 of 9 cijfers", _cut(kort))
    return _shown_special(cel)


def _cut(tekst: str) -> str:
    return f"{tekst[:LONGEST_SHOWN]}..." if len(tekst) > LONGEST_SHOWN else tekst


def _shown_special(cel: object) -> str:
    match cel:
        case datetime():
            return f"{day(cel)} {cel:%H:%M}"
        case date():
            return day(cel)
        case time():
            return f"{cel:%H:%M}"
        case timedelta():
            uren, rest = divmod(round(cel.total_seconds() / 60), 60)
            return f"{uren}:{rest:02d}"
        case Waarheid():
            return cel.name
        case Excelfout():
            return cel.nederlands
        case Procent():
            return f"{written(as_decimal(cel.waarde * 100))}%"
        case _:
            return "oneindig" if cel in (math.inf, -math.inf) else f"'{cel}'"


class Refused(Exception):
    """Raised by a converter for one value; it never leaves the intake."""

    def __init__(self, code: str, reden: str, herstel: str, waarde: str = "") -> None:
        super().__init__(reden)
        self.code, self.reden, self.herstel, self.waarde = code, reden, herstel, waarde

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """Code, reason, remedy and the value that may be shown."""
        return self.code, self.reden, self.herstel, self.waarde


def refuse(kolom: Kolom, code: str, cel: object, uitspraak: tuple[str, str]) -> Refused:
    """A refusal that shows the cell, or says 'de waarde' in a personal column.

    ``uitspraak``: what is wrong with it ('is tekst') and how to mend it.
    """
    reden, herstel = uitspraak
    if kolom.persoonlijk:
        return Refused(code, f"de waarde {reden}", herstel)
    return Refused(code, f"{shown(cel)} {reden}", herstel, shown(cel).strip('"'))
