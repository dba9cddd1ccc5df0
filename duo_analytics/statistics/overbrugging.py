"""The bezettingsgat and what bridges it: formatie less bezetting, and inhuur for vacatureruimte."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.formatting import EENHEDEN
from duo_analytics.rounding import exact, half_up
from duo_analytics.statistics import bezetting, vacatures
from duo_analytics.statistics.spells import running_on, stand, union

if TYPE_CHECKING:
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen

VOOR_VACATURES = "vacatureruimte"  # the reason of inhuur that fills formatie without medewerker


def gap_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> list[Decimal]:
    """Formatie less bezetting in fte on each day; negative = overbezetting (domain 5.2).

    The two printed values are subtracted, so the three numbers agree for a reader.
    """
    plaatsen = EENHEDEN["fte"].decimalen
    formatie = bezetting.formatie_series(tabellen, dagen, team)
    bezet = bezetting.bezetting_series(tabellen, dagen, team)
    paren = zip(formatie, bezet, strict=True)
    return [half_up(exact(f), plaatsen) - half_up(exact(b), plaatsen) for f, b in paren]


def persons_series(tabellen: Tabellen, dagen: Sequence[date], team: str) -> np.ndarray:
    """Unique persons of a team in the bezetting on each day."""
    in_dienst = bezetting.counted(tabellen)
    van_team = in_dienst[in_dienst["team"] == team]
    return stand(union(van_team, ["persoon_id"]), dagen)


def hired(tabellen: Tabellen, team: str = "") -> pd.DataFrame:
    """The rows of inhuur for vacatureruimte, of the whole or of one team."""
    inhuur = tabellen["inhuur"]
    voor = inhuur[inhuur["reden"] == VOOR_VACATURES]
    return voor[voor["team"] == team] if team else voor


def hired_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> np.ndarray:
    """Fte hired for vacatureruimte on each day."""
    return stand(hired(tabellen, team), dagen, "fte")


def assignments_series(tabellen: Tabellen, dagen: Sequence[date], team: str = "") -> np.ndarray:
    """Number of opdrachten for vacatureruimte on each day: each is about one hired person."""
    return stand(union(hired(tabellen, team), ["inhuur_id"]), dagen)


def open_bridged(tabellen: Tabellen) -> pd.DataFrame:
    """The open vacatures; column ``overbrugd``: inhuur that runs on the peildatum refers to it."""
    dag = tabellen.peil.peildatum
    staat_open = vacatures.open_on(vacatures.known(tabellen), dag)
    lopend = running_on(tabellen["inhuur"], dag)["vacature_id"].dropna()
    return staat_open.assign(overbrugd=staat_open["vacature_id"].isin(lopend))
