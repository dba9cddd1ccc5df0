"""Herstart: places and people in the offices per scenario, and the plan for the return.

Each module holds one subject: bezetting (now, per location), scenarios (what each allows), verloop
(month by month, day by day), plan (milestones, actions, risks). Counts per location and day only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.sturing.woorden import er_is
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feit, Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("kantoorbezetting", "scenarios", "mijlpalen", "acties", "risicos")
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
            zin(
                "In de kantoren mogen nu {plekken} worden gebruikt.",
                plekken=feiten["plekken_beschikbaar"],
            ),
            zin(
                "Gemiddeld is {gemiddeld} daarvan bezet, op de drukste dag {drukste}.",
                gemiddeld=feiten["bezetting_pct"],
                drukste=feiten["bezetting_drukste_pct"],
            ),
            _room(feiten["ruimte_drukste_dag"]),
        ),
        alinea(
            er_is(feiten["mijlpalen_gereed"], "klaar"),
            er_is(feiten["mijlpalen_vertraagd"], "vertraagd"),
            er_is(feiten["acties_te_laat"], "over de deadline"),
            er_is(feiten["risicos_hoog"], "met een hoge score"),
        ),
    )


def _room(ruimte: Feit) -> Zin:
    """What was left on the busiest day, or that there was too little."""
    if not is_shown(ruimte.waarde):
        return ()
    if shown(ruimte.waarde) < 0:
        return zin("Dat is meer dan er plaats is.")
    return zin("Er bleven toen {ruimte} over.", ruimte=ruimte)
