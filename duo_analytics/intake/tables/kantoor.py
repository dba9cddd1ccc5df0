"""kantoor.xlsx: how many people are in the offices, and how many places there are (domain 7.4).

Counts per location and day only: never who was there.
"""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, datum, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import AlleenMet, GeenOverlap, NietMeer, NietVoor, Uniek, Verwijzing


def telling(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A whole number of places or of people."""
    return Kolom(naam, kop, Soort.GEHEEL, betekenis, verplicht=verplicht,
                 minimum=Decimal(0), maximum=Decimal(5_000))  # fmt: skip


KANTOORBEZETTING = Invoertabel(
    naam="kantoorbezetting",
    blad="Kantoorbezetting",
    betekenis="Een rij per werkdag en locatie.",
    kolommen=(
        datum("datum", "Datum", "Werkdag."),
        tekst("locatie", "Locatie", "Naam van het kantoor.", groepeert=True),
        tekst("scenario", "Scenario", "Scenario dat die dag op deze locatie gold.",
              groepeert=True),
        telling("plekken_totaal", "Plekken totaal", "Alle werkplekken van de locatie."),
        telling("plekken_beschikbaar", "Plekken beschikbaar", "Werkplekken die gebruikt mochten "
                "worden."),
        telling("reserveringen", "Reserveringen", "Aantal gereserveerde werkplekken.",
                verplicht=False),
        telling("aanwezigen", "Aanwezigen", "Aantal aanwezigen; leeg = niet geteld.",
                verplicht=False),
    ),
    regels=(
        Uniek(("datum", "locatie")),
        NietMeer("plekken_beschikbaar", "plekken_totaal", "er zijn meer plekken beschikbaar dan er "
                 "zijn"),
    ),
    verwijzingen=(Verwijzing("scenario", "scenarios", "scenario"),),
)  # fmt: skip

SCENARIOS = Invoertabel(
    naam="scenarios",
    blad="Scenarios",
    betekenis="Een rij per scenario en periode waarin het gold; leeg = nog niet ingegaan.",
    kolommen=(
        tekst("scenario", "Scenario", "Naam van het scenario."),
        tekst("omschrijving", "Omschrijving", "Wat er dan mag."),
        Kolom("plekken_pct", "Plekken (%)", Soort.GETAL, "Deel van de werkplekken dat gebruikt mag "
              "worden.", "%", minimum=Decimal(0), maximum=Decimal(100)),
        datum("geldig_van", "Geldig van", "Eerste dag.", verplicht=False),
        datum("geldig_tot", "Geldig tot en met", "Laatste dag; leeg = geldt nog.",
              verplicht=False),
    ),
    regels=(
        NietVoor("geldig_tot", "geldig_van", "het scenario eindigt voor het begint"),
        AlleenMet("geldig_tot", "geldig_van", "er is een laatste dag zonder eerste dag",
                  "Vul de eerste dag in."),
        GeenOverlap(("scenario",), "geldig_van", "geldig_tot",
                    "dit scenario geldt dan al volgens een andere regel"),
    ),
)  # fmt: skip

WERKBOEK = Werkboek("kantoor.xlsx", "Facilitair", (KANTOORBEZETTING, SCENARIOS))
