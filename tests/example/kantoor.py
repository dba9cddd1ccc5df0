"""The tables of kantoor.xlsx: places and people per location and working day since September 2020.

How many people come follows from what is allowed, from how much they want to, and from the day of
the week: Tuesday and Thursday are busy, Friday is quiet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .months import HORIZON, ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

EERSTE_DAG = date(2020, 9, 1)
WEEKDAG = (0.95, 1.18, 0.92, 1.15, 0.70)
ZATERDAG = 5
STROOIING = 0.07
VAKANTIES = (("07-18", "08-28", 0.78), ("12-20", "12-31", 0.7))  # in each year
MEER_DAN_PLEK = 1.08  # on a busy day some people sit where they should not
VRIJ = {date.fromisoformat(dag) for dag in (
    "2020-12-25", "2021-01-01", "2021-04-05", "2021-04-27", "2021-05-05", "2021-05-13",
    "2021-05-24", "2022-04-18", "2022-04-27", "2022-05-05", "2022-05-26", "2022-06-06",
    "2022-12-26",
)}  # fmt: skip
NIET_GETELD = {("Kantoor Ouder-Amstel", date(2021, 10, 4) + timedelta(days=n)) for n in range(12)}


@dataclass(frozen=True)
class Locatie:
    """An office: its places, and what share of what may be used is asked for on a normal day."""

    naam: str
    plekken: int
    trek: float
    terug: date  # first day of the scenario Hybride here


LOCATIES = (
    Locatie("Kantoor Diemen", 136, 0.72, date(2022, 6, 13)),
    Locatie("Kantoor Ouder-Amstel", 96, 0.68, date(2022, 6, 13)),
    Locatie("Kantoor Uithoorn", 150, 0.86, date(2022, 6, 27)),
    Locatie("Kantoor Duo+", 118, 0.76, date(2022, 6, 20)),
)
GESLOTEN, AFSTAND, HYBRIDE, OPEN = "Gesloten", "Anderhalve meter", "Hybride", "Open"
SCENARIOS = {
    GESLOTEN: ("Thuiswerken; alleen werk dat niet thuis kan", 15),
    AFSTAND: ("Op kantoor met anderhalve meter afstand", 40),
    HYBRIDE: ("Teams zijn de helft van de tijd op kantoor", 70),
    OPEN: ("Alle werkplekken zijn te gebruiken", 100),
}
# scenario, first day, and from there on the wish to come: at the start and at the end
VERLOOP = (
    (AFSTAND, date(2020, 9, 1), 0.70, 0.66),
    (GESLOTEN, date(2020, 10, 14), 0.62, 0.55),
    (AFSTAND, date(2021, 6, 28), 0.48, 0.95),
    (GESLOTEN, date(2021, 11, 13), 0.75, 0.72),
    (AFSTAND, date(2022, 2, 15), 0.70, 1.12),
    (HYBRIDE, date(2022, 6, 13), 0.74, 0.98),
    (OPEN, date(2022, 10, 10), 0.78, 0.80),
)


def scenarios_frame() -> pd.DataFrame:
    """The scenarios with the periods in which they applied; each is known before it begins."""
    namen = [scenario for scenario, *_ in VERLOOP]
    rijen = [
        (scenario, *SCENARIOS[scenario], begin, _last_day(nummer),
         begin if scenario in namen[:nummer] else EERSTE_DAG)
        for nummer, (scenario, begin, *_) in enumerate(VERLOOP)
    ]  # fmt: skip
    kolommen = ["scenario", "omschrijving", "plekken_pct"]
    datums = ["geldig_van", "geldig_tot", "bekend_van"]
    frame = pd.DataFrame(rijen, columns=[*kolommen, *datums])
    return frame.assign(**{kolom: pd.to_datetime(frame[kolom]) for kolom in datums})


def _last_day(nummer: int) -> date | None:
    """The last day on which a scenario applied anywhere."""
    if nummer + 1 == len(VERLOOP):
        return None
    volgende, begin, *_ = VERLOOP[nummer + 1]
    laatst = max(locatie.terug for locatie in LOCATIES) if volgende == HYBRIDE else begin
    return laatst - ONE_DAY


def kantoor_frame(rng: Generator) -> pd.DataFrame:
    """Places, reservations and people per working day and location."""
    rijen = [_row(rng, dag, locatie) for dag in _workdays() for locatie in LOCATIES]
    frame = pd.DataFrame(rijen)
    return frame.assign(datum=pd.to_datetime(frame["datum"]))


def _workdays() -> Iterator[date]:
    for nummer in range((HORIZON - EERSTE_DAG).days + 1):
        dag = EERSTE_DAG + timedelta(days=nummer)
        if dag.weekday() < ZATERDAG and dag not in VRIJ:
            yield dag


def _row(rng: Generator, dag: date, locatie: Locatie) -> dict[str, object]:
    scenario, zin = _wish(dag, locatie)
    beschikbaar = locatie.plekken * SCENARIOS[scenario][1] // 100
    vraag = beschikbaar * locatie.trek * zin * WEEKDAG[dag.weekday()] * _season(dag)
    aanwezig = min(round(vraag * rng.normal(1.0, STROOIING)), int(beschikbaar * MEER_DAN_PLEK))
    gereserveerd = min(round(aanwezig * rng.normal(1.06, 0.05)), beschikbaar)
    return {
        "datum": dag,
        "locatie": locatie.naam,
        "scenario": scenario,
        "plekken_totaal": locatie.plekken,
        "plekken_beschikbaar": beschikbaar,
        "reserveringen": gereserveerd,
        "aanwezigen": None if (locatie.naam, dag) in NIET_GETELD else aanwezig,
    }


def _season(dag: date) -> float:
    """What is left of the people in a holiday."""
    over = (deel for van, tot, deel in VAKANTIES if van <= f"{dag:%m-%d}" <= tot)
    return next(over, 1.0)


def _wish(dag: date, locatie: Locatie) -> tuple[str, float]:
    """The scenario of a location on a day, and how much people want to come."""
    begins = [locatie.terug if s == HYBRIDE else begin for s, begin, *_ in VERLOOP]
    nummer = max(n for n, begin in enumerate(begins) if begin <= dag)
    einde = begins[nummer + 1] if nummer + 1 < len(begins) else HORIZON
    scenario, _, eerst, laatst = VERLOOP[nummer]
    deel = (dag - begins[nummer]).days / (einde - begins[nummer]).days
    return scenario, float(np.interp(deel, [0.0, 1.0], [eerst, laatst]))
