"""In- and uitstroom of a group: counts, percentages, and when they may be shown.

Begin, eind and in- and uitstroom make one sum, and begin and eind are known from other tables or
from the rapportage of a year before. So uitstroom is shown only where instroom may be shown too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.personeel.gedeeld import medewerkers, stroom, tell_first
from duo_analytics.results.disclosure import Bescherming, protect, protect_share
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.statistics import bezetting
from duo_analytics.statistics.spells import flows

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.results.bescherming import Gedeeld
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.values import Getal

NOOT_OVERSTAP = (
    "Wie overstapt van de ene naar de andere werkgever telt per werkgever als in- en uitstroom, "
    f"en niet in de regel {DUO_BREED}."
)
NOOT_PCT = "Percentage van het gemiddelde van begin en eind."
KOPPEN = {
    "begin": Kop("Begin", "personen"),
    "instroom": Kop("Instroom", "personen"),
    "uitstroom": Kop("Uitstroom", "personen"),
    "eind": Kop("Eind", "personen"),
}
TELLINGEN = tuple(kop.tekst for kop in KOPPEN.values())
NOEMER = Kop("Noemer", "personen")  # serves to protect, and is not shown
STROMEN = ("Instroom", "Uitstroom")
AANDELEN = {f"{stroom} (%)": Kop(f"{stroom} (%)", "pct") for stroom in STROMEN}


def flows_of(tabellen: Tabellen, groep: Sequence[str], binnen: Sequence[str] = ()) -> pd.DataFrame:
    """Flows of the bezetting in the twelve months up to the peildatum."""
    return flows(bezetting.counted(tabellen), tabellen.peil.twaalf_maanden, groep, binnen)


def with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """In- and uitstroom in percent of the mean of begin and end; missing without anybody.

    ``noemer`` is the smaller of the two: as small as the group ever was.
    """
    gemiddeld = ((frame["begin"] + frame["eind"]) / 2).replace(0, np.nan)
    delen = {f"{stroom} (%)": 100 * frame[stroom.lower()] / gemiddeld for stroom in STROMEN}
    return frame.assign(**delen, noemer=frame[["begin", "eind"]].min(axis=1))


def share(rij: pd.Series, stroom: str, tabellen: Tabellen) -> Getal:
    """One flow in percent; hidden where this or the other flow is small."""
    kleinste = min([int(rij[s]) for s in ("instroom", "uitstroom") if rij[s]], default=0)
    return share_of_mean(tabellen, int(rij[stroom]), kleinste, rij)


def share_of_mean(tabellen: Tabellen, aantal: int, kleinste: int, rij: pd.Series) -> Getal:
    """``aantal`` in percent of the mean of begin and end, when ``kleinste`` may be shown."""
    begin, eind = int(rij["begin"]), int(rij["eind"])
    if begin + eind == 0:
        return None
    aandeel = Decimal(100 * aantal) / (Decimal(begin + eind) / 2)
    return protect_share(aandeel, kleinste, min(begin, eind), tabellen.reference)


def per_werkgever(tabellen: Tabellen, naam: str) -> Tabel:
    """In- and uitstroom per werkgever and Duo-breed in twelve months, protected; ``naam`` of it."""
    rijen = _of_werkgevers(tabellen)
    gedeeld = {
        (str(rij), kop): _shared(tabellen.peil.twaalf_maanden, str(rij), kop)
        for rij in rijen.index
        for kop in TELLINGEN
    }
    tell_first({gedeeld[cel]: aantal for cel, aantal in _known(rijen).items()}, tabellen)
    tabel = make_table(
        naam,
        "Instroom en uitstroom per werkgever",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("groep").reset_index(),
        {"groep": Kop("Werkgever"), **KOPPEN, **AANDELEN, "noemer": NOEMER},
        tabellen.bron("dienstverbanden"),
        noten=(NOOT_PCT, NOOT_OVERSTAP),
        totaalrijen=1,
    )
    regels = Bescherming(
        TELLINGEN,
        sommen=(TELLINGEN,),
        rust_op={f"{stroom} (%)": (stroom,) for stroom in STROMEN},
        noemer=dict.fromkeys(AANDELEN, NOEMER.tekst),
        gedeeld=gedeeld,
    )
    return protect(tabel, regels, tabellen.reference).zonder(NOEMER.tekst)


def _known(rijen: pd.DataFrame) -> dict[tuple[str, str], int]:
    """The counts that other tables and facts show: all standen, and the flows of Duo-breed.

    They are decided first, so that the table is the same in every chapter.
    """
    standen = [(str(rij), kop) for rij in rijen.index for kop in ("Begin", "Eind")]
    cellen = [*standen, *((DUO_BREED, kop) for kop in STROMEN)]
    waarden = {str(rij): dict(aantallen) for rij, aantallen in rijen.iterrows()}
    return {(rij, kop): int(waarden[rij][kop.lower()]) for rij, kop in cellen}


def _shared(venster: Venster, wie: str, kop: str) -> Gedeeld:
    """The name of a count of the table: begin and eind are standen, the others are flows."""
    dagen = {"Begin": venster.vooraf, "Eind": venster.eind}
    return medewerkers(dagen[kop], wie) if kop in dagen else stroom(kop, venster, wie)


def _of_werkgevers(tabellen: Tabellen) -> pd.DataFrame:
    """The four werkgevers, each as a whole of its own, and Duo-breed below."""
    frame = flows_of(tabellen, ["werkgever"], binnen=["werkgever"])
    frame = frame.reindex(list(WERKGEVERS)).fillna(0).rename(index=WERKGEVERS)
    return with_shares(pd.concat([frame, flows_of(tabellen, []).set_axis([DUO_BREED])]))
