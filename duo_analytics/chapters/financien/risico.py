"""Risks with an estimated damage, and who bears them: Duo+ has no weerstandsvermogen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.sturing import THEMA, WIE
from duo_analytics.ontvangers import STANDAARD
from duo_analytics.results.indicator import Moment
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.statistics import begroting, risicos

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

SAMEN, DUO_PLUS = "gemeenten", "duo_plus"
NOOT_DRAAGT = (
    "Duo+ heeft geen eigen weerstandsvermogen: wat Duo+ niet kan opvangen, komt bij de gemeenten."
)
NOOT_DEEL = "Risico's hebben geen verdeelsleutel; daarom staat hier geen bedrag per gemeente."
NOOT_SCORE = "Score = kans x impact, elk van 1 tot 5. Het bedrag is een schatting van de schade."


def wie_draagt(tabellen: Tabellen) -> Tabel:
    """Open risks of which the damage is estimated, the largest first, with who bears them.

    A gemeente sees those that it bears alone, with the others, or by way of Duo+; no amounts,
    which nobody divided.
    """
    geheel = tabellen.ontvanger == STANDAARD
    frame = _rows(tabellen)
    bedrag = {"bedrag": Kop("Bedrag", "eur")} if geheel else {}
    if geheel:
        leeg = dict.fromkeys(frame.columns, "")
        som = {"gevolg": TOTAAL, "bedrag": begroting.total(frame["bedrag"])}
        frame = pd.concat([frame, pd.DataFrame([leeg | som], dtype=object)])
    return make_table(
        "financien.risicos",
        "Risico's met geld en wie ze draagt",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        frame,
        {
            "gevolg": Kop("Risico"),
            "oorzaak": Kop("Oorzaak"),
            "thema": Kop("Onderwerp"),
            "draagt": Kop("Draagt"),
            "score": Kop("Score", "aantal"),
            **bedrag,
        },
        tabellen.bron("risicos"),
        noten=(NOOT_SCORE, NOOT_DRAAGT, *([] if geheel else [NOOT_DEEL])),
        totaalrijen=int(geheel),
    )


def _rows(tabellen: Tabellen) -> pd.DataFrame:
    """The risks in words, those of other gemeenten left out."""
    rijen = risicos.risks_on(tabellen)
    rijen = rijen[rijen["bedrag"].notna()]
    if tabellen.ontvanger != STANDAARD:
        rijen = rijen[rijen["draagt"].isin([SAMEN, DUO_PLUS, tabellen.ontvanger])]
    orde = rijen["bedrag"].sort_values(ascending=False, kind="stable").index
    rijen = rijen.loc[orde]
    return pd.DataFrame(
        {
            "gevolg": rijen["gevolg"],
            "oorzaak": rijen["oorzaak"].fillna(""),
            "thema": rijen["thema"].map(THEMA),
            "draagt": rijen["draagt"].map(WIE),
            "score": rijen["score"],
            "bedrag": rijen["bedrag"],
        },
        dtype=object,
    )
