"""One converter per kind of column: a raw cell becomes a checked value, or is refused.

A cell that is empty, an Excel error or a formula without a value never comes here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from duo_analytics.intake import hints
from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.rawcells import (
    Procent,
    Refused,
    as_decimal,
    day,
    refuse,
    shown,
    written,
)

LAST_EXACT = 10**15  # above this Excel has replaced digits by zeros
DUTCH_NUMBER = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+(?=,))(,\d+)?")
MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
REPLACED = "\ufffd"  # what is left of a sign that got lost between two programs
FRACTION = Decimal(2)  # a column that goes no further than this holds parts of a whole
HUNDRED = Decimal(100)
NAAR_GETAL = "Maak er in Excel een getal van."
TYP_GETAL = "Geef de cel in Excel de opmaak Getal en typ het getal, met een komma."
NAAR_DATUM = "Maak er in Excel een datum van."
NAAR_TEKST = "Geef de cel in Excel de opmaak Tekst en typ de waarde opnieuw."


def _text(kolom: Kolom, cel: object) -> str:
    if isinstance(cel, str):
        if cel.isprintable() and REPLACED not in cel:
            return cel
        tekst = " ".join(cel.splitlines())
        if REPLACED in tekst or not tekst.replace("\t", " ").isprintable():
            uitspraak = "bevat tekens die niet te lezen zijn", "Typ de tekst opnieuw."
            raise refuse(kolom, "DUO-C06", cel, uitspraak)
        return tekst
    if not isinstance(cel, (int, float)) or not float(cel).is_integer():
        raise refuse(kolom, "DUO-C06", cel, (f"is {_kind(cel)}, geen tekst", NAAR_TEKST))
    if abs(cel) >= LAST_EXACT:
        te_lang = "is te lang voor een getal: Excel heeft cijfers vervangen door nullen"
        raise refuse(kolom, "DUO-C06", cel, (te_lang, NAAR_TEKST))
    return str(int(cel))


def _code(kolom: Kolom, cel: object) -> str:
    woord = cel if isinstance(cel, str) else shown(cel)
    terug = {w: c for c, w in kolom.codes.items()} | {c: c for c in kolom.codes}
    if woord in terug:
        return terug[woord]
    vraag = "" if kolom.persoonlijk else hints.nearest(woord, kolom.codes.values())
    raise refuse(kolom, "DUO-C02", cel, ("staat niet in de lijst", f"{vraag}Kies {kolom.eis}."))


def _date(kolom: Kolom, cel: object) -> date:
    if isinstance(cel, datetime):
        if cel.time() == time():
            return cel.date()
        uitspraak = "is een datum met een tijd", "Vul alleen de dag in, zonder tijd."
        raise refuse(kolom, "DUO-C04", cel, uitspraak)
    if isinstance(cel, date):
        return cel
    raise refuse(kolom, "DUO-C04", cel, _no_date(kolom, cel))


def _no_date(kolom: Kolom, cel: object) -> tuple[str, str]:
    """What is said of a cell that is no date."""
    if isinstance(cel, str):
        vraag = "" if kolom.persoonlijk else hints.date_question(cel)
        onmogelijk = hints.looks_like_date(cel) and not hints.dates(cel)
        return "is geen bestaande dag" if onmogelijk else "is tekst", vraag + NAAR_DATUM
    dag = hints.serial(cel) if isinstance(cel, (int, float)) else None
    vraag = "" if dag is None or kolom.persoonlijk else hints.question([day(dag)])
    return f"is {_kind(cel)}, geen datum", f"{vraag}Geef de cel in Excel de opmaak Datum."


def _month(kolom: Kolom, cel: object) -> date:
    if isinstance(cel, date):
        return date(cel.year, cel.month, 1)
    gevonden = MONTH.fullmatch(cel) if isinstance(cel, str) else None
    if gevonden is None:
        raise refuse(kolom, "DUO-C04", cel, ("is geen maand", "Schrijf jaar en maand: 1964-07."))
    return date(int(gevonden[1]), int(gevonden[2]), 1)


def _number(kolom: Kolom, cel: object) -> Decimal:
    if isinstance(cel, str) and kolom.als_tekst and DUTCH_NUMBER.fullmatch(cel):
        waarde = Decimal(cel.replace(".", "").replace(",", "."))
    elif isinstance(cel, (int, float)) and math.isfinite(cel):
        waarde = as_decimal(cel)
    elif isinstance(cel, Procent):
        raise refuse(kolom, "DUO-C10", cel, _percentage(kolom, cel))
    else:
        raise refuse(kolom, "DUO-C03", cel, _no_number(kolom, cel))
    if not _within(kolom, waarde):
        raise _out_of_bounds(kolom, cel, waarde)
    return waarde


def _no_number(kolom: Kolom, cel: object) -> tuple[str, str]:
    """What is said of a cell that is no number."""
    if isinstance(cel, str):
        vraag = "" if kolom.persoonlijk else hints.number_question(cel)
        return "is tekst", vraag + (NAAR_GETAL if vraag else "Vul alleen het getal in.")
    vraag = "" if kolom.persoonlijk else hints.question(_hidden_number(cel))
    return f"is {_kind(cel)}, geen getal", f"{vraag}{TYP_GETAL}"


def _hidden_number(cel: object) -> list[str]:
    """The number that Excel may have turned into a date or a time: 1.5 became 1 May."""
    match cel:
        case date():
            return [f"{cel.day},{cel.month}"]
        case time():
            return [written(as_decimal(cel.hour + cel.minute / 60))]
        case timedelta():
            return [written(as_decimal(cel.total_seconds() / 3600))]
        case _:
            return []


def _percentage(kolom: Kolom, cel: Procent) -> tuple[str, str]:
    deel, hele = as_decimal(cel.waarde), as_decimal(cel.waarde * 100)
    passend = [written(w) for w in (deel, hele) if _within(kolom, w)]
    vraag = "" if kolom.persoonlijk else hints.question(passend)
    return "is een percentage", f"{vraag}{TYP_GETAL}"


def _within(kolom: Kolom, waarde: Decimal) -> bool:
    hoog_genoeg = kolom.minimum is None or waarde >= kolom.minimum
    return hoog_genoeg and (kolom.maximum is None or waarde <= kolom.maximum)


def _out_of_bounds(kolom: Kolom, cel: object, waarde: Decimal) -> Refused:
    te_laag = kolom.minimum is not None and waarde < kolom.minimum
    grens = kolom.minimum if te_laag else kolom.maximum
    is_deel = kolom.maximum is not None and kolom.maximum <= FRACTION
    deel = waarde / HUNDRED if is_deel and _within(kolom, waarde / HUNDRED) else None
    vraag = "" if deel is None or kolom.persoonlijk else hints.question([written(deel)])
    vergelijking = f"is {'lager' if te_laag else 'hoger'} dan {written(grens or Decimal(0))}"
    return refuse(kolom, "DUO-C05", cel, (vergelijking, f"{vraag}Toegestaan: {kolom.eis}."))


def _whole(kolom: Kolom, cel: object) -> int:
    waarde = _number(kolom, cel)
    if waarde != waarde.to_integral_value():
        uitspraak = "is geen geheel getal", "Vul een heel getal in, zonder komma."
        raise refuse(kolom, "DUO-C03", cel, uitspraak)
    return int(waarde)


def _yes_no(kolom: Kolom, cel: object) -> bool:
    woord = cel.lower() if isinstance(cel, str) else ""
    if woord not in {"ja", "nee"}:
        raise refuse(kolom, "DUO-C02", cel, ("is geen ja of nee", "Vul ja of nee in."))
    return woord == "ja"


def _kind(cel: object) -> str:
    """'een datum', 'een getal': what a cell is."""
    match cel:
        case date():
            return "een datum"
        case time() | timedelta():
            return "een tijd"
        case Procent():
            return "een percentage"
        case int() | float():
            return "een getal" if math.isfinite(cel) else "oneindig"
        case _:
            return "waar of onwaar"


CONVERTERS: Mapping[Soort, Callable[[Kolom, object], object]] = {
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
