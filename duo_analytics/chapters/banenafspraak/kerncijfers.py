"""The facts about the quotum in the main year and in the running one."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.rijen import BANEN_DECIMALEN, needed, realised
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.statistics.quotum import NUL, Jaarquotum, Quotum

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TEKORT = (
    "(alle verloonde uren x quotum - uren van de doelgroep) / uren per baan, van de vier samen, "
    "afgekapt op 1 decimaal en minstens 0"
)
hoofdcijfer = partial(
    indicator, moment=Moment.VORIG_JAAR, tabellen=jaren.INVOER, in_woorden=jaren.over_hoofdjaar
)
raming = partial(
    indicator, moment=Moment.LOPEND_JAAR, tabellen=jaren.INVOER, in_woorden=jaren.over_ramingsjaar
)
saldo = partial(
    hoofdcijfer,
    eenheid="banen",
    definitie="Gerealiseerde min benodigde banen. Onder nul is het een tekort.",
    formule="(uren van de doelgroep - alle verloonde uren x quotum) / uren per baan, afgekapt op 1 "
    "decimaal (Wfsv 38g lid 3, Besluit Wfsv 2.23)",
)


@hoofdcijfer(
    "Realisatie quotum Duo-breed",
    eenheid="pct",
    definitie="Gerealiseerde banen van de vier werkgevers samen, als deel van wat het quotum "
    "over al hun uren vraagt. Een ambitie, geen wettelijke eis.",
    formule="uren van de doelgroep / (alle verloonde uren x quotum) x 100, van de vier samen",
    kern=True,
)
def realisatie_pct(tabellen: Tabellen) -> Getal:
    """Realised of needed, the four werkgevers together, in the main year (domain 5.7)."""
    return _realisatie(jaren.hoofdjaar(tabellen))


@hoofdcijfer(
    "Tekort aan banen Duo-breed",
    eenheid="banen",
    definitie="Banen die de vier werkgevers samen te weinig hebben; 0 als het er genoeg zijn.",
    formule=TEKORT,
    kern=True,
)
def tekort_banen(tabellen: Tabellen) -> Getal:
    """The shortage over all hours together, in the main year (domain 5.7)."""
    return _tekort(jaren.hoofdjaar(tabellen))


@hoofdcijfer(
    "Werkgevers die het quotum halen",
    eenheid="werkgevers",
    definitie="Aantal van de vier werkgevers zonder tekort na wettelijke afronding. Een werkgever "
    "onder de urendrempel heeft geen quotum en telt niet mee.",
    formule="aantal werkgevers met een quotum en met een tekort van 0,0 banen",
    kern=True,
)
def werkgevers_voldoen(tabellen: Tabellen) -> Getal:
    """Werkgevers with a quotum and no shortage."""
    plichtig = _obliged(jaren.hoofdjaar(tabellen))
    return Decimal(sum(q.tekort_banen == 0 for q in plichtig)) if plichtig else None


@hoofdcijfer(
    "Benodigde banen Duo-breed",
    eenheid="banen",
    decimalen=BANEN_DECIMALEN,
    definitie="Banen die het quotum over alle uren van de vier werkgevers vraagt.",
    formule="alle verloonde uren x quotum / uren per baan",
)
def nodig_banen(tabellen: Tabellen) -> Getal:
    """Banen needed, as in the table per werkgever."""
    return needed(jaren.hoofdjaar(tabellen))


@hoofdcijfer(
    "Gerealiseerde banen Duo-breed",
    eenheid="banen",
    decimalen=BANEN_DECIMALEN,
    definitie="Banen van de doelgroep in dienst (zonder uitgeleend) en ingeleend met fiat.",
    formule="uren van de doelgroep / uren per baan",
)
def gerealiseerd_banen(tabellen: Tabellen) -> Getal:
    """Banen realised, as in the table per werkgever."""
    return realised(jaren.hoofdjaar(tabellen))


@saldo("Saldo Diemen")
def saldo_diemen_banen(tabellen: Tabellen) -> Getal:
    """Saldo of Diemen; None where it has no quotum."""
    return _saldo(tabellen, "diemen")


@saldo("Saldo Ouder-Amstel")
def saldo_ouder_amstel_banen(tabellen: Tabellen) -> Getal:
    """Saldo of Ouder-Amstel; None where it has no quotum."""
    return _saldo(tabellen, "ouder_amstel")


@saldo("Saldo Uithoorn")
def saldo_uithoorn_banen(tabellen: Tabellen) -> Getal:
    """Saldo of Uithoorn; None where it has no quotum."""
    return _saldo(tabellen, "uithoorn")


@saldo("Saldo Duo+")
def saldo_duo_plus_banen(tabellen: Tabellen) -> Getal:
    """Saldo of Duo+; None where it has no quotum."""
    return _saldo(tabellen, "duo_plus")


@hoofdcijfer(
    "Theoretische heffing (uitvoering opgeschort, Wfsv 122na)",
    eenheid="eur",
    definitie="Wat de vier werkgevers samen zouden betalen als de heffing werd uitgevoerd. Dat "
    "gebeurt niet: het is geen verplichting en staat in geen begroting.",
    formule="som over de werkgevers van wettelijk tekort x bedrag per baan (Wfsv 38h lid 4)",
)
def theoretische_heffing_eur(tabellen: Tabellen) -> Getal:
    """The levies of the werkgevers with a quotum, added; never an obligation (domain 5.7)."""
    plichtig = _obliged(jaren.hoofdjaar(tabellen))
    return sum((q.heffing_eur for q in plichtig), NUL) if plichtig else None


@raming(
    "Raming realisatie quotum Duo-breed",
    eenheid="pct",
    definitie="Verwachte realisatie in het lopende jaar, met de inleen die op de peildatum een "
    "fiat heeft.",
    formule="uren van de doelgroep / (alle verloonde uren x quotum) x 100, van de vier samen",
)
def raming_realisatie_pct(tabellen: Tabellen) -> Getal:
    """The estimate for the running year."""
    return _realisatie(jaren.ramingsjaar(tabellen))


@raming(
    "Raming tekort aan banen Duo-breed",
    eenheid="banen",
    definitie="Verwacht tekort van de vier werkgevers samen in het lopende jaar.",
    formule=TEKORT,
)
def raming_tekort_banen(tabellen: Tabellen) -> Getal:
    """The estimated shortage for the running year."""
    return _tekort(jaren.ramingsjaar(tabellen))


def _obliged(jaar: Jaarquotum) -> list[Quotum]:
    """The werkgevers with a quotum; none while the hours of one of the four are missing."""
    return [q for q in jaar.per_werkgever.values() if q.plichtig] if jaar.duo_breed else []


def _realisatie(jaar: Jaarquotum) -> Decimal | None:
    samen = jaar.duo_breed
    return samen.realisatie_pct if samen else None


def _tekort(jaar: Jaarquotum) -> Decimal | None:
    samen = jaar.duo_breed
    return samen.tekort_banen if samen else None


def _saldo(tabellen: Tabellen, werkgever: str) -> Decimal | None:
    uitkomst = jaren.hoofdjaar(tabellen).per_werkgever.get(werkgever)
    return uitkomst.saldo_banen if uitkomst and uitkomst.plichtig else None
