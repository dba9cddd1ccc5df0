"""The plan for the governance: its last milestone, the milestones, actions and risks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.statistics.mijlpalen import day_of, days_of, last_milestone, row_of
from duo_analytics.sturing import feiten
from duo_analytics.sturing.acties import Acties
from duo_analytics.sturing.mijlpalen import Mijlpalen
from duo_analytics.sturing.risicos import Risicos

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

THEMA = "governance"
mijlpalen, acties, risicos = Mijlpalen(THEMA), Acties(THEMA), Risicos(THEMA)
last = partial(last_milestone, thema=THEMA)


@indicator(
    "Laatste mijlpaal van de governance",
    eenheid="datum",
    moment=Moment.PEILDATUM,
    definitie="De dag waarop de mijlpaal klaar is die het laatst is gepland, of waarop de eigenaar "
    "dat verwacht. De vergelijking gaat over dezelfde mijlpaal.",
    formule="gereed op, of anders verwacht op (niet voor de peildatum), van de mijlpaal die het "
    "laatst is gepland",
    tabellen=("mijlpalen",),
    kern=True,
)
def laatste_op(tabellen: Tabellen) -> Getal:
    """Day of the milestone that is planned last; None when nobody knows."""
    return day_of(row_of(tabellen, last), "dan")


@indicator(
    "Laatste mijlpaal van de governance: later dan gepland",
    eenheid="dagen",
    moment=Moment.PEILDATUM,
    definitie="Aantal dagen dat de laatste mijlpaal later is dan in het eerste plan; onder nul is "
    "eerder.",
    formule="gereed of verwacht op - gepland op van de mijlpaal die het laatst is gepland",
    tabellen=("mijlpalen",),
)
def laatste_uitloop_dagen(tabellen: Tabellen) -> Getal:
    """Slip of the milestone that is planned last; None when nobody knows."""
    return days_of(row_of(tabellen, last), "uitloop")


@indicator(
    "Laatste mijlpaal van de governance: vroegst volgens de keten",
    eenheid="datum",
    moment=Moment.PEILDATUM,
    definitie="De eerste dag waarop de laatste mijlpaal klaar kan zijn, als de tijd na de vorige "
    "mijlpaal blijft zoals gepland.",
    formule="de laatste van: gereed of verwacht op, en de vroegste dag van de mijlpaal waarop "
    "wordt gewacht plus de tijd die daartussen is gepland",
    tabellen=("mijlpalen",),
)
def laatste_keten_op(tabellen: Tabellen) -> Getal:
    """Earliest day of the milestone that is planned last, by what it waits for."""
    return day_of(row_of(tabellen, last), "keten")


mijlpalen_gereed = feiten.MIJLPALEN_GEREED.voor(THEMA)
mijlpalen_vertraagd = feiten.MIJLPALEN_VERTRAAGD.voor(THEMA, kern=True)
acties_open = feiten.ACTIES_OPEN.voor(THEMA)
acties_te_laat = feiten.ACTIES_TE_LAAT.voor(THEMA, kern=True)
acties_leeftijd_dagen = feiten.ACTIES_LEEFTIJD.voor(THEMA)
besluiten = feiten.BESLUITEN.voor(THEMA)
risicos_hoog = feiten.RISICOS_HOOG.voor(THEMA)
