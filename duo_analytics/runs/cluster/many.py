"""Rapportages of many organisations at once: workers run the notebooks, here they are published."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import DuoFout
from duo_analytics.runs.cluster.ontvangst import Opgehaald
from duo_analytics.runs.cluster.opslag import Opslag
from duo_analytics.runs.cluster.zending import DATA, Antwoord, Zending, area
from duo_analytics.runs.notebooks import Taak, Uitkomst

if TYPE_CHECKING:
    from duo_analytics.runs.cluster.sessie import Sessie
    from duo_analytics.runs.make import Opdracht


@dataclass(frozen=True)
class Resultaat:
    """The page that was published, or in Dutch why not; then the older set still stands."""

    opdracht: Opdracht
    pagina: Path | None = None
    fout: str = ""


@dataclass
class _Set:
    """A rapportage on its way: its tasks, and those that were answered."""

    opdracht: Opdracht
    taken: Sequence[Taak]
    gebied: str
    antwoorden: dict[str, Antwoord] = field(default_factory=dict)

    @property
    def klaar(self) -> bool:
        """Whether every task was answered."""
        return len(self.antwoorden) == len(self.taken)


def make_many(
    opdrachten: Sequence[Opdracht],
    sessie: Sessie,
    gemeld: Callable[[Opdracht, Uitkomst], None],
    jobs: int,
) -> Iterator[Resultaat]:
    """Make every rapportage; one that fails does not stop the others.

    ``jobs`` processes of this machine assemble and publish while workers run the notebooks of
    others. Deliveries leave the store as soon as their rapportage is made. Raises DuoFout when the
    cluster itself is gone.
    """
    spawn = multiprocessing.get_context("spawn")
    gebieden: set[str] = set()
    bezig: dict[Future[Resultaat], str] = {}
    with contextlib.ExitStack() as aan_het_eind:
        aan_het_eind.callback(_clear, sessie.verzender.opslag, gebieden)
        pool = aan_het_eind.enter_context(ProcessPoolExecutor(jobs, spawn))
        for (set_, taak), antwoord in sessie.spread(_pairs(opdrachten, sessie, gebieden)):
            set_.antwoorden[taak.naam] = antwoord
            gemeld(set_.opdracht, Uitkomst(**antwoord.uitkomst))
            if set_.klaar:
                bezig[_hand_over(pool, set_, sessie)] = set_.gebied
            for af in [future for future in bezig if future.done()]:
                yield _ended(af, bezig.pop(af), sessie, gebieden)
        for af in as_completed(bezig):
            yield _ended(af, bezig[af], sessie, gebieden)


def _pairs(
    opdrachten: Sequence[Opdracht], sessie: Sessie, gebieden: set[str]
) -> Iterator[tuple[tuple[_Set, Taak], Zending]]:
    """Every task of every set; a set is put in the store when its first task is asked for."""
    from duo_analytics.runs.make import tasks

    verzender = sessie.verzender
    for opdracht in opdrachten:
        bewijs = opdracht.out / opdracht.naam
        set_ = _Set(opdracht, tasks(opdracht, bewijs), area(bewijs))
        gebieden.add(set_.gebied)
        verzender.opslag.remove(set_.gebied)
        levering = verzender.levering(str(set_.taken[0].parameters.get(DATA, "")), set_.gebied)
        for taak in set_.taken:
            yield (set_, taak), verzender.zending(taak, levering, set_.gebied)


def _clear(opslag: Opslag, gebieden: set[str]) -> None:
    for gebied in gebieden:
        opslag.remove(gebied)


def _hand_over(pool: Executor, set_: _Set, sessie: Sessie) -> Future[Resultaat]:
    elders = Opgehaald(sessie.verzender.opslag, set_.gebied, set_.antwoorden)
    return pool.submit(publish, replace(set_.opdracht, elders=elders))


def _ended(af: Future[Resultaat], gebied: str, sessie: Sessie, gebieden: set[str]) -> Resultaat:
    sessie.verzender.opslag.remove(gebied)
    gebieden.discard(gebied)
    return af.result()


def publish(opdracht: Opdracht) -> Resultaat:
    """Assemble and publish what workers made; what our own code refuses is the result."""
    from duo_analytics.runs.make import make

    try:
        return Resultaat(opdracht, make(opdracht, lambda _: None).pagina)
    except DuoFout as fout:
        return Resultaat(opdracht, fout=str(fout))
