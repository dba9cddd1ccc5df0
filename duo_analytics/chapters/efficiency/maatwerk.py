"""Maatwerkaanvragen of the gemeenten: how many came, what they took, what is still open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import GEMEENTEN
from duo_analytics.periods import tertalen
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bedragen import total, totals

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.values import Getal

TERTALEN = 7  # the last one, and the same tertaal of the two years before


@indicator(
    "Maatwerkaanvragen",
    eenheid="aanvragen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Aanvragen van de drie gemeenten buiten de standaard dienstverlening.",
    formule="aantal aanvragen met een datum van ontvangst in de periode",
    tabellen=("maatwerkaanvragen",),
    kern=True,
)
def maatwerkaanvragen(tabellen: Tabellen) -> Getal:
    """Custom requests received in twelve months (domain 4.3)."""
    return Decimal(len(_dated(tabellen, "datum", tabellen.peil.twaalf_maanden)))


@indicator(
    "Uren voor maatwerk",
    eenheid="uren",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Bestede uren van de aanvragen die in deze periode zijn afgehandeld.",
    formule="som van de uren van aanvragen met een datum van afhandeling in de periode",
    tabellen=("maatwerkaanvragen",),
)
def maatwerk_uren(tabellen: Tabellen) -> Getal:
    """Hours of the requests that were handled in twelve months."""
    return total(_dated(tabellen, "afgehandeld_op", tabellen.peil.twaalf_maanden)["uren"])


@indicator(
    "Open maatwerkaanvragen",
    eenheid="aanvragen",
    moment=Moment.PEILDATUM,
    definitie="Aanvragen die zijn ontvangen en nog niet zijn afgehandeld.",
    formule="aantal aanvragen zonder datum van afhandeling tot en met de peildatum",
    tabellen=("maatwerkaanvragen",),
)
def maatwerk_open(tabellen: Tabellen) -> Getal:
    """Requests that wait on the peildatum."""
    return Decimal(len(_open_on(tabellen, pd.Timestamp(tabellen.peil.peildatum))))


def _dated(tabellen: Tabellen, kolom: str, venster: Venster) -> pd.DataFrame:
    aanvragen = tabellen["maatwerkaanvragen"]
    binnen = aanvragen[kolom].between(pd.Timestamp(venster.begin), pd.Timestamp(venster.eind))
    return aanvragen[binnen]


def _open_on(tabellen: Tabellen, dag: pd.Timestamp) -> pd.DataFrame:
    """Received on or before the end of a day and not handled by then."""
    aanvragen = tabellen["maatwerkaanvragen"]
    wacht = aanvragen["afgehandeld_op"].isna() | (aanvragen["afgehandeld_op"] > dag)
    return aanvragen[(aanvragen["datum"] <= dag) & wacht]


def per_gemeente(tabellen: Tabellen) -> Grafiek:
    """Requests per gemeente in twelve months and in the twelve months before."""
    venster = tabellen.peil.twaalf_maanden
    eerder = tabellen.peil.vorig_jaar.twaalf_maanden
    afgehandeld = _dated(tabellen, "afgehandeld_op", venster)
    frame = _flow(tabellen, venster)
    frame["eerder"] = _count(_dated(tabellen, "datum", eerder))
    rijen = with_total(frame.rename(index=GEMEENTEN), dict.fromkeys(frame.columns, 0))
    if not tabellen.reaches("maatwerkaanvragen", eerder.begin):
        rijen["eerder"] = None
    koppen = {
        "gemeente": Kop("Gemeente"),
        "begin": Kop("Open aan het begin", "aanvragen"),
        "ontvangen": Kop("Ontvangen", "aanvragen"),
        "afgehandeld": Kop("Afgehandeld", "aanvragen"),
        "eind": Kop("Open aan het eind", "aanvragen"),
        "uren": Kop("Uren voor afgehandelde aanvragen", "uren"),
        "eerder": Kop("Ontvangen een jaar eerder", "aanvragen"),
    }
    tabel = make_table(
        "efficiency.maatwerk_per_gemeente",
        "Maatwerkaanvragen per gemeente",
        venster.in_woorden,
        rijen.rename_axis("gemeente").reset_index(),
        koppen,
        tabellen.bron("maatwerkaanvragen"),
        noten=_without_hours(afgehandeld),
        totaalrijen=1,
    )
    reeksen = (Reeks("Ontvangen", Vorm.STAAF), Reeks("Ontvangen een jaar eerder", Vorm.STAAF))
    return Grafiek(tabel, reeksen, "aantal aanvragen", liggend=True)


def _flow(tabellen: Tabellen, venster: Venster) -> pd.DataFrame:
    """Per gemeente: open before the window, received, handled, open at its end; hours handled."""
    afgehandeld = _dated(tabellen, "afgehandeld_op", venster)
    return pd.DataFrame(
        {
            "begin": _count(_open_on(tabellen, pd.Timestamp(venster.vooraf))),
            "ontvangen": _count(_dated(tabellen, "datum", venster)),
            "afgehandeld": _count(afgehandeld),
            "eind": _count(_open_on(tabellen, pd.Timestamp(venster.eind))),
            "uren": totals(afgehandeld, "gemeente", "uren", [*GEMEENTEN]),
        }
    )


def _count(aanvragen: pd.DataFrame) -> pd.Series:
    return aanvragen["gemeente"].value_counts().reindex(list(GEMEENTEN), fill_value=0)


def _without_hours(afgehandeld: pd.DataFrame) -> tuple[str, ...]:
    """A note when hours are missing: they are not zero."""
    zonder = int(afgehandeld["uren"].isna().sum())
    if not zonder:
        return ()
    return (f"Afgehandelde aanvragen waarvan de uren niet bekend zijn: {zonder}.",)


def verloop(tabellen: Tabellen) -> Grafiek:
    """Requests received per tertaal and per gemeente."""
    perioden = tertalen(tabellen.peil, TERTALEN)
    perioden = [p for p in perioden if tabellen.reaches("maatwerkaanvragen", p.begin)]
    frame = pd.DataFrame(
        {str(p): _count(_dated(tabellen, "datum", p.venster)) for p in perioden},
        index=list(GEMEENTEN),
    ).T.rename(columns=GEMEENTEN)
    frame["alle"] = frame.sum(axis=1)
    namen = list(GEMEENTEN.values())
    koppen = {
        "tertaal": Kop("Tertaal"),
        **{naam: Kop(naam, "aanvragen") for naam in namen},
        "alle": Kop("Samen", "aanvragen"),
    }
    tabel = make_table(
        "efficiency.maatwerk_verloop",
        "Ontvangen maatwerkaanvragen per tertaal",
        f"{perioden[0]} tot en met {perioden[-1]}" if perioden else str(tabellen.peil),
        frame.rename_axis("tertaal").reset_index(),
        koppen,
        tabellen.bron("maatwerkaanvragen"),
    )
    return Grafiek(tabel, tuple(Reeks(n, Vorm.GESTAPELD) for n in namen), "aantal aanvragen")
