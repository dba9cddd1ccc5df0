"""The texts of a PDF: of its pages and pictures, its alternatives, its bookmarks, its metadata."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from duo_analytics.rapportage.poorten.bevinding import Stuk

# A string in brackets; brackets in it need no escape as long as they come in pairs.
STRING = rb"\((?:\\.|[^\\()])*\)"
for _ in range(DEPTH := 5):
    STRING = rb"\((?:\\.|[^\\()]|" + STRING + rb")*\)"
# What is said of a piece; a font that is chosen; a string that is shown, whole or as a part of what
# is shown; the end of a text.
SHOWN = re.compile(
    rb"(<<(?:[^()<>]|" + STRING + rb"|<[0-9A-Fa-f\s]*>)*>>)"
    rb"|/([^\s/\[\]()<>]+)\s+[\d.-]+\s+Tf|(" + STRING + rb")|<([0-9A-Fa-f\s]*)>|\b(ET)\b",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"",
           b"\r\n": b""}  # fmt: skip
TOLD = frozenset({
    "/Alt", "/ActualText", "/T", "/Title", "/Contents", "/E", "/URI", "/F", "/Summary",
})  # fmt: skip
RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
CHAR = re.compile(r"<(\w+)>\s*<(\w+)>")
Tekens = Mapping[int, str]


def texts(inhoud: bytes) -> Iterator[Stuk]:
    """Every text; a picture that stands on several pages is read once."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        fonts: dict[tuple[int, int], Tekens] = {}
        for nummer, pagina in enumerate(pdf.pages, 1):
            yield from _streams(f"bladzijde {nummer}", _contents(pagina), pagina.Resources, fonts)
        for nummer, ding in enumerate(pdf.objects):
            if isinstance(ding, pikepdf.Stream):
                yield from _of_stream(ding, fonts)
            if isinstance(ding, pikepdf.Dictionary | pikepdf.Stream):
                for veld in TOLD & ding.keys():
                    if isinstance(waarde := ding[veld], pikepdf.String):
                        yield Stuk(f"onderdeel {nummer}, {veld.removeprefix('/')}", str(waarde))
        for naam, waarde in pdf.docinfo.items():
            yield Stuk(f"eigenschap {str(naam).removeprefix('/')}", str(waarde))
        for naam in pdf.attachments:
            yield Stuk("bijlage", str(naam))


def _contents(pagina: pikepdf.Page) -> bytes:
    inhoud = pagina.obj.get("/Contents", pikepdf.Array())
    delen: Any = inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]
    return b"\n".join(deel.read_bytes() for deel in delen)


def _of_stream(ding: Any, fonts: dict[tuple[int, int], Tekens]) -> Iterator[Stuk]:
    if ding.get("/Subtype") == "/Form" and "/Resources" in ding:
        yield from _streams("beeld", ding.read_bytes(), ding.Resources, fonts)
    elif ding.get("/Type") == "/Metadata":
        yield Stuk("metagegevens", re.sub(r"<[^>]*>", "\n", ding.read_bytes().decode("utf-8")))


def _streams(
    plaats: str, stroom: bytes, middelen: Any, fonts: dict[tuple[int, int], Tekens]
) -> Iterator[Stuk]:
    """What a stream of drawing commands writes, on a line for each text that it places."""
    eigen = {naam.lstrip("/"): font for naam, font in middelen.get("/Font", {}).items()}
    nu: Tekens = {}
    regels: list[str] = []
    for gezegd, font, tekst, getallen, einde in SHOWN.findall(stroom) if eigen else ():
        if gezegd:
            regels += _said(gezegd)
        elif font:
            nu = _characters(eigen.get(font.decode("latin-1")), fonts)
        elif einde:
            regels.append("\n")
        else:
            codes = _bytes(tekst) if tekst else bytes.fromhex(getallen.decode("ascii"))
            paren = zip(codes[::2], codes[1::2], strict=True)
            regels += [nu.get(a * 256 + b, "") for a, b in paren]
    yield Stuk(plaats, "".join(regels))


def _said(velden: bytes) -> list[str]:
    """What is to be read or copied instead of a piece; its number alone says nothing."""
    if not any(veld.encode() in velden for veld in TOLD):
        return []
    ding = pikepdf.Object.parse(velden)
    return [f"\n{waarde}\n" for waarde in ding.values() if isinstance(waarde, pikepdf.String)]


def _bytes(tekst: bytes) -> bytes:
    """The bytes of a string in brackets, with its escapes undone."""
    binnen = tekst[1:-1]
    return ESCAPE.sub(_unescaped, binnen) if b"\\" in binnen else binnen


def _unescaped(m: re.Match[bytes]) -> bytes:
    teken = m[1]
    return bytes([int(teken, 8) & 255]) if teken.isdigit() else ESCAPES.get(teken, teken)


def _characters(font: Any, fonts: dict[tuple[int, int], Tekens]) -> Tekens:
    """From the code of a glyph to its text; ValueError for letters that cannot be read back."""
    if font is None or "/ToUnicode" not in font:
        message = "a font of this PDF does not say what its glyphs mean"
        raise ValueError(message)
    if font.objgen not in fonts:
        fonts[font.objgen] = dict(_mapped(font.ToUnicode.read_bytes().decode("ascii")))
    return fonts[font.objgen]


def _mapped(tabel: str) -> Iterator[tuple[int, str]]:
    for blok in re.findall(r"beginbfchar(.*?)endbfchar", tabel, re.DOTALL):
        for code, tekst in CHAR.findall(blok):
            yield int(code, 16), bytes.fromhex(tekst).decode("utf-16-be")
    for blok in re.findall(r"beginbfrange(.*?)endbfrange", tabel, re.DOTALL):
        for van, tot, tekst in RANGE.findall(blok):
            for stap in range(int(tot, 16) - int(van, 16) + 1):
                yield int(van, 16) + stap, chr(int(tekst, 16) + stap)
