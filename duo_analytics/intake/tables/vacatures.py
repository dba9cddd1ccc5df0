"""vacatures.xlsx: one row per vacancy (domain 7.1)."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.intake.columns import ORGANISATIE, Kolom, Soort, code, datum, tekst
from duo_analytics.intake.contract import Invoertabel, Werkboek
from duo_analytics.intake.rules import NietSamen, NietVoor, Uniek

FUNCTIEGROEP = {
    "ict": "ICT en gegevens",
    "ruimte": "Ruimte en techniek",
    "financien": "Financiën en inkoop",
    "sociaal": "Sociaal domein",
    "dienstverlening": "Dienstverlening",
    "overig": "Overig",
}
INVULLING = {
    "extern": "Extern",
    "intern": "Intern",
    "inhuur": "Inhuur",
    "uitbesteed": "Uitbesteed",
}

VACATURES = Invoertabel(
    naam="vacatures",
    blad="Vacatures",
    betekenis="Een rij per vacature.",
    kolommen=(
        tekst("vacature_id", "Vacature", "Nummer van de vacature."),
        *ORGANISATIE,
        tekst("functie", "Functie", "Naam van de functie.", verplicht=False),
        code("functiegroep", "Functiegroep", "Groep van verwante functies.", FUNCTIEGROEP),
        Kolom("fte", "Fte", Soort.GETAL, "Omvang van de vacature.", "fte",
              minimum=Decimal("0.01"), maximum=Decimal("1.2")),
        datum("opengesteld_op", "Opengesteld", "Dag van openstelling."),
        datum("getekend_op", "Getekend", "Dag waarop het contract is getekend = vervuld.",
              verplicht=False),
        datum("ingetrokken_op", "Ingetrokken", "Dag waarop de vacature is ingetrokken.",
              verplicht=False),
        Kolom("ronde", "Wervingsronde", Soort.GEHEEL, "Hoeveelste ronde van werving.",
              minimum=Decimal(1), maximum=Decimal(20)),
        code("invulling", "Invulling", "Hoe de vacature is vervuld.", INVULLING,
             verplicht=False),
    ),
    regels=(
        Uniek(("vacature_id",)),
        NietVoor("getekend_op", "opengesteld_op", "vervuld voor de openstelling"),
        NietVoor("ingetrokken_op", "opengesteld_op", "ingetrokken voor de openstelling"),
        NietSamen("ingetrokken_op", "getekend_op", "de vacature is vervuld en ook ingetrokken",
                  "Laat een van beide datums leeg."),
    ),
)  # fmt: skip

WERKBOEK = Werkboek("vacatures.xlsx", "Personeel & Organisatie", (VACATURES,))
