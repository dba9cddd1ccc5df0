"""Run notebooks with papermill, each in a process of its own, some at the same time."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics import errors
from duo_analytics.ontvangers import STANDAARD

if TYPE_CHECKING:
    from duo_analytics.runs.cache import Kast

CELL_SECONDS = 600
START_SECONDS = 60
FORCED = "er is om gevraagd met --force"
SAME = "niets waar de notebook van afhangt is gewijzigd"


Vooraf = tuple[Callable[..., object], *tuple[Any, ...]]  # a function and its arguments


@dataclass(frozen=True, eq=False)
class Taak:
    """A notebook, its parameters and where the executed notebook is written."""

    notebook: Path
    parameters: Mapping[str, Any]
    uit: Path

    @property
    def naam(self) -> str:
        """'95_financien.ipynb (diemen)': the notebook, and the recipient when it is run for one."""
        ontvanger = self.parameters.get("ontvanger", STANDAARD)
        return self.notebook.name + (f" ({ontvanger})" if ontvanger != STANDAARD else "")


@dataclass(frozen=True)
class Uitkomst:
    """How a notebook ended: ``fout`` is the kind of error and its text, empty when it was good.

    Plain values: it comes from another process, where an exception may not survive the way.
    ``gelezen`` are the files that it opened with their times, None when nobody saw that;
    ``waarom`` says in Dutch why it ran, or why it did not (``bewaard``); ``nog`` is the time in
    seconds that the other notebooks are expected to take, 0 when unknown.
    """

    notebook: str
    seconden: float
    cel: int = 0
    soort: str = ""
    fout: str = ""
    gelezen: Mapping[str, float] | None = None
    waarom: tuple[str, ...] = ()
    bewaard: bool = False
    nog: float = 0.0


# Runs tasks elsewhere, and tells of each as it ends; raises as ``run_all`` does.
Elders = Callable[[Sequence[Taak], Callable[[Uitkomst], None]], None]


@dataclass(frozen=True)
class Uitvoering:
    """How notebooks are run: by whom, what is kept, and who hears of each one as it ends.

    ``opnieuw`` runs all of them, whatever is kept. ``vooraf`` are calls that read what several of
    them ask for; they end before the first notebook begins, and what fails in them is told there.
    """

    pool: Executor
    jobs: int
    kast: Kast
    gemeld: Callable[[Uitkomst], None]
    opnieuw: bool = False
    vooraf: Sequence[Vooraf] = ()


def run_all(taken: Sequence[Taak], uitvoering: Uitvoering) -> None:
    """Bring every notebook to its place: what is kept as it was, the others run, longest first.

    All of them are run to their end; then the first that failed, in order of the tasks, is raised:
    HoofdstukMislukt with notebook, cell and cause, or what our own code refused in it.
    """
    from duo_analytics.rapportage.files import prepare_pictures

    kast, gemeld = uitvoering.kast, uitvoering.gemeld
    te_doen: dict[Taak, tuple[str, ...]] = {}
    for taak in taken:
        if uitvoering.opnieuw:
            te_doen[taak] = (FORCED,)
        elif kast.restore(taak):
            gemeld(Uitkomst(taak.naam, 0.0, waarom=(SAME,), bewaard=True))
        else:
            te_doen[taak] = tuple(kast.reasons(taak))
    if len(te_doen) > 1:
        wait([uitvoering.pool.submit(doe, *waarmee) for doe, *waarmee in uitvoering.vooraf])
    mislukt = {}
    for taak, uitkomst in _outcomes(te_doen, uitvoering):
        gemeld(replace(uitkomst, waarom=te_doen[taak]))
        if uitkomst.soort:
            mislukt[taak] = uitkomst
        else:
            kast.keep(taak, uitkomst.gelezen, uitkomst.seconden)
            uitvoering.pool.submit(prepare_pictures, taak.uit)
    for taak in taken:
        if taak in mislukt:
            raise error_of(mislukt[taak])


def error_of(uitkomst: Uitkomst) -> errors.DuoFout:
    """The error of a notebook that failed: one that our own code raised keeps its exit code."""
    eigen = getattr(errors, uitkomst.soort, None)
    for soort in (errors.LeveringFout, errors.GebruikFout, errors.DuoFout):
        if isinstance(eigen, type) and issubclass(eigen, soort):
            return soort(f"Notebook {uitkomst.notebook}: {uitkomst.fout}")
    oorzaak = f"{uitkomst.soort}: {uitkomst.fout}"
    return errors.HoofdstukMislukt(uitkomst.notebook, uitkomst.cel, oorzaak)


def _outcomes(taken: Iterable[Taak], uitvoering: Uitvoering) -> Iterator[tuple[Taak, Uitkomst]]:
    """Processes, not threads: a folder or an environment that one changes is no one else's."""
    duur = {taak: laatste.seconden for taak in taken if (laatste := uitvoering.kast.latest(taak))}
    langste = sorted(taken, key=lambda taak: -duur.get(taak, float("inf")))
    lopend = {uitvoering.pool.submit(run_notebook, taak): taak for taak in langste}
    rest = set(langste)
    for klaar in as_completed(lopend):
        taak = lopend[klaar]
        rest.remove(taak)
        nog = sum(duur.get(ander, 0.0) for ander in rest) / uitvoering.jobs
        try:
            yield taak, replace(klaar.result(), nog=nog if rest <= duur.keys() else 0.0)
        except BrokenProcessPool:
            yield taak, Uitkomst(taak.naam, 0, soort="Afgebroken", fout="het proces is gestopt")


