"""Note time and peak memory of each faulty delivery of the corpus.

``python -m tests.intake.corpus`` prints a line per case: seconds of the check, and the highest
memory in MiB of the process that checks and of the guarded process that reads for it.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

from duo_analytics.intake import report
from duo_analytics.intake.check import check
from tests.intake.corpus import CORPUS
from tests.intake.corpus.geval import Geval
from tests.intake.sound import sound

KIB_PER_MIB = 1024
Meting = tuple[str, float, float, float]


def measured(geval: Geval) -> Meting:
    """Name, seconds, and peak MiB of the checking and of the reading process."""
    levering = sound()
    geval.doe(levering)
    with tempfile.TemporaryDirectory() as map_:
        levering.write(Path(map_) / "2022-T1")
        begin = time.perf_counter()
        fouten = report.errors(check("2022-T1", map_))
        seconden = time.perf_counter() - begin
    if not fouten:
        message = f"{geval.naam}: no message"
        raise AssertionError(message)
    eigen, lezer = (
        resource.getrusage(wie).ru_maxrss / KIB_PER_MIB
        for wie in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return geval.naam, seconden, eigen, lezer


def _lines(metingen: Iterable[Meting]) -> Iterable[str]:
    for naam, seconden, eigen, lezer in metingen:
        yield f"{naam:<60} {seconden:7.2f} s {eigen:6.0f} MiB {lezer:6.0f} MiB"


def main() -> None:
    """Each case in a fresh process, so that no peak is that of an earlier case."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        metingen = []
        for meting in pool.map(_by_number, range(len(CORPUS))):
            metingen.append(meting)
            sys.stdout.writelines(f"{regel}\n" for regel in _lines([meting]))
            sys.stdout.flush()
    tijden = [seconden for _, seconden, _, _ in metingen]
    sys.stdout.write(
        f"{len(metingen)} cases: median {median(tijden):.2f} s, longest {max(tijden):.2f} s, "
        f"highest memory {max(m[2] for m in metingen):.0f} MiB checking and "
        f"{max(m[3] for m in metingen):.0f} MiB reading\n"
    )


def _by_number(nummer: int) -> Meting:
    return measured(CORPUS[nummer])
