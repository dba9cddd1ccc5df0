"""The checked tables of one delivery, as a chapter gets them."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from duo_analytics.ontvangers import STANDAARD, checked_ontvanger
from duo_analytics.periods import Periode, datum_kort
from duo_analytics.reference import Norm, Reference
from duo_analytics.sources import Bron


@dataclass(frozen=True)
class Levering:
    """What a workbook says of itself on its sheet 'Levering'."""

    bron: str
    peildatum: date
    gegevens_vanaf: date
    fictief: bool


@dataclass(frozen=True)
class Tabellen:
    """Tables by canonical name; the index of a frame is the row number in the workbook.

    Shows only names and row counts: the rows may be about persons. ``peil`` is the period that is
    looked at, which lies before ``periode`` (that of the delivery) in a comparison. ``ontvanger``
    is who reads it: only a chapter that tells each gemeente its own part looks at it.
    """

    periode: Periode
    peil: Periode
    frames: Mapping[str, pd.DataFrame]
    bronnen: Mapping[str, Bron]
    leveringen: Mapping[str, Levering]
    reference: Reference
    gebruikte_normen: list[Norm] = field(default_factory=list)  # a log, shared by every ``op``
    ontvanger: str = STANDAARD

    def __getitem__(self, naam: str) -> pd.DataFrame:
        """A table of its own: what a chapter adds to it touches nobody else's."""
        return self.frames[naam].copy(deep=False)

    def op(self, periode: Periode) -> Tabellen:
        """The same delivery, seen at another period."""
        return dataclasses.replace(self, peil=periode)

    def voor(self, ontvanger: str) -> Tabellen:
        """The same delivery for one recipient; raises GebruikFout for an unknown one."""
        return dataclasses.replace(self, ontvanger=checked_ontvanger(ontvanger))

    def bron(self, *namen: str) -> tuple[Bron, ...]:
        """Origin of some of the tables."""
        return tuple(self.bronnen[naam] for naam in namen)

    def reaches(self, naam: str, vanaf: date) -> bool:
        """Whether the history of a table is complete from ``vanaf`` on."""
        return self.leveringen[naam].gegevens_vanaf <= vanaf

    def norm(self, reeks: str, periode: int | str = "altijd") -> Norm:
        """A norm or published value; raises NormOntbreekt when there is none."""
        return self._used(self.reference.norm(reeks, periode))

    def latest_norm(self, reeks: str, up_to: int | str) -> Norm:
        """The newest published value that lies no later than ``up_to``."""
        return self._used(self.reference.latest(reeks, up_to))

    def norm_series(self, reeks: str) -> tuple[Norm, ...]:
        """Every published value of a series, oldest first."""
        return tuple(self._used(norm) for norm in self.reference.series(reeks))

    def norms_of(self, bestand: str) -> tuple[Norm, ...]:
        """Every value of one file of data/reference."""
        return tuple(self._used(norm) for norm in self.reference.of_file(bestand))

    def _used(self, norm: Norm) -> Norm:
        self.gebruikte_normen.append(norm)
        return norm

    @property
    def fictief(self) -> bool:
        """Whether any of the workbooks holds invented data."""
        return any(levering.fictief for levering in self.leveringen.values())

    def _regels(self) -> list[tuple[str, str, str]]:
        return [
            (naam, str(len(frame)), str(self.bronnen[naam])) for naam, frame in self.frames.items()
        ]

    def __repr__(self) -> str:
        regels = "\n".join(f"  {naam}: {aantal} rijen" for naam, aantal, _ in self._regels())
        return f"Levering {self.periode}, peildatum {datum_kort(self.periode.peildatum)}\n{regels}"

    def _repr_html_(self) -> str:
        rijen = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cel)}</td>" for cel in regel) + "</tr>"
            for regel in self._regels()
        )
        kop = "<tr><th>Tabel</th><th>Rijen</th><th>Bron</th></tr>"
        fictief = " (fictief)" if self.fictief else ""
        return f"<table><caption>Levering {self.periode}{fictief}</caption>{kop}{rijen}</table>"
