"""Hired staff: what it costs against the wage sum, why, and how many fte there are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.inhuur import REDEN_INHUUR
from duo_analytics.organisatie import TEAM_IA, WERKGEVERS
from duo_analytics.results.disclosure import Bescherming, protect, protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import bezetting, inhuur
from duo_analytics.statistics.spells import running_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

OPDRACHTEN = Kop("Opdrachten", "aantal")
BTW = "De kosten zijn zonder btw."
NAAR_DAGEN = "Kosten van een opdracht die maar deels in de periode valt, zijn naar dagen verdeeld."


@indicator(
    "Kosten van inhuur",
    eenheid="eur",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Kosten van ingehuurde medewerkers, zonder btw; een creditnota gaat eraf.",
    formule="som van de kosten, naar dagen verdeeld over de periode",
    tabellen=("inhuur",),
)
def inhuur_eur(tabellen: Tabellen) -> Getal:
    """Cost of hired staff in twelve months, excl. btw (domain 5.4)."""
    kosten = inhuur.costs(tabellen)
    return _protected(tabellen, sum(kosten["kosten"], Decimal(0)), kosten)


@indicator(
    "Ingehuurde fte",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Capaciteit die op de peildatum is ingehuurd.",
    formule="som van fte van de inhuur die loopt op de peildatum",
    tabellen=("inhuur",),
)
def inhuur_fte(tabellen: Tabellen) -> Getal:
    """Hired fte on the peildatum."""
    return _fte(tabellen, _hired(tabellen))


@indicator(
    "Ingehuurde fte bij I&A",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Capaciteit die op de peildatum is ingehuurd bij Informatisering & Automatisering.",
    formule="som van fte van de inhuur die loopt op de peildatum bij het team I&A",
    tabellen=("inhuur",),
)
def inhuur_ia_fte(tabellen: Tabellen) -> Getal:
    """The same for the team I&A; None when it is not in the table at all."""
    if TEAM_IA not in set(tabellen["inhuur"]["team"]):
        return None
    ingehuurd = _hired(tabellen)
    return _fte(tabellen, ingehuurd[ingehuurd["team"] == TEAM_IA])


def _hired(tabellen: Tabellen) -> pd.DataFrame:
    return running_on(tabellen["inhuur"], tabellen.peil.peildatum)


def _fte(tabellen: Tabellen, rijen: pd.DataFrame) -> Getal:
    return _protected(tabellen, exact(rijen["fte"].sum()), rijen)


def _protected(tabellen: Tabellen, waarde: Decimal | None, rijen: pd.DataFrame) -> Getal:
    """A figure that rests on the opdrachten of some rows: one opdracht is about one person."""
    return protect_value(waarde, rijen["inhuur_id"].nunique(), tabellen.reference)


def redenen(tabellen: Tabellen) -> Grafiek:
    """Cost of hired staff per reason in twelve months."""
    frame = inhuur.per_group(inhuur.costs(tabellen), "reden", REDEN_INHUUR)
    rijen = with_total(frame, {"inhuur": 0, "opdrachten": 0})
    tabel = make_table(
        "formatie.inhuur_redenen",
        "Kosten van inhuur per reden",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("reden").reset_index(),
        {"reden": Kop("Reden"), "inhuur": Kop("Kosten", "eur"), "opdrachten": OPDRACHTEN},
        tabellen.bron("inhuur"),
        noten=(BTW, NAAR_DAGEN),
        totaalrijen=1,
    )
    regels = Bescherming((OPDRACHTEN.tekst,), rust_op={"Kosten": (OPDRACHTEN.tekst,)})
    beschermd = protect(tabel, regels, tabellen.reference)
    return Grafiek(beschermd, (Reeks("Kosten", Vorm.STAAF),), "euro", liggend=True)


def naast_vacatureruimte(tabellen: Tabellen) -> Grafiek:
    """Hired fte beside vacatureruimte per werkgever on the peildatum."""
    tabel = make_table(
        "formatie.inhuur_naast_vacatureruimte",
        "Vacatureruimte en inhuur per werkgever",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _beside(tabellen).rename_axis("werkgever").reset_index(),
        {
            "werkgever": Kop("Werkgever"),
            "ruimte": Kop("Vacatureruimte", "fte"),
            "inhuur": Kop("Inhuur", "fte"),
            "opdrachten": OPDRACHTEN,
            "personen": Kop("Medewerkers", "personen"),
        },
        tabellen.bron("formatie", "dienstverbanden", "inhuur"),
        totaalrijen=1,
    )
    regels = Bescherming(
        (OPDRACHTEN.tekst, "Medewerkers"),
        rust_op={"Inhuur": (OPDRACHTEN.tekst,), "Vacatureruimte": ("Medewerkers",)},
    )
    beschermd = protect(tabel, regels, tabellen.reference).zonder("Medewerkers")
    reeksen = (Reeks("Vacatureruimte", Vorm.STAAF), Reeks("Inhuur", Vorm.STAAF))
    return Grafiek(beschermd, reeksen, "fte", liggend=True)


def _beside(tabellen: Tabellen) -> pd.DataFrame:
    """Formatie, bezetting, vacatureruimte and hired fte per werkgever, as printed."""
    dag = tabellen.peil.peildatum
    bezet = bezetting.per_group(tabellen, dag, ["werkgever"]).reindex(list(WERKGEVERS)).fillna(0.0)
    gehuurd = _hired(tabellen).groupby("werkgever").agg(
        inhuur=("fte", "sum"), opdrachten=("inhuur_id", "nunique")
    )  # fmt: skip
    decimalen = {"formatie_fte": 1, "bezetting_fte": 1, "inhuur": 1, "opdrachten": 0, "personen": 0}
    rijen = with_total(bezet.join(gehuurd).fillna(0.0), decimalen).rename(index=WERKGEVERS)
    return rijen.assign(ruimte=rijen["formatie_fte"] - rijen["bezetting_fte"])
