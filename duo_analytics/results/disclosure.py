"""The one door through which figures about persons go out: small counts stay inside.

Primary: a count from 1 up to the threshold is hidden, and so is every figure that rests on such a
group. Secondary: in each sum that a reader can make, at least two cells are hidden and together
they reach the threshold, so that none follows from the others. Zero is shown (domain 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.values import VERBORGEN, Getal, Waarde

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Tabel

Cel = tuple[int, int]


@dataclass(frozen=True)
class Bescherming:
    """What in a table is about persons, by the header of the columns.

    ``tellingen`` are counts of persons. ``sommen`` are groups of those columns of which one can
    be computed from the others in each row. ``rust_op`` names for a column the counts that it
    rests on; ``noemer`` names for a percentage its denominator. ``bijzonder`` = health data or
    the doelgroep, with the higher threshold.
    """

    tellingen: tuple[str, ...]
    sommen: tuple[tuple[str, ...], ...] = ()
    rust_op: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    noemer: Mapping[str, str] = field(default_factory=dict)
    bijzonder: bool = False


def threshold(reference: Reference, *, bijzonder: bool = False) -> int:
    """Smallest group that may be shown (data/reference/privacy.csv)."""
    reeks = "privacy.minimum_bijzonder" if bijzonder else "privacy.minimum_personen"
    return int(reference.norm(reeks).waarde)


def protect(tabel: Tabel, regels: Bescherming, reference: Reference) -> Tabel:
    """The table with every cell hidden that could give a small group away."""
    minimum = threshold(reference, bijzonder=regels.bijzonder)
    verborgen = _hidden_counts(tabel, regels, minimum)
    verborgen |= _resting_on(
        tabel, regels, verborgen, int(reference.norm("privacy.minimum_noemer").waarde)
    )
    rijen = tuple(
        tuple(VERBORGEN if (r, k) in verborgen else cel for k, cel in enumerate(rij))
        for r, rij in enumerate(tabel.rijen)
    )
    return tabel.met(rijen=rijen)


def protect_value(
    waarde: Decimal | None, groep: int, reference: Reference, *, bijzonder: bool = False
) -> Getal:
    """A single figure that rests on ``groep`` persons; an empty group is not a small one."""
    return VERBORGEN if 0 < groep < threshold(reference, bijzonder=bijzonder) else waarde


def protect_share(
    aandeel: Decimal, groep: int, noemer: int, reference: Reference, *, bijzonder: bool = False
) -> Getal:
    """A percentage of ``groep`` persons in a base of ``noemer``: both have their own threshold."""
    if noemer < reference.norm("privacy.minimum_noemer").waarde:
        return VERBORGEN
    return protect_value(aandeel, groep, reference, bijzonder=bijzonder)


def _hidden_counts(tabel: Tabel, regels: Bescherming, minimum: int) -> set[Cel]:
    kolommen = [tabel.plaats(t) for t in regels.tellingen]
    tellingen = {
        (r, k): waarde
        for r, rij in enumerate(tabel.rijen)
        for k in kolommen
        if isinstance(waarde := rij[k], Decimal)
    }
    verborgen = {cel for cel, waarde in tellingen.items() if 0 < waarde < minimum}
    lijnen = list(_sums(tabel, regels, kolommen))
    groeit = True
    while groeit:
        extra = {cel for lijn in lijnen for cel in _one_more(lijn, tellingen, verborgen, minimum)}
        groeit = bool(extra - verborgen)
        verborgen |= extra
    return verborgen


def _sums(tabel: Tabel, regels: Bescherming, kolommen: list[int]) -> Iterator[list[Cel]]:
    """Every set of cells with one linear relation: rows by ``sommen``, columns by a total row."""
    for groep in regels.sommen:
        plaatsen = [tabel.plaats(t) for t in groep]
        for r in range(len(tabel.rijen)):
            yield [(r, k) for k in plaatsen]
    if tabel.totaalrijen:
        for k in kolommen:
            yield [(r, k) for r in range(len(tabel.rijen))]


def _one_more(
    lijn: list[Cel], tellingen: Mapping[Cel, Decimal], verborgen: set[Cel], minimum: int
) -> list[Cel]:
    """The cell to hide next in a sum whose hidden cells would follow from the shown ones."""
    weg = [cel for cel in lijn if cel in verborgen]
    if not weg or (len(weg) > 1 and sum(tellingen[c] for c in weg) >= minimum):
        return []
    over = [c for c in lijn if c in tellingen and c not in verborgen and tellingen[c] > 0]
    return [min(over, key=lambda c: (tellingen[c], c))] if over else []


def _resting_on(
    tabel: Tabel, regels: Bescherming, verborgen: set[Cel], minimum_noemer: int
) -> set[Cel]:
    """Figures that tell a hidden count, and percentages of too small a group."""
    gevolg: set[Cel] = set()
    for r, rij in enumerate(tabel.rijen):
        for kop, rust_op in regels.rust_op.items():
            if any((r, tabel.plaats(t)) in verborgen for t in rust_op):
                gevolg.add((r, tabel.plaats(kop)))
        for kop, noemer in regels.noemer.items():
            if _below(rij[tabel.plaats(noemer)], minimum_noemer):
                gevolg.add((r, tabel.plaats(kop)))
    return gevolg


def _below(waarde: Waarde, minimum: int) -> bool:
    return isinstance(waarde, Decimal) and waarde < minimum
