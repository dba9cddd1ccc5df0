"""The path to the ambition: meeting the quotum Duo-breed in the year that the bestuur chose.

Assumption everywhere: the verloonde uren of the four werkgevers stay those of the main year, for
there is no extra formatie. The percentage of a year is set in the year before (Wfsv 38f(1)); for
a year to come without one there is a gap, and nothing is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.opgave import Opgave, noot_zonder_opgave, opgave
from duo_analytics.chapters.banenafspraak.rijen import BANEN_DECIMALEN, realised
from duo_analytics.formatting import opsomming
from duo_analytics.organisatie import DUO_BREED
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import half_up
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import Jaarquotum, Quotum

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TOEKOMST = "toekomst"
NOOT_GELIJKE_UREN = (
    "Nodig in de jaren na de raming: als de verloonde uren gelijk blijven aan die van het "
    "hoofdjaar. Het pad is een rechte lijn: elk jaar evenveel banen erbij."
)


ambitie = partial(indicator, eenheid="banen", moment=Moment.VORIG_JAAR, tabellen=jaren.INVOER)


@ambitie(
    "Benodigde banen voor de ambitie, Duo-breed",
    decimalen=BANEN_DECIMALEN,
    definitie="Banen die het quotum in het jaar van de ambitie vraagt als de uren van de vier "
    "werkgevers gelijk blijven. De ambitie heeft geen wettelijke status.",
    formule="alle verloonde uren van het hoofdjaar x quotum van het ambitiejaar / uren per baan",
    in_woorden=jaren.in_ambitiejaar,
)
def ambitie_nodig_banen(tabellen: Tabellen) -> Getal:
    """Banen that the ambition asks at unchanged hours."""
    taak = opgave(tabellen)
    return taak.nodig if taak else None


@ambitie(
    "Extra banen voor de ambitie, Duo-breed",
    definitie="Banen die erbij moeten om in het jaar van de ambitie aan het quotum te voldoen, "
    "binnen de bestaande formatie.",
    formule="benodigde banen voor de ambitie - gerealiseerde banen in het hoofdjaar, minstens 0",
    in_woorden=jaren.naar_ambitiejaar,
)
def ambitie_extra_banen(tabellen: Tabellen) -> Getal:
    """Banen to add up to the ambition year."""
    taak = opgave(tabellen)
    return taak.extra if taak else None


@ambitie(
    "Extra banen per jaar voor de ambitie, Duo-breed",
    definitie="Banen die er elk jaar bij moeten, elk jaar evenveel.",
    formule="extra banen voor de ambitie / aantal jaren tot en met het jaar van de ambitie",
    in_woorden=jaren.naar_ambitiejaar,
)
def ambitie_extra_per_jaar_banen(tabellen: Tabellen) -> Getal:
    """Banen to add in each year on a straight line."""
    taak = opgave(tabellen)
    return taak.extra_per_jaar if taak else None


@dataclass(frozen=True)
class Punt:
    """One year of the chart; ``uitkomst`` is None where nothing can be computed for it."""

    jaar: int
    status: str
    uitkomst: Quotum | None
    gerealiseerd: Decimal | None = None


def grafiek(tabellen: Tabellen) -> Grafiek:
    """Needed and realised per year, the estimate, and the straight path to the ambition."""
    punten, taak = _points(tabellen), opgave(tabellen)
    normen = [n for p in punten if p.uitkomst for n in p.uitkomst.parameters.normen]
    koppen = {
        "jaar": Kop("Jaar"),
        "status": Kop("Status"),
        "percentage": Kop("Quotum", "pct", 2),
        "nodig": Kop("Nodig", "banen", BANEN_DECIMALEN),
        "gerealiseerd": Kop("Gerealiseerd", "banen", BANEN_DECIMALEN),
        "raming": Kop("Raming", "banen", BANEN_DECIMALEN),
        "pad": Kop("Pad naar de ambitie", "banen", BANEN_DECIMALEN),
    }
    tabel = make_table(
        "banenafspraak.pad",
        f"Banen {DUO_BREED} en het pad naar het quotum",
        f"{punten[0].jaar} tot en met {punten[-1].jaar}",
        pd.DataFrame([_row(punt, tabellen.peil.jaar, taak) for punt in punten], dtype=object),
        koppen,
        jaren.bronnen(tabellen, normen),
        noten=(
            NOOT_GELIJKE_UREN,
            jaren.noot_ambitiejaar(tabellen),
            jaren.NOOT_AMBITIE,
            *_gaps(tabellen, punten),
            *noot_zonder_opgave(tabellen),
            *jaren.norm_noten(normen),
        ),
    )
    namen = ("Nodig", "Gerealiseerd", "Raming", "Pad naar de ambitie")
    return Grafiek(tabel, tuple(Reeks(naam, Vorm.LIJN) for naam in namen), "banen")


def _points(tabellen: Tabellen) -> list[Punt]:
    gemeten = {j: quotum.year(tabellen, j) for j in quotum.delivered_years(tabellen)}
    basis = jaren.hoofdjaar(tabellen)
    laatste = max(jaren.ambitiejaar(tabellen), tabellen.peil.jaar)
    alle = range(min(gemeten, default=basis.jaar), laatste + 1)
    return [
        _measured(gemeten[jaar]) if jaar in gemeten else _expected(tabellen, jaar, basis)
        for jaar in alle
    ]


def _measured(jaar: Jaarquotum) -> Punt:
    return Punt(jaar.jaar, jaar.status, jaar.duo_breed, realised(jaar))


def _expected(tabellen: Tabellen, jaar: int, basis: Jaarquotum) -> Punt:
    """A year without hours: later than the main year, what it asks at the hours of that year."""
    samen = basis.duo_breed
    status = quotum.NIET_GELEVERD if jaar <= tabellen.peil.jaar else TOEKOMST
    if samen is None or jaar < basis.jaar or not quotum.percentage_set(tabellen, jaar):
        return Punt(jaar, status, None)
    return Punt(jaar, status, Quotum(samen.uren, quotum.parameters(tabellen, jaar)))


def _row(punt: Punt, raming: int, taak: Opgave | None) -> dict[str, object]:
    uitkomst = punt.uitkomst
    return {
        "jaar": str(punt.jaar),
        "status": punt.status,
        "percentage": uitkomst and uitkomst.parameters.percentage.waarde,
        "nodig": uitkomst and half_up(uitkomst.banen(uitkomst.nodig_uren), BANEN_DECIMALEN),
        "gerealiseerd": None if punt.jaar == raming else punt.gerealiseerd,
        "raming": punt.gerealiseerd if punt.jaar == raming else None,
        "pad": taak and taak.pad.get(punt.jaar),
    }


def _gaps(tabellen: Tabellen, punten: list[Punt]) -> tuple[str, ...]:
    gaten = [
        str(p.jaar)
        for p in punten
        if p.jaar > tabellen.peil.jaar and not quotum.percentage_set(tabellen, p.jaar)
    ]
    return (f"Voor {opsomming(gaten)} is nog geen quotumpercentage bekend.",) if gaten else ()
