"""The blocks of words in a document: headings, paragraphs and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duo_analytics.results.tekst import Zin


@dataclass(frozen=True)
class Kop:
    """A heading inside a chapter; ``niveau`` 2 is a section, 3 a part of it."""

    niveau: int
    tekst: str


@dataclass(frozen=True)
class Alinea:
    """A paragraph of words."""

    delen: Zin


@dataclass(frozen=True)
class Lijst:
    """A list of short texts."""

    punten: tuple[Zin, ...]
    genummerd: bool = False
