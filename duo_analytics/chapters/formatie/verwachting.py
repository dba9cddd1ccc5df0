"""The words and moments of the expected uitstroom, for Duo-breed and for the clusters of I&A."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from duo_analytics.periods import month_end

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.voorspelling import Verwachting

JAREN = 3
VERWACHT, LAAG, HOOG, PENSIOEN = "Verwacht", "95% vanaf", "95% tot", "Daarvan met pensioen"
AANNAME = (
    "Aanname: om een andere reden dan pensioen gaan er naar verhouding evenveel mensen weg als in "
    "de laatste twaalf maanden, en wie weggaat wordt vervangen."
)
NOOT_PENSIOEN = (
    "Met pensioen: gerekend met de AOW-leeftijd en met hoeveel maanden eerder mensen in de laatste "
    "twee jaar stopten."
)
NOOT_INTERVAL = (
    "Het interval: als alles blijft zoals het is, ligt het aantal in 19 van de 20 gevallen tussen "
    "deze grenzen."
)


def after_years(tabellen: Tabellen, jaren: int) -> date:
    """The last day of the years after the peildatum."""
    dag = tabellen.peil.peildatum
    return month_end(dag.year + jaren, dag.month)


def parts(uitkomst: Verwachting) -> dict[str, object]:
    """An expectation as cells of a row."""
    return {"som": uitkomst.som, "laag": uitkomst.laag, "hoog": uitkomst.hoog}
