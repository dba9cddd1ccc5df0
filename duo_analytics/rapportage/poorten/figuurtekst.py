"""The texts of a picture: what an SVG says, and what a PNG carries beside its pixels."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator

from duo_analytics.rapportage.poorten.bevinding import Stuk

TAG = re.compile(r"<!--(.*?)-->|<(/?)([\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
FIELD = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
SHAPES = frozenset({
    "d", "points", "transform", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx",
    "ry", "width", "height", "stroke-width", "stroke-dasharray", "font-size", "opacity", "dx", "dy",
    "stroke-dashoffset", "fill-opacity", "stroke-opacity", "patternTransform", "offset",
})  # fmt: skip
GEOMETRY = re.compile(
    r"[\d.eE\s,+MLHVCSQTAZmlhvcsqtazptx%()-]*|(?:matrix|rotate|scale|translate).*"
)
PNG = b"\x89PNG\r\n\x1a\n"
TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP")
KNOWN = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"tRNS",
                   b"sBIT", b"bKGD", b"hIST", b"tIME"))  # fmt: skip
READABLE = re.compile(r"[\x20-\x7e\u00a0-\u00ff]{4,}")
MOST = 1 << 20  # bytes of text after unpacking


def of_svg(inhoud: bytes) -> Iterator[Stuk]:
    """Texts, names and attributes of an SVG, without the coordinates of its shapes."""
    svg = inhoud.decode("utf-8", "replace")
    begin, waar = 0, "svg"
    for tag in TAG.finditer(svg):
        if (tekst := svg[begin : tag.start()]) and not tekst.isspace():
            yield Stuk(f"tekst in <{waar}>", html.unescape(tekst))
        begin = tag.end()
        if tag[1] is not None:
            yield Stuk("opmerking", tag[1])
        elif not tag[2]:
            waar = tag[3]
            yield from _fields(waar, tag[4])
    yield Stuk("einde", html.unescape(svg[begin:]))


def _fields(element: str, ruw: str) -> Iterator[Stuk]:
    for veld in FIELD.finditer(ruw):
        waarde = veld[2] if veld[2] is not None else veld[3]
        if veld[1] not in SHAPES or not GEOMETRY.fullmatch(waarde):
            yield Stuk(f"{veld[1]} van <{element}>", html.unescape(waarde))


def of_png(inhoud: bytes) -> Iterator[Stuk]:
    """What a PNG says of itself; pixels hold no text that a program can search."""
    plek = len(PNG)
    while inhoud.startswith(PNG) and plek + 8 <= len(inhoud):
        lengte, soort = int.from_bytes(inhoud[plek : plek + 4], "big"), inhoud[plek + 4 : plek + 8]
        if soort not in KNOWN:
            blok = inhoud[plek + 8 : plek + 8 + lengte]
            yield from _block(soort, blok)
        plek += 12 + lengte
    if not inhoud.startswith(PNG) or plek < len(inhoud):
        rest = inhoud[plek:] if inhoud.startswith(PNG) else inhoud
        yield from _readable("achter het beeld", rest)


def _block(soort: bytes, blok: bytes) -> Iterator[Stuk]:
    naam = soort.decode("latin-1")
    yield from _readable(f"blok {naam}", blok)
    for begin in range(len(blok)) if soort in TEXTS else ():
        if blok[begin : begin + 1] == b"\x78":  # the first byte of packed text
            yield from _readable(f"blok {naam}, uitgepakt", _inflated(blok[begin:]))


def _inflated(blok: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(blok, MOST)
    except zlib.error:
        return b""  # not packed: the block as it stands was looked at


def _readable(plaats: str, blok: bytes) -> Iterator[Stuk]:
    for tekst in {blok.decode("utf-8", "replace"), blok.decode("latin-1")}:
        yield from (Stuk(plaats, m[0]) for m in READABLE.finditer(tekst))
