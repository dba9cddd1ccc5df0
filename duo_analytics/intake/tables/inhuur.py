"""inhuur.xlsx: hired capacity and the wage sum it is compared with (domain 7.1, 5.4)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import (
    ORGANISATIE,
    Kolom,
    Soort,
    bedrag,
    code,
    datum,
    tekst,
)
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import NietVoor, Uniek, Verwijzing
from duo_analytics.organisatie import WERKGEVERS

REDEN_INHUUR = {
    "vacatureruimte": "Vacatureruimte",
    "ziekte": "Vervanging bij ziekte",
    "project": "Project",
    "deskundigheid": "Specifieke deskundigheid",
    "piek": "Piek",
}

INHUUR = Invoertabel(
    naam="inhuur",
    blad="Inhuur",
    betekenis="Een rij per inhuuropdracht en per tertaal waarin kosten zijn geboekt.",
    kolommen=(
        tekst("inhuur_id", "Inhuur", "Nummer van de inhuuropdracht."),
        *ORGANISATIE,
        datum("begindatum", "Begin", "Eerste dag van de inzet in deze rij."),
        datum("einddatum", "Eind", "Laatste dag van de inzet in deze rij, inclusief."),
        Kolom("fte", "Fte", Soort.GETAL, "Ingehuurde capaciteit.", "fte",
              minimum=Decimal(0), maximum=Decimal(5)),
        bedrag("kosten", "Kosten (EUR)", "Kosten in deze rij, zonder btw; creditnota negatief.",
               minimum=None),
        code("reden", "Reden", "Waarom er is ingehuurd.", REDEN_INHUUR),
        tekst("vacature_id", "Vacature", "Vacature die wordt overbrugd.", verplicht=False),
    ),
    regels=(
        NietVoor("einddatum", "begindatum", "de inzet eindigt voor zij begint"),
        Uniek(("inhuur_id", "begindatum")),
    ),
    verwijzingen=(Verwijzing("vacature_id", "vacatures", "vacature_id"),),
)  # fmt: skip

LOONSOM = Invoertabel(
    naam="loonsom",
    blad="Loonsom",
    betekenis="Een rij per werkgever en tertaal: de geboekte loonsom.",
    kolommen=(
        code("werkgever", "Werkgever", "Een van de vier werkgevers.", WERKGEVERS),
        Kolom("jaar", "Jaar", Soort.GEHEEL, "Kalenderjaar.", minimum=Decimal(2000),
              maximum=Decimal(2100)),
        Kolom("tertaal", "Tertaal", Soort.GEHEEL, "Tertaal in dat jaar: 1, 2 of 3.",
              minimum=Decimal(1), maximum=Decimal(3)),
        bedrag("loonsom", "Loonsom (EUR)", "Loonsom in dat tertaal.", minimum="0.01"),
    ),
    regels=(Uniek(("werkgever", "jaar", "tertaal")),),
)  # fmt: skip

WERKBOEK = Werkboek("inhuur.xlsx", "Financiën", (INHUUR, LOONSOM))
