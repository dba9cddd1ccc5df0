"""sturing.xlsx: goals, milestones, actions and risks of every theme (domain 7.4).

What a plan is worth shows in its history: mijlpalen, risicos and doelen hold one row per peildatum,
as they stood then. A new stand is added below the older ones; an older one is never overwritten.
"""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, code, datum, nummer, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.plan_rules import GeenKring, Onveranderd
from duo_analytics.intake.rules import AlleenMet, NietVoor, Uniek, Verwijzing
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.statistics.themas import UITKOMST

THEMA = {
    "herstart": "Herstart",
    "governance": "Governance",
    "efficiency": "Efficiencymaatregelen",
    "ia": "I&A",
    "inkoop": "Inkoopfunctie",
    "dienstverlening": "Integrale dienstverlening",
    "werkgeverschap": "Werkgeverschap",
}
WIE = {"gemeenten": "De gemeenten", **WERKGEVERS}  # 'gemeenten' = the three together
LICHT = {"groen": "Groen", "oranje": "Oranje", "rood": "Rood"}
TREND = {"stijgend": "Stijgend", "gelijk": "Gelijk", "dalend": "Dalend"}
EENHEID = {"pct": "Procent", "cijfer": "Cijfer", "dagen": "Dagen", "aantal": "Aantal"}
RICHTING = {"minstens": "Minstens", "hoogstens": "Hoogstens"}
THEMA_KOLOM = code("thema", "Thema", "Onderwerp van de rapportage.", THEMA)
PEILDATUM_KOLOM = datum("peildatum", "Peildatum", "De rij is de stand op deze dag.")


def schaal(naam: str, kop: str, betekenis: str) -> Kolom:
    """A choice from 1 to 5."""
    return Kolom(naam, kop, Soort.GEHEEL, betekenis, minimum=Decimal(1), maximum=Decimal(5))


def meting(naam: str, kop: str, betekenis: str, *, verplicht: bool) -> Kolom:
    """A number in the unit of its own row."""
    return Kolom(naam, kop, Soort.GETAL, betekenis, "zie Eenheid", verplicht=verplicht,
                 minimum=Decimal(0))  # fmt: skip


MIJLPALEN = Invoertabel(
    naam="mijlpalen",
    blad="Mijlpalen",
    betekenis="Een rij per peildatum en mijlpaal: het plan en wat er op die dag van bekend was.",
    kolommen=(
        PEILDATUM_KOLOM,
        nummer("mijlpaal_id", "Mijlpaal", "Nummer van de mijlpaal."),
        THEMA_KOLOM,
        tekst("omschrijving", "Omschrijving", "Wat er dan klaar is."),
        datum("gepland_op", "Gepland op", "Dag in het eerste plan; verandert nooit.",
              toekomst=True),
        datum("verwacht_op", "Verwacht op", "Dag waarop de eigenaar het nu verwacht; leeg = niet "
              "bekend.", verplicht=False, toekomst=True),
        datum("gereed_op", "Gereed op", "Dag waarop het klaar was; leeg = nog niet klaar.",
              verplicht=False),
        tekst("afhankelijk_van", "Wacht op", "Nummer van de mijlpaal die eerst klaar moet zijn.",
              verplicht=False),
        tekst("eigenaar_rol", "Eigenaar", "Rol van de eigenaar, geen naam."),
        code("verantwoordelijke", "Verantwoordelijke", "Wie hierover verantwoording aflegt.", WIE),
        code("status_handmatig", "Status met de hand", "Alleen als de berekende status niet klopt.",
             LICHT, verplicht=False),
        tekst("status_reden", "Reden van de status", "Waarom de status met de hand is gezet.",
              verplicht=False),
    ),
    regels=(
        Uniek(("peildatum", "mijlpaal_id")),
        Onveranderd("mijlpaal_id", "gepland_op", "de geplande dag verschilt van een eerdere "
                    "stand", "Zet de eerste planning terug; een nieuwe dag hoort bij Verwacht op."),
        NietVoor("peildatum", "gereed_op", "gereed na de peildatum van de rij"),
        GeenKring("peildatum", "mijlpaal_id", "afhankelijk_van",
                  "deze mijlpaal wacht via andere mijlpalen op zichzelf"),
        AlleenMet("status_handmatig", "status_reden", "de status met de hand heeft geen reden",
                  "Schrijf de reden erbij of haal de status weg."),
        AlleenMet("status_reden", "status_handmatig", "er is een reden zonder status",
                  "Vul de status in of haal de reden weg."),
    ),
    verwijzingen=(Verwijzing("afhankelijk_van", "mijlpalen", "mijlpaal_id"),),
)  # fmt: skip

