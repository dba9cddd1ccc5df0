"""Hired staff against the wage sum, by the two denominators that are in use (domain 5.4).

(a) inhuur / loonsom is that of the Personeelsmonitor; (b) inhuur / (loonsom + inhuur) is that of
the BBV and of the Roemernorm. The two are never compared with each other, only converted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.statistics.spells import overlap_days

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Periode, Venster


def costs(tabellen: Tabellen) -> pd.DataFrame:
    """The rows of inhuur that fall in the twelve months, with ``kosten`` as far as in them."""
    rijen = tabellen["inhuur"]
    venster = tabellen.peil.twaalf_maanden
    begonnen = rijen["begindatum"] <= pd.Timestamp(venster.eind)
    binnen = rijen[begonnen & (rijen["einddatum"] >= pd.Timestamp(venster.begin))]
    return binnen.assign(kosten=cost_in(binnen, venster))


def cost_in(inhuur: pd.DataFrame, venster: Venster) -> pd.Series:
    """Cost of each row in a window in EUR (Decimal), spread evenly over the days of the row."""
    begin, eind = inhuur["begindatum"], inhuur["einddatum"]
    binnen = overlap_days(begin, eind, venster.begin, venster.eind)
    geheel = (eind - begin).dt.days + 1
    delen: pd.Series = inhuur["kosten"] * binnen.astype(object) / geheel.astype(object)
    return delen.astype(object)


def per_group(kosten: pd.DataFrame, groep: str, namen: Mapping[str, str]) -> pd.DataFrame:
    """``inhuur`` in EUR (Decimal) and number of ``opdrachten`` per group, 0 where there is none.

    ``namen``: codes of the groups to words, which become the index.
    """
    frame = kosten.groupby(groep).agg(inhuur=("kosten", "sum"), opdrachten=("inhuur_id", "nunique"))
    return frame.reindex(list(namen), fill_value=0).rename(index=namen).astype(object)


def wage_sums(tabellen: Tabellen) -> pd.Series:
    """Loonsom in EUR (Decimal) per werkgever over the twelve months; missing where a tertaal is."""
    peil = tabellen.peil
    delen = wage_sums_of(tabellen["loonsom"], [peil.vorige.vorige, peil.vorige, peil])
    return delen.reindex(list(WERKGEVERS))


def wage_sums_of(loonsom: pd.DataFrame, perioden: Sequence[Periode]) -> pd.Series:
    """Loonsom per werkgever over some tertalen; without the werkgevers of which one is missing."""
    gevraagd = [(p.jaar, p.tertaal) for p in perioden]
    rijen = loonsom[pd.MultiIndex.from_frame(loonsom[["jaar", "tertaal"]]).isin(gevraagd)]
    per_werkgever = rijen.groupby("werkgever")["loonsom"].agg(["sum", "count"])
    som: pd.Series = per_werkgever.loc[per_werkgever["count"] == len(gevraagd), "sum"]
    return som


def share_of_loonsom(inhuur: Decimal, loonsom: Decimal) -> Decimal:
    """(a) in percent of the wage sum."""
    return 100 * inhuur / loonsom


def share_of_total(inhuur: Decimal, loonsom: Decimal) -> Decimal:
    """(b) in percent of the wage sum and the hired staff together."""
    return 100 * inhuur / (loonsom + inhuur)


def to_total(aandeel_a: Decimal) -> Decimal:
    """(a) in percent converted to (b): b = a / (1 + a)."""
    return aandeel_a / (1 + aandeel_a / 100)


def to_loonsom(aandeel_b: Decimal) -> Decimal:
    """(b) in percent converted to (a): a = b / (1 - b); (b) is below 100%."""
    return aandeel_b / (1 - aandeel_b / 100)
