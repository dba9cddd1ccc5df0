"""Make the rapportage of one period: run its notebooks, put them together, publish the set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import DuoFout
from duo_analytics.ontvangers import STANDAARD
from duo_analytics.runs import outputs
from duo_analytics.runs.cache import FOLDER, Kast
from duo_analytics.runs.forms import Uitgave, write_all
from duo_analytics.runs.notebooks import Taak, Uitkomst, Uitvoering, run_all
from duo_analytics.runs.onderdrukt import write_hidden_list
from duo_analytics.runs.opdracht import Opdracht
from duo_analytics.runs.plan import chapter_notebooks
from duo_analytics.runs.workers import FORMS, KERNEL_LOG, workers

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set
    from duo_analytics.rapportage.definition import Ontvanger

__all__ = ["PAGINA", "Gemaakt", "Opdracht", "make"]
PAGINA = "rapportage.html"


@dataclass(frozen=True)
class Gemaakt:
    """The page of the set, and what in its texts is worth a look."""

    pagina: Path
    let_op: tuple[str, ...]


def make(opdracht: Opdracht, gemeld: Callable[[Uitkomst], None]) -> Gemaakt:
    """Run, assemble and publish. The older set stays until the new one is whole.

    Raises GebruikFout, PeriodeBezet, HoofdstukMislukt, RapportageFout, TekstGeweigerd, PoortDicht,
    or what a notebook refused. The executed notebooks stay in ``outputs.EVIDENCE``, those of a
    failed run in a folder apart.
    """
    ontvangers = _recipients(opdracht)
    notebooks = chapter_notebooks(opdracht.hoofdstukken, opdracht.notebooks)
    with (
        outputs.locked(opdracht.out, opdracht.naam),
        outputs.work_folder(opdracht.out, opdracht.naam) as werk,
    ):
        bewijs, nieuw = werk / "bewijs", werk / "set"
        bewijs.mkdir()
        nieuw.mkdir()
        try:
            with workers(opdracht.jobs, bewijs / KERNEL_LOG, werk.parent / FORMS) as pool:
                plan = {o: [_task(opdracht, o, p, bewijs) for p in notebooks] for o in ontvangers}
                taken = list({taak.uit: taak for deel in plan.values() for taak in deel}.values())
                kast = Kast(opdracht.out / outputs.WORK / FOLDER)
                wijze = Uitvoering(
                    pool, opdracht.jobs, kast, gemeld, opdracht.opnieuw, opdracht.vooraf
                )
                run_all(taken, wijze)
                write_hidden_list([taak.uit for taak in taken], bewijs)
                let_op = _write(opdracht, plan, nieuw, pool)
            _pass_gates(opdracht, nieuw, bewijs)
        except DuoFout:
            outputs.replace(bewijs, opdracht.out / outputs.EVIDENCE / f"{opdracht.naam}-mislukt")
            raise
        outputs.replace(bewijs, opdracht.out / outputs.EVIDENCE / opdracht.naam)
        outputs.replace(nieuw, opdracht.out / opdracht.naam)
    return Gemaakt(opdracht.out / opdracht.naam / PAGINA, let_op)


def _recipients(opdracht: Opdracht) -> tuple[Ontvanger, ...]:
    """Those that are asked for; a run of some chapters is a look at them, and for nobody else."""
    from duo_analytics.rapportage.definition import DUO_BREED, chosen_recipients, definition_of

    gevraagd = opdracht.ontvangers or ((DUO_BREED,) if opdracht.hoofdstukken else ())
    return chosen_recipients(definition_of(opdracht.periode), gevraagd)


def _task(opdracht: Opdracht, ontvanger: Ontvanger, notebook: Path, bewijs: Path) -> Taak:
    """A notebook for a recipient; one that knows no recipient is the same task for all of them."""
    from duo_analytics.runs.parameters import checked

    waarden = {"periode": str(opdracht.periode), "data": opdracht.data}
    parameters = checked({**waarden, "ontvanger": ontvanger.sleutel}).voor(notebook)
    eigen = "ontvanger" in parameters and parameters["ontvanger"] != STANDAARD
    uit = bewijs / ontvanger.sleutel / notebook.name if eigen else bewijs / notebook.name
    return Taak(notebook, parameters, uit)


def _write(
    opdracht: Opdracht, plan: Mapping[Ontvanger, Sequence[Taak]], folder: Path, pool: Executor
) -> tuple[str, ...]:
    """A set per recipient, that of the whole last: its manifest covers all of them."""
    from duo_analytics.rapportage.assemble import assemble
    from duo_analytics.rapportage.definition import DUO_BREED, definition_of
    from duo_analytics.rapportage.executed import read_chapter
    from duo_analytics.rapportage.herzien import with_revisions
    from duo_analytics.rapportage.recipient import read_texts, tailor

    let_op: dict[str, None] = {}
    uitgaven = []
    for ontvanger, taken in plan.items():
        rapportage = assemble([read_chapter(taak.uit) for taak in taken], opdracht.periode)
        teksten = read_texts(opdracht.teksten, ontvanger, rapportage)
        let_op |= dict.fromkeys(map(str, teksten.let_op))
        eigen = ontvanger.sleutel == DUO_BREED or len(plan) == 1
        doel = folder if eigen else folder / ontvanger.sleutel
        doel.mkdir(exist_ok=True)
        rapportage = with_revisions(rapportage, _reported(opdracht, ontvanger))
        op_maat = tailor(rapportage, definition_of(opdracht.periode), ontvanger, teksten)
        let_op |= dict.fromkeys(map(_missing_text, op_maat.ontbrekende_teksten))
        parameters = {"periode": str(opdracht.periode), "ontvanger": ontvanger.sleutel}
        uitgaven.append(Uitgave(op_maat, doel, parameters))
    write_all(uitgaven, pool)
    return tuple(let_op)


def _reported(opdracht: Opdracht, ontvanger: Ontvanger) -> list[Set]:
    """What was reported to this recipient over the periods that this one is compared with."""
    from duo_analytics.rapportage.compare import FACTS, read_set
    from duo_analytics.rapportage.definition import DUO_BREED

    eigen = "" if ontvanger.sleutel == DUO_BREED else ontvanger.sleutel
    perioden = (opdracht.periode.vorige, opdracht.periode.vorig_jaar)
    folders = [opdracht.out / str(periode) / eigen for periode in perioden]
    return [read_set(folder) for folder in folders if (folder / FACTS).is_file()]


def _missing_text(hoofdstuk: str) -> str:
    return (
        f"LET OP  teksten/{hoofdstuk}.md ontbreekt: in het concept staat 'Tekst volgt', en zonder "
        "tekst wordt de rapportage niet vrijgegeven."
    )


def _pass_gates(opdracht: Opdracht, nieuw: Path, bewijs: Path) -> None:
    """Raise PoortDicht when the new set, or a log of its run, holds what may not be published."""
    from duo_analytics.intake.geheimen import secrets_of
    from duo_analytics.rapportage.poorten.check import require_open

    require_open(nieuw, bewijs, secrets_of(opdracht.periode, opdracht.data))
