"""Every text of a published file, by its kind; what is packed in it is unpacked."""

from __future__ import annotations

import base64
import binascii
import csv
import html
import io
import json
import re
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from duo_analytics.rapportage.poorten import figuurtekst, pakket, pdftekst
from duo_analytics.rapportage.poorten.bevinding import Stuk
from duo_analytics.rapportage.poorten.pagina import Pagina
from duo_analytics.statistics.elfproef import passes_elfproef

DATA_URI = re.compile(r"data:([\w/+.-]*)((?:;[\w=-]+)*),([^\"'\s)<>]*)")
WHOLE_URI = re.compile(r"data:([\w/+.-]*)((?:;[\w=-]+)*),(.*)", re.DOTALL)
KINDS_OF_DATA = {"image/svg+xml": "svg", "image/png": "png", "text/html": "html"}
MARKERS = frozenset({"", "x", "n.v.t.", "-"})
FIGURE = re.compile(r"-?\d+(?:[.,]\d+)?")
FEWEST = 3  # one number in eleven passes by chance
DIGITS = re.compile(r"\d{8,9}")


class OnbekendeSoort(Exception):
    """A file of a kind that no rapportage has."""


def pieces(naam: str, inhoud: bytes) -> Iterator[Stuk]:
    """The texts of a file, from its name on; raises OnbekendeSoort."""
    soort = PurePosixPath(naam).suffix.lower().removeprefix(".")
    if soort not in READERS:
        raise OnbekendeSoort(soort)
    yield from READERS[soort](inhoud)


def _lines(inhoud: bytes) -> Iterator[Stuk]:
    for nummer, regel in enumerate(inhoud.decode("utf-8", "replace").splitlines(), 1):
        yield Stuk(f"regel {nummer}", regel)


def _page(inhoud: bytes) -> Iterator[Stuk]:
    yield from of_page(Pagina(inhoud.decode("utf-8", "replace")))


def of_page(pagina: Pagina) -> Iterator[Stuk]:
    """Texts, attributes, comments, and the texts of what is packed into the page."""
    for element, tekst in pagina.teksten:
        if not tekst.isspace():
            yield Stuk(f"regel {element.regel}, <{element.tag}>", tekst)
    for element in pagina.all():
        for veld, waarde in element.velden.items():
            plaats = f"regel {element.regel}, {veld} van <{element.tag}>"
            yield from _field(plaats, waarde)
    for regel, tekst in pagina.opmerkingen:
        yield Stuk(f"regel {regel}, opmerking", tekst)


def _field(plaats: str, waarde: str) -> Iterator[Stuk]:
    begin = 0
    geheel = WHOLE_URI.fullmatch(waarde)
    for uri in [geheel] if geheel else DATA_URI.finditer(waarde):
        yield Stuk(plaats, waarde[begin : uri.start()])
        begin = uri.end()
        soort = KINDS_OF_DATA.get(uri[1], "txt")
        for deel in READERS[soort](_unpacked(uri)):
            yield Stuk(f"{plaats}, {deel.plaats}", deel.tekst)
    yield Stuk(plaats, waarde[begin:])


def _unpacked(uri: re.Match[str]) -> bytes:
    ruw = urllib.parse.unquote_to_bytes(uri[3])
    if ";base64" not in uri[2]:
        return ruw
    try:
        return base64.b64decode(ruw + b"=" * (-len(ruw) % 4))
    except binascii.Error:
        return ruw  # whatever it is, it is looked at as it stands


def _table(inhoud: bytes) -> Iterator[Stuk]:
    """The cells of a CSV; columns of figures are looked at as a whole, and not number by number."""
    tekst = inhoud.decode("utf-8-sig", "replace")
    scheiding = ";" if ";" in tekst.partition("\n")[0] else ","
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
    breedte = max(map(len, rijen), default=0)
    for kolom in range(breedte):
        cellen = [(nr, rij[kolom]) for nr, rij in enumerate(rijen, 1) if kolom < len(rij)]
        figuren = kolom > 0 and all(c in MARKERS or FIGURE.fullmatch(c) for _, c in cellen[1:])
        if figuren and not suspicious([c for _, c in cellen[1:]]):
            cellen = cellen[:1]
        yield from (Stuk(f"regel {nr}, kolom {kolom + 1}", cel) for nr, cel in cellen)


def suspicious(cellen: list[str]) -> bool:
    """Whether most of the figures of a column can be a citizen service number."""
    getallen = [cel for cel in cellen if cel not in MARKERS]
    lang = [cel for cel in getallen if DIGITS.fullmatch(cel)]
    return len(lang) >= FEWEST and 2 * passes_elfproef(lang).sum() > len(getallen)


def _json(inhoud: bytes) -> Iterator[Stuk]:
    ruw = json.loads(inhoud.decode("utf-8", "replace"))
    yield from _walk("", ruw)
    yield from (Stuk("naam van een veld", naam) for naam in _names(ruw))


def _walk(plaats: str, ruw: Any) -> Iterator[Stuk]:
    if isinstance(ruw, Mapping):
        if set(ruw) == {"d"}:
            return  # a figure, see values.to_json
        for sleutel, waarde in ruw.items():
            yield from _walk(f"{plaats}.{sleutel}".lstrip("."), waarde)
    elif isinstance(ruw, list):
        for nummer, waarde in enumerate(ruw):
            yield from _walk(f"{plaats}[{nummer}]", waarde)
    elif isinstance(ruw, str):
        yield Stuk(plaats, html.unescape(ruw) if "&" in ruw else ruw)


def _names(ruw: Any) -> set[str]:
    if isinstance(ruw, Mapping):
        return {str(naam) for naam in ruw}.union(*map(_names, ruw.values()))
    return set().union(*map(_names, ruw)) if isinstance(ruw, list) else set()


def _package(inhoud: bytes) -> Iterator[Stuk]:
    for naam, deel in pakket.parts(inhoud):
        soort = PurePosixPath(naam).suffix.lower().removeprefix(".")
        stukken = READERS[soort](deel) if soort in ("png", "svg") else pakket.texts(deel)
        yield Stuk(f"{naam}, naam", naam)
        yield from (Stuk(f"{naam}, {stuk.plaats}", stuk.tekst) for stuk in stukken)


READERS: Mapping[str, Callable[[bytes], Iterator[Stuk]]] = {
    **dict.fromkeys(("txt", "md", "toml", "log"), _lines),
    "html": _page,
    "csv": _table,
    "json": _json,
    "svg": figuurtekst.of_svg,
    "png": figuurtekst.of_png,
    "pdf": pdftekst.texts,
    **dict.fromkeys(("docx", "xlsx"), _package),
}
