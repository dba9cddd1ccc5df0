"""Who came and who left in twelve months, why, and how that compares with other gemeenten."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.personeel import REDEN_UIT
from duo_analytics.organisatie import DUO_BREED, TEAM_IA, WERKGEVERS
from duo_analytics.results.disclosure import Bescherming, protect, protect_share
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.statistics import bezetting
from duo_analytics.statistics.spells import exits, flows, union

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal


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
    return _share(_stromen(tabellen, []).iloc[0], "instroom", tabellen)


@indicator(
    "Uitstroom",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Personen die bij de vier werkgevers samen uit dienst gingen, als deel van het "
    "gemiddelde van begin en eind. Een overstap tussen de vier werkgevers telt niet mee.",
    formule="uitstroom / ((personen begin + personen eind) / 2) x 100",
    tabellen=("dienstverbanden",),
    kern=True,
)
def uitstroom_pct(tabellen: Tabellen) -> Getal:
    """Leavers in twelve months over mean persons, Duo-breed (domain 5.2)."""
    return _share(_stromen(tabellen, []).iloc[0], "uitstroom", tabellen)


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
    breed = _stromen(tabellen, []).iloc[0]
    moves = int(_stromen(tabellen, ["werkgever", "team"])["doorstroom_in"].sum())
    return _protected_share(tabellen, moves, int(breed["begin"]), int(breed["eind"]))


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
    stromen = _of_team(_stromen(tabellen, ["team"]))
    return _share(stromen.iloc[0], "uitstroom", tabellen) if len(stromen) else None


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """In- and uitstroom per werkgever in twelve months, against the Personeelsmonitor."""
    frame = _stromen(tabellen, ["werkgever"], binnen=["werkgever"])
    frame = frame.reindex(list(WERKGEVERS)).fillna(0).rename(index=WERKGEVERS)
    breed = _stromen(tabellen, []).set_axis([DUO_BREED])
    noot = (
        "Wie overstapt van de ene naar de andere werkgever telt per werkgever als in- en "
        f"uitstroom, en niet in de regel {DUO_BREED}."
    )
    return _chart(tabellen, pd.concat([frame, breed]), "per_werkgever", "per werkgever", noot)


def per_cluster(tabellen: Tabellen) -> Grafiek:
    """In- and uitstroom per cluster of I&A in twelve months, with the whole team below."""
    clusters = _of_team(_stromen(tabellen, ["team", "cluster"])).droplevel("team")
    team = _of_team(_stromen(tabellen, ["team"])).set_axis(["Team I&A"])
    noot = (
        "Wie van een ander cluster of team komt of daarheen gaat, telt niet als in- of uitstroom."
    )
    return _chart(tabellen, pd.concat([clusters, team]), "per_cluster", "per cluster van I&A", noot)


def _stromen(tabellen: Tabellen, groep: Sequence[str], binnen: Sequence[str] = ()) -> pd.DataFrame:
    """Flows of the bezetting in the twelve months up to the peildatum."""
    return flows(bezetting.counted(tabellen), tabellen.peil.twaalf_maanden, groep, binnen)


def _of_team(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame.index.get_level_values("team") == TEAM_IA]


def _share(rij: pd.Series, stroom: str, tabellen: Tabellen) -> Getal:
    return _protected_share(tabellen, int(rij[stroom]), int(rij["begin"]), int(rij["eind"]))


def _protected_share(tabellen: Tabellen, aantal: int, begin: int, eind: int) -> Getal:
    """Percentage of the mean of begin and end; hidden where the count or its base is small."""
    if begin + eind == 0:
        return None
    aandeel = Decimal(100 * aantal) / (Decimal(begin + eind) / 2)
    return protect_share(aandeel, aantal, min(begin, eind), tabellen.reference)


def _chart(tabellen: Tabellen, frame: pd.DataFrame, naam: str, titel: str, noot: str) -> Grafiek:
    rijen = frame.rename_axis("groep").reset_index()
    gemiddeld = (rijen["begin"] + rijen["eind"]) / 2
    for stroom in ("instroom", "uitstroom"):
        rijen[f"{stroom}_pct"] = 100 * rijen[stroom] / gemiddeld.where(gemiddeld > 0)
    rijen["intern"] = rijen["doorstroom_in"] - rijen["doorstroom_uit"]
    tellingen = {
        "begin": Kop("Begin", "personen"),
        "instroom": Kop("Instroom", "personen"),
        "uitstroom": Kop("Uitstroom", "personen"),
        "intern": Kop("Saldo doorstroom", "personen"),
        "eind": Kop("Eind", "personen"),
    }
    koppen = {
        "groep": Kop("Groep"),
        **tellingen,
        "instroom_pct": Kop("Instroom (%)", "pct"),
        "uitstroom_pct": Kop("Uitstroom (%)", "pct"),
    }
    tabel = make_table(
        f"formatie.stromen_{naam}",
        f"Instroom en uitstroom {titel}",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen,
        koppen,
        tabellen.bron("dienstverbanden"),
        noten=("Percentage van het gemiddelde van begin en eind.", noot),
        totaalrijen=1,
    )
    regels = Bescherming(
        tellingen=tuple(k.tekst for k in tellingen.values()),
        sommen=(tuple(k.tekst for k in tellingen.values()),),
        rust_op={"Instroom (%)": ("Instroom",), "Uitstroom (%)": ("Uitstroom",)},
        noemer={"Instroom (%)": "Begin", "Uitstroom (%)": "Begin"},
    )
    return Grafiek(
        protect(tabel, regels, tabellen.reference),
        (Reeks("Instroom (%)", Vorm.STAAF), Reeks("Uitstroom (%)", Vorm.STAAF)),
        "% van de medewerkers",
        liggend=True,
        drempels=_benchmarks(tabellen),
    )


def _benchmarks(tabellen: Tabellen) -> tuple[Drempellijn, ...]:
    lijnen = []
    for stroom in ("instroom", "uitstroom"):
        norm = tabellen.latest_norm(f"personeelsmonitor.{stroom}_pct", str(tabellen.peil))
        label = f"{stroom.capitalize()} alle gemeenten {norm.periode} (Personeelsmonitor)"
        lijnen.append(Drempellijn(label, norm.waarde))
    return tuple(lijnen)


def redenen(tabellen: Tabellen) -> Grafiek:
    """Why people left in twelve months: Duo-breed, and of those the team I&A."""
    venster = tabellen.peil.twaalf_maanden
    spells = bezetting.counted(tabellen)
    vertrek = exits(union(spells, ["persoon_id"]), venster)
    laatste = spells.merge(vertrek[["persoon_id", "einddatum"]]).drop_duplicates("persoon_id")
    reden = laatste["reden_uit"].fillna("overig")
    frame = pd.DataFrame(
        {
            "breed": reden.value_counts(),
            "ia": reden[laatste["team"] == TEAM_IA].value_counts(),
        }
    ).reindex(list(REDEN_UIT)).fillna(0)  # fmt: skip
    frame = frame.rename(index=REDEN_UIT)
    rijen = pd.concat([frame, frame.sum().to_frame("Totaal").T])
    tabel = make_table(
        "formatie.uitstroom_redenen",
        "Redenen van uitstroom",
        venster.in_woorden,
        rijen.rename_axis("reden").reset_index(),
        {
            "reden": Kop("Reden"),
            "breed": Kop(DUO_BREED, "personen"),
            "ia": Kop("waarvan team I&A", "personen"),
        },
        tabellen.bron("dienstverbanden"),
        totaalrijen=1,
    )
    regels = Bescherming((DUO_BREED, "waarvan team I&A"))
    reeksen = (Reeks(DUO_BREED, Vorm.STAAF), Reeks("waarvan team I&A", Vorm.STAAF))
    return Grafiek(protect(tabel, regels, tabellen.reference), reeksen, "personen", liggend=True)
