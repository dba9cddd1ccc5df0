"""What was published about the lead time of chips: loose measurements beside our own figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.periods import maand_in_woorden
from duo_analytics.reference import period_end

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

HERFST = "chips.levertijd_herfst_weken"
MAAND = "chips.levertijd_weken"


@dataclass(frozen=True)
class Meting:
    """One published lead time in weeks, and when it was measured in words."""

    weken: Decimal | None = None
    gemeten: str | None = None


def chips_per_quarter(tabellen: Tabellen) -> dict[pd.Period, Meting]:
    """The last published value of each quarter that was known at the peildatum.

    Nothing is filled in for a quarter without one (domain 5.1: irregular series).
    """
    peildatum = tabellen.peil.peildatum
    metingen = {}
    for reeks in (HERFST, MAAND):
        for punt in tabellen.reference.series(reeks):
            jaar, maand = period_end(punt.periode)
            if (jaar, maand) <= (peildatum.year, peildatum.month):
                dag = date(jaar, maand, 1)
                gemeten = f"herfst {jaar}" if reeks == HERFST else maand_in_woorden(dag)
                norm = tabellen.norm(reeks, punt.periode)
                metingen[pd.Period(dag, "Q")] = Meting(norm.waarde, gemeten)
    return metingen


def chip_note(tabellen: Tabellen) -> str:
    """What the published figure is, and what it was before corona."""
    laag = tabellen.norm("chips.levertijd_voor_corona_laagste_weken")
    hoog = tabellen.norm("chips.levertijd_voor_corona_hoogste_weken")
    return (
        "De streep is de levertijd van chips, niet van hardware: losse metingen van "
        f"{laag.bron}, zonder schatting ertussen. Voor corona was die {laag.waarde} tot "
        f"{hoog.waarde} weken."
    )
