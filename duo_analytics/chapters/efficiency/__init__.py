"""Efficiencymaatregelen: the register of processes on three tracks, its yields, and maatwerk.

Each module holds one subject with its facts, tables and charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("processen", "doorlichtingen", "maatwerkaanvragen")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(_opbrengst(feiten), _maatwerk(feiten))


def _opbrengst(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De maatregelen die gereed zijn, leveren structureel {opbrengst} per jaar op.",
            opbrengst=feiten["opbrengst_structureel_eur"],
        ),
        zin(
            "Daarvan is {verwerkt} in de begroting verwerkt; {geclaimd} is alleen geclaimd.",
            verwerkt=feiten["verwerkt_eur"],
            geclaimd=feiten["geclaimd_eur"],
        ),
        zin(
            "Dit jaar kwam er {baten} aan eenmalige baten bij, tegen {kosten} aan eenmalige "
            "kosten en {uren} eigen inzet.",
            baten=feiten["opbrengst_incidenteel_eur"],
            kosten=feiten["kosten_incidenteel_eur"],
            uren=feiten["inzet_uren"],
        ),
        zin(
            "De doorlichting op alle drie de sporen is klaar bij {processen}.",
            processen=feiten["processen_doorgelicht"],
        ),
    )


def _maatwerk(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De gemeenten deden in twaalf maanden {aanvragen} voor maatwerk.",
            aanvragen=feiten["maatwerkaanvragen"],
        ),
        zin(
            "Dat is {aanvragen:jaar} dan een jaar eerder.",
            aanvragen=feiten["maatwerkaanvragen"],
        ),
        zin(
            "De afgehandelde aanvragen kostten samen {uren}.",
            uren=feiten["maatwerk_uren"],
        ),
        zin(
            "De voorraad die nog open is, telt {aanvragen}.",
            aanvragen=feiten["maatwerk_open"],
        ),
    )
