"""Open vacatures on the peildatum: how many, how many fte, how old, in which ronde."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import getal
from duo_analytics.intake.tables.vacatures import FUNCTIEGROEP
from duo_analytics.organisatie import TEAM_IA, WERKGEVERS
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import bezetting, vacatures
from duo_analytics.statistics.spells import running_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

NORM_LANG = "normen.vacature_lang_open_weken"
GRENZEN = (
    "normen.vacature_klasse_kort_weken",
    NORM_LANG,
    "normen.vacature_klasse_half_jaar_weken",
    "normen.vacature_klasse_jaar_weken",
)


@indicator(
    "Open vacatures",
    eenheid="vacatures",
    moment=Moment.PEILDATUM,
    definitie="Vacatures die zijn opengesteld en op de peildatum niet zijn vervuld of ingetrokken.",
    formule="aantal vacatures met openstelling t/m de peildatum, zonder contract of intrekking",
    tabellen=("vacatures",),
    kern=True,
)
def open_vacatures(tabellen: Tabellen) -> Getal:
    """Open at the end of the peildatum (domain 5.6)."""
    return Decimal(len(_open(tabellen)))


@indicator(
    "Open vacatures in fte",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Omvang van de open vacatures samen.",
    formule="som van fte van de open vacatures",
    tabellen=("vacatures",),
)
def open_fte(tabellen: Tabellen) -> Getal:
    """Fte of the open vacatures."""
    return exact(_open(tabellen)["fte"].sum())


@indicator(
    "Open vacatures I&A",
    eenheid="vacatures",
    moment=Moment.PEILDATUM,
    definitie="Open vacatures van het team Informatisering & Automatisering.",
    formule="aantal open vacatures van het team I&A",
    tabellen=("vacatures",),
)
def open_ia(tabellen: Tabellen) -> Getal:
    """Open at the team I&A."""
    return Decimal(int((_open(tabellen)["team"] == TEAM_IA).sum()))


@indicator(
    "Norm voor lang open",
    eenheid="weken",
    moment=Moment.PEILDATUM,
    definitie="Een vacature die langer dan dit openstaat, heet lang open.",
    formule="normen.vacature_lang_open_weken in data/reference",
    tabellen=("vacatures",),
    decimalen=0,
)
def norm_lang_open_weken(tabellen: Tabellen) -> Getal:
    """The norm itself, so that sentences can tell it (domain 5.6: default 13)."""
    return tabellen.norm(NORM_LANG).waarde


@indicator(
    "Lang open vacatures",
    eenheid="vacatures",
    moment=Moment.PEILDATUM,
    definitie="Open vacatures die langer openstaan dan de norm voor lang open.",
    formule="aantal open vacatures met (peildatum - openstelling) / 7 groter dan de norm in weken",
    tabellen=("vacatures",),
    kern=True,
)
def lang_open(tabellen: Tabellen) -> Getal:
    """Open for more weeks than the norm (domain 5.6)."""
    return Decimal(int(_open(tabellen)["lang"].sum()))


@indicator(
    "Open in latere ronde",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de open vacatures dat in de tweede of een latere wervingsronde is. De "
    "ronde van een eerdere peildatum staat niet in de levering.",
    formule="open vacatures met ronde 2 of hoger / open vacatures x 100",
    tabellen=("vacatures",),
)
def open_latere_ronde_pct(tabellen: Tabellen) -> Getal:
    """Share in a second or later ronde; None without open ones, or where the ronde is unknown."""
    ronde = _open(tabellen)["ronde"]
    if ronde.isna().any() or ronde.empty:
        return None
    return Decimal(100 * int((ronde > 1).sum())) / len(ronde)


@indicator(
    "Vacaturegraad",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Eigen definitie: open vacatures in fte als deel van de formatie. Het CBS telt open "
    "vacatures per duizend banen; vergelijk de twee niet.",
    formule="open vacature-fte / formatie x 100",
    tabellen=("vacatures", "formatie"),
)
def vacaturegraad_pct(tabellen: Tabellen) -> Getal:
    """Open vacature-fte as a percentage of formatie; None without formatie (domain 5.6)."""
    formatie = exact(bezetting.formatie_series(tabellen, [tabellen.peil.peildatum])[0])
    return 100 * exact(_open(tabellen)["fte"].sum()) / formatie if formatie else None


def _open(tabellen: Tabellen) -> pd.DataFrame:
    """The open vacatures with their age: columns ``weken`` and ``lang`` (above the norm)."""
    dag = tabellen.peil.peildatum
    staat_open = vacatures.open_on(vacatures.known(tabellen), dag)
    weken = vacatures.weeks_open(staat_open, dag)
    norm = float(tabellen.norm(NORM_LANG).waarde)
    return staat_open.assign(weken=weken, lang=weken > norm)


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Open vacatures per werkgever, those open longer than the norm, and the vacaturegraad."""
    lang = _long(tabellen)
    tabel = make_table(
        "vacatures.per_werkgever",
        "Open vacatures per werkgever",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _by_werkgever(tabellen).rename_axis("groep").reset_index(),
        {
            "groep": Kop("Werkgever"),
            "open": Kop("Open", "vacatures"),
            "lang": Kop(lang, "vacatures"),
            "fte": Kop("Omvang", "fte"),
            "formatie": Kop("Formatie", "fte"),
            "graad": Kop("Vacaturegraad", "pct"),
        },
        tabellen.bron("vacatures", "formatie"),
        noten=("Vacaturegraad is een eigen definitie: open vacature-fte / formatie.",),
        totaalrijen=1,
    )
    reeksen = (Reeks("Open", Vorm.STAAF), Reeks(lang, Vorm.STAAF))
    return Grafiek(tabel, reeksen, "vacatures", liggend=True)


