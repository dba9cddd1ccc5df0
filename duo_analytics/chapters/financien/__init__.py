"""Financien: the budget of Duo+, the prognose, and what each gemeente bears of it.

Every figure is about the recipient of the rapportage: Duo-breed sees the whole, a gemeente its own
part by the verdeelsleutel, of the programmas in which it takes part. Each module holds one subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.ontvangers import ONTVANGERS, STANDAARD, checked_ontvanger
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = (
    "financien",
    "begrotingswijzigingen",
    "verdeelsleutel",
    "bijdragen",
    "risicos",
    "taakvelden",
)
verantwoording = account


def load(periode: str, data: str = "", ontvanger: str = STANDAARD) -> Tabellen:
    """The checked tables of this chapter for a period and a recipient.

    Raises GebruikFout for an unknown recipient, LeveringFout or PeriodeFout.
    """
    voor = checked_ontvanger(ontvanger)
    return read.load(TABELLEN, periode, data).voor(voor)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter, for the recipient of the tables."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten, ontvanger: str = STANDAARD) -> Tekst:
    """The chapter in a few plain sentences for a recipient."""
    return make_text(_bijdrage(feiten, ontvanger), _besteding(feiten), _wijzigingen(feiten))


def _bijdrage(feiten: Feiten, ontvanger: str) -> Zin:
    na_wijziging = feiten["bijdrage_na_wijziging"]
    wie = f"{ONTVANGERS[ontvanger]} draagt dit jaar"
    if ontvanger == STANDAARD:
        wie = "De drie gemeenten dragen dit jaar samen"
    return alinea(
        zin(f"{wie} volgens de begroting {{bedrag}} bij aan Duo+.", bedrag=na_wijziging),
        zin("Vergeleken met een jaar eerder is dat {bedrag:jaar}.", bedrag=na_wijziging),
        zin("Duo+ verwacht nu dat het {bedrag} wordt.", bedrag=feiten["bijdrage_prognose"]),
        zin("Het verschil met de begroting is {verschil}.", verschil=feiten["afwijking_bijdrage"]),
        zin("Het eenmalige deel (incidenteel) is {deel}.", deel=feiten["afwijking_incidenteel"]),
        zin(
            "Het deel dat elk jaar terugkomt (structureel) is {deel}.",
            deel=feiten["afwijking_structureel"],
        ),
    )


def _besteding(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "Tot en met de peildatum is {deel} van de begrote lasten besteed.",
            deel=feiten["besteed_pct"],
        ),
        zin("In eerdere jaren was dat op hetzelfde moment {deel}.", deel=feiten["verwacht_pct"]),
    )


def _wijzigingen(feiten: Feiten) -> Zin:
    ontbreekt = feiten["toelichting_ontbreekt"]
    mist = is_shown(ontbreekt.waarde) and shown(ontbreekt.waarde) > 0
    return alinea(
        zin(
            "Het algemeen bestuur heeft voor dit jaar {aantal} van de begroting vastgesteld.",
            aantal=feiten["wijzigingen"],
        ),
        zin(
            "Sinds het begin van het jaar besloot het bestuur over {aantal}.",
            aantal=feiten["wijziging_in_periode"],
        ),
        zin("Bij {aantal} ontbreekt nog een toelichting.", aantal=ontbreekt) if mist else (),
    )
