"""Governance: is the proposal on time, what was decided by whom, and who is responsible.

Each module holds one subject: plan (milestones, actions, risks), wie (gemeente against Duo+).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.sturing.woorden import er_is, median_age
from duo_analytics.values import shown

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("mijlpalen", "acties", "risicos")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(
        alinea(*_last_milestone(feiten)),
        alinea(
            er_is(feiten["mijlpalen_gereed"], "klaar"),
            er_is(feiten["mijlpalen_vertraagd"], "vertraagd"),
        ),
        alinea(
            er_is(feiten["besluiten"], "genomen in deze periode"),
            er_is(feiten["acties_open"], "open"),
            median_age(feiten["acties_open"], feiten["acties_leeftijd_dagen"]),
            er_is(feiten["acties_te_laat"], "over de deadline"),
        ),
        alinea(er_is(feiten["risicos_hoog"], "met een hoge score")),
    )


def _last_milestone(feiten: Feiten) -> Iterator[Zin]:
    """Where it stands, against the plan, and what the chain says when that is later."""
    laatste, keten = feiten["laatste_op"].waarde, feiten["laatste_keten_op"].waarde
    uitloop = feiten["laatste_uitloop_dagen"].waarde
    if keten is None:
        return
    yield zin("De laatste mijlpaal van de governance staat op {dag}.", dag=feiten["laatste_op"])
    if uitloop is None:
        yield zin("Wanneer de laatste mijlpaal van de governance klaar is, is niet bekend.")
    elif shown(uitloop) > 0:
        yield zin("Dat is {n} later dan in het eerste plan.", n=feiten["laatste_uitloop_dagen"])
    else:
        yield zin("Dat is niet later dan in het eerste plan.")
    if keten != laatste:
        yield zin(
            "De mijlpalen ervoor lopen uit. Als de tijd daarna blijft zoals gepland, kan het niet "
            "eerder dan {keten}.",
            keten=feiten["laatste_keten_op"],
        )
