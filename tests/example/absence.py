"""The table verzuim: short, middle and long cases, steered per tertaal, spread evenly by design."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .months import HORIZON, ONE_DAY, first_day, month_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

VANAF = date(2017, 1, 1)
GULDEN_SNEDE = 0.6180339887498949
WERKGEVERFACTOR = {"duo_plus": 1.08, "diemen": 0.9, "uithoorn": 1.0, "ouder_amstel": 0.95}
SEIZOEN = (1.45, 1.5, 1.3, 1.0, 0.85, 0.75, 0.6, 0.65, 0.9, 1.1, 1.2, 1.3)
GEVALLEN_PER_JAAR = {"kort": 0.92, "middel": 0.15, "lang": 0.085, "zwangerschap": 0.013}
LICHT = {2020: 0.88, 2021: 0.88, 2022: 1.05}
ZWAAR = {2017: 1.0, 2018: 1.06, 2019: 1.07, 2020: 0.97, 2021: 1.27, 2022: 1.3}
DELEN_LANG = ((0.55, 100.0), (0.25, 60.0), (0.20, 30.0))
DELEN_MIDDEL = ((0.7, 100.0), (0.3, 50.0))
LANG = ((0, 43), (0.25, 90), (0.5, 165), (0.75, 290), (0.9, 430), (0.97, 600), (1, 728))
ZWANGERSCHAP_DAGEN = 112


@dataclass(frozen=True)
class Dienst:
    """One dienstverband from its first to its last day."""

    dienstverband_id: str
    begin: date
    eind: date
    geboorte: int
    gewicht: float


@dataclass(frozen=True)
class Melding:
    """A case before it is somebody's: its class, first day and length in calendar days."""

    soort: str
    begin: date
    dagen: int


