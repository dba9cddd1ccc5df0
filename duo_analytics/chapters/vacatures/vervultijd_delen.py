"""Time by which a quarter, half and three quarters of the vacatures are filled, with its doubt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.vacatures.woorden import (
    ICT,
    NIET_BEREIKT,
    OVERIG,
    TE_WEINIG,
)
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import vervultijd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

DELEN = {"een kwart": 0.25, "de helft": 0.5, "drie kwart": 0.75}
duur = partial(
    indicator,
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    tabellen=("vacatures",),
    formule="kwartiel van de schatting van Kaplan-Meier, in weken (dagen / 7)",
)


@duur(
    "Vervultijd van het snelste kwart",
    definitie="Tijd waarna een kwart van de vacatures is vervuld; van de langzaamste drie kwart "
    "duurt het langer. Vacatures die in twee jaar zijn opengesteld.",
)
def kwart_weken(tabellen: Tabellen) -> Getal:
    """Time by which a quarter is filled."""
    return _quantile(tabellen, "een kwart")


@duur(
    "Vervultijd van drie kwart",
    definitie="Tijd waarna drie kwart van de vacatures is vervuld; n.v.t. als dat nog niet is "
    "bereikt. Vacatures die in twee jaar zijn opengesteld.",
)
def driekwart_weken(tabellen: Tabellen) -> Getal:
    """Time by which three quarters are filled; None when not reached."""
    return _quantile(tabellen, "drie kwart")


def _quantile(tabellen: Tabellen, deel: str) -> Getal:
    schatting = vervultijd.estimate(tabellen, vervultijd.cohort(tabellen))
    weken = schatting.finished(DELEN[deel])[0] if schatting else None
    return None if weken is None else exact(weken)


def tijd(tabellen: Tabellen) -> Grafiek:
    """Time by which a quarter, half and three quarters are filled, with 95% intervals."""
    tabel = make_table(
        "vacatures.tijd_tot_vervulling",
        "Tijd waarna een kwart, de helft en drie kwart van de vacatures is vervuld",
        f"opengesteld van {vervultijd.window(tabellen).in_woorden}",
        pd.DataFrame(_time_rows(tabellen), dtype=object),
        {
            "groep": Kop("Functies en deel"),
            "weken": Kop("Na", "weken"),
            "laag": Kop("Ondergrens", "weken"),
            "hoog": Kop("Bovengrens", "weken"),
        },
        tabellen.bron("vacatures"),
        noten=(
            "Een nieuwe vacature is met een kans van een half vervuld tussen de tijd van een kwart "
            "en die van drie kwart.",
            "Het interval zegt hoe zeker de tijd zelf is (95%). Niet bereikt: daarvoor zijn te "
            "veel vacatures nog open.",
            f"Te weinig gevallen: minder dan {vervultijd.minimum(tabellen)} vervuld in twee jaar.",
        ),
    )
    reeks = Reeks("Na", Vorm.INTERVAL, "Ondergrens", "Bovengrens")
    return Grafiek(tabel, (reeks,), "weken tot vervulling", liggend=True)


def _time_rows(tabellen: Tabellen) -> list[dict[str, object]]:
    cohort = vervultijd.cohort(tabellen)
    is_ict = cohort["functiegroep"] == "ict"
    groepen = {ICT: cohort[is_ict], OVERIG: cohort[~is_ict]}
    return [
        {"groep": f"{naam}: {deel}", **_times(tabellen, groep, aandeel)}
        for naam, groep in groepen.items()
        for deel, aandeel in DELEN.items()
    ]


def _times(tabellen: Tabellen, groep: pd.DataFrame, aandeel: float) -> dict[str, object]:
    schatting = vervultijd.estimate(tabellen, groep)
    if schatting is None:
        return dict.fromkeys(("weken", "laag", "hoog"), TE_WEINIG)
    tijden = schatting.finished(aandeel)
    cellen = [NIET_BEREIKT if weken is None else exact(weken) for weken in tijden]
    return dict(zip(("weken", "laag", "hoog"), cellen, strict=True))
