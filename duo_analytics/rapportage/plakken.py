"""Text pasted from Word or a PDF made into plain Markdown, with nothing of its words lost."""

from __future__ import annotations

import re

BULLETS = "•◦▪●➢➤–·\uf0b7\uf0a7"
# 'in- en uitstroom' keeps its hyphen; 'verantwoordelijk- heden' was cut at the end of a line.
CUT_WORD = re.compile(r"(?<=[a-zà-ÿ]{2})- (?!(?:en|of|dan wel|tot|noch)\b)(?=[a-zà-ÿ]{2})")
DOUBLE_WORD = re.compile(r"\b([A-Za-zÀ-ÿ]{2,}) \1\b")
REPLACED = str.maketrans({"\f": "\n", "\u00a0": " ", "\u200b": None, "\u00ad": None, "\ufeff": None,
                          "\r": None})  # fmt: skip


def normalised(tekst: str) -> str:
    """The text with the same number of lines, apart from form feeds.

    Bullets of Word become '- ', a lone 'o' in front of a line too; words cut by a hyphen and a
    space are joined; form feeds, no-break spaces, soft hyphens and byte-order marks go.
    """
    regels = tekst.translate(REPLACED).split("\n")
    return "\n".join(CUT_WORD.sub("", _bullet(regel)) for regel in regels)


def double_words(regel: str) -> list[str]:
    """Words that stand twice in a row, apart from those that Dutch does double."""
    return [m[1] for m in DOUBLE_WORD.finditer(regel) if m[1].lower() not in ("dat", "die", "het")]


def _bullet(regel: str) -> str:
    kaal = regel.lstrip()
    inspringing = regel[: len(regel) - len(kaal)]
    if kaal[:1] and kaal[0] in BULLETS:
        return f"{inspringing}- {kaal[1:].lstrip()}"
    if re.match(r"o\s+[A-ZÀ-Ý]", kaal):
        return f"{inspringing}- {kaal[1:].lstrip()}"
    return regel
