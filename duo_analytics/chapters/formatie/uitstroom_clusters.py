"""Expected uitstroom per cluster of I&A in the coming three years, as far as it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.formatie.clusters import (
    OVERIG,
    TEAM,
    large_or_zero,
    of_clusters,
)
from duo_analytics.chapters.formatie.verwachting import (
    AANNAME,
    HOOG,
    JAREN,
    LAAG,
    NOOT_INTERVAL,
    NOOT_PENSIOEN,
    VERWACHT,
    after_years,
    parts,
)
from duo_analytics.organisatie import TEAM_IA
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.disclosure import Bescherming, protect, threshold
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.samenvoegen import groups_that_stay
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bezetting import NIET_INGEDEELD, counted, persons_on
from duo_analytics.statistics.spells import days_in, union
from duo_analytics.statistics.tellingen import expect_count
from duo_analytics.statistics.uitstroom import (
    DAGEN_PER_JAAR,
    PENSIOEN,
    leavers,
    pension_chances,
)

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

RUST_OP = {
    "uitstroom": Kop("Uitstroom in twaalf maanden", "personen"),
    "anders": Kop("Andere reden", "personen"),
    "kandidaten": Kop("Kan met pensioen", "personen"),
}
KOPPEN = {
    "groep": Kop("Cluster"),
    "som": Kop(VERWACHT, "personen"),
    "laag": Kop(LAAG, "personen"),
    "hoog": Kop(HOOG, "personen"),
}
NOOT_LEEG = "Niet getoond: de verwachting rust in deze periode op een te kleine groep."
NOOT_TEMPO = (
    "Elk cluster heeft een eigen tempo. De clusters samen zijn daarom niet gelijk aan het team."
)


def per_cluster(tabellen: Tabellen) -> Grafiek:
    """Expected uitstroom per cluster and of the team, with intervals.

    A cluster of which any group that it rests on is small lies with the others, and nothing at all
    is shown when the team itself rests on a small group. What is rested on is never shown.
    """
    rijen = _rows(tabellen)
    tabel = make_table(
        "formatie.uitstroom_verwacht_clusters",
        "Verwachte uitstroom bij I&A in de komende drie jaar, met 95%-interval",
        f"met de cijfers tot en met {datum_in_woorden(tabellen.peil.peildatum)}",
        rijen,
        {**KOPPEN, **RUST_OP},
        tabellen.bron("dienstverbanden"),
        noten=_notes(len(rijen)),
        totaalrijen=1 if len(rijen) > 1 else 0,
    )
    telt = tuple(kop.tekst for kop in RUST_OP.values())
    regels = Bescherming(telt, rust_op=dict.fromkeys((VERWACHT, LAAG, HOOG), telt))
    beschermd = protect(tabel, regels, tabellen.reference).zonder(*telt).met(totaalrijen=0)
    reeks = Reeks(VERWACHT, Vorm.INTERVAL, LAAG, HOOG)
    return Grafiek(beschermd, (reeks,), "personen in drie jaar", liggend=True)


def _notes(rijen: int) -> tuple[str, ...]:
    if not rijen:
        return (NOOT_LEEG,)
    tempo = (NOOT_TEMPO,) if rijen > 1 else ()
    return AANNAME, NOOT_PENSIOEN, NOOT_INTERVAL, *tempo


def _rows(tabellen: Tabellen) -> pd.DataFrame:
    """A row per cluster that may stand on its own, for the others, and for the team."""
    clusters, kansen = _clusters(tabellen)
    blijft = _staying(tabellen, clusters)
    if blijft is None:
        return pd.DataFrame(columns=[*KOPPEN, *RUST_OP])
    rest = [naam for naam in clusters.index if naam not in blijft]
    groepen = {**{naam: [naam] for naam in blijft}, OVERIG: rest if blijft else []}
    groepen = {naam: delen for naam, delen in groepen.items() if delen}
    groepen[TEAM] = list(clusters.index)
    straks = (after_years(tabellen, JAREN) - tabellen.peil.peildatum).days / DAGEN_PER_JAAR
    rijen = []
    for naam, delen in groepen.items():
        som = clusters.loc[delen].sum()
        eigen = kansen[kansen.index.isin(delen)]
        uitkomst = expect_count(
            int(som["anders"]), som["jaren"], straks * som["eind"], eigen[eigen > 0].to_numpy()
        )
        rijen.append({"groep": naam, **parts(uitkomst), **dict(som[list(RUST_OP)])})
    return pd.DataFrame(rijen, dtype=object)


def _clusters(tabellen: Tabellen) -> tuple[pd.DataFrame, pd.Series]:
    """What the expectation rests on per cluster, and the chance on pension of each person in it."""
    spells = counted(tabellen).fillna({"cluster": NIET_INGEDEELD})
    venster = tabellen.peil.twaalf_maanden
    stromen = of_clusters(tabellen, spells)
    weg = leavers(tabellen, venster, TEAM_IA).fillna({"cluster": NIET_INGEDEELD})
    anders = weg[weg["reden_uit"] != PENSIOEN].groupby("cluster").size()
    personen = persons_on(tabellen, tabellen.peil.peildatum, TEAM_IA)
    kansen = pension_chances(tabellen, personen, after_years(tabellen, JAREN))
    kansen.index = pd.Index(personen["cluster"].fillna(NIET_INGEDEELD))
    kandidaten = (kansen > 0).groupby(level=0).sum()
    in_team = spells[spells["team"] == TEAM_IA]
    dagen = [
        float(days_in(union(in_team[in_team["cluster"] == naam], ["persoon_id"]), [venster])[0])
        for naam in stromen.index
    ]
    frame = stromen[["begin", "instroom", "uitstroom", "eind"]].assign(
        anders=anders, kandidaten=kandidaten, jaren=np.array(dagen) / DAGEN_PER_JAAR
    )
    return frame.fillna(0), kansen


def _staying(tabellen: Tabellen, clusters: pd.DataFrame) -> list[str] | None:
    """The clusters that may be shown apart; None when the team as a whole may not be shown."""
    minimum = threshold(tabellen.reference)
    noemer = int(tabellen.reference.norm("privacy.minimum_noemer").waarde)

    def passes(frame: pd.DataFrame) -> pd.Series:
        goed: pd.Series = frame[["begin", "eind"]].min(axis=1) >= noemer
        for kolom in RUST_OP:
            goed &= large_or_zero(frame[kolom], minimum)
        return goed

    team = clusters.sum().to_frame(TEAM).T
    if not (passes(team) & large_or_zero(team["instroom"], minimum)).all():
        return None
    return groups_that_stay(clusters, passes)
