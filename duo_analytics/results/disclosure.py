"""The one door through which figures about persons go out: small counts stay inside.

A count from 1 up to the threshold is hidden, and so is every figure that rests on such a group,
with as many others as it takes that none follows from the sums (suppression). Zero is shown
(domain 9).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.results.suppression import Cel, Som, Tellingen
from duo_analytics.values import VERBORGEN, Getal, Waarde

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Tabel


@dataclass(frozen=True)
class Bescherming:
    """What in a table is about persons, by the header of the columns.

    ``tellingen`` are counts of persons. ``sommen`` are groups of those columns of which one can
    be computed from the others in each row, by adding and subtracting. ``waarvan`` names for a
    count the count that it is a part of: the others of that whole are protected too. ``rust_op``
    names for a column the counts that it rests on; ``noemer`` names for a percentage its
    denominator. ``bijzonder`` = health data or the doelgroep, with the higher threshold.
    """

    tellingen: tuple[str, ...]
    sommen: tuple[tuple[str, ...], ...] = ()
    rust_op: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    noemer: Mapping[str, str] = field(default_factory=dict)
    waarvan: Mapping[str, str] = field(default_factory=dict)
    bijzonder: bool = False


def threshold(reference: Reference, *, bijzonder: bool = False) -> int:
    """Smallest group that may be shown (data/reference/privacy.csv)."""
    reeks = "privacy.minimum_bijzonder" if bijzonder else "privacy.minimum_personen"
    return int(reference.norm(reeks).waarde)


def protect(tabel: Tabel, regels: Bescherming, reference: Reference) -> Tabel:
    """The table with every cell hidden that could give a small group away."""
    minimum = threshold(reference, bijzonder=regels.bijzonder)
    verborgen = _counts(tabel, regels, minimum).hidden()
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


def protect_part(
    waarde: Decimal | None,
    groep: int,
    geheel: int,
    reference: Reference,
    *,
    bijzonder: bool = False,
) -> Getal:
    """A figure of ``groep`` persons out of a whole that is shown elsewhere.

    Hidden too when the rest is small: it would follow from the whole and this part.
    """
    rest = geheel - groep if groep else 0
    if protect_value(waarde, rest, reference, bijzonder=bijzonder) is VERBORGEN:
        return VERBORGEN
    return protect_value(waarde, groep, reference, bijzonder=bijzonder)


def protect_share(
    aandeel: Decimal, groep: int, noemer: int, reference: Reference, *, bijzonder: bool = False
) -> Getal:
    """A percentage of ``groep`` persons in a base of ``noemer``: both have their own threshold."""
    if noemer < reference.norm("privacy.minimum_noemer").waarde:
        return VERBORGEN
    return protect_value(aandeel, groep, reference, bijzonder=bijzonder)


def _counts(tabel: Tabel, regels: Bescherming, minimum: int) -> Tellingen:
    """The counts of the table and the sums between them.

    The others of a whole (``waarvan``) get a column of their own past the last one.
    """
    kolommen = [tabel.plaats(t) for t in regels.tellingen]
    waarden = {
        (r, k): waarde
        for r, rij in enumerate(tabel.rijen)
        for k in kolommen
        if isinstance(waarde := rij[k], Decimal)
    }
    delen = [(tabel.plaats(deel), tabel.plaats(geheel)) for deel, geheel in regels.waarvan.items()]
    anderen = {
        (r, len(tabel.koppen) + n): waarden[r, geheel] - waarden[r, deel]
        for r in range(len(tabel.rijen))
        for n, (deel, geheel) in enumerate(delen)
        if {(r, deel), (r, geheel)} <= waarden.keys()
    }
    alles = waarden | anderen
    groepen = [tuple(tabel.plaats(t) for t in groep) for groep in regels.sommen]
    groepen += [(deel, len(tabel.koppen) + n, geheel) for n, (deel, geheel) in enumerate(delen)]
    sommen = [som for groep in groepen for som in _along_rows(groep, alles, len(tabel.rijen))]
    sommen += _along_columns(tabel, {k for _, k in alles})
    return Tellingen(alles, sommen, frozenset(anderen), minimum)


def _along_rows(groep: tuple[int, ...], waarden: Mapping[Cel, Decimal], rijen: int) -> list[Som]:
    """A sum in each row, with the signs by which the columns add up to nothing in all rows."""
    regels = [[waarden.get((r, k)) for k in groep] for r in range(rijen)]
    heel = [[w for w in regel if w is not None] for regel in regels if None not in regel]
    tekens = next((t for t in _signs(len(groep)) if all(_zero(t, r) for r in heel)), None)
    gekozen = tekens or (1,) * len(groep)
    return [Som(tuple((r, k) for k in groep), gekozen) for r in range(rijen)]


def _signs(aantal: int) -> Iterator[tuple[int, ...]]:
    return ((1, *rest) for rest in itertools.product((-1, 1), repeat=aantal - 1))


def _zero(tekens: tuple[int, ...], waarden: list[Decimal]) -> bool:
    return sum(t * w for t, w in zip(tekens, waarden, strict=True)) == 0


def _along_columns(tabel: Tabel, kolommen: set[int]) -> list[Som]:
    """A sum for each total row: the rows above the totals add up to it."""
    delen = range(len(tabel.rijen) - tabel.totaalrijen)
    tekens = (*(1 for _ in delen), -1)
    totalen = range(len(delen), len(tabel.rijen))
    return [
        Som((*((r, k) for r in delen), (totaal, k)), tekens)
        for totaal in totalen
        for k in sorted(kolommen)
    ]


def _resting_on(
    tabel: Tabel, regels: Bescherming, verborgen: set[Cel], minimum_noemer: int
) -> set[Cel]:
    """Figures that tell a hidden count, and percentages (where there is one) of a small group."""
    gevolg: set[Cel] = set()
    for r, rij in enumerate(tabel.rijen):
        for kop, rust_op in regels.rust_op.items():
            if any((r, tabel.plaats(t)) in verborgen for t in rust_op):
                gevolg.add((r, tabel.plaats(kop)))
        for kop, noemer in regels.noemer.items():
            plaats, doel = tabel.plaats(noemer), tabel.plaats(kop)
            klein = (r, plaats) in verborgen or _below(rij[plaats], minimum_noemer)
            if klein and rij[doel] is not None:
                gevolg.add((r, doel))
    return gevolg


def _below(waarde: Waarde, minimum: int) -> bool:
    return isinstance(waarde, Decimal) and waarde < minimum
