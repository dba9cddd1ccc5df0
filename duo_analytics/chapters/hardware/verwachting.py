"""What the hardware budget comes to at the end of the year when the pace stays as it is.

Two measures, because of the long waits: the beslag (booked, committed and still to be ordered) and
what is booked. The assumption is printed at every figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.chapters.hardware.gegevens import budget_on, has_year, known
from duo_analytics.rounding import half_up
from duo_analytics.statistics.bestellingen import per_month, total
from duo_analytics.statistics.tempo import expect, runs_out_after
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen

JAAR_MAANDEN = 12
AANNAME = (
    "Aanname: tot en met december wordt per maand evenveel besteld en geleverd als gemiddeld in "
    "de laatste twaalf maanden."
)


@dataclass(frozen=True)
class Jaareinde:
    """What an amount comes to on 31 December in whole euro: what there is now, what is expected
    to come, and the 95% prediction interval of the sum (None: no months left)."""

    nu: Decimal
    erbij: Decimal
    laag: Decimal | None
    hoog: Decimal | None

    @property
    def stand(self) -> Decimal:
        """The two printed parts together."""
        return self.nu + self.erbij


def months_left(tabellen: Tabellen) -> int:
    """Whole months after the peildatum up to and including December."""
    return JAAR_MAANDEN - tabellen.peil.peildatum.month


def still_to_order(tabellen: Tabellen, categorie: str = "", maanden: int | None = None) -> Decimal:
    """What is expected to be ordered up to and including December (or in some months), in euro,
    unrounded."""
    return _expected(tabellen, "besteldatum", categorie, maanden).som


def runs_out(tabellen: Tabellen, categorie: str = "") -> Decimal | None:
    """Months until the budget, of one category or of all, is booked or committed; None when that
    is not before January, or not known."""
    stand = _budget(tabellen, categorie)
    if stand.empty or not has_year(tabellen):
        return None
    per_maand = total(_per_month(tabellen, "besteldatum", categorie)) / JAAR_MAANDEN
    beslag = total(stand["geboekt"]) + total(stand["verplichting"])
    ruimte = total(stand["begroting_na_wijziging"]) - beslag
    return runs_out_after(ruimte, per_maand, months_left(tabellen))


def claimed(
    tabellen: Tabellen, categorie: str = "", maanden: int | None = None
) -> Jaareinde | None:
    """Booked and committed, now and at the end of the year (or after some months); None when it
    is not known."""
    parts = _booked_and_committed(tabellen, categorie)
    if parts is None:
        return None
    verwacht = _expected(tabellen, "besteldatum", categorie, maanden)
    return _at_year_end(total(parts), verwacht, verwacht.som)


def booked(tabellen: Tabellen, categorie: str = "", maanden: int | None = None) -> Jaareinde | None:
    """Booked, now and at the end of the year: at most what is open or still to be ordered."""
    parts = _booked_and_committed(tabellen, categorie)
    if parts is None:
        return None
    geboekt, verplicht = parts
    verwacht = _expected(tabellen, "leverdatum", categorie, maanden)
    hoogstens = verplicht + still_to_order(tabellen, categorie, maanden)
    return _at_year_end(geboekt, verwacht, min(verwacht.som, hoogstens))


def _booked_and_committed(tabellen: Tabellen, categorie: str) -> tuple[Decimal, Decimal] | None:
    """The two in whole euro, of all or of one category."""
    stand = _budget(tabellen, categorie)
    if stand.empty or not has_year(tabellen):
        return None
    return half_up(total(stand["geboekt"]), 0), half_up(total(stand["verplichting"]), 0)


def _budget(tabellen: Tabellen, categorie: str) -> pd.DataFrame:
    """The budget of the peildatum, of all or of one category."""
    stand = budget_on(tabellen)
    return stand[stand.index == categorie] if categorie else stand


def _expected(
    tabellen: Tabellen, datum: str, categorie: str, maanden: int | None = None
) -> Verwachting:
    aantal = months_left(tabellen) if maanden is None else maanden
    return expect(_per_month(tabellen, datum, categorie), aantal)


def _per_month(tabellen: Tabellen, datum: str, categorie: str = "") -> list[Decimal]:
    """What was ordered (or delivered) in each of the last twelve months, in euro."""
    regels = known(tabellen)
    regels = regels[regels["categorie"] == categorie] if categorie else regels
    eind = tabellen.peil.peildatum
    return per_month(regels[datum], regels["bedrag"], eind, JAAR_MAANDEN)


def _at_year_end(nu: Decimal, verwacht: Verwachting, som: Decimal) -> Jaareinde:
    erbij = half_up(som, 0)
    if verwacht.laag is None or verwacht.hoog is None:
        return Jaareinde(nu, erbij, None, None)
    laag = min(half_up(verwacht.laag, 0), erbij)
    return Jaareinde(nu, erbij, nu + laag, nu + half_up(verwacht.hoog, 0))
