"""Tenders: which procedures were chosen, and what the check of them found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.inkoop.regels import NOOT_OORDEEL, REEKSEN
from duo_analytics.intake.tables.inkoop import BEVINDING, PROCEDURE
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.values import Getal

TABEL = "aanbestedingen"
STARTED = ("gestart", "eerder", "lopend", "signaal")


@indicator(
    "Aanbestedingen met een bevinding",
    eenheid="aanbestedingen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Aanbestedingen waarbij de toets in deze periode een bevinding gaf. Een bevinding is "
    "een punt om naar te kijken, geen oordeel.",
    formule="aantal aanbestedingen met een toets in de periode en een bevinding",
    tabellen=(TABEL,),
)
def bevindingen(tabellen: Tabellen) -> Getal:
    """Tenders whose check in twelve months gave a finding (domain 4.5)."""
    getoetst = _dated(tabellen, "getoetst_op", tabellen.peil.twaalf_maanden)
    return Decimal(int((getoetst["bevinding"] != "geen").sum()))


def _dated(tabellen: Tabellen, kolom: str, venster: Venster) -> pd.DataFrame:
    alle = tabellen[TABEL]
    return alle[alle[kolom].between(pd.Timestamp(venster.begin), pd.Timestamp(venster.eind))]


def per_procedure(tabellen: Tabellen) -> Grafiek:
    """Tenders that began in twelve months per procedure, and in the twelve months before."""
    peil = tabellen.peil
    rijen = with_total(_started(tabellen).rename(index=PROCEDURE), dict.fromkeys(STARTED, 0))
    if not tabellen.reaches(TABEL, peil.vorig_jaar.twaalf_maanden.begin):
        rijen["eerder"] = None
    tabel = make_table(
        "inkoop.aanbestedingen",
        "Gestarte aanbestedingen per procedure",
        peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("procedure").reset_index(),
        {
            "procedure": Kop("Procedure"),
            "gestart": Kop("Gestart", "aantal"),
            "eerder": Kop("Gestart een jaar eerder", "aantal"),
            "lopend": Kop("Loopt op de peildatum", "aantal"),
            "signaal": Kop("Signaal: raming op of boven de drempel, niet Europees", "aantal"),
        },
        tabellen.bron(TABEL),
        noten=(NOOT_OORDEEL,),
        totaalrijen=1,
    )
    reeksen = (Reeks("Gestart", Vorm.STAAF), Reeks("Gestart een jaar eerder", Vorm.STAAF))
    return Grafiek(tabel, reeksen, "aantal aanbestedingen", liggend=True)


def _started(tabellen: Tabellen) -> pd.DataFrame:
    """Numbers per procedure: the columns ``STARTED``."""
    peil, dag = tabellen.peil, pd.Timestamp(tabellen.peil.peildatum)
    gestart = _dated(tabellen, "start_op", peil.twaalf_maanden)
    eerder = _dated(tabellen, "start_op", peil.vorig_jaar.twaalf_maanden)
    alle = tabellen[TABEL]
    lopend = alle[(alle["start_op"] <= dag) & ~(alle["afgerond_op"] <= dag)]
    groepen = (gestart, eerder, lopend, _not_european(tabellen, gestart))
    kolommen = [_count(groep, "procedure", PROCEDURE) for groep in groepen]
    return pd.DataFrame(dict(zip(STARTED, kolommen, strict=True)))


def _not_european(tabellen: Tabellen, gestart: pd.DataFrame) -> pd.DataFrame:
    """Tenders with an estimate on or over the threshold of the year in which they began."""
    anders = gestart[gestart["procedure"] != "europees"]
    jaar = anders["start_op"].dt.year
    paren = {(s, j) for s, j in zip(anders["soort"], jaar, strict=True)}
    normen = {(s, j): tabellen.norm(f"drempelbedragen.{REEKSEN[s]}", j).waarde for s, j in paren}
    drempel = [normen[s, j] for s, j in zip(anders["soort"], jaar, strict=True)]
    return anders[anders["geraamde_waarde"] >= pd.Series(drempel, anders.index, dtype=object)]


def _count(rijen: pd.DataFrame, kolom: str, codes: dict[str, str]) -> pd.Series:
    return rijen[kolom].value_counts().reindex(list(codes), fill_value=0)


def per_bevinding(tabellen: Tabellen) -> Grafiek:
    """What the checks of twelve months found, and those of the twelve months before."""
    peil = tabellen.peil
    vensters = {"nu": peil.twaalf_maanden, "eerder": peil.vorig_jaar.twaalf_maanden}
    getoetst = {kop: _dated(tabellen, "getoetst_op", venster) for kop, venster in vensters.items()}
    frame = pd.DataFrame({k: _count(g, "bevinding", BEVINDING) for k, g in getoetst.items()})
    rijen = with_total(frame.rename(index=BEVINDING), {"nu": 0, "eerder": 0})
    if not tabellen.reaches(TABEL, vensters["eerder"].begin):
        rijen["eerder"] = None
    tabel = make_table(
        "inkoop.bevindingen_per_soort",
        "Uitkomst van de toets van aanbestedingen",
        vensters["nu"].in_woorden,
        rijen.rename_axis("bevinding").reset_index(),
        {
            "bevinding": Kop("Soort bevinding"),
            "nu": Kop("Getoetst", "aantal"),
            "eerder": Kop("Een jaar eerder", "aantal"),
        },
        tabellen.bron(TABEL),
        noten=("Een bevinding is een punt om naar te kijken, geen oordeel.",),
        totaalrijen=1,
    )
    reeksen = (Reeks("Getoetst", Vorm.STAAF), Reeks("Een jaar eerder", Vorm.STAAF))
    return Grafiek(tabel, reeksen, "aantal aanbestedingen", liggend=True)
