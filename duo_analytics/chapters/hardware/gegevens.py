"""What the subjects of this chapter share: the orders and the budget as known at a peildatum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.periods import datum_in_woorden
from duo_analytics.statistics.bestellingen import known_on, total, within

if TYPE_CHECKING:
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen

KWARTALEN = 9
BEDRAGEN = ["begroting_na_wijziging", "geboekt", "verplichting"]
NOOT_REGEL = (
    "Een bestelling is hier een orderregel. Zij telt als een, hoeveel stuks er ook in staan. "
    "Een deellevering is een eigen regel."
)
NOOT_BEDRAG = "Bedragen zonder btw. Verplichting = besteld en nog niet gefactureerd."


def known(tabellen: Tabellen) -> pd.DataFrame:
    """The order lines as known at the peildatum (columns of ``known_on``)."""
    return known_on(tabellen["hardwarebestellingen"], tabellen.peil.peildatum)


def ordered_in_year(tabellen: Tabellen) -> pd.DataFrame:
    """Those ordered in the twelve months up to the peildatum."""
    regels, venster = known(tabellen), tabellen.peil.twaalf_maanden
    return regels[within(regels["besteldatum"], venster.begin, venster.eind)]


def delivered_in_year(tabellen: Tabellen) -> pd.DataFrame:
    """Those delivered in the twelve months up to the peildatum."""
    regels, venster = known(tabellen), tabellen.peil.twaalf_maanden
    return regels[within(regels["leverdatum"], venster.begin, venster.eind)]


def has_year(tabellen: Tabellen) -> bool:
    """Whether the order lines are complete for the twelve months up to the peildatum."""
    return tabellen.reaches("hardwarebestellingen", tabellen.peil.twaalf_maanden.vooraf)


def history_notes(tabellen: Tabellen) -> tuple[str, ...]:
    """What a reader must know of figures over twelve months that the delivery does not hold."""
    if has_year(tabellen):
        return ()
    vanaf = tabellen.leveringen["hardwarebestellingen"].gegevens_vanaf
    return (f"Let op: de levering begint op {datum_in_woorden(vanaf)}. Wat eerder is, ontbreekt.",)


def least_delivered(tabellen: Tabellen) -> int:
    """Smallest number of delivered lines from which a median is estimated."""
    return int(tabellen.norm("hardware.levertijd_minimum_bestellingen").waarde)


def quarters(tabellen: Tabellen) -> list[pd.Period]:
    """The last quarters that the history holds from their first day on, oldest first."""
    eind = pd.Period(tabellen.peil.peildatum, "Q")
    alle = pd.period_range(end=eind, periods=KWARTALEN, freq="Q")
    return [k for k in alle if tabellen.reaches("hardwarebestellingen", k.start_time.date())]


def budget_on(tabellen: Tabellen) -> pd.DataFrame:
    """The budget as it stood on the peildatum: ``BEDRAGEN`` per category code."""
    budget = tabellen["hardwarebudget"]
    op_datum = budget[budget["peildatum"] == pd.Timestamp(tabellen.peil.peildatum)]
    return op_datum.set_index("categorie")[BEDRAGEN]


def amount(tabellen: Tabellen, kolom: str) -> Decimal | None:
    """Sum of a column of the budget; None when it has no rows of the peildatum."""
    stand = budget_on(tabellen)
    return total(stand[kolom]) if len(stand) else None
