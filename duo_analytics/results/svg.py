"""Write a figure as a small SVG that can stand beside others in one page, or alone in a file."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
FONTS = "'DejaVu Sans', Verdana, Arial, sans-serif"
GEOMETRY = ("d", "x", "y", "width", "height", "transform", "points", "viewBox")
NUMBER = re.compile(r"-?\d+\.\d+")
DECIMALS = 2
COMMAND = re.compile(r" ?([A-Za-z]) ?")
NO_TURN = re.compile(r"rotate\(-?0 [^)]*\)")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
NOT_DRAWN = ("metadata", "style", "title")


def as_svg(figure: Figure, naam: str, alt: str) -> str:
    """The picture as one ``svg`` element that carries its text alternative.

    Its ids begin with ``naam``, so that charts in one page do not take each other's. Styles are
    attributes of the elements: a style sheet inside one picture would hold for the whole page.
    There is no title in it: browsers show that as a tooltip, and it would be read out twice.
    """
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    ruw = buffer.getvalue()
    root = ET.fromstring(ruw[ruw.index("<svg") :])  # noqa: S314 - written by ourselves just now
    root[:] = [deel for kind in root for deel in _needed(kind)]
    for element in root.iter():
        _tidy(element)
    _rename(root, re.sub(r"\W+", "-", naam))
    maat = {veld: root.attrib[veld] for veld in ("width", "height", "viewBox")}
    root.attrib.clear()
    root.attrib |= {**maat, "role": "img", "aria-label": alt, "lang": "nl", "font-family": FONTS}
    root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt"}
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _needed(element: ET.Element) -> Iterator[ET.Element]:
    """The element, or what is in it where it only groups; nothing of what is not drawn."""
    soort = element.tag.removeprefix(f"{{{SVG}}}")
    if soort in NOT_DRAWN:
        return
    kinderen = [deel for kind in element for deel in _needed(kind)]
    if soort in ("g", "defs") and not kinderen:
        return
    if soort == "g" and set(element.attrib) <= {"id"}:
        yield from kinderen
        return
    element[:] = kinderen
    yield element


def _tidy(element: ET.Element) -> None:
    """Styles as attributes, coordinates of two decimals, no white space between elements."""
    for regel in filter(None, element.attrib.pop("style", "").split(";")):
        eigenschap, waarde = (deel.strip() for deel in regel.split(":", 1))
        if eigenschap != "font-family":
            element.attrib[eigenschap] = waarde
    for veld in set(GEOMETRY) & set(element.attrib):
        element.attrib[veld] = _short(element.attrib[veld])
    if NO_TURN.fullmatch(element.attrib.get("transform", "")):
        del element.attrib["transform"]
    if XLINK_HREF in element.attrib:
        element.attrib["href"] = element.attrib.pop(XLINK_HREF)
    element.text = (element.text or "").strip() or None
    element.tail = None


def _short(getallen: str) -> str:
    afgerond = NUMBER.sub(lambda m: f"{round(float(m[0]), DECIMALS) + 0:g}", getallen)
    tekst = " ".join(afgerond.split())
    return tekst if "(" in tekst or "pt" in tekst else COMMAND.sub(r"\1", tekst)


def _rename(root: ET.Element, naam: str) -> None:
    """Number the ids that are referred to, and drop the others."""
    nieuw: dict[str, str] = {}
    for element in root.iter():
        verwijzingen = [m for w in element.attrib.values() for m in REFERENCE.findall(w)]
        verwijzingen += [element.attrib.get("href", "").removeprefix("#")]
        for oud in filter(None, verwijzingen):
            nieuw.setdefault(oud, f"{naam}-{len(nieuw) + 1}")
    for element in root.iter():
        oud = element.attrib.pop("id", "")
        if oud in nieuw:
            element.attrib["id"] = nieuw[oud]
        if "href" in element.attrib:
            element.attrib["href"] = f"#{nieuw[element.attrib['href'].removeprefix('#')]}"
        for veld, waarde in element.attrib.items():
            element.attrib[veld] = REFERENCE.sub(lambda m: f"url(#{nieuw[m[1]]})", waarde)
