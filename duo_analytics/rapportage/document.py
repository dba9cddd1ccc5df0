"""The document tree: what a rapportage says and in which order, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.results.feit import Feit, Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duo_analytics.periods import Periode
    from duo_analytics.results.verantwoording import Verantwoording
    from duo_analytics.sources import Bron, NormBron


Blok: TypeAlias = Kop | Alinea | Lijst | Tekst | Feiten | Grafiek | Tabel


@dataclass(frozen=True)
class Hoofdstuk:
    """A subject of the rapportage, as its notebook showed it; ``naam`` is its module name."""

    naam: str
    titel: str
    blokken: tuple[Blok, ...]
    verantwoording: Verantwoording

    @property
    def feiten(self) -> tuple[Feit, ...]:
        """Its facts, in order."""
        groepen = [blok for blok in self.blokken if isinstance(blok, Feiten)]
        return tuple(feit for groep in groepen for feit in groep.feiten)

    @property
    def samenvatting(self) -> tuple[Tekst, ...]:
        """Its generated texts: what the summary of the rapportage repeats."""
        return tuple(blok for blok in self.blokken if isinstance(blok, Tekst))

    @property
    def figuren(self) -> tuple[Grafiek | Tabel, ...]:
        """Its charts and tables, in order."""
        return tuple(blok for blok in self.blokken if isinstance(blok, Grafiek | Tabel))


@dataclass(frozen=True)
class Stand:
    """Whether a rapportage was released: ``woord`` marks every page, ``regel`` says it in full."""

    woord: str = "Concept"
    regel: str = (
        "Concept: deze rapportage is nog niet vastgesteld. Cijfers en teksten kunnen veranderen."
    )
    vastgesteld: bool = False


@dataclass(frozen=True)
class Rapportage:
    """The whole rapportage of one period, for one recipient.

    ``aanbieding`` is the form that presents it to a raad; empty for the bestuur. Of the chapters in
    ``ontbrekende_teksten`` the controller has still to write the text.
    """

    titel: str
    periode: Periode
    hoofdstukken: tuple[Hoofdstuk, ...]
    ontvanger: str = "Duo-breed"
    gericht_aan: str = ""
    aanbieding: tuple[Blok, ...] = ()
    ontbrekende_teksten: tuple[str, ...] = ()
    stand: Stand = Stand()

    @property
    def in_woorden(self) -> str:
        """What it covers: from 1 January up to the peildatum, 'januari tot en met april 2022'."""
        return self.periode.jaar_tot_nu.in_maanden

    @property
    def fictief(self) -> bool:
        """Whether any of its data are invented: then every page and figure says so."""
        return any(hoofdstuk.verantwoording.fictief for hoofdstuk in self.hoofdstukken)

    @property
    def feiten(self) -> tuple[Feit, ...]:
        """Every fact, chapter after chapter."""
        return tuple(feit for hoofdstuk in self.hoofdstukken for feit in hoofdstuk.feiten)

    @property
    def figuren(self) -> tuple[Grafiek | Tabel, ...]:
        """Every chart and table, chapter after chapter."""
        return tuple(figuur for hoofdstuk in self.hoofdstukken for figuur in hoofdstuk.figuren)

    @cached_property
    def nummers(self) -> Mapping[str, str]:
        """'Figuur 3' or 'Tabel 1' by name: charts and tables are counted apart."""
        tellers = {"Figuur": 0, "Tabel": 0}
        nummers = {}
        for figuur in self.figuren:
            woord = "Figuur" if isinstance(figuur, Grafiek) else "Tabel"
            tellers[woord] += 1
            nummers[figuur.naam] = f"{woord} {tellers[woord]}"
        return nummers

    @property
    def grafieken(self) -> tuple[Grafiek, ...]:
        """Every chart."""
        return tuple(figuur for figuur in self.figuren if isinstance(figuur, Grafiek))

    @property
    def tabellen(self) -> tuple[tuple[str, Tabel], ...]:
        """Every table, alone or behind a chart, with the number of its figure."""
        return tuple(
            (self.nummers[figuur.naam], figuur.tabel if isinstance(figuur, Grafiek) else figuur)
            for figuur in self.figuren
        )

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """Every table of the deliveries that was read, once, in order of file and sheet."""
        alle = {bron for h in self.hoofdstukken for bron in h.verantwoording.bronnen}
        return tuple(sorted(alle, key=lambda bron: (bron.bestand, bron.blad)))

    @property
    def normen(self) -> tuple[NormBron, ...]:
        """Every norm and published value that was used, once, in order of its name."""
        alle = {norm for h in self.hoofdstukken for norm in h.verantwoording.normen}
        return tuple(sorted(alle, key=lambda norm: (norm.reeks, norm.periode)))
