"""Begrotingswijzigingen: how many, and per programma mutatie and new amount (BBV art. 18)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.financien import eigen
from duo_analytics.organisatie import PROGRAMMAS
from duo_analytics.periods import datum_kort
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.rounding import closing_parts, half_up
from duo_analytics.statistics import begroting
from duo_analytics.statistics.begroting import I_S, SOORTEN

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("begrotingswijzigingen", "verdeelsleutel")
VOOR_WIE = "Voor een gemeente alleen die van de programma's waaraan zij meedoet."


@indicator(
    "Begrotingswijzigingen",
    eenheid="wijzigingen",
    moment=Moment.PEILDATUM,
    definitie="Wijzigingen van de begroting van dit jaar die tot en met de peildatum zijn "
    f"vastgesteld, ook voor het begin van het jaar. {VOOR_WIE}",
    formule="aantal verschillende wijzigingen van dit begrotingsjaar met besluit t/m de peildatum",
    tabellen=BRONNEN,
)
def wijzigingen(tabellen: Tabellen) -> Getal:
    """Number of wijzigingen of this year's budget decided by the peildatum."""
    return Decimal(_decided(tabellen)["wijziging_nr"].nunique())


@indicator(
    "Begrotingswijzigingen in de periode",
    eenheid="wijzigingen",
    moment=Moment.JAAR_TOT_NU,
    definitie="Wijzigingen van de begroting van dit jaar die van 1 januari tot en met de peildatum "
    f"zijn vastgesteld. {VOOR_WIE}",
    formule="aantal verschillende wijzigingen van dit begrotingsjaar met besluit in deze periode",
    tabellen=BRONNEN,
)
def wijziging_in_periode(tabellen: Tabellen) -> Getal:
    """The same decided since 1 January: the period that the rapportage is about."""
    rijen = _decided(tabellen)
    dit_jaar = rijen["besluit_op"] >= pd.Timestamp(tabellen.peil.jaar_tot_nu.begin)
    return Decimal(rijen.loc[dit_jaar, "wijziging_nr"].nunique())


def per_programma(tabellen: Tabellen) -> Tabel:
    """Mutatie and new amount of every wijziging, and what they do to the bijdrage."""
    return make_table(
        "financien.begrotingswijzigingen",
        "Vastgestelde begrotingswijzigingen per programma",
        eigen.stand_in_woorden(tabellen),
        _rows(tabellen),
        {
            "programma": Kop("Programma"),
            "wijziging": Kop("Wijziging"),
            "soort": Kop("Soort"),
            "mutatie": Kop("Mutatie", "eur"),
            "raming": Kop("Nieuwe raming", "eur"),
            "bijdrage": Kop("Effect op de bijdrage", "eur"),
        },
        tabellen.bron(*BRONNEN),
        noten=eigen.notes(
            tabellen,
            "Nieuwe raming: het bedrag van die soort in het programma na deze wijziging.",
            "I = incidenteel, S = structureel. Met een min wordt de bijdrage lager.",
        )[1:],
        totaalrijen=1,
    )


def _rows(tabellen: Tabellen) -> pd.DataFrame:
    """A row per wijziging and post with the recipient's part, and the total below."""
    rijen = _decided(tabellen)
    effect = _effects(tabellen, rijen)
    raming = rijen["nieuwe_raming"] * eigen.own_fraction(tabellen, rijen["programma"])
    frame = pd.DataFrame(
        {
            "programma": rijen["programma"].map(PROGRAMMAS),
            "wijziging": _descriptions(rijen),
            "soort": rijen["soort"].map(SOORTEN) + ", " + rijen["i_s"].map(I_S).str[0],
            "mutatie": -effect * rijen["soort"].map(begroting.EFFECT).astype(object),
            "raming": [half_up(bedrag, 0) for bedrag in raming],
            "bijdrage": effect,
        },
        dtype=object,
    )
    leeg = dict.fromkeys(frame.columns, "")
    totaal = {"programma": "Verandering van de bijdrage", "bijdrage": begroting.total(effect)}
    return pd.concat([frame, pd.DataFrame([leeg | totaal], dtype=object)])


def _decided(tabellen: Tabellen) -> pd.DataFrame:
    """Rows of this year's budget decided by the peildatum, of the recipient's programmas."""
    rijen = tabellen["begrotingswijzigingen"]
    rijen = rijen[rijen["jaar"] == tabellen.peil.jaar]
    rijen = rijen[rijen["besluit_op"] <= pd.Timestamp(tabellen.peil.peildatum)]
    rijen = rijen[rijen["programma"].isin(eigen.own_share(tabellen).index)]
    return rijen.sort_values(["besluit_op", "wijziging_nr"], kind="stable")


def _descriptions(rijen: pd.DataFrame) -> list[str]:
    """'Wijziging 2 (07-07-2022): inhuur bij vacatures'."""
    return [
        f"Wijziging {nummer} ({datum_kort(dag)}): {onderwerp}"
        for nummer, dag, onderwerp in zip(
            rijen["wijziging_nr"], rijen["besluit_op"], rijen["onderwerp"], strict=True
        )
    ]


def _effects(tabellen: Tabellen, rijen: pd.DataFrame) -> pd.Series:
    """What each row does to the bijdrage, in whole euros that close with the change of the whole.

    Where the budget is delivered the whole is the printed bijdrage na wijziging less primitief.
    """
    tekens = -rijen["soort"].map(begroting.EFFECT).astype(object)
    delen = rijen["mutatie"] * tekens * eigen.own_fraction(tabellen, rijen["programma"])
    begroot = eigen.own_lines(tabellen)
    totaal = half_up(begroting.total(delen), 0)
    if len(begroot) and len(delen):
        kolommen = (begroting.PRIMITIEF, begroting.NA_WIJZIGING)
        primitief, na = (begroting.total(begroting.effects(begroot, k)) for k in kolommen)
        totaal = primitief - na
    gerond = closing_parts(list(delen), totaal) if len(delen) else ()
    return pd.Series(gerond, rijen.index, dtype=object)
