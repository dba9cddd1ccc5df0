"""Make the rapportage of one period: run its notebooks, put them together, publish the set."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duo_analytics.errors import DuoFout
from duo_analytics.periods import Periode
from duo_analytics.places import NOTEBOOKS
from duo_analytics.runs import outputs
from duo_analytics.runs.notebooks import Taak, Uitkomst, run_all
from duo_analytics.runs.parameters import checked
from duo_analytics.runs.plan import chapter_notebooks

PAGINA = "rapportage.html"


@dataclass(frozen=True)
class Opdracht:
    """What is asked for: a period, some chapters (none = all), deliveries, and where it goes."""

    periode: Periode
    hoofdstukken: tuple[str, ...]
    data: str
    out: Path
    jobs: int
    notebooks: Path = NOTEBOOKS

    @property
    def naam(self) -> str:
        """Folder of the set: a part never takes the place of the whole."""
        return "-".join([str(self.periode), *self.hoofdstukken])


def default_jobs() -> int:
    """As many notebooks at a time as there are processors for us."""
    return os.cpu_count() or 1


def make(opdracht: Opdracht, gemeld: Callable[[Uitkomst], None]) -> Path:
    """Run, assemble and publish; returns the page. The older set stays until the new one is whole.

    Raises GebruikFout, PeriodeBezet, HoofdstukMislukt, RapportageFout, or what a notebook refused.
    The executed notebooks stay in ``outputs.EVIDENCE``, those of a failed run in a folder apart.
    """
    parameters = checked({"periode": str(opdracht.periode), "data": opdracht.data}).model_dump()
    notebooks = chapter_notebooks(opdracht.hoofdstukken, opdracht.notebooks)
    with (
        outputs.locked(opdracht.out, opdracht.naam),
        outputs.work_folder(opdracht.out, opdracht.naam) as werk,
    ):
        bewijs, nieuw = werk / "bewijs", werk / "set"
        bewijs.mkdir()
        nieuw.mkdir()
        taken = [Taak(pad, parameters, bewijs / pad.name) for pad in notebooks]
        try:
            run_all(taken, opdracht.jobs, gemeld)
            _write(opdracht, [taak.uit for taak in taken], nieuw)
        except DuoFout:
            outputs.replace(bewijs, opdracht.out / outputs.EVIDENCE / f"{opdracht.naam}-mislukt")
            raise
        outputs.replace(bewijs, opdracht.out / outputs.EVIDENCE / opdracht.naam)
        outputs.replace(nieuw, opdracht.out / opdracht.naam)
    return opdracht.out / opdracht.naam / PAGINA


def _write(opdracht: Opdracht, uitgevoerd: Sequence[Path], folder: Path) -> None:
    from duo_analytics.rapportage.assemble import assemble
    from duo_analytics.rapportage.executed import read_chapter
    from duo_analytics.rapportage.files import write_set

    rapportage = assemble([read_chapter(pad) for pad in uitgevoerd], opdracht.periode)
    write_set(rapportage, folder, {"periode": str(opdracht.periode)})
