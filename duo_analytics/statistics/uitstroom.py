"""Who is going to leave: pension by age, and all other uitstroom at the pace of the past year.

The past twelve months give the pace, not longer: a change in uitstroom then shows within a year.
Pension follows from the month in which somebody reaches AOW age, less the months that people
stopped before (or after) that in the past two years. Each of those is as likely as the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.periods import Venster
from duo_analytics.statistics import bezetting
from duo_analytics.statistics.aow import AowJaren, aow_years
from duo_analytics.statistics.spells import days_in, exits, flows, union
from duo_analytics.statistics.tellingen import expect_count

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.voorspelling import Verwachting

REEKS = "aow.leeftijd_maanden"
PENSIOEN = "pensioen"
DAGEN_PER_JAAR = 365.25


@dataclass(frozen=True)
class Tempo:
    """Leavers for another reason than pension in some person-years."""

    aantal: int
    persoonsjaren: float


def leavers(tabellen: Tabellen, venster: Venster, team: str = "") -> pd.DataFrame:
    """A row per person who left the four werkgevers in a window, as in the last dienstverband.

    With ``team`` those whose last team it was.
    """
    spells = bezetting.counted(tabellen)
    vertrek = exits(union(spells, ["persoon_id"]), venster)[["persoon_id", "einddatum"]]
    laatste = spells.merge(vertrek).drop_duplicates(["persoon_id", "einddatum"])
    return laatste[laatste["team"] == team] if team else laatste


def pace(tabellen: Tabellen, team: str = "") -> Tempo | None:
    """Other uitstroom in the twelve months up to the peildatum; None where nobody worked."""
    venster = tabellen.peil.twaalf_maanden
    spells = bezetting.counted(tabellen)
    eigen = spells[spells["team"] == team] if team else spells
    dagen = float(days_in(union(eigen, ["persoon_id"]), [venster])[0])
    weg = leavers(tabellen, venster, team)
    aantal = int((weg["reden_uit"] != PENSIOEN).sum())
    return Tempo(aantal, dagen / DAGEN_PER_JAAR) if dagen else None


def reached(tabellen: Tabellen, personen: pd.DataFrame) -> AowJaren:
    """When some persons reach AOW age, by the table of AOW art. 7a."""
    leeftijden = {int(n.periode): int(n.waarde) for n in tabellen.norm_series(REEKS)}
    return aow_years(personen["geboortemaand"], leeftijden)


def months_early(tabellen: Tabellen) -> np.ndarray:
    """Whole months between the last month in service and that of AOW age, of each person who
    left with pension in two years at the four werkgevers; 0 alone when nobody did."""
    venster = tabellen.peil.twee_jaar
    vanaf = tabellen.leveringen["dienstverbanden"].gegevens_vanaf
    weg = leavers(tabellen, Venster(max(vanaf, venster.begin), venster.eind))
    weg = weg[weg["reden_uit"] == PENSIOEN]
    vroeg = _month_numbers(reached(tabellen, weg).maand) - _month_numbers(weg["einddatum"])
    bekend = vroeg[~np.isnan(vroeg)]
    return bekend if len(bekend) else np.zeros(1)


def pension_chances(tabellen: Tabellen, personen: pd.DataFrame, tot: date) -> pd.Series:
    """Per person in service the chance of leaving with pension after the peildatum up to ``tot``.

    Of the months that people stopped early only those count that would still be to come. Without
    a month of birth, or past all of them, the chance is 0.
    """
    aow = _month_numbers(reached(tabellen, personen).maand)
    vertrek = aow[:, None] - months_early(tabellen)[None, :]
    nu, dan = (dag.year * 12 + dag.month - 1 for dag in (tabellen.peil.peildatum, tot))
    nog = (vertrek > nu).sum(axis=1)
    binnen = ((vertrek > nu) & (vertrek <= dan)).sum(axis=1)
    return pd.Series(np.where(nog > 0, binnen / np.maximum(nog, 1), 0.0), index=personen.index)


def expected(
    tabellen: Tabellen, tot: date, team: str = "", vanaf: date | None = None
) -> Verwachting | None:
    """Expected uitstroom of all or of a team after the peildatum (or ``vanaf``) up to ``tot``.

    Of who is in service and of who takes their place: the number stays as it is. None where nobody
    is in service or worked in the past twelve months.
    """
    personen = bezetting.persons_on(tabellen, tabellen.peil.peildatum, team)
    tempo, begin = pace(tabellen, team), vanaf or tabellen.peil.peildatum
    if tempo is None or personen.empty:
        return None
    kansen = pension_chances(tabellen, personen, tot) - pension_chances(tabellen, personen, begin)
    straks = len(personen) * (tot - begin).days / DAGEN_PER_JAAR
    return expect_count(tempo.aantal, tempo.persoonsjaren, straks, kansen[kansen > 0].to_numpy())


def smallest_group(tabellen: Tabellen, tot: date, team: str = "") -> int:
    """The smallest group that an expectation up to ``tot`` rests on; 0 where there is none.

    Who came and who left in twelve months, as with the uitstroom itself, those among them who left
    for another reason than pension, and who may leave with pension.
    """
    groep = ["team"] if team else []
    stromen = flows(bezetting.counted(tabellen), tabellen.peil.twaalf_maanden, groep, ())
    rij = stromen.reindex([team], fill_value=0).iloc[0] if team else stromen.iloc[0]
    tempo = pace(tabellen, team)
    personen = bezetting.persons_on(tabellen, tabellen.peil.peildatum, team)
    kandidaten = int((pension_chances(tabellen, personen, tot) > 0).sum())
    anders = tempo.aantal if tempo else 0
    groepen = [int(rij["instroom"]), int(rij["uitstroom"]), anders, kandidaten]
    return min([aantal for aantal in groepen if aantal], default=0)


def _month_numbers(datums: pd.Series) -> np.ndarray:
    """Months since the year 0; nan where missing."""
    maanden: np.ndarray = (datums.dt.year * 12 + datums.dt.month - 1).to_numpy(float)
    return maanden
