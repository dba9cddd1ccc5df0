"""Who came and who left in twelve months, why, and how that compares with other gemeenten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.chapters.formatie.landelijk import national
from duo_analytics.intake.tables.personeel import REDEN_UIT
from duo_analytics.organisatie import DUO_BREED
from duo_analytics.personeel import stroomcijfers
from duo_analytics.personeel.gedeeld import stroom
from duo_analytics.personeel.stroomcijfers import STROMEN, flows_of, share, share_of_mean
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.samenvoegen import coarse_enough
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import bezetting
from duo_analytics.statistics.spells import exits, union

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal

OVERIGE = "Overige redenen"


@indicator(
    "Instroom",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Personen die bij de vier werkgevers samen in dienst kwamen, als deel van het "
    "gemiddelde van begin en eind. Een overstap tussen de vier werkgevers telt niet mee.",
    formule="instroom / ((personen begin + personen eind) / 2) x 100",
    tabellen=("dienstverbanden",),
)
def instroom_pct(tabellen: Tabellen) -> Getal:
    """Joiners in twelve months over mean persons, Duo-breed (domain 5.2)."""
    return share(flows_of(tabellen, []).iloc[0], "instroom", tabellen)


@indicator(
    "Uitstroom",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Personen die bij de vier werkgevers samen uit dienst gingen, als deel van het "
    "gemiddelde van begin en eind. Een overstap tussen de vier werkgevers telt niet mee.",
    formule="uitstroom / ((personen begin + personen eind) / 2) x 100",
    tabellen=("dienstverbanden",),
)
def uitstroom_pct(tabellen: Tabellen) -> Getal:
    """Leavers in twelve months over mean persons, Duo-breed (domain 5.2)."""
    return share(flows_of(tabellen, []).iloc[0], "uitstroom", tabellen)


@indicator(
    "Doorstroom",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Personen die zonder onderbreking naar een ander team of een andere van de vier "
    "werkgevers gingen, als deel van het gemiddelde van begin en eind.",
    formule="doorstroom / ((personen begin + personen eind) / 2) x 100",
    tabellen=("dienstverbanden",),
)
def doorstroom_pct(tabellen: Tabellen) -> Getal:
    """Moves between teams and werkgevers in twelve months over mean persons (domain 5.2)."""
    breed = flows_of(tabellen, []).iloc[0]
    moves = int(flows_of(tabellen, ["werkgever", "team"])["doorstroom_in"].sum())
    return share_of_mean(tabellen, moves, moves, breed)


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """In- and uitstroom per werkgever in twelve months, against the Personeelsmonitor."""
    return Grafiek(
        stroomcijfers.per_werkgever(tabellen, "formatie.stromen_per_werkgever"),
        tuple(Reeks(f"{stroom} (%)", Vorm.STAAF) for stroom in STROMEN),
        "% van de medewerkers",
        liggend=True,
        drempels=national(tabellen, "Instroom") + national(tabellen, "Uitstroom"),
    )


def redenen(tabellen: Tabellen) -> Grafiek:
    """Why people left the four werkgevers in twelve months."""
    venster = tabellen.peil.twaalf_maanden
    spells = bezetting.counted(tabellen)
    vertrek = exits(union(spells, ["persoon_id"]), venster)[["persoon_id", "einddatum"]]
    laatste = spells.merge(vertrek).drop_duplicates(["persoon_id", "einddatum"])
    aantal = laatste["reden_uit"].fillna("overig").value_counts()
    frame = aantal.reindex(list(REDEN_UIT), fill_value=0).rename(index=REDEN_UIT).to_frame("breed")
    beschermd = coarse_enough(
        frame.astype(float),
        lambda rijen: _reasons(tabellen, rijen),
        ("Uitstroom",),
        OVERIGE,
        tabellen.reference,
    )
    return Grafiek(beschermd, (Reeks("Uitstroom", Vorm.STAAF),), "personen", liggend=True)


def _reasons(tabellen: Tabellen, frame: pd.DataFrame) -> Tabel:
    venster = tabellen.peil.twaalf_maanden
    tabel = make_table(
        "formatie.uitstroom_redenen",
        f"Redenen van uitstroom {DUO_BREED}",
        venster.in_woorden,
        with_total(frame, {"breed": 0}).rename_axis("reden").reset_index(),
        {"reden": Kop("Reden"), "breed": Kop("Uitstroom", "personen")},
        tabellen.bron("dienstverbanden"),
        totaalrijen=1,
    )
    gedeeld = {(TOTAAL, "Uitstroom"): stroom("uitstroom", venster)}
    return protect(tabel, Bescherming(("Uitstroom",), gedeeld=gedeeld), tabellen.reference)
