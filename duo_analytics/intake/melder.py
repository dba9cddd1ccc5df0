"""Collects what is said about one file, and names the place in the words of that file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from duo_analytics.intake.opening.addresses import address
from duo_analytics.intake.problems import Probleem

MOST_KEPT = 5_000  # messages of one file; who has more than this mends the first ones first


class Plek(NamedTuple):
    """A column where something is shown: its position (from 0) and its header."""

    kolom: int
    kop: str = ""


class Uitspraak(NamedTuple):
    """What is said of a cell; ``waarde`` stays empty where it may not be shown."""

    code: str
    reden: str
    herstel: str
    waarde: str = ""


@dataclass(frozen=True)
class Melder:
    """The messages about one file; ``voor_blad`` gives the same list with the sheet filled in.

    ``rijwoord`` is empty where a cell has an address; otherwise rows are named with that word.
    """

    bestand: str
    blad: str = ""
    rijwoord: str = ""
    problemen: list[Probleem] = field(default_factory=list)
    geteld: Counter[Probleem] = field(default_factory=Counter)

    def voor_blad(self, blad: str) -> Melder:
        """A melder for one sheet of the file, that adds to the same list."""
        return replace(self, blad=blad)

    def meld(self, code: str, reden: str, herstel: str, cel: str = "") -> None:
        """Say something of the file, the sheet, or of one address in it."""
        self.problemen.append(Probleem(code, self.bestand, reden, herstel, blad=self.blad, cel=cel))

    def meld_cel(self, uitspraak: Uitspraak, rij: int, plek: Plek) -> None:
        """Say something of the cell in a row of the file."""
        if len(self.problemen) >= MOST_KEPT:
            self._count_only(uitspraak.code, plek)
            return
        self.problemen.append(
            Probleem(
                uitspraak.code,
                self.bestand,
                uitspraak.reden,
                uitspraak.herstel,
                blad=self.blad,
                cel="" if self.rijwoord else address(rij, plek.kolom),
                rij=f"{self.rijwoord} {rij}" if self.rijwoord else "",
                kolom=plek.kop,
                waarde=uitspraak.waarde,
            )
        )

    def meld_cellen(self, uitspraak: Uitspraak, rijen: Iterable[int], plek: Plek) -> None:
        """Say the same of several cells of a column."""
        for rij in rijen:
            self.meld_cel(uitspraak, int(rij), plek)

    def all(self) -> list[Probleem]:
        """Every message; those that were only counted come last, one per code and column."""
        rest = [replace(soort, aantal=aantal) for soort, aantal in self.geteld.items()]
        return [*self.problemen, *rest]

    def _count_only(self, code: str, plek: Plek) -> None:
        reden, herstel = "dezelfde melding komt in deze kolom vaker voor", "Verbeter eerst de rest."
        soort = Probleem(code, self.bestand, reden, herstel, blad=self.blad, kolom=plek.kop)
        self.geteld[soort] += 1
