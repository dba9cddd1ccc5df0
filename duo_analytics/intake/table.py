"""From the grid of a sheet to a checked table of the contract, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.intake import cells, remarks
from duo_analytics.intake.datarows import data_rows
from duo_analytics.intake.headers import locate
from duo_analytics.intake.melder import Plek, Uitspraak

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.headers import Ligging
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.rooster import Rooster

SPATIES = Uitspraak(
    "DUO-W03",
    "er staan spaties of onzichtbare tekens om de tekst; die zijn weggelaten",
    "Haal ze weg.",
)


@dataclass(frozen=True)
class Gelezen:
    """A table as read; the index of ``frame`` is the row of the file, a refused cell is empty.

    ``geweigerd`` holds per column a boolean per row: whether its cell was refused.
    """

    tabel: Invoertabel
    frame: pd.DataFrame
    plekken: Mapping[str, Plek]
    geweigerd: Mapping[str, np.ndarray]

    def sound(self, kolommen: tuple[str, ...]) -> pd.DataFrame:
        """The rows in which none of these columns was refused."""
        fout = np.zeros(len(self.frame), dtype=bool)
        for naam in kolommen:
            fout |= self.geweigerd[naam]
        return self.frame[~fout] if fout.any() else self.frame


def read_table(
    rooster: Rooster, tabel: Invoertabel, peildatum: date, melder: Melder
) -> Gelezen | None:
    """The table; None when its header row or a column is not there."""
    ligging = locate(rooster, tabel, melder)
    if ligging is None:
        return None
    rijen = data_rows(ligging, melder)
    remarks.about_sheet(ligging, rijen, melder)
    gelezen = _convert(ligging, rijen, peildatum, melder)
    _apply_rules(gelezen, melder)
    return gelezen


def _convert(ligging: Ligging, rijen: np.ndarray, peildatum: date, melder: Melder) -> Gelezen:
    """Typed columns of the rows at these positions; says which cells were refused."""
    nummers = pd.Index(rijen + ligging.rooster.eerste_rij, name="rij", dtype="int64")
    series: dict[str, pd.Series] = {}
    geweigerd: dict[str, np.ndarray] = {}
    for kolom in ligging.tabel.kolommen:
        cellen = ligging.kolom(kolom.naam)
        hier = cellen.nummers[rijen]
        oordelen = cells.judge(kolom, cellen.waarden, peildatum)
        series[kolom.naam] = cells.series(kolom, oordelen.waarden, hier)
        geweigerd[kolom.naam] = _among(hier, oordelen.fouten)
        over = [(int(nummers[i]), int(hier[i])) for i in np.flatnonzero(_spoken_of(hier, oordelen))]
        _say(ligging, kolom, (oordelen, over), melder)
    frame = pd.DataFrame(series)
    frame.index = nummers
    return Gelezen(ligging.tabel, frame, ligging.plekken, geweigerd)


def _spoken_of(hier: np.ndarray, oordelen: cells.Oordelen) -> np.ndarray:
    return _among(hier, {*oordelen.fouten, *oordelen.bijgesneden})


def _among(nummers: np.ndarray, gezocht: Collection[int]) -> np.ndarray:
    """Boolean per number: whether it is one of these."""
    if not gezocht:
        return np.zeros(len(nummers), dtype=bool)
    return np.isin(nummers, list(gezocht))


def _say(
    ligging: Ligging,
    kolom: Kolom,
    over: tuple[cells.Oordelen, Sequence[tuple[int, int]]],
    melder: Melder,
) -> None:
    """Say what is said of the cells of a column; of each the row and the number of its value."""
    plek = ligging.plekken[kolom.naam]
    overdekt = ligging.rooster.covered(plek.kolom)
    oordelen, cellen = over
    for rij, nummer in cellen:
        fout = oordelen.fouten.get(nummer)
        if fout is None:
            melder.meld_cel(SPATIES, rij, plek)
        elif rij not in overdekt:  # of those is said that they are merged
            melder.meld_cel(Uitspraak(*fout.parts), rij, plek)


def _apply_rules(gelezen: Gelezen, melder: Melder) -> None:
    """Hold the rows without refused cells to the rules of their table."""
    for regel in gelezen.tabel.regels:
        frame = gelezen.sound(regel.kolommen)
        gebroken = regel.broken(frame)
        redenen = regel.redenen(frame, gebroken)
        for rij, reden in zip(frame.index[gebroken], redenen, strict=True):
            uitspraak = Uitspraak(regel.code, reden, regel.herstel)
            melder.meld_cel(uitspraak, int(rij), gelezen.plekken[regel.kolom])
