"""The place on a worker where the notebooks of one coordinator are run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from duo_analytics.runs.cluster import bundel
from duo_analytics.runs.cluster.opslag import CODE, Opslag
from duo_analytics.runs.cluster.pakketten import differences, versions
from duo_analytics.runs.cluster.zending import DATA, STOPPED, Antwoord, Zending
from duo_analytics.runs.notebooks import Taak, Uitkomst
from duo_analytics.runs.workers import ENVIRONMENT

END_SECONDS = 10


@dataclass
class Werkplaats(WorkerPlugin):
    """Made by the coordinator, set up on every worker, also on one that comes later.

    What it unpacks lies in a folder of the worker, which Dask clears after a worker that was
    killed, and is gone when the coordinator is ready.
    """

    name: str
    opslag: Opslag
    versies: dict[str, str]
    _map: Path = field(default=Path(), init=False)
    _uitvoerders: dict[str, subprocess.Popen[str]] = field(default_factory=dict, init=False)

    def setup(self, worker: Worker) -> None:
        """Make the folder."""
        self._map = Path(tempfile.mkdtemp(prefix="duo-", dir=worker.local_directory))

    def teardown(self, worker: Worker) -> None:
        """End the processes and remove everything that was brought here."""
        for proces in self._uitvoerders.values():
            _end(proces)
        shutil.rmtree(self._map, ignore_errors=True)

    def run(self, zending: Zending) -> Antwoord:
        """Fetch, run, and put the executed notebook in the store, also that of a failure.

        Raises OSError when the store does not give or take.
        """
        anders = differences(self.versies, versions())
        if anders:  # a worker that came after the coordinator had looked
            taak = Taak(Path(zending.notebook), zending.parameters, Path())
            fout = f"een werker heeft andere versies: {'; '.join(anders)}"
            return Antwoord(asdict(Uitkomst(taak.naam, 0.0, soort="Andere versies", fout=fout)))
        code = self._bundle("code", CODE, zending.code)
        werk = self._map / "werk"
        shutil.rmtree(werk, ignore_errors=True)
        (werk / "uit").mkdir(parents=True)
        notebook, uit = werk / zending.notebook, werk / "uit" / zending.notebook
        notebook.write_bytes(self.opslag.get(zending.gebied, zending.inhoud))
        parameters = dict(zending.parameters)
        if zending.levering:
            levering = self._bundle("levering", zending.gebied, zending.levering)
            parameters[DATA] = str(levering)
        vraag = {"notebook": str(notebook), "parameters": parameters, "uit": str(uit)}
        uitkomst = self._ask(code, vraag)
        som = self.opslag.put(zending.gebied, uit.read_bytes()) if uit.is_file() else ""
        shutil.rmtree(werk, ignore_errors=True)
        return Antwoord(uitkomst, som)

    def _bundle(self, soort: str, gebied: str, som: str) -> Path:
        """A bundle, unpacked; of the deliveries only those of the last task stay here."""
        folder = self._map / soort / som
        if not folder.is_dir():
            if soort != "code":
                shutil.rmtree(folder.parent, ignore_errors=True)
            bundel.unpacked(self.opslag.get(gebied, som), folder)
        return folder

    def _ask(self, code: Path, vraag: dict[str, Any]) -> dict[str, Any]:
        proces = self._uitvoerder(code)
        if proces.stdin is None or proces.stdout is None:
            raise OSError("het proces voor notebooks heeft geen in- en uitvoer")
        proces.stdin.write(json.dumps(vraag) + "\n")
        proces.stdin.flush()
        regel = proces.stdout.readline()
        if regel:
            uitkomst: dict[str, Any] = json.loads(regel)
            return uitkomst
        _end(self._uitvoerders.pop(code.name))
        taak = Taak(Path(vraag["notebook"]), vraag["parameters"], Path(vraag["uit"]))
        return asdict(Uitkomst(taak.naam, 0.0, soort="Afgebroken", fout=STOPPED))

    def _uitvoerder(self, code: Path) -> subprocess.Popen[str]:
        """One process per version of the code, first of its own group, without our secrets."""
        eerder = self._uitvoerders.get(code.name)
        if eerder is None or eerder.poll() is not None:
            omgeving = {naam: w for naam, w in os.environ.items() if naam in ENVIRONMENT}
            with (self._map / "uitvoerder.log").open("ab") as log:
                self._uitvoerders[code.name] = subprocess.Popen(  # noqa: S603 - our own module
                    [sys.executable, "-m", "duo_analytics.runs.cluster.uitvoerder",
                     str(self._map / "kernels.log")],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, cwd=code,
                    env={**omgeving, "PYTHONPATH": str(code)}, start_new_session=os.name != "nt",
                    encoding="utf-8",
                )  # fmt: skip
        return self._uitvoerders[code.name]


def _end(proces: subprocess.Popen[str]) -> None:
    """Close its input, which ends it, and be sure of it."""
    for stroom in (proces.stdin, proces.stdout):
        if stroom is not None:
            stroom.close()
    try:
        proces.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()


def run_task(zending: Zending, werkplaats: str) -> Antwoord:
    """What Dask calls on a worker; raises OSError when the store fails, and Dask tries again."""
    plek = get_worker().plugins[werkplaats]
    if not isinstance(plek, Werkplaats):
        raise TypeError(f"{werkplaats} is geen werkplaats")
    return plek.run(zending)
