"""The register as it was known on a peildatum: what had been recorded, begun, done or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.intake.tables.processen import SPOOR

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


def mogelijkheden(tabellen: Tabellen) -> pd.DataFrame:
    """The possibilities recorded by the peildatum, with their status on that day.

    The status follows from the dates, so that an earlier peildatum is seen as it was then.
    ``in_begroting`` tells whether the structural yield had been put into the begroting.
    """
    peil = pd.Timestamp(tabellen.peil.peildatum)
    alle = tabellen["processen"]
    register = alle[alle["opgenomen_op"] <= peil]
    stappen = [register[kolom] <= peil for kolom in ("afgewezen_op", "gereed_datum", "gestart_op")]
    status = np.select(stappen, ["afgewezen", "gerealiseerd", "in_uitvoering"], "mogelijk")
    return register.assign(status=status, in_begroting=register["verwerkt_op"] <= peil)


def gerealiseerd(tabellen: Tabellen) -> pd.DataFrame:
    """The possibilities that were done by the peildatum: only their yield counts."""
    register = mogelijkheden(tabellen)
    return register[register["status"] == "gerealiseerd"]


def gereed_dit_jaar(tabellen: Tabellen) -> pd.DataFrame:
    """The possibilities that were done from 1 January up to the peildatum."""
    gereed = gerealiseerd(tabellen)
    return gereed[gereed["gereed_datum"] >= pd.Timestamp(tabellen.peil.jaar_tot_nu.begin)]


def doorlichtingen(tabellen: Tabellen) -> pd.DataFrame:
    """What was on the agenda by the peildatum, with ``klaar`` where the track had been examined."""
    peil = pd.Timestamp(tabellen.peil.peildatum)
    alle = tabellen["doorlichtingen"]
    agenda = alle[alle["opgenomen_op"] <= peil]
    return agenda.assign(klaar=agenda["gereed_op"] <= peil)


def tracks_done(tabellen: Tabellen) -> pd.Series:
    """Per process on the agenda the number of tracks that have been examined."""
    agenda = doorlichtingen(tabellen)
    return agenda.groupby("proces_id", sort=False)["klaar"].sum().astype(int)


def fully_examined(tabellen: Tabellen) -> int:
    """Number of processes of which every track has been examined."""
    return int((tracks_done(tabellen) == len(SPOOR)).sum())
