"""The table adviesvragen: ever more questions, answered sooner since there is a projectleider."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from .months import HORIZON, first_day, month_of
from .packages import WERKGEVERS
from .vacancies import workday

if TYPE_CHECKING:
    from numpy.random import Generator

VANAF = date(2017, 5, 1)
PER_MAAND = {2017: 5.0, 2018: 6.0, 2019: 7.5, 2020: 9.0, 2021: 12.5, 2022: 17.0}
RUSTIG = {7: 0.6, 8: 0.7, 12: 0.75}
PROJECTLEIDER_VANAF = date(2021, 9, 1)
MEDIAAN_DAGEN = (13.0, 7.5)  # before and since
SOORTEN = {"procedure": 0.28, "contract": 0.22, "uitvraag": 0.2, "regels": 0.14, "mvi": 0.07,
           "overig": 0.09}  # fmt: skip


def adviesvragen_frame(rng: Generator) -> pd.DataFrame:
    """Every question with the day on which it will be answered."""
    records = []
    rest = 0.0
    for maand in range(month_of(VANAF), month_of(HORIZON) + 1):
        rest += PER_MAAND[maand // 12] * RUSTIG.get(maand % 12 + 1, 1.08) * rng.uniform(0.8, 1.2)
        aantal, rest = int(rest), rest % 1
        records += [_question(rng, first_day(maand)) for _ in range(aantal)]
    frame = pd.DataFrame(records).sort_values(["ontvangen_op", "soort"], kind="stable")
    for kolom in ("ontvangen_op", "beantwoord_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    jaar = frame["ontvangen_op"].dt.year
    nummer = frame.groupby(jaar).cumcount() + 1
    frame["vraag_id"] = [f"Q{j}-{n:03d}" for j, n in zip(jaar, nummer, strict=True)]
    return frame.reset_index(drop=True)


def _question(rng: Generator, maand: date) -> dict[str, object]:
    dag = workday(maand + timedelta(days=int(rng.integers(0, 26))))
    mediaan = MEDIAAN_DAGEN[dag >= PROJECTLEIDER_VANAF]
    wacht = timedelta(days=int(mediaan * float(rng.lognormal(0.0, 0.85))))
    return {
        "werkgever": str(rng.choice(list(WERKGEVERS), p=list(WERKGEVERS.values()))),
        "ontvangen_op": dag,
        "beantwoord_op": workday(dag + wacht),
        "soort": str(rng.choice(list(SOORTEN), p=list(SOORTEN.values()))),
    }
