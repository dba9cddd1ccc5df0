"""personeel.xlsx: employment spells, formatie and sickness absence (domain 7.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from duo_analytics.intake.columns import ORGANISATIE, Kolom, Soort, code, datum, sleutel, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import AlleenMet, GeenOverlap, NietVoor, Verwijzing

SOORT_DIENSTVERBAND = {
    "vast": "Vast",
    "tijdelijk": "Tijdelijk",
    "bovenformatief": "Bovenformatief",
    "bbl": "BBL",
    "stage": "Stage",
    "re_integratie": "Re-integratie",
}
REDEN_UIT = {
    "eigen_verzoek": "Eigen verzoek",
    "pensioen": "Pensioen",
    "einde_contract": "Einde contract",
    "intern": "Intern",
    "overig": "Overig",
}
SOORT_FORMATIE = {"structureel": "Structureel", "tijdelijk": "Tijdelijk"}
SOORT_VERZUIM = {"ziekte": "Ziekte", "zwangerschap": "Zwangerschap", "overig": "Overig"}


def gezondheid(naam: str, kop: str, betekenis: str, *, verplicht: bool = True) -> Kolom:
    """A date of a sickness case; a leave that is agreed may end after the peildatum."""
    return Kolom(naam, kop, Soort.DATUM, betekenis, verplicht=verplicht, persoonlijk=True,
                 toekomst=not verplicht)  # fmt: skip


DIENSTVERBANDEN = Invoertabel(
    naam="dienstverbanden",
    blad="Dienstverbanden",
    betekenis="Een rij per periode met gelijke uren, team en functie van een dienstverband.",
    kolommen=(
        sleutel("persoon_id", "Persoon", "Pseudoniem van de medewerker; nooit een BSN."),
        sleutel("dienstverband_id", "Dienstverband", "Pseudoniem van het dienstverband."),
        *ORGANISATIE,
        tekst("functie", "Functie", "Naam van de functie.", verplicht=False),
        code("soort", "Soort", "Soort dienstverband.", SOORT_DIENSTVERBAND),
        datum("begindatum", "In dienst", "Eerste dag van deze regel.", toekomst=True),
        datum("einddatum", "Uit dienst", "Laatste dag, inclusief; leeg = loopt.", verplicht=False,
              toekomst=True),
        Kolom("uren_per_week", "Uren per week", Soort.GETAL, "Contracturen per week.", "uren",
              minimum=Decimal(0), maximum=Decimal(60), als_tekst=True),
        Kolom("fte", "Fte", Soort.GETAL, "Deel van een volledige werkweek.", "fte",
              minimum=Decimal(0), maximum=Decimal("1.2"), als_tekst=True),
        Kolom("geboortemaand", "Geboortemaand", Soort.MAAND, "Alleen voor leeftijd en AOW.",
              verplicht=False, persoonlijk=True, vroegst=date(1930, 1, 1)),
        code("reden_uit", "Reden uit dienst", "Waarom het dienstverband eindigde.", REDEN_UIT,
             verplicht=False),
    ),
    regels=(
        NietVoor("einddatum", "begindatum", "de laatste dag ligt voor de eerste dag"),
        AlleenMet("reden_uit", "einddatum", "er is een reden, maar geen datum uit dienst",
                  "Vul de laatste dag in of haal de reden weg."),
        GeenOverlap(("dienstverband_id",), "begindatum", "einddatum",
                    "deze regel overlapt een andere regel van hetzelfde dienstverband"),
    ),
)  # fmt: skip

FORMATIE = Invoertabel(
    naam="formatie",
    blad="Formatie",
    betekenis="Een rij per team, functie en geldigheid: de vastgestelde formatie.",
    kolommen=(
        *ORGANISATIE,
        tekst("functie", "Functie", "Naam van de functie.", verplicht=False),
        Kolom("formatie_fte", "Formatie (fte)", Soort.GETAL, "Toegestane fte volgens het plan.",
              "fte", minimum=Decimal(0), maximum=Decimal(500)),
        code("soort", "Soort", "Structurele of tijdelijke formatie.", SOORT_FORMATIE),
        datum("geldig_van", "Geldig van", "Eerste dag waarop deze formatie geldt.",
              toekomst=True),
        datum("geldig_tot", "Geldig t/m", "Laatste dag, inclusief; leeg = loopt.",
              verplicht=False, toekomst=True),
        tekst("besluit", "Besluit", "Besluit waarin de formatie is vastgesteld.",
              verplicht=False),
    ),
    regels=(
        NietVoor("geldig_tot", "geldig_van", "de formatie eindigt voor zij begint"),
        GeenOverlap(("werkgever", "team", "cluster", "functie", "soort"), "geldig_van",
                    "geldig_tot", "deze formatie overlapt een andere regel van dezelfde functie"),
    ),
)  # fmt: skip

VERZUIM = Invoertabel(
    naam="verzuim",
    blad="Verzuim",
    betekenis="Een rij per verzuimgeval en per deel daarvan met een gelijk percentage.",
    kolommen=(
        sleutel("geval_id", "Geval", "Pseudoniem van het verzuimgeval."),
        sleutel("dienstverband_id", "Dienstverband", "Pseudoniem van het dienstverband."),
        gezondheid("eerste_ziektedag", "Eerste ziektedag", "Eerste dag van het geval."),
        gezondheid("hersteldatum", "Hersteld", "Eerste dag weer aan het werk; leeg = loopt.",
                   verplicht=False),
        gezondheid("segment_van", "Deel van", "Eerste dag met dit percentage."),
        gezondheid("segment_tot", "Deel t/m", "Laatste dag met dit percentage; leeg = loopt.",
                   verplicht=False),
        Kolom("verzuim_pct", "Verzuim (%)", Soort.GETAL, "Deel van de tijd ziek, 0 tot 100.",
              "pct", minimum=Decimal(0), maximum=Decimal(100), persoonlijk=True),
        code("soort", "Soort", "Soort verzuim; nooit een oorzaak of diagnose.", SOORT_VERZUIM),
    ),
    regels=(
        NietVoor("hersteldatum", "eerste_ziektedag", "de hersteldatum ligt voor de ziekmelding"),
        NietVoor("segment_van", "eerste_ziektedag", "dit deel begint voor het geval begint"),
        NietVoor("segment_tot", "segment_van", "dit deel eindigt voor het begint"),
        GeenOverlap(("dienstverband_id", "soort"), "segment_van", "segment_tot",
                    "dit deel overlapt een ander deel of geval van hetzelfde dienstverband",
                    "Verbeter de datums of voeg de gevallen samen: een dag telt een keer."),
    ),
    verwijzingen=(Verwijzing("dienstverband_id", "dienstverbanden", "dienstverband_id"),),
)  # fmt: skip

WERKBOEK = Werkboek(
    "personeel.xlsx", "Personeel & Organisatie", (DIENSTVERBANDEN, FORMATIE, VERZUIM)
)
