"""The quotum per werkgever: hours, banen needed and realised, saldo, and the course of years.

Privacy: the delivery and this chapter hold hours and banen per werkgever, never persons, and never
one row of inleen (which is one person). A baan is an amount of hours that several persons may
fill, so the threshold for counts of the doelgroep cannot be applied and nothing is hidden: the
raad asks for exactly this table and the law decides per werkgever. To give no more away than that
needs, hours are printed whole, inleen only as a sum, and nothing below a werkgever.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.rijen import (
    BANEN_DECIMALEN,
    Kolommen,
    all_rows,
    banen_per_werkgever,
    by_name,
    rows,
)
from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import Jaarquotum

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel

GEHAALD = Decimal(100)
NOOT_SALDO = (
    "Saldo: gerealiseerd min nodig, afgekapt op één decimaal zoals de wet vraagt (Besluit Wfsv "
    f"2.23). Onder nul is het een tekort. Het saldo van {DUO_BREED} is berekend over alle uren "
    "samen en is daarom niet de som van de saldo's."
)
NOOT_IN_DIENST = "In dienst is zonder de uren die zijn uitgeleend; die telt de inlener mee."


KOPPEN_UREN = {
    "werkgever": Kop("Werkgever"),
    "totaal": Kop("Alle verloonde uren", "uren"),
    "percentage": Kop("Quotum", "pct", 2),
    "nodig": Kop("Nodig", "uren"),
    "eigen": Kop("Doelgroep in dienst", "uren"),
    "uitgeleend": Kop("Af: uitgeleend", "uren"),
    "ingeleend": Kop("Bij: ingeleend", "uren"),
    "gerealiseerd": Kop("Gerealiseerd", "uren"),
}


def uren(tabellen: Tabellen) -> Tabel:
    """The hours per werkgever that the quotum of the main year is computed from."""
    jaar = jaren.hoofdjaar(tabellen)
    kolommen: Kolommen = {
        "totaal": lambda q: q.uren.totaal,
        "nodig": lambda q: q.nodig_uren,
        "eigen": lambda q: q.uren.doelgroep,
        "uitgeleend": lambda q: q.uren.uitgeleend,
        "ingeleend": lambda q: q.uren.ingeleend,
    }
    rijen = rows(jaar, kolommen, 0)
    percentages = {naam: q.parameters.percentage.waarde for naam, q in by_name(jaar).items()}
    rijen = rijen.assign(
        gerealiseerd=rijen["eigen"] - rijen["uitgeleend"] + rijen["ingeleend"],
        percentage=pd.Series(percentages, dtype=object),
    )
    return make_table(
        "banenafspraak.uren",
        "Verloonde uren en het quotum per werkgever",
        jaren.over(jaar),
        all_rows(rijen),
        KOPPEN_UREN,
        jaren.bronnen(tabellen, jaar.normen),
        noten=(
            "Getoond in hele uren; gerekend met twee decimalen.",
            jaren.noot_inleen(tabellen),
            *jaren.jaar_noten(jaar),
        ),
        totaalrijen=1,
    )


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Banen needed and realised per werkgever in the main year."""
    return _chart(tabellen, jaren.hoofdjaar(tabellen), "per_werkgever", "Banen")


def raming(tabellen: Tabellen) -> Grafiek:
    """The same for the year that still runs, estimated from what is known on the peildatum."""
    return _chart(tabellen, jaren.ramingsjaar(tabellen), "raming", "Raming van de banen")


def _chart(tabellen: Tabellen, jaar: Jaarquotum, naam: str, titel: str) -> Grafiek:
    rijen = banen_per_werkgever(jaar)
    koppen = {
        "werkgever": Kop("Werkgever"),
        "nodig": Kop("Nodig", "banen", BANEN_DECIMALEN),
        "in_dienst": Kop("In dienst", "banen", BANEN_DECIMALEN),
        "ingeleend": Kop("Ingeleend", "banen", BANEN_DECIMALEN),
        "gerealiseerd": Kop("Gerealiseerd", "banen", BANEN_DECIMALEN),
        "saldo": Kop("Saldo", "banen"),
        "realisatie": Kop("Realisatie", "pct"),
        "gehaald": Kop("Quotum gehaald"),
    }
    tabel = make_table(
        f"banenafspraak.{naam}",
        f"{titel} voor de banenafspraak per werkgever",
        jaren.over(jaar),
        all_rows(rijen),
        koppen,
        jaren.bronnen(tabellen, jaar.normen),
        noten=(NOOT_SALDO, NOOT_IN_DIENST, jaren.noot_inleen(tabellen), *jaren.jaar_noten(jaar)),
        totaalrijen=1,
    )
    reeksen = (
        Reeks("In dienst", Vorm.GESTAPELD),
        Reeks("Ingeleend", Vorm.GESTAPELD),
        Reeks("Nodig", Vorm.MARKERING),
    )
    return Grafiek(tabel, reeksen, "banen", liggend=True)


def verloop(tabellen: Tabellen) -> Grafiek:
    """Realisatie per werkgever and Duo-breed, year after year up to the main year.

    The estimate of the running year is another measurement and not part of the lines.
    """
    hoofdjaar = tabellen.peil.jaar - 1
    eerste = min([*quotum.delivered_years(tabellen)[:1], hoofdjaar])
    jaar_voor_jaar = [quotum.year(tabellen, jaar) for jaar in range(eerste, hoofdjaar + 1)]
    namen = [DUO_BREED, *WERKGEVERS.values()]
    rijen = pd.DataFrame(
        [_realisaties(jaar) for jaar in jaar_voor_jaar], columns=["jaar", *namen], dtype=object
    )
    normen = [norm for jaar in jaar_voor_jaar for norm in jaar.normen]
    tabel = make_table(
        "banenafspraak.verloop",
        "Realisatie van het quotum banenafspraak per jaar",
        f"{eerste} tot en met {hoofdjaar}",
        rijen,
        {"jaar": Kop("Jaar"), **{naam: Kop(naam, "pct") for naam in namen}},
        jaren.bronnen(tabellen, normen),
        noten=(jaren.noot_inleen(tabellen), jaren.NOOT_AMBITIE, *jaren.norm_noten(normen)),
    )
    reeksen = tuple(Reeks(naam, Vorm.LIJN) for naam in namen)
    doel = (Drempellijn("Quotum gehaald", GEHAALD),)
    return Grafiek(tabel, reeksen, "% van wat nodig is", drempels=doel)


def _realisaties(jaar: Jaarquotum) -> dict[str, object]:
    per_naam = {naam: q.realisatie_pct for naam, q in by_name(jaar).items()}
    return {"jaar": f"{jaar.jaar} ({jaar.status})", **per_naam}
