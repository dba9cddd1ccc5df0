"""What must hold of every page, read from its HTML without a browser: the gate of the product."""

from __future__ import annotations

import re
from functools import cached_property

from duo_analytics.rapportage.poorten import pagina as poort
from duo_analytics.rapportage.poorten.check import check_page


class Pagina(poort.Pagina):
    """The elements of a page with their attributes, and the text inside each."""

    @cached_property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Tag and attributes of every element, in order."""
        return [(e.tag, e.velden) for e in self.elementen]

    @cached_property
    def parents(self) -> list[tuple[str, ...]]:
        """The tags around every element, from the outside in."""
        return [_around(e) for e in self.elementen]

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Every text with the tag that it stands in."""
        return [(element.tag, tekst) for element, tekst in self.teksten]

    def fields(self, *tags: str) -> list[dict[str, str]]:
        """Attributes of every element of some kinds."""
        return [e.velden for e in self.all(*tags)]


def _around(element: poort.Element) -> tuple[str, ...]:
    tags = []
    om = element.ouder
    while om is not None and om.tag:
        tags.append(om.tag)
        om = om.ouder
    return tuple(tags[::-1])


def faults(html: str, *, naar_bestanden: bool = False) -> list[str]:
    """What is wrong with a page, in words; empty when it is sound.

    ``naar_bestanden``: a front page, of which the links may lead to files beside it.
    """
    if naar_bestanden:
        html = re.sub(r'href="[0-9A-Za-z][^":]*\.html(#[^"]*)?"', 'href="#hoofdinhoud"', html)
        html = re.sub(r'href="[0-9A-Za-z][^":]*\.(pdf|docx|xlsx)"', 'href="#hoofdinhoud"', html)
    sjabloon = ["er staat een sjabloon in de pagina"] if "{{" in html or "{%" in html else []
    return [str(bevinding) for bevinding in check_page("pagina.html", html)] + sjabloon
