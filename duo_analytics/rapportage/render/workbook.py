"""The figures behind every chart as a workbook: numbers as numbers, text always as text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from duo_analytics.formatting import DATUM, tekst_van
from duo_analytics.periods import on_day
from duo_analytics.rounding import half_up

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Rapportage, Stand
    from duo_analytics.results.tabel import Kop, Tabel
    from duo_analytics.values import Waarde

INHOUD = "Inhoud"
KOPRIJ = 5
BREEDSTE = 48
# A cell text is never a formula or a link, whatever it begins with.
OPTIES = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "in_memory": True,
}  # fmt: skip
GEEN = "geen gegevens"
LONGEST_HEADER = 255  # characters that Excel allows in the header of a table
FICTIEF = "FICTIEF: verzonnen voorbeeldgegevens"


@dataclass(frozen=True)
class Opmaak:
    """The cell formats of one workbook."""

    boek: Any
    titel: Any
    vet: Any
    link: Any

    def getal(self, kop: Kop, *, vet: bool) -> Any:
        """Dutch Excel shows this with a decimal comma; the file itself knows no locale."""
        patroon = "#,##0" + ("." + "0" * kop.plaatsen if kop.plaatsen else "")
        if kop.eenheid == DATUM:
            patroon = "dd-mm-yyyy"
        return self.boek.add_format({"num_format": patroon, "bold": vet})


def write(rapportage: Rapportage, pad: Path) -> None:
    """Write ``cijfers.xlsx``: a contents sheet, then one table of Excel a sheet.

    OSError when it cannot be written; the library itself would raise an error of its own.
    """
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, OPTIES)
    boek.set_properties({
        "title": f"{rapportage.titel}, {rapportage.in_woorden}",
        "subject": FICTIEF if rapportage.fictief else "",
        "created": datetime(rapportage.periode.jaar, 1, 1),  # noqa: DTZ001 - same input, same bytes
    })  # fmt: skip
    opmaak = Opmaak(
        boek,
        boek.add_format({"bold": True, "font_size": 14}),
        boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}),
        boek.add_format({"font_color": "#15487d", "underline": 1}),
    )
    _contents(boek.add_worksheet(INHOUD), rapportage, opmaak)
    for nummer, tabel in rapportage.tabellen:
        blad = boek.add_worksheet(nummer)
        _sheet(blad, tabel, nummer, opmaak)
        blad.write_string(3, 0, _mark(rapportage.stand, fictief=tabel.fictief))
        blad.set_header(f"&L{rapportage.stand.woord}")
    boek.close()
    pad.write_bytes(buffer.getvalue())


def _mark(stand: Stand, *, fictief: bool) -> str:
    """What every sheet says of itself: whether it was released, and that it is made up."""
    return f"{stand.woord}. {FICTIEF}" if fictief else stand.woord


def _contents(blad: Any, rapportage: Rapportage, opmaak: Opmaak) -> None:
    blad.set_column(0, 0, 12)
    blad.set_column(1, 2, 60)
    blad.write_string(0, 0, f"Cijfers bij de {rapportage.titel}", opmaak.titel)
    blad.write_string(1, 0, f"Periode {rapportage.in_woorden}. {rapportage.stand.regel}")
    blad.write_string(2, 0, FICTIEF if rapportage.fictief else "")
    for kolom, kop in enumerate(("Blad", "Titel", "Moment")):
        blad.write_string(4, kolom, kop, opmaak.vet)
    for rij, (nummer, tabel) in enumerate(rapportage.tabellen, 5):
        blad.write_url(rij, 0, f"internal:'{nummer}'!A1", opmaak.link, nummer)
        blad.write_string(rij, 1, tabel.titel)
        blad.write_string(rij, 2, tabel.moment)


def _sheet(blad: Any, tabel: Tabel, nummer: str, opmaak: Opmaak) -> None:
    blad.write_string(0, 0, tabel.titel, opmaak.titel)
    blad.write_string(1, 0, tabel.moment)
    blad.write_string(2, 0, f"Bron: {'; '.join(map(str, tabel.bronnen))}")
    eenheden = dict.fromkeys(filter(None, (kop.eenheidswoord for kop in tabel.koppen)))
    blad.write_string(4, 0, f"Eenheid: {', '.join(eenheden)}" if eenheden else "")
    _table(blad, tabel, nummer, opmaak)
    formats = [[opmaak.getal(kop, vet=vet) for vet in (False, True)] for kop in tabel.koppen]
    eerste_totaal = len(tabel.rijen) - tabel.totaalrijen
    for r, rij in enumerate(tabel.rijen):
        for k, (kop, cel) in enumerate(zip(tabel.koppen, rij, strict=True)):
            _cell(blad, (KOPRIJ + 1 + r, k), kop, cel, formats[k][r >= eerste_totaal])
    if not tabel.rijen:
        blad.write_string(KOPRIJ + 1, 0, GEEN)
    onder = KOPRIJ + 2 + max(1, len(tabel.rijen))
    for r, noot in enumerate(tabel.voetnoten):
        blad.write_string(onder + r, 0, noot)
    blad.freeze_panes(KOPRIJ + 1, 1)


def _table(blad: Any, tabel: Tabel, nummer: str, opmaak: Opmaak) -> None:
    """Mark the rows as a table of Excel, which screen readers announce; totals stand below it."""
    eerste = max((len(rij[0]) for rij in tabel.teksten()), default=0)
    for k in range(len(tabel.koppen)):
        blad.set_column(k, k, min(BREEDSTE, max(14, eerste + 2)) if k == 0 else 16)
    laatste = KOPRIJ + max(1, len(tabel.rijen) - tabel.totaalrijen)
    blad.add_table(KOPRIJ, 0, laatste, len(tabel.koppen) - 1, {
        "name": nummer.replace(" ", "_"),
        "columns": [{"header": kop, "header_format": opmaak.vet} for kop in headers(tabel)],
        "style": "Table Style Light 1",
        "banded_rows": False,
        "first_column": True,
    })  # fmt: skip


def headers(tabel: Tabel) -> list[str]:
    """The headers as a table of Excel wants them: on one line, and none twice in any case."""
    gezien: dict[str, int] = {}
    koppen = []
    for nummer, kop in enumerate(tabel.koppen, 1):
        kaal = " ".join(kop.met_eenheid.split())[:LONGEST_HEADER] or f"Kolom {nummer}"
        eerder = gezien[kaal.casefold()] = gezien.get(kaal.casefold(), 0) + 1
        koppen.append(kaal if eerder == 1 else f"{kaal[: LONGEST_HEADER - 5]} ({eerder})")
    return koppen


def _cell(blad: Any, plaats: tuple[int, int], kop: Kop, cel: Waarde, formaat: Any) -> None:
    """A number as it is printed, so that a sum in Excel is the sum that a reader sees."""
    if isinstance(cel, Decimal) and kop.eenheid == DATUM:
        blad.write_datetime(*plaats, on_day(cel), formaat)
    elif isinstance(cel, Decimal):
        blad.write_number(*plaats, float(half_up(cel, kop.plaatsen)), formaat)
    else:
        blad.write_string(*plaats, tekst_van(cel), formaat)
