"""What workers made, brought to its place on the machine of the coordinator."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duo_analytics.runs.cluster.opslag import Opslag
from duo_analytics.runs.cluster.zending import Antwoord
from duo_analytics.runs.notebooks import Taak, Uitkomst, error_of


@dataclass(frozen=True)
class Opgehaald:
    """Tasks that workers have already answered, by name: only their notebooks are fetched."""

    opslag: Opslag
    gebied: str
    antwoorden: Mapping[str, Antwoord]

    def __call__(self, taken: Sequence[Taak], gemeld: Callable[[Uitkomst], None]) -> None:
        """Put each at its place; raises as ``run_all`` does."""
        uitkomsten = {}
        for taak in taken:
            antwoord = self.antwoorden[taak.naam]
            uitkomsten[taak.naam] = received(self.opslag, taak, antwoord, self.gebied)
            gemeld(uitkomsten[taak.naam])
        raise_first(taken, uitkomsten)


def received(opslag: Opslag, taak: Taak, antwoord: Antwoord, gebied: str) -> Uitkomst:
    """Put the executed notebook at its place, also that of a failure; how it ended."""
    if antwoord.som:
        taak.uit.parent.mkdir(parents=True, exist_ok=True)
        taak.uit.write_bytes(opslag.get(gebied, antwoord.som))
    return Uitkomst(**antwoord.uitkomst)


def raise_first(taken: Sequence[Taak], uitkomsten: Mapping[str, Uitkomst]) -> None:
    """Raise the first failure in the order of the tasks, as a run on one machine does."""
    for taak in taken:
        if uitkomsten[taak.naam].soort:
            raise error_of(uitkomsten[taak.naam])


@contextlib.contextmanager
def cleared(opslag: Opslag, gebied: str) -> Iterator[None]:
    """An area that is empty at the start and at the end: deliveries do not stay."""
    opslag.remove(gebied)
    try:
        yield
    finally:
        opslag.remove(gebied)
