"""Budget figures: effect on the result, what is left to bear, deviations, the pace of spending.

In the tables lasten, baten, storting and onttrekking are positive by nature. Here one sign holds
for every effect and deviation: positive is favourable for the result (domain 5.8).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from duo_analytics.periods import Periode

SOORTEN = {
    "lasten": "Lasten",
    "baten": "Baten",
    "storting": "Storting in reserve",
    "onttrekking": "Onttrekking aan reserve",
}
I_S = {"incidenteel": "Incidenteel", "structureel": "Structureel"}
OVERHEAD = "0.4"  # taakveld of Iv3
EFFECT = {"lasten": -1, "baten": 1, "storting": -1, "onttrekking": 1}
LASTEN = "lasten"
PRIMITIEF, NA_WIJZIGING = "begroting_primitief", "begroting_na_wijziging"
REALISATIE, PROGNOSE = "realisatie_tm", "prognose"
BEDRAGEN = (PRIMITIEF, NA_WIJZIGING, REALISATIE, PROGNOSE)
POST = ("programma", "soort", "i_s")
NUL = Decimal(0)
LAATSTE_MAAND = 12


def stand(financien: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The rows that tell how things stood on a peildatum."""
    return financien[financien["peildatum"] == pd.Timestamp(dag)]


def total(bedragen: pd.Series) -> Decimal:
    """Sum of amounts in Decimal; 0 when there is none."""
    return sum(bedragen, NUL)


def effects(rijen: pd.DataFrame, kolom: str) -> pd.Series:
    """Amounts of a column with the sign of their effect on the result."""
    tekens = rijen["soort"].map(EFFECT).astype(object)
    effect: pd.Series = rijen[kolom] * tekens
    return effect.astype(object)


def gaps(rijen: pd.DataFrame) -> pd.Series:
    """Afwijking: prognose against the budget na wijziging; positive = voordeel (domain 5.8).

    Lasten and storting: begroting - prognose; baten and onttrekking: prognose - begroting.
    """
    afwijking: pd.Series = effects(rijen, PROGNOSE) - effects(rijen, NA_WIJZIGING)
    return afwijking.astype(object)


def net(rijen: pd.DataFrame, kolom: str) -> pd.Series:
    """What is left to bear per programma: lasten - baten + storting - onttrekking."""
    per_programma = (-effects(rijen, kolom)).groupby(rijen["programma"], sort=False)
    return pd.Series({naam: total(deel) for naam, deel in per_programma}, dtype=object)


def per_post(rijen: pd.DataFrame, kolommen: Sequence[str]) -> pd.DataFrame:
    """The amounts of ``BEDRAGEN`` added up per combination of ``kolommen``."""
    return rijen.groupby(list(kolommen), sort=False)[list(BEDRAGEN)].sum().reset_index()


def spent_before(financien: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Lasten that were realised in earlier years, per programma, all these years together.

    ``tot_dan`` = from January up to the end of the same tertaal, ``heel`` = in the whole year.
    Only the years of ``years_before`` count; the index is empty when there is none.
    """
    lasten = financien[financien["soort"] == LASTEN]
    lasten = lasten[lasten["peildatum"].dt.year.isin(years_before(financien, periode))]
    maand = lasten["peildatum"].dt.month
    maanden = {"tot_dan": periode.peildatum.month, "heel": LAATSTE_MAAND}
    sommen = {
        naam: lasten[maand == tot].groupby("programma")[REALISATIE].sum()
        for naam, tot in maanden.items()
    }
    return pd.DataFrame(sommen, dtype=object)


def years_before(financien: pd.DataFrame, periode: Periode) -> list[int]:
    """Earlier years of which both the end of the same tertaal and that of the year are known."""
    peildata = financien["peildatum"].drop_duplicates().dt
    kanten = [
        set(peildata.year[peildata.month == maand])
        for maand in (periode.peildatum.month, LAATSTE_MAAND)
    ]
    return sorted(int(jaar) for jaar in kanten[0] & kanten[1] if jaar < periode.jaar)
