"""iv3.xlsx: what the four organisations told CBS per taakveld and categorie (domain 8, Iv3)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, bedrag, code, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import Uniek
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.statistics.overhead import SOORTEN, VERSLAGEN

TAAKVELDEN = Invoertabel(
    naam="taakvelden",
    blad="Taakvelden",
    betekenis="Een rij per jaar, verslag, organisatie, taakveld en categorie, zoals in Iv3; zonder "
    "de balansposten.",
    kolommen=(
        Kolom("jaar", "Jaar", Soort.GEHEEL, "Begrotingsjaar.", minimum=Decimal(2017),
              maximum=Decimal(2100)),
        code("verslag", "Verslag", "Begroting of jaarrekening.", VERSLAGEN),
        code("werkgever", "Organisatie", "Een van de vier organisaties.", WERKGEVERS),
        tekst("taakveld", "Taakveld", "Taakveld van Iv3, zoals 0.4 (overhead).", groepeert=True),
        tekst("categorie", "Categorie", "Economische categorie van Iv3, zoals L1.1.",
              groepeert=True),
        code("soort", "Soort", "Lasten of baten; de eerste letter van de categorie.", SOORTEN),
        bedrag("bedrag", "Bedrag (EUR)", "In hele euro's; Iv3 zelf telt in duizenden.",
               minimum=None),
    ),
    regels=(Uniek(("jaar", "verslag", "werkgever", "taakveld", "categorie")),),
)  # fmt: skip

WERKBOEK = Werkboek("iv3.xlsx", "Financiën", (TAAKVELDEN,))
