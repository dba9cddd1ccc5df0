"""Which rows below the header are data: no totals, no second header, no remarks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.example import example_rows, touched_rows
from duo_analytics.intake.melder import Uitspraak

if TYPE_CHECKING:
    from duo_analytics.intake.headers import Ligging
    from duo_analytics.intake.melder import Melder

TOTAL = re.compile(
    r"((eind|sub)?totalen|((eind|sub|algemeen )?totaal)|(grand )?total|som)\b.*", re.IGNORECASE
)
FEW = 2  # no more filled cells than this, and more required ones empty: not a row of data
HALF = 0.5
TOTAALRIJ = Uitspraak(
    "DUO-R03", "deze rij is een totaal", "Haal de rij weg; het programma telt zelf op."
)
KOPREGEL = Uitspraak("DUO-R04", "de kopregel staat hier nog een keer", "Haal de rij weg.")
VOORBEELD = Uitspraak(
    "DUO-R04",
    "de voorbeeldrij is maar voor een deel overschreven",
    "Vul de hele rij in, of haal haar weg.",
)
GEEN_GEGEVENS = Uitspraak(
    "DUO-R04",
    "deze rij hoort niet bij de tabel: bijna alle verplichte cellen zijn leeg",
    "Haal de rij weg, of vul haar helemaal in.",
)


def data_rows(ligging: Ligging, melder: Melder) -> np.ndarray:
    """Positions in the grid of the rows of data; says which other rows stand below the header."""
    kolommen = ligging.tabel.kolommen
    gevuld = np.stack([ligging.kolom(kolom.naam).filled() for kolom in kolommen])
    verplicht = np.array([kolom.verplicht for kolom in kolommen])
    aantal, ontbreekt = gevuld.sum(axis=0), (~gevuld[verplicht]).sum(axis=0)
    data = (np.arange(ligging.rooster.hoogte) > ligging.kopindex) & (aantal > 0)
    kop = data & (_headers_again(ligging) >= HALF * len(kolommen))
    totaal = data & ~kop & (ontbreekt > 0) & _holds(ligging, _is_total)
    data &= ~example_rows(ligging)
    voorbeeld = data & ~kop & ~totaal & touched_rows(ligging)
    opmerking = data & ~kop & ~totaal & ~voorbeeld & (aantal <= FEW) & (ontbreekt > FEW)
    for rijen, uitspraak in (
        (totaal, TOTAALRIJ), (kop, KOPREGEL), (voorbeeld, VOORBEELD), (opmerking, GEEN_GEGEVENS),
    ):  # fmt: skip
        for index in map(int, np.flatnonzero(rijen)):
            eerste = kolommen[int(gevuld[:, index].argmax())].naam
            melder.meld_cel(uitspraak, ligging.rij(index), ligging.plekken[eerste])
    return np.flatnonzero(data & ~kop & ~totaal & ~voorbeeld & ~opmerking)


def _is_total(cel: object) -> bool:
    return isinstance(cel, str) and TOTAL.fullmatch(cel) is not None


def _holds(ligging: Ligging, past: Callable[[object], bool]) -> np.ndarray:
    """Boolean per row: whether a cell of the table fits."""
    gevonden = np.zeros(ligging.rooster.hoogte, dtype=bool)
    for naam in ligging.plekken:
        kolom = ligging.kolom(naam)
        gevonden |= kolom.rows_with([n for n, waarde in enumerate(kolom.schoon) if past(waarde)])
    return gevonden


def _headers_again(ligging: Ligging) -> np.ndarray:
    """Per row the number of cells that hold the header of their own column."""
    aantal = np.zeros(ligging.rooster.hoogte, dtype=int)
    for naam, plek in ligging.plekken.items():
        kolom = ligging.kolom(naam)
        aantal += kolom.rows_with([n for n, w in enumerate(kolom.schoon) if w == plek.kop])
    return aantal
