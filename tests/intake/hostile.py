"""Workbooks that must not be opened, each made in the way in which it would harm a reader."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.intake import books
from tests.intake.deliveries import formatie

SHEET = "xl/worksheets/sheet2.xml"  # 'Formatie', behind 'Levering'
MIB = 1 << 20


def parts(blad: books.Blad | None = None) -> dict[str, str | bytes]:
    """The parts of a sound workbook with the sheets 'Levering' and 'Formatie'."""
    return books.parts({"Levering": books.levering(), "Formatie": blad or formatie({})})


def with_parts(anders: Mapping[str, str | bytes]) -> bytes:
    """A sound workbook in which some parts are others, or new."""
    return books.pack(parts() | dict(anders))


def with_sheet(oud: str, nieuw: str) -> bytes:
    """A sound workbook in which a piece of the XML of 'Formatie' is replaced."""
    xml = str(parts()[SHEET])
    assert oud in xml
    return with_parts({SHEET: xml.replace(oud, nieuw)})


def with_value(letters: str, rij: int) -> bytes:
    """A sound workbook with a value in one cell more."""
    cel = f'<row r="{rij}"><c r="{letters}{rij}"><v>1</v></c></row>'
    return with_sheet("</sheetData>", f"{cel}</sheetData>")


def bomb(mib: int = 400) -> bytes:
    """A part of ``mib`` MiB of zeros that takes a thousandth of that in the file."""
    return with_parts({"xl/media/image1.png": bytes(mib * MIB)})


def sheet_bomb(mib: int = 400) -> bytes:
    """The same inside the sheet, as an attribute that never ends."""
    return with_sheet("<sheetData>", f'<sheetData x="{" " * (mib * MIB)}">')


def doubled_part() -> bytes:
    """Two parts with one name: which one is read depends on the reader."""
    inhoud = bytearray(with_parts({"xl/worksheets/sheet9.xml": "<worksheet/>"}))
    return bytes(inhoud).replace(b"xl/worksheets/sheet9.xml", SHEET.encode())


def overlapping() -> bytes:
    """The directory says that one part lies inside another one."""
    inhoud = bytearray(with_parts({}))
    plekken = _directory(inhoud)
    struct.pack_into("<I", inhoud, plekken[SHEET] + 42, _offset(inhoud, plekken["xl/styles.xml"]))
    return bytes(inhoud)


def lying_size() -> bytes:
    """The directory says that the sheet is a hundred bytes long."""
    inhoud = bytearray(with_parts({}))
    struct.pack_into("<I", inhoud, _directory(inhoud)[SHEET] + 24, 100)
    return bytes(inhoud)


def wrong_checksum() -> bytes:
    """One byte of the sheet was changed on the way."""
    delen = parts()
    xml = str(delen.pop(SHEET))
    buffer = io.BytesIO(books.pack(delen))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as zip_uit:
        zip_uit.writestr(SHEET, xml)
    return buffer.getvalue().replace(b"<v>2.5</v>", b"<v>9.5</v>", 1)


def encrypted_part() -> bytes:
    """A zip file with a password."""
    inhoud = bytearray(with_parts({}))
    for plek in _directory(inhoud).values():
        inhoud[plek + 8] |= 1
    return bytes(inhoud)


def many_parts(aantal: int) -> bytes:
    """A workbook of very many parts."""
    return with_parts({f"xl/media/{nummer}.txt": b"" for nummer in range(aantal)})


def compound(met_wachtwoord: bool) -> bytes:
    """The first bytes of an .xls file, or of a workbook with a password."""
    kop = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    return kop + ("EncryptedPackage".encode("utf-16-le") if met_wachtwoord else bytes(512))


def truncated(deel: float) -> bytes:
    """The first part of a workbook, as a broken download leaves it."""
    inhoud = with_parts({})
    return inhoud[: int(len(inhoud) * deel)]


def _directory(inhoud: bytes | bytearray) -> dict[str, int]:
    """The place of each entry of the central directory."""
    plekken = {}
    plek = inhoud.find(b"PK\x01\x02")
    while plek >= 0:
        lengte = struct.unpack_from("<H", inhoud, plek + 28)[0]
        plekken[bytes(inhoud[plek + 46 : plek + 46 + lengte]).decode()] = plek
        plek = inhoud.find(b"PK\x01\x02", plek + 46)
    return plekken


def _offset(inhoud: bytes | bytearray, plek: int) -> int:
    """Where the directory says that a part begins."""
    begin: int = struct.unpack_from("<I", inhoud, plek + 42)[0]
    return begin


def put(folder: Path, inhoud: bytes) -> Path:
    """The bytes as personeel.xlsx of the period."""
    pad = folder / "2022-T1" / "personeel.xlsx"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud)
    return pad
