"""What the gemeenten bear of Duo+: budget, prognose, deviation, and by which key it is divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.financien import eigen
from duo_analytics.formatting import met_eenheid
from duo_analytics.ontvangers import STANDAARD
from duo_analytics.organisatie import GEMEENTEN, PROGRAMMAS
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import begroting
from duo_analytics.statistics.begroting import NA_WIJZIGING, PRIMITIEF, PROGNOSE

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("financien", "verdeelsleutel")
CENTEN = 2
GELEVERD = {"begroting": PRIMITIEF, "na_wijziging": NA_WIJZIGING, "prognose": PROGNOSE}
WIE = "Voor een gemeente is dit haar eigen deel volgens de verdeelsleutel."
NOOT_SLUIT = (
    "Elk bedrag is tot op de cent verdeeld; de cent die overblijft gaat naar het grootste restant."
)


@indicator(
    "Bijdrage na wijziging",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie="Wat de gemeenten dit jaar volgens de begroting na wijziging aan Duo+ bijdragen, "
    f"zonder maatwerk. {WIE}",
    formule="(lasten - baten + storting - onttrekking) per programma x aandeel",
    tabellen=BRONNEN,
    kern=True,
)
def bijdrage_na_wijziging(tabellen: Tabellen) -> Getal:
    """Net budget na wijziging that the recipient bears; None without a budget (domain 5.9)."""
    return _borne(tabellen, NA_WIJZIGING)


@indicator(
    "Prognose van de bijdrage",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie=f"Wat de gemeenten dit jaar naar verwachting aan Duo+ bijdragen. {WIE}",
    formule="(lasten - baten + storting - onttrekking) volgens de prognose x aandeel",
    tabellen=BRONNEN,
    kern=True,
)
def bijdrage_prognose(tabellen: Tabellen) -> Getal:
    """The same by the prognose on the peildatum."""
    return _borne(tabellen, PROGNOSE)


@indicator(
    "Afwijking van de bijdrage",
    eenheid="eur_vn",
    moment=Moment.LOPEND_JAAR,
    definitie=f"Verschil tussen de begroting na wijziging en de prognose. {WIE} Een voordeel "
    "betekent dat de bijdrage lager wordt.",
    formule="bijdrage na wijziging - prognose van de bijdrage",
    tabellen=BRONNEN,
    kern=True,
)
def afwijking_bijdrage(tabellen: Tabellen) -> Getal:
    """Sum of the signed deviations of all lines, which is the change of the bijdrage (5.8)."""
    return _deviation(tabellen)


@indicator(
    "Incidentele afwijking",
    eenheid="eur_vn",
    moment=Moment.LOPEND_JAAR,
    definitie=f"Deel van de afwijking dat eenmalig is. {WIE}",
    formule="som van de afwijkingen van posten met code I",
    tabellen=BRONNEN,
)
def afwijking_incidenteel(tabellen: Tabellen) -> Getal:
    """The part of the deviation that is coded incidenteel."""
    return _deviation(tabellen, "incidenteel")


@indicator(
    "Structurele afwijking",
    eenheid="eur_vn",
    moment=Moment.LOPEND_JAAR,
    definitie=f"Deel van de afwijking dat elk jaar terugkomt. {WIE}",
    formule="som van de afwijkingen van posten met code S",
    tabellen=BRONNEN,
)
def afwijking_structureel(tabellen: Tabellen) -> Getal:
    """The part of the deviation that is coded structureel."""
    return _deviation(tabellen, "structureel")


def _borne(tabellen: Tabellen, kolom: str) -> Getal:
    rijen = eigen.own_lines(tabellen)
    return None if rijen.empty else -begroting.total(begroting.effects(rijen, kolom))


def _deviation(tabellen: Tabellen, i_s: str = "") -> Getal:
    rijen = eigen.own_lines(tabellen)
    if rijen.empty:
        return None
    deel = rijen[rijen["i_s"] == i_s] if i_s else rijen
    return begroting.total(begroting.gaps(deel))


def per_gemeente(tabellen: Tabellen) -> Tabel:
    """Bijdrage of each gemeente to the cent, with its maatwerk apart; its own for a gemeente."""
    kolommen = (PRIMITIEF, NA_WIJZIGING, PROGNOSE)
    frame = pd.DataFrame({k: eigen.contributions(tabellen, k).sum() for k in kolommen})
    frame = frame.assign(maatwerk=_maatwerk(tabellen)).reindex(_recipients(tabellen))
    if len(frame) > 1:
        som = frame.sum().where(frame.notna().all(), None)
        frame = pd.concat([frame, som.to_frame(TOTAAL).T])
    frame = frame.assign(afwijking=frame[NA_WIJZIGING] - frame[PROGNOSE])
    return make_table(
        "financien.bijdrage_per_gemeente",
        "Bijdrage aan Duo+ per gemeente",
        eigen.stand_in_woorden(tabellen),
        frame.rename(index=GEMEENTEN).rename_axis("gemeente").reset_index(),
        {
            "gemeente": Kop("Gemeente"),
            PRIMITIEF: Kop("Primitief", "eur", CENTEN),
            NA_WIJZIGING: Kop("Na wijziging", "eur", CENTEN),
            PROGNOSE: Kop("Prognose", "eur", CENTEN),
            "afwijking": Kop("Afwijking", "eur_vn", CENTEN),
            "maatwerk": Kop("Maatwerk", "eur", CENTEN),
        },
        tabellen.bron(*BRONNEN, "bijdragen"),
        noten=(
            eigen.LEGENDA,
            NOOT_SLUIT,
            "Maatwerk betaalt de gemeente daarnaast.",
            *_rounding_difference(tabellen),
        ),
        totaalrijen=int(len(frame) > 1),
    )


def per_programma(tabellen: Tabellen) -> Grafiek:
    """Bijdrage na wijziging of each gemeente by programma; only its own bar for a gemeente."""
    delen = eigen.contributions(tabellen, NA_WIJZIGING).T.reindex(_recipients(tabellen))
    delen = delen[[naam for naam in delen if (delen[naam] != 0).any()]]
    namen = eigen.names(list(map(str, delen)))
    frame = delen.set_axis(namen, axis=1).rename(index=GEMEENTEN)
    if len(frame) > 1:
        frame = pd.concat([frame, frame.sum().to_frame(TOTAAL).T])
    frame = frame.assign(samen=frame.sum(axis=1))
    tabel = make_table(
        "financien.bijdrage_per_programma",
        "Bijdrage na wijziging per programma",
        eigen.stand_in_woorden(tabellen),
        frame.rename_axis("gemeente").reset_index(),
        {
            "gemeente": Kop("Gemeente"),
            **{naam: Kop(naam, "eur", CENTEN) for naam in namen},
            "samen": Kop("Samen", "eur", CENTEN),
        },
        tabellen.bron(*BRONNEN),
        noten=(NOOT_SLUIT,),
        totaalrijen=int(len(frame) > 1),
    )
    return Grafiek(tabel, tuple(Reeks(n, Vorm.GESTAPELD) for n in namen), "euro", liggend=True)


def sleutel(tabellen: Tabellen) -> Tabel:
    """The verdeelsleutel of the year; the recipient's own shares for a gemeente."""
    aandelen = eigen.shares(tabellen)[_recipients(tabellen)]
    aandelen = aandelen.loc[eigen.own_share(tabellen).index]
    grondslag = tabellen["verdeelsleutel"]
    grondslag = grondslag[grondslag["jaar"] == tabellen.peil.jaar]
    waarop = grondslag.drop_duplicates("programma").set_index("programma")["grondslag"]
    frame = aandelen.assign(samen=aandelen.sum(axis=1), grondslag=waarop).rename(index=PROGRAMMAS)
    samen = {"samen": Kop("Samen", "pct", CENTEN)} if len(aandelen.columns) > 1 else {}
    return make_table(
        "financien.verdeelsleutel",
        "Verdeelsleutel per programma",
        Moment.LOPEND_JAAR.in_woorden(tabellen.peil),
        frame.rename_axis("programma").reset_index(),
        {
            "programma": Kop("Programma"),
            **{str(code): Kop(GEMEENTEN[str(code)], "pct", CENTEN) for code in aandelen},
            **samen,
            "grondslag": Kop("Grondslag"),
        },
        tabellen.bron("verdeelsleutel"),
    )


