"""Texts of the controller: Markdown in which every number is a fact.

``{{ feit("vacatures.openstaand") }}`` prints a fact with its unit, ``{{ verandering("...") }}``
how it moved, and ``{% if waarde("...") > 20 %}`` makes a sentence depend on it. ``{{ periode }}``,
``{{ jaar }}``, ``{{ ontvanger }}`` and ``{{ gericht_aan }}`` are words of the rapportage itself. A
text is checked as a whole before it is printed: every mistake is named with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from duo_analytics.formatting import NVT, meer_of_minder, tekst_van
from duo_analytics.periods import Periode
from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.sjabloon import VORIG_JAAR, environment
from duo_analytics.rapportage.words import blocks
from duo_analytics.results.tekst import Verwijzing
from duo_analytics.values import shown

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit
    from duo_analytics.results.tekst import Zin

Woorden = Alinea | Kop | Lijst
MARK = re.compile("\ue000(\\d+)\ue001")  # private characters that no text of a person holds


def render(
    markdown: str, feiten: Mapping[str, Feit], vast: Mapping[str, str] = MappingProxyType({})
) -> list[Woorden]:
    """The blocks of a text that ``tekstcontrole.problems`` found sound; numbers are references.

    ``vast`` are the words of the rapportage itself, by name (sjabloon.WOORDEN).
    """
    printer = _Printer(feiten)
    tekst = (
        environment()
        .from_string(markdown)
        .render(
            feit=printer.feit,
            verandering=printer.verandering,
            waarde=printer.waarde,
            woord=printer.woord,
            **vast,
        )
    )
    return [_with_references(blok, printer.verwijzingen) for blok in blocks(tekst)]


class _Printer:
    """The functions of a text; remembers which fact each printed number is."""

    def __init__(self, feiten: Mapping[str, Feit]) -> None:
        self._feiten = feiten
        self.verwijzingen: list[Verwijzing] = []

    def feit(self, naam: str, *, eenheid: str = "", decimalen: int | None = None) -> str:
        """The fact in words: '12,4 fte', '1 vacature'. ``eenheid`` is what the writer expects."""
        del eenheid  # compared with the fact's own unit by the check
        feit = self._feiten[naam]
        plaatsen = feit.decimalen if decimalen is None else decimalen
        return self._mark(naam, tekst_van(feit.waarde, feit.eenheid, plaatsen))

    def verandering(self, naam: str, met: str = VORIG_JAAR) -> str:
        """'3 vacatures meer dan in dezelfde periode van 2021'; the same words, 'evenveel als'."""
        feit = self._feiten[naam]
        eerder = feit.vorig_jaar if met == VORIG_JAAR else feit.vorige
        if eerder is None:
            return NVT
        tekst = meer_of_minder(feit.verandering(eerder), feit.eenheid)
        voegwoord = "als" if tekst.startswith("even") else "dan"
        return f"{self._mark(naam, tekst)} {voegwoord} {_earlier(eerder.periode, met)}"

    def waarde(self, naam: str) -> Decimal:
        """The number itself, for a condition."""
        return shown(self._feiten[naam].waarde)

    def woord(self, naam: str, enkelvoud: str, meervoud: str) -> str:
        """Singular or plural, after the printed value of the fact."""
        return enkelvoud if self.waarde(naam) == 1 else meervoud

    def _mark(self, naam: str, tekst: str) -> str:
        self.verwijzingen.append(Verwijzing(naam, tekst))
        return f"\ue000{len(self.verwijzingen) - 1}\ue001"


def _earlier(periode: str, met: str) -> str:
    van = Periode.parse(periode)
    return f"in dezelfde periode van {van.jaar}" if met == VORIG_JAAR else f"in {van.in_woorden}"


def _with_references(blok: Woorden, verwijzingen: list[Verwijzing]) -> Woorden:
    if isinstance(blok, Kop):
        return replace(blok, tekst=MARK.sub(lambda m: verwijzingen[int(m[1])].tekst, blok.tekst))
    if isinstance(blok, Alinea):
        return Alinea(_split(blok.delen, verwijzingen))
    return replace(blok, punten=tuple(_split(punt, verwijzingen) for punt in blok.punten))


def _split(delen: Zin, verwijzingen: list[Verwijzing]) -> Zin:
    return tuple(_parts("".join(map(str, delen)), verwijzingen))


def _parts(tekst: str, verwijzingen: list[Verwijzing]) -> Iterator[str | Verwijzing]:
    for plaats, stuk in enumerate(MARK.split(tekst)):
        if plaats % 2:
            yield verwijzingen[int(stuk)]
        elif stuk:
            yield stuk
