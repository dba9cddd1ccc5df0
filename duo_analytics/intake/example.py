"""The example row of a blank workbook: made from the contract, and known again when it is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.columns import Soort

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.headers import Ligging
    from duo_analytics.intake.rooster import Celkolom

WOORD = "Voorbeeld"
DAG = date(2020, 1, 1)
MAAND = "1970-01"
BEDRAG, UREN, JAAR = 1234.56, 1234.5, 2020.0


def example_row(tabel: Invoertabel) -> dict[str, str | float | date | None]:
    """A raw cell per column, by canonical name; optional columns are empty."""
    return {kolom.naam: _cell(kolom) if kolom.verplicht else None for kolom in tabel.kolommen}


def example_rows(ligging: Ligging) -> np.ndarray:
    """Boolean per row of the grid: whether it is the example row, untouched."""
    gelijk = np.ones(ligging.rooster.hoogte, dtype=bool)
    for naam, waarde in example_row(ligging.tabel).items():
        kolom = ligging.kolom(naam)
        gelijk &= _equal(kolom, waarde) if waarde is not None else ~kolom.filled()
    return gelijk


def touched_rows(ligging: Ligging) -> np.ndarray:
    """Boolean per row: whether the word of the example row still stands in it."""
    gevonden = np.zeros(ligging.rooster.hoogte, dtype=bool)
    for kolom in ligging.tabel.kolommen:
        if kolom.soort is Soort.TEKST and kolom.verplicht:
            gevonden |= _equal(ligging.kolom(kolom.naam), WOORD)
    return gevonden


def _equal(kolom: Celkolom, waarde: object) -> np.ndarray:
    nummers = [nummer for nummer, cel in enumerate(kolom.schoon) if cel == waarde]
    return kolom.rows_with(nummers)


def _cell(kolom: Kolom) -> str | float | date:
    match kolom.soort:
        case Soort.TEKST:
            return WOORD
        case Soort.CODE:
            return next(iter(kolom.codes.values()))
        case Soort.DATUM:
            return DAG
        case Soort.MAAND:
            return MAAND
        case Soort.BEDRAG:
            return BEDRAG
        case Soort.UREN:
            return UREN
        case Soort.JA_NEE:
            return "ja"
        case _:
            return _number(kolom)


def _number(kolom: Kolom) -> float:
    """A year for a year, else one, or the lowest that is allowed."""
    laagste = kolom.minimum or Decimal(0)
    return JAAR if laagste > 1 else float(max(laagste, Decimal(1)))
