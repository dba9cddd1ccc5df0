"""The tables contracten and aanbestedingen: more under contract each year, fewer findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from .months import HORIZON, first_day, last_day, month_of
from .packages import HARDWARE, INHUUR, WERKGEVERS, Leverancier, Pakket
from .vacancies import workday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.random import Generator

JAREN = range(2017, 2023)
GROOT_DEEL = 0.5  # of the suppliers of a package: these have a contract sooner
CONTRACT_KANS = {True: 0.96, False: 0.6}
EERSTE_BEGIN = {True: (2013 * 12, 2017 * 12), False: (2017 * 12, 2022 * 12 + 6)}
LAAT_KANS = 0.16  # a large supplier whose first contract begins late
LAAT_BEGIN = (2018 * 12 + 6, 2021 * 12 + 9)
LOOPTIJD = (30, 54)
VERLENGD_KANS = 0.9
EUROPEES_VANAF = 200_000
EUROPEES_KANS = {2018: 0.88, 2020: 0.92, 2030: 0.98}  # up to and including the year
KLEINE_PER_JAAR = 7
BEVINDING_KANS = {2019: 0.5, 2020: 0.42, 2021: 0.2, 2030: 0.12}
BEVINDINGEN = {"dossier": 0.36, "motivering": 0.24, "raming": 0.2, "procedurekeuze": 0.12,
               "termijn": 0.08}  # fmt: skip
TOETS_KANS = 0.85
GESLOTEN_MARKT = {INHUUR: 620_000.0, HARDWARE: 140_000.0}  # yearly, of one supplier


@dataclass(frozen=True)
class Contract:
    """A contract and the tender that it follows from; ``eind`` after the last renewal."""

    nummer: int
    leverancier: Leverancier
    begin: date
    eind: date
    waarde: float
    procedure: str


def contracts(rng: Generator, leveranciers: Iterable[Leverancier]) -> tuple[Contract, ...]:
    """Contracts of each supplier one after the other, sometimes with months in between."""
    spellen = [(v, b, e) for v in leveranciers for b, e in _spells(rng, v)]
    spellen.sort(key=lambda s: (s[1], s[0].nummer))
    return tuple(_contract(rng, nummer, *spel) for nummer, spel in enumerate(spellen, 1))


def _spells(rng: Generator, leverancier: Leverancier) -> Iterator[tuple[date, date]]:
    pakket = leverancier.pakket
    groot = leverancier.rang < GROOT_DEEL * pakket.leveranciers or pakket.naam in GESLOTEN_MARKT
    if leverancier.natuurlijk or rng.random() > CONTRACT_KANS[groot]:
        return
    laat = groot and rng.random() < LAAT_KANS
    maand = int(rng.integers(*(LAAT_BEGIN if laat else EERSTE_BEGIN[groot])))
    while maand <= month_of(HORIZON):
        looptijd = int(rng.integers(*LOOPTIJD))
        yield first_day(maand), last_day(maand + looptijd - 1)
        if rng.random() > VERLENGD_KANS:
            return
        maand += looptijd + int(rng.choice([0, 0, 0, 0, 5, 8]))


def _contract(
    rng: Generator, nummer: int, leverancier: Leverancier, begin: date, eind: date
) -> Contract:
    jaren = ((eind - begin).days + 1) / 365.25
    waarde = yearly(leverancier) * jaren * rng.uniform(0.95, 1.35)
    kans = next(k for jaar, k in EUROPEES_KANS.items() if begin.year <= jaar)
    groot = EUROPEES_VANAF * (25 if leverancier.pakket.soort == "werk" else 1)
    if waarde >= groot and rng.random() < kans:
        procedure = "europees"
    elif leverancier.pakket.soort == "werk" and waarde > groot / 10:
        procedure = "nationaal"
    else:
        procedure = "meervoudig" if waarde > 40_000 else "enkelvoudig"
    return Contract(nummer, leverancier, begin, eind, round(waarde, -3), procedure)


def yearly(leverancier: Leverancier) -> float:
    """Spend of a supplier in a normal year."""
    pakket = leverancier.pakket
    return leverancier.deel * pakket.per_jaar or GESLOTEN_MARKT[pakket.naam] / (
        leverancier.rang + 1
    )


def contracten_frame(alle: Sequence[Contract], crediteur: dict[int, str]) -> pd.DataFrame:
    """The table contracten; ``crediteur``: the first crediteur of each supplier."""
    records = [
        {
            "contract_id": contract_id(c),
            "crediteur_id": crediteur[c.leverancier.nummer],
            "begindatum": pd.Timestamp(c.begin),
            "einddatum": pd.Timestamp(c.eind),
            "waarde_totaal": c.waarde,
            "aanbesteding_id": f"A{c.nummer:04d}",
        }
        for c in alle
    ]
    return pd.DataFrame(records)


def contract_id(contract: Contract) -> str:
    """Number of a contract."""
    return f"C{contract.nummer:04d}"


def aanbestedingen_frame(rng: Generator, alle: Sequence[Contract]) -> pd.DataFrame:
    """The tender of each contract, and small ones that give no contract."""
    records = [_tender(rng, contract) for contract in alle]
    for jaar in JAREN:
        records += [_small(rng, jaar, nummer) for nummer in range(KLEINE_PER_JAAR)]
    frame = pd.DataFrame(records)
    for kolom in ("start_op", "afgerond_op", "getoetst_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame.sort_values(["start_op", "aanbesteding_id"], ignore_index=True)


def _tender(rng: Generator, contract: Contract) -> dict[str, object]:
    gegund = workday(contract.begin - timedelta(days=int(rng.integers(20, 50))))
    maanden = 6 if contract.procedure == "europees" else 3
    start = workday(gegund - timedelta(days=int(rng.integers(25, 35)) * maanden))
    pakket = contract.leverancier.pakket
    wie = contract.leverancier.werkgever or "duo_plus"
    vast = (f"A{contract.nummer:04d}", wie, pakket, contract.waarde, contract.procedure)
    return _record(rng, vast, start, gegund, "gegund")


def _small(rng: Generator, jaar: int, nummer: int) -> dict[str, object]:
    """A small purchase, or a procedure that was withdrawn."""
    wie = str(rng.choice(list(WERKGEVERS), p=list(WERKGEVERS.values())))
    start = workday(date(jaar, 1, 4) + timedelta(days=int(rng.integers(0, 350))))
    klaar = workday(start + timedelta(days=int(rng.integers(30, 110))))
    waarde = round(float(rng.uniform(12_000, 160_000)), -3)
    procedure = "meervoudig" if waarde > 45_000 else "enkelvoudig"
    pakket = Pakket("Losse opdracht", str(rng.choice(["levering", "dienst"])), 0, 0, 0, 0)
    uitkomst = "ingetrokken" if rng.random() < 0.2 else "gegund"
    return _record(rng, (f"K{jaar}-{nummer + 1}", wie, pakket, waarde, procedure), start, klaar,
                   uitkomst)  # fmt: skip


def _record(
    rng: Generator,
    vast: tuple[str, str, Pakket, float, str],
    start: date,
    klaar: date,
    uitkomst: str,
) -> dict[str, object]:
    sleutel, wie, pakket, waarde, procedure = vast
    getoetst = uitkomst == "gegund" and rng.random() < TOETS_KANS
    kans = next(k for jaar, k in BEVINDING_KANS.items() if start.year <= jaar)
    soort = str(rng.choice(list(BEVINDINGEN), p=list(BEVINDINGEN.values())))
    gevonden = soort if rng.random() < kans else "geen"
    return {
        "aanbesteding_id": sleutel,
        "werkgever": wie,
        "onderwerp": pakket.naam,
        "soort": pakket.soort,
        "geraamde_waarde": waarde,
        "start_op": start,
        "procedure": procedure,
        "uitkomst": uitkomst,
        "afgerond_op": klaar,
        "bevinding": gevonden if getoetst else None,
        "getoetst_op": workday(klaar + timedelta(days=int(rng.integers(30, 120))))
        if getoetst
        else None,
    }


def with_running(tabel: pd.DataFrame) -> pd.DataFrame:
    """The cut tenders: what has not ended is running."""
    return tabel.assign(status=tabel["uitkomst"].where(tabel["afgerond_op"].notna(), "lopend"))
