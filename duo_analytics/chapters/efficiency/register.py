"""The register of processes: what is possible per track, and how far the examination is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.efficiency import stand
from duo_analytics.intake.tables.processen import SPOOR, STATUS_MOGELIJKHEID
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal


@indicator(
    "Processen op alle sporen doorgelicht",
    eenheid="processen",
    moment=Moment.PEILDATUM,
    definitie="Processen die op alle drie de sporen zijn doorgelicht: harmoniseren, uniformeren "
    "en digitaliseren.",
    formule="aantal processen met een datum van doorlichting bij elk van de drie sporen",
    tabellen=("doorlichtingen",),
)
def processen_doorgelicht(tabellen: Tabellen) -> Getal:
    """Processes of which all three tracks have been examined (domain 4.3)."""
    return Decimal(stand.fully_examined(tabellen))


def per_spoor(tabellen: Tabellen) -> Grafiek:
    """The possibilities per track by status on the peildatum."""
    register = stand.mogelijkheden(tabellen)
    telling = pd.crosstab(register["spoor"], register["status"])
    telling = telling.reindex(index=list(SPOOR), columns=list(STATUS_MOGELIJKHEID), fill_value=0)
    telling["alle"] = telling.sum(axis=1)
    rijen = with_total(telling.rename(index=SPOOR), dict.fromkeys(telling.columns, 0))
    koppen = {
        "spoor": Kop("Spoor"),
        **{code: Kop(woord, "mogelijkheden") for code, woord in STATUS_MOGELIJKHEID.items()},
        "alle": Kop("Alle", "mogelijkheden"),
    }
    tabel = make_table(
        "efficiency.per_spoor",
        "Mogelijkheden per spoor en hun stand",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("spoor").reset_index(),
        koppen,
        tabellen.bron("processen"),
        totaalrijen=1,
    )
    reeksen = tuple(Reeks(woord, Vorm.GESTAPELD) for woord in STATUS_MOGELIJKHEID.values())
    return Grafiek(tabel, reeksen, "aantal mogelijkheden", liggend=True)


def per_proces(tabellen: Tabellen) -> Tabel:
    """The possibilities per process by status on the peildatum."""
    register = stand.mogelijkheden(tabellen)
    telling = pd.crosstab(register["proces"], register["status"])
    telling = telling.reindex(columns=list(STATUS_MOGELIJKHEID), fill_value=0)
    telling["alle"] = telling.sum(axis=1)
    rijen = with_total(telling, dict.fromkeys(telling.columns, 0))
    koppen = {
        "proces": Kop("Proces"),
        **{code: Kop(woord, "aantal") for code, woord in STATUS_MOGELIJKHEID.items()},
        "alle": Kop("Alle", "aantal"),
    }
    return make_table(
        "efficiency.per_proces",
        "Mogelijkheden per proces en hun stand",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("proces").reset_index(),
        koppen,
        tabellen.bron("processen"),
        totaalrijen=1,
    )


def doorlichting(tabellen: Tabellen) -> Tabel:
    """Per process on the agenda and per track: examined, planned, or later than planned."""
    agenda = stand.doorlichtingen(tabellen)
    te_laat = agenda["gepland_op"] <= pd.Timestamp(tabellen.peil.peildatum)
    woorden = agenda["gepland_op"].dt.strftime("gepland op %d-%m-%Y")
    woorden = woorden.mask(te_laat, "later dan gepland").mask(agenda["klaar"], "doorgelicht")
    kruis = agenda.assign(woord=woorden).pivot(
        index=["proces_id", "proces", "team"], columns="spoor", values="woord"
    )
    kruis = kruis.reindex(columns=list(SPOOR)).reset_index()
    kruis["klaar"] = kruis["proces_id"].map(stand.tracks_done(tabellen))
    koppen = {
        "proces": Kop("Proces"),
        "team": Kop("Team"),
        **{code: Kop(woord) for code, woord in SPOOR.items()},
        "klaar": Kop("Sporen klaar", "aantal"),
    }
    return make_table(
        "efficiency.doorlichting",
        "Doorlichting van processen op de drie sporen",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        kruis,
        koppen,
        tabellen.bron("doorlichtingen"),
    )
