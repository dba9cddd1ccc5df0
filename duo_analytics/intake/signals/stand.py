"""A delivery as the signals see it: its tables, where they stand, and the day that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.melder import Uitspraak
from duo_analytics.statistics.spells import running_on

if TYPE_CHECKING:
    from duo_analytics.intake.bestand import Bestand
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.table import Gelezen
    from duo_analytics.periods import Periode

NAKIJKEN = "Kijk of dit klopt; zo ja, dan hoeft u niets te doen."
PERSONEEL = ("dienstverbanden", "formatie")
BEGIN_EIND = {
    "dienstverbanden": ("begindatum", "einddatum"),
    "formatie": ("geldig_van", "geldig_tot"),
}


@dataclass(frozen=True)
class Stand:
    """The examined files of one period."""

    periode: Periode
    bestanden: Sequence[Bestand]

    @property
    def tabellen(self) -> Mapping[str, Gelezen]:
        """Every table that could be read."""
        return {n: t for bestand in self.bestanden for n, t in bestand.tabellen.items()}

    def has(self, *namen: str) -> bool:
        """Whether all of these tables could be read."""
        return set(namen) <= set(self.tabellen)

    def frame(self, naam: str) -> pd.DataFrame:
        """The rows of a table; KeyError when it could not be read."""
        return self.tabellen[naam].frame

    def running(self, naam: str) -> pd.DataFrame:
        """The rows of a table of spells that run on the peildatum."""
        return running_on(self.frame(naam), self.periode.peildatum, *BEGIN_EIND[naam])

    def teams(self) -> pd.MultiIndex:
        """Every werkgever and team with formatie or somebody in service on the peildatum."""
        delen = [self.running(naam)[["werkgever", "team"]] for naam in PERSONEEL]
        return pd.MultiIndex.from_frame(pd.concat(delen).drop_duplicates())

    def melder(self, naam: str) -> Melder:
        """Where something is said of the sheet of a table."""
        bestand = next(b for b in self.bestanden if naam in b.tabellen)
        return bestand.melder.voor_blad(self.tabellen[naam].tabel.blad)

    def say(self, code: str, naam: str, reden: str, herstel: str = NAKIJKEN) -> None:
        """Say something of the sheet of a table."""
        self.melder(naam).meld(code, reden, herstel)

    def say_cell(self, code: str, plek: tuple[str, int, str], reden: str) -> None:
        """Say something of a cell: table, row of the file and canonical column."""
        naam, rij, kolom = plek
        plaats = self.tabellen[naam].plekken[kolom]
        self.melder(naam).meld_cel(Uitspraak(code, reden, NAKIJKEN), rij, plaats)
