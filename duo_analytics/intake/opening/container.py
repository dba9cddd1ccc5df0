"""The zip container of a workbook: its directory and its parts, checked before they are used."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from duo_analytics.intake.opening.refused import OPNIEUW, BestandGeweigerd, unreadable, unsafe
from duo_analytics.intake.opening.xmltext import plain_text

if TYPE_CHECKING:
    from duo_analytics.intake.opening.limits import Grenzen, Klok

CHUNK = 1 << 20
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
LOCAL_SIGNATURE = b"PK\x03\x04"
END = struct.Struct("<4s4H2IH")
END_SIGNATURE = b"PK\x05\x06"
LONGEST_END = END.size + 0xFFFF  # with the longest comment
LONGEST_ENTRY = 512
PACKED = 1 << 17
ENCRYPTED = 1
XML = (".xml", ".rels", ".vml")
HALF = "het bestand is beschadigd of maar half gedownload"


class Container:
    """The parts of a workbook. Every byte that comes out of it has been counted and checked."""

    def __init__(self, inhoud: bytes, grenzen: Grenzen, klok: Klok) -> None:
        self._inhoud, self._grenzen, self._klok = inhoud, grenzen, klok
        _check_end(inhoud, grenzen)
        try:
            with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_in:
                self._lijst = zip_in.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
            raise unreadable(HALF) from fout
        self._delen = {deel.filename: deel for deel in self._lijst}
        self._uitgepakt: Counter[str] = Counter()
        self._check_directory()

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._delen)

    def read(self, deel: str) -> bytes:
        """A part of modest size as a whole; an absent part is empty."""
        if deel not in self._delen:
            return b""
        if self._delen[deel].file_size > self._grenzen.los_deel_bytes:
            raise unsafe(f"'{deel}' is te groot")
        return b"".join(self.chunks(deel))

    def chunks(self, deel: str) -> Iterator[bytes]:
        """A part in pieces of at most a mebibyte; XML is UTF-8 without a document type."""
        ruw = self._inflate(self._delen[deel])
        return plain_text(ruw) if deel.endswith(XML) else ruw

    def check_rest(self) -> None:
        """Go through every part that nobody has asked for."""
        for deel in self._delen:
            if deel not in self._uitgepakt:
                for _ in self.chunks(deel):
                    self._klok.check()

    def _check_directory(self) -> None:
        """Names, kinds of storage, and that no part hides another one or lies over it."""
        if len({deel.filename.lower() for deel in self._lijst}) < len(self._lijst):
            raise unsafe("een deel komt twee keer voor")
        for deel in self._lijst:
            naam = deel.orig_filename
            if naam.startswith("/") or ".." in naam.split("/") or set(naam) & {"\\", "\x00", ":"}:
                raise unsafe("een deel heeft een naam die buiten het bestand wijst")
            if deel.flag_bits & ENCRYPTED:
                herstel = "Haal het wachtwoord van het bestand."
                raise BestandGeweigerd("DUO-B06", "het bestand heeft een wachtwoord", herstel)
            self._weigh(deel, deel.file_size)
            if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise unsafe("een deel is op een ongewone manier ingepakt")
        self._uitgepakt.clear()
        gebieden = sorted(self._span(deel) for deel in self._lijst)
        if any(volgende[0] < vorige[1] for vorige, volgende in pairwise(gebieden)):
            raise unsafe("twee delen liggen over elkaar")

    def _span(self, deel: zipfile.ZipInfo) -> tuple[int, int]:
        """Where a part begins and ends; its own header must say the same as the directory."""
        kop = self._inhoud[deel.header_offset : deel.header_offset + LOCAL_HEADER.size]
        if len(kop) < LOCAL_HEADER.size or not kop.startswith(LOCAL_SIGNATURE):
            raise unreadable(HALF)
        *_, lengte_naam, lengte_extra = LOCAL_HEADER.unpack(kop)
        begin = deel.header_offset + LOCAL_HEADER.size
        naam = self._inhoud[begin : begin + lengte_naam]
        if naam not in (deel.filename.encode(), deel.orig_filename.encode("cp437", "replace")):
            raise unsafe("een deel heeft twee namen")
        begin += lengte_naam + lengte_extra
        if begin + deel.compress_size > len(self._inhoud):
            raise unreadable(HALF)
        return begin, begin + deel.compress_size

    def _inflate(self, deel: zipfile.ZipInfo) -> Iterator[bytes]:
        begin, eind = self._span(deel)
        uitgepakt = crc = 0
        for stuk in _unpack(memoryview(self._inhoud)[begin:eind], deel.compress_type):
            self._klok.check()
            uitgepakt += len(stuk)
            crc = zlib.crc32(stuk, crc)
            self._weigh(deel, uitgepakt)
            yield stuk
        if uitgepakt != deel.file_size or crc != deel.CRC:
            raise unreadable(HALF)

    def _weigh(self, deel: zipfile.ZipInfo, uitgepakt: int) -> None:
        """Raises BestandGeweigerd when a part, or all parts together, become too large."""
        self._uitgepakt[deel.filename] = uitgepakt
        groot = uitgepakt > self._grenzen.verhouding_vanaf_bytes
        opgeblazen = groot and uitgepakt > self._grenzen.verhouding * deel.compress_size
        te_veel = self._uitgepakt.total() > self._grenzen.uitgepakt_bytes
        if opgeblazen or te_veel or uitgepakt > deel.file_size:
            reden = "het bestand wordt bij het openen ongewoon groot"
            raise BestandGeweigerd("DUO-B08", reden, OPNIEUW)


def _check_end(inhoud: bytes, grenzen: Grenzen) -> None:
    """Raises BestandGeweigerd when the directory is not there, or is too long to go through."""
    plaats = inhoud.rfind(END_SIGNATURE, max(0, len(inhoud) - LONGEST_END))
    if plaats < 0 or plaats + END.size > len(inhoud):
        raise unreadable(HALF)
    _, _, _, _, aantal, omvang, *_ = END.unpack_from(inhoud, plaats)
    if aantal > grenzen.delen or omvang > grenzen.delen * LONGEST_ENTRY:
        raise unsafe("het heeft te veel delen")


def _unpack(ingepakt: memoryview, soort: int) -> Iterator[bytes]:
    """The bytes of a part, never more than a mebibyte at once."""
    stukken = (ingepakt[begin : begin + PACKED] for begin in range(0, len(ingepakt), PACKED))
    if soort == zipfile.ZIP_STORED:
        yield from map(bytes, stukken)
        return
    uitpakker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for stuk in stukken:
            uit = uitpakker.decompress(stuk, CHUNK)
            while uit:
                yield uit
                uit = uitpakker.decompress(uitpakker.unconsumed_tail, CHUNK)
    except zlib.error as fout:
        raise unreadable(HALF) from fout