def run_notebook(taak: Taak) -> Uitkomst:
    """Execute one notebook afresh and write it to ``taak.uit``, also when it fails."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    begin = time.monotonic()
    naam = taak.naam
    try:
        gelezen = _execute(taak)
    except PapermillExecutionError as fout:
        return Uitkomst(naam, _since(begin), fout.exec_count or 0, fout.ename, fout.evalue)
    except CellTimeoutError:
        tekst = f"een cel duurde langer dan {CELL_SECONDS} s"
        return Uitkomst(naam, _since(begin), soort="Te lang", fout=tekst)
    except DeadKernelError:
        return Uitkomst(naam, _since(begin), soort="Afgebroken", fout="de kernel is gestopt")
    except RuntimeError as fout:  # what the client raises when a kernel does not come up
        tekst = f"de kernel is gestopt of antwoordt niet ({fout})"
        return Uitkomst(naam, _since(begin), soort="Geen kernel", fout=tekst)
    return Uitkomst(naam, _since(begin), gelezen=gelezen)


def _execute(taak: Taak) -> dict[str, float] | None:
    """What it read, and when; None when its cells ran where that is not seen."""
    import papermill

    from duo_analytics.runs.reading import record, seen
    from duo_analytics.runs.workers import engine

    taak.uit.parent.mkdir(parents=True, exist_ok=True)
    motor = engine()
    gezien = record() if seen(taak.notebook, motor) else None
    papermill.execute_notebook(
        str(taak.notebook),
        str(taak.uit),
        dict(taak.parameters),
        engine_name=motor,
        kernel_name="python3",
        progress_bar=False,
        start_timeout=START_SECONDS,
        execution_timeout=CELL_SECONDS,
        config=_kernel_config(),
    )
    if gezien is None:
        return None
    return {pad: wanneer for pad, wanneer in gezien().items() if Path(pad) != taak.notebook}


def _since(begin: float) -> float:
    return time.monotonic() - begin


def _kernel_config() -> Any:
    """Sockets in a private folder where the system has them: no ports, nothing on the network.

    Each kernel gets a path of its own: left to itself, every kernel of a folder takes the same one.
    """
    from traitlets.config import Config

    if os.name == "nt":
        return Config()
    pad = Path(os.environ["JUPYTER_RUNTIME_DIR"]) / uuid.uuid4().hex[:8]
    return Config({"KernelManager": {"transport": "ipc", "ip": str(pad)}})
