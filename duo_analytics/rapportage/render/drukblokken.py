"""What a printed document is made of: the blocks that the PDF and the Word file know."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.render.lettertype import width

if TYPE_CHECKING:
    from datetime import date

PAGE = 170 / 25.4 * 72  # points between the margins of a page
SIZES = (8.0, 7.5, 7.0, 6.5)  # points; letters of a table, smaller where its words do not fit
BETWEEN = 11.0  # points that the white space of a cell takes
BOLD = 1.16  # how much wider than normal letters
LONGEST = 190.0  # points; from here on a text may as well take a second line
FEW, HIGHEST = 30, 560.0  # rows, and points of those rows, of a table that is not cut in two
LEADING, ROW = 1.3, 5.0  # height of a line in ems, and points that a row takes besides
ROUGH = 0.3  # of a line that stays empty because words are not cut
WORDS = re.compile(r"[ \n/]")  # not at a no-break space
HEIGHT = re.compile(r'^<svg[^>]* height="([0-9.]+)pt"')


@dataclass(frozen=True)
class Herkomst:
    """What stands under a figure: its sources and its notes."""

    bron: str
    noten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raster:
    """A printed table: the first column names the rows, ``tekst`` says which hold text."""

    anker: str
    bijschrift: str
    moment: str
    koppen: tuple[str, ...]
    tekst: tuple[bool, ...]
    rijen: tuple[tuple[str, ...], ...]
    totaalrijen: int = 0
    herkomst: Herkomst | None = None
    klein: bool = False

    @cached_property
    def punten(self) -> float:
        """Size of its letters in points; the first at which every word fits in its column."""
        maten = SIZES[1:] if self.klein else SIZES
        return next((maat for maat in maten if sum(self._nodig(maat)) <= PAGE), maten[-1])

    @property
    def past(self) -> bool:
        """Whether every word fits in its column at that size."""
        return sum(self._nodig(self.punten)) <= PAGE

    @cached_property
    def breedten(self) -> tuple[float, ...]:
        """Width of each column as a share of the page; together at most 1.

        A column is as wide as its longest cell. Where that does not fit, each keeps its longest
        word and the room that is left goes to those that are cut.
        """
        nodig = self._nodig(self.punten)
        wens = self._wens(self.punten, nodig)
        vrij, tekort = max(0.0, PAGE - sum(nodig)), sum(wens) - sum(nodig)
        deel = min(1.0, vrij / tekort) if tekort else 1.0
        breed = [n + deel * (w - n) for n, w in zip(nodig, wens, strict=True)]
        geheel = max(PAGE, sum(breed))
        return tuple(round(b / geheel, 4) for b in breed)

    @property
    def kort(self) -> bool:
        """Whether it stays on one page: few rows, and not of so many lines that they fill it."""
        regels = sum(max(map(self._lines, rij, self.breedten)) for rij in self.rijen)
        hoogte = self.punten * LEADING * regels + ROW * len(self.rijen)
        return len(self.rijen) <= FEW and hoogte <= HIGHEST

    def _lines(self, cel: str, breedte: float) -> int:
        vol = self.punten * width(cel) / (breedte * PAGE - BETWEEN)
        return 1 if vol < 1 + ROUGH / 10 else math.ceil(vol + ROUGH)

    def _nodig(self, punten: float) -> list[float]:
        """Points that the longest word of each column takes."""
        return [
            BETWEEN + punten * max(_longest_word(kop) * BOLD, *map(_longest_word, cellen), 0.0)
            for kop, cellen in self._kolommen
        ]

    def _wens(self, punten: float, nodig: list[float]) -> list[float]:
        """Points that each column takes when only its header stands in two lines."""
        ems = [
            max(width(kop) * BOLD / 2, *map(width, cellen), 0.0) for kop, cellen in self._kolommen
        ]
        return [
            max(least, BETWEEN + min(LONGEST, punten * em))
            for least, em in zip(nodig, ems, strict=True)
        ]

    @cached_property
    def _kolommen(self) -> list[tuple[str, tuple[str, ...]]]:
        cellen = list(zip(*self.rijen, strict=True)) or [()] * len(self.koppen)
        return list(zip(self.koppen, cellen, strict=True))


def _longest_word(tekst: str) -> float:
    return max(map(width, WORDS.split(tekst)))


@dataclass(frozen=True)
class Beeld:
    """A chart as a picture with its text alternative; ``cijfers`` is the anchor of its table."""

    bijschrift: str
    moment: str
    alt: str
    svg: str
    herkomst: Herkomst
    cijfers: str

    @property
    def hoogte(self) -> float:
        """Height of the picture in points; KeyError for an SVG that does not say its own."""
        gevonden = HEIGHT.search(self.svg)
        if gevonden is None:
            raise KeyError(self.bijschrift)
        return float(gevonden[1])


@dataclass(frozen=True)
class Kernfeit:
    """A key fact as it stands in a summary."""

    anker: str
    titel: str
    waarde: str
    moment: str
    verschillen: tuple[str, ...]


@dataclass(frozen=True)
class Kernfeiten:
    """The key facts of a chapter."""

    feiten: tuple[Kernfeit, ...]


@dataclass(frozen=True)
class Begrip:
    """The definition of a fact, to which its number in a sentence leads."""

    anker: str
    term: str
    regels: tuple[str, ...]


@dataclass(frozen=True)
class Punt:
    """A line of page one: subject, its first key fact, how it moved, and a small chart of that.

    ``svg`` and ``alt`` are empty where there is nothing to draw.
    """

    hoofdstuk: str
    feit: Kernfeit
    sinds: str
    svg: str = ""
    alt: str = ""


Drukblok: TypeAlias = Kop | Alinea | Lijst | Raster | Beeld | Kernfeiten | Begrip


@dataclass(frozen=True)
class Stuk:
    """A document to print; ``loper`` is its running title, ``fictief`` what it says of its data.

    ``punten`` stand on page one of a whole rapportage.
    ``stand`` is the word that marks every page, ``standregel`` says it in full on the first.

    Its headings begin at level 1 and go down step by step.
    """

    titel: str
    organisatie: str
    ondertitel: str
    loper: str
    fictief: str
    stand: str
    standregel: str
    datum: date
    blokken: tuple[Drukblok, ...]
    punten: tuple[Punt, ...] = ()

    @property
    def kenmerk(self) -> str:
        """Its title as a file carries it: what it is, of which period."""
        geheel = self.loper if self.loper.startswith(self.titel) else f"{self.titel} - {self.loper}"
        return f"{geheel} (fictief)" if self.fictief else geheel
