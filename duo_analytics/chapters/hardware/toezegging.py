"""Delivered against the promised date: on time, late, overdue and still open, not yet due."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.hardware.gegevens import (
    NOOT_REGEL,
    has_year,
    history_notes,
    known,
    least_delivered,
    quarters,
)
from duo_analytics.chapters.hardware.rijen import all_categories, closed, column
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics.bestellingen import longest, waiting_time, within

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

UITKOMSTEN = {
    "op_tijd": Kop("Op tijd geleverd", "bestellingen"),
    "te_laat": Kop("Te laat geleverd", "bestellingen"),
    "over_datum": Kop("Open, over datum", "bestellingen"),
    "nog_niet": Kop("Open, nog niet aan de beurt", "bestellingen"),
    "geen_datum": Kop("Open, geen datum toegezegd", "bestellingen"),
}
BEOORDEELD = ["op_tijd", "te_laat", "over_datum"]
NOG_TE_BEOORDELEN = ["nog_niet", "geen_datum"]
ONBEKEND = "onbekend"  # delivered without a promised date
OP_TIJD = Kop("Op tijd", "pct")


@indicator(
    "Op tijd geleverd",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de bestellingen (orderregels) dat is geleverd op of voor de toegezegde "
    "datum. Meegeteld: toegezegd voor een dag in de laatste twaalf maanden, en alles wat langer "
    "over datum is en nog open staat.",
    formule="op tijd / (op tijd + te laat geleverd + open en over datum) x 100",
    tabellen=("hardwarebestellingen",),
)
def op_tijd_pct(tabellen: Tabellen) -> Getal:
    """Share of the lines that were due and came on or before the promised date."""
    return _share_on_time(_due(tabellen)["uitkomst"]) if has_year(tabellen) else None


@indicator(
    "Te laat (mediaan)",
    eenheid="dagen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Aantal dagen na de toegezegde datum waarbinnen de helft van wat niet op tijd kwam, "
    "alsnog is geleverd. Wat nog open is, telt mee als nog niet geleverd.",
    formule="mediaan volgens Kaplan-Meier van leverdatum - toegezegde datum in kalenderdagen",
    tabellen=("hardwarebestellingen",),
)
def te_laat_dagen(tabellen: Tabellen) -> Getal:
    """Median days late of what was not on time; overdue open lines are censored."""
    return _median_late(_due(tabellen), tabellen) if has_year(tabellen) else None


@indicator(
    "OTIF (op tijd en volledig)",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de hele orders waarvan elke regel volledig is geleverd op of voor zijn "
    "toegezegde datum. Meegeteld: orders met bij elke regel een toegezegde datum, waarvan de "
    "laatste in de twaalf maanden valt.",
    formule="orders op tijd en volledig / orders x 100",
    tabellen=("hardwarebestellingen",),
)
def otif_pct(tabellen: Tabellen) -> Getal:
    """On time, in full: judged per whole order, for a part of a line is a line of its own."""
    if not has_year(tabellen):
        return None
    per_order = _orders(known(tabellen))
    venster = tabellen.peil.twaalf_maanden
    telt = per_order["beoordeelbaar"] & within(per_order["laatste"], venster.begin, venster.eind)
    aantal = int(telt.sum())
    return Decimal(100 * int((per_order["goed"] & telt).sum())) / aantal if aantal else None


def _orders(regels: pd.DataFrame) -> pd.DataFrame:
    """Per order: whether every line has a promised date (``beoordeelbaar``), the last of those
    dates (``laatste``), and whether every line came in full and on time (``goed``)."""
    toegezegd = regels["toegezegde_leverdatum"]
    volledig = (regels["aantal_geleverd"] >= regels["aantal"]).astype(bool)
    per_regel = pd.DataFrame(
        {
            "order_id": regels["order_id"],
            "beoordeelbaar": toegezegd.notna(),
            "laatste": toegezegd,
            "goed": regels["klaar"] & (regels["leverdatum"] <= toegezegd) & volledig,
        }
    )
    hoe = {"beoordeelbaar": "all", "laatste": "max", "goed": "all"}
    return per_regel.groupby("order_id").agg(hoe)


def _judged(tabellen: Tabellen) -> pd.DataFrame:
    """The lines that are known, each with its ``uitkomst`` and the days since the promised date
    (``dagen``: up to the delivery, or the peildatum while it is open)."""
    regels = known(tabellen)
    dag = pd.Timestamp(tabellen.peil.peildatum)
    toegezegd = regels["toegezegde_leverdatum"]
    tot = regels["leverdatum"].fillna(dag)
    regels["dagen"] = (tot - toegezegd).dt.days
    klaar = regels["klaar"]
    uitkomsten = {
        "op_tijd": klaar & (tot <= toegezegd),
        "te_laat": klaar & (tot > toegezegd),
        "over_datum": ~klaar & (toegezegd <= dag),
        "nog_niet": ~klaar & (toegezegd > dag),
        "geen_datum": ~klaar & toegezegd.isna(),
    }
    regels["uitkomst"] = np.select(list(uitkomsten.values()), list(uitkomsten), default=ONBEKEND)
    return regels


def _due(tabellen: Tabellen) -> pd.DataFrame:
    """The lines promised for a day in the twelve months, and all that are overdue and open."""
    regels, venster = _judged(tabellen), tabellen.peil.twaalf_maanden
    aan_de_beurt = within(regels["toegezegde_leverdatum"], venster.begin, venster.eind)
    return regels[aan_de_beurt | (regels["uitkomst"] == "over_datum")]


def _share_on_time(uitkomst: pd.Series) -> Decimal | None:
    aantal = int(uitkomst.isin(BEOORDEELD).sum())
    return Decimal(100 * int((uitkomst == "op_tijd").sum())) / aantal if aantal else None


def _median_late(regels: pd.DataFrame, tabellen: Tabellen) -> Decimal | None:
    te_laat = regels[regels["uitkomst"].isin(["te_laat", "over_datum"])]
    km = waiting_time(te_laat, least_delivered(tabellen))
    return None if km is None or km.mediaan is None else exact(km.mediaan)


def per_categorie(tabellen: Tabellen) -> Grafiek:
    """What became of the promises, per category, and how late the late ones were."""
    tabel = make_table(
        "hardware.toezegging_categorie",
        "Levering tegen de toegezegde datum",
        f"toegezegd voor {tabellen.peil.twaalf_maanden.in_woorden}",
        _category_rows(tabellen).rename_axis("categorie").reset_index(),
        {
            "categorie": Kop("Categorie"),
            **UITKOMSTEN,
            "op_tijd_pct": OP_TIJD,
            "mediaan": Kop("Te laat, mediaan", "dagen"),
            "hoogste": Kop("Te laat, langste", "dagen"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=(
            "Een open bestelling staat er altijd in, ook als de toegezegde datum buiten de twaalf "
            "maanden ligt.",
            "Dagen te laat: wat nog open is, telt mee als nog niet geleverd (Kaplan-Meier). Zonder "
            "mediaan is nog geen helft geleverd, of is er te weinig om te schatten.",
            *history_notes(tabellen),
            NOOT_REGEL,
        ),
        totaalrijen=1,
    )
    zonder_datum = tabel.kolom(UITKOMSTEN["geen_datum"].tekst)[-1]
    getekend = list(UITKOMSTEN.values())[: None if zonder_datum else -1]
    reeksen = tuple(Reeks(kop.tekst, Vorm.GESTAPELD) for kop in getekend)
    return Grafiek(tabel, reeksen, "bestellingen", liggend=True)


def _category_rows(tabellen: Tabellen) -> pd.DataFrame:
    due, alle = _due(tabellen), _judged(tabellen)
    telt = pd.concat([due, alle[alle["uitkomst"].isin(NOG_TE_BEOORDELEN)]])
    aantallen = pd.crosstab(telt["categorie"], telt["uitkomst"])
    rijen = closed(all_categories(aantallen.reindex(columns=list(UITKOMSTEN), fill_value=0)))
    delen = {kop: due[due["categorie"] == code] for code, kop in CATEGORIE.items()}
    delen[TOTAAL] = due
    groepen = [delen[groep] for groep in rijen.index]
    return rijen.assign(
        op_tijd_pct=column((_share_on_time(g["uitkomst"]) for g in groepen), rijen.index),
        mediaan=column((_median_late(g, tabellen) for g in groepen), rijen.index),
        hoogste=column((longest(g.loc[g["dagen"] > 0, "dagen"]) for g in groepen), rijen.index),
    )


def verloop(tabellen: Tabellen) -> Grafiek:
    """Share on time per quarter of the promised date."""
    tabel = make_table(
        "hardware.toezegging_verloop",
        "Deel dat op of voor de toegezegde datum is geleverd, per kwartaal van die datum",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _quarter_rows(tabellen),
        {
            "kwartaal": Kop("Toegezegd voor"),
            **{k: UITKOMSTEN[k] for k in BEOORDEELD},
            "op_tijd_pct": OP_TIJD,
        },
        tabellen.bron("hardwarebestellingen"),
        noten=("Het laatste kwartaal loopt tot en met de peildatum.", NOOT_REGEL),
    )
    return Grafiek(tabel, (Reeks(OP_TIJD.tekst, Vorm.LIJN),), "% van de bestellingen")


def _quarter_rows(tabellen: Tabellen) -> pd.DataFrame:
    regels, kwartalen = _judged(tabellen), quarters(tabellen)
    regels = regels[regels["toegezegde_leverdatum"] <= pd.Timestamp(tabellen.peil.peildatum)]
    uitkomst = regels["uitkomst"]
    toegezegd_voor = regels["toegezegde_leverdatum"].dt.to_period("Q")
    groepen = [uitkomst[toegezegd_voor == k] for k in kwartalen]
    tellingen = {naam: [int((g == naam).sum()) for g in groepen] for naam in BEOORDEELD}
    frame = pd.DataFrame(tellingen)
    return frame.assign(
        kwartaal=[f"{k.year}-Q{k.quarter}" for k in kwartalen],
        op_tijd_pct=column(map(_share_on_time, groepen), frame.index),
    )
