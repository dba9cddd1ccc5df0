"""How old the staff is: mean age and classes of age, Duo-breed and at the team I&A."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.formatie.landelijk import published
from duo_analytics.formatting import met_eenheid
from duo_analytics.organisatie import DUO_BREED, TEAM_IA
from duo_analytics.personeel.gedeeld import medewerkers, van_team
from duo_analytics.results.disclosure import Bescherming, protect, protect_part, protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics.aow import ages_on, months_of_age
from duo_analytics.statistics.bezetting import persons_on

if TYPE_CHECKING:
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal

GRENZEN = (35, 45, 55, 60)  # the first and the last are those of the Personeelsmonitor
KLASSEN = (
    "Jonger dan 35", "35 tot en met 44", "45 tot en met 54", "55 tot en met 59", "60 en ouder",
    "Onbekend",
)  # fmt: skip
LANDELIJK = {
    KLASSEN[0]: "personeelsmonitor.aandeel_jonger_dan_35_pct",
    KLASSEN[4]: "personeelsmonitor.aandeel_60_plus_pct",
}
TEAM = "Team I&A"
DEEL = {DUO_BREED: f"Deel van {DUO_BREED}", TEAM: "Deel van team I&A"}


@indicator(
    "Gemiddelde leeftijd",
    eenheid="jaren",
    moment=Moment.PEILDATUM,
    definitie="Gemiddelde leeftijd van de medewerkers van wie de geboortemaand bekend is.",
    formule="gemiddelde van de leeftijd in hele maanden / 12",
    tabellen=("dienstverbanden",),
)
def gemiddelde_leeftijd(tabellen: Tabellen) -> Getal:
    """Mean age in years of the persons in service."""
    return _mean_age(tabellen, "")


@indicator(
    "Gemiddelde leeftijd I&A",
    eenheid="jaren",
    moment=Moment.PEILDATUM,
    definitie="Gemiddelde leeftijd van het team Informatisering & Automatisering.",
    formule="gemiddelde van de leeftijd in hele maanden / 12 bij het team I&A",
    tabellen=("dienstverbanden",),
)
def gemiddelde_leeftijd_ia(tabellen: Tabellen) -> Getal:
    """The same for the team I&A; the mean of all others may not follow from the two either."""
    allen, team = (len(_born(tabellen, groep)) for groep in ("", TEAM_IA))
    return protect_part(_mean_age(tabellen, TEAM_IA), team, allen, tabellen.reference)


def _born(tabellen: Tabellen, team: str) -> pd.Series:
    return persons_on(tabellen, tabellen.peil.peildatum, team)["geboortemaand"].dropna()


def _mean_age(tabellen: Tabellen, team: str) -> Getal:
    dag = tabellen.peil.peildatum
    geboren = _born(tabellen, team)
    if geboren.empty:
        return None
    leeftijd = months_of_age(geboren, dag.year, dag.month).mean() / 12
    return protect_value(exact(leeftijd), len(geboren), tabellen.reference)


def opbouw(tabellen: Tabellen) -> Grafiek:
    """Persons per class of age: Duo-breed, the team I&A, and all gemeenten where published."""
    aantallen = _per_class(tabellen)
    groepen = [str(naam) for naam in aantallen.columns]
    rijen = with_total(aantallen, dict.fromkeys(groepen, 0))
    delen = (100 * aantallen / aantallen.sum().replace(0, np.nan)).fillna(0.0)
    aandelen = {naam: DEEL[naam] for naam in groepen}
    procenten = with_total(delen, dict.fromkeys(groepen, 1)).rename(columns=aandelen)
    landelijk = {k: n for k, r in LANDELIJK.items() if (n := published(tabellen, r))}
    rijen = rijen.join(procenten).join(_national(landelijk))
    koppen = {
        "klasse": Kop("Leeftijd (jaar)"),
        **{naam: Kop(naam, "personen") for naam in groepen},
        **{str(kolom): Kop(str(kolom), "pct") for kolom in rijen.columns.drop(groepen)},
    }
    tabel = make_table(
        "formatie.leeftijdsopbouw",
        "Medewerkers naar leeftijd",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("klasse").reset_index(),
        koppen,
        tabellen.bron("dienstverbanden"),
        noten=_mean_of_all(tabellen),
        totaalrijen=1,
    )
    regels = _rules(tabellen, aandelen)
    return _chart(protect(tabel, regels, tabellen.reference), tuple(aandelen.values()))


def _rules(tabellen: Tabellen, aandelen: Mapping[str, str]) -> Bescherming:
    """A share rests on its number; the totals and the team as a part are known elsewhere."""
    dag = tabellen.peil.peildatum
    samen = {DUO_BREED: medewerkers(dag), TEAM: van_team(dag, TEAM_IA)}
    return Bescherming(
        tuple(aandelen),
        rust_op={a: (naam,) for naam, a in aandelen.items()},
        waarvan={naam: DUO_BREED for naam in aandelen if naam != DUO_BREED},
        gedeeld={(TOTAAL, naam): samen[naam] for naam in aandelen},
    )


def _per_class(tabellen: Tabellen) -> pd.DataFrame:
    """Persons per class of age; 'Onbekend' only where a month of birth is missing."""
    breed = _count(tabellen, "")
    ia = _count(tabellen, TEAM_IA)
    groepen = {DUO_BREED: breed} | ({TEAM: ia} if ia.any() else {})
    frame = pd.DataFrame(groepen, index=list(KLASSEN))
    return frame if breed[-1] else frame.iloc[:-1]


def _count(tabellen: Tabellen, team: str) -> np.ndarray:
    """Number of persons per class of ``KLASSEN`` on the peildatum."""
    dag = tabellen.peil.peildatum
    geboren = persons_on(tabellen, dag, team)["geboortemaand"]
    leeftijd = ages_on(geboren, dag.year, dag.month)
    klasse = np.searchsorted(GRENZEN, leeftijd, side="right")  # a missing age sorts last
    klasse[geboren.isna()] = len(GRENZEN) + 1
    return np.bincount(klasse, minlength=len(KLASSEN))


def _national(landelijk: Mapping[str, Norm]) -> pd.DataFrame:
    """The published share per class as a column that names its year; no column without any."""
    per_jaar: dict[str, dict[str, Decimal]] = {}
    for klasse, norm in landelijk.items():
        per_jaar.setdefault(f"Alle gemeenten {norm.periode}", {})[klasse] = norm.waarde
    return pd.DataFrame(per_jaar, dtype=object)


def _mean_of_all(tabellen: Tabellen) -> tuple[str, ...]:
    """The mean age of all gemeenten in words, where it was published."""
    norm = published(tabellen, "personeelsmonitor.leeftijd")
    if norm is None:
        return ()
    leeftijd = met_eenheid(norm.waarde, "jaren")
    return (
        f"De gemiddelde leeftijd bij alle gemeenten was {leeftijd} in {norm.periode} "
        "(Personeelsmonitor).",
    )


def _chart(tabel: Tabel, aandelen: tuple[str, ...]) -> Grafiek:
    """Bars of the own shares, with the national ones as marks."""
    marks = [kop.tekst for kop in tabel.koppen if kop.tekst.startswith("Alle gemeenten")]
    reeksen = [Reeks(kop, Vorm.STAAF) for kop in aandelen]
    reeksen += [Reeks(kop, Vorm.MARKERING) for kop in marks]
    return Grafiek(tabel, tuple(reeksen), "% van de medewerkers", liggend=True)
