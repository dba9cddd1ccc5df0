"""The verdeelsleutel: shares per programma, and amounts divided by them to the cent (5.9)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from duo_analytics.rounding import exact, largest_remainder

CENT = Decimal("0.01")
HEEL_PCT = Decimal(100)


def shares(verdeelsleutel: pd.DataFrame, jaar: int, deelnemers: Sequence[str]) -> pd.DataFrame:
    """Share in % (Decimal) per programma (index) and participant (columns) in a year.

    Who has no row for a programma does not take part in it: share 0.
    """
    rijen = verdeelsleutel[verdeelsleutel["jaar"] == jaar]
    tabel = rijen.set_index(["programma", "deelnemer"])["aandeel_pct"].map(exact).astype(object)
    return tabel.unstack(fill_value=0).reindex(columns=list(deelnemers), fill_value=0)


def allocate(bedrag: Decimal, aandelen: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The amount divided by shares in % that add up to 100, to the cent, by largest remainder.

    On a tie the first participant gets the cent; a negative amount is divided by its size.
    """
    return largest_remainder([bedrag * aandeel / HEEL_PCT for aandeel in aandelen], CENT)


def contributions(netto: pd.Series, aandelen: pd.DataFrame) -> pd.DataFrame:
    """What each participant (columns) bears of the net amount of each programma (index).

    Each row adds up to its amount. KeyError for a programma without shares.
    """
    rijen = aandelen.loc[list(netto.index)].itertuples(index=False)
    delen = [allocate(bedrag, rij) for bedrag, rij in zip(netto, rijen, strict=True)]
    return pd.DataFrame(delen, index=netto.index, columns=aandelen.columns, dtype=object)
