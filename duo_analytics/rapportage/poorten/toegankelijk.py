"""What WCAG 2.2 AA asks of a page, as far as its HTML shows without a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from duo_analytics.results.alttekst import why_not_telling

if TYPE_CHECKING:
    from duo_analytics.rapportage.poorten.pagina import Element, Pagina

    Gevonden = Iterator[tuple[int, str]]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
EMPTY_WORDS = {"hier", "klik hier", "lees meer", "meer", "link", "deze pagina", "klik"}
SCOPES = {"col", "row", "colgroup", "rowgroup"}
PARENTS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "caption": ("table",)}


def inaccessible(pagina: Pagina) -> Gevonden:
    """Line and reason of everything that shuts a reader out; the number is that of WCAG."""
    for regel in RULES:
        yield from regel(pagina)


def _well_formed(pagina: Pagina) -> Gevonden:
    for nummer, tag in pagina.scheef:
        yield nummer, f"<{tag}> wordt niet goed geopend of gesloten"
    dubbel = Counter(e.velden["id"] for e in pagina.all() if "id" in e.velden)
    for naam, aantal in dubbel.items():
        if aantal > 1:
            yield 1, f"het anker '{naam}' staat er {aantal} keer (4.1.2)"


def _document(pagina: Pagina) -> Gevonden:
    html = pagina.all("html")
    if [e.velden.get("lang") for e in html] != ["nl"]:
        yield 1, "de taal van de pagina is niet Nederlands (3.1.1)"
    titels = pagina.all("title")
    if len(titels) != 1 or not titels[0].tekst.strip():
        yield 1, "de pagina heeft niet precies een titel (2.4.2)"
    for meta in pagina.all("meta"):
        inhoud = meta.velden.get("content", "")
        if meta.velden.get("name") == "viewport" and re.search(r"user-scalable|maximum", inhoud):
            yield meta.regel, "de pagina laat zich niet vergroten (1.4.4)"


def _landmarks(pagina: Pagina) -> Gevonden:
    for tag in ("main", "header", "footer"):
        if len(pagina.all(tag)) != 1:
            yield 1, f"de pagina heeft niet precies een <{tag}> (1.3.1)"
    doelen = {e.velden.get("id") for e in pagina.all("main")}
    eerste = next(iter(pagina.all("a")), None)
    if eerste is None or eerste.velden.get("href", "").removeprefix("#") not in doelen:
        yield 1, "de eerste link leidt niet naar de inhoud (2.4.1)"
    namen = Counter(_name(e, pagina) for e in pagina.all() if e.velden.get("role") == "region")
    for naam, aantal in namen.items():
        if aantal > 1:
            yield 1, f"{aantal} gebieden heten '{naam}': ze zijn niet uit elkaar te houden (2.4.6)"
    for element in pagina.all("nav", "section", "aside"):
        if not _named(element):
            yield element.regel, f"<{element.tag}> heeft geen naam (1.3.1)"


def _headings(pagina: Pagina) -> Gevonden:
    koppen = pagina.all(*HEADINGS)
    niveaus = [int(kop.tag[1]) for kop in koppen]
    if niveaus[:1] != [1] or niveaus.count(1) != 1:
        yield 1, "de koppen beginnen niet met precies een kop van niveau 1 (1.3.1)"
    for (kop, vorig), (volgende, niveau) in pairwise(zip(koppen, niveaus, strict=True)):
        if niveau > vorig + 1:
            yield volgende.regel, f"een kop springt van {kop.tag} naar {volgende.tag} (1.3.1)"
    for kop in koppen:
        if not kop.tekst.strip():
            yield kop.regel, f"een kop van niveau {kop.tag[1]} is leeg (2.4.6)"


def _links(pagina: Pagina) -> Gevonden:
    ankers = {e.velden["id"] for e in pagina.all() if "id" in e.velden}
    for link in pagina.all("a"):
        woorden = " ".join(link.tekst.split()).lower()
        if not woorden or woorden in EMPTY_WORDS:
            yield link.regel, "een link zegt niet waar hij heen leidt (2.4.4)"
        doel = link.velden.get("href", "")
        if doel.startswith("#") and doel[1:] not in ankers:
            yield link.regel, "een link leidt nergens heen (2.4.4)"
    for element in pagina.all():
        for veld in POINTERS:
            for naam in element.velden.get(veld, "").split():
                if naam not in ankers:
                    yield element.regel, f"{veld} verwijst naar iets dat er niet is (4.1.2)"
        if element.velden.get("tabindex", "0") not in ("0", "-1"):
            yield element.regel, "de volgorde van de toetsen is veranderd (2.4.3)"


def _pictures(pagina: Pagina) -> Gevonden:
    for beeld in pagina.all("img"):
        if "alt" not in beeld.velden:
            yield beeld.regel, "een beeld heeft geen alternatieve tekst (1.1.1)"
        elif waarom := why_not_telling(beeld.velden["alt"]):
            yield beeld.regel, f"de alternatieve tekst {waarom} (1.1.1)"
        figuur = beeld.within("figure")
        if beeld.within("table") is None and (figuur is None or not figuur.all("table")):
            yield beeld.regel, "een grafiek staat niet bij een tabel met haar cijfers (1.1.1)"


def _tables(pagina: Pagina) -> Gevonden:
    for tabel in pagina.all("table"):
        bijschriften = tabel.all("caption")
        if len(bijschriften) != 1 or not bijschriften[0].tekst.strip():
            yield tabel.regel, "een tabel heeft geen bijschrift (1.3.1)"
        venster = tabel.ouder
        if venster is None or venster.velden.get("role") != "region" or not _named(venster):
            yield tabel.regel, "een tabel staat niet in een gebied met een naam (1.3.1)"
        elif venster.velden.get("tabindex") != "0":
            yield tabel.regel, "een brede tabel is niet met toetsen te schuiven (2.1.1)"
        for kop in tabel.all("th"):
            if kop.velden.get("scope") not in SCOPES or not kop.tekst.strip():
                yield kop.regel, "een kop van een tabel zegt niet waarvan zij de kop is (1.3.1)"
        rijen = {len(rij.all("th", "td")) for rij in tabel.all("tr")}
        if len(rijen) > 1:
            yield tabel.regel, "de rijen van een tabel zijn niet even lang (1.3.1)"


def _structure(pagina: Pagina) -> Gevonden:
    for element in pagina.all(*PARENTS):
        if element.ouder is None or element.ouder.tag not in PARENTS[element.tag]:
            yield element.regel, f"<{element.tag}> staat los van zijn lijst of tabel (1.3.1)"
    for lijst in pagina.all("ul", "ol", "dl"):
        if not lijst.kinderen:
            yield lijst.regel, "een lijst is leeg (1.3.1)"
    for details in pagina.all("details"):
        if [k.tag for k in details.kinderen][:1] != ["summary"]:
            yield details.regel, "een uitklapper heeft geen opschrift (4.1.2)"


def _name(element: Element, pagina: Pagina) -> str:
    """What a screen reader calls it."""
    if label := element.velden.get("aria-label", ""):
        return label
    namen = element.velden.get("aria-labelledby", "").split()
    delen = [e.tekst for e in pagina.all() if e.velden.get("id") in namen] if namen else []
    return " ".join(" ".join(delen).split())


def _named(element: Element) -> bool:
    velden = element.velden
    return bool(velden.get("aria-label", "").strip() or velden.get("aria-labelledby"))


RULES: tuple[Callable[[Pagina], Gevonden], ...] = (
    _well_formed, _document, _landmarks, _headings, _links, _pictures, _tables, _structure,
)  # fmt: skip
