"""A chart as a PNG for who cannot use its SVG: the same picture, drawn from that SVG."""

from __future__ import annotations

from functools import lru_cache

import typst

from duo_analytics.rapportage.render.bewaard import kept
from duo_analytics.rapportage.render.lettertype import fonts, printable

SHARPNESS = 192  # pixels per inch: text of 9 points stays sharp in print
PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")'
)


@lru_cache(maxsize=256)
def png(svg: str) -> bytes:
    """The picture. One run uses each in several files; it is drawn once."""
    return kept("png", svg, lambda: _made(svg))


def _made(svg: str) -> bytes:
    invoer = {"svg": printable(svg)}
    beeld = typst.Compiler(font_paths=fonts()).compile(
        PAGE, format="png", ppi=SHARPNESS, sys_inputs=invoer
    )
    if not isinstance(beeld, bytes):
        message = f"typst gave {type(beeld)} instead of one picture"
        raise TypeError(message)
    return beeld
