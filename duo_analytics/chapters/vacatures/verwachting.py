"""What is expected of the open and of the new vacatures, in two groups of functies and for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, OVERIG
from duo_analytics.statistics import vacatures, vervultijd
from duo_analytics.statistics.vacatures import known
from duo_analytics.statistics.vervulkans import INGETROKKEN, OPEN, VERVULD, Groep, expect_filled

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Periode
    from duo_analytics.statistics.voorspelling import Verwachting


def expected(tabellen: Tabellen, tot: Periode) -> dict[str, Verwachting | None]:
    """Per group and for all: how many of those open are filled up to the peildatum of ``tot``.

    None for a group of which too few were filled to tell.
    """
    groepen = groups(tabellen)
    weken = _weeks_until(tabellen, tot)
    delen = {
        naam: expect_filled([groepen[naam]], weken) if _enough(tabellen, groepen[naam]) else None
        for naam in (ICT, OVERIG)
    }
    return {**delen, ALLE: expected_of_all(tabellen, tot)}


def expected_of_all(tabellen: Tabellen, tot: Periode) -> Verwachting | None:
    """The same for all: as the sum of the two groups, or as one group when one of them is small."""
    groepen = groups(tabellen)
    delen = [groepen[ICT], groepen[OVERIG]]
    if not all(_enough(tabellen, deel) for deel in delen):
        delen = [groepen[ALLE]]
    if not _enough(tabellen, groepen[ALLE]):
        return None
    return expect_filled(delen, _weeks_until(tabellen, tot))


def _weeks_until(tabellen: Tabellen, tot: Periode) -> float:
    return (tot.peildatum - tabellen.peil.peildatum).days / vacatures.DAGEN_PER_WEEK


def groups(tabellen: Tabellen) -> dict[str, Groep]:
    """The vacatures of two years to learn from and those that are open, in two groups and all."""
    cohort = vervultijd.cohort(tabellen)
    open_ = still_open(tabellen)
    maskers = {
        ICT: (cohort["functiegroep"] == "ict", open_["functiegroep"] == "ict"),
        OVERIG: (cohort["functiegroep"] != "ict", open_["functiegroep"] != "ict"),
        ALLE: (cohort["functiegroep"].notna(), open_["functiegroep"].notna()),
    }
    return {naam: _group(cohort[c], open_[o]) for naam, (c, o) in maskers.items()}


def still_open(tabellen: Tabellen) -> pd.DataFrame:
    """The vacatures that are open on the peildatum, with the ``weken`` that they have been."""
    dag = tabellen.peil.peildatum
    open_ = vacatures.open_on(vacatures.known(tabellen), dag)
    return open_.assign(weken=vacatures.weeks_open(open_, dag))


def _group(cohort: pd.DataFrame, open_: pd.DataFrame) -> Groep:
    einde = np.where(cohort["gesloten_op"].notna(), INGETROKKEN, OPEN)
    return Groep(
        duur=cohort["weken"].to_numpy(float),
        uitkomst=np.where(cohort["vervuld"], VERVULD, einde),
        wachtend=open_["weken"].to_numpy(float),
    )


def _enough(tabellen: Tabellen, groep: Groep) -> bool:
    return bool((groep.uitkomst == VERVULD).sum() >= vervultijd.minimum(tabellen))


def expected_median(tabellen: Tabellen, maanden: int) -> dict[str, Verwachting | None]:
    """Per group and for all the expected median of what is opened in the coming months."""
    bekend = known(tabellen)
    is_ict = bekend["functiegroep"] == "ict"
    groepen = {ICT: bekend[is_ict], OVERIG: bekend[~is_ict], ALLE: bekend}
    return {n: vervultijd.expected(tabellen, groep, maanden) for n, groep in groepen.items()}
