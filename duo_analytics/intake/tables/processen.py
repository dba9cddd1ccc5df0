"""processen.xlsx: the register of efficiency measures, and maatwerkaanvragen (domain 7.4, 4.3)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, code, datum, nummer, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import GevuldBij, NietVoor, Uniek
from duo_analytics.organisatie import GEMEENTEN

SPOOR = {
    "harmoniseren": "Harmoniseren",
    "uniformeren": "Uniformeren",
    "digitaliseren": "Digitaliseren",
}
STATUS_MOGELIJKHEID = {
    "gerealiseerd": "Gerealiseerd",
    "in_uitvoering": "In uitvoering",
    "mogelijk": "Mogelijk",
    "afgewezen": "Afgewezen",
}
STATUS_AANVRAAG = {
    "open": "Open",
    "gehonoreerd": "Gehonoreerd",
    "afgewezen": "Afgewezen",
}
PROCES = (
    nummer("proces_id", "Proces-id", "Nummer van het proces."),
    tekst("proces", "Proces", "Naam van het proces.", groepeert=True),
    tekst("team", "Team", "Team dat het proces uitvoert.", groepeert=True),
    code("spoor", "Spoor", "Een van de drie sporen.", SPOOR),
)


def onbekend_bedrag(naam: str, kop: str, betekenis: str) -> Kolom:
    """An amount that may not be known yet: an empty cell is not zero."""
    return Kolom(naam, kop, Soort.BEDRAG, betekenis, "EUR", verplicht=False, minimum=Decimal(0))


def uren(betekenis: str) -> Kolom:
    """Hours of own staff; empty = not known."""
    return Kolom("uren", "Uren", Soort.UREN, betekenis, "uren", verplicht=False,
                 minimum=Decimal(0), maximum=Decimal(100_000))  # fmt: skip


PROCESSEN = Invoertabel(
    naam="processen",
    blad="Mogelijkheden",
    betekenis="Een rij per mogelijkheid om een proces te verbeteren.",
    kolommen=(
        *PROCES,
        tekst("mogelijkheid", "Mogelijkheid", "Wat er beter kan."),
        code("status", "Status", "Stand van deze mogelijkheid.", STATUS_MOGELIJKHEID),
        tekst("hoe", "Hoe", "Hoe het gedaan kan worden.", verplicht=False),
        onbekend_bedrag("baten_structureel", "Baten structureel (EUR per jaar)",
                        "Opbrengst die elk jaar terugkomt; leeg = niet bekend."),
        onbekend_bedrag("baten_incidenteel", "Baten incidenteel (EUR)",
                        "Opbrengst die er een keer is; leeg = niet bekend."),
        onbekend_bedrag("kosten_incidenteel", "Kosten incidenteel (EUR)",
                        "Kosten die er een keer zijn; leeg = niet bekend."),
        uren("Eenmalige inzet van eigen medewerkers in uren."),
        datum("opgenomen_op", "Opgenomen op", "Dag van opname in het register."),
        datum("gestart_op", "Gestart op", "Dag waarop de uitvoering begon.", verplicht=False),
        datum("gereed_datum", "Gereed op", "Dag waarop het klaar was; de opbrengst telt vanaf dan.",
              verplicht=False),
        datum("afgewezen_op", "Afgewezen op", "Dag waarop er van is afgezien.", verplicht=False),
        datum("verwerkt_op", "In begroting op",
              "Dag van het besluit dat de structurele baten in de begroting verwerkt; "
              "leeg = alleen geclaimd.", verplicht=False),
    ),
    regels=(
        Uniek(("proces_id", "spoor", "mogelijkheid")),
        NietVoor("gestart_op", "opgenomen_op", "de uitvoering begint voor de opname"),
        NietVoor("gereed_datum", "gestart_op", "gereed voor de start"),
        NietVoor("gereed_datum", "opgenomen_op", "gereed voor de opname"),
        NietVoor("afgewezen_op", "opgenomen_op", "afgewezen voor de opname"),
        GevuldBij("gestart_op", "status", ("in_uitvoering",),
                  "de startdatum past niet bij de status",
                  "Vul bij 'In uitvoering' de startdatum in; laat die bij 'Mogelijk' leeg.",
                  toegestaan=("gerealiseerd", "afgewezen")),
        GevuldBij("gereed_datum", "status", ("gerealiseerd",),
                  "de datum gereed past niet bij de status",
                  "Vul de datum in bij 'Gerealiseerd' en alleen daar."),
        GevuldBij("afgewezen_op", "status", ("afgewezen",),
                  "de datum van afwijzing past niet bij de status",
                  "Vul de datum in bij 'Afgewezen' en alleen daar."),
    ),
)  # fmt: skip

DOORLICHTINGEN = Invoertabel(
    naam="doorlichtingen",
    blad="Doorlichting",
    betekenis="Een rij per proces en spoor dat op de agenda voor de doorlichting staat.",
    kolommen=(
        *PROCES,
        datum("opgenomen_op", "Opgenomen op", "Dag waarop dit op de agenda kwam."),
        datum("gepland_op", "Gepland op", "Dag waarop dit spoor volgens de planning klaar is.",
              toekomst=True),
        datum("gereed_op", "Doorgelicht op", "Dag waarop dit spoor is doorgelicht.",
              verplicht=False),
    ),
    regels=(
        Uniek(("proces_id", "spoor")),
        NietVoor("gereed_op", "opgenomen_op", "doorgelicht voor het op de agenda kwam"),
    ),
)  # fmt: skip

MAATWERKAANVRAGEN = Invoertabel(
    naam="maatwerkaanvragen",
    blad="Maatwerk",
    betekenis="Een rij per aanvraag van een gemeente buiten de standaard dienstverlening.",
    kolommen=(
        tekst("aanvraag_id", "Aanvraag", "Nummer van de aanvraag."),
        code("gemeente", "Gemeente", "Gemeente die vraagt.", GEMEENTEN),
        datum("datum", "Ontvangen op", "Dag van ontvangst."),
        tekst("onderwerp", "Onderwerp", "Waar de aanvraag over gaat.", verplicht=False),
        code("status", "Status", "Stand van de aanvraag.", STATUS_AANVRAAG),
        datum("afgehandeld_op", "Afgehandeld op", "Dag van afhandeling; leeg = open.",
              verplicht=False),
        uren("Bestede uren; bekend bij de afhandeling."),
    ),
    regels=(
        Uniek(("aanvraag_id",)),
        NietVoor("afgehandeld_op", "datum", "afgehandeld voor de ontvangst"),
        GevuldBij("afgehandeld_op", "status", ("gehonoreerd", "afgewezen"),
                  "de datum van afhandeling past niet bij de status",
                  "Vul de datum in bij een afgehandelde aanvraag en alleen daar."),
    ),
)  # fmt: skip

WERKBOEK = Werkboek(
    "processen.xlsx", "Concerncontrol", (PROCESSEN, DOORLICHTINGEN, MAATWERKAANVRAGEN)
)
