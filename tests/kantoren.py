"""Days of two small offices for tests."""

from __future__ import annotations

import pandas as pd

from tests.tabellen import frame

Dag = tuple[str, str, str, int, int | None]  # datum, locatie, scenario, plekken, aanwezigen


def dagen(*rijen: Dag, totaal: int = 100) -> pd.DataFrame:
    """The table kantoorbezetting; as many reservations as people."""
    records: list[dict[str, object]] = [
        {
            "datum": datum,
            "locatie": locatie,
            "scenario": scenario,
            "plekken_totaal": totaal,
            "plekken_beschikbaar": plekken,
            "reserveringen": aanwezigen,
            "aanwezigen": aanwezigen,
        }
        for datum, locatie, scenario, plekken, aanwezigen in rijen
    ]
    return frame("kantoorbezetting", *records)


def scenarios(*rijen: dict[str, object]) -> pd.DataFrame:
    """The table scenarios."""
    return frame("scenarios", *({"omschrijving": "Wat mag", **rij} for rij in rijen))
