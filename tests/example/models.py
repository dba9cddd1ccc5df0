"""The invented assortment: models, prices, how often they are ordered, and the chip shortage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True)
class Model:
    """A model with its base price; ``regels`` are order lines per tertaal of ``klein`` pieces.

    ``groot`` is the range of one extra large line per tertaal; ``van`` and ``tot`` bound its sale.
    """

    categorie: str
    artikel: str
    naam: str
    prijs: float
    regels: int
    klein: tuple[int, int]
    groot: tuple[int, int] | None = None
    van: date = date(2018, 1, 1)
    tot: date = date(2099, 12, 31)


@dataclass(frozen=True)
class Extra:
    """An order line with its own wait in days."""

    dag: date
    model: str
    aantal: int
    werkgever: str
    wacht: int


WISSEL = date(2021, 1, 1)
VOOR_WISSEL = date(2020, 12, 31)
MODELLEN = (
    Model("laptop", "Laptop 14 inch", "Laptop 14 Basis", 1186.0, 5, (2, 5), (27, 36)),
    Model("laptop", "Laptop 15 inch", "Laptop 15 Plus", 1612.0, 3, (1, 5)),
    Model("laptop", "Laptop 13 inch", "Laptop 13 Licht", 1394.0, 2, (1, 4), tot=VOOR_WISSEL),
    Model("laptop", "Laptop 13 inch", "Laptop 13 Licht II", 1452.0, 2, (1, 4), van=WISSEL),
    Model("tablet", "Tablet 10 inch", "Tablet 10", 498.0, 2, (1, 2)),
    Model("tablet", "Tablet 12 inch", "Tablet 12 Pro", 837.0, 1, (1, 4)),
    Model("tablet", "Tablet 8 inch", "Tablet 8", 339.0, 1, (1, 3), tot=VOOR_WISSEL),
    Model("tablet", "Tablet 8 inch", "Tablet 8 II", 365.0, 1, (1, 3), van=WISSEL),
    Model("scherm", "Beeldscherm 24 inch", "Scherm 24", 184.0, 2, (2, 5)),
    Model("scherm", "Beeldscherm 27 inch", "Scherm 27", 272.0, 2, (1, 4)),
    Model("scherm", "Beeldscherm 34 inch", "Scherm 34 Breed", 489.0, 1, (1, 3), tot=VOOR_WISSEL),
    Model("scherm", "Beeldscherm 34 inch", "Scherm 34 Breed II", 524.0, 1, (1, 3), van=WISSEL),
    Model("telefoon", "Smartphone", "Telefoon Standaard", 402.0, 2, (2, 7)),
    Model("telefoon", "Smartphone", "Telefoon Plus", 638.0, 2, (1, 4)),
    Model("telefoon", "Smartphone", "Telefoon Mini", 318.0, 1, (1, 5), tot=VOOR_WISSEL),
    Model("telefoon", "Smartphone", "Telefoon Mini II", 346.0, 1, (1, 5), van=WISSEL),
    Model("server", "Rackserver", "Server R1", 21_400.0, 1, (1, 2)),
    Model("server", "Opslagserver", "Server S2", 29_800.0, 1, (1, 1)),
    Model("netwerk", "Switch 24 poorten", "Switch 24", 3_270.0, 1, (1, 2)),
    Model("netwerk", "Switch 48 poorten", "Switch 48", 6_390.0, 2, (1, 3)),
    Model("netwerk", "Toegangspunt wifi", "Wifi 5", 738.0, 1, (1, 3), tot=VOOR_WISSEL),
    Model("netwerk", "Toegangspunt wifi", "Wifi 6", 792.0, 1, (1, 3), van=WISSEL),
)
# orders told, not drawn: laptops for working at home, and the longest waits of the shortage
EXTRA = (
    Extra(date(2021, 3, 15), "Laptop 14 Basis", 54, "duo_plus", 71),
    Extra(date(2021, 5, 17), "Switch 48", 3, "duo_plus", 361),
    Extra(date(2021, 6, 21), "Server R1", 1, "diemen", 350),
    Extra(date(2021, 7, 12), "Wifi 6", 12, "uithoorn", 318),
)
# large orders of laptops are halved from this day: prices are high, so I&A holds back
TERUGHOUDEND_VANAF = date(2022, 1, 1)
LEVERANCIERS = {
    "laptop": "Kantoortechniek (fictief)", "tablet": "Kantoortechniek (fictief)",
    "scherm": "Kantoortechniek (fictief)", "telefoon": "Mobielhuis (fictief)",
    "server": "Datacentrumbouw (fictief)", "netwerk": "Netwerkhandel (fictief)",
}  # fmt: skip
CATEGORIE_DUUR = {
    "laptop": 1.0, "tablet": 0.85, "scherm": 0.8, "telefoon": 0.75, "server": 1.35, "netwerk": 1.6,
}  # fmt: skip
# first day, median days from order to delivery, price index, what is promised over that median
VERLOOP = (
    (date(2018, 9, 1), 17, 1.000, 1.35), (date(2020, 2, 1), 17, 1.008, 1.35),
    (date(2020, 4, 1), 21, 1.012, 1.30), (date(2020, 9, 1), 19, 1.014, 1.25),
    (date(2020, 12, 1), 31, 1.022, 1.10), (date(2021, 3, 1), 52, 1.045, 1.00),
    (date(2021, 6, 1), 86, 1.080, 0.92), (date(2021, 9, 1), 108, 1.120, 0.86),
    (date(2021, 12, 1), 122, 1.155, 0.82), (date(2022, 3, 1), 126, 1.190, 0.78),
    (date(2022, 6, 1), 112, 1.201, 0.80), (date(2022, 12, 1), 92, 1.205, 0.90),
)  # fmt: skip


def typical_days(dag: date) -> float:
    """Median days from order to delivery for an order of that day."""
    return _between(dag, [dagen for _, dagen, _, _ in VERLOOP])


def price_index(dag: date) -> float:
    """Price level against 2018."""
    return _between(dag, [index for _, _, index, _ in VERLOOP])


def promised_share(dag: date) -> float:
    """What suppliers promise, over the days that an order of that day really takes."""
    return _between(dag, [belofte for _, _, _, belofte in VERLOOP])


def _between(dag: date, waarden: list[int] | list[float]) -> float:
    return float(np.interp(dag.toordinal(), [rij[0].toordinal() for rij in VERLOOP], waarden))
