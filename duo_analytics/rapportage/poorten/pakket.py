"""The texts of a Word file or a workbook: a zip of XML, with the properties of the file."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from duo_analytics.rapportage.poorten.bevinding import Stuk

# What ends a piece of text; words that Word cut into runs are one again.
ENDS = re.compile(r"</(?:w:p|a:p|si|c|is|comment|sheet|dc:\w+|cp:\w+|dcterms:\w+|vt:\w+)>|<w:br/>|"
                  r"<(?:w:tab|w:cr)/>")  # fmt: skip
TAG = re.compile(r"<[^>]*>")
NUMBER_CELL = re.compile(r"<c (?![^>]*\bt=\"(?:s|str|inlineStr)\")[^>]*>\s*<v>[^<]*</v>")
SAID = re.compile(r"\s([\w:]+)=\"([^\"]*)\"")
MEASURE = re.compile(r"[\d.,%+-]*|[0-9A-Fa-f]{6,8}|rId\d+|\w{1,12}")
TOLD = frozenset({"descr", "title", "name", "displayName", "tooltip", "w:author", "Target"})
MOST = 200 * 1 << 20


def parts(inhoud: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of everything in the package, and what the package says of itself."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        if sum(deel.file_size for deel in pak.infolist()) > MOST:
            raise zipfile.BadZipFile
        if pak.comment:
            yield "opmerking.txt", pak.comment
        for deel in pak.infolist():
            yield deel.filename, pak.read(deel)


def texts(xml: bytes) -> Iterator[Stuk]:
    """Texts and telling attributes of a part; numbers of a sheet are figures and stay out."""
    ruw = NUMBER_CELL.sub("", xml.decode("utf-8", "replace"))
    for nummer, alinea in enumerate(ENDS.split(ruw), 1):
        if tekst := TAG.sub("", alinea):
            yield Stuk(f"alinea {nummer}", html.unescape(tekst))
    seen: set[tuple[str, str]] = set()
    for veld in SAID.finditer(ruw):
        wat = (veld[1], veld[2])
        if wat not in seen and (veld[1] in TOLD or not MEASURE.fullmatch(veld[2])):
            seen.add(wat)
            yield Stuk(f"eigenschap {veld[1]}", html.unescape(veld[2]))
