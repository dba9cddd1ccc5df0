"""Measure a whole rapportage beside the usual ways to make one, in turn, on one machine.

Everything starts from a fresh copy of the example deliveries, in processes of its own. Only ratios
within one measurement say something: a machine that is busy makes everything slower.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from duo_analytics.errors import DuoFout
from duo_analytics.ontvangers import ONTVANGERS
from duo_analytics.places import EXAMPLE, EXAMPLE_PERIODE
from duo_analytics.runs.parameters import checked
from duo_analytics.runs.plan import chapter_notebooks

ONE_CHAPTER = "formatie"
CHANGED = "kantoor.xlsx"
ROUNDS, QUICK_ROUNDS = 3, 1
ROWS, QUICK_ROWS = 500_000, 20_000
LEAST = 0.1  # processor time that can be told from none
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
LOOP, LOOP_ONE = "papermill en nbconvert, opdracht na opdracht", "hetzelfde, een hoofdstuk"
IN_PROCESS, PLOOMBER = "papermill en nbconvert in een proces", "ploomber-engine en nbconvert"
SCRIPT, PASS = "gewoon Python-script, zonder rapportage (grens)", "python -c pass"
OURS, OURS_ONE = "duo-analytics run, alle vormen", "duo-analytics run, een hoofdstuk"
AGAIN, ONE_BOOK = "duo-analytics run, niets gewijzigd", "duo-analytics run, een werkboek gewijzigd"
TEXT, HELP = "duo-analytics run, een tekst gewijzigd", "duo-analytics --help"
COMPARED = (
    (OURS_ONE, LOOP_ONE),
    (OURS, LOOP),
    (OURS, SCRIPT),
    (AGAIN, LOOP),
    (AGAIN, PASS),
    (HELP, PASS),
    (ONE_BOOK, OURS),
    (TEXT, OURS),
)


@dataclass(frozen=True)
class Reeks:
    """The times of one way in seconds: on the clock, and of all processors together."""

    naam: str
    tijden: list[float] = field(default_factory=list)
    rekentijden: list[float] = field(default_factory=list)

    @property
    def mediaan(self) -> float:
        """The middle one."""
        return statistics.median(self.tijden)

    @property
    def cellen(self) -> tuple[str, ...]:
        """Name, least, middle and most, and the middle time of the processors, in Dutch."""
        rekentijd = statistics.median(self.rekentijden)
        getallen = (min(self.tijden), self.mediaan, max(self.tijden), rekentijd)
        return (self.naam, *(_getal(tijd) for tijd in getallen))


def measure(rondes: int, gemeld: Callable[[str], None], *, quick: bool) -> dict[str, Reeks]:
    """Every way in turn, so many times; ``quick`` leaves out what takes minutes."""
    reeksen: dict[str, Reeks] = {}
    with tempfile.TemporaryDirectory(prefix="duo-bench-") as map_:
        for ronde in range(rondes):
            for naam, doe in _ways(Path(map_) / str(ronde), quick=quick):
                begin, rekenbegin = time.perf_counter(), _processor_seconds()
                doe()
                duur = time.perf_counter() - begin
                reeks = reeksen.setdefault(naam, Reeks(naam))
                reeks.tijden.append(duur)
                reeks.rekentijden.append(_processor_seconds() - rekenbegin)
                gemeld(f"ronde {ronde + 1}: {naam}: {_getal(duur)} s")
    return reeksen


def _processor_seconds() -> float:
    """Of the processes that were started and have ended."""
    tijden = os.times()
    return tijden.children_user + tijden.children_system


def _ways(map_: Path, *, quick: bool) -> Iterator[tuple[str, Callable[[], None]]]:
    """The ways of one round, in order; what must be there before one is made before it is given."""
    map_.mkdir(parents=True)
    alle = _tasks(map_ / "script")
    een = [taak for taak in alle if ONE_CHAPTER in taak["notebook"]]
    yield PASS, lambda: _run("-c", "pass")
    yield HELP, lambda: _run("-m", "duo_analytics", "--help")
    yield LOOP_ONE, lambda: _loop(_tasks_in(een, _fresh(map_ / "lus1")), map_ / "lus1")
    yield OURS_ONE, lambda: _ours(_fresh(map_ / "een"), "--hoofdstuk", ONE_CHAPTER)
    if not quick:
        yield LOOP, lambda: _loop(_tasks_in(alle, _fresh(map_ / "lus")), map_ / "lus")
        yield IN_PROCESS, lambda: _peer("papermill", alle, _fresh(map_ / "pm"))
        if importlib.util.find_spec("ploomber_engine"):
            yield PLOOMBER, lambda: _peer("ploomber", alle, _fresh(map_ / "ploomber"))
    yield SCRIPT, lambda: _peer("script", alle, _fresh(map_ / "script"))
    eigen = _fresh(map_ / "eigen")
    yield OURS, lambda: _ours(eigen)
    yield AGAIN, lambda: _ours(eigen)
    levering = eigen / "data" / str(EXAMPLE_PERIODE)
    _change_workbook(levering / CHANGED)
    yield ONE_BOOK, lambda: _ours(eigen)
    _change_text(levering / "teksten")
    yield TEXT, lambda: _ours(eigen)


def _fresh(map_: Path) -> Path:
    """A folder with the deliveries of the example, of which nothing was read before."""
    niet = shutil.ignore_patterns(".gelezen")
    shutil.copytree(EXAMPLE, map_ / "data", ignore=niet)
    return map_


def _tasks(map_: Path) -> list[Mapping[str, Any]]:
    """Every notebook run of the example: a notebook that knows its recipient once for each."""
    taken: dict[str, Mapping[str, Any]] = {}
    for ontvanger in ONTVANGERS:
        for notebook in chapter_notebooks():
            waarden = {"periode": str(EXAMPLE_PERIODE), "data": str(map_ / "data")}
            parameters = checked({**waarden, "ontvanger": ontvanger}).voor(notebook)
            taak = {"notebook": str(notebook), "parameters": parameters}
            taken.setdefault(json.dumps(taak), taak)
    return list(taken.values())


def _tasks_in(taken: list[Mapping[str, Any]], map_: Path) -> list[Mapping[str, Any]]:
    """The same runs on another copy of the deliveries."""
    data = str(map_ / "data")
    return [{**taak, "parameters": {**taak["parameters"], "data": data}} for taak in taken]


def _loop(taken: list[Mapping[str, Any]], map_: Path) -> None:
    """Two commands per run, as a controller types them."""
    for nummer, taak in enumerate(taken):
        pad = map_ / f"{nummer}.ipynb"
        waarden = [deel for item in taak["parameters"].items() for deel in ("-p", *item)]
        _run("-m", "papermill", "--no-progress-bar", taak["notebook"], str(pad), *waarden)
        _run("-m", "jupyter", "nbconvert", "--to", "html", str(pad))


def _peer(wijze: str, taken: list[Mapping[str, Any]], map_: Path) -> None:
    lijst = map_ / "taken.json"
    lijst.write_text(json.dumps(_tasks_in(taken, map_)), encoding="utf-8")
    _run("-m", "duo_analytics.runs.peers", wijze, str(lijst), str(map_))


def _ours(map_: Path, *meer: str) -> None:
    waar = ["--data", str(map_ / "data"), "--out", str(map_ / "uit")]
    _run("-m", "duo_analytics", "run", str(EXAMPLE_PERIODE), *waar, *meer)


def _run(*opdracht: str) -> None:
    """Run Python; DuoFout with what it said when it fails: a failed way has no time."""
    gedaan = subprocess.run(  # noqa: S603 - Python itself, with our own arguments
        [sys.executable, *opdracht], capture_output=True, text=True, check=False
    )
    if gedaan.returncode:
        regels = "\n".join(gedaan.stderr.strip().splitlines()[-5:])
        message = f"De meting stopte bij {' '.join(opdracht[:3])}:\n{regels}"
        raise DuoFout(message)


def _change_workbook(pad: Path) -> None:
    """The same figures, saved again by another program: other bytes."""
    import openpyxl

    boek = openpyxl.load_workbook(pad)
    boek.properties.title = "Opnieuw opgeslagen"
    boek.save(pad)


def _change_text(map_: Path) -> None:
    pad = next(iter(sorted(map_.glob("[a-z]*.md"))))
    pad.write_text(f"{pad.read_text(encoding='utf-8')}\nEen zin erbij.\n", encoding="utf-8")


def as_text(reeksen: Mapping[str, Reeks]) -> str:
    """Times and ratios for a terminal."""
    regels = [f"{'seconden':<50} {'minst':>8} {'midden':>8} {'meest':>8} {'rekentijd':>9}"]
    for reeks in reeksen.values():
        naam, *getallen = reeks.cellen
        regels.append(f"{naam:<50} " + " ".join(f"{getal:>8}" for getal in getallen))
    return "\n".join([*regels, "", *ratios(reeksen)])


def ratios(reeksen: Mapping[str, Reeks]) -> list[str]:
    """In words how the middle times compare, of what was measured."""
    regels = []
    for een, ander in COMPARED:
        if een in reeksen and ander in reeksen:
            klok = reeksen[een].mediaan / reeksen[ander].mediaan
            reken = [statistics.median(reeksen[naam].rekentijden) for naam in (een, ander)]
            deel = f" (rekentijd {_getal(reken[0] / reken[1])} x)" if reken[1] > LEAST else ""
            keer = f"{_getal(1 / klok)} x zo snel" if klok < 1 else f"{_getal(klok)} x zo lang"
            regels.append(f"{een}: {keer} als '{ander}'{deel}")
    return regels


def as_markdown(reeksen: Mapping[str, Reeks]) -> str:
    """A table and the ratios, with date and kind of machine."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processoren"
    wanneer = datetime.now().astimezone().date().isoformat()
    rijen = [f"| {' | '.join(reeks.cellen)} |" for reeks in reeksen.values()]
    return "\n".join(
        [
            BEGIN,
            f"Gemeten op {wanneer} met `duo-analytics bench` ({machine}, Python "
            f"{platform.python_version()}); seconden.",
            "",
            "| Wijze | Minst | Midden | Meest | Rekentijd |",
            "| --- | --: | --: | --: | --: |",
            *rijen,
            "",
            *(f"- {regel}" for regel in ratios(reeksen)),
            END,
        ]
    )


def write_into(pad: Path, tabel: str) -> None:
    """Put the table between its marks; DuoFout when they are not there."""
    tekst = pad.read_text(encoding="utf-8")
    voor, begin, rest = tekst.partition(BEGIN)
    _, einde, na = rest.partition(END)
    if not begin or not einde:
        message = f"{pad.name} heeft geen plek voor de tabel. Zet er {BEGIN} en {END} in."
        raise DuoFout(message)
    pad.write_text(f"{voor}{tabel}{na}", encoding="utf-8", newline="")


def _getal(getal: float) -> str:
    """Two decimals below ten, else one, with a comma."""
    cijfers = 2 if getal < 10 else 1
    return f"{getal:.{cijfers}f}".replace(".", ",")
