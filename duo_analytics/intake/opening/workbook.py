"""One workbook from its bytes: what is hashed is what is checked is what is read."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from typing import TYPE_CHECKING
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from duo_analytics.intake.opening.container import Container
from duo_analytics.intake.opening.content import Werkboekinhoud
from duo_analytics.intake.opening.files import ALS_XLSX, check_kind, read_bytes
from duo_analytics.intake.opening.limits import Klok
from duo_analytics.intake.opening.parts import find_parts
from duo_analytics.intake.opening.reader import read_sheet
from duo_analytics.intake.opening.refused import OPNIEUW, BestandGeweigerd, unreadable
from duo_analytics.intake.opening.sheetscan import Dubbel, VerWeg, scan

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.opening.content import Bladfeiten
    from duo_analytics.intake.opening.limits import Grenzen
    from duo_analytics.intake.opening.parts import Vel, Werkboekdelen

NO_WORKBOOK = "het bestand is geen leesbaar werkboek"
BINARY = "xl/workbook.bin"
OPEN_DOCUMENT = "mimetype"
EEN_BLAD = "Laat een van beide staan."


def read_workbook(pad: Path, grenzen: Grenzen) -> Werkboekinhoud:
    """Every sheet of a workbook; raises BestandGeweigerd."""
    inhoud = read_bytes(pad, grenzen)
    check_kind(inhoud)
    feiten, delen = check(inhoud, grenzen)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as boek:
            bladen = [read_sheet(boek, naam, feit) for naam, feit in feiten.items()]
    except CalamineError as fout:
        raise unreadable(NO_WORKBOOK) from fout
    return Werkboekinhoud(hashlib.sha256(inhoud).hexdigest(), bladen, delen.telt_vanaf_1904)


def check(inhoud: bytes, grenzen: Grenzen) -> tuple[dict[str, Bladfeiten], Werkboekdelen]:
    """What the XML of each sheet says, and where the sheets are; raises BestandGeweigerd."""
    container = Container(inhoud, grenzen, Klok(grenzen.controle_seconden))
    _check_format(container)
    try:
        delen = find_parts(container)
        feiten = {vel.naam: _scan(container, vel, delen, grenzen) for vel in delen.vellen}
    except (expat.ExpatError, KeyError, ValueError) as fout:
        raise unreadable(NO_WORKBOOK) from fout
    container.check_rest()
    dubbel = [
        n for n, aantal in Counter(v.naam.lower() for v in delen.vellen).items() if aantal > 1
    ]
    if dubbel:
        reden = f"het blad '{dubbel[0]}' staat er twee keer"
        raise BestandGeweigerd("DUO-B02", reden, "Laat er een staan.")
    return feiten, delen


def _check_format(container: Container) -> None:
    """Raises BestandGeweigerd for other kinds of workbooks, and for macros."""
    namen = container.names()
    if BINARY in namen or OPEN_DOCUMENT in namen:
        soort = "binair werkboek (.xlsb)" if BINARY in namen else "LibreOffice-bestand (.ods)"
        raise unreadable(f"dit is een {soort}", ALS_XLSX)
    soorten = container.read("[Content_Types].xml")
    met_macro = any("vbaproject" in naam.lower() or "/macrosheets/" in naam for naam in namen)
    if met_macro or b"macroEnabled" in soorten:
        herstel = "Sla het op als Excel-werkmap zonder macro's (.xlsx)."
        raise BestandGeweigerd("DUO-B07", "het werkboek bevat macro's", herstel)
    if b"spreadsheetml.sheet.main" not in soorten:
        raise unreadable("dit is geen Excel-werkboek")


def _scan(container: Container, vel: Vel, delen: Werkboekdelen, grenzen: Grenzen) -> Bladfeiten:
    try:
        return scan(container.chunks(vel.deel), delen, grenzen)
    except Dubbel as dubbel:
        reden = "een rij of cel staat twee keer in het bestand"
        raise BestandGeweigerd("DUO-B12", reden, OPNIEUW, blad=vel.naam, cel=dubbel.cel) from dubbel
    except VerWeg as ver:
        reden = "er staat een waarde ver buiten de tabel"
        herstel = "Ga naar die cel, haal de waarde weg en sla het bestand op."
        raise BestandGeweigerd("DUO-B11", reden, herstel, blad=vel.naam, cel=ver.cel) from ver
