"""The tables banenafspraak and banenafspraak_inleen, with when each version was known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from .hiring import mean_fte
from .months import HORIZON
from .norms import quotum_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

JAREN = (2019, 2020, 2021, 2022)
UREN_PER_FTE = 1770
REALISATIE = {
    "diemen": (1.06, 1.08, 1.10, 1.12), "uithoorn": (0.55, 0.58, 0.60, 0.63),
    "ouder_amstel": (0.40, 0.42, 0.45, 0.48), "duo_plus": (0.45, 0.47, 0.50, 0.53),
}  # fmt: skip
IN_DIENST = {"diemen": 0.74, "uithoorn": 0.6, "ouder_amstel": 0.55, "duo_plus": 0.62}
UITGELEEND = {"duo_plus": 148.5}
INLEEN_RIJEN = {"diemen": 3, "uithoorn": 3, "ouder_amstel": 2, "duo_plus": 6}
UITLENERS = (
    ("Werkkracht Uitzend (fictief)", "uitzend"),
    ("SW-bedrijf Amstelmeer (fictief)", "wsw"),
    ("Doorstart Uitzend (fictief)", "uitzend"),
)
RAMING = {1: 1.012, 2: 1.006, 3: 0.998}
VOORLOPIG = 0.997


def banenafspraak_frame(dienstverbanden: pd.DataFrame) -> pd.DataFrame:
    """Hours per year and employer, in each version from raming to definitief."""
    records = [
        {
            "jaar": jaar,
            "werkgever": werkgever,
            "verloonde_uren_totaal": round(totaal * factor, 2),
            "verloonde_uren_doelgroep": round(_own_hours(werkgever, jaar, totaal) * factor, 2),
            "uitgeleende_uren": UITGELEEND.get(werkgever, 0.0),
            "status": status,
            "bekend_van": pd.Timestamp(van),
            "bekend_tot": pd.Timestamp(tot),
        }
        for jaar in JAREN
        for werkgever in REALISATIE
        for totaal in [paid_hours(dienstverbanden, werkgever, jaar)]
        for status, factor, van, tot in _versions(jaar)
    ]
    return pd.DataFrame(records)


def _versions(jaar: int) -> Iterator[tuple[str, float, date, date]]:
    """Status, factor on the final hours, and the days between which that version is the newest."""
    yield "raming", RAMING[1], date(jaar, 1, 1), date(jaar, 8, 30)
    yield "raming", RAMING[2], date(jaar, 8, 31), date(jaar, 12, 30)
    yield "raming", RAMING[3], date(jaar, 12, 31), date(jaar, 12, 31)
    yield "voorlopig", VOORLOPIG, date(jaar + 1, 1, 1), date(jaar + 1, 5, 1)
    yield "definitief", 1.0, date(jaar + 1, 5, 2), date(2099, 12, 31)


def paid_hours(dienstverbanden: pd.DataFrame, werkgever: str, jaar: int) -> float:
    """Verloonde uren of an employer in a year, from the mean fte."""
    spells = dienstverbanden[
        (dienstverbanden["werkgever"] == werkgever) & (dienstverbanden["soort"] != "stage")
    ]
    laatste = min(date(jaar, 12, 31), HORIZON)
    return mean_fte(spells, date(jaar, 1, 1), laatste) * UREN_PER_FTE


def _needed_share(werkgever: str, jaar: int) -> float:
    return quotum_share(jaar) * REALISATIE[werkgever][jaar - JAREN[0]]


def _own_hours(werkgever: str, jaar: int, totaal: float) -> float:
    realisatie = totaal * _needed_share(werkgever, jaar)
    return realisatie * IN_DIENST[werkgever] + UITGELEEND.get(werkgever, 0.0)


def inleen_frame(rng: Generator, dienstverbanden: pd.DataFrame) -> pd.DataFrame:
    """Agreed attributions; an extra row per year without fiat, which does not count."""
    records = [
        record
        for jaar in JAREN
        for werkgever in REALISATIE
        for record in _attributions(
            rng, werkgever, jaar, paid_hours(dienstverbanden, werkgever, jaar)
        )
    ]
    frame = pd.DataFrame(records)
    frame["fiat_op"] = pd.to_datetime(frame["fiat_op"])
    return frame


def _attributions(
    rng: Generator, werkgever: str, jaar: int, totaal: float
) -> Iterator[dict[str, object]]:
    uren = totaal * _needed_share(werkgever, jaar) * (1 - IN_DIENST[werkgever])
    delen = rng.dirichlet([6.0] * INLEEN_RIJEN[werkgever])
    zonder_fiat = werkgever != "diemen"
    alle = [*(delen * uren), *([uren * 0.12] if zonder_fiat else [])]
    for nummer, toegerekend in enumerate(alle, 1):
        uitlener, soort = UITLENERS[int(rng.integers(len(UITLENERS)))]
        laatste = nummer == len(alle)
        yield {
            "jaar": jaar,
            "inlener": werkgever,
            "uitlener": uitlener,
            "soort_uitlener": soort,
            "volgnummer": str(nummer),
            "polisuren": round(toegerekend * rng.uniform(1.0, 1.25) + 0.01, 2),
            "toegerekende_uren": round(toegerekend, 2),
            "fiat_op": None if laatste and zonder_fiat else _fiat(rng, werkgever, jaar, nummer),
            "bekend_van": pd.Timestamp(jaar, 1, 1),
        }


def _fiat(rng: Generator, werkgever: str, jaar: int, nummer: int) -> date:
    """Most fiats come early in the year itself; a few only just before 1 August of the next."""
    if nummer > 5 and werkgever != "diemen":
        return date(jaar + 1, 6, 1) + timedelta(days=int(rng.integers(0, 55)))
    return date(jaar, 1, 20) + timedelta(days=int(rng.integers(0, 95)))
