"""Vacatures: how long each kind of function stays open, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from .organisation import Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.random import Generator

    from .people import Verblijf

VOLTIJD = 36
WEKEN_OPEN = {
    "ict": 22.5, "ruimte": 12.0, "financien": 11.5,
    "sociaal": 9.5, "dienstverlening": 8.5, "overig": 9.0,
}  # fmt: skip
KRAPTE = {2018: 0.95, 2019: 1.0, 2020: 1.0, 2021: 1.15, 2022: 1.3, 2023: 1.3}
ICT_KRAPTE_2021 = 1.2
UITKOMSTEN = {
    "ict": {"extern": 0.72, "ingetrokken": 0.12, "uitbesteed": 0.08, "inhuur": 0.08},
    "anders": {"extern": 0.93, "ingetrokken": 0.06, "inhuur": 0.01},
}


@dataclass(frozen=True)
class Vacature:
    """A vacature for a post; ``gesloten`` is the day of signing or withdrawal, known afterwards."""

    sleutel: str
    plaats: Plaats
    uren: int
    opengesteld: date
    gesloten: date
    uitkomst: str
    ronde_dagen: int


def next_vacature(
    rng: Generator, plaats: Plaats, vertrek: date, volgnummer: int, vorige: Verblijf | None
) -> Vacature:
    """The vacature for a post that its holder leaves, opened earlier when the pension is near."""
    pensioen = vorige is not None and vorige.reden == "pensioen"
    vooraf = rng.integers(30, 100) if pensioen else rng.integers(-21, 32)
    opengesteld = workday(vertrek - timedelta(days=int(vooraf)))
    groep = plaats.functie.groep
    weken = WEKEN_OPEN[groep] * KRAPTE[opengesteld.year] * rng.lognormal(0.0, 0.42)
    if groep == "ict" and opengesteld.year >= 2021:
        weken *= ICT_KRAPTE_2021
    kansen = UITKOMSTEN.get(groep, UITKOMSTEN["anders"])
    uitkomst = str(rng.choice(list(kansen), p=list(kansen.values())))
    if uitkomst == "ingetrokken":
        weken *= 1.4
    return Vacature(
        f"{plaats.nummer}-{volgnummer}", plaats, vorige.uren if vorige else VOLTIJD,
        opengesteld, workday(opengesteld + timedelta(days=max(24, int(7 * weken)))), uitkomst,
        int(rng.integers(63, 112)),
    )  # fmt: skip


def workday(dag: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return dag + timedelta(days=(7 - dag.weekday()) if dag.weekday() > 4 else 0)


def numbered(vacatures: Iterable[Vacature]) -> dict[str, str]:
    """Vacature numbers such as V2021-014, by key, in the order of opening."""
    nummers: dict[str, str] = {}
    teller: dict[int, int] = {}
    for vacature in sorted(vacatures, key=lambda v: (v.opengesteld, v.plaats.nummer, v.sleutel)):
        jaar = vacature.opengesteld.year
        teller[jaar] = teller.get(jaar, 0) + 1
        nummers[vacature.sleutel] = f"V{jaar}-{teller[jaar]:03d}"
    return nummers


def vacatures_frame(vacatures: Iterable[Vacature], nummers: dict[str, str]) -> pd.DataFrame:
    """The table vacatures with everything that ever happened; ``ronde_dagen`` is for the cut."""
    frame = pd.DataFrame([_record(v, nummers[v.sleutel]) for v in vacatures])
    for kolom in ("opengesteld_op", "getekend_op", "ingetrokken_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame.sort_values("vacature_id", ignore_index=True)


def _record(vacature: Vacature, nummer: str) -> dict[str, object]:
    onderdeel, functie = vacature.plaats.onderdeel, vacature.plaats.functie
    ingetrokken = vacature.uitkomst == "ingetrokken"
    return {
        "vacature_id": nummer,
        "werkgever": onderdeel.werkgever,
        "afdeling": onderdeel.afdeling,
        "team": onderdeel.team,
        "cluster": onderdeel.cluster or None,
        "functie": functie.naam,
        "functiegroep": functie.groep,
        "fte": round(vacature.uren / VOLTIJD, 4),
        "opengesteld_op": vacature.opengesteld,
        "getekend_op": None if ingetrokken else vacature.gesloten,
        "ingetrokken_op": vacature.gesloten if ingetrokken else None,
        "ronde": 1,
        "invulling": None if ingetrokken else vacature.uitkomst,
        "ronde_dagen": vacature.ronde_dagen,
        "plaats": vacature.plaats.nummer,
    }


def rounds(open_dagen: pd.Series, ronde_dagen: pd.Series) -> pd.Series:
    """How many rounds of recruitment fit in the days that a vacature was open, at most four."""
    return (1 + open_dagen // ronde_dagen).clip(1, 4).astype(int)


def internal(
    vacatures: Iterable[Vacature], loopbanen: Iterable[tuple[Verblijf, ...]]
) -> tuple[Vacature, ...]:
    """The vacatures, 'intern' where the same employer's own staff moved in."""
    doorstroom = {
        naar.via
        for loopbaan in loopbanen
        for van, naar in pairwise(loopbaan)
        if van.plaats.onderdeel.werkgever == naar.plaats.onderdeel.werkgever
    }
    return tuple(replace(v, uitkomst="intern") if v.sleutel in doorstroom else v for v in vacatures)
