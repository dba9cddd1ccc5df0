"""The one door through which figures about persons go out: small counts stay inside.

A count from 1 up to the threshold is hidden, and so is every figure that rests on such a group,
with as many others as it takes that none follows from the sums (suppression) nor from what was
published before (register). Zero is shown (domain 9).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.results.bescherming import Bescherming, Gedeeld
from duo_analytics.values import VERBORGEN, Getal, Waarde

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Tabel

__all__ = [
    "Bescherming", "Gedeeld", "count_is_shown", "guard_rest", "hidden_counts", "protect",
    "protect_count",
    "protect_part", "protect_share", "protect_value", "threshold",
]  # fmt: skip

Cel = tuple[int, int]


def threshold(reference: Reference, *, bijzonder: bool = False) -> int:
    """Smallest group that may be shown (data/reference/privacy.csv)."""
    reeks = "privacy.minimum_bijzonder" if bijzonder else "privacy.minimum_personen"
    return int(reference.norm(reeks).waarde)


def protect(tabel: Tabel, regels: Bescherming, reference: Reference) -> Tabel:
    """The table with every cell hidden that could give a small group away."""
    from duo_analytics.results.onderdrukt import note

    redenen = hidden_counts(tabel, regels, reference)
    verborgen = set(redenen)
    verborgen |= _resting_on(
        tabel, regels, verborgen, int(reference.norm("privacy.minimum_noemer").waarde)
    )
    note(tabel, redenen, verborgen, reference)
    rijen = tuple(
        tuple(VERBORGEN if (r, k) in verborgen else cel for k, cel in enumerate(rij))
        for r, rij in enumerate(tabel.rijen)
    )
    return tabel.met(rijen=rijen)


def hidden_counts(tabel: Tabel, regels: Bescherming, reference: Reference) -> dict[Cel, str]:
    """Row and column of the counts that may not be shown, with the reason."""
    from duo_analytics.results.opzet import Opzet
    from duo_analytics.results.register import publish

    opzet = Opzet(tabel, regels, threshold(reference, bijzonder=regels.bijzonder))
    plaatsen = opzet.places()
    boeking = publish(
        (tabel.naam, tabel.moment),
        opzet.counts(),
        (*opzet.sums(), *regels.verbanden),
        reference,
        (tabel, regels, opzet.minimum),
    )
    redenen = boeking.reasons()
    return {cel: redenen[sleutel] for cel, sleutel in plaatsen.items() if sleutel in redenen}


def protect_count(
    aantal: int, sleutel: Gedeeld, reference: Reference, *, bijzonder: bool = False
) -> Getal:
    """A number of persons that tables show too: shown or hidden in all of them."""
    shown = count_is_shown(aantal, sleutel, reference, bijzonder=bijzonder)
    return Decimal(aantal) if shown else VERBORGEN


def count_is_shown(
    aantal: int, sleutel: Gedeeld, reference: Reference, *, bijzonder: bool = False
) -> bool:
    """Whether a number of persons, or a figure that tells it, may be seen."""
    from duo_analytics.results.register import publish
    from duo_analytics.results.stelsel import Telling

    minimum = threshold(reference, bijzonder=bijzonder)
    telling = Telling(Decimal(aantal), minimum)
    boeking = publish(("feit", sleutel), {sleutel: telling}, (), reference, (aantal, minimum))
    return sleutel not in boeking.verborgen


def guard_rest(
    rest: Gedeeld, aantal: int, som: Mapping[Gedeeld, int], reference: Reference
) -> None:
    """Book a count that nothing shows but that follows from others: ``som`` and it are zero."""
    from duo_analytics.results.register import publish
    from duo_analytics.results.stelsel import Telling

    telling = Telling(Decimal(aantal), threshold(reference), 0.0, getoond=False)
    publish(("rest", rest), {rest: telling}, ({**som, rest: 1},), reference, aantal)


def protect_value(
    waarde: Getal, groep: int, reference: Reference, *, bijzonder: bool = False
) -> Getal:
    """A single figure that rests on ``groep`` persons; an empty group is not a small one."""
    return VERBORGEN if 0 < groep < threshold(reference, bijzonder=bijzonder) else waarde


def protect_part(
    waarde: Getal,
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
