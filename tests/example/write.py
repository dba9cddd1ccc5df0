"""Write a delivery as workbooks, from the contract's own declaration; same tables, same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xlsxwriter

from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.contract import BLAD_LEVERING, KENMERKEN, Invoertabel, Werkboek, workbooks
from duo_analytics.periods import datum_kort

from .cut import GEGEVENS_VANAF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duo_analytics.periods import Periode

KOPRIJ = 2
BRONNEN = {
    "personeel.xlsx": "FICTIEF: uitdraai personeelssysteem",
    "inhuur.xlsx": "FICTIEF: uitdraai financieel systeem",
    "vacatures.xlsx": "FICTIEF: uitdraai wervingssysteem",
    "hardware.xlsx": "FICTIEF: uitdraai bestellingen en activa I&A",
    "banenafspraak.xlsx": "FICTIEF: opgave salarisadministratie",
    "inkoop.xlsx": "FICTIEF: uitdraai financieel systeem en contractregister",
    "processen.xlsx": "FICTIEF: register van efficiencymaatregelen",
    "sturing.xlsx": "FICTIEF: plannen, besluiten en risico's van het directiesecretariaat",
    "kantoor.xlsx": "FICTIEF: reserveringen en tellingen van Facilitair",
    "financien.xlsx": "FICTIEF: uitdraai financieel systeem",
    "iv3.xlsx": "FICTIEF: opgave voor Iv3",
    "werkgeverschap.xlsx": "FICTIEF: verslag van de strategische sessies",
}
NOTATIE = {
    Soort.DATUM: "dd-mm-yyyy",
    Soort.BEDRAG: "#,##0.00",
    Soort.UREN: "#,##0.00",
    Soort.GEHEEL: "0",
    Soort.GETAL: "0.00##",
}


@dataclass(frozen=True)
class Opmaak:
    """The formats of one workbook: of headers, and of the cells of each kind."""

    vet: Any
    cellen: Mapping[Soort, Any]


def write_delivery(tabellen: Mapping[str, pd.DataFrame], periode: Periode, map_uit: Path) -> None:
    """All workbooks of one periode into a folder; existing files are replaced."""
    map_uit.mkdir(parents=True, exist_ok=True)
    for werkboek in workbooks():
        if werkboek.bestand in BRONNEN:
            _write_workbook(werkboek, tabellen, periode, map_uit / werkboek.bestand)


def _write_workbook(
    werkboek: Werkboek, tabellen: Mapping[str, pd.DataFrame], periode: Periode, pad: Path
) -> None:
    opties = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    boek = xlsxwriter.Workbook(str(pad), opties)
    boek.set_properties({
        "title": f"FICTIEF voorbeeld {werkboek.bestand} {periode}",
        "author": "duo_analytics, voorbeeld",
        "created": datetime(2022, 1, 1),
    })  # fmt: skip
    stijlen = {soort: boek.add_format({"num_format": code}) for soort, code in NOTATIE.items()}
    stijlen |= {s: boek.add_format({"num_format": "@"}) for s in Soort if s not in stijlen}
    opmaak = Opmaak(boek.add_format({"bold": True, "text_wrap": True, "valign": "top"}), stijlen)
    _write_levering(boek, werkboek, periode, opmaak)
    for tabel in werkboek.tabellen:
        _write_table(boek, tabel, tabellen[tabel.naam], periode, opmaak)
    boek.close()


def _write_levering(
    boek: xlsxwriter.Workbook, werkboek: Werkboek, periode: Periode, opmaak: Opmaak
) -> None:
    datum = opmaak.cellen[Soort.DATUM]
    blad = boek.add_worksheet(BLAD_LEVERING)
    blad.set_column(0, 0, 18)
    blad.set_column(1, 1, 48)
    blad.write_row(0, 0, ["Kenmerk", "Waarde"], opmaak.vet)
    waarden: dict[str, str | date] = {
        "bron": BRONNEN[werkboek.bestand],
        "peildatum": periode.peildatum,
        "gegevens_vanaf": GEGEVENS_VANAF[werkboek.bestand],
        "fictief": "ja",
    }
    for rij, (sleutel, kenmerk) in enumerate(KENMERKEN.items(), 1):
        waarde = waarden[sleutel]
        blad.write_string(rij, 0, kenmerk)
        if isinstance(waarde, date):
            blad.write_datetime(rij, 1, datetime(waarde.year, waarde.month, waarde.day), datum)
        else:
            blad.write_string(rij, 1, waarde)


def _write_table(boek: xlsxwriter.Workbook, tabel: Invoertabel, inhoud: pd.DataFrame,
                 periode: Periode, opmaak: Opmaak) -> None:  # fmt: skip
    """Title in row 1, headers in row 3, data from row 4; no totals."""
    blad = boek.add_worksheet(tabel.blad)
    peildatum = datum_kort(periode.peildatum)
    blad.write_string(0, 0, f"FICTIEVE VOORBEELDGEGEVENS - {tabel.blad} - peildatum {peildatum}")
    for kolomnummer, kolom in enumerate(tabel.kolommen):
        blad.write_string(KOPRIJ, kolomnummer, kolom.kop, opmaak.vet)
        waarden = [_cell(kolom, waarde) for waarde in inhoud[kolom.naam]]
        blad.set_column(kolomnummer, kolomnummer, _width(kolom, waarden))
        for rij, waarde in enumerate(waarden, KOPRIJ + 1):
            _write_cell(blad, rij, kolomnummer, waarde, opmaak.cellen[kolom.soort])
    blad.autofilter(KOPRIJ, 0, KOPRIJ + len(inhoud), len(tabel.kolommen) - 1)
    blad.freeze_panes(KOPRIJ + 1, 1)


def _cell(kolom: Kolom, waarde: Any) -> str | float | datetime | None:
    """The value as it stands in the workbook; codes become their Dutch words."""
    if pd.isna(waarde):
        return None
    if kolom.codes:
        return kolom.codes[str(waarde)]
    if kolom.soort is Soort.JA_NEE:
        return "ja" if waarde else "nee"
    if kolom.soort is Soort.DATUM:
        return datetime.fromisoformat(str(waarde))
    if kolom.soort in {Soort.TEKST, Soort.MAAND}:
        return str(waarde)
    return int(waarde) if kolom.soort is Soort.GEHEEL else float(waarde)


def _write_cell(
    blad: Any, rij: int, kolom: int, waarde: str | float | datetime | None, stijl: Any
) -> None:
    if waarde is None:
        return
    if isinstance(waarde, str):
        blad.write_string(rij, kolom, waarde, stijl)
    elif isinstance(waarde, datetime):
        blad.write_datetime(rij, kolom, waarde, stijl)
    else:
        blad.write_number(rij, kolom, waarde, stijl)


def _width(kolom: Kolom, waarden: list[str | float | datetime | None]) -> float:
    langste = max((len(w) for w in waarden if isinstance(w, str)), default=0)
    return float(min(38, max(11, len(kolom.kop) + 3, langste + 1)))
