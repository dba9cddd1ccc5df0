"""Numbers and dates as a system writes them, by a notation that is declared: nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from duo_analytics.intake import hints
from duo_analytics.intake.mapping.declaration import SERIAL

MIDNIGHT = r"(?:[T ]00:00(?::00(?:[.,]0+)?)?(?:Z|[+-]00:?00)?)?"
TOKENS = {
    "jjjj": r"(?P<j>\d{4})",
    "mm": r"(?P<m>\d\d)",
    "dd": r"(?P<d>\d\d)",
    "m": r"(?P<m>\d\d?)",
    "d": r"(?P<d>\d\d?)",
}
TOKEN = re.compile("|".join(TOKENS))
CURRENCY = re.compile(r"^(?:€|EUR)\s*|\s*(?:€|EUR)$")


def number(tekst: str, decimaal: str, duizendtal: str) -> Decimal | None:
    """A number in the declared notation; None when it is written otherwise.

    A minus may stand behind the number, as bookkeeping systems write it; a currency sign may stand
    around it.
    """
    kaal = CURRENCY.sub("", tekst)
    if kaal.endswith("-"):
        kaal = "-" + kaal[:-1].rstrip()
    if not _number_pattern(decimaal, duizendtal).fullmatch(kaal):
        return None
    return Decimal(kaal.replace(duizendtal, "").replace(decimaal, "."))


@cache
def _number_pattern(decimaal: str, duizendtal: str) -> re.Pattern[str]:
    komma = rf"(?:{re.escape(decimaal)}\d+)?"
    groepen = rf"|\d{{1,3}}(?:{re.escape(duizendtal)}\d{{3}})+" if duizendtal else ""
    return re.compile(rf"[-+]?(?:\d+{groepen}){komma}", re.ASCII)


def day(tekst: str, notaties: Sequence[str]) -> date | None:
    """A day in one of the declared notations, at midnight when a time is given; or None."""
    for notatie in notaties:
        if notatie == SERIAL:
            gelezen = hints.serial(float(tekst)) if tekst.isascii() and tekst.isdecimal() else None
        else:
            gelezen = _day(_date_pattern(notatie).fullmatch(tekst))
        if gelezen is not None:
            return gelezen
    return None


def _day(delen: re.Match[str] | None) -> date | None:
    if delen is None:
        return None
    try:
        return date(int(delen["j"]), int(delen["m"]), int(delen["d"]))
    except ValueError:
        return None  # 31-02-2022: not a day


@cache
def _date_pattern(notatie: str) -> re.Pattern[str]:
    vorm = TOKEN.sub(lambda teken: TOKENS[teken[0]], notatie.replace(".", r"\."))
    return re.compile(vorm + MIDNIGHT, re.ASCII)
