"""Who came to and left the team I&A in twelve months, and which of its clusters people left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.formatie.clusters import OVERIG, TEAM, large_or_zero, of_clusters
from duo_analytics.chapters.formatie.landelijk import national
from duo_analytics.organisatie import TEAM_IA
from duo_analytics.personeel.gedeeld import keep_others, stroom, van_team
from duo_analytics.personeel.stroomcijfers import (
    AANDELEN,
    KOPPEN,
    NOEMER,
    NOOT_PCT,
    STROMEN,
    TELLINGEN,
    flows_of,
    share,
    with_shares,
)
from duo_analytics.results.disclosure import Bescherming, protect, protect_part, threshold
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.samenvoegen import groups_that_stay
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import bezetting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.values import Getal


@indicator(
    "Instroom I&A",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Instroom van het team Informatisering & Automatisering; wie van een ander team of "
    "een andere van de vier werkgevers komt, telt niet mee.",
    formule="instroom / ((personen begin + personen eind) / 2) x 100 van het team I&A",
    tabellen=("dienstverbanden",),
)
def instroom_ia_pct(tabellen: Tabellen) -> Getal:
    """Joiners of the team I&A who come from outside the four werkgevers."""
    return _share(tabellen, "instroom")


@indicator(
    "Uitstroom I&A",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Uitstroom van het team Informatisering & Automatisering; wie naar een ander team "
    "of een andere van de vier werkgevers gaat, telt niet mee.",
    formule="uitstroom / ((personen begin + personen eind) / 2) x 100 van het team I&A",
    tabellen=("dienstverbanden",),
    kern=True,
)
def uitstroom_ia_pct(tabellen: Tabellen) -> Getal:
    """The same for the team I&A, leaving the four werkgevers."""
    return _share(tabellen, "uitstroom")


def _share(tabellen: Tabellen, naam: str) -> Getal:
    """A flow in percent; the flow of all other teams may not follow from the whole either."""
    team, breed = team_flows(tabellen), flows_of(tabellen, []).iloc[0]
    deel = share(team, naam, tabellen)
    return protect_part(deel, int(team[naam]), int(breed[naam]), tabellen.reference)


def per_cluster(tabellen: Tabellen) -> Grafiek:
    """Uitstroom per cluster of I&A in twelve months, with the whole team below.

    Clusters that are too small to be shown are one row. Begin, instroom and eind are left out:
    with them a small instroom could be computed. A team that may not be shown has no clusters.
    """
    rijen = _clusters(tabellen)
    alleen_team = len(rijen) == 1
    tabel = make_table(
        "formatie.stromen_per_cluster",
        "Uitstroom per cluster van I&A",
        tabellen.peil.twaalf_maanden.in_woorden,
        with_shares(rijen).rename_axis("groep").reset_index(),
        {
            "groep": Kop("Cluster"),
            **KOPPEN,
            "Uitstroom (%)": AANDELEN["Uitstroom (%)"],
            "noemer": NOEMER,
        },
        tabellen.bron("dienstverbanden"),
        noten=(NOOT_PCT, "Wie naar een ander team gaat, telt niet als uitstroom."),
        totaalrijen=0 if alleen_team else 1,
    )
    venster = tabellen.peil.twaalf_maanden
    breed = int(flows_of(tabellen, []).iloc[0]["uitstroom"])
    uitstroom = int(rijen["uitstroom"].iloc[-1])
    keep_others(stroom("uitstroom", venster, TEAM_IA), uitstroom, breed, tabellen)
    beschermd = protect(tabel, _rules(venster, alleen_team=alleen_team), tabellen.reference)
    return Grafiek(
        beschermd.zonder("Begin", "Instroom", "Eind", NOEMER.tekst),
        (Reeks("Uitstroom (%)", Vorm.STAAF),),
        "% van de medewerkers",
        liggend=True,
        drempels=national(tabellen, "Uitstroom"),
    )


def _rules(venster: Venster, *, alleen_team: bool) -> Bescherming:
    """A team alone is protected by all its flows; with clusters only uitstroom is in the table."""
    standen = {"Begin": venster.vooraf, "Eind": venster.eind}
    namen = {kop: van_team(dag, TEAM_IA) for kop, dag in standen.items()} | {
        kop: stroom(kop, venster, TEAM_IA) for kop in STROMEN
    }
    return Bescherming(
        TELLINGEN if alleen_team else ("Uitstroom",),
        sommen=(TELLINGEN,) if alleen_team else (),
        rust_op={"Uitstroom (%)": ("Uitstroom",)},
        noemer={"Uitstroom (%)": NOEMER.tekst},
        gedeeld={(TEAM, kop): sleutel for kop, sleutel in namen.items()},
    )


def team_flows(tabellen: Tabellen) -> pd.Series:
    """Flows of the team I&A; zeros when nobody worked there."""
    return flows_of(tabellen, ["team"]).reindex([TEAM_IA], fill_value=0).iloc[0]


def _clusters(tabellen: Tabellen) -> pd.DataFrame:
    """Flows of the clusters of I&A that may stand on their own, of the others, and of the team."""
    team = team_flows(tabellen).to_frame(TEAM).T
    spells = bezetting.counted(tabellen).fillna({"cluster": bezetting.NIET_INGEDEELD})
    clusters = of_clusters(tabellen, spells)
    blijft = _staying(tabellen, clusters, team)
    if not blijft:
        return team
    samen = spells["cluster"].where(spells["cluster"].isin(blijft), OVERIG)
    grof = of_clusters(tabellen, spells.assign(cluster=samen))
    orde = [naam for naam in (*blijft, OVERIG) if naam in grof.index]
    return pd.concat([grof.loc[orde], team])


def _staying(tabellen: Tabellen, clusters: pd.DataFrame, team: pd.DataFrame) -> list[str]:
    """The clusters that may be shown apart; none when the team as a whole may not be shown."""
    minimum = threshold(tabellen.reference)
    noemer = int(tabellen.reference.norm("privacy.minimum_noemer").waarde)

    def passes(frame: pd.DataFrame) -> pd.Series:
        groot: pd.Series = frame[["begin", "eind"]].min(axis=1) >= noemer
        return groot & large_or_zero(frame["uitstroom"], minimum)

    if not (passes(team) & large_or_zero(team["instroom"], minimum)).all():
        return []
    return groups_that_stay(clusters[["uitstroom", "begin", "eind"]], passes)
