"""How many of those in service reach AOW age in the years to come (domain 5.5)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import DUO_BREED, TEAM_IA
from duo_analytics.periods import MAANDEN
from duo_analytics.personeel.gedeeld import aow, keep_others
from duo_analytics.results.disclosure import Bescherming, protect, protect_count, threshold
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.samenvoegen import groups_that_stay
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.aow import aow_years
from duo_analytics.statistics.bezetting import NIET_INGEDEELD, persons_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm
    from duo_analytics.results.bescherming import Gedeeld
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal

REEKS = "aow.leeftijd_maanden"
KORT, LANG = 5, 10  # calendar years to look ahead; the one that runs counts from the next day on
TEAM = "Team I&A"
OVERIG = "Overige clusters"
NOOT = "Wie de AOW-leeftijd bereikt, kan eerder of later stoppen met werken."
NOOT_PROGNOSE = (
    "Prognose: de AOW-leeftijd van dat jaar staat nog niet vast of is nog niet gecontroleerd; "
    "gerekend is met de laatst bekende."
)


@indicator(
    "Bereikt AOW-leeftijd binnen vijf jaar",
    eenheid="personen",
    moment=Moment.PEILDATUM,
    definitie="Medewerkers die de AOW-leeftijd bereiken in de eerste vijf kalenderjaren vanaf de "
    "dag na de peildatum; het lopende jaar is het eerste.",
    formule="aantal personen; jaar = kleinste jaar waarin geboortemaand + AOW-leeftijd valt",
    tabellen=("dienstverbanden",),
)
def aow_vijf_jaar(tabellen: Tabellen) -> Getal:
    """Persons who reach AOW age in the first five calendar years (AOW art. 7a)."""
    return _soon(tabellen, "")


@indicator(
    "Bereikt AOW-leeftijd binnen vijf jaar bij I&A",
    eenheid="personen",
    moment=Moment.PEILDATUM,
    definitie="Medewerkers van Informatisering & Automatisering die de AOW-leeftijd bereiken in de "
    "eerste vijf kalenderjaren vanaf de dag na de peildatum; het lopende jaar is het eerste.",
    formule="aantal personen; jaar = kleinste jaar waarin geboortemaand + AOW-leeftijd valt",
    tabellen=("dienstverbanden",),
)
def aow_vijf_jaar_ia(tabellen: Tabellen) -> Getal:
    """The same for the team I&A."""
    return _soon(tabellen, TEAM_IA)


def _soon(tabellen: Tabellen, team: str) -> Getal:
    """None where nobody is in service."""
    if persons_on(tabellen, tabellen.peil.peildatum, team).empty:
        return None
    jaren = _years(tabellen)[:KORT]
    aantal = _number(tabellen, jaren, team)
    sleutel = _shared(tabellen, jaren, team)
    if team:
        keep_others(sleutel, aantal, _number(tabellen, jaren), tabellen)
    return protect_count(aantal, sleutel, tabellen.reference)


def _number(tabellen: Tabellen, jaren: list[int], team: str = "") -> int:
    return int(_reaching(tabellen, team)["jaar"].isin(jaren).sum())


def _shared(tabellen: Tabellen, jaren: list[int], team: str = "") -> Gedeeld:
    """The name of the number that reaches AOW age in some years: facts and tables show it."""
    return aow(tabellen.peil.peildatum, jaren, team or DUO_BREED)


def _years(tabellen: Tabellen) -> list[int]:
    eerste = (tabellen.peil.peildatum + timedelta(days=1)).year
    return list(range(eerste, eerste + LANG))


def _reaching(tabellen: Tabellen, team: str = "") -> pd.DataFrame:
    """Persons in service who reach AOW age after the peildatum, with the ``jaar`` of it."""
    dag = tabellen.peil.peildatum
    personen = persons_on(tabellen, dag, team)
    leeftijden = {int(n.periode): int(n.waarde) for n in tabellen.norm_series(REEKS)}
    aow = aow_years(personen["geboortemaand"], leeftijden)
    return personen.assign(jaar=aow.jaar)[aow.maand > pd.Timestamp(dag)]


def per_jaar(tabellen: Tabellen) -> Grafiek:
    """Persons Duo-breed who reach AOW age in each of the next ten calendar years.

    Each five years have their own total and are protected apart: the first total is a fact.
    """
    jaren = _years(tabellen)
    kort, lang = (_five_years(tabellen, deel) for deel in (jaren[:KORT], jaren[KORT:]))
    rijen = (*kort.rijen[:-1], *lang.rijen[:-1], kort.rijen[-1], lang.rijen[-1])
    prognose = any("prognose" in str(rij[0]) for rij in rijen)
    tabel = kort.met(
        naam="formatie.aow_per_jaar",
        rijen=rijen,
        noten=(NOOT, NOOT_PROGNOSE) if prognose else (NOOT,),
        totaalrijen=2,
    )
    return Grafiek(tabel, (Reeks(DUO_BREED, Vorm.STAAF),), "personen", liggend=True)


def _five_years(tabellen: Tabellen, jaren: list[int]) -> Tabel:
    """Persons per calendar year with their total, protected."""
    aantal = _reaching(tabellen)["jaar"].value_counts().reindex(jaren, fill_value=0)
    normen = tabellen.norm_series(REEKS)
    labels = [_label(tabellen, jaar, normen) for jaar in jaren]
    frame = pd.DataFrame({"personen": aantal.to_numpy(float)}, labels)
    rijen = with_total(frame, {"personen": 0}).rename(index={TOTAAL: _span(jaren)})
    tabel = make_table(
        f"formatie.aow_per_jaar_{jaren[0]}",
        "Medewerkers die de AOW-leeftijd bereiken",
        _moment(tabellen),
        rijen.rename_axis("jaar").reset_index(),
        {"jaar": Kop("Jaar"), "personen": Kop(DUO_BREED, "personen")},
        tabellen.bron("dienstverbanden"),
        totaalrijen=1,
    )
    gedeeld = {(_span(jaren), DUO_BREED): _shared(tabellen, jaren)}
    return protect(tabel, Bescherming((DUO_BREED,), gedeeld=gedeeld), tabellen.reference)


def _span(jaren: list[int]) -> str:
    return f"{jaren[0]} tot en met {jaren[-1]}"


def _moment(tabellen: Tabellen) -> str:
    return f"in dienst {Moment.PEILDATUM.in_woorden(tabellen.peil)}"


def _label(tabellen: Tabellen, jaar: int, normen: tuple[Norm, ...]) -> str:
    """'2022 (vanaf mei)', '2026', '2032 (prognose)'."""
    begin = tabellen.peil.peildatum + timedelta(days=1)
    vast = any(int(n.periode) == jaar and n.status == "definitief" for n in normen)
    uitleg = [] if jaar > begin.year or begin.month == 1 else [f"vanaf {MAANDEN[begin.month - 1]}"]
    uitleg += [] if vast else ["prognose"]
    return f"{jaar} ({', '.join(uitleg)})" if uitleg else str(jaar)


def per_cluster(tabellen: Tabellen) -> Tabel:
    """Persons per cluster of I&A who reach AOW age, in the next five years and in the five after.

    Clusters that are too small to be shown are one row. The two columns are never added up: their
    sum would give a hidden one away.
    """
    jaren = _years(tabellen)
    delen = {_span(d): d for d in (jaren[:KORT], jaren[KORT:])}
    aantallen = pd.DataFrame({kop: _of_clusters(tabellen, d) for kop, d in delen.items()})
    rijen = _coarse(aantallen, threshold(tabellen.reference))
    tabel = make_table(
        "formatie.aow_per_cluster",
        "Medewerkers van I&A die de AOW-leeftijd bereiken",
        _moment(tabellen),
        rijen.rename_axis("cluster").reset_index(),
        {"cluster": Kop("Cluster"), **{kop: Kop(kop, "personen") for kop in delen}},
        tabellen.bron("dienstverbanden"),
        noten=(NOOT,),
        totaalrijen=1,
    )
    gedeeld = {(TEAM, kop): _shared(tabellen, d, TEAM_IA) for kop, d in delen.items()}
    for kop, d in delen.items():
        aantal, geheel = _number(tabellen, d, TEAM_IA), _number(tabellen, d)
        keep_others(gedeeld[TEAM, kop], aantal, geheel, tabellen)
    return protect(tabel, Bescherming(tuple(delen), gedeeld=gedeeld), tabellen.reference)


def _of_clusters(tabellen: Tabellen, jaren: list[int]) -> pd.Series:
    """Persons per cluster of I&A that reach AOW age in some years; 0 where nobody does."""
    clusters = persons_on(tabellen, tabellen.peil.peildatum, TEAM_IA)["cluster"]
    personen = _reaching(tabellen, TEAM_IA)
    binnen = personen["cluster"][personen["jaar"].isin(jaren)].fillna(NIET_INGEDEELD)
    return binnen.value_counts().reindex(
        sorted(clusters.fillna(NIET_INGEDEELD).unique()), fill_value=0
    )


def _coarse(aantallen: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """The clusters of which the nearest years may be shown, the remainder, and the team."""
    eerste = aantallen.columns[0]
    blijft = groups_that_stay(aantallen, lambda f: (f[eerste] >= minimum) | (f[eerste] == 0))
    rest = aantallen.drop(index=blijft)
    delen = [aantallen.loc[blijft]]
    if blijft and len(rest):
        delen.append(rest.sum().to_frame(OVERIG).T)
    return pd.concat([*delen, aantallen.sum().to_frame(TEAM).T])
