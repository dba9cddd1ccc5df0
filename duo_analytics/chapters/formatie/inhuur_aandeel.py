"""Hired staff against the wage sum, by both denominators: (a) and (b) are never mixed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.chapters.formatie.landelijk import line
from duo_analytics.formatting import met_eenheid
from duo_analytics.personeel import inhuurcijfers
from duo_analytics.results.disclosure import protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.statistics import inhuur

if TYPE_CHECKING:
    from collections.abc import Callable

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal


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
    tabel = inhuurcijfers.deel_van_loonsom(tabellen, "formatie.inhuur_deel_van_loonsom")
    woorden = "Alle gemeenten {jaar} (Personeelsmonitor)"
    lijn = line(tabellen, "personeelsmonitor.inhuur_pct_loonsom", woorden)
    return _share_chart(tabel, "% van de loonsom", lijn)


def aandeel_totaal(tabellen: Tabellen) -> Grafiek:
    """(b) per werkgever in twelve months; the Roemernorm is a reference line, no breach."""
    norm = tabellen.norm("normen.roemernorm_pct")
    rijen = inhuurcijfers.per_werkgever(tabellen, inhuur.share_of_total)
    rijen["samen"] = rijen["loonsom"] + rijen["inhuur"]
    koppen = {"samen": Kop("Loonsom en inhuur", "eur"), "aandeel": Kop("Aandeel (b)", "pct")}
    titel = "loonsom en inhuur samen (b)"
    naam = "formatie.inhuur_deel_van_totaal"
    tabel = inhuurcijfers.share_table(tabellen, rijen, naam, titel, koppen)
    noot = (
        f"De Roemernorm ({met_eenheid(norm.waarde, 'pct')}) geldt voor ministeries, niet voor "
        "gemeenten. Als deel van de loonsom (a) is dat "
        f"{met_eenheid(inhuur.to_loonsom(norm.waarde), 'pct')}."
    )
    lijn = Drempellijn("Roemernorm voor ministeries", norm.waarde)
    return _share_chart(
        tabel.met(noten=(*tabel.noten, noot)), "% van loonsom en inhuur samen", (lijn,)
    )


def _share_chart(tabel: Tabel, as_titel: str, lijnen: tuple[Drempellijn, ...]) -> Grafiek:
    aandeel = next(kop.tekst for kop in tabel.koppen if kop.eenheid == "pct")
    return Grafiek(tabel, (Reeks(aandeel, Vorm.STAAF),), as_titel, liggend=True, drempels=lijnen)
