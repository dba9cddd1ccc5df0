"""The table activa: what is delivered comes into use, the oldest goes out; waits make a backlog."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pandas as pd

from .hardware import WERKGEVERS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from numpy.random import Generator

TERMIJN = {"laptop": 3, "tablet": 3, "scherm": 6, "telefoon": 3, "server": 5, "netwerk": 7}
BEGINVOORRAAD = {
    "laptop": (590, 1_120.0), "tablet": (75, 510.0), "scherm": (335, 235.0),
    "telefoon": (205, 455.0), "server": (42, 21_500.0), "netwerk": (110, 3_200.0),
}  # fmt: skip
OVER_TERMIJN = 0.35
LAATSTE = date(2018, 8, 31)
VERVANGT = {"laptop": 0.8, "tablet": 1.0, "scherm": 0.95, "telefoon": 1.0, "server": 1.0,
            "netwerk": 1.0}  # fmt: skip
RESTWAARDE = {"laptop": 0.05, "server": 0.08}


def activa_frame(rng: Generator, bestellingen: pd.DataFrame) -> pd.DataFrame:
    """Lots of devices; a delivery takes as many of the oldest of its category out of use."""
    nummers = count(1)
    begin = [partij for categorie in TERMIJN for partij in _initial(rng, categorie)]
    op_levering = bestellingen.sort_values("leverdatum", kind="stable")
    nieuw = [_delivered(rij) for rij in op_levering.to_dict("records")]
    partijen = sorted([*begin, *nieuw], key=lambda p: (p["aanschafdatum"], p["categorie"]))
    for partij in partijen:
        partij["activum_id"] = f"A{next(nummers):04d}"
    frame = pd.DataFrame([rij for c in TERMIJN for rij in _replaced(partijen, c)])
    for kolom in ("aanschafdatum", "buiten_gebruik_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame.sort_values("activum_id", ignore_index=True)


def _initial(rng: Generator, categorie: str) -> Iterator[dict[str, object]]:
    """The stock at the start, bought evenly over the term and a bit before."""
    voorraad, prijs = BEGINVOORRAAD[categorie]
    grootste = 2 if categorie == "server" else 14
    spreiding = int(365.25 * TERMIJN[categorie] * (1 + OVER_TERMIJN / 2))
    spreiding = min(spreiding, (LAATSTE - date(2014, 1, 6)).days)
    while voorraad > 0:
        aantal = min(voorraad, int(rng.integers(1, grootste + 1)))
        voorraad -= aantal
        dag = LAATSTE - timedelta(days=int(rng.integers(0, spreiding)))
        werkgever = str(rng.choice(list(WERKGEVERS), p=list(WERKGEVERS.values())))
        yield _lot(categorie, aantal, dag, round(prijs * rng.uniform(0.93, 1.07), 2), werkgever)


def _delivered(rij: Mapping[Hashable, Any]) -> dict[str, object]:
    return _lot(
        str(rij["categorie"]), int(str(rij["aantal"])), pd.Timestamp(str(rij["leverdatum"])).date(),
        float(str(rij["prijs_per_stuk"])), str(rij["werkgever"]),
    )  # fmt: skip


def _lot(categorie: str, aantal: int, dag: date, prijs: float, werkgever: str) -> dict[str, object]:
    waarde = round(aantal * prijs, 2)
    return {
        "categorie": categorie,
        "aantal": aantal,
        "aanschafdatum": dag,
        "aanschafwaarde": waarde,
        "restwaarde": round(waarde * RESTWAARDE.get(categorie, 0.0), 2),
        "termijn_jaren": TERMIJN[categorie],
        "buiten_gebruik_op": None,
        "werkgever": werkgever,
    }


def _replaced(partijen: list[dict[str, object]], categorie: str) -> list[dict[str, object]]:
    """Lots of one category with the day on which they were replaced, first in first out."""
    rijen = [dict(p) for p in partijen if p["categorie"] == categorie]
    oudste, tegoed = 0, 0.0
    for rij in rijen:
        dag = rij["aanschafdatum"]
        if not isinstance(dag, date) or dag <= LAATSTE:
            continue
        tegoed += int(str(rij["aantal"])) * VERVANGT[categorie]
        while tegoed >= int(str(rijen[oudste]["aantal"])):
            tegoed -= int(str(rijen[oudste]["aantal"]))
            rijen[oudste]["buiten_gebruik_op"] = dag + timedelta(days=14)
            oudste += 1
    return rijen
