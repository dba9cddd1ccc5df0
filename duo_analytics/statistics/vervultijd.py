"""Time to fill a vacature: which vacatures count, from when they are followed, and the estimate.

The vacatures that were opened in the two years up to the peildatum. Filled = finished; open ones
are censored on the peildatum and withdrawn ones on the day of withdrawal, so that none is left out
(domain 5.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.periods import Venster
from duo_analytics.statistics import vacatures
from duo_analytics.statistics.periodetijd import Gevolgd, expect_median
from duo_analytics.statistics.survival import Overleving, kaplan_meier

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.voorspelling import Verwachting

MAANDEN_PER_JAAR = 12


def window(tabellen: Tabellen) -> Venster:
    """The two years, or less where the history starts later: of older ones only the slow remain."""
    vanaf = tabellen.leveringen["vacatures"].gegevens_vanaf
    venster = tabellen.peil.twee_jaar
    return Venster(max(venster.begin, vanaf), venster.eind)


def cohort(tabellen: Tabellen) -> pd.DataFrame:
    """Vacatures opened in the window, with ``weken`` and ``vervuld`` (else censored)."""
    venster = window(tabellen)
    bekend = vacatures.known(tabellen)
    groep = bekend[bekend["opengesteld_op"] >= pd.Timestamp(venster.begin)]
    weken = vacatures.weeks_open(groep, venster.eind)
    return groep.assign(weken=weken, vervuld=groep["getekend_op"].notna())


def minimum(tabellen: Tabellen) -> int:
    """Smallest number of vacatures that a duration may rest on (data/reference/privacy.csv)."""
    return int(tabellen.norm("privacy.minimum_vacatures").waarde)


def estimate(tabellen: Tabellen, groep: pd.DataFrame) -> Overleving | None:
    """Kaplan-Meier of a part of ``cohort`` in weeks; None when fewer than ``minimum`` are filled.

    A median is always the duration of one vacature, and so the day on which one person signed.
    """
    if groep["vervuld"].sum() < minimum(tabellen):
        return None
    return kaplan_meier(groep["weken"].to_numpy(float), groep["vervuld"].to_numpy(bool))


def expected(tabellen: Tabellen, groep: pd.DataFrame, maanden: int) -> Verwachting | None:
    """Median in weeks of the vacatures that are to be opened in ``maanden``, as many as before.

    ``groep`` is a part of ``known``. From what happened in the twelve months up to the peildatum;
    None when the delivery does not go back so far, too few were filled, or half is not reached.
    """
    venster = tabellen.peil.twaalf_maanden
    gevolgd = followed(groep, venster)
    geopend = int((groep["opengesteld_op"] >= pd.Timestamp(venster.begin)).sum())
    genoeg = gevolgd.klaar.sum() >= minimum(tabellen) and geopend
    if not (genoeg and tabellen.reaches("vacatures", venster.vooraf)):
        return None
    return expect_median(gevolgd, max(1, round(geopend * maanden / MAANDEN_PER_JAAR)))


def followed(groep: pd.DataFrame, venster: Venster) -> Gevolgd:
    """A part of ``known`` as far as it was open in a window that ends on the peildatum."""
    vooraf = pd.Timestamp(venster.vooraf)
    open_ = groep[groep["gesloten_op"].isna() | (groep["gesloten_op"] > vooraf)]
    vanaf = (vooraf - open_["opengesteld_op"]).dt.days.clip(lower=0) / vacatures.DAGEN_PER_WEEK
    return Gevolgd(
        vanaf=vanaf.to_numpy(float),
        tot=vacatures.weeks_open(open_, venster.eind).to_numpy(float),
        klaar=open_["getekend_op"].notna().to_numpy(bool),
    )
