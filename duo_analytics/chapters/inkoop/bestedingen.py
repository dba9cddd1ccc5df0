"""What is bought, by whom, in which package, and how much of it goes to the largest suppliers."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.inkoop.regels import invoice_lines
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.results.bijdragers import Grens, protect_amount, protect_amounts, safe_classes
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bedragen import total, totals
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("facturen", "crediteuren")
GROOTSTE = 10  # what 'the largest suppliers' means, by definition
RANGEN = (5, GROOTSTE, 25, 50, 100)
NOOT_BTW = "Bedragen zonder btw, naar boekdatum; creditnota's zijn afgetrokken."


@indicator(
    "Uitgaven aan inkoop",
    eenheid="eur",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Bedragen van alle factuurregels van de vier werkgevers samen, zonder btw; "
    "creditnota's zijn afgetrokken.",
    formule="som van de bedragen met een boekdatum in de periode",
    tabellen=("facturen", "crediteuren"),
    kern=True,
)
def uitgaven_eur(tabellen: Tabellen) -> Getal:
    """Spend of the four werkgevers in twelve months, excl. btw (domain 5.10)."""
    bedragen = _ranked(tabellen)
    return protect_amount(sum(bedragen, Decimal(0)), [bedragen], tabellen)


@indicator(
    "Aandeel van de tien grootste leveranciers",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de uitgaven dat naar de tien grootste leveranciers gaat. Crediteuren met "
    "hetzelfde KvK-nummer zijn één leverancier.",
    formule="uitgaven aan de tien grootste leveranciers / alle uitgaven x 100",
    tabellen=("facturen", "crediteuren"),
)
def grootste_pct(tabellen: Tabellen) -> Getal:
    """Share of the ten largest suppliers; hidden where that rank is inside a protected class."""
    bedragen = _ranked(tabellen)
    geheel = sum(bedragen, Decimal(0))
    if not geheel:
        return None
    einden = {laatste for _, laatste in safe_classes(bedragen, RANGEN, Grens.of(tabellen))}
    if min(GROOTSTE, len(bedragen)) not in einden:
        return VERBORGEN
    return 100 * sum(bedragen[:GROOTSTE], Decimal(0)) / geheel


def _ranked(tabellen: Tabellen) -> list[Decimal]:
    """Spend per supplier in twelve months, the largest first."""
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    return sorted(regels.groupby("leverancier")["bedrag"].agg(total), reverse=True)


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Spend, invoices and suppliers per werkgever, and the spend of the year before."""
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    groep = regels.groupby("werkgever")
    tellingen = {
        "facturen": groep["factuur_id"].nunique(),
        "crediteuren": groep["crediteur_id"].nunique(),
    }
    frame = pd.DataFrame(tellingen).reindex(list(WERKGEVERS), fill_value=0)
    rijen, bijdragen = _amounts(tabellen, "werkgever", [*WERKGEVERS])
    rijen = rijen.join(with_total(frame, dict.fromkeys(frame.columns, 0)))
    koppen = {
        "groep": Kop("Werkgever"),
        "nu": Kop("Uitgaven", "eur"),
        "eerder": Kop("Een jaar eerder", "eur"),
        "facturen": Kop("Facturen", "facturen"),
        "crediteuren": Kop("Crediteuren", "aantal"),
    }
    namen = {**WERKGEVERS}
    bijdragen = bijdragen.assign(rij=bijdragen["rij"].map(namen))
    noot = "Een leverancier kan bij meer werkgevers crediteur zijn."
    return _chart(tabellen, "per_werkgever", rijen.rename(index=namen), koppen, bijdragen, noot)


def per_pakket(tabellen: Tabellen) -> Grafiek:
    """Spend per package and the spend of the year before: the largest first, the hidden last."""
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    pakketten = sorted(set(tabellen["inkooppakketten"]["inkooppakket"]))
    omvang = totals(regels, "inkooppakket", "bedrag", pakketten)
    orde = sorted(pakketten, key=lambda p: (-omvang[p], p))
    rijen, bijdragen = _amounts(tabellen, "inkooppakket", orde)
    leveranciers = regels.groupby("inkooppakket")["leverancier"].nunique()
    rijen["leveranciers"] = leveranciers.reindex(orde, fill_value=0)
    rijen.loc[rijen.index[-1], "leveranciers"] = regels["leverancier"].nunique()
    koppen = {
        "groep": Kop("Inkooppakket"),
        "nu": Kop("Uitgaven", "eur"),
        "eerder": Kop("Een jaar eerder", "eur"),
        "leveranciers": Kop("Leveranciers", "leveranciers"),
    }
    noot = "Een leverancier kan in meer pakketten voorkomen en telt in het totaal één keer."
    grafiek = _chart(tabellen, "per_pakket", rijen, koppen, bijdragen, noot)
    return replace(grafiek, tabel=_hidden_last(grafiek.tabel))


