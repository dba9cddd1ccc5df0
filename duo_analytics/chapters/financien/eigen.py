"""The part of the budget that the recipient bears, in whole euros that add up.

Duo-breed bears all of it. A gemeente bears its share of the net amount of each programma, to the
cent by largest remainder; its lines of the budget are rounded so that they close with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import met_eenheid
from duo_analytics.ontvangers import ONTVANGERS, STANDAARD
from duo_analytics.organisatie import GEMEENTEN, PROGRAMMAS
from duo_analytics.periods import datum_in_woorden
from duo_analytics.rounding import closing_parts, half_up
from duo_analytics.statistics import begroting, verdeling

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

DREMPEL = "normen.toelichtingsdrempel_eur"
LEGENDA = (
    "V = voordeel en N = nadeel voor het resultaat: de prognose vergeleken met de begroting na "
    "wijziging. In de losse cijferbestanden is V een plus en N een min."
)


def stand_in_woorden(tabellen: Tabellen) -> str:
    """'begroting 2022, stand op 30 april 2022'."""
    peil = tabellen.peil
    return f"begroting {peil.jaar}, stand op {datum_in_woorden(peil.peildatum)}"


def bearer(tabellen: Tabellen) -> str:
    """Who bears the amounts, in words: 'de gemeenten', or the name of one."""
    alle = tabellen.ontvanger == STANDAARD
    return "de gemeenten" if alle else ONTVANGERS[tabellen.ontvanger]


def notes(tabellen: Tabellen, *noten: str) -> tuple[str, ...]:
    """The legend of every table with deviations, and whose part the amounts are."""
    if tabellen.ontvanger == STANDAARD:
        return (LEGENDA, *noten)
    deel = f"De bedragen zijn het deel van {bearer(tabellen)} volgens de verdeelsleutel."
    return (LEGENDA, *noten, deel)


def threshold(tabellen: Tabellen) -> Decimal:
    """From this deviation on a line of the whole budget needs an explanation (domain 5.8)."""
    return tabellen.norm(DREMPEL).waarde


def threshold_in_words(tabellen: Tabellen) -> str:
    """'€ 25.000'."""
    return met_eenheid(threshold(tabellen), "eur")


def shares(tabellen: Tabellen) -> pd.DataFrame:
    """Share in % of each gemeente (columns) per programma (index) in the year of the peil."""
    aandelen = verdeling.shares(tabellen["verdeelsleutel"], tabellen.peil.jaar, list(GEMEENTEN))
    return aandelen.reindex([naam for naam in PROGRAMMAS if naam in aandelen.index])


def own_share(tabellen: Tabellen) -> pd.Series:
    """Share in % of the recipient per programma in which it takes part."""
    aandelen = shares(tabellen)
    if tabellen.ontvanger == STANDAARD:
        return pd.Series(verdeling.HEEL_PCT, aandelen.index, dtype=object)
    eigen = aandelen[tabellen.ontvanger]
    return eigen[eigen > 0]


def own_fraction(tabellen: Tabellen, programmas: pd.Series) -> pd.Series:
    """Per row the part of 1 that the recipient bears of its programma."""
    per_programma = {naam: pct / verdeling.HEEL_PCT for naam, pct in own_share(tabellen).items()}
    return programmas.map(per_programma).astype(object)


def lines(tabellen: Tabellen) -> pd.DataFrame:
    """The lines of the whole budget on the peildatum, of the recipient's programmas."""
    rijen = begroting.stand(tabellen["financien"], tabellen.peil.peildatum)
    rijen = rijen[rijen["programma"].isin(own_share(tabellen).index)]
    orde = rijen["programma"].map(list(PROGRAMMAS).index).sort_values(kind="stable")
    return rijen.loc[orde.index]


def own_lines(tabellen: Tabellen) -> pd.DataFrame:
    """The same lines with what the recipient bears of them, in whole euros (Decimal)."""
    rijen = lines(tabellen)
    return rijen.assign(**{naam: _own_part(tabellen, rijen, naam) for naam in begroting.BEDRAGEN})


def contributions(tabellen: Tabellen, kolom: str) -> pd.DataFrame:
    """What each gemeente (columns) bears per programma (index) to the cent; all of them."""
    netto = begroting.net(begroting.stand(tabellen["financien"], tabellen.peil.peildatum), kolom)
    aandelen = shares(tabellen)
    return verdeling.contributions(netto.reindex([n for n in PROGRAMMAS if n in netto]), aandelen)


def _own_part(tabellen: Tabellen, rijen: pd.DataFrame, kolom: str) -> pd.Series:
    """A column of amounts: the net of all programmas is rounded once, then its parts to fit."""
    effect = begroting.effects(rijen, kolom) * own_fraction(tabellen, rijen["programma"])
    netto = _own_net(tabellen, rijen, kolom)
    heel = half_up(begroting.total(netto), 0)
    per_programma = dict(zip(netto.index, closing_parts(list(netto), heel), strict=True))
    delen: dict[int, Decimal] = {}
    for programma, groep in effect.groupby(rijen["programma"], sort=False):
        gerond = closing_parts(list(groep), -per_programma[programma])
        delen |= dict(zip(groep.index, gerond, strict=True))
    tekens = rijen["soort"].map(begroting.EFFECT)
    return pd.Series([delen[r] * tekens[r] for r in rijen.index], rijen.index, dtype=object)


def _own_net(tabellen: Tabellen, rijen: pd.DataFrame, kolom: str) -> pd.Series:
    """What the recipient bears per programma: the whole net amount, or its part to the cent."""
    netto = begroting.net(rijen, kolom)
    if tabellen.ontvanger == STANDAARD:
        return netto
    delen = verdeling.contributions(netto, shares(tabellen))
    return delen[tabellen.ontvanger]


def name_of(programma: str, *rest: str) -> str:
    """'Bedrijfsvoering: inhuur'; without what is empty."""
    delen = [deel for deel in rest if deel]
    return ": ".join([PROGRAMMAS[programma], *delen])


def names(programmas: Sequence[str]) -> list[str]:
    """The words for some programmas."""
    return [PROGRAMMAS[programma] for programma in programmas]
