"""Blank workbooks to hand to the teams that deliver: tables, choices, limits and explanations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from duo_analytics.errors import GebruikFout
from duo_analytics.intake.columns import Soort
from duo_analytics.intake.contract import BLAD_LEVERING, BLAD_LIJSTEN, BLAD_UITLEG, workbooks
from duo_analytics.intake.example import example_row
from duo_analytics.intake.kenmerken import KOLOMMEN, UITGEDRAAID_OP
from duo_analytics.intake.validation import list_ranges, validation

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel, Werkboek

KOPRIJ = 3  # counted from 0: a title, a hint and an explanation stand above the header
A4 = 9  # the number that Excel has for this size of paper
LAATSTE_RIJ = 20_000  # how far down choices and limits work
UITLEGKOPPEN = ("Blad", "Kolom", "Soort", "Verplicht", "Eis", "Betekenis")
UITLEGBREEDTES = (18, 26, 20, 10, 44, 70)
NOTATIE = {
    Soort.DATUM: "dd-mm-yyyy", Soort.BEDRAG: "#,##0.00", Soort.UREN: "#,##0.00",
    Soort.GEHEEL: "0", Soort.GETAL: "0.00##",
}  # fmt: skip
TIP = (
    "Vul de tabel in onder de koppen; plakken kan ook. De schuine rij is een voorbeeld: zij wordt "
    "overgeslagen, u mag haar weghalen of overschrijven."
)
HOE = (
    "Vul eerst het blad Levering in en daarna de tabellen.",
    "Laat de koppen staan zoals zij zijn. Zet geen totalen of opmerkingen in of onder de tabel.",
    "Een lege cel betekent: onbekend, of loopt nog. Schrijf geen streepje en geen n.v.t.",
    "Zet nergens een BSN, en geen gegevens over gezondheid of afkomst die niet worden gevraagd.",
    "Sla het werkboek op als .xlsx onder de naam die het nu heeft.",
)


@dataclass(frozen=True)
class Opmaak:
    """The formats of one workbook."""

    titel: Any
    kop: Any
    uitleg: Any
    cellen: Mapping[Soort, Any]
    voorbeeld: Mapping[Soort, Any]


def write_templates(folder: Path) -> list[Path]:
    """Write the blank workbooks of the contract; the paths that were written.

    Raises GebruikFout, before anything is written, when one of them is already there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paden = [folder / werkboek.bestand for werkboek in workbooks()]
    bestaand = [pad.name for pad in paden if pad.exists()]
    if bestaand:
        namen = ", ".join(bestaand)
        raise GebruikFout(f"In {folder} staat al {namen}. Geef een lege map, dan blijft het heel.")
    for werkboek, pad in zip(workbooks(), paden, strict=True):
        _write_workbook(werkboek, pad)
    return paden


def _write_workbook(werkboek: Werkboek, pad: Path) -> None:
    opties = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    boek = xlsxwriter.Workbook(str(pad), opties)
    opmaak = _formats(boek)
    lijsten = list_ranges(kolom for tabel in werkboek.tabellen for kolom in tabel.kolommen)
    _write_explanation(boek, werkboek, opmaak)
    _write_levering(boek, opmaak)
    for tabel in werkboek.tabellen:
        _write_table(boek, tabel, lijsten, opmaak)
    blad = boek.add_worksheet(BLAD_LIJSTEN)
    for nummer, woorden in enumerate(lijsten):
        blad.write_column(0, nummer, woorden)
    blad.hide()
    boek.close()


def _formats(boek: xlsxwriter.Workbook) -> Opmaak:
    boven: dict[str, Any] = {"text_wrap": True, "valign": "top"}
    codes = {soort: NOTATIE.get(soort, "@") for soort in Soort}
    schuin = {"italic": True, "font_color": "#7F7F7F"}
    return Opmaak(
        titel=boek.add_format({"bold": True, "font_size": 14}),
        kop=boek.add_format(boven | {"bold": True}),
        uitleg=boek.add_format(boven | {"font_color": "#404040", "font_size": 9}),
        cellen={s: boek.add_format({"num_format": code}) for s, code in codes.items()},
        voorbeeld={s: boek.add_format(schuin | {"num_format": c}) for s, c in codes.items()},
    )


