"""One workbook from its bytes: what is hashed is what is checked is what is read."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from duo_analytics.intake.opening.content import Bladfeiten, Werkboekinhoud
from duo_analytics.intake.opening.parts import Werkboekdelen, find_parts
from duo_analytics.intake.opening.reader import read_sheet
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.sheetscan import Dubbel, scan

CHUNK = 1 << 20
OPNIEUW = "Open het in Excel en sla het opnieuw op als .xlsx."


def read_workbook(inhoud: bytes) -> Werkboekinhoud:
    """Every sheet of a workbook; raises BestandGeweigerd."""
    container = _Zip(inhoud)
    try:
        delen = find_parts(container)
        feiten = {vel.naam: _scan(container, vel.deel, vel.naam, delen) for vel in delen.vellen}
        with CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as boek:
            bladen = [read_sheet(boek, naam, feit) for naam, feit in feiten.items()]
    except (CalamineError, expat.ExpatError, KeyError) as fout:
        reden = "het bestand is geen leesbaar werkboek"
        raise BestandGeweigerd("DUO-B05", reden, OPNIEUW) from fout
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return Werkboekinhoud(sha256, bladen, delen.telt_vanaf_1904)


def _scan(container: _Zip, deel: str, blad: str, delen: Werkboekdelen) -> Bladfeiten:
    try:
        return scan(container.chunks(deel), delen)
    except Dubbel as dubbel:
        reden = f"de rij of cel {dubbel.cel} staat twee keer in het bestand"
        raise BestandGeweigerd("DUO-B12", reden, OPNIEUW, blad=blad, cel=dubbel.cel) from dubbel


class _Zip:
    """The parts of a workbook."""

    def __init__(self, inhoud: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
        except zipfile.BadZipFile as fout:
            reden = "het bestand is geen leesbaar werkboek"
            raise BestandGeweigerd("DUO-B05", reden, OPNIEUW) from fout

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._zip.namelist())

    def read(self, deel: str) -> bytes:
        """The whole part; an absent part is empty."""
        return self._zip.read(deel) if deel in self.names() else b""

    def chunks(self, deel: str) -> Iterator[bytes]:
        """The part in pieces of a mebibyte."""
        with self._zip.open(deel) as stroom:
            while stuk := stroom.read(CHUNK):
                yield stuk