def verzuim_frame(rng: Generator, dienstverbanden: pd.DataFrame) -> pd.DataFrame:
    """All segments of all cases; no case lies outside the service, none overlaps another."""
    diensten = _services(dienstverbanden)
    bezet_tot = {d.dienstverband_id: VANAF for d in diensten}
    records: list[dict[str, object]] = []
    for nummer, (dienst, melding) in enumerate(_cases(rng, diensten, bezet_tot), 1):
        records += _segments(nummer, dienst, melding)
    frame = pd.DataFrame(records)
    for kolom in ("eerste_ziektedag", "hersteldatum", "segment_van", "segment_tot"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame.sort_values(["geval_id", "segment_van"], ignore_index=True)


def _services(frame: pd.DataFrame) -> list[Dienst]:
    vast = frame[frame["soort"].isin(["vast", "tijdelijk", "bovenformatief"])]
    groepen = vast.groupby("dienstverband_id", sort=True)
    return [
        Dienst(
            str(sleutel),
            groep["begindatum"].iloc[0].date(),
            HORIZON if pd.isna(groep["einddatum"].iloc[-1]) else groep["einddatum"].iloc[-1].date(),
            parse(groep["geboortemaand"].iloc[0]),
            WERKGEVERFACTOR[groep["werkgever"].iloc[0]],
        )
        for sleutel, groep in groepen
    ]


def _cases(
    rng: Generator, diensten: list[Dienst], bezet_tot: dict[str, date]
) -> Iterator[tuple[Dienst, Melding]]:
    """Cases in order of month; counts and durations run through even sequences, not dice."""
    rest = dict.fromkeys(GEVALLEN_PER_JAAR, 0.0)
    teller = dict.fromkeys(GEVALLEN_PER_JAAR, 0)
    for maand in range(month_of(VANAF), month_of(HORIZON) + 1):
        aanwezig = [d for d in diensten if d.begin <= first_day(maand) <= d.eind]
        for soort, per_jaar in GEVALLEN_PER_JAAR.items():
            rest[soort] += len(aanwezig) * per_jaar / 12 * _climate(soort, maand)
            aantal, rest[soort] = int(rest[soort]), rest[soort] % 1
            for _ in range(aantal):
                teller[soort] += 1
                dagen = _duration(soort, teller[soort] * GULDEN_SNEDE % 1)
                begin = _workday(first_day(maand) + timedelta(days=int(rng.integers(0, 28))))
                melding = Melding(soort, begin, dagen)
                dienst = _pick(rng, aanwezig, melding, bezet_tot)
                if dienst is not None:
                    yield dienst, melding


def _climate(soort: str, maand: int) -> float:
    jaar, nummer = maand // 12, maand % 12
    if soort == "zwangerschap":
        return 1.0
    if soort == "lang":
        return ZWAAR[jaar] * (1.0 + (SEIZOEN[nummer] - 1.0) * 0.4)
    return LICHT.get(jaar, 1.0) * SEIZOEN[nummer]


def _duration(soort: str, kwantiel: float) -> int:
    """Calendar days of a case of this class at a quantile."""
    if soort == "zwangerschap":
        return ZWANGERSCHAP_DAGEN
    if soort == "kort":
        return int(np.searchsorted([0.22, 0.45, 0.63, 0.76, 0.87, 0.95], kwantiel)) + 1
    if soort == "middel":
        return int(8 * (42 / 8) ** kwantiel)
    kwantielen, lengten = zip(*LANG, strict=True)
    return int(np.interp(kwantiel, kwantielen, lengten))


def _workday(dag: date) -> date:
    return dag - timedelta(days=max(dag.weekday() - 4, 0))


def _pick(
    rng: Generator, aanwezig: list[Dienst], melding: Melding, bezet_tot: dict[str, date]
) -> Dienst | None:
    """Somebody in service who is not ill; weighted by employer. Marks the days as taken."""
    begin = melding.begin
    for _ in range(40):
        dienst = aanwezig[int(rng.integers(len(aanwezig)))]
        leeftijd = (month_of(begin) - dienst.geboorte) // 12
        past = bezet_tot[dienst.dienstverband_id] < begin and dienst.begin <= begin <= dienst.eind
        if melding.soort == "zwangerschap":
            past = past and 26 <= leeftijd <= 39
        if past and rng.random() < dienst.gewicht / 1.1:
            bezet_tot[dienst.dienstverband_id] = begin + timedelta(days=melding.dagen + 14)
            return dienst
    return None


def _segments(nummer: int, dienst: Dienst, melding: Melding) -> Iterator[dict[str, object]]:
    """Rows of one case; somebody who leaves ill is closed on the last day of service."""
    eind = min(melding.begin + timedelta(days=melding.dagen - 1), dienst.eind)
    van = melding.begin
    for tot, pct in _parts(melding, gedeeld=nummer % 4 == 0):
        if van > eind:
            return
        yield {
            "geval_id": f"Z{nummer:05d}",
            "dienstverband_id": dienst.dienstverband_id,
            "eerste_ziektedag": melding.begin,
            "hersteldatum": eind + ONE_DAY,
            "segment_van": van,
            "segment_tot": min(tot, eind),
            "verzuim_pct": pct,
            "soort": "zwangerschap" if melding.soort == "zwangerschap" else "ziekte",
        }
        van = tot + ONE_DAY


def _parts(melding: Melding, *, gedeeld: bool) -> list[tuple[date, float]]:
    """Last day and percentage of each part of a case."""
    delen: tuple[tuple[float, float], ...] = ((1.0, 100.0),)
    if melding.soort == "lang" and melding.dagen >= 60:
        delen = DELEN_LANG
    elif melding.soort == "middel" and gedeeld:
        delen = DELEN_MIDDEL
    grenzen = np.floor(np.cumsum([deel for deel, _ in delen]) * melding.dagen + 1e-9).astype(int)
    return [
        (melding.begin + timedelta(days=int(grens) - 1), pct)
        for grens, (_, pct) in zip(grenzen, delen, strict=True)
    ]
