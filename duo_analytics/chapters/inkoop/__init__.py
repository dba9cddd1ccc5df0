"""De inkoopfunctie: spend, contracts, threshold signals, tenders and advice questions.

Each module holds one subject with its facts, tables and charts. Spend per supplier is protected
(Woo 5.1(2)): amounts go out through results/bijdragers.
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

TABELLEN = (
    "facturen",
    "crediteuren",
    "inkooppakketten",
    "contracten",
    "aanbestedingen",
    "adviesvragen",
    "vacatures",
)
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(_bestedingen(feiten), _procedures(feiten), _vragen(feiten))


def _bestedingen(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De vier werkgevers kochten in twaalf maanden samen in voor {uitgaven}.",
            uitgaven=feiten["uitgaven_eur"],
        ),
        zin(
            "Daarvan ging {grootste} naar de tien grootste leveranciers.",
            grootste=feiten["grootste_pct"],
        ),
        zin(
            "Van de uitgaven valt {dekking} onder een lopend contract.",
            dekking=feiten["contractdekking_pct"],
        ),
        zin(
            "Naar leveranciers uit de eigen gemeente ging {lokaal}, en naar het midden- en "
            "kleinbedrijf (mkb) {mkb}.",
            lokaal=feiten["lokaal_pct"],
            mkb=feiten["mkb_pct"],
        ),
    )


def _procedures(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De controle op de Europese drempelbedragen geeft {signalen}; een signaal is geen "
            "oordeel, het zegt alleen dat iemand moet kijken.",
            signalen=feiten["drempelsignalen"],
        ),
        zin(
            "De toets van aanbestedingen gaf een bevinding bij {aanbestedingen}.",
            aanbestedingen=feiten["bevindingen"],
        ),
    )


def _vragen(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De inkoopfunctie kreeg in twaalf maanden {vragen}.",
            vragen=feiten["adviesvragen"],
        ),
        zin(
            "De helft heeft binnen {dagen} een antwoord.",
            dagen=feiten["antwoordtijd_dagen"],
        ),
        zin(
            "De vacature voor een inkoopadviseur/coördinator staat {weken} open.",
            weken=feiten["vacature_adviseur_weken"],
        ),
    )
