"""Formatie and bezetting: which employment counts, and the fte and persons on a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.statistics.spells import running_on, stand, union

if TYPE_CHECKING:
    import numpy as np

    from duo_analytics.intake.delivery import Tabellen


NIET_INGEDEELD = "Niet ingedeeld"


def counted(tabellen: Tabellen) -> pd.DataFrame:
    """The dienstverbanden of the kinds that count as bezetting (data/reference/bezetting.csv)."""
    dienstverbanden = tabellen["dienstverbanden"]
    soorten = dienstverbanden["soort"].unique()
    telt_mee = [s for s in soorten if tabellen.norm(f"bezetting.{s}").waarde == 1]
    return dienstverbanden[dienstverbanden["soort"].isin(telt_mee)]


def per_group(tabellen: Tabellen, dag: date, groep: Sequence[str]) -> pd.DataFrame:
    """Per group on a day: formatie_fte, bezetting_fte, personen; 0 where one of them is absent.

    Persons are counted once per group, fte are added over dienstverbanden. An empty cell of the
    organisation is a group of its own.
    """
    sleutel = list(groep)
    leeg = dict.fromkeys(sleutel, NIET_INGEDEELD)
    in_dienst = running_on(counted(tabellen), dag).fillna(leeg)
    formatie = running_on(tabellen["formatie"], dag, "geldig_van", "geldig_tot").fillna(leeg)
    per_groep = {
        "formatie_fte": formatie.groupby(sleutel)["formatie_fte"].sum(),
        "bezetting_fte": in_dienst.groupby(sleutel)["fte"].sum(),
        "personen": in_dienst.groupby(sleutel)["persoon_id"].nunique(),
    }
    return pd.DataFrame(per_groep).fillna(0.0)


def persons_on(tabellen: Tabellen, dag: date, team: str = "") -> pd.DataFrame:
    """One row per person in service on a day, of the whole or of one team; see ``persons_of``."""
    return persons_of(running_on(_of_team(counted(tabellen), team), dag))


def persons_of(in_dienst: pd.DataFrame) -> pd.DataFrame:
    """One row per person of these dienstverbanden.

    Of who holds more dienstverbanden a row with a month of birth is taken, if there is one.
    """
    return in_dienst.sort_values("geboortemaand", kind="stable").drop_duplicates("persoon_id")


def formatie_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> np.ndarray:
    """Formatie in fte on each day, of the whole or of one team."""
    formatie = _of_team(tabellen["formatie"], team)
    return stand(formatie, dagen, "formatie_fte", "geldig_van", "geldig_tot")


def bezetting_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> np.ndarray:
    """Bezetting in fte on each day, of the whole or of one team."""
    return stand(_of_team(counted(tabellen), team), dagen, "fte")


def persons_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> np.ndarray:
    """Unique persons in service on each day, of the whole or of one team."""
    return stand(union(_of_team(counted(tabellen), team), ["persoon_id"]), dagen)


def _of_team(frame: pd.DataFrame, team: str) -> pd.DataFrame:
    return frame[frame["team"] == team] if team else frame
