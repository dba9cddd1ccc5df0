"""The three kinds of rounding of the rapportage, kept apart on purpose.

Presentation rounds half up, the quotum law rounds down, an allocation hands out whole units.
Figures are computed unrounded and rounded once, at the end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

NOISE_PLACES = 9  # binary floats carry noise from the 15th digit on; fte and shares need far fewer


def exact(waarde: float | int | Decimal) -> Decimal:
    """Decimal of a computed float without its binary noise (0.1 + 0.2 becomes 0.3).

    ValueError for what is no number (nan, infinite): that is a missing value, not a figure.
    """
    if isinstance(waarde, Decimal):
        return waarde
    if not math.isfinite(waarde):
        message = f"no number: {waarde}"
        raise ValueError(message)
    if isinstance(waarde, int):
        return Decimal(waarde)
    return Decimal(repr(round(float(waarde), NOISE_PLACES)))


def half_up(waarde: Decimal, decimalen: int) -> Decimal:
    """Presentation: 0.05 becomes 0.1 and -0.05 becomes -0.1 with one decimal."""
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def truncate(waarde: Decimal, decimalen: int) -> Decimal:
    """Quotum law (Besluit Wfsv 2.23): cut toward zero, so a surplus is never made larger."""
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_DOWN)


def closing_parts(
    delen: Sequence[Decimal], totaal: Decimal, eenheid: Decimal = Decimal(1)
) -> tuple[Decimal, ...]:
    """Parts of any sign rounded to whole units so that they add up to ``totaal``.

    ``totaal`` is a whole number of units. What flooring leaves over goes one by one to the largest
    fractions, what it has too much of is taken from the smallest (domain 5.9). ValueError without
    parts that could make a total other than zero.
    """
    if not delen:
        if totaal:
            message = f"no parts add up to {totaal}"
            raise ValueError(message)
        return ()
    stukken = [deel / eenheid for deel in delen]
    vloer = [s.to_integral_value(ROUND_FLOOR) for s in stukken]
    over = int(totaal / eenheid - sum(vloer, Decimal(0)))
    elk, rest = divmod(over, len(vloer))
    volgorde = sorted(range(len(stukken)), key=lambda i: (vloer[i] - stukken[i], i))
    extra = set(volgorde[:rest])
    return tuple((v + elk + (i in extra)) * eenheid for i, v in enumerate(vloer))


def largest_remainder(
    bedragen: Sequence[Decimal], eenheid: Decimal = Decimal(1)
) -> tuple[Decimal, ...]:
    """Allocation: whole units whose sum is the rounded sum of ``bedragen``.

    The units that flooring leaves over go one by one to the largest fractions; on a tie the
    first one in order gets it. A negative total is handed out as its absolute value (domain 5.9).
    """
    if sum(bedragen, Decimal(0)) < 0:
        return tuple(-b for b in largest_remainder([-b for b in bedragen], eenheid))
    delen = [b / eenheid for b in bedragen]
    vloer = [d.to_integral_value(ROUND_FLOOR) for d in delen]
    over = int(sum(delen, Decimal(0)).to_integral_value(ROUND_HALF_UP) - sum(vloer, Decimal(0)))
    volgorde = sorted(range(len(delen)), key=lambda i: (vloer[i] - delen[i], i))
    extra = set(volgorde[:over])
    return tuple((v + (i in extra)) * eenheid for i, v in enumerate(vloer))
