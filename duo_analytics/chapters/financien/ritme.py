"""How much of the year's budget is spent, beside what earlier years had spent by then.

A third of the budget after a third of the year is not what to expect: licences are paid in January
and road works wait for the summer. The pace of the same posts in earlier years is (domain 5.8).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.financien import eigen
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import begroting
from duo_analytics.statistics.begroting import LASTEN, NA_WIJZIGING, NUL, REALISATIE

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BESTEED, MET_BESTELD, EERDER = "Besteed", "Besteed en besteld", "Eerdere jaren"
VERPLICHTING = "verplichting"
NOOT_WEGING = (
    "Het totaal weegt elk programma met het deel dat de gemeente ervan draagt; voor Duo-breed is "
    "dat alles."
)


@indicator(
    "Besteed deel van de lasten",
    eenheid="pct",
    moment=Moment.JAAR_TOT_NU,
    definitie="Geboekte lasten sinds 1 januari als deel van de lasten in de begroting na "
    "wijziging. Voor een gemeente wegen de programma's met haar aandeel.",
    formule="realisatie t/m de peildatum / begroting na wijziging x 100",
    tabellen=("financien", "verdeelsleutel"),
)
def besteed_pct(tabellen: Tabellen) -> Getal:
    """Lasten realised as a percentage of the year's budget; None without a budget."""
    return _of(_whole(tabellen, _this_year(tabellen)), "besteed", "begroot")


@indicator(
    "Verwacht besteed deel van de lasten",
    eenheid="pct",
    moment=Moment.JAAR_TOT_NU,
    definitie="Deel van de lasten van het hele jaar dat in eerdere jaren op hetzelfde moment was "
    "geboekt. Voor een gemeente wegen de programma's met haar aandeel.",
    formule="realisatie t/m hetzelfde tertaal / realisatie van het hele jaar x 100, alle eerdere "
    "jaren in de levering samen",
    tabellen=("financien", "verdeelsleutel"),
)
def verwacht_pct(tabellen: Tabellen) -> Getal:
    """What earlier years had spent by then, of their whole year; None without such a year."""
    return _of(_whole(tabellen, _earlier(tabellen)), "tot_dan", "heel")


def per_programma(tabellen: Tabellen) -> Grafiek:
    """Spent part of the lasten per programma, with the pace of earlier years as a mark."""
    nu, eerder = _this_year(tabellen), _earlier(tabellen)
    namen = list(map(str, nu.index))
    per_rij = [pd.concat([nu.loc[naam], eerder.reindex([naam]).iloc[0]]) for naam in namen]
    samen = pd.concat([_whole(tabellen, nu), _whole(tabellen, eerder)])
    rijen = [*per_rij, samen]
    frame = pd.DataFrame(
        {
            "naam": [*eigen.names(namen), TOTAAL],
            BESTEED: [_of(rij, "besteed", "begroot") for rij in rijen],
            MET_BESTELD: [_of(rij, "vastgelegd", "begroot") for rij in rijen],
            EERDER: [_of(rij, "tot_dan", "heel") for rij in rijen],
        },
        dtype=object,
    )
    tabel = make_table(
        "financien.besteding",
        "Besteed deel van de begrote lasten per programma",
        Moment.JAAR_TOT_NU.in_woorden(tabellen.peil),
        frame,
        {"naam": Kop("Programma"), **{k: Kop(k, "pct") for k in (BESTEED, MET_BESTELD, EERDER)}},
        tabellen.bron("financien", "verdeelsleutel"),
        noten=(_which_years(tabellen), NOOT_WEGING),
        totaalrijen=1,
    )
    reeksen = (Reeks(BESTEED, Vorm.STAAF), Reeks(EERDER, Vorm.MARKERING))
    return Grafiek(tabel, reeksen, "% van de lasten van het hele jaar", liggend=True)


def _this_year(tabellen: Tabellen) -> pd.DataFrame:
    """Lasten per programma: begroot, besteed, and vastgelegd (spent or ordered) where known."""
    rijen = eigen.lines(tabellen)
    lasten = rijen[rijen["soort"] == LASTEN]
    vastgelegd = [
        None if pd.isna(besteld) else besteed + besteld
        for besteed, besteld in zip(lasten[REALISATIE], lasten[VERPLICHTING], strict=True)
    ]
    delen = {
        "begroot": lasten[NA_WIJZIGING],
        "besteed": lasten[REALISATIE],
        "vastgelegd": pd.Series(vastgelegd, lasten.index, dtype=object),
    }
    per_programma = {
        naam: {str(p): _sum(deel) for p, deel in kolom.groupby(lasten["programma"], sort=False)}
        for naam, kolom in delen.items()
    }
    return pd.DataFrame(per_programma, dtype=object)


def _sum(bedragen: pd.Series) -> Decimal | None:
    """What is not known makes the whole unknown."""
    return None if bedragen.isna().any() else begroting.total(bedragen)


def _earlier(tabellen: Tabellen) -> pd.DataFrame:
    """What earlier years spent, of the programmas that have lasten now and had them then."""
    eerder = begroting.spent_before(tabellen["financien"], tabellen.peil)
    return eerder.loc[[naam for naam in _this_year(tabellen).index if naam in eerder.index]]


def _whole(tabellen: Tabellen, frame: pd.DataFrame) -> pd.Series:
    """All programmas together: each counts for as much as the recipient bears of it."""
    gewogen = frame.mul(eigen.own_share(tabellen).reindex(frame.index), axis=0)
    return pd.Series({naam: _sum(kolom) for naam, kolom in gewogen.items()}, dtype=object)


def _of(rij: pd.Series, deel: str, geheel: str) -> Decimal | None:
    """Percentage of two amounts of a row; None where one is not known or there is no whole."""
    teller, noemer = rij.get(deel), rij.get(geheel)
    if not isinstance(teller, Decimal) or not isinstance(noemer, Decimal) or noemer == NUL:
        return None
    return 100 * teller / noemer


def _which_years(tabellen: Tabellen) -> str:
    jaren = begroting.years_before(tabellen["financien"], tabellen.peil)
    if not jaren:
        return "Er zijn geen eerdere jaren om mee te vergelijken."
    welke = str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} tot en met {jaren[-1]}"
    return (
        f"{EERDER}: deel van de lasten van het hele jaar dat in {welke} op hetzelfde moment was "
        "besteed."
    )
