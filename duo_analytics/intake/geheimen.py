"""The names and keys of a delivery, which nothing that is published may hold.

The contract says which columns are personal or keys. What such a column shares with one that is
published (the name of a team, a word of a list) is no secret.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.intake.columns import Soort
from duo_analytics.intake.contract import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.table import Gelezen
    from duo_analytics.periods import Periode

KEY = "_id"


def secrets_of(periode: Periode, data: str | Path) -> frozenset[str]:
    """The values of every personal or key column of the delivery of a period, as texts.

    Empty when nothing was delivered. They are for comparing only: never write or show one.
    """
    from duo_analytics.intake.examine import examine

    folder = Path(data) / str(periode)
    if not folder.is_dir():
        return frozenset()
    gelezen = [g for b in examine(folder, periode, tuple(tables())) for g in b.tabellen.values()]
    geheim = {waarde for g in gelezen for waarde in _values(g, secret=True)}
    bekend = {waarde.casefold() for g in gelezen for waarde in _values(g, secret=False)}
    return frozenset(waarde for waarde in geheim if waarde.casefold() not in bekend)


def _values(gelezen: Gelezen, *, secret: bool) -> Iterator[str]:
    for kolom in gelezen.tabel.kolommen:
        if kolom.soort in (Soort.TEKST, Soort.CODE) and is_secret(kolom) is secret:
            yield from map(str, gelezen.frame[kolom.naam].dropna().unique())


def is_secret(kolom: Kolom) -> bool:
    """Whether its values stay inside: personal ones, and numbers of rows that are not public."""
    eigen = kolom.persoonlijk or (kolom.naam.endswith(KEY) and not kolom.openbaar)
    return kolom.soort is Soort.TEKST and eigen