ACTIES = Invoertabel(
    naam="acties",
    blad="Acties",
    betekenis="Een rij per besluit en de actie die daaruit volgt.",
    kolommen=(
        nummer("actie_id", "Actie", "Nummer van de actie."),
        THEMA_KOLOM,
        tekst("gremium", "Gremium", "Overleg dat het besluit nam.", groepeert=True),
        datum("besluit_op", "Besluit op", "Dag van het besluit."),
        tekst("omschrijving", "Omschrijving", "Wat er moet gebeuren."),
        code("verantwoordelijke", "Verantwoordelijke", "Wie de actie uitvoert.", WIE),
        datum("deadline", "Deadline", "Uiterste dag; leeg = niet afgesproken.", verplicht=False,
              toekomst=True),
        datum("gereed_op", "Gereed op", "Dag waarop de actie klaar was; leeg = open.",
              verplicht=False),
        code("uitkomst", "Uitkomst", "Voor werkgeverschap: samen, los of nog open.", UITKOMST,
             verplicht=False),
    ),
    regels=(
        Uniek(("actie_id",)),
        NietVoor("deadline", "besluit_op", "de deadline ligt voor het besluit"),
        NietVoor("gereed_op", "besluit_op", "gereed voor het besluit"),
    ),
)  # fmt: skip

RISICOS = Invoertabel(
    naam="risicos",
    blad="Risicos",
    betekenis="Een rij per peildatum en open risico; een risico dat weg is, heeft geen rij meer.",
    kolommen=(
        PEILDATUM_KOLOM,
        nummer("risico_id", "Risico", "Nummer van het risico."),
        THEMA_KOLOM,
        tekst("oorzaak", "Oorzaak", "Waardoor het kan gebeuren.", verplicht=False),
        tekst("gevolg", "Gevolg", "Wat er dan gebeurt."),
        schaal("kans", "Kans", "Van 1 (klein) tot 5 (groot)."),
        schaal("impact", "Impact", "Van 1 (klein) tot 5 (groot)."),
        Kolom("bedrag", "Bedrag (EUR)", Soort.BEDRAG, "Geschatte schade; leeg = niet geschat.",
              "EUR", verplicht=False, minimum=Decimal(0)),
        tekst("maatregel", "Maatregel", "Wat er tegen wordt gedaan.", verplicht=False),
        code("trend", "Trend", "Hoe de eigenaar het ziet gaan.", TREND, verplicht=False),
        code("draagt", "Draagt", "Wie het risico draagt.", WIE),
    ),
    regels=(Uniek(("peildatum", "risico_id")),),
)  # fmt: skip

DOELEN = Invoertabel(
    naam="doelen",
    blad="Doelen",
    betekenis="Een rij per peildatum en doel, met de indicator die zegt of het doel is gehaald.",
    kolommen=(
        PEILDATUM_KOLOM,
        nummer("doel_id", "Doel", "Nummer van het doel."),
        THEMA_KOLOM,
        tekst("doel", "Omschrijving", "Wat het programma wil bereiken."),
        tekst("indicator", "Indicator", "Waaraan het is af te lezen."),
        code("eenheid", "Eenheid", "Eenheid van norm en waarde.", EENHEID),
        code("richting", "Richting", "Of de waarde minstens of hoogstens de norm moet zijn.",
             RICHTING),
        meting("norm", "Norm", "Afgesproken waarde.", verplicht=True),
        meting("waarde", "Waarde", "Laatste meting; leeg = niet gemeten.", verplicht=False),
        datum("gemeten_op", "Gemeten op", "Dag van de laatste meting.", verplicht=False),
    ),
    regels=(
        Uniek(("peildatum", "doel_id")),
        AlleenMet("waarde", "gemeten_op", "de meting heeft geen dag", "Vul de dag in."),
        AlleenMet("gemeten_op", "waarde", "er is een dag zonder waarde",
                  "Vul de waarde in of haal de dag weg."),
        NietVoor("peildatum", "gemeten_op", "gemeten na de peildatum van de rij"),
    ),
)  # fmt: skip

WERKBOEK = Werkboek(
    "sturing.xlsx", "Directiesecretariaat", (MIJLPALEN, ACTIES, RISICOS, DOELEN)
)  # fmt: skip
