"""From the raw cells of one column to checked values. Nothing is guessed."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pandas as pd

from duo_analytics.intake.columns import Kolom, Soort

ENDLESS_YEAR = 2900  # 31-12-2999 and 31-12-9999 stand for 'still running' in HR systems
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Celfout:
    """A refused cell: its position in the column and why."""

    positie: int
    code: str
    reden: str
    herstel: str


class Refused(Exception):
    """Raised by a converter; never leaves this module."""

    def __init__(self, code: str, reden: str, herstel: str) -> None:
        super().__init__(reden)
        self.code, self.reden, self.herstel = code, reden, herstel


def convert(kolom: Kolom, ruw: Sequence[object]) -> tuple[pd.Series, list[Celfout]]:
    """Typed values of one column, in order, and every refused cell.

    A refused cell becomes empty in the values; who gets problems must not use the values.
    """
    converter = CONVERTERS[kolom.soort]
    waarden: list[object] = []
    fouten: list[Celfout] = []
    for positie, cel in enumerate(ruw):
        try:
            waarden.append(_convert_cell(kolom, converter, cel))
        except Refused as fout:
            waarden.append(None)
            fouten.append(Celfout(positie, fout.code, fout.reden, fout.herstel))
    return pd.Series(_typed(kolom, waarden), dtype=DTYPES[kolom.soort]), fouten


def is_empty(cel: object) -> bool:
    """Whether a raw cell holds nothing or only spaces."""
    return cel is None or (isinstance(cel, str) and not cel.strip())


def _convert_cell(
    kolom: Kolom, converter: Callable[[Kolom, object], object], cel: object
) -> object:
    if is_empty(cel):
        if kolom.verplicht:
            raise Refused(
                "DUO-C01", "de cel is leeg", "Vul een waarde in; deze kolom is verplicht."
            )
        return None
    return converter(kolom, cel)


def _text(kolom: Kolom, cel: object) -> str:
    if isinstance(cel, str):
        return cel.strip()
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    raise Refused("DUO-C06", f"{_quoted(kolom, cel)} is geen tekst", "Vul tekst in.")


def _code(kolom: Kolom, cel: object) -> str:
    woord = _text(kolom, cel)
    terug = {w: c for c, w in kolom.codes.items()} | {c: c for c in kolom.codes}
    if woord in terug:
        return terug[woord]
    dichtbij = difflib.get_close_matches(woord, kolom.codes.values(), 1)
    vraag = f"Bedoelt u '{dichtbij[0]}'? " if dichtbij else ""
    raise Refused(
        "DUO-C02", f"{_quoted(kolom, cel)} staat niet in de lijst", f"{vraag}Kies {kolom.eis}."
    )


def _date(kolom: Kolom, cel: object) -> date | None:
    if isinstance(cel, datetime) and cel.time() == time():
        cel = cel.date()
    if not isinstance(cel, date) or isinstance(cel, datetime):
        raise Refused(
            "DUO-C04",
            f"{_quoted(kolom, cel)} is geen datum",
            "Maak er in Excel een datum van, bijvoorbeeld 30-04-2022.",
        )
    if cel.year >= ENDLESS_YEAR and not kolom.verplicht:
        return None
    return cel


def _month(kolom: Kolom, cel: object) -> date:
    if isinstance(cel, (date, datetime)):
        return date(cel.year, cel.month, 1)
    match = re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", str(cel).strip())
    if match is None:
        raise Refused(
            "DUO-C04", f"{_quoted(kolom, cel)} is geen maand", "Schrijf jaar en maand: 1964-07."
        )
    return date(int(match[1]), int(match[2]), 1)


def _number(kolom: Kolom, cel: object) -> Decimal:
    if isinstance(cel, bool) or not isinstance(cel, (int, float)) or not math.isfinite(cel):
        raise Refused(
            "DUO-C03",
            f"{_quoted(kolom, cel)} is geen getal",
            "Vul alleen het getal in, zonder eenheid, en maak er in Excel een getal van.",
        )
    waarde = Decimal(repr(cel))
    te_laag = kolom.minimum is not None and waarde < kolom.minimum
    te_hoog = kolom.maximum is not None and waarde > kolom.maximum
    if te_laag or te_hoog:
        raise Refused(
            "DUO-C05", f"{_quoted(kolom, cel)} valt buiten de grenzen", f"Toegestaan: {kolom.eis}."
        )
    return waarde


def _whole(kolom: Kolom, cel: object) -> int:
    waarde = _number(kolom, cel)
    if waarde != waarde.to_integral_value():
        raise Refused(
            "DUO-C03", f"{_quoted(kolom, cel)} is geen geheel getal", "Vul een heel getal in."
        )
    return int(waarde)


def _yes_no(kolom: Kolom, cel: object) -> bool:
    woord = str(cel).strip().lower()
    if woord not in ("ja", "nee"):
        raise Refused("DUO-C02", f"{_quoted(kolom, cel)} is geen ja of nee", "Vul ja of nee in.")
    return woord == "ja"


def _quoted(kolom: Kolom, cel: object) -> str:
    if kolom.persoonlijk:
        return "de waarde"
    tekst = str(cel)
    if isinstance(cel, float):
        tekst = tekst.replace(".", ",")
    kort = tekst if len(tekst) <= LONGEST_SHOWN else tekst[:LONGEST_SHOWN] + "..."
    return f"'{kort}'"


def _typed(kolom: Kolom, waarden: list[Any]) -> list[Any]:
    if kolom.soort is Soort.GETAL:
        return [math.nan if w is None else float(w) for w in waarden]
    return waarden


CONVERTERS: dict[Soort, Callable[[Kolom, object], object]] = {
    Soort.TEKST: _text,
    Soort.CODE: _code,
    Soort.DATUM: _date,
    Soort.MAAND: _month,
    Soort.GETAL: _number,
    Soort.GEHEEL: _whole,
    Soort.BEDRAG: _number,
    Soort.UREN: _number,
    Soort.JA_NEE: _yes_no,
}
DTYPES: dict[Soort, Any] = {
    Soort.TEKST: "str",
    Soort.CODE: "str",
    Soort.DATUM: "datetime64[s]",
    Soort.MAAND: "datetime64[s]",
    Soort.GETAL: "float64",
    Soort.GEHEEL: "Int64",
    Soort.BEDRAG: "object",
    Soort.UREN: "object",
    Soort.JA_NEE: "boolean",
}
