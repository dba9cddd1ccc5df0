"""The backlog: what is ordered and not delivered, in number and euro, and how it grew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.hardware.gegevens import (
    NOOT_REGEL,
    delivered_in_year,
    has_year,
    history_notes,
    known,
)
from duo_analytics.chapters.hardware.rijen import all_categories, closed, column
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.periods import datum_kort, maand_in_woorden, maand_kort, month_ends
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, rounded_parts
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bestellingen import (
    DAGEN_PER_WEEK,
    backlog,
    backlog_series,
    per_month,
    total,
)

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Periode
    from duo_analytics.values import Getal

MAANDEN = 25
MOMENTEN = 7
LANGSTE = 10
JAAR_MAANDEN = 12


@indicator(
    "Backlog",
    eenheid="bestellingen",
    moment=Moment.PEILDATUM,
    definitie="Bestellingen (orderregels) die op de peildatum nog niet zijn geleverd.",
    formule="aantal orderregels, besteld op of voor en niet geleverd op of voor de peildatum",
    tabellen=("hardwarebestellingen",),
    kern=True,
)
def backlog_bestellingen(tabellen: Tabellen) -> Getal:
    """Order lines that are not delivered on the peildatum (domain 5.6)."""
    return Decimal(len(backlog(known(tabellen))))


@indicator(
    "Backlog in stuks",
    eenheid="stuks",
    moment=Moment.PEILDATUM,
    definitie="Apparaten die op de peildatum zijn besteld en nog niet geleverd.",
    formule="som van (aantal - aantal geleverd) van de open orderregels",
    tabellen=("hardwarebestellingen",),
)
def backlog_stuks(tabellen: Tabellen) -> Getal:
    """Pieces that are not delivered on the peildatum."""
    return Decimal(int(backlog(known(tabellen))["wachtend"].sum()))


@indicator(
    "Backlog in euro",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Bedrag zonder btw van wat op de peildatum is besteld en nog niet geleverd.",
    formule="som van (aantal - aantal geleverd) x prijs per stuk van de open orderregels",
    tabellen=("hardwarebestellingen",),
)
def backlog_eur(tabellen: Tabellen) -> Getal:
    """Amount of what is not delivered on the peildatum."""
    return total(backlog(known(tabellen))["wachtend_bedrag"])


@indicator(
    "Backlogratio",
    eenheid="maanden",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Aantal maanden dat leveren van de backlog kost in het tempo van de laatste twaalf "
    "maanden.",
    formule="backlog / (geleverde orderregels in twaalf maanden / 12)",
    tabellen=("hardwarebestellingen",),
)
def backlogratio_maanden(tabellen: Tabellen) -> Getal:
    """Backlog over mean monthly delivery, both in order lines (domain 5.6)."""
    if not has_year(tabellen):
        return None
    return _ratio(Decimal(len(backlog(known(tabellen)))), Decimal(len(delivered_in_year(tabellen))))


def _ratio(open_regels: Decimal, geleverd: Decimal) -> Decimal | None:
    return JAAR_MAANDEN * open_regels / geleverd if geleverd else None


def per_categorie(tabellen: Tabellen) -> Grafiek:
    """The backlog per category in euro, with number, pieces, age and ratio beside it."""
    tabel = make_table(
        "hardware.backlog_categorie",
        "Backlog per categorie: besteld en niet geleverd",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _category_rows(tabellen).rename_axis("categorie").reset_index(),
        {
            "categorie": Kop("Categorie"),
            "aantal": Kop("Backlog", "bestellingen"),
            "stuks": Kop("Backlog in stuks", "stuks"),
            "eur": Kop("Backlog in euro", "eur"),
            "oudste": Kop("Langst open", "weken"),
            "geleverd": Kop("Geleverd in twaalf maanden", "bestellingen"),
            "ratio": Kop("Backlogratio", "maanden"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=(
            "Backlogratio: maanden leveren in het tempo van de laatste twaalf maanden.",
            "Bedragen zonder btw.",
            *history_notes(tabellen),
            NOOT_REGEL,
        ),
        totaalrijen=1,
    )
    return Grafiek(tabel, (Reeks("Backlog in euro", Vorm.STAAF),), "euro", liggend=True)


def _category_rows(tabellen: Tabellen) -> pd.DataFrame:
    open_regels, geleverd = backlog(known(tabellen)), delivered_in_year(tabellen)
    per_groep = open_regels.groupby("categorie")
    tellingen = {
        "aantal": per_groep.size(),
        "stuks": per_groep["wachtend"].sum(),
        "eur": per_groep["wachtend_bedrag"].agg(total),
        "geleverd": geleverd.groupby("categorie").size(),
    }
    rijen = closed(all_categories(pd.DataFrame(tellingen)))
    dagen = per_groep["dagen"].max().rename(index=CATEGORIE).to_dict()
    dagen[TOTAAL] = open_regels["dagen"].max()
    ratios = map(_ratio, rijen["aantal"], rijen["geleverd"])
    return rijen.assign(
        oudste=[dagen.get(groep, np.nan) / DAGEN_PER_WEEK for groep in rijen.index],
        ratio=column(ratios if has_year(tabellen) else [None] * len(rijen), rijen.index),
    )


def verloop(tabellen: Tabellen) -> Grafiek:
    """Ordered, delivered and backlog per month: begin + ordered - delivered = end."""
    regels, eind = known(tabellen), tabellen.peil.peildatum
    dagen = [dag for dag in month_ends(eind, MAANDEN) if _reached(tabellen, dag.replace(day=1))]
    een = pd.Series(Decimal(1), index=regels.index)
    frame = pd.DataFrame(
        {
            "maand": [maand_kort(dag) for dag in dagen],
            "besteld": per_month(regels["besteldatum"], een, eind, len(dagen)),
            "geleverd": per_month(regels["leverdatum"], een, eind, len(dagen)),
            "backlog": backlog_series(regels, dagen),
        }
    )
    tabel = make_table(
        "hardware.backlog_verloop",
        "Backlog per maand",
        _from_to(dagen),
        frame,
        {
            "maand": Kop("Maand"),
            "besteld": Kop("Besteld", "bestellingen"),
            "geleverd": Kop("Geleverd", "bestellingen"),
            "backlog": Kop("Backlog eind van de maand", "bestellingen"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=("Backlog begin van de maand + besteld - geleverd = backlog eind.", NOOT_REGEL),
    )
    return Grafiek(tabel, (Reeks("Backlog eind van de maand", Vorm.LIJN),), "bestellingen")


def verloop_eur(tabellen: Tabellen) -> Grafiek:
    """The backlog in euro per category at the end of the last tertalen."""
    perioden = _tertalen(tabellen)
    dagen = [periode.peildatum for periode in perioden]
    rijen = _amounts_on(known(tabellen), dagen).assign(periode=list(map(str, perioden)))
    tabel = make_table(
        "hardware.backlog_verloop_eur",
        "Backlog in euro per categorie aan het eind van elk tertaal",
        _from_to(dagen),
        rijen,
        {
            "periode": Kop("Einde van tertaal"),
            **{code: Kop(kop, "eur") for code, kop in CATEGORIE.items()},
            "totaal": Kop(TOTAAL, "eur"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=("Bedragen zonder btw.",),
    )
    reeksen = tuple(Reeks(kop, Vorm.GESTAPELD) for kop in CATEGORIE.values())
    return Grafiek(tabel, reeksen, "euro")


def _amounts_on(regels: pd.DataFrame, dagen: Sequence[date]) -> pd.DataFrame:
    """Per day the backlog in whole euro per category, closing with its ``totaal``."""
    regels = regels.assign(eur=regels["wachtend_bedrag"].astype(float))
    delen = [regels[regels["categorie"] == code] for code in CATEGORIE]
    standen = np.array([backlog_series(deel, dagen, "eur") for deel in delen]).T
    rijen = [rounded_parts(pd.Series(stand), 0) for stand in standen]
    frame = pd.DataFrame(rijen, columns=list(CATEGORIE), dtype=object)
    return frame.assign(totaal=column(map(total, rijen), frame.index))


def _tertalen(tabellen: Tabellen) -> list[Periode]:
    """The last tertalen whose end lies within the history, oldest first."""
    perioden = [tabellen.peil]
    while len(perioden) < MOMENTEN:
        perioden.append(perioden[-1].vorige)
    return [p for p in reversed(perioden) if _reached(tabellen, p.peildatum)]


def _reached(tabellen: Tabellen, dag: date) -> bool:
    return tabellen.reaches("hardwarebestellingen", dag)


def _from_to(dagen: Sequence[date]) -> str:
    return f"{maand_in_woorden(dagen[0])} tot en met {maand_in_woorden(dagen[-1])}"


def langst_open(tabellen: Tabellen) -> Tabel:
    """The order lines that are open longest."""
    regels = backlog(known(tabellen)).sort_values(["besteldatum", "order_id", "regel"])
    top = regels.head(LANGSTE)
    rijen = top.assign(
        bestelling=top["order_id"] + ", regel " + top["regel"],
        voor=top["werkgever"].map(WERKGEVERS),
        besteld=_dates(top["besteldatum"]),
        toegezegd=_dates(top["toegezegde_leverdatum"]),
        weken=top["dagen"] / DAGEN_PER_WEEK,
    )
    return make_table(
        "hardware.langst_open",
        "Bestellingen die het langst open staan",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen,
        {
            "bestelling": Kop("Order"),
            "artikel": Kop("Artikel"),
            "voor": Kop("Voor"),
            "wachtend": Kop("Nog te leveren", "stuks"),
            "wachtend_bedrag": Kop("Bedrag", "eur"),
            "besteld": Kop("Besteld op"),
            "toegezegd": Kop("Toegezegd voor"),
            "weken": Kop("Wachttijd", "weken"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=(NOOT_REGEL,),
    )


def _dates(datums: pd.Series) -> pd.Series:
    """'30-04-2022', None where there is no date."""
    teksten = (None if pd.isna(dag) else datum_kort(dag) for dag in datums)
    return column(teksten, datums.index)
