"""hardware.xlsx: orders, budget and equipment in use (domain 7.2)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import Kolom, Soort, bedrag, code, datum, nummer, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import NietMeer, NietVoor, Uniek
from duo_analytics.organisatie import WERKGEVERS

CATEGORIE = {
    "laptop": "Laptop",
    "tablet": "Tablet",
    "scherm": "Scherm",
    "telefoon": "Telefoon",
    "server": "Server",
    "netwerk": "Netwerk",
}
CATEGORIE_KOLOM = code("categorie", "Categorie", "Soort apparatuur.", CATEGORIE)
WERKGEVER_KOLOM = code("werkgever", "Werkgever", "Voor welke werkgever.", WERKGEVERS)


def stuks(naam: str, kop: str, betekenis: str, minimum: int, *, verplicht: bool = True) -> Kolom:
    """A number of pieces."""
    return Kolom(naam, kop, Soort.GEHEEL, betekenis, "stuks", verplicht=verplicht,
                 minimum=Decimal(minimum), maximum=Decimal(10_000))  # fmt: skip


HARDWAREBESTELLINGEN = Invoertabel(
    naam="hardwarebestellingen",
    blad="Bestellingen",
    betekenis="Een rij per orderregel; een deellevering is een eigen regel.",
    kolommen=(
        nummer("order_id", "Order", "Nummer van de order."),
        tekst("regel", "Regel", "Nummer van de orderregel."),
        tekst("artikel", "Artikel", "Wat er is besteld."),
        tekst("model", "Model", "Model; de prijsindex vergelijkt gelijke modellen.",
              verplicht=False, groepeert=True),
        CATEGORIE_KOLOM,
        stuks("aantal", "Aantal", "Besteld aantal.", 1),
        stuks("aantal_geleverd", "Aantal geleverd", "Geleverd aantal.", 0),
        bedrag("prijs_per_stuk", "Prijs per stuk (EUR)", "Prijs zonder btw."),
        datum("besteldatum", "Besteld op", "Dag van de bestelling."),
        datum("toegezegde_leverdatum", "Toegezegd op", "Leverdatum die de leverancier noemde.",
              verplicht=False, toekomst=True),
        datum("leverdatum", "Geleverd op", "Dag van levering; leeg = nog niet geleverd.",
              verplicht=False),
        tekst("leverancier", "Leverancier", "Bij wie is besteld.", verplicht=False, groepeert=True),
        WERKGEVER_KOLOM,
    ),
    regels=(
        Uniek(("order_id", "regel")),
        NietVoor("leverdatum", "besteldatum", "geleverd voor de besteldatum"),
        NietVoor("toegezegde_leverdatum", "besteldatum", "toegezegd voor de besteldatum"),
        NietMeer("aantal_geleverd", "aantal", "er is meer geleverd dan besteld"),
    ),
)  # fmt: skip

HARDWAREBUDGET = Invoertabel(
    naam="hardwarebudget",
    blad="Budget",
    betekenis="Een rij per peildatum en categorie: het hardwarebudget van I&A in dat jaar.",
    kolommen=(
        datum("peildatum", "Peildatum", "Stand op deze dag; het jaar is het begrotingsjaar."),
        CATEGORIE_KOLOM,
        bedrag("begroting_primitief", "Begroting primitief (EUR)", "Oorspronkelijke begroting."),
        bedrag("begroting_na_wijziging", "Begroting na wijziging (EUR)", "Actuele begroting."),
        bedrag("geboekt", "Geboekt (EUR)", "Gefactureerd en geboekt sinds 1 januari."),
        bedrag("verplichting", "Verplichting (EUR)", "Besteld, nog niet gefactureerd."),
    ),
    regels=(Uniek(("peildatum", "categorie")),),
)  # fmt: skip

ACTIVA = Invoertabel(
    naam="activa",
    blad="Activa",
    betekenis="Een rij per apparaat of partij apparaten.",
    kolommen=(
        tekst("activum_id", "Activum", "Nummer van het activum."),
        CATEGORIE_KOLOM,
        stuks("aantal", "Aantal", "Aantal apparaten in deze rij.", 1),
        datum("aanschafdatum", "Aanschafdatum", "Dag van aanschaf."),
        bedrag("aanschafwaarde", "Aanschafwaarde (EUR)", "Totale waarde bij aanschaf."),
        bedrag("restwaarde", "Restwaarde (EUR)", "Waarde aan het eind van de termijn."),
        Kolom("termijn_jaren", "Termijn (jaar)", Soort.GEHEEL, "Afschrijvingstermijn.", "jaren",
              minimum=Decimal(1), maximum=Decimal(40)),
        datum("buiten_gebruik_op", "Buiten gebruik", "Laatste dag in gebruik; leeg = in gebruik.",
              verplicht=False),
        WERKGEVER_KOLOM,
    ),
    regels=(
        Uniek(("activum_id",)),
        NietVoor("buiten_gebruik_op", "aanschafdatum", "buiten gebruik voor de aanschaf"),
        NietMeer("restwaarde", "aanschafwaarde", "de restwaarde is hoger dan de aanschafwaarde"),
    ),
)  # fmt: skip

WERKBOEK = Werkboek(
    "hardware.xlsx", "Informatisering & Automatisering",
    (HARDWAREBESTELLINGEN, HARDWAREBUDGET, ACTIVA),
)  # fmt: skip
