"""A page as its elements, read without a browser: tags, attributes, nesting and texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
UNSEEN = ("style", "title", "script")


@dataclass
class Element:
    """An element with what is directly in it: texts and other elements, in order."""

    tag: str
    velden: dict[str, str]
    regel: int
    ouder: Element | None = None
    inhoud: list[Element | str] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """Everything that it says, with the alternatives of its pictures."""
        if self.tag == "img":
            return self.velden.get("alt", "")
        return "".join(d if isinstance(d, str) else d.tekst for d in self.inhoud)

    @property
    def kinderen(self) -> list[Element]:
        """The elements directly in it."""
        return [deel for deel in self.inhoud if isinstance(deel, Element)]

    def within(self, *tags: str) -> Element | None:
        """The nearest element around it of some kinds."""
        om = self.ouder
        while om is not None and om.tag not in tags:
            om = om.ouder
        return om

    def all(self, *tags: str) -> list[Element]:
        """The elements below it of some kinds, in order; of every kind when none is named."""
        gevonden: list[Element] = []
        wachtend = self.kinderen[::-1]
        while wachtend:
            element = wachtend.pop()
            if not tags or element.tag in tags:
                gevonden.append(element)
            wachtend += element.kinderen[::-1]
        return gevonden


class Pagina(HTMLParser):
    """A parsed page. ``scheef`` names the tags that close what is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wortel = Element("", {}, 1)
        self.scheef: list[tuple[int, str]] = []
        self.opmerkingen: list[tuple[int, str]] = []
        self.teksten: list[tuple[Element, str]] = []  # in order, each with its element
        self.elementen: list[Element] = []
        self._open = self.wortel
        self.feed(html)
        self.close()
        while self._open is not self.wortel:
            self.scheef.append((self._open.regel, self._open.tag))
            self._open = self._open.ouder or self.wortel

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element below the one that is open."""
        velden = {naam: waarde or "" for naam, waarde in attrs}
        element = Element(tag, velden, self.getpos()[0], self._open)
        self._open.inhoud.append(element)
        self.elementen.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """'<br/>' opens and closes nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the open element; another tag is crooked and closes nothing."""
        if self._open.tag != tag or self._open.ouder is None:
            self.scheef.append((self.getpos()[0], tag))
            return
        self._open = self._open.ouder

    def handle_data(self, data: str) -> None:
        """Add text to the element that is open."""
        self._open.inhoud.append(data)
        self.teksten.append((self._open, data))

    def handle_comment(self, data: str) -> None:
        """A comment travels with the page, seen or not."""
        self.opmerkingen.append((self.getpos()[0], data))

    def all(self, *tags: str) -> list[Element]:
        """Every element of some kinds, in order; of every kind when none is named."""
        return [e for e in self.elementen if e.tag in tags] if tags else self.elementen

    def text(self) -> str:
        """Everything that a reader sees, without the words for who cannot see."""
        return " ".join(data for element, data in self.teksten if element.tag not in UNSEEN)
