"""The parts of a workbook: which XML is which sheet, and what its styles and names mean."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol
from xml.parsers import expat

from duo_analytics.intake.opening.plain import plain_rows

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
SHEET_TYPE = "/worksheet"
PERCENT_FORMATS = {9, 10}  # built into Excel: 0% and 0.00%
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.')  # text, escapes, padding and filling in a format


class Vel(NamedTuple):
    """A sheet: its name and the part that holds its cells."""

    naam: str
    deel: str


@dataclass(frozen=True)
class Werkboekdelen:
    """What is needed to scan and to read the sheets of one workbook."""

    vellen: tuple[Vel, ...]
    procenten: tuple[int, ...] = ()
    externe_namen: frozenset[str] = frozenset()
    heeft_externe: bool = False
    telt_vanaf_1904: bool = False

    @cached_property
    def plain_rows(self) -> re.Pattern[bytes]:
        """Matches rows of this workbook that need no closer look."""
        return plain_rows(list(self.procenten), met_formules=not self.heeft_externe)


class Element(NamedTuple):
    """One XML element: its local name, attributes by local name, and the text directly in it."""

    pad: tuple[str, ...]
    attributen: Mapping[str, str]
    tekst: str


class Container(Protocol):
    """What gives the bytes of a part; an absent part is empty."""

    def read(self, deel: str) -> bytes:
        """The whole part."""

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""


def find_parts(container: Container) -> Werkboekdelen:
    """The sheets, percentage styles and outside names of a workbook; raises expat.ExpatError."""
    werkboek = list(elements(container.read(WORKBOOK)))
    doelen = _targets(container)
    vellen = [
        Vel(e.attributen["name"], doelen[e.attributen.get("id", "")])
        for e in werkboek
        if e.pad[-1] == "sheet" and e.attributen.get("id", "") in doelen
    ]
    namen = [
        e.attributen["name"] for e in werkboek if e.pad[-1] == "definedName" and "[" in e.tekst
    ]
    return Werkboekdelen(
        vellen=tuple(vellen),
        procenten=tuple(_percent_styles(container.read(STYLES))),
        externe_namen=frozenset(namen),
        heeft_externe=any("externalLinks/" in naam for naam in container.names()),
        telt_vanaf_1904=any(e.attributen.get("date1904") in ("1", "true") for e in werkboek),
    )


def elements(xml: bytes) -> Iterator[Element]:
    """The elements of a small XML part, in the order in which they end."""
    klaar: list[Element] = []
    pad: list[tuple[str, dict[str, str], list[str]]] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(naam: str, attributen: dict[str, str]) -> None:
        lokaal = {sleutel.rpartition(":")[2]: waarde for sleutel, waarde in attributen.items()}
        pad.append((naam.rpartition(":")[2], lokaal, []))

    def end(_naam: str) -> None:
        namen = tuple(naam for naam, _, _ in pad)
        _, attributen, tekst = pad.pop()
        klaar.append(Element(namen, attributen, "".join(tekst)))

    def text(tekst: str) -> None:
        pad[-1][2].append(tekst)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    if xml:
        parser.Parse(xml, True)
    return iter(klaar)


def _targets(container: Container) -> dict[str, str]:
    """The part of each sheet by its relation."""
    relaties = elements(container.read("xl/_rels/workbook.xml.rels"))
    return {
        e.attributen["Id"]: _part_name(e.attributen["Target"])
        for e in relaties
        if e.pad[-1] == "Relationship" and e.attributen["Type"].endswith(SHEET_TYPE)
    }


def _part_name(doel: str) -> str:
    """The name in the container of a target that counts from the folder xl."""
    return doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(f"xl/{doel}")


def _percent_styles(styles: bytes) -> Iterator[int]:
    """The numbers of the cell styles that show a number as a percentage."""
    alles = list(elements(styles))
    eigen = {
        int(e.attributen["numFmtId"])
        for e in alles
        if e.pad[-1] == "numFmt" and "%" in NOT_SHOWN.sub("", e.attributen["formatCode"])
    }
    stijlen = [e for e in alles if e.pad[-2:] == ("cellXfs", "xf")]
    for nummer, stijl in enumerate(stijlen):
        if int(stijl.attributen.get("numFmtId", "0")) in PERCENT_FORMATS | eigen:
            yield nummer