def _write_explanation(boek: xlsxwriter.Workbook, werkboek: Werkboek, opmaak: Opmaak) -> None:
    blad = boek.add_worksheet(BLAD_UITLEG)
    blad.write_string(0, 0, f"Levering {werkboek.bestand}", opmaak.titel)
    for rij, zin in enumerate(HOE, 1):
        blad.write_string(rij, 0, zin)
    eerste = len(HOE) + 2
    for kolom, breedte in enumerate(UITLEGBREEDTES):
        blad.set_column(kolom, kolom, breedte)
    for rij, regel in enumerate([UITLEGKOPPEN, *_explanations(werkboek)], eerste):
        for kolom, tekst in enumerate(regel):
            blad.write_string(rij, kolom, tekst, opmaak.kop if rij == eerste else opmaak.uitleg)
    _fit_paper(blad)


def _explanations(werkboek: Werkboek) -> Iterator[tuple[str, ...]]:
    """A line per column, and the rules of each table below its columns."""
    for tabel in werkboek.tabellen:
        koppen = {kolom.naam: kolom.kop for kolom in tabel.kolommen}
        for k in tabel.kolommen:
            verplicht = "ja" if k.verplicht else "nee"
            yield tabel.blad, k.kop, k.soort.value, verplicht, k.eis, k.betekenis
        for regel in tabel.regels:
            yield tabel.blad, "", "regel", "", "", regel.eis(koppen)


def _write_levering(boek: xlsxwriter.Workbook, opmaak: Opmaak) -> None:
    """Source, peildatum, begin, fictief and extraction from row 2 on, values in column B."""
    blad = boek.add_worksheet(BLAD_LEVERING)
    blad.set_column(0, 0, 18)
    blad.set_column(1, 1, 32)
    blad.set_column(2, 2, 60)
    for nummer, kop in enumerate(("Kenmerk", "Waarde", "Uitleg")):
        blad.write_string(0, nummer, kop, opmaak.kop)
    for rij, kolom in enumerate([*KOLOMMEN.values(), UITGEDRAAID_OP], 1):
        blad.write_string(rij, 0, kolom.kop)
        blad.write_blank(rij, 1, None, opmaak.cellen[kolom.soort])
        blad.write_string(rij, 2, kolom.betekenis, opmaak.uitleg)
        blad.data_validation(rij, 1, rij, 1, validation(kolom, {}))
    _fit_paper(blad)


def _write_table(
    boek: xlsxwriter.Workbook,
    tabel: Invoertabel,
    lijsten: Mapping[tuple[str, ...], str],
    opmaak: Opmaak,
) -> None:
    """Title, hint and explanations, then a table of Excel with the example row and an empty one."""
    blad = boek.add_worksheet(tabel.blad)
    blad.write_string(0, 0, tabel.betekenis, opmaak.titel)
    blad.write_string(1, 0, TIP)
    blad.set_row(KOPRIJ - 1, 60)
    for nummer, kolom in enumerate(tabel.kolommen):
        blad.set_column(nummer, nummer, max(12, len(kolom.kop) + 4), opmaak.cellen[kolom.soort])
        blad.write_string(KOPRIJ - 1, nummer, kolom.betekenis, opmaak.uitleg)
        grenzen = validation(kolom, lijsten)
        blad.data_validation(KOPRIJ + 1, nummer, LAATSTE_RIJ, nummer, grenzen)
    laatste = len(tabel.kolommen) - 1
    kolommen = [_table_column(kolom, opmaak) for kolom in tabel.kolommen]
    opties = {"name": tabel.naam, "columns": kolommen, "style": "Table Style Light 9"}
    blad.add_table(KOPRIJ, 0, KOPRIJ + 2, laatste, opties)
    for nummer, waarde in enumerate(example_row(tabel).values()):
        _write_cell(blad, nummer, waarde, opmaak.voorbeeld[tabel.kolommen[nummer].soort])
    blad.freeze_panes(KOPRIJ + 1, 1)
    _fit_paper(blad)


def _table_column(kolom: Kolom, opmaak: Opmaak) -> dict[str, Any]:
    stijl = opmaak.cellen[kolom.soort]
    return {"header": kolom.kop, "format": stijl, "header_format": opmaak.kop}


def _fit_paper(blad: Any) -> None:
    """Print on lying paper, all columns on one page."""
    blad.set_landscape()
    blad.set_paper(A4)
    blad.fit_to_pages(1, 0)


def _write_cell(blad: Any, nummer: int, waarde: str | float | date | None, stijl: Any) -> None:
    """A cell of the example row."""
    if isinstance(waarde, str):
        blad.write_string(KOPRIJ + 1, nummer, waarde, stijl)
    elif isinstance(waarde, date):
        blad.write_datetime(KOPRIJ + 1, nummer, waarde, stijl)
    elif waarde is not None:
        blad.write_number(KOPRIJ + 1, nummer, waarde, stijl)
