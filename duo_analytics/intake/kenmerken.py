"""What a workbook says of itself on its sheet 'Levering', declared as columns are."""

from __future__ import annotations

from collections.abc import Mapping

from duo_analytics.intake.columns import Kolom, Soort, datum, tekst
from duo_analytics.intake.contract import KENMERKEN

KOLOMMEN: Mapping[str, Kolom] = {
    "bron": tekst("bron", KENMERKEN["bron"], "Uit welk systeem de gegevens komen."),
    "peildatum": datum("peildatum", KENMERKEN["peildatum"], "Laatste dag van de periode.",
                       toekomst=True),
    "gegevens_vanaf": datum("gegevens_vanaf", KENMERKEN["gegevens_vanaf"],
                            "Vanaf deze dag zijn de gegevens volledig."),
    "fictief": Kolom("fictief", KENMERKEN["fictief"], Soort.JA_NEE,
                     "Of de gegevens verzonnen zijn."),
}  # fmt: skip
UITGEDRAAID_OP = datum(
    "uitgedraaid_op",
    "Uitgedraaid op",
    "Dag waarop de gegevens uit het systeem zijn gehaald; mag leeg blijven.",
    verplicht=False,
    toekomst=True,
)
