"""The norms that steer the story: AOW ages, and the quotum percentages of the example."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
AOW = DATA / "reference" / "aow.csv"
QUOTUM = DATA / "example" / "reference" / "quotum.csv"


def aow_month(geboorte: int) -> int:
    """Month of the AOW date: the smallest year in which birth plus that year's age falls.

    Births too late for the table get the last known age: only their order matters here.
    """
    leeftijden = series(AOW, "aow.leeftijd_maanden")
    for jaar, leeftijd in leeftijden.items():
        if (geboorte + leeftijd) // 12 == jaar:
            return geboorte + int(leeftijd)
    return geboorte + int(leeftijden[max(leeftijden)])


def quotum_share(jaar: int) -> float:
    """Fraction of all verloonde uren that the quotum asks in a year."""
    return series(QUOTUM, "quotum.percentage_overheid")[jaar] / 100


@cache
def series(pad: Path, reeks: str) -> dict[int, float]:
    """One series with a value per year."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        return {
            int(rij["periode"]): float(rij["waarde"])
            for rij in csv.DictReader(bestand)
            if rij["reeks"] == reeks
        }
