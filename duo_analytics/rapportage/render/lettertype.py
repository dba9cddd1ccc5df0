"""The typeface of the forms that carry their own: DejaVu Sans, which comes with matplotlib.

No font of the machine is used, so the same rapportage gives the same bytes everywhere.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
import typst
from matplotlib.ft2font import FT2Font

REPLACEMENT = "\ufffd"
LAYOUT = "\n\t"
UNFIT = ("Cc", "Co", "Cs", "Cn")  # control, private, surrogate, not assigned


@cache
def fonts() -> typst.Fonts:
    """Every font that the compiler may use."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_folder()]
    )


def _folder() -> Path:
    return Path(mpl.get_data_path()) / "fonts" / "ttf"


def printable(tekst: str) -> str:
    """The text with a visible mark for every character that the typeface does not have.

    PDF/A refuses a character without a glyph, and Word a control character.
    """
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return "".join(teken if _has_glyph(teken) else REPLACEMENT for teken in tekst)


def width(tekst: str) -> float:
    """Width of the longest line in ems, as the typeface sets it."""
    return max(sum(map(_advance, regel)) for regel in tekst.split("\n"))


@cache
def _advance(teken: str) -> float:
    font = _font()
    code = ord(teken) if ord(teken) in _glyphs() else ord(REPLACEMENT)
    return font.load_char(code).linearHoriAdvance / 65536 / font.units_per_EM


@cache
def _has_glyph(teken: str) -> bool:
    if teken in LAYOUT:
        return True
    return unicodedata.category(teken) not in UNFIT and ord(teken) in _glyphs()


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(_font().get_charmap())


@cache
def _font() -> FT2Font:
    font = FT2Font(str(_folder() / "DejaVuSans.ttf"))
    font.set_size(font.units_per_EM, 72)  # one unit of the font is one point
    return font
