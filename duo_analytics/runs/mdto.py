"""Metadata for an e-depot: MDTO-XML 1.0.1 of the Nationaal Archief, in the order of its schema.

Source: https://www.nationaalarchief.nl/archiveren/mdto/xml-schema. An informatieobject describes
the rapportage as a whole, a bestand each of its files; they lie beside what they describe.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias
from xml.etree import ElementTree

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CONFIGURATION = Path(__file__).with_name("archief.toml")
PRONOM = "PRONOM-register"
NIVEAUS, EVENTS = "Begrippenlijst Aggregatieniveaus MDTO", "Begrippenlijst EventTypeLijst MDTO"
OWN_LIST = "Begrippenlijst van Duo+"
# Name and PUID of The National Archives (PRONOM) of each form in a package.
FORMATS = {
    ".html": ("Hypertext Markup Language 5", "fmt/471"),
    ".pdf": ("Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    ".xlsx": ("Microsoft Excel for Windows 2007 onwards", "fmt/214"),
    ".docx": ("Microsoft Word for Windows 2007 onwards", "fmt/412"),
    ".json": ("JSON Data Interchange Format", "fmt/817"),
    ".csv": ("Comma Separated Values", "x-fmt/18"),
}
TEXT_FORMAT = ("Plain Text File", "x-fmt/111")

Inhoud: TypeAlias = "str | list[tuple[str, Inhoud]]"


@dataclass(frozen=True)
class Informatieobject:
    """A released rapportage; ``begin`` and ``eind`` are the period, the rest are moments."""

    kenmerk: str
    naam: str
    omschrijving: str
    begin: str
    eind: str
    gemaakt: str
    vastgesteld: str
    door: str
    vervangt: str
    bestanden: tuple[str, ...]


@cache
def configuration() -> Mapping[str, Any]:
    """Who makes the archive, how long it is kept and who may see it: archief.toml."""
    return tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))


def informatieobject(stuk: Informatieobject) -> bytes:
    """The metadata of the whole."""
    return _document("informatieobject", list(_whole(stuk)))


def bestand(naam: str, omvang: int, sha256: str, van: Informatieobject) -> bytes:
    """The metadata of one file; ``naam`` is its path in the package, ``omvang`` its bytes."""
    label, code = FORMATS.get(PurePosixPath(naam).suffix, TEXT_FORMAT)
    return _document(
        "bestand",
        [
            _identity(f"{van.kenmerk}/{naam}"),
            ("naam", PurePosixPath(naam).name),
            ("omvang", str(omvang)),
            ("bestandsformaat", _term(label, PRONOM, code)),
            ("checksum", [
                ("checksumAlgoritme", _term("SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO")),
                ("checksumWaarde", sha256),
                ("checksumDatum", van.vastgesteld),
            ]),
            ("isRepresentatieVan", _reference(van.naam, van.kenmerk)),
        ],
    )  # fmt: skip


def _whole(stuk: Informatieobject) -> Iterator[tuple[str, Inhoud]]:
    yield from _what(stuk)
    yield from _what_became_of_it(stuk)


def _what(stuk: Informatieobject) -> Iterator[tuple[str, Inhoud]]:
    """What it is about: the first half of the sequence of the schema."""
    yield _identity(stuk.kenmerk)
    yield "naam", stuk.naam
    yield "aggregatieniveau", _term("Archiefstuk", NIVEAUS)
    yield "omschrijving", stuk.omschrijving
    yield (
        "dekkingInTijd",
        [
            ("dekkingInTijdType", _term("Verslagperiode", OWN_LIST)),
            ("dekkingInTijdBegindatum", stuk.begin),
            ("dekkingInTijdEinddatum", stuk.eind),
        ],
    )
    for plaats in configuration()["dekking_in_ruimte"]:
        yield "dekkingInRuimte", _reference(plaats)
    yield "taal", "nl"


def _what_became_of_it(stuk: Informatieobject) -> Iterator[tuple[str, Inhoud]]:
    """What happened to it, how long it is kept, who may see it: the second half."""
    eigen = configuration()
    waardering, beperking = eigen["waardering"], eigen["beperking"]
    yield "event", _event("Creatie", stuk.gemaakt, eigen["archiefvormer"])
    yield "event", _event("Bevriezing", stuk.vastgesteld, stuk.door)
    yield "waardering", _term(waardering["label"], waardering["lijst"], waardering["code"])
    for naam in stuk.bestanden:
        yield "heeftRepresentatie", _reference(naam, f"{stuk.kenmerk}/{naam}")
    if stuk.vervangt:
        yield (
            "gerelateerdInformatieobject",
            [
                ("gerelateerdInformatieobjectVerwijzing", _reference(stuk.vervangt, stuk.vervangt)),
                ("gerelateerdInformatieobjectTypeRelatie", _term("Vervangt", OWN_LIST)),
            ],
        )
    yield "archiefvormer", _reference(eigen["archiefvormer"])
    yield (
        "beperkingGebruik",
        [
            (
                "beperkingGebruikType",
                _term(beperking["label"], beperking["lijst"], beperking["code"]),
            )
        ],
    )


def _identity(kenmerk: str) -> tuple[str, Inhoud]:
    return "identificatie", [
        ("identificatieKenmerk", kenmerk),
        ("identificatieBron", configuration()["bron"]),
    ]


def _reference(naam: str, kenmerk: str = "") -> Inhoud:
    inhoud: list[tuple[str, Inhoud]] = [("verwijzingNaam", naam)]
    if kenmerk:
        inhoud.append(("verwijzingIdentificatie", _identity(kenmerk)[1]))
    return inhoud


def _term(label: str, lijst: str, code: str = "") -> Inhoud:
    inhoud: list[tuple[str, Inhoud]] = [("begripLabel", label)]
    if code:
        inhoud.append(("begripCode", code))
    return [*inhoud, ("begripBegrippenlijst", _reference(lijst))]


def _event(soort: str, tijd: str, wie: str) -> Inhoud:
    return [
        ("eventType", _term(soort, EVENTS)),
        ("eventTijd", tijd),
        ("eventVerantwoordelijkeActor", _reference(wie)),
    ]


def _document(soort: str, inhoud: Iterable[tuple[str, Inhoud]]) -> bytes:
    wortel = ElementTree.Element(
        "MDTO", {"xmlns": NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA}
    )
    _add(ElementTree.SubElement(wortel, soort), inhoud)
    ElementTree.indent(wortel)
    kop = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return b"".join([kop, ElementTree.tostring(wortel, encoding="utf-8"), b"\n"])


def _add(element: ElementTree.Element, inhoud: Iterable[tuple[str, Inhoud]]) -> None:
    for naam, deel in inhoud:
        kind = ElementTree.SubElement(element, naam)
        if isinstance(deel, str):
            kind.text = deel
        else:
            _add(kind, deel)
