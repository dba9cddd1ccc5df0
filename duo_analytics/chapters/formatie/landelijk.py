"""National figures beside the own ones: the newest of a year that is over, by one definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.reference import period_end
from duo_analytics.results.vormen import Drempellijn

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm


def published(tabellen: Tabellen, reeks: str) -> Norm | None:
    """The newest value of which the year ended by the peildatum; None when there is none.

    A value is left out when it is too old (normen.vergelijking_maximum_jaren), and when the
    definition changed between its year and that of the peildatum.
    """
    peil = tabellen.peil
    oudste = peil.jaar - int(tabellen.norm("normen.vergelijking_maximum_jaren").waarde)
    breuken = [b.vanaf for b in tabellen.reference.breaks(reeks) if b.vanaf <= peil.jaar]
    vanaf = (max([oudste, *breuken]), 0)
    perioden = [norm.periode for norm in tabellen.reference.series(reeks)]
    past = [p for p in perioden if vanaf <= period_end(p) <= period_end(str(peil))]
    return tabellen.norm(reeks, past[-1]) if past else None


def national(tabellen: Tabellen, stroom: str) -> tuple[Drempellijn, ...]:
    """The in- or uitstroom of all gemeenten, as a line to compare with."""
    woorden = f"{stroom} alle gemeenten {{jaar}} (Personeelsmonitor)"
    return line(tabellen, f"personeelsmonitor.{stroom.lower()}_pct", woorden)


def line(tabellen: Tabellen, reeks: str, woorden: str) -> tuple[Drempellijn, ...]:
    """That value as a line; ``woorden`` has a place for the year: 'Alle gemeenten {jaar}'."""
    norm = published(tabellen, reeks)
    return (Drempellijn(woorden.format(jaar=norm.periode), norm.waarde),) if norm else ()
