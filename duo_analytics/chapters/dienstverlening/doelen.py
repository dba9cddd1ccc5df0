"""The goals of the programme, each with its indicator, norm and value, or honestly not measured."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import NVT, met_eenheid
from duo_analytics.intake.tables.sturing import RICHTING
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.rounding import exact
from duo_analytics.statistics.doelen import goals_on
from duo_analytics.statistics.stoplicht import OP_NORM, Licht, goal_limits, in_words

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

THEMA = "dienstverlening"
NOTATIE = {
    "pct": ("pct", 1),
    "cijfer": ("aantal", 1),
    "dagen": ("dagen", 0),
    "aantal": ("aantal", 0),
}


@indicator(
    "Doelen van het programma",
    eenheid="doelen",
    moment=Moment.PEILDATUM,
    definitie="Doelen van het programma integrale dienstverlening.",
    formule="aantal doelen in de stand van de peildatum",
    tabellen=("doelen",),
)
def aantal_doelen(tabellen: Tabellen) -> Getal:
    """Number of goals."""
    return _count(tabellen, *Licht)


@indicator(
    "Doelen die de norm halen",
    eenheid="doelen",
    moment=Moment.PEILDATUM,
    definitie="Doelen waarvan de laatste meting de norm haalt.",
    formule="aantal doelen met waarde minstens (of hoogstens) de norm",
    tabellen=("doelen",),
)
def doelen_op_norm(tabellen: Tabellen) -> Getal:
    """Number of goals whose last measurement meets the norm."""
    return _count(tabellen, Licht.GROEN)


@indicator(
    "Doelen die niet zijn gemeten",
    eenheid="doelen",
    moment=Moment.PEILDATUM,
    definitie="Doelen zonder meting: niemand weet nog of het doel dichterbij komt.",
    formule="aantal doelen zonder waarde",
    tabellen=("doelen",),
    kern=True,
)
def doelen_niet_gemeten(tabellen: Tabellen) -> Getal:
    """Number of goals without a measurement (domain 4.6)."""
    return _count(tabellen, Licht.GRIJS)


def _count(tabellen: Tabellen, *lichten: Licht) -> Getal:
    frame = goals_on(tabellen, THEMA)
    return Decimal(int(frame["licht"].isin(lichten).sum())) if len(frame) else None


def overzicht(tabellen: Tabellen) -> Tabel:
    """One row per goal: indicator, norm, value, day of the measurement and status."""
    frame = goals_on(tabellen, THEMA)
    norm = _texts(frame, "norm")
    marge = goal_limits(tabellen).oranje
    return make_table(
        "dienstverlening.doelen",
        "Doelen van het programma: norm en laatste meting",
        f"op {datum_in_woorden(tabellen.peil.peildatum)}",
        frame.assign(
            norm_tekst=frame["richting"].map(RICHTING).str.lower() + " " + norm,
            waarde_tekst=_texts(frame, "waarde"),
            status=in_words(frame["licht"], OP_NORM),
        ),
        {
            "doel": Kop("Doel"),
            "indicator": Kop("Indicator"),
            "norm_tekst": Kop("Norm"),
            "waarde_tekst": Kop("Laatste meting"),
            "gemeten_op": Kop("Gemeten op", "datum"),
            "status": Kop("Status"),
        },
        tabellen.bron("doelen"),
        noten=(
            f"Aandacht: de meting ligt hoogstens {met_eenheid(exact(marge), 'pct', 0)} van de norm "
            "ervan af. Ver van de norm: meer dan dat.",
        ),
    )


def _texts(frame: pd.DataFrame, kolom: str) -> pd.Series:
    """Values in the unit of their own row: '80,0%', '7,5', 'n.v.t.'."""
    paren = zip(frame[kolom], frame["eenheid"], strict=True)
    teksten = [
        NVT if pd.isna(waarde) else met_eenheid(exact(waarde), *NOTATIE[eenheid])
        for waarde, eenheid in paren
    ]
    return pd.Series(teksten, frame.index, dtype=object)
