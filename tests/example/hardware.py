"""The tables hardwarebestellingen and hardwarebudget: waits and prices rise from 2020-Q4."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .models import (
    CATEGORIE_DUUR,
    EXTRA,
    LEVERANCIERS,
    MODELLEN,
    TERUGHOUDEND_VANAF,
    Model,
    price_index,
    promised_share,
    typical_days,
)
from .months import tertalen
from .vacancies import workday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

EERSTE_JAAR = 2018
EERSTE_DAG = date(2018, 9, 1)
LANGSTE_WACHT = 364
WERKGEVERS = {"duo_plus": 0.5, "diemen": 0.22, "uithoorn": 0.18, "ouder_amstel": 0.10}
BESTELDAGEN = 14
DEEL_VANAF = 5
TRAAG = frozenset({"server", "netwerk"})
TRAAG_KANS = 0.15
SCHAARSTE_VANAF = date(2021, 4, 1)
DEEL_KANS = 0.25
# x 1,000 EUR per category: primitief 2019-2022, then na wijziging 2019-2022
BUDGET = {
    "laptop": ((270, 272, 275, 262), (285, 240, 275, 262)),
    "tablet": ((14, 14, 14, 13), (14, 13, 14, 12)),
    "scherm": ((13, 13, 13, 13), (13, 13, 13, 13)),
    "telefoon": ((26, 26, 26, 28), (26, 24, 26, 30)),
    "server": ((160, 165, 180, 230), (158, 200, 195, 243)),
    "netwerk": ((78, 80, 85, 100), (78, 86, 92, 116)),
}
WIJZIGING_VANAF_TERTAAL = {2019: 2, 2020: 2, 2021: 2, 2022: 1}


@dataclass(frozen=True)
class Regel:
    """One order line with what will happen to it."""

    dag: date
    werkgever: str
    model: Model
    aantal: int
    prijs: float
    toegezegd: date
    geleverd: date


def orders_frame(rng: Generator) -> pd.DataFrame:
    """All order lines since September 2018, each with the day on which it will be delivered."""
    regels = sorted(
        [*_lines(rng), *_extra(rng)],
        key=lambda r: (r.dag, r.werkgever, LEVERANCIERS[r.model.categorie], r.geleverd),
    )
    teller: dict[int, int] = {}
    records: list[dict[str, object]] = []
    for (dag, _, _), order in groupby(regels, key=_order_key):
        teller[dag.year] = teller.get(dag.year, 0) + 1
        order_id = f"B{dag.year}-{teller[dag.year]:03d}"
        records += [_record(order_id, nummer, regel) for nummer, regel in enumerate(order, 1)]
    frame = pd.DataFrame(records)
    for kolom in ("besteldatum", "toegezegde_leverdatum", "leverdatum"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame


def _order_key(regel: Regel) -> tuple[date, str, str]:
    return regel.dag, regel.werkgever, LEVERANCIERS[regel.model.categorie]


def _lines(rng: Generator) -> Iterator[Regel]:
    for _, _, eerste, laatste in tertalen(EERSTE_JAAR):
        dagen = (laatste - eerste).days
        besteldagen = [
            workday(eerste + timedelta(days=int(dag)))
            for dag in np.sort(rng.choice(dagen - 2, BESTELDAGEN, replace=False))
        ]
        for model in MODELLEN:
            if eerste < EERSTE_DAG or not model.van <= eerste <= model.tot:
                continue
            groot = [_large(model.groot, eerste)] if model.groot else []
            for bereik in [model.klein] * model.regels + groot:
                dag = besteldagen[int(rng.integers(BESTELDAGEN))]
                yield from _partial(rng, _line(rng, model, dag, bereik))


def _large(bereik: tuple[int, int], dag: date) -> tuple[int, int]:
    deler = 2 if dag >= TERUGHOUDEND_VANAF else 1
    return bereik[0] // deler, bereik[1] // deler


def _extra(rng: Generator) -> Iterator[Regel]:
    for extra in EXTRA:
        model = next(m for m in MODELLEN if m.naam == extra.model)
        regel = _line(rng, model, extra.dag, (extra.aantal, extra.aantal))
        geleverd = extra.dag + timedelta(days=extra.wacht)
        yield replace(regel, werkgever=extra.werkgever, geleverd=geleverd)


def _line(rng: Generator, model: Model, dag: date, bereik: tuple[int, int]) -> Regel:
    groot = model.groot is not None and bereik[0] > model.klein[1]
    kansen = np.array(list(WERKGEVERS.values()))
    werkgever = "duo_plus" if groot else str(rng.choice(list(WERKGEVERS), p=kansen))
    duur = CATEGORIE_DUUR[model.categorie]
    wacht = typical_days(dag) * duur * rng.lognormal(0.0, 0.33)
    if model.categorie in TRAAG and dag >= SCHAARSTE_VANAF and rng.random() < TRAAG_KANS:
        wacht *= 2.0
    verwacht = typical_days(dag) * duur * promised_share(dag)
    return Regel(
        dag, werkgever, model, int(rng.integers(bereik[0], bereik[1] + 1)),
        round(model.prijs * price_index(dag) * float(rng.normal(1.0, 0.006)), 2),
        workday(dag + timedelta(days=int(verwacht))),
        workday(dag + timedelta(days=min(LANGSTE_WACHT - 2, max(4, int(wacht))))),
    )  # fmt: skip


def _partial(rng: Generator, regel: Regel) -> Iterator[Regel]:
    """The line itself, or the parts in which a large line is delivered."""
    if regel.aantal < DEEL_VANAF or rng.random() > DEEL_KANS:
        yield regel
        return
    eerst = int(regel.aantal * rng.uniform(0.4, 0.7))
    later = min(
        workday(regel.geleverd + timedelta(days=int(rng.integers(10, 45)))),
        regel.dag + timedelta(days=LANGSTE_WACHT),
    )
    yield replace(regel, aantal=eerst)
    yield replace(regel, aantal=regel.aantal - eerst, geleverd=later)


def _record(order_id: str, nummer: int, regel: Regel) -> dict[str, object]:
    return {
        "order_id": order_id,
        "regel": str(nummer),
        "artikel": regel.model.artikel,
        "model": regel.model.naam,
        "categorie": regel.model.categorie,
        "aantal": regel.aantal,
        "aantal_geleverd": regel.aantal,
        "prijs_per_stuk": regel.prijs,
        "besteldatum": regel.dag,
        "toegezegde_leverdatum": regel.toegezegd,
        "leverdatum": regel.geleverd,
        "leverancier": LEVERANCIERS[regel.model.categorie],
        "werkgever": regel.werkgever,
    }


def budget_frame(bestellingen: pd.DataFrame) -> pd.DataFrame:
    """Budget, geboekt and verplichting per category at the end of every tertaal since 2019."""
    bedrag = bestellingen["aantal"] * bestellingen["prijs_per_stuk"]
    regels = bestellingen.assign(bedrag=bedrag)
    records = [
        _stand(regels[regels["categorie"] == categorie], categorie, jaar, tertaal, laatste)
        for jaar, tertaal, _, laatste in tertalen(2019)
        for categorie in BUDGET
    ]
    return pd.DataFrame(records)


def _stand(regels: pd.DataFrame, categorie: str, jaar: int, tertaal: int,
           peildatum: date) -> dict[str, object]:  # fmt: skip
    dag = pd.Timestamp(peildatum)
    geleverd = regels["leverdatum"].between(pd.Timestamp(jaar, 1, 1), dag)
    open_regels = (regels["besteldatum"] <= dag) & (regels["leverdatum"] > dag)
    primitief, gewijzigd = (reeks[jaar - 2019] * 1000.0 for reeks in BUDGET[categorie])
    return {
        "peildatum": dag,
        "categorie": categorie,
        "begroting_primitief": primitief,
        "begroting_na_wijziging": (
            gewijzigd if tertaal >= WIJZIGING_VANAF_TERTAAL[jaar] else primitief
        ),
        "geboekt": round(float(regels.loc[geleverd, "bedrag"].sum()), 2),
        "verplichting": round(float(regels.loc[open_regels, "bedrag"].sum()), 2),
    }
