"""banenafspraak.xlsx: hours per employer, never persons (domain 7.3, 4.8)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, code, datum, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import NietMeer, Uniek
from duo_analytics.organisatie import WERKGEVERS

STATUS = {"raming": "Raming", "voorlopig": "Voorlopig", "definitief": "Definitief"}
SOORT_UITLENER = {"uitzend": "Uitzendonderneming", "wsw": "Detachering Wsw"}
JAAR = Kolom("jaar", "Jaar", Soort.GEHEEL, "Kalenderjaar.", minimum=Decimal(2013),
             maximum=Decimal(2100))  # fmt: skip


def uren(naam: str, kop: str, betekenis: str) -> Kolom:
    """Hours in a year, with two decimals."""
    return Kolom(naam, kop, Soort.UREN, betekenis, "uren", minimum=Decimal(0),
                 als_tekst=True)  # fmt: skip


BANENAFSPRAAK = Invoertabel(
    naam="banenafspraak",
    blad="Verloonde uren",
    betekenis="Een rij per jaar en werkgever, op het niveau van het loonheffingennummer.",
    kolommen=(
        JAAR,
        code("werkgever", "Werkgever", "Een van de vier werkgevers.", WERKGEVERS),
        uren("verloonde_uren_totaal", "Verloonde uren totaal", "Alle verloonde uren in dat jaar."),
        uren("verloonde_uren_doelgroep", "Verloonde uren doelgroep",
             "Verloonde uren van medewerkers uit de doelgroep, eigen dienst."),
        uren("uitgeleende_uren", "Uitgeleende uren", "Uren die een inlener meetelt."),
        code("status", "Status", "Raming, voorlopig of definitief.", STATUS),
    ),
    regels=(
        Uniek(("jaar", "werkgever")),
        NietMeer("verloonde_uren_doelgroep", "verloonde_uren_totaal",
                 "de doelgroep heeft meer uren dan het totaal"),
        NietMeer("uitgeleende_uren", "verloonde_uren_doelgroep",
                 "er zijn meer uren uitgeleend dan de doelgroep heeft"),
    ),
)  # fmt: skip

BANENAFSPRAAK_INLEEN = Invoertabel(
    naam="banenafspraak_inleen",
    blad="Inleen",
    betekenis="Een rij per afgesproken toerekening aan de inlener; een volgnummer, geen persoon.",
    kolommen=(
        JAAR,
        code("inlener", "Inlener", "Werkgever die inleent.", WERKGEVERS),
        tekst("uitlener", "Uitlener", "Organisatie die uitleent.", groepeert=True),
        code("soort_uitlener", "Soort uitlener", "Soort organisatie.", SOORT_UITLENER),
        tekst("volgnummer", "Volgnummer", "Volgnummer van de afspraak in dat jaar."),
        uren("polisuren", "Polisuren", "Uren in de polisadministratie."),
        uren("toegerekende_uren", "Toegerekende uren", "Uren die de inlener meetelt."),
        datum("fiat_op", "Fiat op", "Dag van het fiat; zonder fiat tellen de uren niet mee.",
              verplicht=False),
    ),
    regels=(
        Uniek(("jaar", "inlener", "volgnummer")),
        NietMeer("toegerekende_uren", "polisuren",
                 "er zijn meer uren toegerekend dan in de polisadministratie staan"),
    ),
)  # fmt: skip

WERKBOEK = Werkboek(
    "banenafspraak.xlsx", "Personeel & Organisatie", (BANENAFSPRAAK, BANENAFSPRAAK_INLEEN)
)
