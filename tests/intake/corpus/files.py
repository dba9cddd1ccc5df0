"""Files that are no workbook, or one that would harm its reader."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from duo_analytics.intake.opening.limits import GRENZEN
from tests.intake import hostile
from tests.intake.corpus.geval import PERSONEEL, Geval, file, parts, sheet
from tests.intake.sound import Levering


def files() -> Iterator[Geval]:
    """What is no workbook."""
    for naam, inhoud, code, tekst in (
        ("leeg bestand", b"", "DUO-B05", "is leeg"),
        ("csv", b"Werkgever;Team\nDiemen;Inkoop\n", "DUO-B05", "tekstbestand"),
        ("csv met BOM", b"\xef\xbb\xbfWerkgever;Team\n", "DUO-B05", "tekstbestand"),
        ("utf-16", "Werkgever\tTeam".encode("utf-16"), "DUO-B05", "tekstbestand"),
        ("webpagina", b"<html><table></table></html>", "DUO-B05", "webpagina"),
        ("xml", b'<?xml version="1.0"?><Workbook/>', "DUO-B05", "webpagina of XML"),
        ("pdf", b"%PDF-1.7\n\x00", "DUO-B05", "PDF"),
        ("ruis", bytes(range(256)) * 9, "DUO-B05", "geen werkboek"),
        ("xls", hostile.compound(met_wachtwoord=False), "DUO-B05", ".xls"),
        ("wachtwoord", hostile.compound(met_wachtwoord=True), "DUO-B06", "wachtwoord"),
        ("zip met wachtwoord", hostile.encrypted_part(), "DUO-B06", "wachtwoord"),
        ("grens overschreden", bytes(GRENZEN.bestand_bytes + 1), "DUO-B08", "MB"),
        ("verlogen lengte", hostile.lying_size(), "DUO-B08", "ongewoon groot"),
        ("verkeerde controlesom", hostile.wrong_checksum(), "DUO-B05", "half gedownload"),
        ("deel twee keer", hostile.doubled_part(), "DUO-B09", "twee keer"),
        ("delen over elkaar", hostile.overlapping(), "DUO-B09", "twee namen"),
        ("te veel delen", hostile.many_parts(6_000), "DUO-B09", "te veel delen"),
        ("bom", hostile.bomb(), "DUO-B08", "ongewoon groot"),
    ):
        yield file(naam, partial(_overwrite, inhoud=inhoud), f"{code} {PERSONEEL} !", tekst)
    half = f"DUO-B05 {PERSONEEL} !"
    for deel in (10, 50, 90, 99):
        inhoud = hostile.truncated(deel / 100)
        doe = partial(_overwrite, inhoud=inhoud)
        yield file(f"{deel}% gedownload", doe, half, "half gedownload")
    yield file("bestand ontbreekt", Path.unlink, f"DUO-B01 {PERSONEEL} !", "ontbreekt")
    yield file("map", _folder, f"DUO-B14 {PERSONEEL} !", "geen gewoon bestand")
    if hasattr(os, "mkfifo"):
        yield file("pijp", _pipe, f"DUO-B14 {PERSONEEL} !", "geen gewoon bestand")
        yield file("apparaat", _device, f"DUO-B14 {PERSONEEL} !", "geen gewoon bestand")


def _overwrite(pad: Path, inhoud: bytes) -> None:
    pad.write_bytes(inhoud)


def _folder(pad: Path) -> None:
    pad.unlink()
    pad.mkdir()


def _pipe(pad: Path) -> None:
    pad.unlink()
    os.mkfifo(pad)


def _device(pad: Path) -> None:
    pad.unlink()
    pad.symlink_to("/dev/zero")


LACHEN = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def containers() -> Iterator[Geval]:
    """Workbooks that no spreadsheet program writes."""
    vreemd = f"DUO-B09 {PERSONEEL} !"
    xml = f"DUO-B10 {PERSONEEL} !"
    onleesbaar = f"DUO-B05 {PERSONEEL} !"
    macro = f"DUO-B07 {PERSONEEL} !"
    yield parts("naam wijst naar buiten", {"xl/../../x.xml": "<a/>"}, vreemd, "buiten het bestand")
    yield parts("naam met schijf", {"C:\\x.xml": "<a/>"}, vreemd, "buiten het bestand")
    yield parts("deel in hoofdletters", {"XL/styles.xml": "<a/>"}, vreemd, "twee keer")
    yield parts("macro", {"xl/vbaProject.bin": b"\x00"}, macro, "macro's")
    yield parts("oud macroblad", {"xl/macrosheets/sheet1.xml": "<a/>"}, macro, "macro's")
    yield parts("xlsb", {"xl/workbook.bin": b"\x00"}, onleesbaar, ".xlsb")
    yield parts("ods", {"mimetype": "x"}, onleesbaar, ".ods")
    yield parts(
        "geen Excel", {"[Content_Types].xml": "<Types/>"}, onleesbaar, "geen Excel-werkboek"
    )
    yield parts("documenttype", {"xl/styles.xml": "<!DOCTYPE a><styleSheet/>"}, xml, "definities")
    yield parts("lachende entiteiten", {"xl/sharedStrings.xml": f"<!DOCTYPE a [{LACHEN}]><sst/>"},
                xml, "definities")  # fmt: skip
    yield parts("ongeldige tekens", {"docProps/app.xml": b"<a>\xff\xfe</a>"}, xml, "UTF-8")
    yield parts("geen werkboekdeel", {"xl/workbook.xml": "<workbook>"}, onleesbaar)
    yield sheet("ander schrift", "UTF-8", "UTF-16", xml, "UTF-8")
    yield sheet("afgebroken blad", "</sheetData></worksheet>", "", onleesbaar)
    yield sheet("tekst die niet bestaat", '<c r="F4">', '<c r="F4" t="s">', onleesbaar)
    yield sheet("half woord", '<c r="F4">', '<c r="F4', onleesbaar)
    lang = f'<sheetData x="{"abcdefgh" * (3 << 17)}">'
    yield sheet("eindeloos kenmerk", "<sheetData>", lang, xml, "miljoen tekens")
    plek = f"{PERSONEEL} Formatie!"
    yield sheet("rij twee keer", '<row r="5">', '<row r="4">', f"DUO-B12 {plek}A4", "twee keer")
    yield sheet("rij met ander nummer", '<c r="A5"', '<c r="A9"', f"DUO-B12 {plek}A9")
    yield sheet("cel twee keer", '<c r="B4"', '<c r="A4"', f"DUO-B12 {plek}A4")
    yield sheet("cellen door elkaar", '<c r="A5"', '<c r="Z5"', f"DUO-B12 {plek}C5")
    for cel, rij in (("XFD9", 9), ("XFD1048576", 1048576), ("A900000", 900000)):
        nieuw = f'<row r="{rij}"><c r="{cel}"><v>1</v></c></row></sheetData>'
        yield sheet(f"waarde in {cel}", "</sheetData>", nieuw, f"DUO-B11 {plek}{cel}", "ver buiten")


def personal() -> Iterator[Geval]:
    """What may not be read at all."""
    plek = f"{PERSONEEL} Formatie!"
    for kop in ("BSN", "bsn-nummer", "Burgerservicenummer", "Sofinummer", "BSN medewerker"):
        yield _extra(f"kolom {kop}", kop, ["x", "y", "z"], f"DUO-P01 {plek}K3")
    nummers = ("123456782", "111222333", "900000016")
    yield _extra("bsn als tekst", "Nummer", nummers, f"DUO-P02 {plek}")
    yield _extra("bsn als getal", "Nummer", [float(n) for n in nummers], f"DUO-P02 {plek}")
    yield _extra("bsn met punten", "Nummer", ["1234.56.782", "1112.22.333", "9000.00.016"],
                 f"DUO-P02 {plek}")  # fmt: skip
    yield _extra("bsn zonder nul", "Nummer", [10000008.0, 10000021.0, 10000033.0],
                 f"DUO-P02 {plek}")  # fmt: skip
    for kop in ("Diagnose", "Nationaliteit", "Doelgroepregister", "Godsdienst", "Vakbondslid"):
        yield _extra(f"kolom {kop}", kop, ["x", "y", "z"], f"DUO-P03 {plek}K3")

    def pseudoniem(lev: Levering) -> None:
        for rij, nummer in zip((4, 5, 6), nummers, strict=True):
            lev.zet(f"personeel/Dienstverbanden!A{rij}", nummer)

    yield Geval("bsn als pseudoniem", pseudoniem, (f"DUO-P02 {PERSONEEL} Dienstverbanden!",))

    def ander_blad(lev: Levering) -> None:
        lev.bladen[PERSONEEL]["Hulp"] = [["Naam", "BSN"], ["x", "y"]]

    yield Geval("bsn op een ander blad", ander_blad, (f"DUO-P01 {PERSONEEL} Hulp!B1",))


def _extra(naam: str, kop: str, waarden: Sequence[object], melding: str) -> Geval:
    """A delivery with a column more on the sheet 'Formatie'."""

    def doe(lev: Levering) -> None:
        for rij, waarde in enumerate([kop, *waarden], 3):
            lev.zet(f"personeel/Formatie!K{rij}", waarde)

    return Geval(naam, doe, (melding,))
