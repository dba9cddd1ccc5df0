"""The coordinator: hands tasks to workers, takes what they made, and says what went wrong."""

from __future__ import annotations

import contextlib
import itertools
import math
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from dask.typing import Key
from distributed import CancelledError, Client, Future, KilledWorker

from duo_analytics.errors import DuoFout
from duo_analytics.runs.cluster.adres import checked_address, checked_store
from duo_analytics.runs.cluster.ontvangst import cleared, raise_first, received
from duo_analytics.runs.cluster.opslag import Opslag
from duo_analytics.runs.cluster.pakketten import versions
from duo_analytics.runs.cluster.verbinding import RESOURCE, connected
from duo_analytics.runs.cluster.werkplaats import Werkplaats, run_task
from duo_analytics.runs.cluster.zending import (
    DATA,
    Antwoord,
    Verzender,
    Zending,
    area,
    publish_code,
)
from duo_analytics.runs.notebooks import Taak, Uitkomst

RETRIES = 2  # of a task whose store failed; a worker that is lost is counted by the scheduler
LOOK_SECONDS = 2.0
ALONE_SECONDS = 120.0
LOST = (
    "De verbinding met de scheduler is verbroken. Kijk of hij draait en start de run opnieuw; de "
    "vorige rapportage staat er nog."
)
KILLED = (
    "de werker stopte bij elke poging. Kijk in het logboek van de werker of het geheugen op was, "
    "en wat de notebook doet"
)
T = TypeVar("T")


@dataclass(frozen=True)
class Sessie:
    """Workers that are ready for this version of the code; ``werkplaats`` is their place for us.

    ``doet`` is what a worker does with a task; only a measurement asks for something else.
    """

    client: Client
    verzender: Verzender
    werkplaats: str
    doet: Callable[[Zending, str], Antwoord] = run_task

    def run(self, taken: Sequence[Taak], gemeld: Callable[[Uitkomst], None]) -> None:
        """Run the notebooks of one set and put each at its place; raises as ``run_all`` does.

        Nothing of the set stays in the store, however it ends.
        """
        gebied = area(taken[0].uit.parent)
        opslag = self.verzender.opslag
        with cleared(opslag, gebied):
            levering = self.verzender.levering(str(taken[0].parameters.get(DATA, "")), gebied)
            paren = ((taak, self.verzender.zending(taak, levering, gebied)) for taak in taken)
            uitkomsten: dict[str, Uitkomst] = {}
            for taak, antwoord in self.spread(paren):
                uitkomsten[taak.naam] = received(opslag, taak, antwoord, gebied)
                gemeld(uitkomsten[taak.naam])
        raise_first(taken, uitkomsten)

    def spread(self, paren: Iterable[tuple[T, Zending]]) -> Iterator[tuple[T, Antwoord]]:
        """Every task with its answer, as they end; as many are out as there are workers.

        So a task that kills its worker takes no other with it, and the next task is only made
        when there is a place for it. Raises DuoFout when the scheduler or all workers are gone.
        """
        plaatsen, rest = _Plaatsen(self.client), iter(paren)
        klaar: SimpleQueue[Future[Antwoord]] = SimpleQueue()
        uit: dict[Key, tuple[T, Zending]] = {}
        while True:
            for wat, zending in itertools.islice(rest, max(0, plaatsen.aantal() - len(uit))):
                future = self._submit(zending)
                uit[future.key] = wat, zending
                future.add_done_callback(klaar.put)
            if not uit:
                return
            for future in _ended(klaar, plaatsen):
                wat, zending = uit.pop(future.key)
                yield wat, _answer(future, zending)
                future.release()

    def _submit(self, zending: Zending) -> Future[Antwoord]:
        return self.client.submit(
            self.doet,
            zending,
            self.werkplaats,
            key=f"duo-{zending.som[:16]}-{uuid.uuid4().hex[:8]}",
            resources={RESOURCE: 1},
            retries=RETRIES,
            pure=False,
        )


@dataclass
class _Plaatsen:
    """How many workers there are, looked at now and then: they come and go."""

    client: Client
    _aantal: int = 0
    _gezien: float = -math.inf
    _alleen_sinds: float = math.inf

    def aantal(self) -> int:
        """At least one: a worker that was lost may come back."""
        nu = time.monotonic()
        if nu - self._gezien > LOOK_SECONDS:
            self._gezien, self._aantal = nu, self._count()
            self._alleen_sinds = math.inf if self._aantal else min(self._alleen_sinds, nu)
        return max(1, self._aantal)

    def require_somebody(self) -> None:
        """Raise DuoFout when the scheduler is gone, or every worker for some time."""
        self.aantal()
        if time.monotonic() - self._alleen_sinds > ALONE_SECONDS:
            raise DuoFout(
                f"Het cluster heeft al {ALONE_SECONDS:.0f} s geen werker meer. Start werkers en "
                "daarna de run opnieuw; de vorige rapportage staat er nog."
            )

    def _count(self) -> int:
        if self.client.status != "running":
            raise DuoFout(LOST)
        return len(self.client.scheduler_info(n_workers=-1)["workers"])


def _ended(klaar: SimpleQueue[Future[Antwoord]], plaatsen: _Plaatsen) -> list[Future[Antwoord]]:
    """What ended in the meantime; nothing when nothing did for a while."""
    try:
        eerste = klaar.get(timeout=LOOK_SECONDS)
    except Empty:
        plaatsen.require_somebody()
        return []
    return [eerste, *(klaar.get() for _ in range(klaar.qsize()))]


def _answer(future: Future[Antwoord], zending: Zending) -> Antwoord:
    """What a task gave, or in Dutch why Dask gave it up; raises DuoFout when nobody knows it."""
    fout = future.exception()
    if fout is None:
        return future.result()
    if isinstance(fout, CancelledError):
        raise DuoFout(LOST) from fout
    taak = Taak(Path(zending.notebook), zending.parameters, Path())
    soort, tekst = type(fout).__name__, str(fout)
    if isinstance(fout, KilledWorker):
        soort, tekst = "Werker gestopt", KILLED
    elif isinstance(fout, FileNotFoundError):
        soort, tekst = "Opslag", f"een werker vindt {fout} niet; kan elke machine bij de opslag?"
    return Antwoord(asdict(Uitkomst(taak.naam, 0.0, soort=soort, fout=tekst)))


@contextlib.contextmanager
def session(adres: str, opslag: str, jobs: int) -> Iterator[Sessie]:
    """Connect, put the code in the store and prepare the workers.

    ``opslag`` is empty for a folder of our own when the workers are on this machine. Raises
    GebruikFout when address, store or workers cannot be used as they are.
    """
    adres = checked_address(adres)
    with tempfile.TemporaryDirectory(prefix="duo-") as eigen:
        plek = Opslag(checked_store(opslag, adres, Path(eigen) / "opslag"))
        with connected(adres, jobs) as client:
            naam = f"duo-{uuid.uuid4().hex}"
            client.register_plugin(Werkplaats(naam, plek, versions()))
            try:
                yield Sessie(client, Verzender(plek, publish_code(plek)), naam)
            finally:
                if client.status == "running":
                    client.unregister_worker_plugin(naam)
