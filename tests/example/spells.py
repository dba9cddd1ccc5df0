"""The table dienstverbanden: one row per spell of equal hours, team and kind of contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from .months import BEGIN, HORIZON, as_text, before, first_day, month_of
from .organisation import IENA
from .people import Verblijf
from .vacancies import VOLTIJD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

URENWIJZIGING_PER_JAAR = 0.045
NEVENFUNCTIES = 9
BIJZONDER = (
    ("stage", 4, 5, 36, (19, 24)), ("bbl", 1, 22, 32, (18, 24)),
    ("re_integratie", 1, 11, 24, (35, 55)), ("bovenformatief", 1, 18, 28, (50, 60)),
)  # fmt: skip


@dataclass(frozen=True)
class Deel:
    """Part of a stay with equal hours and kind of contract."""

    begin: date
    uren: int
    soort: str


def dienstverbanden_frame(rng: Generator, loopbanen: list[tuple[Verblijf, ...]]) -> pd.DataFrame:
    """All spells, of second jobs and of trainees too, sorted by person; pseudonyms are shuffled."""
    nummers = rng.permutation(len(loopbanen)) + 1
    records = [
        record
        for nummer, loopbaan in zip(nummers, loopbanen, strict=True)
        for record in _career_records(rng, int(nummer), loopbaan)
    ]
    elders = [record for record in records if record["team"] != IENA]
    records += list(_second_jobs(rng, elders))
    records += list(_trainees(rng, elders, len(loopbanen)))
    frame = pd.DataFrame(records)
    frame["begindatum"] = pd.to_datetime(frame["begindatum"])
    frame["einddatum"] = pd.to_datetime(frame["einddatum"])
    return frame.sort_values(["dienstverband_id", "begindatum"], ignore_index=True)


def _career_records(
    rng: Generator, nummer: int, loopbaan: tuple[Verblijf, ...]
) -> Iterator[dict[str, object]]:
    volgnummer, vorige = 1, ""
    for verblijf in loopbaan:
        werkgever = verblijf.plaats.onderdeel.werkgever
        if vorige and werkgever != vorige:
            volgnummer += 1
        delen = _parts(rng, verblijf, nieuw=not vorige)
        vorige = werkgever
        einden = [before(deel.begin) for deel in delen[1:]] + [verblijf.eind]
        for deel, eind in zip(delen, einden, strict=True):
            laatste = eind is not None and eind == verblijf.eind
            yield {
                **_place(nummer, volgnummer, verblijf),
                "soort": deel.soort,
                "begindatum": deel.begin,
                "einddatum": eind,
                "uren_per_week": deel.uren,
                "fte": round(deel.uren / VOLTIJD, 4),
                "geboortemaand": as_text(verblijf.geboorte),
                "reden_uit": (verblijf.reden or None) if laatste else None,
            }


def _place(nummer: int, volgnummer: int, verblijf: Verblijf) -> dict[str, object]:
    onderdeel = verblijf.plaats.onderdeel
    return {
        "persoon_id": f"P{nummer:04d}",
        "dienstverband_id": f"D{nummer:04d}-{volgnummer}",
        "werkgever": onderdeel.werkgever,
        "afdeling": onderdeel.afdeling,
        "team": onderdeel.team,
        "cluster": onderdeel.cluster or None,
        "functie": verblijf.plaats.functie.naam,
    }


def _parts(rng: Generator, verblijf: Verblijf, *, nieuw: bool) -> list[Deel]:
    """Cut a stay at the permanent contract after a year and at changes of hours."""
    tijdelijk = nieuw and verblijf.begin >= date(2017, 2, 1)
    delen = [Deel(verblijf.begin, verblijf.uren, "tijdelijk" if tijdelijk else "vast")]
    vast_vanaf = first_day(month_of(verblijf.begin) + 12)
    uren = verblijf.uren
    for maand in range(month_of(verblijf.begin) + 1, month_of(verblijf.laatste_dag) + 1):
        dag = first_day(maand)
        wordt_vast = delen[-1].soort == "tijdelijk" and dag >= vast_vanaf
        wijzigt = dag > BEGIN and rng.random() < URENWIJZIGING_PER_JAAR / 12
        if wijzigt:
            uren = _other_hours(rng, uren)
        if wordt_vast or uren != delen[-1].uren:
            soort = "vast" if wordt_vast else delen[-1].soort
            delen.append(Deel(dag, uren, soort))
    return delen


def _other_hours(rng: Generator, uren: int) -> int:
    return min(36, max(20, uren + int(rng.choice([-8, -4, -4, 4, 4, 8]))))


def _second_jobs(rng: Generator, records: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """A second, small dienstverband of people who work at most 24 hours and stay."""
    hoofd = [
        r
        for r in records
        if int(str(r["uren_per_week"])) <= 24 and r["einddatum"] is None and r["soort"] == "vast"
    ]
    for keuze in rng.choice(len(hoofd), NEVENFUNCTIES, replace=False):
        bij, plek = hoofd[int(keuze)], hoofd[int(rng.integers(len(hoofd)))]
        nummer = str(bij["persoon_id"])[1:]
        uren = int(rng.choice([8, 12, 12]))
        yield {
            **plek,
            **{k: bij[k] for k in ("persoon_id", "geboortemaand", "einddatum", "reden_uit")},
            "dienstverband_id": f"D{nummer}-9",
            "begindatum": max(
                first_day(month_of(date(2018, 6, 1)) + int(rng.integers(0, 40))),
                date.fromisoformat(str(bij["begindatum"])),
            ),
            "uren_per_week": uren,
            "fte": round(uren / VOLTIJD, 4),
        }


def _trainees(
    rng: Generator, records: list[dict[str, object]], bestaand: int
) -> Iterator[dict[str, object]]:
    """Stage, bbl, re-integratie and bovenformatief: a few each half year, outside the posts."""
    nummer = bestaand
    for maand in range(month_of(BEGIN) + 1, month_of(HORIZON), 6):
        for soort, aantal, duur, uren, (jong, oud) in BIJZONDER:
            for _ in range(int(rng.binomial(aantal, 0.7))):
                nummer += 1
                plek = records[int(rng.integers(len(records)))]
                eind = before(first_day(maand + duur))
                yield {
                    **plek,
                    "persoon_id": f"P{nummer:04d}",
                    "dienstverband_id": f"D{nummer:04d}-1",
                    "soort": soort,
                    "begindatum": first_day(maand),
                    "einddatum": eind if eind <= HORIZON else None,
                    "uren_per_week": uren,
                    "fte": round(uren / VOLTIJD, 4),
                    "geboortemaand": as_text(maand - 12 * int(rng.integers(jong, oud))),
                    "reden_uit": "einde_contract" if eind <= HORIZON else None,
                }
