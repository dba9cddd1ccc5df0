"""People against places: Duo-breed and per location, in the scenario that applies now."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.formatting import met_eenheid
from duo_analytics.results.disclosure import Bescherming, protect, protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact, half_up
from duo_analytics.statistics import kantoor
from duo_analytics.statistics.stoplicht import RUIMTE, VORMEN, Licht, in_words, occupancy_limits

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

NU = "op de werkdagen in het tertaal met het scenario dat aan het eind daarvan geldt"
AANWEZIG, DRUKSTE, GERESERVEERD = "Gemiddeld aanwezig", "Drukste dag", "Gemiddeld gereserveerd"
KOPPEN = {
    "locatie": Kop("Locatie"),
    "scenario": Kop("Scenario"),
    "beschikbaar": Kop("Beschikbaar", "plekken"),
    "gereserveerd": Kop(GERESERVEERD, "plekken"),
    "aanwezig": Kop(AANWEZIG, "personen"),
    "drukste": Kop(DRUKSTE, "personen"),
    "pct": Kop("Bezet", "pct"),
    "drukste_pct": Kop("Bezet op drukste dag", "pct"),
    "status": Kop("Status"),
}
BESCHERMING = Bescherming(
    (GERESERVEERD, AANWEZIG, DRUKSTE),
    rust_op={"Bezet": (AANWEZIG,), "Bezet op drukste dag": (DRUKSTE,), "Status": (DRUKSTE,)},
)


@indicator(
    "Beschikbare werkplekken",
    eenheid="plekken",
    moment=Moment.PEILDATUM,
    definitie="Werkplekken die op alle locaties samen gebruikt mogen worden.",
    formule="som over de locaties van plekken beschikbaar op de laatste dag in het tertaal",
    tabellen=("kantoorbezetting",),
)
def plekken_beschikbaar(tabellen: Tabellen) -> Getal:
    """Places that may be used at the end of the tertaal."""
    nu = kantoor.last_known(tabellen["kantoorbezetting"], tabellen.peil.venster)
    return exact(float(nu["plekken_beschikbaar"].sum())) if len(nu) else None


@indicator(
    "Gemiddeld aanwezig op kantoor",
    eenheid="personen",
    moment=Moment.TERTAAL,
    definitie=f"Gemiddeld aantal aanwezigen, {NU}.",
    formule="som over de locaties van het gemiddelde van de getelde dagen",
    tabellen=("kantoorbezetting",),
)
def aanwezig_gemiddeld(tabellen: Tabellen) -> Getal:
    """Mean number of people in the offices; None when a location was not counted."""
    return _people(tabellen, _mean(tabellen)[0])


@indicator(
    "Aanwezig op de drukste dag",
    eenheid="personen",
    moment=Moment.TERTAAL,
    definitie=f"Aanwezigen op de dag met de meeste aanwezigen op alle locaties samen, {NU}.",
    formule="hoogste som van de aanwezigen op een dag waarop alle locaties zijn geteld",
    tabellen=("kantoorbezetting",),
)
def aanwezig_drukste_dag(tabellen: Tabellen) -> Getal:
    """People on the busiest day; None without a day on which all were counted."""
    return _people(tabellen, _busiest(tabellen)[0])


@indicator(
    "Bezette werkplekken",
    eenheid="pct",
    moment=Moment.TERTAAL,
    definitie=f"Deel van de beschikbare werkplekken dat gemiddeld bezet is, {NU}.",
    formule="gemiddeld aanwezig / gemiddeld beschikbaar x 100, alle locaties samen",
    tabellen=("kantoorbezetting",),
)
def bezetting_pct(tabellen: Tabellen) -> Getal:
    """People over places, weighted by places (domain 4.1)."""
    return _share(tabellen, *_mean(tabellen))


@indicator(
    "Bezette werkplekken op de drukste dag",
    eenheid="pct",
    moment=Moment.TERTAAL,
    definitie=f"Deel van de beschikbare werkplekken dat bezet is op de drukste dag, {NU}.",
    formule="aanwezigen / beschikbare plekken x 100 op de dag met de meeste aanwezigen",
    tabellen=("kantoorbezetting",),
    kern=True,
)
def bezetting_drukste_pct(tabellen: Tabellen) -> Getal:
    """People over places on the busiest day (domain 4.1)."""
    return _share(tabellen, *_busiest(tabellen))


@indicator(
    "Ruimte op de drukste dag",
    eenheid="plekken",
    moment=Moment.TERTAAL,
    definitie="Beschikbare werkplekken die op de drukste dag overbleven; onder nul is een tekort.",
    formule="beschikbare plekken - aanwezigen op de dag met de meeste aanwezigen",
    tabellen=("kantoorbezetting",),
    kern=True,
)
def ruimte_drukste_dag(tabellen: Tabellen) -> Getal:
    """Headroom on the busiest day; hidden where the number of people is."""
    aanwezig, plekken = _busiest(tabellen)
    if np.isnan(aanwezig):
        return None
    return protect_value(exact(plekken - aanwezig), int(aanwezig), tabellen.reference)


def per_locatie(tabellen: Tabellen) -> Grafiek:
    """People on a mean day and on the busiest one against the places, per location."""
    tabel = make_table(
        "herstart.locaties",
        "Aanwezigen tegen beschikbare werkplekken per locatie",
        Moment.TERTAAL.in_woorden(tabellen.peil),
        _rows(tabellen).rename_axis("locatie").reset_index(),
        KOPPEN,
        tabellen.bron("kantoorbezetting"),
        noten=(
            f"Geteld {NU}.",
            f"{DRUKSTE}: niet voor elke locatie dezelfde dag; het totaal heeft een eigen dag.",
            *_rules(tabellen),
        ),
        totaalrijen=1,
    )
    reeksen = (
        Reeks(AANWEZIG, Vorm.STAAF),
        Reeks(DRUKSTE, Vorm.STAAF),
        Reeks("Beschikbaar", Vorm.MARKERING),
    )
    beschermd = protect(tabel, BESCHERMING, tabellen.reference)
    return Grafiek(beschermd, reeksen, "personen of werkplekken", liggend=True)


def _rows(tabellen: Tabellen) -> pd.DataFrame:
    """Per location and in total: places, people, shares and the light of the busiest day."""
    nu = kantoor.last_known(tabellen["kantoorbezetting"], tabellen.peil.venster)
    geteld = kantoor.per_location(_days(tabellen))
    frame = geteld[["gereserveerd", "aanwezig"]].assign(beschikbaar=nu["plekken_beschikbaar"])
    heel = [str(kolom) for kolom in frame if frame[kolom].notna().all()]
    rijen = with_total(frame, dict.fromkeys(heel, 0))
    aanwezig, plekken = _mean(tabellen)
    drukste, drukste_plekken = _busiest(tabellen)
    geteld.loc[TOTAAL, ["aanwezig", "beschikbaar"]] = [aanwezig, plekken]
    geteld.loc[TOTAAL, ["drukste", "drukste_plekken"]] = [drukste, drukste_plekken]
    drukste_pct = 100 * geteld["drukste"] / geteld["drukste_plekken"]
    return rijen.assign(
        scenario=nu["scenario"].reindex(rijen.index).fillna("alle"),
        drukste=geteld["drukste"],
        pct=100 * geteld["aanwezig"] / geteld["beschikbaar"],
        drukste_pct=drukste_pct,
        status=in_words(occupancy_limits(tabellen).lights(drukste_pct), RUIMTE),
    )


def _days(tabellen: Tabellen) -> pd.DataFrame:
    return kantoor.in_scenario(tabellen["kantoorbezetting"], tabellen.peil.venster)


def _mean(tabellen: Tabellen) -> tuple[float, float]:
    """People and places on a mean day, all locations together; nan when one was not counted."""
    geteld = kantoor.per_location(_days(tabellen))
    som = geteld[["aanwezig", "beschikbaar"]].sum(skipna=False, min_count=1)
    return float(som["aanwezig"]), float(som["beschikbaar"])


def _busiest(tabellen: Tabellen) -> tuple[float, float]:
    """People and places on the busiest day; nan without a day on which all were counted."""
    return kantoor.busiest_day(_days(tabellen)) or (float("nan"), float("nan"))


def _people(tabellen: Tabellen, aantal: float) -> Getal:
    """A number of people; the group is what it prints."""
    if np.isnan(aantal):
        return None
    return protect_value(exact(aantal), int(half_up(exact(aantal), 0)), tabellen.reference)


def _share(tabellen: Tabellen, aanwezig: float, plekken: float) -> Getal:
    """People as a percentage of the places; None without either."""
    if np.isnan(aanwezig) or not plekken:
        return None
    pct = Decimal(100) * exact(aanwezig) / exact(plekken)
    return protect_value(pct, int(aanwezig), tabellen.reference)


def _rules(tabellen: Tabellen) -> tuple[str, ...]:
    """The rule of the lights, as it is printed."""
    grenzen = occupancy_limits(tabellen)
    groen, oranje = (met_eenheid(exact(g), "pct", 0) for g in (grenzen.groen, grenzen.oranje))
    regels = {
        Licht.GROEN: f"hoogstens {groen} van de plekken is bezet op de drukste dag",
        Licht.ORANJE: f"meer dan {groen} en hoogstens {oranje}",
        Licht.ROOD: f"meer dan {oranje}",
    }
    return tuple(f"{VORMEN[licht]} {RUIMTE[licht]}: {regel}." for licht, regel in regels.items())
