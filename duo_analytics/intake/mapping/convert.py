"""Raw values of an export made into raw cells of the contract: codes, numbers, dates, units.

What is not written as mapping.toml says is refused here, in words of the export; everything else
is left to the checks that hold for a workbook too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.intake import hints
from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.mapping import notation
from duo_analytics.intake.mapping.declaration import SERIAL
from duo_analytics.intake.opening.content import LEEG
from duo_analytics.intake.rawcells import (
    Afgekeurd,
    Procent,
    Waarheid,
    as_decimal,
    clean,
    refuse,
    written,
)

if TYPE_CHECKING:
    from duo_analytics.intake.mapping.declaration import Koppeling, Tekens, Veld

NUMBERS = frozenset({Soort.GETAL, Soort.GEHEEL, Soort.BEDRAG, Soort.UREN})
DATES = frozenset({Soort.DATUM, Soort.MAAND})
YEAR_MONTH = re.compile(r"\d{4}-\d{2}")
POWER = re.compile(r"\d([.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
BROKEN = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ï»¿|ï¿½|\ufffd")
VERMINKT = (
    "bevat tekens die bij het bewaren zijn verminkt",
    "Kies in mapping.toml de andere codering ('utf-8' of 'cp1252'), of exporteer opnieuw.",
)


def converted(
    kolom: Kolom, veld: Veld, koppeling: Koppeling, ruw: Sequence[object]
) -> list[object]:
    """The distinct values of a column, each as a raw cell or refused, in the same order."""
    leeg = {"", *veld.leeg, *koppeling.leeg}
    if kolom.soort in DATES:
        leeg |= set(koppeling.eindeloos)
    uit: list[object] = []
    for heel in ruw:
        cel = part(heel, veld.tekens)
        tekst = as_text(cel)
        if tekst in leeg:
            uit.append(LEEG)
            continue
        oordeel = _converted(kolom, veld, koppeling, cel)
        uit.append(Afgekeurd(*oordeel) if isinstance(oordeel, tuple) else oordeel)
    return uit


def as_text(cel: object) -> str:
    """A value as mapping.toml writes it: codes, filters and empty values are compared as text."""
    if isinstance(cel, str):
        return clean(cel)
    if isinstance(cel, Waarheid):
        return str(cel.value).lower()
    if isinstance(cel, (int, float)) and math.isfinite(cel):
        return written(as_decimal(cel)).replace(",", ".")
    return "" if cel is None else str(cel)


def part(cel: object, tekens: Tekens | None) -> object:
    """The characters of a value that count, from and up to a place counted from 1."""
    return cel if tekens is None else as_text(cel)[tekens[0] - 1 : tekens[1]].strip()


def _converted(kolom: Kolom, veld: Veld, koppeling: Koppeling, cel: object) -> object:
    """A raw cell; a tuple of code, reason, remedy and value when it is refused."""
    if _is_total(cel):
        return cel  # the check of the rows says what is to be said of a total
    if veld.codes:
        return _coded(kolom, veld, cel)
    if isinstance(cel, str) and BROKEN.search(cel):
        return refuse(kolom, "DUO-C06", cel, VERMINKT).parts
    if kolom.soort in NUMBERS:
        return _number(kolom, veld, koppeling, cel)
    if kolom.soort in DATES:
        dag = _date(kolom, veld.datum or koppeling.datum, cel)
        return dag + timedelta(days=veld.plus_dagen) if isinstance(dag, date) else dag
    if kolom.soort is Soort.JA_NEE and isinstance(cel, Waarheid):
        return "ja" if cel is Waarheid.WAAR else "nee"
    if kolom.soort is Soort.TEKST and isinstance(cel, str) and POWER.fullmatch(clean(cel)):
        uitspraak = ("is een nummer dat Excel heeft ingekort",
                     "Exporteer opnieuw en open het bestand niet eerst in Excel.")  # fmt: skip
        return refuse(kolom, "DUO-C06", cel, uitspraak).parts
    return cel


def _is_total(cel: object) -> bool:
    from duo_analytics.intake.datarows import TOTAL

    return isinstance(cel, str) and TOTAL.fullmatch(clean(cel)) is not None


def _coded(kolom: Kolom, veld: Veld, cel: object) -> object:
    tekst = as_text(cel)
    if tekst in veld.codes:
        return veld.codes[tekst]
    vraag = "" if kolom.persoonlijk else hints.nearest(tekst, veld.codes)
    herstel = f"{vraag}Voeg haar toe aan de codes van '{kolom.naam}' in mapping.toml."
    uitspraak = "staat niet in de codes van mapping.toml", herstel
    return refuse(kolom, "DUO-C02", cel, uitspraak).parts


def _number(kolom: Kolom, veld: Veld, koppeling: Koppeling, cel: object) -> object:
    if isinstance(cel, str):
        getal = notation.number(clean(cel), koppeling.decimaal, koppeling.duizendtal)
        if getal is None:
            return refuse(kolom, "DUO-C03", cel, _other_number(kolom, koppeling, cel)).parts
    elif isinstance(cel, (int, float)) and math.isfinite(cel):
        getal = as_decimal(cel)
    elif isinstance(cel, Procent) and veld.deel_door != 1:
        getal = as_decimal(cel.waarde * 100)
    else:
        return cel
    uitkomst = getal * veld.maal / veld.deel_door
    return float(uitkomst if veld.aftrekken_van is None else veld.aftrekken_van - uitkomst)


def _other_number(kolom: Kolom, koppeling: Koppeling, cel: str) -> tuple[str, str]:
    lezingen: list[Decimal] = [] if kolom.persoonlijk else hints.numbers(cel)
    vraag = hints.question(map(written, lezingen))
    groep = f', duizendtal = "{koppeling.duizendtal}"' if koppeling.duizendtal else ""
    herstel = (
        f'{vraag}Volgens mapping.toml is decimaal = "{koppeling.decimaal}"{groep}; pas dat aan '
        "of verbeter de waarde."
    )
    return "is geen getal in de opgegeven notatie", herstel


def _date(kolom: Kolom, notaties: Sequence[str], cel: object) -> object:
    if isinstance(cel, (int, float)) and not isinstance(cel, bool) and SERIAL in notaties:
        return hints.serial(cel) or cel
    if not isinstance(cel, str):
        return cel
    tekst = clean(cel)
    if kolom.soort is Soort.MAAND and YEAR_MONTH.fullmatch(tekst):
        return tekst
    dag: date | None = notation.day(tekst, notaties)
    if dag is not None:
        return dag
    herstel = (
        f'Volgens mapping.toml is datum = "{" of ".join(notaties)}"; pas dat aan of '
        "verbeter de waarde."
    )
    uitspraak = "is geen datum in de opgegeven notatie", herstel
    return refuse(kolom, "DUO-C04", cel, uitspraak).parts
