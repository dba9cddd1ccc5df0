"""A page that can run nothing and asks for nothing outside itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duo_analytics.rapportage.poorten.pagina import Element, Pagina

    Gevonden = Iterator[tuple[int, str]]

RUNS = (
    "script", "iframe", "frame", "object", "embed", "applet", "form", "base", "link", "noscript",
    "template", "portal", "audio", "video", "source", "track", "math", "svg",
)  # fmt: skip
ADDRESSES = (
    "src", "srcset", "href", "xlink:href", "action", "formaction", "poster", "data", "background",
    "ping", "cite", "longdesc", "manifest", "srcdoc", "usemap",
)  # fmt: skip
PICTURE = re.compile(r"data:image/(svg\+xml|png)[;,]")
OUTSIDE_STYLE = re.compile(r"url\(|@import|expression\(|image-set\(", re.IGNORECASE)
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
POLICY = re.compile(r"\s*default-src 'none'\s*(;|$)")
ALLOWED_SOURCES = {
    "default-src": {"'none'"},
    "img-src": {"data:"},
    "style-src": {"'unsafe-inline'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}


def unsafe(pagina: Pagina) -> Gevonden:
    """Line and reason of everything that runs, or that leads outside the page."""
    yield from _policy(pagina)
    for element in pagina.all():
        if element.tag in RUNS:
            yield element.regel, f"het element <{element.tag}> hoort niet in een pagina"
        yield from _fields(element)
    for style in pagina.all("style"):
        yield from _style(style.regel, style.tekst)


def _fields(element: Element) -> Gevonden:
    for naam, waarde in element.velden.items():
        if naam.startswith("on"):
            yield element.regel, f"<{element.tag}> heeft een opdracht bij een gebeurtenis ({naam})"
        elif naam in ADDRESSES and not _inside(element.tag, naam, waarde):
            yield element.regel, f"<{element.tag}> wijst met {naam} buiten de pagina"
        elif naam == "style":
            yield from _style(element.regel, waarde)


def _inside(tag: str, naam: str, waarde: str) -> bool:
    if tag == "img" and naam == "src":
        return PICTURE.match(waarde) is not None
    return tag == "a" and naam == "href" and waarde.startswith("#")


def _style(regel: int, tekst: str) -> Gevonden:
    leesbaar = ESCAPE.sub(lambda m: chr(min(int(m[1], 16), sys.maxunicode)), tekst)
    if OUTSIDE_STYLE.search(leesbaar):
        yield regel, "de opmaak haalt iets van buiten de pagina"


def _policy(pagina: Pagina) -> Gevonden:
    """The policy stands in the head, before what it must hold for, and allows no script."""
    kop = next(iter(pagina.all("head")), None)
    meta = [] if kop is None else kop.all("meta")
    beleid = [m for m in meta if m.velden.get("http-equiv", "").lower() == CSP]
    if not beleid:
        yield 1, "het beveiligingsbeleid (Content-Security-Policy) ontbreekt"
    for element in beleid:
        if not _strict(element.velden.get("content", "")):
            yield element.regel, "het beveiligingsbeleid staat meer toe dan beelden en opmaak"
    for element in meta:
        if element.velden.get("http-equiv", "").lower() not in ("", CSP):
            yield element.regel, "een meta-element stuurt de browser (http-equiv)"
    eerste_stijl = min((s.regel for s in pagina.all("style")), default=0)
    if beleid and eerste_stijl and beleid[0].regel > eerste_stijl:
        yield beleid[0].regel, "het beveiligingsbeleid staat achter de opmaak"


CSP = "content-security-policy"


def _strict(beleid: str) -> bool:
    if not POLICY.match(beleid):
        return False
    regels = [deel.split() for deel in beleid.split(";") if deel.strip()]
    return all(set(bronnen) <= ALLOWED_SOURCES.get(naam, set()) for naam, *bronnen in regels)
