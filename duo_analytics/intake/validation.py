"""The input limits of a column as Excel knows them, and the sheet with the lists of choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from duo_analytics.intake.columns import Soort
from duo_analytics.intake.contract import BLAD_LEVERING, BLAD_LIJSTEN

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom

PEILDATUM = f"='{BLAD_LEVERING}'!$B$3"  # in the blank workbooks the date stands there
LAST_DAY = date(2099, 12, 31)
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # what Excel shows
HIGHEST = 1e12
YES_NO = ["ja", "nee"]


def list_ranges(kolommen: Iterable[Kolom]) -> dict[tuple[str, ...], str]:
    """Per list of choices the range of cells that it gets on the sheet of lists."""
    keuzes = dict.fromkeys(tuple(kolom.codes.values()) for kolom in kolommen if kolom.codes)
    return {
        woorden: f"='{BLAD_LIJSTEN}'!${letter}$1:${letter}${len(woorden)}"
        for nummer, woorden in enumerate(keuzes)
        for letter in [xl_col_to_name(nummer)]
    }


def validation(kolom: Kolom, lijsten: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """The input limits of a column, with its explanation, as XlsxWriter takes them."""
    melding = f"{kolom.betekenis} {_requirement(kolom)}".strip()
    return {
        **_limits(kolom, lijsten),
        "input_title": kolom.kop[:LONGEST_TITLE],
        "input_message": melding[:LONGEST_MESSAGE],
        "error_title": "Dit past niet"[:LONGEST_TITLE],
        "error_message": f"{kolom.kop}: {_requirement(kolom)}"[:LONGEST_MESSAGE],
    }


def _requirement(kolom: Kolom) -> str:
    """'Getal, minstens 0 en hoogstens 1,2.'"""
    soort = kolom.soort.value.capitalize()
    return f"{soort}, {kolom.eis}." if kolom.eis else f"{soort}."


def _limits(kolom: Kolom, lijsten: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    match kolom.soort:
        case Soort.CODE:
            return {"validate": "list", "source": lijsten[tuple(kolom.codes.values())]}
        case Soort.JA_NEE:
            return {"validate": "list", "source": YES_NO}
        case Soort.DATUM:
            laatste = LAST_DAY if kolom.toekomst else PEILDATUM
            return _between("date", kolom.vroegst, laatste)
        case Soort.MAAND:
            return {"validate": "length", "criteria": "==", "value": len("jjjj-mm")}
        case Soort.TEKST:
            return {"validate": "any"}
        case _:
            laagste = -HIGHEST if kolom.minimum is None else float(kolom.minimum)
            hoogste = HIGHEST if kolom.maximum is None else float(kolom.maximum)
            soort = "integer" if kolom.soort is Soort.GEHEEL else "decimal"
            return _between(soort, laagste, hoogste)


def _between(soort: str, laagste: object, hoogste: object) -> dict[str, Any]:
    return {"validate": soort, "criteria": "between", "minimum": laagste, "maximum": hoogste}
