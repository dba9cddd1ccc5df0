"""Integrale dienstverlening: the five goals of the programme, and when it can start.

Each module holds one subject: doelen (goals against their norm), plan (milestones and what they
wait for, actions, risks).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.sturing.woorden import er_is
from duo_analytics.values import shown

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("doelen", "mijlpalen", "acties", "risicos")
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
        alinea(
            zin("Het programma heeft {doelen}.", doelen=feiten["aantal_doelen"]),
            er_is(feiten["doelen_op_norm"], "waarvan de meting de norm haalt"),
            er_is(feiten["doelen_niet_gemeten"], "nog niet gemeten"),
        ),
        alinea(*_start(feiten)),
        alinea(
            er_is(feiten["mijlpalen_gereed"], "klaar"),
            er_is(feiten["mijlpalen_vertraagd"], "vertraagd"),
            er_is(feiten["acties_te_laat"], "over de deadline"),
            er_is(feiten["risicos_hoog"], "met een hoge score"),
        ),
    )


def _start(feiten: Feiten) -> Iterator[Zin]:
    """When the step that waits for another subject can be taken."""
    keten, uitloop = feiten["start_keten_op"], feiten["start_keten_dagen"]
    if uitloop.waarde is None:
        return
    yield zin("De start wacht op een mijlpaal van een ander onderwerp.")
    yield zin("Starten kan op zijn vroegst op {dag}.", dag=keten)
    if shown(uitloop.waarde) > 0:
        yield zin("Dat is {n} later dan in het eerste plan.", n=uitloop)
    else:
        yield zin("Dat is niet later dan in het eerste plan.")
