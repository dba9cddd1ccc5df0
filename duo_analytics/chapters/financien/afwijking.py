"""Where the prognose deviates from the budget, why, and how that went from report to report.

A reason is required from the threshold on; where it is missing, the table says so (domain 5.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from duo_analytics.chapters.financien import eigen
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import begroting
from duo_analytics.statistics.begroting import I_S, NA_WIJZIGING, PROGNOSE, SOORTEN

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("financien", "verdeelsleutel")
AFWIJKING = Kop("Afwijking", "eur_vn")
ONTBREEKT = "toelichting ontbreekt"
OVERIG = "Kleinere afwijkingen"
REGEL = ["programma", "taakveld", "product", "soort", "i_s"]
RAPPORTAGES = 7
Regel: TypeAlias = tuple[str, ...]


@indicator(
    "Afwijkingen zonder toelichting",
    eenheid="afwijkingen",
    moment=Moment.PEILDATUM,
    definitie="Posten die minstens de drempel voor een toelichting afwijken en geen toelichting "
    "hebben. Voor een gemeente alleen in de programma's waaraan zij meedoet.",
    formule="aantal posten met een afwijking vanaf normen.toelichtingsdrempel_eur zonder tekst",
    tabellen=BRONNEN,
)
def toelichting_ontbreekt(tabellen: Tabellen) -> Getal:
    """Lines at or above the threshold without an explanation; None without a budget (5.8)."""
    if eigen.lines(tabellen).empty:
        return None
    return Decimal(int(_large(tabellen)["toelichting"].isna().sum()))


def per_programma(tabellen: Tabellen) -> Grafiek:
    """Deviation per programma: what is one-off and what comes back every year."""
    tabel = make_table(
        "financien.afwijking_per_programma",
        "Afwijking van de begroting per programma",
        eigen.stand_in_woorden(tabellen),
        _by_programma(eigen.own_lines(tabellen)),
        {
            "naam": Kop("Programma"),
            **{i_s: Kop(woord, "eur_vn") for i_s, woord in I_S.items()},
            "samen": Kop("Samen", "eur_vn"),
        },
        tabellen.bron(*BRONNEN),
        noten=eigen.notes(tabellen),
        totaalrijen=1,
    )
    reeksen = tuple(Reeks(woord, Vorm.STAAF) for woord in I_S.values())
    as_titel = "euro; links van nul is een nadeel (N), rechts een voordeel (V)"
    return Grafiek(tabel, reeksen, as_titel, liggend=True)


def _by_programma(rijen: pd.DataFrame) -> pd.DataFrame:
    """Sums of the deviations per programma and I/S, with the totals of both ways."""
    gaten = begroting.gaps(rijen)
    volgorde = [str(naam) for naam in rijen["programma"].unique()]
    delen = {
        i_s: {
            naam: begroting.total(gaten[(rijen["i_s"] == i_s) & (rijen["programma"] == naam)])
            for naam in volgorde
        }
        for i_s in I_S
    }
    frame = pd.DataFrame(delen, volgorde, columns=list(I_S), dtype=object)
    frame = pd.concat([frame, frame.sum().to_frame(TOTAAL).T])
    frame = frame.assign(samen=frame.sum(axis=1))
    return frame.assign(naam=[*eigen.names(volgorde), TOTAAL])


def per_rapportage(tabellen: Tabellen) -> Grafiek:
    """Bijdrage by budget and prognose, and their difference, at the end of each tertaal."""
    frame = _by_rapportage(tabellen)
    namen = list(frame["naam"]) or [str(tabellen.peil)]
    tabel = make_table(
        "financien.verloop",
        "Verwachte afwijking van de bijdrage per rapportage",
        f"{namen[0]} tot en met {namen[-1]}",
        frame,
        {
            "naam": Kop("Rapportage"),
            NA_WIJZIGING: Kop("Na wijziging", "eur"),
            PROGNOSE: Kop("Prognose", "eur"),
            "afwijking": AFWIJKING,
        },
        tabellen.bron(*BRONNEN),
        noten=eigen.notes(
            tabellen, "Elk jaar begint met een nieuwe begroting; T3 is de stand aan het eind."
        ),
    )
    staaf = Reeks(AFWIJKING.tekst, Vorm.STAAF)
    return Grafiek(tabel, (staaf,), "euro; onder nul is een nadeel (N)")


def _by_rapportage(tabellen: Tabellen) -> pd.DataFrame:
    """A row per tertaal of which the budget is known, oldest first."""
    perioden = [tabellen.peil]
    while len(perioden) < RAPPORTAGES:
        perioden.append(perioden[-1].vorige)
    standen = {str(p): eigen.own_lines(tabellen.op(p)) for p in reversed(perioden)}
    bekend = {naam: rijen for naam, rijen in standen.items() if len(rijen)}
    delen = {
        kolom: [-begroting.total(begroting.effects(rijen, kolom)) for rijen in bekend.values()]
        for kolom in (NA_WIJZIGING, PROGNOSE)
    }
    gaten = [begroting.total(begroting.gaps(rijen)) for rijen in bekend.values()]
    return pd.DataFrame({"naam": list(bekend), **delen, "afwijking": gaten}, dtype=object)


def toelichtingen(tabellen: Tabellen) -> Tabel:
    """The large deviations with their reason, the rest in one row, and the whole below.

    Large is what is large in the whole budget; the amounts are those of the recipient. From the
    second tertaal on beside what was reported before.
    """
    nu, eerder = _gaps(tabellen), _reported_before(tabellen)
    groot = _explained(_large(tabellen), nu, eerder)
    drempel = eigen.threshold_in_words(tabellen)
    vorige = {"eerder": Kop("Vorige rapportage", "eur_vn")} if eerder else {}
    return make_table(
        "financien.toelichtingen",
        f"Posten die minstens {drempel} afwijken",
        eigen.stand_in_woorden(tabellen),
        pd.concat([groot, pd.DataFrame(_closing(groot, nu, eerder))]),
        {
            "post": Kop("Post"),
            "soort": Kop("Soort"),
            "i_s": Kop("I/S"),
            "afwijking": AFWIJKING,
            **vorige,
            "toelichting": Kop("Toelichting"),
        },
        tabellen.bron(*BRONNEN),
        noten=eigen.notes(tabellen, f"De drempel van {drempel} geldt voor de hele begroting."),
        totaalrijen=2,
    )


def _large(tabellen: Tabellen) -> pd.DataFrame:
    """Lines whose deviation in the whole budget reaches the threshold."""
    rijen = eigen.lines(tabellen)
    return rijen[begroting.gaps(rijen).abs() >= eigen.threshold(tabellen)]


def _gaps(tabellen: Tabellen) -> dict[Regel, Decimal]:
    """The recipient's part of the deviation of each line."""
    rijen = eigen.own_lines(tabellen)
    return dict(zip(_keys(rijen), begroting.gaps(rijen), strict=True))


