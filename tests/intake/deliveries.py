"""A small delivery of one table, sound unless a test puts a fault in; and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from duo_analytics.errors import LeveringGeweigerd
from duo_analytics.intake import read
from duo_analytics.intake.contract import tables
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.intake.examine import examine, problems
from duo_analytics.intake.problems import Probleem
from duo_analytics.periods import Periode
from tests.intake import books

PERIODE = Periode(2022, 1)
FORMATIE: dict[str, object] = {
    "Werkgever": "Diemen",
    "Afdeling": "Bedrijfsvoering",
    "Team": "Inkoop",
    "Cluster": None,
    "Functie": "Adviseur",
    "Formatie (fte)": 2.5,
    "Soort": "Structureel",
    "Geldig van": date(2020, 1, 1),
    "Geldig t/m": None,
    "Besluit": "Formatieplan 2020",
}


def rows(tabel: str, *rijen: Mapping[str, object], boven: int = 2) -> list[list[object]]:
    """A sheet: empty rows, the headers of the contract, and rows given by header."""
    koppen = [kolom.kop for kolom in tables()[tabel][1].kolommen]
    return [*([] for _ in range(boven)), [*koppen], *([r.get(k) for k in koppen] for r in rijen)]


def formatie(*anders: Mapping[str, object], boven: int = 2) -> list[list[object]]:
    """The sheet 'Formatie', a row per difference from the sound one; the first one is row 4."""
    return rows("formatie", *(FORMATIE | dict(ander) for ander in anders), boven=boven)


def write(folder: Path, bestand: str, bladen: books.Bladen) -> Path:
    """A workbook in the folder of the period."""
    return books.write(folder / str(PERIODE) / bestand, bladen)


def said(folder: Path, *namen: str) -> list[Probleem]:
    """Every message about the workbooks of these tables."""
    return problems(examine(folder / str(PERIODE), PERIODE, namen))


def said_of(
    folder: Path, blad: books.Blad | Sequence[Sequence[object]], naam: str = "Formatie"
) -> list[str]:
    """Every message about a workbook with this sheet; without the file where a cell is named."""
    write(folder, "personeel.xlsx", {naam: blad})
    weg = "personeel.xlsx, blad 'Formatie', "
    return [str(probleem).replace(weg, "") for probleem in said(folder, "formatie")]


def load(folder: Path, *namen: str) -> Tabellen:
    """The tables of the delivery; raises LeveringGeweigerd."""
    return read.load(namen, PERIODE, folder)


def refused(folder: Path, *namen: str) -> LeveringGeweigerd:
    """The refusal of a delivery."""
    with pytest.raises(LeveringGeweigerd) as gevangen:
        load(folder, *namen)
    return gevangen.value
