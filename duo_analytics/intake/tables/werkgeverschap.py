"""werkgeverschap.xlsx: on which themes the werkgevers work together and on which not (4.7)."""

from __future__ import annotations

from duo_analytics.intake.columns import code, datum, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import GevuldBij, NietVoor, Uniek
from duo_analytics.statistics.themas import UITKOMST

THEMAS = Invoertabel(
    naam="themas",
    blad="Themas",
    betekenis="Een rij per thema waarover de vier werkgevers spreken.",
    kolommen=(
        tekst("thema", "Thema", "Waarover de werkgevers spreken."),
        datum("opgenomen_op", "Opgenomen op", "Dag waarop het thema op de agenda kwam."),
        code("uitkomst", "Uitkomst", "Samen doen, los doen, of nog open.", UITKOMST),
        datum("besluit_op", "Besluit op", "Dag van het besluit; leeg = nog open.",
              verplicht=False),
        tekst("gremium", "Gremium", "Overleg dat besluit.", groepeert=True),
        tekst("toelichting", "Toelichting", "Wat er is afgesproken, of waarop het wacht.",
              verplicht=False),
    ),
    regels=(
        Uniek(("thema",)),
        NietVoor("besluit_op", "opgenomen_op", "besloten voor het thema op de agenda kwam"),
        GevuldBij("besluit_op", "uitkomst", ("samen", "los"),
                  "de dag van het besluit past niet bij de uitkomst",
                  "Vul de dag in bij Samen en Los, en alleen daar."),
    ),
)  # fmt: skip

WERKBOEK = Werkboek("werkgeverschap.xlsx", "Personeel & Organisatie", (THEMAS,))
