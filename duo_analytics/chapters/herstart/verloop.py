"""How presence runs: month by month, per location, and over the days of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.periods import Venster, maand_kort, month_ends
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import kantoor

if TYPE_CHECKING:
    from datetime import date

    from duo_analytics.intake.delivery import Tabellen

MAANDEN = 20
AANWEZIG, DRUKSTE, BESCHIKBAAR = "Gemiddeld aanwezig", "Drukste dag", "Beschikbaar"


def per_maand(tabellen: Tabellen) -> Grafiek:
    """People on a mean and on the busiest day against the places, all locations, per month."""
    dagen = _month_ends(tabellen)
    frame = kantoor.per_month(_days(tabellen, dagen)).reindex(
        pd.DatetimeIndex(dagen).to_period("M")
    )
    tabel = make_table(
        "herstart.verloop",
        "Aanwezigen en beschikbare werkplekken per maand, alle locaties samen",
        _moment(dagen),
        frame.assign(maand=[maand_kort(dag) for dag in dagen]),
        {
            "maand": Kop("Maand"),
            "drukste_plekken": Kop(BESCHIKBAAR, "plekken"),
            "drukste": Kop(DRUKSTE, "personen"),
            "aanwezig": Kop(AANWEZIG, "personen"),
        },
        tabellen.bron("kantoorbezetting"),
        noten=(
            f"{BESCHIKBAAR}: op de drukste dag van de maand.",
            f"{AANWEZIG}: gemiddelden per locatie over de getelde werkdagen, opgeteld.",
        ),
    )
    reeksen = tuple(Reeks(kop, Vorm.LIJN) for kop in (BESCHIKBAAR, DRUKSTE, AANWEZIG))
    beschermd = protect(tabel, Bescherming((DRUKSTE, AANWEZIG)), tabellen.reference)
    return Grafiek(beschermd, reeksen, "werkplekken of personen")


def per_maand_en_locatie(tabellen: Tabellen) -> Grafiek:
    """The share of the places that is taken on a mean day, per month and location.

    The numbers of people behind it, which all locations together show elsewhere, protect it and
    are left out then.
    """
    dagen = _month_ends(tabellen)
    gemiddeld = kantoor.per_month_and_location(_days(tabellen, dagen))
    pct = 100 * gemiddeld["aanwezigen"] / gemiddeld["plekken_beschikbaar"]
    breed = pd.DataFrame(pct.unstack("locatie")).reindex(_months(dagen))
    locaties = [str(naam) for naam in breed.columns]
    aantallen = gemiddeld["aanwezigen"].map(exact).unstack("locatie").reindex(_months(dagen))
    namen = {naam: f"{naam}, aantal" for naam in locaties}
    frame = breed.join(aantallen.rename(columns=namen)).assign(
        maand=[maand_kort(dag) for dag in dagen], samen=aantallen.sum(axis=1, skipna=False)
    )
    tabel = make_table(
        "herstart.verloop_locaties",
        "Bezette werkplekken op een gemiddelde werkdag per locatie en maand",
        _moment(dagen),
        frame,
        {
            "maand": Kop("Maand"),
            **{naam: Kop(naam, "pct") for naam in locaties},
            **{naam: Kop(naam, "personen") for naam in (*namen.values(), "samen")},
        },
        tabellen.bron("kantoorbezetting"),
        noten=("Deel van de plekken die in het scenario van die dag gebruikt mochten worden.",),
    )
    tellingen = (*namen.values(), "samen")
    rust_op = {naam: (aantal,) for naam, aantal in namen.items()}
    regels = Bescherming(tellingen, sommen=(tellingen,), rust_op=rust_op)
    beschermd = protect(tabel, regels, tabellen.reference).zonder(*tellingen)
    reeksen = tuple(Reeks(naam, Vorm.LIJN) for naam in locaties)
    return Grafiek(beschermd, reeksen, "% van de beschikbare werkplekken")


def per_weekdag(tabellen: Tabellen) -> Grafiek:
    """People on each day of the week against the places, in the scenario that applies now."""
    dagen = kantoor.in_scenario(tabellen["kantoorbezetting"], tabellen.peil.venster)
    tabel = make_table(
        "herstart.weekdagen",
        "Aanwezigen per dag van de week, alle locaties samen",
        tabellen.peil.in_woorden,
        kantoor.per_weekday(dagen).rename_axis("dag").reset_index(),
        {
            "dag": Kop("Dag"),
            "aanwezig": Kop(AANWEZIG, "personen"),
            "beschikbaar": Kop(BESCHIKBAAR, "plekken"),
        },
        tabellen.bron("kantoorbezetting"),
        noten=("Dagen met het scenario dat aan het eind van het tertaal geldt.",),
    )
    reeksen = (Reeks(AANWEZIG, Vorm.STAAF), Reeks(BESCHIKBAAR, Vorm.MARKERING))
    beschermd = protect(tabel, Bescherming((AANWEZIG,)), tabellen.reference)
    return Grafiek(beschermd, reeksen, "personen of werkplekken", liggend=True)


def _month_ends(tabellen: Tabellen) -> list[date]:
    """The months up to the peildatum, from the first one with whole data on."""
    vanaf = tabellen.leveringen["kantoorbezetting"].gegevens_vanaf
    dagen = month_ends(tabellen.peil.peildatum, MAANDEN)
    return [dag for dag in dagen if dag.replace(day=1) >= vanaf]


def _days(tabellen: Tabellen, dagen: list[date]) -> pd.DataFrame:
    peil = tabellen.peil.peildatum
    venster = Venster(dagen[0].replace(day=1), dagen[-1]) if dagen else Venster(peil, peil)
    return kantoor.within(tabellen["kantoorbezetting"], venster)


def _moment(dagen: list[date]) -> str:
    return Venster(dagen[0].replace(day=1), dagen[-1]).in_woorden if dagen else "geen maanden"


def _months(dagen: list[date]) -> pd.PeriodIndex:
    return pd.DatetimeIndex(dagen).to_period("M")
