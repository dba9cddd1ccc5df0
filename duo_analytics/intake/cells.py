"""From the raw cells of one column to checked values. Nothing is guessed.

Every distinct raw value is judged once, by the converter of its kind of column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.converters import CONVERTERS
from duo_analytics.intake.moments import check_moment
from duo_analytics.intake.rawcells import (
    DUTCH_ERRORS,
    ENGLISH_ERRORS,
    Afgekeurd,
    Excelfout,
    Refused,
    Waarheid,
    ZonderWaarde,
    clean,
)

DATES = (Soort.DATUM, Soort.MAAND)
TEXTS = (Soort.TEKST, Soort.CODE)


@dataclass(frozen=True)
class Celfout:
    """A refused cell: its position in the column and why."""

    positie: int
    code: str
    reden: str
    herstel: str


@dataclass(frozen=True)
class Oordelen:
    """Distinct raw values judged: typed values in the same order, and what is said of some."""

    waarden: list[Any]
    fouten: dict[int, Refused] = field(default_factory=dict)
    bijgesneden: set[int] = field(default_factory=set)  # spaces or invisible signs were taken off


def judge(kolom: Kolom, ruw: Sequence[object], peildatum: date | None = None) -> Oordelen:
    """Judge distinct raw values of a column; a refused or empty one becomes None.

    Text comes to its converter without surrounding spaces. With ``peildatum`` the dates are held to
    the period as well.
    """
    oordelen = Oordelen([None] * len(ruw))
    convert_cell = _converter(kolom, peildatum)
    is_tekst = kolom.soort in TEXTS
    for nummer, cel in enumerate(ruw):
        schoon = _plain(cel)
        try:
            if _has_value(kolom, schoon):
                oordelen.waarden[nummer] = convert_cell(schoon)
        except Refused as fout:
            oordelen.fouten[nummer] = fout
        else:
            if is_tekst and schoon not in ("", cel):
                oordelen.bijgesneden.add(nummer)
    return oordelen


def series(kolom: Kolom, waarden: list[Any], nummers: np.ndarray) -> pd.Series:
    """A typed column: for each row the value with its number."""
    return pd.Series(ARRAYS[kolom.soort](waarden).take(nummers), name=kolom.naam)


def convert(kolom: Kolom, ruw: Sequence[object]) -> tuple[pd.Series, list[Celfout]]:
    """Typed values of one column, in order, and every refused cell.

    A refused cell becomes empty in the values; who gets problems must not use the values.
    """
    bekend: dict[tuple[type, object], int] = {}
    nummers = [bekend.setdefault((type(cel), cel), len(bekend)) for cel in ruw]
    oordelen = judge(kolom, [cel for _, cel in bekend])
    fouten = [
        Celfout(positie, fout.code, fout.reden, fout.herstel)
        for positie, nummer in enumerate(nummers)
        if (fout := oordelen.fouten.get(nummer)) is not None
    ]
    return series(kolom, oordelen.waarden, np.array(nummers, dtype="int64")), fouten


def _converter(kolom: Kolom, peildatum: date | None) -> Callable[[object], object]:
    """Converts a cell of the column that is not empty; a date is held to the period too."""
    convert_cell = CONVERTERS[kolom.soort]
    if kolom.soort not in DATES:
        return lambda cel: convert_cell(kolom, cel)

    def date_in_period(cel: object) -> object:
        dag = convert_cell(kolom, cel)
        return check_moment(kolom, dag, peildatum) if isinstance(dag, date) else dag

    return date_in_period


def _plain(cel: object) -> object:
    """Text without surrounding spaces; True and False as what they are in a workbook."""
    if isinstance(cel, str):
        return clean(cel)
    return Waarheid(cel) if isinstance(cel, bool) else cel


def _has_value(kolom: Kolom, cel: object) -> bool:
    """Whether there is something to convert; refuses an empty cell where a value is required."""
    if cel is None or cel == "":
        if kolom.verplicht:
            herstel = "Vul een waarde in; deze kolom is verplicht."
            raise Refused("DUO-C01", "de cel is leeg", herstel)
        return False
    if not isinstance(cel, (float, date)):
        _refuse_without_value(cel)
    return True


def _refuse_without_value(cel: object) -> None:
    """Refuse what is no value in any kind of column, also when it was pasted as text."""
    if isinstance(cel, str) and cel.startswith("#"):
        naam = ENGLISH_ERRORS.get(cel.upper(), cel.upper())
        cel = Excelfout(naam) if naam in DUTCH_ERRORS else cel
    if isinstance(cel, Afgekeurd):
        raise Refused(cel.code, cel.reden, cel.herstel, cel.waarde)
    if isinstance(cel, Excelfout):
        herstel = "Verbeter de formule, of vul de waarde in."
        raise Refused("DUO-C07", f"de cel bevat de fout {cel.nederlands}", herstel)
    if isinstance(cel, ZonderWaarde):
        herstel = "Open het werkboek in Excel, laat het rekenen en sla het op."
        raise Refused("DUO-C08", "de uitkomst van de formule is niet bewaard", herstel)


def _texts(waarden: list[Any]) -> Any:
    return pd.array(waarden, dtype="str")


def _dates(waarden: list[Any]) -> Any:
    return np.array(waarden, dtype="datetime64[s]")


def _numbers(waarden: list[Any]) -> Any:
    return np.array([math.nan if w is None else float(w) for w in waarden], dtype="float64")


def _whole_numbers(waarden: list[Any]) -> Any:
    return pd.array(waarden, dtype="Int64")


def _decimals(waarden: list[Any]) -> Any:
    getallen = np.empty(len(waarden), dtype=object)
    getallen[:] = waarden
    return getallen


def _yes_or_no(waarden: list[Any]) -> Any:
    return pd.array(waarden, dtype="boolean")


ARRAYS: Mapping[Soort, Callable[[list[Any]], Any]] = {
    Soort.TEKST: _texts,
    Soort.CODE: _texts,
    Soort.DATUM: _dates,
    Soort.MAAND: _dates,
    Soort.GETAL: _numbers,
    Soort.GEHEEL: _whole_numbers,
    Soort.BEDRAG: _decimals,
    Soort.UREN: _decimals,
    Soort.JA_NEE: _yes_or_no,
}
