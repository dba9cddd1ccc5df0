"""Hired staff against the wage sum per werkgever, and when that may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.rounding import exact
from duo_analytics.statistics import inhuur

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel

OPDRACHTEN = Kop("Opdrachten", "aantal")
NOTEN = (
    "De kosten zijn zonder btw.",
    "Kosten van een opdracht die maar deels in de periode valt, zijn naar dagen verdeeld.",
)
AANDEEL_A = Kop("Aandeel (a)", "pct")


def deel_van_loonsom(tabellen: Tabellen, naam: str) -> Tabel:
    """(a): inhuur as a percentage of the wage sum per werkgever in twelve months."""
    rijen = per_werkgever(tabellen, inhuur.share_of_loonsom)
    koppen = {"loonsom": Kop("Loonsom", "eur"), "aandeel": AANDEEL_A}
    return share_table(tabellen, rijen, naam, "de loonsom (a)", koppen)


def per_werkgever(
    tabellen: Tabellen, aandeel: Callable[[Decimal, Decimal], Decimal]
) -> pd.DataFrame:
    """Cost, wage sum and share per werkgever and in all; no share where a wage sum is missing."""
    frame = inhuur.per_group(inhuur.costs(tabellen), "werkgever", WERKGEVERS)
    loonsom = inhuur.wage_sums(tabellen).rename(index=WERKGEVERS)
    compleet = loonsom.notna().all()
    rijen = with_total(frame, {"inhuur": 0, "opdrachten": 0})
    delen = with_total(loonsom.to_frame("loonsom"), {"loonsom": 0} if compleet else {})
    noemer = pd.concat([loonsom, pd.Series({TOTAAL: loonsom.sum() if compleet else None})])
    teller = pd.concat([frame["inhuur"], pd.Series({TOTAAL: exact(frame["inhuur"].sum())})])
    aandelen = [
        None if pd.isna(loon) else aandeel(som, loon)
        for som, loon in zip(teller, noemer, strict=True)
    ]
    return rijen.assign(
        loonsom=delen["loonsom"], aandeel=pd.Series(aandelen, rijen.index, dtype=object)
    )


def share_table(
    tabellen: Tabellen, rijen: pd.DataFrame, naam: str, noemer: str, koppen: Mapping[str, Kop]
) -> Tabel:
    """The share of inhuur in ``noemer`` (words), protected; ``naam`` is the name of the table.

    ``koppen`` are the header of the denominator and that of the share.
    """
    eigen, aandeel = (kop.tekst for kop in koppen.values())
    tabel = make_table(
        naam,
        f"Inhuur als deel van {noemer} per werkgever",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("werkgever").reset_index(),
        {
            "werkgever": Kop("Werkgever"),
            "inhuur": Kop("Inhuur", "eur"),
            **koppen,
            "opdrachten": OPDRACHTEN,
        },
        tabellen.bron("inhuur", "loonsom"),
        noten=NOTEN,
        totaalrijen=1,
    )
    hangt = ["Inhuur", aandeel] + ([eigen] if eigen != "Loonsom" else [])
    regels = Bescherming((OPDRACHTEN.tekst,), rust_op=dict.fromkeys(hangt, (OPDRACHTEN.tekst,)))
    return protect(tabel, regels, tabellen.reference)
