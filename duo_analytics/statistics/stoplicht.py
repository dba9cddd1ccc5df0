"""Traffic lights (domain 5.11): computed by a rule, and told in a word and a shape.

Never by colour: a light is a shape and a word wherever it is shown. 'Grijs' means not measured. A
light says that something needs a look; it is no verdict.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


class Licht(enum.StrEnum):
    """A light; its value is the code that also stands in a delivery and in a frame."""

    KLAAR = "klaar"
    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"
    GRIJS = "grijs"


VORMEN = {
    Licht.KLAAR: "✓",
    Licht.GROEN: "●",
    Licht.ORANJE: "▲",
    Licht.ROOD: "■",
    Licht.GRIJS: "○",
}
OP_SCHEMA = {
    Licht.KLAAR: "gereed",
    Licht.GROEN: "op schema",
    Licht.ORANJE: "aandacht",
    Licht.ROOD: "vertraagd",
    Licht.GRIJS: "niet gemeten",
}
OP_NORM = {
    Licht.GROEN: "haalt de norm",
    Licht.ORANJE: "aandacht",
    Licht.ROOD: "ver van de norm",
    Licht.GRIJS: "niet gemeten",
}
RUIMTE = {
    Licht.GROEN: "ruim",
    Licht.ORANJE: "bijna vol",
    Licht.ROOD: "te vol",
    Licht.GRIJS: "niet gemeten",
}


@dataclass(frozen=True)
class Grenzen:
    """Up to and including ``groen`` it is green, up to and including ``oranje`` orange."""

    groen: float
    oranje: float

    def lights(self, afwijking: pd.Series) -> pd.Series:
        """A light per deviation, larger is worse; missing is grey."""
        waarde = afwijking.to_numpy(float)
        gevallen = [np.isnan(waarde), waarde <= self.groen, waarde <= self.oranje]
        lichten = [Licht.GRIJS.value, Licht.GROEN.value, Licht.ORANJE.value]
        return pd.Series(np.select(gevallen, lichten, Licht.ROOD.value), afwijking.index)


def milestone_limits(tabellen: Tabellen) -> Grenzen:
    """Days that a milestone may be later than its plan."""
    groen, oranje = (
        tabellen.norm(f"stoplicht.mijlpaal_{licht}_tot_en_met_dagen").waarde
        for licht in ("groen", "oranje")
    )
    return Grenzen(float(groen), float(oranje))


def occupancy_limits(tabellen: Tabellen) -> Grenzen:
    """Percentage of the places of an office that may be taken."""
    groen, oranje = (
        tabellen.norm(f"stoplicht.plekken_{licht}_tot_en_met_pct").waarde
        for licht in ("groen", "oranje")
    )
    return Grenzen(float(groen), float(oranje))


def goal_limits(tabellen: Tabellen) -> Grenzen:
    """Percentage of the norm by which a goal may miss it."""
    return Grenzen(0.0, float(tabellen.norm("stoplicht.doel_oranje_tot_en_met_pct").waarde))


def shortfall_pct(waarde: pd.Series, norm: pd.Series, hoogstens: pd.Series) -> pd.Series:
    """By how much of the norm a value misses it, in percent; 0 where it meets the norm.

    ``hoogstens``: the norm is an upper bound, else a lower bound. Missing without a value. A norm
    of zero that is missed is missed by more than any percentage: infinite.
    """
    tekort = (norm - waarde).where(~hoogstens, waarde - norm).clip(lower=0.0)
    deel = tekort.to_numpy(float), norm.to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        pct = np.where(deel[0] == 0.0, 0.0, 100 * deel[0] / deel[1])
    return pd.Series(pct, waarde.index)


def in_words(lichten: pd.Series, woorden: Mapping[Licht, str] = OP_SCHEMA) -> pd.Series:
    """'● op schema' per light: a shape and a word that stay on one line."""
    from duo_analytics.formatting import NBSP

    teksten = {
        licht.value: f"{VORMEN[licht]} {woord}".replace(" ", NBSP)
        for licht, woord in woorden.items()
    }
    return lichten.map(teksten)
