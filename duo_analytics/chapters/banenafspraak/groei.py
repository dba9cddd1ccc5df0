"""How many banen there will be when the growth of the past years goes on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from duo_analytics.chapters.banenafspraak.rijen import realised
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import NUL, Jaarquotum, Quotum
from duo_analytics.statistics.tempo import expect_steps
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

ZOALS_NU, INLENEN = "Zoals nu", "Inlenen wat ontbreekt"
AANNAMES = (
    f"{ZOALS_NU}: er komen elk jaar evenveel banen bij als gemiddeld in de hele jaren van de "
    "levering. Het interval (95%) volgt uit hoe verschillend die jaren waren; met minder dan drie "
    "hele jaren is er geen.",
    "1 op de … vacatures: wie nu in dienst is of wordt ingeleend blijft, en van de vacatures die "
    "elk jaar door iemand van buiten worden vervuld, gaat dat deel naar de doelgroep. Elke "
    "vacature telt als een baan volgens de wet. Het interval (95%) volgt uit hoeveel vacatures er "
    "komen en hoe groot ze zijn.",
    f"{INLENEN}: wie nu in dienst is of wordt ingeleend blijft, en de rest wordt elk jaar "
    "ingeleend met een fiat op tijd. Dat is een keuze, daarom is er geen interval.",
)


def as_now(tabellen: Tabellen, basisjaar: int, doeljaar: int) -> dict[int, Verwachting]:
    """Banen Duo-breed up to ``doeljaar`` at the mean yearly growth of the whole years delivered.

    All years under the law of ``doeljaar``. Empty with fewer than two years in a row.
    """
    regels = quotum.parameters(tabellen, doeljaar)
    standen = [
        realised(Jaarquotum(doeljaar, {w: Quotum(q.uren, regels) for w, q in jaar.items()}))
        for jaar in _whole_years(tabellen, basisjaar)
    ]
    bekend = [stand for stand in standen if stand is not None]
    stappen = [later - eerder for eerder, later in pairwise(bekend)]
    if not stappen or len(bekend) < len(standen):
        return {}
    begin = bekend[-1]
    return {
        jaar: on_top(begin, expect_steps(stappen, jaar - basisjaar))
        for jaar in range(basisjaar, doeljaar + 1)
    }


def _whole_years(tabellen: Tabellen, basisjaar: int) -> Iterator[dict[str, Quotum]]:
    """The years up to and including the main year, per werkgever."""
    for jaar in quotum.delivered_years(tabellen):
        if jaar <= basisjaar:
            yield dict(quotum.year(tabellen, jaar).per_werkgever)


def on_top(begin: Decimal, erbij: Verwachting, maal: tuple[Decimal, ...] = ()) -> Verwachting:
    """What there was plus what comes; ``maal`` is the size of one: expected, least and most."""
    keer = maal or (Decimal(1),) * 3
    if erbij.laag is None or erbij.hoog is None:
        return Verwachting(begin + erbij.som * keer[0], None, None)
    laag = max(NUL, begin + erbij.laag * keer[1])
    return Verwachting(begin + erbij.som * keer[0], laag, begin + erbij.hoog * keer[2])
