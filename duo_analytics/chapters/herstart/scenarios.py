"""What each scenario allows: places per location, and what is left for who comes now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.statistics import kantoor

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

DRUKSTE = "Drukste dag nu"


def overzicht(tabellen: Tabellen) -> Tabel:
    """Every scenario with its share of the places, when it applied last and where it applies."""
    dag = pd.Timestamp(tabellen.peil.peildatum)
    rijen = kantoor.shares(tabellen["scenarios"], tabellen.peil.peildatum)
    nu = kantoor.last_known(tabellen["kantoorbezetting"], tabellen.peil.venster)
    waar = nu.reset_index().groupby("scenario")["locatie"].agg(", ".join)
    return make_table(
        "herstart.scenarios",
        "Scenario's: wat mag, en waar het geldt",
        f"op {datum_in_woorden(tabellen.peil.peildatum)}",
        rijen.assign(
            waar=waar.reindex(rijen.index).fillna("nergens"),
            tot=rijen["geldig_tot"].where(rijen["geldig_tot"] <= dag),
        ).reset_index(),
        {
            "scenario": Kop("Scenario"),
            "omschrijving": Kop("Wat mag"),
            "plekken_pct": Kop("Werkplekken", "pct"),
            "geldig_van": Kop("Laatst ingegaan", "datum"),
            "tot": Kop("Laatste dag", "datum"),
            "waar": Kop("Geldt nu in"),
        },
        tabellen.bron("scenarios", "kantoorbezetting"),
        noten=("n.v.t. betekent: nog niet ingegaan, of het scenario geldt nog.",),
    )


def plekken(tabellen: Tabellen) -> Tabel:
    """Places per location in each scenario."""
    frame = _places(tabellen)
    return make_table(
        "herstart.plekken_per_scenario",
        "Werkplekken per locatie en scenario",
        f"op {datum_in_woorden(tabellen.peil.peildatum)}",
        with_total(frame, dict.fromkeys(frame.columns, 0)).rename_axis("locatie").reset_index(),
        {"locatie": Kop("Locatie")} | {naam: Kop(naam, "plekken") for naam in frame.columns},
        tabellen.bron("scenarios", "kantoorbezetting"),
        noten=("Het deel van de werkplekken per locatie, naar beneden afgerond.",),
        totaalrijen=1,
    )


def ruimte(tabellen: Tabellen) -> Tabel:
    """Places in each scenario less the people on the busiest day now, per location and together."""
    frame = _places(tabellen)
    dagen = kantoor.in_scenario(tabellen["kantoorbezetting"], tabellen.peil.venster)
    drukste = kantoor.per_location(dagen)["drukste"]
    samen = kantoor.busiest_day(dagen)
    drukste.loc[TOTAAL] = samen[0] if samen else np.nan
    over = with_total(frame, dict.fromkeys(frame.columns, 0)).astype("float64")
    tabel = make_table(
        "herstart.ruimte_per_scenario",
        "Werkplekken die overblijven als er evenveel mensen komen als nu op de drukste dag",
        tabellen.peil.in_woorden,
        over.sub(drukste, axis=0).assign(drukste=drukste).rename_axis("locatie").reset_index(),
        {
            "locatie": Kop("Locatie"),
            "drukste": Kop(DRUKSTE, "personen"),
            **{naam: Kop(naam, "plekken") for naam in frame.columns},
        },
        tabellen.bron("scenarios", "kantoorbezetting"),
        noten=(
            "Onder nul is een tekort. In een ruimer scenario komen er meestal meer mensen; dat zit "
            "er niet in.",
            f"{DRUKSTE}: niet voor elke locatie dezelfde dag; het totaal heeft een eigen dag.",
        ),
        totaalrijen=1,
    )
    regels = Bescherming((DRUKSTE,), rust_op=dict.fromkeys(frame.columns, (DRUKSTE,)))
    return protect(tabel, regels, tabellen.reference)


def _places(tabellen: Tabellen) -> pd.DataFrame:
    nu = kantoor.last_known(tabellen["kantoorbezetting"], tabellen.peil.venster)
    pct = kantoor.shares(tabellen["scenarios"], tabellen.peil.peildatum)["plekken_pct"]
    return kantoor.places_in(nu["plekken_totaal"], pct)
