"""Run notebooks with papermill, each in a kernel of its own, some at the same time."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duo_analytics import errors
from duo_analytics.ontvangers import STANDAARD
from duo_analytics.runs.workers import KERNEL_LOG, workers

CELL_SECONDS = 600
START_SECONDS = 60


@dataclass(frozen=True)
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
    """

    notebook: str
    seconden: float
    cel: int = 0
    soort: str = ""
    fout: str = ""


# Runs tasks elsewhere, and tells of each as it ends; raises as ``run_all`` does.
Elders = Callable[[Sequence[Taak], Callable[[Uitkomst], None]], None]


def run_all(taken: Sequence[Taak], jobs: int, gemeld: Callable[[Uitkomst], None]) -> None:
    """Run every notebook, ``jobs`` at a time; ``gemeld`` hears of each one as it ends.

    All of them are run to their end; then the first that failed, in order of the tasks, is raised:
    HoofdstukMislukt with notebook, cell and cause, or what our own code refused in it.
    """
    namen = [taak.naam for taak in taken]
    uitkomsten = []
    for uitkomst in _outcomes(taken, jobs):
        gemeld(uitkomst)
        uitkomsten.append(uitkomst)
    for uitkomst in sorted(uitkomsten, key=lambda u: namen.index(u.notebook)):
        if uitkomst.soort:
            raise error_of(uitkomst)


def error_of(uitkomst: Uitkomst) -> errors.DuoFout:
    """The error of a notebook that failed: one that our own code raised keeps its exit code."""
    eigen = getattr(errors, uitkomst.soort, None)
    for soort in (errors.LeveringFout, errors.GebruikFout, errors.DuoFout):
        if isinstance(eigen, type) and issubclass(eigen, soort):
            return soort(f"Notebook {uitkomst.notebook}: {uitkomst.fout}")
    oorzaak = f"{uitkomst.soort}: {uitkomst.fout}"
    return errors.HoofdstukMislukt(uitkomst.notebook, uitkomst.cel, oorzaak)


def _outcomes(taken: Sequence[Taak], jobs: int) -> Iterator[Uitkomst]:
    """Processes, not threads: a folder or an environment that one changes is no one else's."""
    log = taken[0].uit.parent / KERNEL_LOG
    with workers(min(jobs, len(taken)), log) as pool:
        lopend = {pool.submit(run_notebook, taak): taak for taak in taken}
        for klaar in as_completed(lopend):
            try:
                yield klaar.result()
            except BrokenProcessPool:
                naam = lopend[klaar].naam
                yield Uitkomst(naam, 0, soort="Afgebroken", fout="het proces is gestopt")


def run_notebook(taak: Taak) -> Uitkomst:
    """Execute one notebook in a new kernel and write it to ``taak.uit``, also when it fails."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    begin = time.monotonic()
    naam = taak.naam
    taak.uit.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            str(taak.notebook),
            str(taak.uit),
            dict(taak.parameters),
            kernel_name="python3",
            progress_bar=False,
            start_timeout=START_SECONDS,
            execution_timeout=CELL_SECONDS,
            config=_kernel_config(),
        )
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
    return Uitkomst(naam, _since(begin))


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
