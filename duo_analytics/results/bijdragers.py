"""Amounts that others contribute to, such as suppliers: no contributor can be worked out.

An amount is shown when it comes from enough contributors and when even the second largest cannot
estimate the largest to within a margin (the p% rule). What is hidden does not follow from the
totals. Company data are protected by the Woo, art. 5.1(2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.formatting import getal
from duo_analytics.values import VERBORGEN, Getal

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel

KOLOMMEN = ("rij", "kolom", "bijdrager", "bedrag")
Bijdragen = Mapping[str, Decimal]  # by contributor


@dataclass(frozen=True)
class Grens:
    """The least number of contributors, and the margin as a percentage of the largest one."""

    minimum: int
    marge_pct: Decimal

    @classmethod
    def of(cls, tabellen: Tabellen) -> Grens:
        """The limits of data/reference/privacy.csv."""
        minimum = tabellen.norm("privacy.minimum_bijdragers").waarde
        return cls(int(minimum), tabellen.norm("privacy.marge_grootste_pct").waarde)

    @property
    def noot(self) -> str:
        """What a reader must know about the marker in a table of amounts."""
        return (
            f"Een bedrag staat er alleen als het van minstens {self.minimum} leveranciers komt en "
            f"als niemand de grootste daarvan op {getal(self.marge_pct)}% na kan schatten."
        )

    def safe(self, bedragen: Iterable[Decimal]) -> bool:
        """Whether the sum of these contributions may be shown; nothing at all may.

        Refunds count by their size. The second largest knows the total and its own part: what is
        left over hides the largest only when it is at least the margin.
        """
        groot = sorted((abs(b) for b in bedragen if b), reverse=True)
        if not groot:
            return True
        rest = sum(groot[2:], Decimal(0))
        return len(groot) >= self.minimum and 100 * rest >= self.marge_pct * groot[0]


def protect_amount(
    waarde: Getal, groepen: Sequence[Iterable[Decimal]], tabellen: Tabellen
) -> Getal:
    """A single figure that tells the sum of each of these groups of contributions."""
    grens = Grens.of(tabellen)
    return waarde if all(grens.safe(groep) for groep in groepen) else VERBORGEN


def protect_amounts(
    tabel: Tabel, bijdragen: pd.DataFrame, koppen: Sequence[str], tabellen: Tabellen
) -> Tabel:
    """The table with ``koppen`` hidden in every row that could give a contributor away.

    ``bijdragen`` has the columns ``KOLOMMEN``: the row (text of the first column of the table), one
    of the sums that ``koppen`` tell in that row, the contributor and its amount. The rows above the
    totals are parts of a whole that is known; where the whole gives a contributor away, nothing of
    ``koppen`` is shown.
    """
    grens = Grens.of(tabellen)
    cellen = _cells(bijdragen)
    verborgen = hidden_rows(cellen, grens)
    if not all(grens.safe(geheel.values()) for geheel in _wholes(cellen)):
        verborgen |= {str(rij[0]) for rij in tabel.rijen}
    plaatsen = {tabel.plaats(kop) for kop in koppen}
    rijen = tuple(
        tuple(VERBORGEN if k in plaatsen and rij[0] in verborgen else c for k, c in enumerate(rij))
        for rij in tabel.rijen
    )
    noten = [*tabel.noten, grens.noot] if verborgen else tabel.noten
    return tabel.met(rijen=rijen, noten=tuple(dict.fromkeys(noten)))


def hidden_rows(cellen: Mapping[tuple[str, str], Bijdragen], grens: Grens) -> set[str]:
    """The rows to hide: those with an unsafe cell, and as many more as it takes in each column.

    What is hidden in a column follows from its total as one sum, so that at least two rows are
    hidden and their sum is safe. Rows with few contributors go first: that hardly changes from one
    edition to the next, so that two editions do not show what either of them hides.
    """
    verborgen = {rij for (rij, _), cel in cellen.items() if not grens.safe(cel.values())}
    while extra := _one_more(cellen, verborgen, grens):
        verborgen.add(extra)
    return verborgen


def _one_more(
    cellen: Mapping[tuple[str, str], Bijdragen], verborgen: set[str], grens: Grens
) -> str | None:
    wie: dict[str, set[str]] = {}
    for (rij, _), cel in cellen.items():
        wie.setdefault(rij, set()).update(cel)
    for kolom in sorted({kolom for _, kolom in cellen}):
        gevuld = {rij: cel for (rij, k), cel in cellen.items() if k == kolom and any(cel.values())}
        weg = [cel for rij, cel in gevuld.items() if rij in verborgen]
        genoeg = len(weg) > 1 and grens.safe(_together(weg).values())
        over = [rij for rij in gevuld if rij not in verborgen]
        if weg and not genoeg and over:
            return min(over, key=lambda rij: (len(wie[rij]), rij))
    return None


def _cells(bijdragen: pd.DataFrame) -> dict[tuple[str, str], Bijdragen]:
    groepen = bijdragen.groupby(["rij", "kolom", "bijdrager"], sort=False)["bedrag"]
    cellen: dict[tuple[str, str], dict[str, Decimal]] = {}
    for (rij, kolom, bijdrager), bedragen in groepen:
        cellen.setdefault((str(rij), str(kolom)), {})[str(bijdrager)] = sum(bedragen, Decimal(0))
    return dict(cellen)


def _wholes(cellen: Mapping[tuple[str, str], Bijdragen]) -> list[Bijdragen]:
    """The contributions to all rows together, per column."""
    kolommen = sorted({kolom for _, kolom in cellen})
    return [_together(cel for (_, k), cel in cellen.items() if k == kolom) for kolom in kolommen]


def _together(groepen: Iterable[Bijdragen]) -> Bijdragen:
    """One group: who is in several of them counts once, with the sum."""
    samen: dict[str, Decimal] = {}
    for groep in groepen:
        for bijdrager, bedrag in groep.items():
            samen[bijdrager] = samen.get(bijdrager, Decimal(0)) + bedrag
    return samen


def safe_classes(
    bedragen: Sequence[Decimal], tot_en_met: Sequence[int], grens: Grens
) -> list[tuple[int, int]]:
    """Classes (first rank, last rank) of amounts, largest first, each of which may be shown.

    A class that may not is joined with the next one, and the last one with the one before it.
    Empty when not even the whole may be shown.
    """
    grenzen = [g for g in tot_en_met if g < len(bedragen)] + [len(bedragen)]
    klassen: list[tuple[int, int]] = []
    eerste = 0
    for laatste in grenzen:
        if grens.safe(bedragen[eerste:laatste]) and laatste > eerste:
            klassen.append((eerste + 1, laatste))
            eerste = laatste
    if eerste == len(bedragen) or not klassen:
        return klassen
    # smaller amounts added to a safe class leave it safe
    return [*klassen[:-1], (klassen[-1][0], len(bedragen))]
