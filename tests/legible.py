"""What a reader meets in a picture: every text of an SVG with the room that it takes.

Measured from what is written, not from how it was drawn: position, anchor, size and turn of each
``text`` element, with the widths of the font that comes with matplotlib.
"""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from duo_analytics.results.lettering import width

SVG = "{http://www.w3.org/2000/svg}"
ABOVE, BELOW = 0.74, 0.2  # of the size: capitals and figures over the line, tails under it
TOUCH = 0.6  # points that two boxes may share: less than can be seen
NOT_DUTCH = re.compile(r",\d{3}|\d\.\d{1,2}(?!\d)|\d[eE][+-]?\d|\b(?:nan|inf|None)\b")
Punt = tuple[float, float]


@dataclass(frozen=True)
class Geschreven:
    """A line of text and the four corners of its box, in points from the upper left."""

    tekst: str
    hoeken: tuple[Punt, Punt, Punt, Punt]
    grootte: float


def texts(svg: str) -> list[Geschreven]:
    """Every line of text of a picture, in the order in which it is written."""
    return [_written(element) for element in _root(svg).iter(f"{SVG}text")]


def _root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - drawn by ourselves just now


def _written(element: ET.Element) -> Geschreven:
    tekst = "".join(element.itertext())
    grootte = float(element.attrib["font-size"].removesuffix("px"))
    breed = width(tekst, grootte)
    links = {"start": 0.0, "middle": -breed / 2, "end": -breed}[element.get("text-anchor", "start")]
    x, y, hoek = _place(element)
    doos = [(links, -ABOVE * grootte), (links + breed, -ABOVE * grootte)]
    doos += [(links + breed, BELOW * grootte), (links, BELOW * grootte)]
    c, s = math.cos(math.radians(hoek)), math.sin(math.radians(hoek))
    a, b, d, e = ((x + px * c - py * s, y + px * s + py * c) for px, py in doos)
    return Geschreven(tekst, (a, b, d, e), grootte)


def _place(element: ET.Element) -> tuple[float, float, float]:
    x, y, hoek = float(element.get("x", 0)), float(element.get("y", 0)), 0.0
    for soort, inhoud in re.findall(r"(\w+)\(([^)]*)\)", element.get("transform", "")):
        getallen = [float(g) for g in inhoud.split()]
        if soort == "translate":
            x, y = x + getallen[0], y + getallen[1]
        elif soort == "rotate":
            hoek += getallen[0]
        else:
            raise ValueError(soort)
    return x, y, hoek


def size(svg: str) -> tuple[float, float]:
    """Width and height of a picture in points."""
    _, _, breed, hoog = map(float, _root(svg).attrib["viewBox"].split())
    return breed, hoog


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that lie over each other."""
    paren = itertools.combinations(texts(svg), 2)
    return [(a.tekst, b.tekst) for a, b in paren if _meet(a.hoeken, b.hoeken)]


def _meet(a: tuple[Punt, ...], b: tuple[Punt, ...]) -> bool:
    """Whether two rectangles share more than a touch: no line lies between them."""
    for p, q in (*itertools.pairwise(a[:3]), *itertools.pairwise(b[:3])):
        lengte = math.dist(p, q)
        as_ = ((q[1] - p[1]) / lengte, (p[0] - q[0]) / lengte)
        (a_laag, a_hoog), (b_laag, b_hoog) = _shadow(a, as_), _shadow(b, as_)
        if min(a_hoog, b_hoog) - max(a_laag, b_laag) <= TOUCH:
            return False
    return True


def _shadow(hoeken: tuple[Punt, ...], as_: Punt) -> tuple[float, float]:
    maten = [x * as_[0] + y * as_[1] for x, y in hoeken]
    return min(maten), max(maten)


def outside(svg: str) -> list[str]:
    """Texts that leave the picture."""
    breed, hoog = size(svg)
    return [
        t.tekst
        for t in texts(svg)
        if not all(
            -TOUCH <= x <= breed + TOUCH and -TOUCH <= y <= hoog + TOUCH for x, y in t.hoeken
        )
    ]


def with_many_decimals(svg: str) -> list[str]:
    """Texts with a number of more than two decimals, or in English notation."""
    return [
        t.tekst for t in texts(svg) if re.search(r",\d{3}|\d\.\d{1,2}(?!\d)|\d[eE][+-]?\d", t.tekst)
    ]


def problems(svg: str) -> Iterator[str]:
    """All that a reader would stumble over."""
    for a, b in overlapping(svg):
        yield f"'{a}' ligt over '{b}'"
    for tekst in outside(svg):
        yield f"'{tekst}' valt buiten beeld"
    for tekst in with_many_decimals(svg):
        yield f"'{tekst}' heeft te veel decimalen"
