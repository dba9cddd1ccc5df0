"""The tables inhuur and loonsom: a stable level of inhuur, and bridging of vacatures at I&A."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .months import HORIZON, ONE_DAY, tertalen
from .organisation import IENA, ONDERDELEN, Onderdeel
from .vacancies import Vacature, workday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.random import Generator

VANAF = date(2018, 9, 1)
EERSTE_JAAR = 2019
LOONSOM_PER_FTE = 24_000
LOONSTIJGING = 1.025
DAGEN_PER_TERTAAL = 365 / 3
LIJNEN_PER_10_PLAATSEN = {"duo_plus": 1.3, "diemen": 0.85, "uithoorn": 1.3, "ouder_amstel": 2.35}
REDENEN = {"ziekte": 0.26, "project": 0.32, "deskundigheid": 0.27, "piek": 0.15}
OVERBRUGD_ELDERS = 0.22
IENA_OVERBRUGD_VANAF = date(2021, 2, 1)
CREDITNOTAS = (("I0901", "Financiën", date(2021, 6, 14), -2150.00),
               ("I0902", "Openbare ruimte", date(2022, 2, 7), -1384.50))  # fmt: skip


@dataclass(frozen=True)
class Inzet:
    """One assignment, over any number of tertalen; ``tarief`` is EUR per fte per tertaal."""

    onderdeel: Onderdeel
    begin: date
    eind: date
    fte: float
    tarief: float
    reden: str
    vacature_id: str | None = None


def inhuur_frame(
    rng: Generator, vacatures: Iterable[Vacature], nummers: dict[str, str]
) -> pd.DataFrame:
    """One row per assignment and tertaal from 2019 on; two creditnota's."""
    inzetten = [*_lines(rng), *_bridges(rng, vacatures, nummers)]
    inzetten.sort(key=lambda i: (i.begin, i.onderdeel.werkgever, i.onderdeel.team, i.tarief))
    records = [
        record
        for nummer, inzet in enumerate(inzetten, 1)
        for record in _per_tertaal(f"I{nummer:04d}", inzet)
    ]
    records += [_credit_note(*nota) for nota in CREDITNOTAS]
    frame = pd.DataFrame(records)
    for kolom in ("begindatum", "einddatum"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame.sort_values(["inhuur_id", "begindatum"], ignore_index=True)


def _lines(rng: Generator) -> Iterator[Inzet]:
    """Lines of assignments that follow each other, a fixed number per team."""
    for onderdeel in ONDERDELEN:
        plaatsen = sum(f.plaatsen for f in onderdeel.functies)
        lijnen = plaatsen / 10 * LIJNEN_PER_10_PLAATSEN[onderdeel.werkgever]
        lijnen = 1 if onderdeel.team == IENA else lijnen
        for _ in range(int(lijnen + rng.random())):
            yield from _line(rng, onderdeel)


def _line(rng: Generator, onderdeel: Onderdeel) -> Iterator[Inzet]:
    begin = VANAF + timedelta(days=int(rng.integers(-60, 150)))
    while begin < HORIZON:
        begin = workday(begin)
        eind = begin + timedelta(days=int(rng.integers(80, 290)))
        reden = str(rng.choice(list(REDENEN), p=list(REDENEN.values())))
        yield Inzet(onderdeel, begin, eind, _fte(rng), _tarief(rng, onderdeel), reden)
        begin = eind + timedelta(days=int(rng.integers(3, 40)))


def _bridges(
    rng: Generator, vacatures: Iterable[Vacature], nummers: dict[str, str]
) -> Iterator[Inzet]:
    """Inhuur until a vacature is filled: nearly always at I&A from 2021, sometimes elsewhere."""
    for vacature in vacatures:
        onderdeel = vacature.plaats.onderdeel
        iena = onderdeel.team == IENA and vacature.opengesteld >= IENA_OVERBRUGD_VANAF
        if rng.random() > (0.95 if iena else OVERBRUGD_ELDERS):
            continue
        begin = workday(vacature.opengesteld + timedelta(days=int(rng.integers(40, 75))))
        eind = vacature.gesloten + timedelta(days=int(rng.integers(30, 60)))
        if eind > begin:
            yield Inzet(
                onderdeel, begin, eind, _fte(rng), _tarief(rng, onderdeel),
                "vacatureruimte", nummers[vacature.sleutel],
            )  # fmt: skip


def _fte(rng: Generator) -> float:
    return float(rng.choice([0.5, 0.6, 0.8, 0.8889, 1.0, 1.0]))


def _tarief(rng: Generator, onderdeel: Onderdeel) -> float:
    midden = 31_500 if onderdeel.team == IENA else 28_500
    return float(np.clip(rng.normal(midden, 2_600), 22_000, 34_000))


def _per_tertaal(inhuur_id: str, inzet: Inzet) -> Iterator[dict[str, object]]:
    for jaar, _, eerste, laatste in tertalen(EERSTE_JAAR):
        van, tot = max(inzet.begin, eerste), min(inzet.eind, laatste)
        dagen = (tot - van).days + 1
        if dagen < 1:
            continue
        deel = min(1.0, dagen / DAGEN_PER_TERTAAL)
        tarief = inzet.tarief * LOONSTIJGING ** (jaar - 2022)
        yield {
            "inhuur_id": inhuur_id,
            **_place(inzet.onderdeel),
            "begindatum": van,
            "einddatum": tot,
            "fte": inzet.fte,
            "kosten": round(inzet.fte * tarief * deel, 2),
            "reden": inzet.reden,
            "vacature_id": inzet.vacature_id,
        }


def _place(onderdeel: Onderdeel) -> dict[str, object]:
    return {
        "werkgever": onderdeel.werkgever,
        "afdeling": onderdeel.afdeling,
        "team": onderdeel.team,
        "cluster": onderdeel.cluster or None,
    }


def _credit_note(inhuur_id: str, team: str, dag: date, kosten: float) -> dict[str, object]:
    onderdeel = next(o for o in ONDERDELEN if o.team == team)
    return {
        "inhuur_id": inhuur_id, **_place(onderdeel), "begindatum": dag, "einddatum": dag,
        "fte": 0.0, "kosten": kosten, "reden": "piek", "vacature_id": None,
    }  # fmt: skip


def loonsom_frame(dienstverbanden: pd.DataFrame) -> pd.DataFrame:
    """Wage sum per employer and tertaal, from the mean fte; ``bekend_op`` is for the cut."""
    betaald = dienstverbanden[dienstverbanden["soort"] != "stage"]
    records = [
        {
            "werkgever": werkgever,
            "jaar": jaar,
            "tertaal": tertaal,
            "loonsom": round(
                mean_fte(groep, eerste, laatste)
                * LOONSOM_PER_FTE * LOONSTIJGING ** (jaar - 2022), 2,
            ),
            "bekend_op": pd.Timestamp(laatste),
        }
        for werkgever, groep in betaald.groupby("werkgever", sort=False)
        for jaar, tertaal, eerste, laatste in tertalen(EERSTE_JAAR)
    ]  # fmt: skip
    return pd.DataFrame(records).sort_values(["jaar", "tertaal", "werkgever"], ignore_index=True)


def mean_fte(spells: pd.DataFrame, eerste: date, laatste: date) -> float:
    """Mean fte in service over the days of a window."""
    eind = spells["einddatum"].fillna(pd.Timestamp(HORIZON))
    begin = spells["begindatum"]
    van = begin.where(begin > pd.Timestamp(eerste), pd.Timestamp(eerste))
    tot = eind.where(eind < pd.Timestamp(laatste), pd.Timestamp(laatste))
    dagen = ((tot - van).dt.days + 1).clip(lower=0)
    return float((dagen * spells["fte"]).sum() / ((laatste - eerste + ONE_DAY).days))
