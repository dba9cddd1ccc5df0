"""The bytes of a file: only of a regular one, only so many, and only of a workbook."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from duo_analytics.intake.opening.refused import BestandGeweigerd, unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.opening.limits import Grenzen

ZIP = b"PK\x03\x04"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, and every workbook with a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ALS_XLSX = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
FIRST_BYTES = 512
MIB = 1 << 20
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
KINDS = (
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een tekstdocument"),
    (b"\xff\xfe", "een tekstbestand"),
    (b"\xef\xbb\xbf", "een tekstbestand"),
)


def read_bytes(pad: Path, grenzen: Grenzen) -> bytes:
    """The whole file; raises BestandGeweigerd, and never waits for a pipe or a device."""
    try:
        _check_regular(pad.stat())
        with os.fdopen(os.open(pad, FLAGS), "rb") as bestand:
            status = os.fstat(bestand.fileno())
            _check_regular(status)
            if status.st_size > grenzen.bestand_bytes:
                raise _too_large(status.st_size, grenzen)
            return bestand.read(grenzen.bestand_bytes + 1)
    except OSError as fout:
        reden = "het bestand is niet te openen: het staat nog open, of lezen is niet toegestaan"
        herstel = "Sluit het in Excel, of vraag leesrechten op de map."
        raise BestandGeweigerd("DUO-B14", reden, herstel) from fout


def _check_regular(status: os.stat_result) -> None:
    """Raises BestandGeweigerd for a folder, pipe or device under the name of a workbook."""
    if not stat.S_ISREG(status.st_mode):
        reden = "dit is geen gewoon bestand"
        raise BestandGeweigerd("DUO-B14", reden, "Leg het werkboek zelf in de map.")


def check_kind(inhoud: bytes) -> None:
    """Raises BestandGeweigerd, in words for what the file is, when it cannot be an .xlsx file."""
    begin = inhoud[:FIRST_BYTES].lstrip()
    if inhoud.startswith(ZIP):
        return
    if not inhoud:
        raise unreadable("het bestand is leeg", "Sla het werkboek opnieuw op.")
    if inhoud.startswith(COMPOUND):
        if ENCRYPTED in inhoud:
            herstel = "Haal het wachtwoord eraf: Bestand, Info, Werkmap beveiligen."
            raise BestandGeweigerd("DUO-B06", "het werkboek heeft een wachtwoord", herstel)
        raise unreadable("dit is een werkboek van een oude Excel (.xls)", ALS_XLSX)
    if begin[:5].lower() in (b"<html", b"<!doc", b"<tabl", b"<?xml"):
        raise unreadable("dit is een webpagina of XML, geen werkboek", ALS_XLSX)
    for kenmerk, soort in KINDS:
        if inhoud.startswith(kenmerk):
            raise unreadable(f"dit is {soort}, geen werkboek", ALS_XLSX)
    if b"\x00" not in begin:
        raise unreadable("dit is een tekstbestand, geen werkboek", ALS_XLSX)
    raise unreadable("dit is geen werkboek, of het is beschadigd")


def _too_large(bytes_: int, grenzen: Grenzen) -> BestandGeweigerd:
    is_, mag = bytes_ / MIB, grenzen.bestand_bytes / MIB
    reden = f"het bestand is {is_:.0f} MB; meer dan {mag:.0f} MB kan niet"
    return BestandGeweigerd("DUO-B08", reden, "Lever alleen de gevraagde bladen aan.")
