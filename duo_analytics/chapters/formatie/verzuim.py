"""Sickness absence: the percentage from days, per werkgever and month by month, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.formatie.landelijk import line
from duo_analytics.organisatie import DUO_BREED
from duo_analytics.periods import (
    Venster,
    maand_in_woorden,
    maand_kort,
    month_ends,
    twelve_months,
)
from duo_analytics.personeel import verzuimcijfers
from duo_analytics.personeel.verzuimcijfers import (
    BRONNEN,
    PCT,
    PERSONEN,
    delimitation,
    figures,
    protect_absence,
)
from duo_analytics.results.disclosure import protect_share
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import verzuim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

MAANDEN = 25
CBS = "cbs.verzuim_openbaar_bestuur_pct"
AS_TITEL = "% van de beschikbare dagen"
DEFINITIE = (
    "Verzuimde dagen als deel van de beschikbare dagen, in kalenderdagen, naar deeltijd en naar "
    "het deel dat iemand ziek is. Zonder zwangerschap, en per geval tot een maximale duur."
)
FORMULE = "som van (ziek deel x deeltijdfactor) per dag / som van deeltijdfactor per dag x 100"


@indicator(
    "Verzuim",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie=DEFINITIE,
    formule=FORMULE,
    tabellen=BRONNEN,
    kern=True,
)
def verzuim_pct(tabellen: Tabellen) -> Getal:
    """Verzuim in % of the available days over twelve months: the VJG (domain 5.3; CBS)."""
    return _share(tabellen, tabellen.peil.twaalf_maanden)


@indicator(
    "Verzuim in het tertaal",
    eenheid="pct",
    moment=Moment.TERTAAL,
    definitie=f"{DEFINITIE} In de winter ligt het hoger dan in de zomer.",
    formule=FORMULE,
    tabellen=BRONNEN,
)
def verzuim_tertaal_pct(tabellen: Tabellen) -> Getal:
    """The same over the tertaal; to be compared with the same tertaal a year before."""
    return _share(tabellen, tabellen.peil.venster)


@indicator(
    "Meldingsfrequentie",
    eenheid="meldingen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Ziekmeldingen per medewerker per jaar, zonder zwangerschap.",
    formule="meldingen / gemiddeld aantal personen x 365 / dagen van de periode",
    tabellen=BRONNEN,
)
def meldingsfrequentie(tabellen: Tabellen) -> Getal:
    """Reports of sickness per person and year (domain 5.3; CBS, WENB)."""
    ziek = verzuim.counted_absence(tabellen)
    rij = figures(ziek, tabellen.peil.twaalf_maanden)
    return _protected(tabellen, rij, "frequentie")


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Verzuim and meldingsfrequentie per werkgever in twelve months."""
    woorden = "Alle gemeenten {jaar} (Personeelsmonitor)"
    return Grafiek(
        verzuimcijfers.per_werkgever(tabellen, "formatie.verzuim_per_werkgever"),
        (Reeks(PCT.tekst, Vorm.STAAF),),
        AS_TITEL,
        liggend=True,
        drempels=line(tabellen, "personeelsmonitor.verzuim_pct", woorden),
    )


def verloop(tabellen: Tabellen) -> Grafiek:
    """Verzuim per month and over the twelve months up to each month, over two years."""
    dagen = month_ends(tabellen.peil.peildatum, MAANDEN)
    dagen = [dag for dag in dagen if _reaches(tabellen, dag.replace(day=1))] or dagen[-1:]
    tabel = make_table(
        "formatie.verzuim_verloop",
        f"Verzuim per maand {DUO_BREED}",
        f"{maand_in_woorden(dagen[0])} tot en met {maand_in_woorden(dagen[-1])}",
        _per_month(tabellen, dagen),
        {
            "maand": Kop("Maand"),
            "jaar": Kop("Twaalf maanden", "pct"),
            "per_maand": Kop("Per maand", "pct"),
            "ziek_jaar": Kop("ziek_jaar", "personen"),
            "ziek_maand": Kop("ziek_maand", "personen"),
            "personen": PERSONEN,
        },
        tabellen.bron(*BRONNEN),
        noten=(delimitation(tabellen),),
    )
    rust_op = {
        "Twaalf maanden": ("ziek_jaar", PERSONEN.tekst),
        "Per maand": ("ziek_maand", PERSONEN.tekst),
    }
    beschermd = protect_absence(tabellen, tabel, rust_op)
    return Grafiek(
        beschermd.zonder("ziek_jaar", "ziek_maand", PERSONEN.tekst),
        tuple(Reeks(kop, Vorm.LIJN) for kop in rust_op),
        AS_TITEL,
        drempels=line(tabellen, CBS, "Openbaar bestuur {jaar} (CBS)"),
    )


def _per_month(tabellen: Tabellen, dagen: Sequence[date]) -> pd.DataFrame:
    """Percentages and persons per month; over twelve months only where the history reaches."""
    ziek = verzuim.counted_absence(tabellen)
    maanden = [Venster(dag.replace(day=1), dag) for dag in dagen]
    jaren = [twelve_months(dag) for dag in dagen]
    bereikt = [_reaches(tabellen, jaar.begin) for jaar in jaren]
    return pd.DataFrame(
        {
            "maand": [maand_kort(dag) for dag in dagen],
            "jaar": np.where(bereikt, verzuim.percentages(ziek, jaren), np.nan),
            "per_maand": verzuim.percentages(ziek, maanden),
            "ziek_jaar": verzuim.persons_ill(ziek, jaren),
            "ziek_maand": verzuim.persons_ill(ziek, maanden),
            "personen": verzuim.mean_persons(ziek, maanden),
        }
    )


def _reaches(tabellen: Tabellen, vanaf: date) -> bool:
    return all(tabellen.reaches(naam, vanaf) for naam in BRONNEN)


def _share(tabellen: Tabellen, venster: Venster) -> Getal:
    return _protected(tabellen, figures(verzuim.counted_absence(tabellen), venster), "pct")


def _protected(tabellen: Tabellen, cijfers: Mapping[str, float], naam: str) -> Getal:
    """One of the figures; hidden where the ill or all persons are few (health data)."""
    if pd.isna(cijfers[naam]):
        return None
    groep, noemer = int(cijfers["ziek"]), int(cijfers["personen"])
    return protect_share(exact(cijfers[naam]), groep, noemer, tabellen.reference, bijzonder=True)
