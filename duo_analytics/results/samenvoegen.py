"""Join groups that are too small to be shown, so that a coarser table can still tell its story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Tabel

Toets = Callable[["pd.DataFrame"], "pd.Series"]


def groups_that_stay(tellingen: pd.DataFrame, passes: Toets) -> list[str]:
    """The groups (rows) that may stand on their own; the others go into one remainder.

    ``passes`` says per row whether its counts may be shown. When the remainder as a whole does
    not pass, the smallest group (by the first column) joins it, until it does or nothing is left.
    """
    blijft = tellingen[passes(tellingen)].sort_values(tellingen.columns[0], kind="stable")
    while len(blijft):
        rest = tellingen.drop(blijft.index)
        if rest.empty or passes(rest.sum().to_frame().T).all():
            break
        blijft = blijft.iloc[1:]
    return [str(naam) for naam in tellingen.index if naam in blijft.index]


def coarse_enough(
    groepen: pd.DataFrame,
    maak: Callable[[pd.DataFrame], Tabel],
    tellingen: Sequence[str],
    overig: str,
    reference: Reference,
) -> Tabel:
    """The protected table that ``maak`` makes of the groups (rows), as fine as it may be.

    While more of its ``tellingen`` are hidden than the limit (privacy.maximaal_verborgen_pct), the
    smallest groups with anybody in them are joined into one row ``overig``, one more each time.
    """
    grens = reference.norm("privacy.maximaal_verborgen_pct").waarde
    klein = groepen[groepen.iloc[:, 0] > 0].sort_values(groepen.columns[0], kind="stable").index
    tabel = maak(groepen)
    for aantal in range(2, len(klein)):
        if hidden_pct(tabel, tellingen) <= grens:
            break
        rest = groepen.loc[klein[:aantal]].sum().to_frame(overig).T
        tabel = maak(pd.concat([groepen.drop(index=klein[:aantal]), rest]))
    return tabel


def hidden_pct(tabel: Tabel, tellingen: Sequence[str]) -> float:
    """Which part of the counts of a table is hidden; zero for a table without rows."""
    cellen = [cel for kop in tellingen for cel in tabel.kolom(kop)]
    return 100 * cellen.count(VERBORGEN) / len(cellen) if cellen else 0.0
