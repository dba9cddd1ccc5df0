"""The vacatures of twelve months: how many were opened and filled, how many are open, how big."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import getal
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.rounding import exact
from duo_analytics.statistics.vacatures import known, open_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel

STROMEN = ("vervuld", "opengesteld")
NIET_VAN_BUITEN = ("intern", "inhuur", "uitbesteed")


def flow(tabellen: Tabellen) -> pd.DataFrame:
    """The known vacatures and what happened in twelve months: opengesteld, vervuld, open."""
    vacatures, venster = known(tabellen), tabellen.peil.twaalf_maanden
    begin, eind = pd.Timestamp(venster.begin), pd.Timestamp(venster.eind)
    van_buiten = ~vacatures["invulling"].isin(NIET_VAN_BUITEN)
    return vacatures.assign(
        opengesteld=vacatures["opengesteld_op"].between(begin, eind),
        vervuld=vacatures["getekend_op"].between(begin, eind) & van_buiten,
        open=vacatures.index.isin(open_on(vacatures, venster.eind).index),
    )


def per_year(tabellen: Tabellen) -> list[int]:
    """The two measures of the vacatures that a year brings: filled from outside, and opened."""
    vacatures = flow(tabellen)
    return [int(vacatures[soort].sum()) for soort in STROMEN]


def uren_per_week(tabellen: Tabellen, vacatures: pd.DataFrame) -> Decimal | None:
    """Mean size of some vacatures in hours a week; None without any."""
    if vacatures.empty:
        return None
    return exact(vacatures["fte"].mean()) * tabellen.norm("normen.voltijd_uren").waarde


KOPPEN = {
    "soort": Kop("Vacatures"),
    "aantal": Kop("Aantal", "aantal"),
    "fte": Kop("Omvang", "fte"),
    "uren": Kop("Gemiddeld uren per week", "aantal", 1),
}


def per_soort(tabellen: Tabellen) -> Tabel:
    """The vacatures that there are to fill: opened and filled in twelve months, and open now."""
    vacatures = flow(tabellen)
    soorten = {
        "opengesteld": "Opengesteld in twaalf maanden",
        "vervuld": "Vervuld door iemand van buiten in twaalf maanden",
        "open": "Openstaand op de peildatum",
    }
    rijen = [(naam, vacatures[vacatures[soort]]) for soort, naam in soorten.items()]
    frame = pd.DataFrame(
        [
            (naam, Decimal(len(deel)), exact(deel["fte"].sum()), uren_per_week(tabellen, deel))
            for naam, deel in rijen
        ],
        columns=["soort", "aantal", "fte", "uren"],
        dtype=object,
    )
    return make_table(
        "banenafspraak.vacatures",
        "Vacatures van de vier werkgevers",
        tabellen.peil.twaalf_maanden.in_woorden,
        frame,
        KOPPEN,
        tabellen.bron("vacatures"),
        noten=(
            "Vervuld met een eigen medewerker, met inhuur of door uitbesteden telt niet als "
            "vervuld door iemand van buiten. Opengesteld is met wat later is ingetrokken.",
            noot_voltijd(tabellen),
        ),
    )


def noot_voltijd(tabellen: Tabellen) -> str:
    """The hours of a full week, which turn fte into hours."""
    norm = tabellen.norm("normen.voltijd_uren")
    twijfel = " (nog te controleren)" if norm.status == "te_controleren" else ""
    return f"Een volledige werkweek is {getal(norm.waarde)} uur{twijfel}."
