"""What must hold of every page, read from its HTML without a browser."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "img", "br", "hr", "link", "input"}


class Pagina(HTMLParser):
    """The elements of a page with their attributes, and the text inside each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.parents: list[tuple[str, ...]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {naam: waarde or "" for naam, waarde in attrs}))
        self.parents.append(tuple(self._open))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1] == tag, f"</{tag}> closes <{self._open[-1]}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((self._open[-1], data))

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Attributes of every element of some kinds."""
        return [attrs for tag, attrs in self.elements if tag in tags]

    def text(self) -> str:
        """Everything that a reader sees."""
        return " ".join(data for tag, data in self.texts if tag not in ("style", "title"))


def faults(html: str, *, naar_bestanden: bool = False) -> list[str]:
    """What is wrong with a page, in words; empty when it is sound.

    ``naar_bestanden``: a front page, of which the links may lead to files beside it.
    """
    pagina = Pagina(html)
    ids = Counter(a["id"] for _, a in pagina.elements if "id" in a)
    niveaus = [int(tag[1]) for tag, _ in pagina.elements if re.fullmatch(r"h[1-6]", tag)]
    sprongen = [b for a, b in pairwise(niveaus) if b > a + 1]
    tabellen = pagina.all("table")
    mag = r"#|data:image/svg" + (r"|[\w-]+[./](?!/)" if naar_bestanden else "")
    checks = {
        "lang": [a.get("lang") for a in pagina.all("html")] == ["nl"],
        "one h1": niveaus.count(1) == 1,
        "heading jump": not sprongen,
        "no script": not pagina.all("script", "iframe", "object", "embed", "form"),
        "no handler": not [a for _, a in pagina.elements if any(n.startswith("on") for n in a)],
        "no outside address": not re.search(rf"(?:src|href|action)=\"(?!{mag})", html),
        "no url in style": "url(" not in html and "@import" not in html,
        "ids once": not [naam for naam, aantal in ids.items() if aantal > 1],
        "links lead somewhere": {
            a["href"][1:] for a in pagina.all("a") if a["href"].startswith("#")
        }
        <= set(ids),
        "alt": all(len(a.get("alt", "")) > 20 for a in pagina.all("img")),
        "captions": len(pagina.all("caption")) == len(tabellen),
        "scope": all(a.get("scope") in ("col", "row") for a in pagina.all("th")),
        "labels": {a["aria-labelledby"] for _, a in pagina.elements if "aria-labelledby" in a}
        <= set(ids),
        "main": len(pagina.all("main")) == 1,
        "policy": "default-src 'none'" in html,
        "no template left": "{{" not in html and "{%" not in html,
    }
    return [naam for naam, goed in checks.items() if not goed]