def _by_werkgever(tabellen: Tabellen) -> pd.DataFrame:
    """Rounded columns with a total row; the vacaturegraad is of the unrounded fte."""
    groepen = _open(tabellen).groupby("werkgever")
    formatie = running_on(tabellen["formatie"], tabellen.peil.peildatum, "geldig_van", "geldig_tot")
    frame = pd.DataFrame(
        {
            "open": groepen.size(),
            "lang": groepen["lang"].sum(),
            "fte": groepen["fte"].sum(),
            "formatie": formatie.groupby("werkgever")["formatie_fte"].sum(),
        }
    )
    frame = frame.reindex(list(WERKGEVERS)).astype(float).fillna(0.0).rename(index=WERKGEVERS)
    geheel = pd.concat([frame, frame.sum().to_frame().T])
    graad = 100 * geheel["fte"] / geheel["formatie"].where(geheel["formatie"] > 0)
    rijen = with_total(frame, {"open": 0, "lang": 0, "fte": 1, "formatie": 1})
    return rijen.assign(graad=graad.to_numpy())


def per_functiegroep(tabellen: Tabellen) -> Grafiek:
    """Open vacatures per functiegroep, split by how long they are open."""
    klassen = _class_names(tabellen)
    frame = _by_functiegroep(tabellen, klassen)
    koppen = {
        **{naam: Kop(naam, "vacatures") for naam in klassen},
        "open": Kop("Open", "vacatures"),
        "lang": Kop(_long(tabellen), "vacatures"),
        "ronde": Kop("In tweede of latere ronde", "vacatures"),
    }
    tabel = make_table(
        "vacatures.per_functiegroep",
        "Open vacatures per functiegroep, naar hoe lang ze openstaan",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        with_total(frame, dict.fromkeys(frame.columns, 0)).rename_axis("groep").reset_index(),
        {"groep": Kop("Functiegroep"), **{kolom: koppen[kolom] for kolom in map(str, frame)}},
        tabellen.bron("vacatures"),
        totaalrijen=1,
    )
    reeksen = tuple(Reeks(naam, Vorm.GESTAPELD) for naam in klassen)
    return Grafiek(tabel, reeksen, "vacatures", liggend=True)


def _by_functiegroep(tabellen: Tabellen, klassen: list[str]) -> pd.DataFrame:
    """Numbers per class of age, in all, above the norm, and in a later ronde where it is known."""
    staat_open = _open(tabellen)
    nummer = vacatures.age_class(staat_open["weken"], _limits(tabellen))
    telling = pd.crosstab(staat_open["functiegroep"], nummer)
    frame = telling.reindex(index=list(FUNCTIEGROEP), columns=range(len(klassen)), fill_value=0)
    frame = frame.set_axis(klassen, axis=1)
    frame["open"] = frame.sum(axis=1)
    frame["lang"] = staat_open.groupby("functiegroep")["lang"].sum()
    if staat_open["ronde"].notna().all():
        later = staat_open["ronde"] > 1
        frame["ronde"] = later.groupby(staat_open["functiegroep"]).sum()
    return frame.astype(float).fillna(0.0).rename(index=FUNCTIEGROEP)


def _limits(tabellen: Tabellen) -> list[float]:
    return sorted(float(tabellen.norm(reeks).waarde) for reeks in GRENZEN)


def _class_names(tabellen: Tabellen) -> list[str]:
    weken = [getal(Decimal(grens)) for grens in _limits(tabellen)]
    tussen = [f"meer dan {van} t/m {tot} weken" for van, tot in pairwise(weken)]
    return [f"t/m {weken[0]} weken", *tussen, f"meer dan {weken[-1]} weken"]


def _long(tabellen: Tabellen) -> str:
    return f"Langer dan {getal(tabellen.norm(NORM_LANG).waarde)} weken"
