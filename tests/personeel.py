"""Rows of personnel for tests of the chapter formatie, with only what a test is about."""

from __future__ import annotations

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel

IA = "Informatisering & Automatisering"
Rij = dict[str, object]


def job(persoon: str, begin: str, eind: str | None = None, **anders: object) -> Rij:
    """A dienstverband, full time at Duo+ unless said otherwise."""
    return {
        "persoon_id": persoon,
        "dienstverband_id": f"D-{persoon}",
        "werkgever": "Duo+",
        "team": "Financiën",
        "soort": "Vast",
        "begindatum": begin,
        "einddatum": eind,
        "uren_per_week": 36,
        "fte": 1,
        "geboortemaand": "1980-01",
        **anders,
    }


def jobs(
    namen: str, aantal: int, begin: str, eind: str | None = None, **anders: object
) -> list[Rij]:
    """The same for a number of persons: namen0, namen1, ..."""
    return [job(f"{namen}{n}", begin, eind, **anders) for n in range(aantal)]


def post(fte: float, **anders: object) -> Rij:
    """A row of formatie that always holds."""
    return {
        "werkgever": "Duo+",
        "team": "Financiën",
        "formatie_fte": fte,
        "soort": "Structureel",
        "geldig_van": "2015-01-01",
        **anders,
    }


def column(resultaat: Tabel | Grafiek, kop: str) -> list[object]:
    """The cells of a column of a table, or of the table of a chart, totals included."""
    tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
    return list(tabel.kolom(kop))
