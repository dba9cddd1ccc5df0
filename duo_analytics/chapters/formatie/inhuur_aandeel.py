"""Hired staff against the wage sum, by both denominators: (a) and (b) are never mixed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.formatie.landelijk import line
from duo_analytics.formatting import met_eenheid
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.results.disclosure import Bescherming, protect, protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import inhuur

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal

OPDRACHTEN = Kop("Opdrachten", "aantal")
NOTEN = (
    "De kosten zijn zonder btw.",
    "Kosten van een opdracht die maar deels in de periode valt, zijn naar dagen verdeeld.",
)


@indicator(
    "Inhuur als deel van de loonsom (a)",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Kosten van inhuur als deel van de loonsom. Zo rekent de Personeelsmonitor.",
    formule="inhuur / loonsom x 100",
    tabellen=("inhuur", "loonsom"),
)
def inhuur_pct_loonsom(tabellen: Tabellen) -> Getal:
    """Denominator (a): the wage sum; None when a wage sum is missing (domain 5.4)."""
    return _share(tabellen, inhuur.share_of_loonsom)


@indicator(
    "Inhuur als deel van loonsom en inhuur (b)",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Kosten van inhuur als deel van de loonsom en de inhuur samen. Zo rekenen het BBV "
    "en de Roemernorm.",
    formule="inhuur / (loonsom + inhuur) x 100",
    tabellen=("inhuur", "loonsom"),
)
def inhuur_pct_totaal(tabellen: Tabellen) -> Getal:
    """Denominator (b): wage sum and hired staff; None when a wage sum is missing (domain 5.4)."""
    return _share(tabellen, inhuur.share_of_total)


def _share(tabellen: Tabellen, aandeel: Callable[[Decimal, Decimal], Decimal]) -> Getal:
    kosten, loonsom = inhuur.costs(tabellen), inhuur.wage_sums(tabellen)
    if loonsom.isna().any():
        return None
    waarde = aandeel(sum(kosten["kosten"], Decimal(0)), sum(loonsom, Decimal(0)))
    return protect_value(waarde, kosten["inhuur_id"].nunique(), tabellen.reference)


def aandeel_loonsom(tabellen: Tabellen) -> Grafiek:
    """(a) per werkgever in twelve months, against the Personeelsmonitor."""
    rijen = _per_werkgever(tabellen, inhuur.share_of_loonsom)
    koppen = {"loonsom": Kop("Loonsom", "eur"), "aandeel": Kop("Aandeel (a)", "pct")}
    tabel = _share_table(tabellen, rijen, "inhuur_deel_van_loonsom", "de loonsom (a)", koppen)
    woorden = "Alle gemeenten {jaar} (Personeelsmonitor)"
    lijn = line(tabellen, "personeelsmonitor.inhuur_pct_loonsom", woorden)
    return _share_chart(tabel, "% van de loonsom", lijn)


def aandeel_totaal(tabellen: Tabellen) -> Grafiek:
    """(b) per werkgever in twelve months; the Roemernorm is a reference line, no breach."""
    norm = tabellen.norm("normen.roemernorm_pct")
    rijen = _per_werkgever(tabellen, inhuur.share_of_total)
    rijen["samen"] = rijen["loonsom"] + rijen["inhuur"]
    koppen = {"samen": Kop("Loonsom en inhuur", "eur"), "aandeel": Kop("Aandeel (b)", "pct")}
    titel = "loonsom en inhuur samen (b)"
    tabel = _share_table(tabellen, rijen, "inhuur_deel_van_totaal", titel, koppen)
    noot = (
        f"De Roemernorm ({met_eenheid(norm.waarde, 'pct')}) geldt voor ministeries, niet voor "
        "gemeenten. Als deel van de loonsom (a) is dat "
        f"{met_eenheid(inhuur.to_loonsom(norm.waarde), 'pct')}."
    )
    lijn = Drempellijn("Roemernorm voor ministeries", norm.waarde)
    return _share_chart(
        tabel.met(noten=(*tabel.noten, noot)), "% van loonsom en inhuur samen", (lijn,)
    )


def _per_werkgever(
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


def _share_table(
    tabellen: Tabellen, rijen: pd.DataFrame, naam: str, noemer: str, koppen: Mapping[str, Kop]
) -> Tabel:
    eigen, aandeel = (kop.tekst for kop in koppen.values())
    tabel = make_table(
        f"formatie.{naam}",
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


def _share_chart(tabel: Tabel, as_titel: str, lijnen: tuple[Drempellijn, ...]) -> Grafiek:
    aandeel = next(kop.tekst for kop in tabel.koppen if kop.eenheid == "pct")
    return Grafiek(tabel, (Reeks(aandeel, Vorm.STAAF),), as_titel, liggend=True, drempels=lijnen)
