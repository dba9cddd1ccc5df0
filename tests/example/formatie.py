"""The table formatie: what the plan allows, per function and per year."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from .organisation import GEO, ONDERDELEN, Functie, Onderdeel
from .script import GEO_FORMATIE, INKOOP
from .vacancies import VOLTIJD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .people import Verblijf

JAREN = (2018, 2019, 2020, 2021, 2022)
LAATSTE_JAAR = JAREN[-1]
EXTRA = (
    ("duo_plus", "Inkoop & Juridisch", INKOOP.naam, 1.0, 2022, "structureel"),
    (
        "duo_plus",
        "Vergunningen & Handhaving",
        "Medewerker Omgevingswet",
        2.0,
        2021,
        "tijdelijk",
    ),
    ("diemen", "Beleid Ruimte", "Medewerker Omgevingswet", 1.0, 2022, "tijdelijk"),
    ("duo_plus", "Sociaal domein", "Medewerker energietoeslag", 1.5, 2022, "tijdelijk"),
)


def formatie_frame(verblijven: Iterable[Verblijf]) -> pd.DataFrame:
    """Structural formatie from the hours of the posts, and what later decisions added."""
    uren = _hours_per_function(verblijven)
    records = [
        _record(onderdeel, naam, fte, jaar, "structureel")
        for onderdeel in ONDERDELEN
        for jaar in JAREN
        for naam, fte in _plan(onderdeel, jaar, uren)
    ]
    records += [
        _record(onderdeel, naam, fte, jaar, soort)
        for werkgever, team, naam, fte, vanaf, soort in EXTRA
        for onderdeel in ONDERDELEN
        if (onderdeel.werkgever, onderdeel.team) == (werkgever, team)
        for jaar in JAREN
        if jaar >= vanaf
    ]
    frame = pd.DataFrame(records)
    frame["geldig_van"] = pd.to_datetime(frame["geldig_van"])
    frame["geldig_tot"] = pd.to_datetime(frame["geldig_tot"])
    return frame


def _hours_per_function(verblijven: Iterable[Verblijf]) -> dict[tuple[Onderdeel, str], int]:
    """Weekly hours of the first holders of the posts that exist from the start."""
    gezien: set[int] = set()
    uren: dict[tuple[Onderdeel, str], int] = defaultdict(int)
    for verblijf in verblijven:
        plaats = verblijf.plaats
        if plaats.nummer not in gezien and not verblijf.via:
            gezien.add(plaats.nummer)
            uren[plaats.onderdeel, plaats.functie.naam] += verblijf.uren
    return uren


def _plan(
    onderdeel: Onderdeel, jaar: int, uren: dict[tuple[Onderdeel, str], int]
) -> Iterator[tuple[str, float]]:
    if onderdeel.cluster == GEO:
        yield from GEO_FORMATIE.items()
        return
    for functie in onderdeel.functies:
        fte = uren[onderdeel, functie.naam] / VOLTIJD + _growth(functie, jaar)
        yield functie.naam, round(fte * onderdeel.ruimte, 2)


def _growth(functie: Functie, jaar: int) -> int:
    return sum(vanaf.year <= jaar for vanaf in functie.groei)


def _record(
    onderdeel: Onderdeel, functie: str, fte: float, jaar: int, soort: str
) -> dict[str, object]:
    return {
        "werkgever": onderdeel.werkgever,
        "afdeling": onderdeel.afdeling,
        "team": onderdeel.team,
        "cluster": onderdeel.cluster or None,
        "functie": functie,
        "formatie_fte": fte,
        "soort": soort,
        "geldig_van": date(jaar, 1, 1),
        "geldig_tot": date(jaar, 12, 31) if jaar < LAATSTE_JAAR else None,
        "besluit": f"Begroting {jaar}",
    }
