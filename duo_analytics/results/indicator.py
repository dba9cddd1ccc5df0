"""An indicator: one function with its definition, that gives a fact and its change."""

from __future__ import annotations

import enum
import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from duo_analytics.formatting import EENHEDEN
from duo_analytics.periods import Periode, datum_in_woorden
from duo_analytics.results.feit import Feit, Feiten, Vergelijking
from duo_analytics.sources import Bron
from duo_analytics.values import Getal

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm

CHAPTERS = "duo_analytics.chapters."
Berekening = Callable[["Tabellen"], Getal]
InWoorden = Callable[["Tabellen"], str]


class Moment(enum.Enum):
    """What a figure is measured over: a stand has a peildatum, a stroom has a period."""

    PEILDATUM = "peildatum"
    TERTAAL = "tertaal"
    TWAALF_MAANDEN = "twaalf maanden"
    TWEE_JAAR = "twee jaar"
    JAAR_TOT_NU = "jaar tot en met peildatum"
    VORIG_JAAR = "vorig kalenderjaar"
    LOPEND_JAAR = "lopend kalenderjaar"

    def in_woorden(self, periode: Periode) -> str:
        """'op 30 april 2022', 'januari tot en met april 2022', 'over 2021'."""
        return {
            Moment.PEILDATUM: f"op {datum_in_woorden(periode.peildatum)}",
            Moment.TERTAAL: periode.in_woorden,
            Moment.TWAALF_MAANDEN: periode.twaalf_maanden.in_woorden,
            Moment.TWEE_JAAR: periode.twee_jaar.in_woorden,
            Moment.JAAR_TOT_NU: periode.jaar_tot_nu.in_woorden,
            Moment.VORIG_JAAR: f"over {periode.jaar - 1}",
            Moment.LOPEND_JAAR: f"over {periode.jaar}",
        }[self]

    def needs_from(self, periode: Periode) -> date:
        """The first day whose history the figure needs."""
        return {
            Moment.PEILDATUM: periode.peildatum,
            Moment.TERTAAL: periode.venster.vooraf,
            Moment.TWAALF_MAANDEN: periode.twaalf_maanden.vooraf,
            Moment.TWEE_JAAR: periode.twee_jaar.vooraf,
            Moment.JAAR_TOT_NU: periode.jaar_tot_nu.vooraf,
            Moment.VORIG_JAAR: date(periode.jaar - 1, 1, 1),
            Moment.LOPEND_JAAR: date(periode.jaar, 1, 1),
        }[self]


@dataclass(frozen=True)
class Indicator:
    """A declared figure. Calling it with tables gives the fact, with its change.

    ``definitie`` and ``formule`` are Dutch and go to the reader and into docs/begrippen.md.
    ``tabellen`` are the contract's names of the tables that it is computed from. ``in_woorden``
    tells the moment where more belongs to it than a date: a status, or a year to come.
    """

    naam: str
    titel: str
    eenheid: str
    moment: Moment
    definitie: str
    formule: str
    tabellen: tuple[str, ...]
    bereken: Berekening
    decimalen: int
    kern: bool = False
    in_woorden: InWoorden | None = None

    def __call__(self, tabellen: Tabellen) -> Feit:
        """The fact at the period of the tables, and the same at the two periods it is compared
        with; a period that the history of the delivery does not reach gives no value.

        A fictive norm that the value rests on is one of its sources.
        """
        peil = tabellen.peil
        al_gebruikt = len(tabellen.gebruikte_normen)
        waarde = self.bereken(tabellen)
        normen = dict.fromkeys(tabellen.gebruikte_normen[al_gebruikt:])
        return Feit(
            naam=self.naam,
            titel=self.titel,
            waarde=waarde,
            eenheid=self.eenheid,
            decimalen=self.decimalen,
            moment=self.in_woorden(tabellen) if self.in_woorden else self.moment.in_woorden(peil),
            definitie=self.definitie,
            formule=self.formule,
            bronnen=(*tabellen.bron(*self.tabellen), *(n.als_bron for n in normen if n.fictief)),
            kern=self.kern,
            vorig_jaar=Vergelijking(str(peil.vorig_jaar), self._at(tabellen, peil.vorig_jaar)),
            vorige=Vergelijking(str(peil.vorige), self._at(tabellen, peil.vorige)),
            normen=_by_file(normen),
        )

    def _at(self, tabellen: Tabellen, periode: Periode) -> Getal:
        vanaf = self.moment.needs_from(periode)
        if not all(tabellen.reaches(naam, vanaf) for naam in self.tabellen):
            return None
        return self.bereken(tabellen.op(periode))


def _by_file(normen: Iterable[Norm]) -> tuple[Bron, ...]:
    """One source per file, with all its rows: 'normen.csv (rij 2, 5)'."""
    rijen: dict[str, list[int]] = {}
    for norm in normen:
        rijen.setdefault(norm.bestand, []).append(norm.rij)
    return tuple(
        Bron(bestand, cellen="rij " + ", ".join(map(str, sorted(nummers))))
        for bestand, nummers in sorted(rijen.items())
    )


def indicator(
    titel: str,
    *,
    eenheid: str,
    moment: Moment,
    definitie: str,
    formule: str,
    tabellen: tuple[str, ...],
    decimalen: int | None = None,
    kern: bool = False,
    in_woorden: InWoorden | None = None,
) -> Callable[[Berekening], Indicator]:
    """Declare a function as an indicator; its name is '<chapter module>.<function>'."""

    def declare(functie: Berekening) -> Indicator:
        hoofdstuk = functie.__module__.removeprefix(CHAPTERS).partition(".")[0]
        return Indicator(
            naam=f"{hoofdstuk}.{functie.__name__}",
            titel=titel,
            eenheid=eenheid,
            moment=moment,
            definitie=definitie,
            formule=formule,
            tabellen=tabellen,
            bereken=functie,
            decimalen=EENHEDEN[eenheid].decimalen if decimalen is None else decimalen,
            kern=kern,
            in_woorden=in_woorden,
        )

    return declare


def declared(hoofdstuk: str) -> tuple[Indicator, ...]:
    """Every indicator of a chapter module, or of the modules of a chapter package.

    The declarations are the list: in the order in which they stand, module after module.
    """
    module = importlib.import_module(hoofdstuk)
    namen = sorted(m.name for m in pkgutil.iter_modules(getattr(module, "__path__", [])))
    delen = [module, *(importlib.import_module(f"{hoofdstuk}.{naam}") for naam in namen)]
    return tuple(w for deel in delen for w in vars(deel).values() if isinstance(w, Indicator))


def compute(hoofdstuk: str, tabellen: Tabellen) -> Feiten:
    """The facts of a chapter (its module name), in the order of ``declared``."""
    return Feiten(tuple(indicator(tabellen) for indicator in declared(hoofdstuk)))