def _recipients(tabellen: Tabellen) -> list[str]:
    """All gemeenten, or the one that the rapportage is for."""
    return list(GEMEENTEN) if tabellen.ontvanger == STANDAARD else [tabellen.ontvanger]


def _rounding_difference(tabellen: Tabellen) -> tuple[str, ...]:
    """By how much the delivered bijdragen differ, all together (a cent each is accepted)."""
    geleverd = begroting.stand(tabellen["bijdragen"], tabellen.peil.peildatum)
    geleverd = geleverd[geleverd["deelnemer"].isin(_recipients(tabellen))]
    verschil = begroting.NUL
    for kolom, bron in GELEVERD.items():
        delen = eigen.contributions(tabellen, bron)
        plekken = zip(geleverd["programma"], geleverd["deelnemer"], geleverd[kolom], strict=True)
        verschil += sum((abs(delen.loc[p, d] - staat) for p, d, staat in plekken), begroting.NUL)
    if not verschil:
        return ()
    bedrag = met_eenheid(verschil, "eur", CENTEN)
    return (f"Afrondingsverschil met het blad Bijdragen: {bedrag}.",)


def _maatwerk(tabellen: Tabellen) -> pd.Series:
    """Maatwerk per gemeente in this year; missing where it is not known."""
    rijen = begroting.stand(tabellen["bijdragen"], tabellen.peil.peildatum)
    per_gemeente = rijen.groupby("deelnemer")["maatwerk"]
    sommen = {g: None if deel.isna().any() else begroting.total(deel) for g, deel in per_gemeente}
    return pd.Series(sommen, dtype=object)
