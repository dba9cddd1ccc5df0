"""The words of a notebook's markdown cells as blocks of the document tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst

if TYPE_CHECKING:
    from markdown_it.token import Token

    Woorden = Alinea | Kop | Lijst


def blocks(markdown: str) -> list[Woorden]:
    """Headings, paragraphs and lists; raw HTML stays text, emphasis and links keep their words."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return list(_blocks(tokens))


def _blocks(tokens: Sequence[Token]) -> Iterator[Woorden]:
    diepte = 0
    punten: list[str] = []
    for vorige, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            diepte += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            diepte -= 1
            if not diepte:
                genummerd = token.type == "ordered_list_close"
                yield Lijst(tuple((punt,) for punt in punten), genummerd)
                punten = []
        elif token.type == "inline" and diepte:
            punten.append(_plain(token))
        elif token.type == "inline" and vorige is not None and vorige.type == "heading_open":
            yield Kop(int(vorige.tag[1:]), _plain(token))
        elif token.type == "inline":
            yield Alinea((_plain(token),))


def _plain(token: Token) -> str:
    """The words of an inline token; a line break in the source is a space."""
    stukken = [
        " " if kind.type in ("softbreak", "hardbreak") else kind.content
        for kind in token.children or []
    ]
    return "".join(stukken).strip()
