"""The contract: every table that is delivered, declared once.

Reading, checking, the data dictionary, the command ``contract`` and the generator of the example
all use this declaration. Each workbook is a module in ``tables/``: the folder is the list.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.kruisregels import Kruisregel
    from duo_analytics.intake.rules import Regel, Verwijzing

KENMERKEN = {
    "bron": "Bron",
    "peildatum": "Peildatum",
    "gegevens_vanaf": "Gegevens vanaf",
    "fictief": "Fictief",
}
BLAD_LEVERING = "Levering"
BLAD_MELDINGEN = "Meldingen"  # in the copy that a check writes
BLAD_UITLEG, BLAD_LIJSTEN = "Toelichting", "Keuzelijsten"  # in the blank workbooks
EIGEN_BLADEN = frozenset({BLAD_LEVERING, BLAD_MELDINGEN, BLAD_UITLEG, BLAD_LIJSTEN})


@dataclass(frozen=True)
class Invoertabel:
    """One table: a sheet of a workbook, its columns in order, its rules and what a row means."""

    naam: str
    blad: str
    betekenis: str
    kolommen: tuple[Kolom, ...]
    regels: tuple[Regel, ...] = ()
    verwijzingen: tuple[Verwijzing, ...] = ()
    kruisregels: tuple[Kruisregel, ...] = ()

    def kolom(self, naam: str) -> Kolom:
        """Column by canonical name; KeyError when the table has no such column."""
        return {k.naam: k for k in self.kolommen}[naam]


@dataclass(frozen=True)
class Werkboek:
    """One delivered file and the tables in it."""

    bestand: str
    afzender: str
    tabellen: tuple[Invoertabel, ...]


@cache
def workbooks() -> tuple[Werkboek, ...]:
    """Every workbook of the contract, in the order of the file names."""
    package = importlib.import_module("duo_analytics.intake.tables")
    namen = sorted(m.name for m in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{naam}") for naam in namen]
    return tuple(module.WERKBOEK for module in modules)


def tables() -> Mapping[str, tuple[Werkboek, Invoertabel]]:
    """Every table by its canonical name, with the workbook that it stands in."""
    return {t.naam: (w, t) for w in workbooks() for t in w.tabellen}


def as_records() -> list[dict[str, Any]]:
    """The whole contract as plain values, one record per column (``contract --json``)."""
    return [
        {
            "bestand": werkboek.bestand,
            "afzender": werkboek.afzender,
            "blad": tabel.blad,
            "tabel": tabel.naam,
            "naam": kolom.naam,
            "kop": kolom.kop,
            "soort": kolom.soort.value,
            "eenheid": kolom.eenheid,
            "verplicht": kolom.verplicht,
            "eis": kolom.eis,
            "betekenis": kolom.betekenis,
        }
        for werkboek in workbooks()
        for tabel in werkboek.tabellen
        for kolom in tabel.kolommen
    ]
