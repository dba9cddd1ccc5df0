"""What somebody may have meant: the readings of a text that should have been a number or a date.

Nothing is ever taken over from here: the readings only make a message that can be acted upon.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from duo_analytics.intake.rawcells import day, written

Notatie: TypeAlias = tuple[str, str]  # the signs for thousands and for decimals
NOTATIES: tuple[Notatie, ...] = ((".", ","), (",", "."))

LOOKS_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "\u2212": "-"})
NUMBER = re.compile(r"[-+]?\d[\d.,' \u00a0\u202f]*-?")
TUSSEN = re.compile(r"[ \u00a0\u202f']")
HONDERD = Decimal(100)
NUMERIC_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{2,4})")
WORDED_DATE = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})", re.IGNORECASE)
MONTH_NAMES = "jan feb mrt apr mei jun jul aug sep okt nov dec"
MONTHS = {naam: nummer for nummer, naam in enumerate(MONTH_NAMES.split(), 1)} | {"maa": 3}
CENTURY = 2000
LONG_YEAR = 4


def numbers(tekst: str) -> list[Decimal]:
    """Every reading of a text as a number, smallest first: '1.000' is 1 or 1000, '36 fte' is 36."""
    gevonden = NUMBER.search(tekst.translate(LOOKS_LIKE_DIGITS).strip())
    if gevonden is None:
        return []
    getal = TUSSEN.sub("", gevonden.group()).strip()
    if getal.endswith("-"):  # 1.234- is how bookkeeping systems write a negative amount
        getal = "-" + getal[:-1]
    gelezen = (_as_number(getal, notatie) for notatie in NOTATIES)
    lezingen = {lezing for lezing in gelezen if lezing is not None}
    if "%" in tekst:
        lezingen |= {lezing / HONDERD for lezing in lezingen}
    return sorted(lezingen)


def _as_number(tekst: str, notatie: Notatie) -> Decimal | None:
    duizend, komma = map(re.escape, notatie)
    if not re.fullmatch(rf"[-+]?(\d+|\d{{1,3}}({duizend}\d{{3}})+)({komma}\d+)?", tekst):
        return None
    return Decimal(tekst.replace(notatie[0], "").replace(notatie[1], "."))


def dates(tekst: str) -> list[date]:
    """Every reading of a text as a date, day first: '03-04-2022' is 3 april or 4 maart."""
    gevonden = NUMERIC_DATE.match(tekst.strip())
    if gevonden is not None:
        a, b, c = gevonden.groups()
        if len(a) == LONG_YEAR:
            parts = [(int(a), int(b), int(c))]
        else:
            jaar = int(c) if len(c) == LONG_YEAR else CENTURY + int(c)
            parts = [(jaar, int(b), int(a)), (jaar, int(a), int(b))]
        return list(dict.fromkeys(dag for dag in (_date(*p) for p in parts) if dag is not None))
    woorden = WORDED_DATE.match(tekst.strip())
    return _worded(*woorden.groups()) if woorden is not None else []


def looks_like_date(tekst: str) -> bool:
    """Whether somebody meant a day in digits, possible or not."""
    return NUMERIC_DATE.match(tekst.strip()) is not None


def _worded(dag: str, maand: str, jaar: str) -> list[date]:
    nummer = MONTHS.get(maand.lower()[:3])
    gelezen = None if nummer is None else _date(int(jaar), nummer, int(dag))
    return [] if gelezen is None else [gelezen]


def _date(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None  # 31-02-2022: not a reading


def serial(getal: float) -> date | None:
    """The day that Excel means by a number of days; None when that is no plausible day."""
    eerste, laatste = 20_000, 80_000  # 1954 and 2119
    if not eerste <= getal <= laatste:
        return None
    return date(1899, 12, 30) + timedelta(days=int(getal))


def question(lezingen: Iterable[str]) -> str:
    """'Bedoelt u 1 of 1000? ', or nothing when there is no reading."""
    woorden = list(dict.fromkeys(lezingen))
    return f"Bedoelt u {' of '.join(woorden)}? " if woorden else ""


def number_question(tekst: str) -> str:
    """'Bedoelt u 1 of 1000? '."""
    return question(map(written, numbers(tekst)))


def date_question(tekst: str) -> str:
    """'Bedoelt u 03-04-2022 of 04-03-2022? '."""
    return question(map(day, dates(tekst)))


def nearest(woord: str, mogelijk: Iterable[str]) -> str:
    """'Bedoelt u 'Diemen'? ' for the most similar word, or nothing when none is similar."""
    gewoon = {_plain(m): m for m in mogelijk}
    dichtbij = difflib.get_close_matches(_plain(woord), gewoon, 1)
    return question(f"'{gewoon[d]}'" for d in dichtbij)


def _plain(woord: str) -> str:
    return " ".join(woord.lower().split())