def _reported_before(tabellen: Tabellen) -> dict[Regel, Decimal]:
    """The same in the previous rapportage on this year's budget; empty in the first one."""
    vorige = tabellen.peil.vorige
    return _gaps(tabellen.op(vorige)) if vorige.jaar == tabellen.peil.jaar else {}


def _keys(rijen: pd.DataFrame) -> list[Regel]:
    """What a line is recognised by from one peildatum to the next."""
    return list(rijen[REGEL].fillna("").itertuples(index=False, name=None))


def _explained(
    rijen: pd.DataFrame, nu: Mapping[Regel, Decimal], eerder: Mapping[Regel, Decimal]
) -> pd.DataFrame:
    """Name, deviation and reason of some lines, the largest first."""
    frame = pd.DataFrame(
        {
            "post": list(map(eigen.name_of, rijen["programma"], rijen["product"].fillna(""))),
            "soort": list(rijen["soort"].map(SOORTEN)),
            "i_s": list(rijen["i_s"].map(I_S).str[0]),
            "afwijking": [nu[sleutel] for sleutel in _keys(rijen)],
            "eerder": [eerder.get(sleutel, begroting.NUL) for sleutel in _keys(rijen)],
            "toelichting": list(rijen["toelichting"].fillna(ONTBREEKT)),
        },
        dtype=object,
    )
    orde = frame["afwijking"].abs().sort_values(ascending=False, kind="stable")
    return frame.loc[orde.index]


def _closing(
    groot: pd.DataFrame, nu: Mapping[Regel, Decimal], eerder: Mapping[Regel, Decimal]
) -> list[dict[str, object]]:
    """The rest in one row, and the total."""
    leeg = {"soort": "", "i_s": "", "toelichting": ""}
    totaal = {
        "afwijking": sum(nu.values(), begroting.NUL),
        "eerder": sum(eerder.values(), begroting.NUL),
    }
    rest = {kolom: som - begroting.total(groot[kolom]) for kolom, som in totaal.items()}
    return [{"post": OVERIG, **leeg, **rest}, {"post": TOTAAL, **leeg, **totaal}]
