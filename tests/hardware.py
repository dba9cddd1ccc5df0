"""Small deliveries of hardware: rows that each test changes in the cells that matter to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duo_analytics.intake.delivery import Tabellen
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from tests.tabellen import delivery, frame

Rij = dict[str, object]


def regel(nummer: int = 1, **cellen: object) -> Rij:
    """A line of two laptops of 100 euro, ordered on 10 January 2022, delivered in three weeks."""
    rij: Rij = {
        "order_id": f"B{nummer}", "regel": "1", "artikel": "Laptop 14 inch", "model": "L14",
        "categorie": "Laptop", "aantal": 2, "aantal_geleverd": 2, "prijs_per_stuk": 100,
        "besteldatum": "2022-01-10", "toegezegde_leverdatum": "2022-01-31",
        "leverdatum": "2022-01-31", "werkgever": "Duo+",
    }  # fmt: skip
    return rij | cellen


def open_regel(nummer: int = 1, **cellen: object) -> Rij:
    """The same line, not delivered."""
    return regel(nummer, **({"leverdatum": None, "aantal_geleverd": 0} | cellen))


def budget(**cellen: object) -> Rij:
    """1,000 euro for laptops on 30 April 2022: 200 booked, 300 committed."""
    rij: Rij = {
        "peildatum": "2022-04-30", "categorie": "Laptop", "begroting_primitief": 900,
        "begroting_na_wijziging": 1000, "geboekt": 200, "verplichting": 300,
    }  # fmt: skip
    return rij | cellen


def activum(nummer: int = 1, **cellen: object) -> Rij:
    """Three laptops, bought for 300 euro on 10 January 2019 for three years."""
    rij: Rij = {
        "activum_id": f"A{nummer}", "categorie": "Laptop", "aantal": 3,
        "aanschafdatum": "2019-01-10", "aanschafwaarde": 300, "restwaarde": 0,
        "termijn_jaren": 3, "werkgever": "Duo+",
    }  # fmt: skip
    return rij | cellen


def kolom(getoond: Tabel | Grafiek, kop: str) -> list[object]:
    """The cells of a column of a table, or of the table of a chart."""
    tabel = getoond.tabel if isinstance(getoond, Grafiek) else getoond
    return list(tabel.kolom(kop))


def levering(
    *regels: Rij,
    budgetten: Iterable[Rij] = (),
    activa: Iterable[Rij] = (),
    periode: str = "2022-T1",
    gegevens_vanaf: date = date(2015, 1, 1),
) -> Tabellen:
    """A delivery of the three tables of hardware.xlsx."""
    return delivery(
        periode,
        gegevens_vanaf=gegevens_vanaf,
        hardwarebestellingen=frame("hardwarebestellingen", *regels),
        hardwarebudget=frame("hardwarebudget", *budgetten),
        activa=frame("activa", *activa),
    )