def _hidden_last(tabel: Tabel) -> Tabel:
    """The rows with hidden ones last, by name: their place in an order of size would tell a lot."""
    aantal = len(tabel.rijen) - tabel.totaalrijen
    delen, totalen = tabel.rijen[:aantal], tabel.rijen[aantal:]
    zichtbaar = [rij for rij in delen if VERBORGEN not in rij]
    verborgen = sorted((rij for rij in delen if VERBORGEN in rij), key=lambda rij: str(rij[0]))
    return tabel.met(rijen=(*zichtbaar, *verborgen, *totalen))


def _amounts(tabellen: Tabellen, groep: str, orde: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spend now and a year earlier per group with a total row, and who contributed to it."""
    peil = tabellen.peil
    vensters = {"nu": peil.twaalf_maanden, "eerder": peil.vorig_jaar.twaalf_maanden}
    regels = {kop: invoice_lines(tabellen, venster) for kop, venster in vensters.items()}
    frame = pd.DataFrame({kop: totals(r, groep, "bedrag", orde) for kop, r in regels.items()})
    rijen = with_total(frame, dict.fromkeys(vensters, 0))
    if not tabellen.reaches("facturen", vensters["eerder"].begin):
        rijen["eerder"], regels["eerder"] = None, regels["eerder"][:0]
    bijdragen = pd.concat([_contributions(r, groep, kop) for kop, r in regels.items()])
    return rijen, bijdragen


def _contributions(regels: pd.DataFrame, groep: str, kop: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rij": regels[groep],
            "kolom": kop,
            "bijdrager": regels["leverancier"],
            "bedrag": regels["bedrag"],
        }
    )


def _chart(
    tabellen: Tabellen,
    naam: str,
    rijen: pd.DataFrame,
    koppen: dict[str, Kop],
    bijdragen: pd.DataFrame,
    *noten: str,
) -> Grafiek:
    tabel = make_table(
        f"inkoop.{naam}",
        f"Uitgaven aan inkoop {naam.replace('_', ' ')}",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("groep").reset_index(),
        koppen,
        tabellen.bron(*BRONNEN),
        noten=(NOOT_BTW, *noten),
        totaalrijen=1,
    )
    beschermd = protect_amounts(tabel, bijdragen, ("Uitgaven", "Een jaar eerder"), tabellen)
    reeksen = (Reeks("Uitgaven", Vorm.STAAF), Reeks("Een jaar eerder", Vorm.MARKERING))
    return Grafiek(beschermd, reeksen, "euro", liggend=True)


def pareto(tabellen: Tabellen) -> Grafiek:
    """Spend by rank of the supplier, in classes that give no supplier away."""
    rijen = _ranks(_ranked(tabellen), Grens.of(tabellen))
    koppen = {
        "rang": Kop("Rang van de leverancier"),
        "leveranciers": Kop("Leveranciers", "leveranciers"),
        "uitgaven": Kop("Uitgaven", "eur"),
        "aandeel": Kop("Aandeel tot en met deze rang", "pct"),
    }
    tabel = make_table(
        "inkoop.pareto",
        "Uitgaven naar de rang van de leverancier",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("rang").reset_index(),
        koppen,
        tabellen.bron(*BRONNEN),
        noten=(NOOT_BTW, Grens.of(tabellen).noot),
        totaalrijen=1,
    )
    reeks = Reeks("Aandeel tot en met deze rang", Vorm.STAAF)
    return Grafiek(tabel, (reeks,), "% van de uitgaven", liggend=True)


def _ranks(bedragen: list[Decimal], grens: Grens) -> pd.DataFrame:
    """Per class of ranks: suppliers, spend, and the share of the spend up to and including it."""
    klassen = safe_classes(bedragen, RANGEN, grens)
    som = [sum(bedragen[eerste - 1 : laatste], Decimal(0)) for eerste, laatste in klassen]
    frame = pd.DataFrame(
        {"leveranciers": [laatste - eerste + 1 for eerste, laatste in klassen], "uitgaven": som},
        index=[f"{eerste} tot en met {laatste}" for eerste, laatste in klassen],
    )
    rijen = with_total(frame, {"leveranciers": 0, "uitgaven": 0})
    geheel = sum(som, Decimal(0))
    aandelen = [100 * deel / geheel if geheel else None for deel in itertools.accumulate(som)]
    rijen["aandeel"] = pd.Series([*aandelen, None], rijen.index, dtype=object)
    return rijen
