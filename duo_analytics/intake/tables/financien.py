"""financien.xlsx: budget, wijzigingen, verdeelsleutel and bijdragen of Duo+ (domain 7.5)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake import begroting_rules
from duo_analytics.intake.columns import Kolom, Soort, bedrag, code, datum, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import Uniek
from duo_analytics.organisatie import GEMEENTEN, PROGRAMMAS
from duo_analytics.statistics.begroting import I_S, OVERHEAD, SOORTEN

PEILDATUM = datum("peildatum", "Peildatum", "Stand op deze dag; het jaar is het begrotingsjaar.")
JAAR = Kolom("jaar", "Jaar", Soort.GEHEEL, "Begrotingsjaar.", minimum=Decimal(2016),
             maximum=Decimal(2100))  # fmt: skip
PROGRAMMA = code("programma", "Programma", "Programma van Duo+.", PROGRAMMAS)
SOORT = code("soort", "Soort", "Alle vier zijn van nature positief; de soort bepaalt het teken.",
             SOORTEN)  # fmt: skip
INCIDENTEEL = code("i_s", "I/S", "Incidenteel (in beginsel hoogstens drie jaar) of structureel.",
                   I_S)  # fmt: skip
DEELNEMER = code("deelnemer", "Deelnemer", "Gemeente die meedoet aan het programma.", GEMEENTEN)


def onzeker(naam: str, kop: str, betekenis: str) -> Kolom:
    """An amount that may be unknown: an empty cell is not zero."""
    return Kolom(naam, kop, Soort.BEDRAG, betekenis, "EUR", verplicht=False, minimum=Decimal(0))


FINANCIEN = Invoertabel(
    naam="financien",
    blad="Financien",
    betekenis="Een rij per peildatum, programma, taakveld, product, soort en I/S. Zonder de "
    "bijdragen van de gemeenten: die dragen wat er overblijft.",
    kolommen=(
        PEILDATUM,
        PROGRAMMA,
        tekst("taakveld", "Taakveld", f"Taakveld van Iv3; {OVERHEAD} is overhead.",
              verplicht=False, groepeert=True),
        tekst("product", "Product", "Onderdeel van het programma.", verplicht=False,
              groepeert=True),
        SOORT,
        INCIDENTEEL,
        bedrag("begroting_primitief", "Begroting primitief (EUR)", "Vastgestelde jaarbegroting."),
        bedrag("begroting_na_wijziging", "Begroting na wijziging (EUR)",
               "Jaarbegroting met de wijzigingen tot en met de peildatum."),
        bedrag("realisatie_tm", "Realisatie t/m (EUR)", "Geboekt van 1 januari t/m de peildatum.",
               minimum=None),
        onzeker("verplichting", "Verplichting (EUR)", "Besteld, nog niet gefactureerd."),
        bedrag("prognose", "Prognose (EUR)", "Verwachting voor het hele jaar."),
        tekst("toelichting", "Toelichting", "Waarom de prognose afwijkt van de begroting.",
              verplicht=False),
    ),
    regels=(Uniek(("peildatum", "programma", "taakveld", "product", "soort", "i_s")),),
    kruisregels=begroting_rules.FINANCIEN,
)  # fmt: skip

BEGROTINGSWIJZIGINGEN = Invoertabel(
    naam="begrotingswijzigingen",
    blad="Begrotingswijzigingen",
    betekenis="Een rij per wijziging, programma, soort en I/S (BBV art. 18).",
    kolommen=(
        JAAR,
        tekst("wijziging_nr", "Wijziging", "Nummer van de begrotingswijziging."),
        datum("besluit_op", "Besluit op", "Dag waarop het algemeen bestuur besloot."),
        tekst("onderwerp", "Onderwerp", "Waar de wijziging over gaat."),
        PROGRAMMA,
        SOORT,
        INCIDENTEEL,
        bedrag("mutatie", "Mutatie (EUR)", "Verandering van het bedrag; min is lager.",
               minimum=None),
        bedrag("nieuwe_raming", "Nieuwe raming (EUR)", "Het bedrag na deze wijziging."),
    ),
    regels=(Uniek(("jaar", "wijziging_nr", "programma", "soort", "i_s")),),
    kruisregels=begroting_rules.WIJZIGINGEN,
)  # fmt: skip

VERDEELSLEUTEL = Invoertabel(
    naam="verdeelsleutel",
    blad="Verdeelsleutel",
    betekenis="Een rij per jaar, programma en deelnemer. Wie niet meedoet, heeft geen rij of 0.",
    kolommen=(
        JAAR,
        PROGRAMMA,
        DEELNEMER,
        Kolom("aandeel_pct", "Aandeel (%)", Soort.GETAL, "Deel van de kosten dat de gemeente "
              "draagt.", "pct", minimum=Decimal(0), maximum=Decimal(100)),
        tekst("grondslag", "Grondslag", "Waar het aandeel op berust.", verplicht=False,
              groepeert=True),
    ),
    regels=(Uniek(("jaar", "programma", "deelnemer")),),
    kruisregels=begroting_rules.VERDEELSLEUTEL,
)  # fmt: skip

BIJDRAGEN = Invoertabel(
    naam="bijdragen",
    blad="Bijdragen",
    betekenis="Een rij per peildatum, programma en deelnemer: wat de gemeente over het hele jaar "
    "draagt.",
    kolommen=(
        PEILDATUM,
        PROGRAMMA,
        DEELNEMER,
        bedrag("begroting", "Bijdrage begroting (EUR)", "Deel van de primitieve begroting.",
               minimum=None),
        bedrag("na_wijziging", "Bijdrage na wijziging (EUR)", "Deel van de begroting na wijziging.",
               minimum=None),
        bedrag("prognose", "Bijdrage prognose (EUR)", "Deel van de prognose.", minimum=None),
        onzeker("maatwerk", "Maatwerk (EUR)", "Wat de gemeente daarnaast betaalt voor maatwerk."),
    ),
    regels=(Uniek(("peildatum", "programma", "deelnemer")),),
    kruisregels=begroting_rules.BIJDRAGEN,
)  # fmt: skip

WERKBOEK = Werkboek(
    "financien.xlsx", "Financiën",
    (FINANCIEN, BEGROTINGSWIJZIGINGEN, VERDEELSLEUTEL, BIJDRAGEN),
)  # fmt: skip
