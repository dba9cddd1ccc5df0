"""Signals: spend per supplier and package over a moving window against the European thresholds.

A signal is no verdict: it says that somebody should look. Amounts of a supplier are never shown.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.inkoop.regels import NOOT_OORDEEL, REEKSEN, invoice_lines
from duo_analytics.periods import Venster, month_ends
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bedragen import total

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("facturen", "crediteuren", "inkooppakketten", "contracten", "aanbestedingen")
CATEGORIEEN = {
    "werken_concessies": "Werken en concessies",
    "leveringen_diensten_decentraal": "Leveringen en diensten",
    "sociale_specifieke_diensten": "Sociale en andere specifieke diensten",
}
NOOT_SAMEN = (
    "De vier werkgevers zijn bij elkaar geteld, omdat zij samen kunnen inkopen. De drempel geldt "
    "voor elke aanbestedende dienst apart; daarom staat ook vermeld wat bij één werkgever alleen "
    "al op of boven de drempel ligt."
)


@indicator(
    "Drempelsignalen",
    eenheid="signalen",
    moment=Moment.PEILDATUM,
    definitie="Combinaties van leverancier en inkooppakket waarvan de uitgaven zonder Europese "
    "aanbesteding in het register op of boven het drempelbedrag liggen. De uitgaven zijn die van "
    "de vier werkgevers samen, in het venster dat op de peildatum eindigt. Een signaal is geen "
    "oordeel.",
    formule="aantal combinaties met uitgaven buiten een contract na een Europese aanbesteding >= "
    "het drempelbedrag dat op de peildatum geldt",
    tabellen=BRONNEN,
    kern=True,
)
def drempelsignalen(tabellen: Tabellen) -> Getal:
    """Number of signals; None where the invoices do not go back a whole window (domain 5.10)."""
    if not tabellen.reaches("facturen", window(tabellen).begin):
        return None
    return Decimal(int(combinations(tabellen)["signaal"].sum()))


def window(tabellen: Tabellen) -> Venster:
    """The moving window of whole months that ends on the peildatum."""
    maanden = int(tabellen.norm("normen.spend_venster_maanden").waarde)
    einden = month_ends(tabellen.peil.peildatum, maanden)
    return Venster(einden[0].replace(day=1), einden[-1])


def combinations(tabellen: Tabellen) -> pd.DataFrame:
    """Per supplier and package: its spend in the window against the threshold in force.

    Columns: inkooppakket, categorie, bedrag, buiten (outside contracts from a European tender),
    een_werkgever (the largest ``buiten`` of one werkgever), drempel, and whether it is ``boven``
    (on or over the threshold), a ``signaal``, ``nadert``, or ``alleen`` a signal at one werkgever.
    """
    regels = invoice_lines(tabellen, window(tabellen))
    regels["buiten"] = regels["bedrag"].mask(regels["europees"], Decimal(0))
    sleutel = ["leverancier", "inkooppakket", "soort"]
    per_werkgever = regels.groupby([*sleutel, "werkgever"])["buiten"].agg(total)
    groep = regels.groupby(sleutel)[["bedrag", "buiten"]].agg(total)
    groep["een_werkgever"] = per_werkgever.groupby(sleutel).max()
    groep = groep.reset_index()
    drempels = thresholds(tabellen)
    groep["categorie"] = groep["soort"].map(REEKSEN)
    groep["drempel"] = groep["categorie"].map(drempels)
    nadert = tabellen.norm("normen.drempel_nadert_pct").waarde / 100
    groep["boven"] = groep["bedrag"] >= groep["drempel"]
    groep["signaal"] = groep["buiten"] >= groep["drempel"]
    groep["alleen"] = groep["een_werkgever"] >= groep["drempel"]
    bijna = groep["drempel"].map(lambda drempel: drempel * nadert)
    groep["nadert"] = ~groep["signaal"] & (groep["buiten"] >= bijna)
    return groep


def thresholds(tabellen: Tabellen) -> dict[str, Decimal]:
    """The threshold of each category in the year of the peildatum; NormOntbreekt without one."""
    jaar = tabellen.peil.jaar
    return {c: tabellen.norm(f"drempelbedragen.{c}", jaar).waarde for c in CATEGORIEEN}


def per_categorie(tabellen: Tabellen) -> Tabel:
    """Combinations per category of threshold: seen, on or over it, signals, and near to it."""
    groep = combinations(tabellen)
    vlaggen = ["boven", "signaal", "alleen", "nadert"]
    telling = groep.groupby("categorie")[vlaggen].sum().reindex([*CATEGORIEEN], fill_value=0)
    telling["alle"] = groep["categorie"].value_counts().reindex(telling.index, fill_value=0)
    rijen = with_total(telling.rename(index=CATEGORIEEN), dict.fromkeys(telling.columns, 0))
    drempels = list(thresholds(tabellen).values())
    rijen["drempel"] = pd.Series([*drempels, None], rijen.index, dtype=object)
    koppen = {
        "categorie": Kop("Soort opdracht"),
        "drempel": Kop("Drempelbedrag", "eur"),
        "alle": Kop("Combinaties van leverancier en pakket", "aantal"),
        "boven": Kop("Op of boven de drempel", "aantal"),
        "signaal": Kop("Signaal: zonder Europese aanbesteding", "aantal"),
        "alleen": Kop("waarvan bij één werkgever alleen", "aantal"),
        "nadert": Kop("Nadert de drempel", "aantal"),
    }
    return make_table(
        "inkoop.drempels",
        "Uitgaven per leverancier en pakket tegen het Europese drempelbedrag",
        window(tabellen).in_woorden,
        rijen.rename_axis("categorie").reset_index(),
        koppen,
        tabellen.bron(*BRONNEN),
        noten=(NOOT_OORDEEL, NOOT_SAMEN, *_history(tabellen)),
        totaalrijen=1,
    )


def per_pakket(tabellen: Tabellen) -> Grafiek:
    """Signals per package, and combinations near to the threshold; only packages with any."""
    groep = combinations(tabellen)
    telling = groep.groupby("inkooppakket")[["signaal", "nadert"]].sum()
    telling = telling[telling.sum(axis=1) > 0].sort_values(
        ["signaal", "nadert"], ascending=False, kind="stable"
    )
    rijen = with_total(telling, {"signaal": 0, "nadert": 0})
    tabel = make_table(
        "inkoop.signalen_per_pakket",
        "Drempelsignalen per inkooppakket",
        window(tabellen).in_woorden,
        rijen.rename_axis("pakket").reset_index(),
        {
            "pakket": Kop("Inkooppakket"),
            "signaal": Kop("Signaal", "signalen"),
            "nadert": Kop("Nadert de drempel", "aantal"),
        },
        tabellen.bron(*BRONNEN),
        noten=(NOOT_OORDEEL, *_history(tabellen)),
        totaalrijen=1,
    )
    reeksen = (Reeks("Signaal", Vorm.STAAF), Reeks("Nadert de drempel", Vorm.STAAF))
    return Grafiek(tabel, reeksen, "combinaties van leverancier en pakket", liggend=True)


def _history(tabellen: Tabellen) -> tuple[str, ...]:
    """A note when the invoices do not go back the whole window."""
    if tabellen.reaches("facturen", window(tabellen).begin):
        return ()
    return ("De facturen gaan minder ver terug dan het venster: er kunnen signalen ontbreken.",)
