"""inkoop.xlsx: invoices, suppliers, contracts, tenders and advice questions (domain 7.4, 4.5)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, bedrag, code, datum, sleutel, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import GevuldBij, NietVoor, Uniek, Verwijzing
from duo_analytics.organisatie import WERKGEVERS

SOORT_OPDRACHT = {
    "werk": "Werk",
    "concessie": "Concessie",
    "levering": "Levering",
    "dienst": "Dienst",
    "sociaal": "Sociale of andere specifieke dienst",
}
OMVANG = {"mkb": "Mkb", "groot": "Groot", "onbekend": "Onbekend"}
PROCEDURE = {
    "enkelvoudig": "Enkelvoudig onderhands",
    "meervoudig": "Meervoudig onderhands",
    "nationaal": "Nationaal openbaar",
    "europees": "Europees",
}
STATUS_AANBESTEDING = {
    "lopend": "Lopend",
    "gegund": "Gegund",
    "ingetrokken": "Ingetrokken",
}
BEVINDING = {
    "geen": "Geen bevinding",
    "raming": "Raming",
    "procedurekeuze": "Procedurekeuze",
    "termijn": "Termijnen",
    "motivering": "Motivering",
    "dossier": "Dossiervorming",
}
SOORT_VRAAG = {
    "procedure": "Keuze van de procedure",
    "contract": "Contract en voorwaarden",
    "uitvraag": "Offerte en uitvraag",
    "regels": "Wet- en regelgeving",
    "mvi": "Maatschappelijk verantwoord inkopen",
    "overig": "Overig",
}
WERKGEVER = code("werkgever", "Werkgever", "Een van de vier werkgevers.", WERKGEVERS)
CREDITEUR = sleutel("crediteur_id", "Crediteur", "Nummer van de crediteur; nooit een naam.")
SOORT = code("soort", "Soort opdracht", "Bepaalt welk drempelbedrag geldt.", SOORT_OPDRACHT)


FACTUREN = Invoertabel(
    naam="facturen",
    blad="Facturen",
    betekenis="Een rij per factuurregel.",
    kolommen=(
        WERKGEVER,
        tekst("factuur_id", "Factuur", "Nummer van de factuur."),
        tekst("regel", "Regel", "Nummer van de factuurregel."),
        datum("factuurdatum", "Factuurdatum", "Datum op de factuur."),
        datum("boekdatum", "Boekdatum", "Dag waarop de factuur is geboekt."),
        CREDITEUR,
        bedrag("bedrag", "Bedrag (EUR)", "Zonder btw; een creditnota is negatief.", minimum=None),
        tekst("inkooppakket", "Inkooppakket", "Groep van gelijksoortige inkopen.",
              groepeert=True),
        tekst("contract_id", "Contract", "Contract waar de regel onder valt; leeg = geen.",
              verplicht=False),
    ),
    regels=(Uniek(("werkgever", "factuur_id", "regel")),),
    verwijzingen=(
        Verwijzing("crediteur_id", "crediteuren", "crediteur_id"),
        Verwijzing("inkooppakket", "inkooppakketten", "inkooppakket"),
        Verwijzing("contract_id", "contracten", "contract_id"),
    ),
)  # fmt: skip

CREDITEUREN = Invoertabel(
    naam="crediteuren",
    blad="Crediteuren",
    betekenis="Een rij per crediteur in de administratie van een werkgever.",
    kolommen=(
        CREDITEUR,
        sleutel("kvk", "KvK-nummer", "Voegt crediteuren van een leverancier samen; leeg = geen.",
                verplicht=False),
        Kolom("postcode", "Postcode (cijfers)", Soort.GEHEEL,
              "De vier cijfers van de postcode van de vestiging; leeg = onbekend of buitenland.",
              verplicht=False, minimum=Decimal(1000), maximum=Decimal(9999), persoonlijk=True),
        code("omvang", "Omvang", "Midden- en kleinbedrijf (mkb) of groot.", OMVANG),
        Kolom("natuurlijk_persoon", "Natuurlijk persoon", Soort.JA_NEE,
              "Ja: dan geen KvK-nummer en geen naam."),
    ),
    regels=(Uniek(("crediteur_id",)),),
)  # fmt: skip

INKOOPPAKKETTEN = Invoertabel(
    naam="inkooppakketten",
    blad="Pakketten",
    betekenis="Een rij per inkooppakket.",
    kolommen=(
        tekst("inkooppakket", "Inkooppakket", "Groep van gelijksoortige inkopen.",
              groepeert=True),
        SOORT,
    ),
    regels=(Uniek(("inkooppakket",)),),
)  # fmt: skip

CONTRACTEN = Invoertabel(
    naam="contracten",
    blad="Contracten",
    betekenis="Een rij per contract.",
    kolommen=(
        tekst("contract_id", "Contract", "Nummer van het contract."),
        CREDITEUR,
        datum("begindatum", "Begin", "Eerste dag waarop het contract geldt."),
        datum("einddatum", "Eind", "Laatste dag, met gebruikte verlengingen; leeg = loopt door.",
              verplicht=False, toekomst=True),
        bedrag("waarde_totaal", "Waarde (EUR)", "Hele looptijd, met opties en verlengingen."),
        tekst("aanbesteding_id", "Aanbesteding", "Aanbesteding waaruit het contract volgt.",
              verplicht=False),
    ),
    regels=(
        Uniek(("contract_id",)),
        NietVoor("einddatum", "begindatum", "het contract eindigt voor het begint"),
    ),
    verwijzingen=(
        Verwijzing("crediteur_id", "crediteuren", "crediteur_id"),
        Verwijzing("aanbesteding_id", "aanbestedingen", "aanbesteding_id"),
    ),
)  # fmt: skip

AANBESTEDINGEN = Invoertabel(
    naam="aanbestedingen",
    blad="Aanbestedingen",
    betekenis="Een rij per aanbesteding of onderhandse uitvraag.",
    kolommen=(
        tekst("aanbesteding_id", "Aanbesteding", "Nummer van de aanbesteding."),
        WERKGEVER,
        tekst("onderwerp", "Onderwerp", "Wat er wordt ingekocht.", verplicht=False),
        SOORT,
        bedrag("geraamde_waarde", "Geraamde waarde (EUR)",
               "Hele looptijd, met opties en verlengingen, zonder btw."),
        datum("start_op", "Start", "Begin van de procedure; bepaalt welk drempelbedrag geldt."),
        code("procedure", "Procedure", "Gekozen procedure.", PROCEDURE),
        code("status", "Status", "Stand van de procedure.", STATUS_AANBESTEDING),
        datum("afgerond_op", "Afgerond op", "Dag van gunning of intrekking.", verplicht=False),
        code("bevinding", "Bevinding", "Soort bevinding bij de toets; leeg = niet getoetst.",
             BEVINDING, verplicht=False),
        datum("getoetst_op", "Getoetst op", "Dag van de toets.", verplicht=False),
    ),
    regels=(
        Uniek(("aanbesteding_id",)),
        NietVoor("afgerond_op", "start_op", "afgerond voor de start"),
        NietVoor("getoetst_op", "start_op", "getoetst voor de start"),
        GevuldBij("afgerond_op", "status", ("gegund", "ingetrokken"),
                  "de datum past niet bij de status",
                  "Vul de datum in bij 'Gegund' en 'Ingetrokken' en alleen daar."),
        GevuldBij("getoetst_op", "bevinding", tuple(BEVINDING),
                  "de datum van de toets past niet bij de bevinding",
                  "Vul bij een getoetste aanbesteding beide in, of anders geen van beide."),
    ),
)  # fmt: skip

ADVIESVRAGEN = Invoertabel(
    naam="adviesvragen",
    blad="Adviesvragen",
    betekenis="Een rij per vraag aan de inkoopfunctie.",
    kolommen=(
        tekst("vraag_id", "Vraag", "Nummer van de vraag."),
        WERKGEVER,
        datum("ontvangen_op", "Ontvangen op", "Dag waarop de vraag is gesteld."),
        datum("beantwoord_op", "Beantwoord op", "Dag van het antwoord; leeg = open.",
              verplicht=False),
        code("soort", "Soort vraag", "Onderwerp van de vraag.", SOORT_VRAAG),
    ),
    regels=(
        Uniek(("vraag_id",)),
        NietVoor("beantwoord_op", "ontvangen_op", "beantwoord voor de ontvangst"),
    ),
)  # fmt: skip

WERKBOEK = Werkboek(
    "inkoop.xlsx",
    "Inkoop & Juridisch",
    (FACTUREN, CREDITEUREN, INKOOPPAKKETTEN, CONTRACTEN, AANBESTEDINGEN, ADVIESVRAGEN),
)
