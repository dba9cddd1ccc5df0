"""The register of themes: on which the werkgevers agreed, on which not, and how that went."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import themas as statistiek
from duo_analytics.statistics.themas import UITKOMST

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Periode
    from duo_analytics.values import Getal

TERTALEN = 7
THEMAS = "Alle thema's"
KEUZE = {"samen": "Samen doen", "los": "Los doen", "open": "Nog open"}


@indicator(
    "Thema's op de agenda",
    eenheid="themas",
    moment=Moment.PEILDATUM,
    definitie="Thema's waarover de vier werkgevers met elkaar spreken of hebben besloten.",
    formule="aantal thema's dat op of voor de peildatum op de agenda kwam",
    tabellen=("themas",),
)
def themas(tabellen: Tabellen) -> Getal:
    """Themes in the register on the peildatum."""
    return Decimal(len(_now(tabellen)))


@indicator(
    "Thema's met samenwerking",
    eenheid="themas",
    moment=Moment.PEILDATUM,
    definitie="Thema's die de werkgevers samen oppakken.",
    formule="aantal thema's met uitkomst samen en een besluit t/m de peildatum",
    tabellen=("themas",),
    kern=True,
)
def themas_samen(tabellen: Tabellen) -> Getal:
    """Themes on which the werkgevers agreed to work together."""
    return _with_outcome(tabellen, "samen")


@indicator(
    "Thema's zonder samenwerking",
    eenheid="themas",
    moment=Moment.PEILDATUM,
    definitie="Thema's die elke werkgever zelf regelt: samenwerking is losgelaten.",
    formule="aantal thema's met uitkomst los en een besluit t/m de peildatum",
    tabellen=("themas",),
)
def themas_los(tabellen: Tabellen) -> Getal:
    """Themes on which the werkgevers let go of working together."""
    return _with_outcome(tabellen, "los")


@indicator(
    "Thema's zonder besluit",
    eenheid="themas",
    moment=Moment.PEILDATUM,
    definitie="Thema's waarover op de peildatum nog niet is besloten.",
    formule="aantal thema's zonder besluit op de peildatum",
    tabellen=("themas",),
    kern=True,
)
def themas_open(tabellen: Tabellen) -> Getal:
    """Themes without a decision on the peildatum."""
    return _with_outcome(tabellen, statistiek.OPEN)


@indicator(
    "Besluiten over thema's",
    eenheid="besluiten",
    moment=Moment.TERTAAL,
    definitie="Thema's waarover in het tertaal is besloten, samen of los.",
    formule="aantal thema's met de dag van het besluit in het tertaal",
    tabellen=("themas",),
)
def besluiten(tabellen: Tabellen) -> Getal:
    """Themes decided in the tertaal."""
    begin = pd.Timestamp(tabellen.peil.begin)
    return Decimal(int((_now(tabellen)["besluit_op"] >= begin).sum()))


@indicator(
    "Langst open thema",
    eenheid="dagen",
    moment=Moment.PEILDATUM,
    definitie="Hoe lang het oudste thema zonder besluit op de agenda staat.",
    formule="hoogste aantal dagen van opname tot de peildatum van de open thema's",
    tabellen=("themas",),
)
def langst_open_dagen(tabellen: Tabellen) -> Getal:
    """Age in days of the oldest open theme; None when none is open."""
    nu = _now(tabellen)
    dagen = nu.loc[nu["uitkomst"] == statistiek.OPEN, "dagen_open"]
    return None if dagen.empty else Decimal(int(dagen.max()))


def _now(tabellen: Tabellen) -> pd.DataFrame:
    return statistiek.on_day(tabellen["themas"], tabellen.peil.peildatum)


def _with_outcome(tabellen: Tabellen, uitkomst: str) -> Decimal:
    return Decimal(int((_now(tabellen)["uitkomst"] == uitkomst).sum()))


def verloop(tabellen: Tabellen) -> Grafiek:
    """Themes per outcome at the end of each tertaal."""
    perioden = _known(tabellen)
    frame = statistiek.counts(tabellen["themas"], [p.peildatum for p in perioden])
    frame = frame.assign(naam=list(map(str, perioden)), alle=frame.sum(axis=1))
    tabel = make_table(
        "werkgeverschap.themas_verloop",
        "Thema's naar uitkomst aan het eind van elk tertaal",
        f"{perioden[0]} tot en met {perioden[-1]}",
        frame,
        {
            "naam": Kop("Tertaal"),
            **{code: Kop(woord, "themas") for code, woord in KEUZE.items()},
            "alle": Kop(THEMAS, "themas"),
        },
        tabellen.bron("themas"),
    )
    return Grafiek(tabel, tuple(Reeks(w, Vorm.GESTAPELD) for w in KEUZE.values()), "thema's")


def _known(tabellen: Tabellen) -> list[Periode]:
    """The last tertalen whose end the register reaches, oldest first; always the present one."""
    perioden = [tabellen.peil]
    while len(perioden) < TERTALEN and tabellen.reaches("themas", perioden[-1].vorige.peildatum):
        perioden.append(perioden[-1].vorige)
    return perioden[::-1]


def register(tabellen: Tabellen) -> Tabel:
    """Every theme with its outcome: first what is agreed, then what is let go, then what is open.

    The explanation is that of the delivery; it is left out where the outcome was another then.
    """
    nu = _now(tabellen)
    gelijk = nu["uitkomst"] == tabellen["themas"].loc[nu.index, "uitkomst"]
    orde = nu["uitkomst"].map(list(UITKOMST).index)
    frame = pd.DataFrame(
        {
            "thema": nu["thema"],
            "uitkomst": nu["uitkomst"].map(UITKOMST),
            "besluit": nu["besluit_op"],
            "gremium": nu["gremium"],
            "toelichting": nu["toelichting"].where(gelijk).fillna(""),
        },
        dtype=object,
    )
    frame = frame.loc[orde.sort_values(kind="stable").index]
    return make_table(
        "werkgeverschap.register",
        "Thema's van gezamenlijk werkgeverschap",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        frame,
        {
            "thema": Kop("Thema"),
            "uitkomst": Kop("Uitkomst"),
            "besluit": Kop("Besluit op", "datum"),
            "gremium": Kop("Gremium"),
            "toelichting": Kop("Toelichting"),
        },
        tabellen.bron("themas"),
    )
