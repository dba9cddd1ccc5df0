"""What must hold of every PDF, read from the file itself and not from what made it.

After ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a), as far as a program can see it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import pikepdf

STANDARD = {
    *("Document", "Part", "Div", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Span"),
    *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Caption"),
    *("Figure", "Link", "Reference", "TOC", "TOCI", "Note", "Quote", "Code"),
}
FORBIDDEN = ("/OpenAction", "/AA", "/AcroForm")


@dataclass
class Element:
    """An element of the structure with what is in it."""

    soort: str
    velden: Any
    kinderen: list[Element] = field(default_factory=list)

    def all(self, *soorten: str) -> list[Element]:
        """Itself and everything below it, of some kinds, in reading order."""
        gevonden = [self] if self.soort in soorten else []
        return gevonden + [e for kind in self.kinderen for e in kind.all(*soorten)]

    def table(self, veld: str) -> Any:
        """An attribute that tables give to their cells."""
        ruw = self.velden.get("/A", pikepdf.Array())
        lijst = ruw if isinstance(ruw, pikepdf.Array) else [ruw]
        return next((a[veld] for a in lijst if a.get("/O") == "/Table" and veld in a), None)


class Pdf:
    """A PDF with its structure tree, its bookmarks, its fonts and the text of its pages."""

    def __init__(self, inhoud: bytes) -> None:
        self.bestand = pikepdf.open(io.BytesIO(inhoud))

    @cached_property
    def boom(self) -> Element:
        """The structure, with kinds of its own mapped to standard ones."""
        wortel = self.bestand.Root.StructTreeRoot
        rollen = wortel.get("/RoleMap", pikepdf.Dictionary())
        return Element("Root", wortel, list(_elements(wortel.K, rollen)))

    @cached_property
    def bladwijzers(self) -> list[str]:
        """The titles of the bookmarks, in order."""
        with self.bestand.open_outline() as outline:
            return [item.title for item in _flat(outline.root)]

    def fonts(self) -> Iterator[Any]:
        """Every font that a page or a picture on it uses."""
        for pagina in self.bestand.pages:
            yield from _fonts(pagina.obj.get("/Resources", pikepdf.Dictionary()))

    def text(self, nummer: int) -> str:
        """The text of a page, in the order in which it is drawn."""
        pagina = self.bestand.pages[nummer]
        tekens = {naam: _unicode(f) for naam, f in pagina.Resources.get("/Font", {}).items()}
        stukken, nu = [], {}
        for stap in pikepdf.parse_content_stream(pagina):
            if str(stap.operator) == "Tf":
                nu = tekens[str(stap.operands[0])]
            elif str(stap.operator) in ("Tj", "TJ"):
                delen: Any = stap.operands[0] if str(stap.operator) == "TJ" else stap.operands
                stukken += [_decoded(bytes(d), nu) for d in delen if isinstance(d, pikepdf.String)]
        return "".join(stukken)


def _elements(ruw: Any, rollen: Any) -> Iterator[Element]:
    if isinstance(ruw, pikepdf.Array):
        for deel in ruw:
            yield from _elements(deel, rollen)
    elif isinstance(ruw, pikepdf.Dictionary) and "/S" in ruw:
        soort = str(rollen.get(str(ruw.S), ruw.S)).removeprefix("/")
        yield Element(soort, ruw, list(_elements(ruw.get("/K"), rollen)))


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _fonts(bronnen: Any) -> Iterator[Any]:
    yield from bronnen.get("/Font", {}).values()
    for vorm in bronnen.get("/XObject", {}).values():
        yield from _fonts(vorm.get("/Resources", pikepdf.Dictionary()))


def _unicode(font: Any) -> dict[int, str]:
    """From the code of a glyph to its text, by the table that copying and reading aloud use."""
    kaart: dict[int, str] = {}
    tabel = font.ToUnicode.read_bytes().decode("ascii")
    for blok in re.findall(r"beginbfchar(.*?)endbfchar", tabel, re.DOTALL):
        for code, tekst in re.findall(r"<(\w+)>\s*<(\w+)>", blok):
            kaart[int(code, 16)] = bytes.fromhex(tekst).decode("utf-16-be")
    for blok in re.findall(r"beginbfrange(.*?)endbfrange", tabel, re.DOTALL):
        for van, tot, tekst in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", blok):
            for stap in range(int(tot, 16) - int(van, 16) + 1):
                kaart[int(van, 16) + stap] = chr(int(tekst, 16) + stap)
    return kaart


def _decoded(codes: bytes, kaart: dict[int, str]) -> str:
    return "".join(kaart.get(a * 256 + b, "") for a, b in zip(codes[::2], codes[1::2], strict=True))


def faults(inhoud: bytes) -> list[str]:
    """What is wrong with a PDF, in words; empty when it is sound."""
    pdf = Pdf(inhoud)
    checks = {**_document(pdf), **_structure(pdf), **_tables(pdf), **_fonts_and_links(pdf)}
    return [naam for naam, goed in checks.items() if not goed]


def _document(pdf: Pdf) -> dict[str, bool]:
    wortel, meta = pdf.bestand.Root, pdf.bestand.open_metadata()
    return {
        "PDF/UA-1": meta.get("pdfuaid:part") == "1",
        "PDF/A-2a": (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) == ("2", "A"),
        "tagged": bool(wortel.MarkInfo.Marked),
        "language": str(wortel.Lang).startswith("nl"),
        "title": bool(meta.get("dc:title")) and bool(wortel.ViewerPreferences.DisplayDocTitle),
        "colours": len(wortel.get("/OutputIntents", [])) == 1,
        "not locked": not pdf.bestand.is_encrypted,
        "nothing that runs": not [naam for naam in FORBIDDEN if naam in wortel],
        "no files in it": not pdf.bestand.attachments,
        "reading order": all(p.obj.get("/Tabs") == "/S" for p in pdf.bestand.pages),
    }


def _structure(pdf: Pdf) -> dict[str, bool]:
    koppen = pdf.boom.all(*(f"H{niveau}" for niveau in range(1, 7)))
    niveaus = [int(kop.soort[1]) for kop in koppen]
    alle = pdf.boom.all(*{e.soort for e in _all(pdf.boom)} - {"Root"})
    figuren = pdf.boom.all("Figure")
    return {
        "standard kinds": {e.soort for e in alle} <= STANDARD,
        "first heading": niveaus[:1] == [1],
        "heading jump": all(b <= a + 1 for a, b in pairwise(niveaus)),
        "bookmarks": pdf.bladwijzers == [str(kop.velden.T) for kop in koppen],
        "alt": all(len(str(f.velden.get("/Alt", ""))) > 20 for f in figuren),
        "items in lists": all(k.soort == "LI" for e in pdf.boom.all("L") for k in e.kinderen),
    }


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kind in element.kinderen:
        yield from _all(kind)


def _tables(pdf: Pdf) -> dict[str, bool]:
    tabellen = pdf.boom.all("Table")
    cellen = [cel for tabel in tabellen for cel in tabel.all("TD")]
    koppen = [cel for tabel in tabellen for cel in tabel.all("TH")]
    namen = {bytes(cel.velden.ID) for cel in koppen}
    return {
        "captions": all(len(tabel.all("Caption")) == 1 for tabel in tabellen),
        "one header": all(len(tabel.all("THead")) == 1 for tabel in tabellen),
        "header cells": all(kop.table("/Scope") == "/Column" for kop in koppen),
        "cells know their header": all(
            {bytes(naam) for naam in cel.table("/Headers") or []} & namen for cel in cellen
        ),
        "straight rows": all(
            len({len(rij.all("TH", "TD")) for rij in tabel.all("TR")}) == 1 for tabel in tabellen
        ),
    }


def _fonts_and_links(pdf: Pdf) -> dict[str, bool]:
    links = [a for p in pdf.bestand.pages for a in p.obj.get("/Annots", [])]
    fonts = list(pdf.fonts())
    return {
        "fonts": bool(fonts) and all(map(_embedded, fonts)),
        "text can be copied": all("/ToUnicode" in font for font in fonts),
        "links say where": all(str(link.get("/Contents", "")) for link in links),
        "links in the structure": all("/StructParent" in link for link in links),
        "links stay inside": not [link for link in links if "/URI" in link.get("/A", {})],
    }


def _embedded(font: Any) -> bool:
    beschrijvingen = [deel.FontDescriptor for deel in font.get("/DescendantFonts", [font])]
    soorten = ("/FontFile", "/FontFile2", "/FontFile3")
    return all(any(soort in b for soort in soorten) for b in beschrijvingen)
