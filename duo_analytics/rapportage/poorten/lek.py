"""The leak scan: nothing that is published names a person, a key of a delivery or a machine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from duo_analytics.rapportage.poorten.bevinding import LEK, Bevinding, Stuk
from duo_analytics.rapportage.poorten.patronen import HIDDEN, INTERNAL, PERSONAL, of_machine

if TYPE_CHECKING:
    from duo_analytics.rapportage.poorten.geheim import Geheimen, Machine
    from duo_analytics.rapportage.poorten.patronen import Patroon

KEY = "een naam of sleutel uit een levering"
NAME = "naam van het bestand"


class Zoeker:
    """Looks through the texts of one file after another.

    ``intern`` leaves out what a log of our own may tell: folders, and errors of the program.
    """

    def __init__(self, geheimen: Geheimen, machine: Machine, *, intern: bool = False) -> None:
        self._geheimen = geheimen
        eigen = of_machine(machine)
        self._schoon: set[str] = set()  # texts in which nothing was found
        self._patronen: Sequence[Patroon] = PERSONAL if intern else (*PERSONAL, *INTERNAL, *eigen)

    def findings(self, bestand: str, stukken: Iterable[Stuk]) -> Iterator[Bevinding]:
        """Place and reason of each hit, once."""
        nieuw: dict[str, str] = {}
        for plaats, tekst in stukken:
            if tekst not in self._schoon:
                nieuw.setdefault(tekst, plaats)
        teksten = [HIDDEN.sub("", tekst) for tekst in nieuw]
        begin = [0, *accumulate(len(tekst) + 1 for tekst in teksten)]
        raak = sorted(set(self._hits("\n".join(teksten))))
        plaatsen = list(nieuw.values())
        gevonden = [(bisect_right(begin, plek) - 1, reden) for plek, reden in raak]
        vuil = {nummer for nummer, _ in gevonden}
        self._schoon |= {tekst for nummer, tekst in enumerate(nieuw) if nummer not in vuil}
        for nummer, reden in dict.fromkeys(gevonden):
            yield Bevinding(LEK, bestand, plaatsen[nummer], reden)

    def in_name(self, bestand: str) -> Iterator[Bevinding]:
        """Hits in the name of a file and of its folders."""
        yield from self.findings(bestand, [Stuk(NAME, deel) for deel in bestand.split("/")])

    def _hits(self, tekst: str) -> Iterator[tuple[int, str]]:
        for patroon in self._patronen:
            yield from ((plek, patroon.reden) for plek in patroon.places(tekst))
        yield from ((plek, KEY) for plek in self._geheimen.places(tekst))
