"""The plan of the programme: what waits for another subject, milestones, actions and risks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.statistics.mijlpalen import day_of, days_of, first_waiting, row_of
from duo_analytics.sturing import feiten
from duo_analytics.sturing.acties import Acties
from duo_analytics.sturing.mijlpalen import Mijlpalen
from duo_analytics.sturing.risicos import Risicos

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

THEMA = "dienstverlening"
mijlpalen, acties, risicos = Mijlpalen(THEMA), Acties(THEMA), Risicos(THEMA)
start = partial(first_waiting, thema=THEMA)


@indicator(
    "Start van het programma: op zijn vroegst",
    eenheid="datum",
    moment=Moment.PEILDATUM,
    definitie="De eerste dag waarop de mijlpaal kan die wacht op een ander onderwerp, als de tijd "
    "na de vorige mijlpaal blijft zoals gepland. De vergelijking gaat over dezelfde mijlpaal.",
    formule="vroegst volgens de keten van de eerste open mijlpaal die wacht op een open mijlpaal "
    "van een ander onderwerp",
    tabellen=("mijlpalen",),
    kern=True,
)
def start_keten_op(tabellen: Tabellen) -> Getal:
    """Earliest day of the first milestone that waits for another theme (domain 4.6)."""
    return day_of(row_of(tabellen, start), "keten")


@indicator(
    "Start van het programma: later dan gepland",
    eenheid="dagen",
    moment=Moment.PEILDATUM,
    definitie="Aantal dagen dat de start volgens de keten later is dan in het eerste plan.",
    formule="vroegst volgens de keten - gepland op van dezelfde mijlpaal",
    tabellen=("mijlpalen",),
)
def start_keten_dagen(tabellen: Tabellen) -> Getal:
    """Slip of that milestone by what it waits for."""
    return days_of(row_of(tabellen, start), "keten_uitloop")


mijlpalen_gereed = feiten.MIJLPALEN_GEREED.voor(THEMA)
mijlpalen_vertraagd = feiten.MIJLPALEN_VERTRAAGD.voor(THEMA, kern=True)
acties_open = feiten.ACTIES_OPEN.voor(THEMA)
acties_te_laat = feiten.ACTIES_TE_LAAT.voor(THEMA)
risicos_hoog = feiten.RISICOS_HOOG.voor(THEMA)
