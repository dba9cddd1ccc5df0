"""A process on a worker that runs notebooks with the code that came with them.

    python -m duo_analytics.runs.cluster.uitvoerder LOG

One task a line comes in as JSON, one outcome a line goes out. The end of the input ends it: at once
when a notebook is busy, so that nothing goes on for a worker that is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from duo_analytics.runs.cluster.zending import STOPPED
from duo_analytics.runs.notebooks import Taak, Uitkomst, run_notebook
from duo_analytics.runs.workers import workers


class Vragen:
    """The lines that come in, one by one; while one is answered, the end of them is an end now."""

    def __init__(self) -> None:
        self._rij: SimpleQueue[str | None] = SimpleQueue()
        self._bezig = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while (regel := self._rij.get()) is not None:
            yield json.loads(regel)
            self._bezig.clear()

    def _read(self) -> None:
        for regel in sys.stdin:
            self._bezig.set()
            self._rij.put(regel)
        if self._bezig.is_set():
            _end_group()
        self._rij.put(None)


def _end_group() -> None:
    """The worker started this process as the first of its own group, where a system has those."""
    if os.name == "nt":
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


def answer(pool: Executor, vraag: dict[str, Any]) -> Uitkomst:
    """Run the notebook of one line."""
    taak = Taak(Path(vraag["notebook"]), vraag["parameters"], Path(vraag["uit"]))
    try:
        return pool.submit(run_notebook, taak).result()
    except BrokenProcessPool:
        return Uitkomst(taak.naam, 0.0, soort="Afgebroken", fout=STOPPED)


def main(log: Path) -> None:
    """Answer every line; after a process of the pool stopped there is a new one."""
    uit = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what else is printed goes with the errors
    vragen = iter(Vragen())
    open_ = True
    while open_:
        with workers(1, log) as pool:
            open_ = _answer_until_broken(pool, vragen, uit)


def _answer_until_broken(pool: Executor, vragen: Iterator[dict[str, Any]], uit: Any) -> bool:
    for vraag in vragen:
        uitkomst = answer(pool, vraag)
        uit.write(json.dumps(asdict(uitkomst)) + "\n")
        uit.flush()
        if uitkomst.fout == STOPPED:
            return True
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
