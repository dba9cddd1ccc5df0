"""Make the rapportage of one period: run its notebooks, put them together, publish the set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import DuoFout, HoofdstukMislukt, RapportageFout, SchrijfFout
from duo_analytics.ontvangers import STANDAARD
from duo_analytics.reference import Reference
from duo_analytics.runs import durable, portal, room, sets, supervisor, versions, watch
from duo_analytics.runs.cache import FOLDER, Kast
from duo_analytics.runs.notebooks import Taak, Uitkomst, Uitvoering, run_all
from duo_analytics.runs.onderdrukt import write_hidden_list
from duo_analytics.runs.opdracht import Opdracht
from duo_analytics.runs.plan import chapter_notebooks
from duo_analytics.runs.workers import FORMS, KERNEL_LOG, workers

if TYPE_CHECKING:
    from duo_analytics.rapportage.definition import Ontvanger

__all__ = ["PAGINA", "Gemaakt", "Opdracht", "make"]
PAGINA = "rapportage.html"


@dataclass(frozen=True)
class Gemaakt:
    """The page of the version that was made, and what is worth a look.

    ``zichtbaar``: readers see it; not so while a released version stands in its place.
    """

    pagina: Path
    let_op: tuple[str, ...]
    versie: int
    zichtbaar: bool


def make(opdracht: Opdracht, gemeld: Callable[[Uitkomst], None]) -> Gemaakt:
    """Run, assemble and make a version. Readers see the older one until the new one is whole.

    Raises GebruikFout, PeriodeBezet, SchrijfFout, HoofdstukMislukt, RapportageFout, TekstGeweigerd,
    PoortDicht, or what a notebook refused. The executed notebooks are the evidence of the version;
    those of a failed run are kept in a folder apart.
    """
    ontvangers = _recipients(opdracht)
    notebooks = chapter_notebooks(opdracht.hoofdstukken, opdracht.notebooks)
    plek, reference = opdracht.plek, Reference.load()
    grenzen = opdracht.grenzen or watch.limits(reference)
    with supervisor.supervised(opdracht.out, opdracht.naam, grenzen) as wacht, _told(wacht):
        versions.recover(plek)
        room.require_room(plek, reference)
        bewijs = plek.werk / "bewijs"
        bewijs.mkdir(parents=True)
        plan = {o: [_task(opdracht, o, pad, bewijs) for pad in notebooks] for o in ontvangers}
        with _kept_when_failed(bewijs, plek):
            versie, let_op = _version(opdracht, plan, bewijs, gemeld)
        let_op += _tidied(plek, reference)
    zichtbaar = plek.read().huidig == versie
    waar = plek.huidig if zichtbaar else plek.map(versie)
    return Gemaakt(waar / PAGINA, let_op, versie, zichtbaar)


def _tidied(plek: versions.Plek, reference: Reference) -> tuple[str, ...]:
    """Remove old concepts and renew the front page: the version stands, whatever comes of it."""
    try:
        versions.prune(plek, int(reference.norm("uitvoering.bewaar_concepten").waarde))
    except OSError as fout:
        return (f"LET OP  Oude concepten staan er nog. {SchrijfFout(fout)}",)
    return portal.refresh(plek.out, reference)


def _version(
    opdracht: Opdracht,
    plan: Mapping[Ontvanger, Sequence[Taak]],
    bewijs: Path,
    gemeld: Callable[[Uitkomst], None],
) -> tuple[int, tuple[str, ...]]:
    """Run every notebook once, write the set of them, and make it a version."""
    from duo_analytics.rapportage.document import Stand

    nieuw = opdracht.plek.werk / "set"
    nieuw.mkdir()
    alle = list({taak.uit: taak for deel in plan.values() for taak in deel}.values())
    namen = {
        ontvanger.sleutel: [taak.uit.relative_to(bewijs).as_posix() for taak in taken]
        for ontvanger, taken in plan.items()
    }
    waarvan = sets.Bewijs(bewijs, opdracht.periode, namen, bool(opdracht.hoofdstukken))
    vormen = opdracht.out / supervisor.WERK / FORMS
    with workers(opdracht.jobs, bewijs / KERNEL_LOG, vormen) as pool:
        _execute(opdracht, alle, gemeld, pool)
        write_hidden_list([taak.uit for taak in alle], bewijs)
        sets.gather(waarvan, Path(opdracht.data), opdracht.out)
        let_op = sets.write(waarvan, nieuw, Stand(), pool)
    _pass_gates(opdracht, nieuw, bewijs)
    periode = str(opdracht.periode)
    concept = versions.Vermelding(opdracht.naam, 0, versions.CONCEPT, periode, namen, {}, {})
    return versions.add(opdracht.plek, nieuw, bewijs, concept), let_op


def _execute(
    opdracht: Opdracht, taken: Sequence[Taak], gemeld: Callable[[Uitkomst], None], pool: Executor
) -> None:
    """Run the notebooks, here or on other machines."""
    if opdracht.elders is not None:
        opdracht.elders(taken, gemeld)
        return
    kast = Kast(opdracht.out / supervisor.WERK / FOLDER)
    wijze = (opdracht.jobs, kast, gemeld, opdracht.opnieuw, opdracht.vooraf)
    run_all(taken, Uitvoering(pool, *wijze))


@contextmanager
def _told(wacht: watch.Wacht) -> Iterator[None]:
    """What the guard did is the cause of what failed."""
    try:
        yield
    except HoofdstukMislukt as fout:
        if not wacht.redenen:
            raise
        raise HoofdstukMislukt(fout.notebook, fout.cel, f"gestopt, {_why(wacht)}") from fout
    except RapportageFout as fout:
        if not wacht.redenen:
            raise
        raise RapportageFout(f"{fout} De run is gestopt, {_why(wacht)}.") from fout


def _why(wacht: watch.Wacht) -> str:
    return "want " + "; ".join(dict.fromkeys(wacht.redenen))


@contextmanager
def _kept_when_failed(bewijs: Path, plek: versions.Plek) -> Iterator[None]:
    """What a failed run made is kept for a look, and never stands among what is published."""
    try:
        yield
    except (DuoFout, OSError):
        plaats = plek.out / versions.BEWIJS / f"{plek.naam}-mislukt"
        if bewijs.is_dir():
            plaats.parent.mkdir(parents=True, exist_ok=True)
            durable.remove(plaats)
            bewijs.rename(plaats)
        raise


def tasks(opdracht: Opdracht, bewijs: Path) -> list[Taak]:
    """What ``make`` will run, each notebook once; raises GebruikFout as ``make`` does."""
    notebooks = chapter_notebooks(opdracht.hoofdstukken, opdracht.notebooks)
    taken = [_task(opdracht, o, pad, bewijs) for o in _recipients(opdracht) for pad in notebooks]
    return list({taak.uit: taak for taak in taken}.values())


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


def _pass_gates(opdracht: Opdracht, nieuw: Path, bewijs: Path) -> None:
    """Raise PoortDicht when the new set, or a log of its run, holds what may not be published."""
    from duo_analytics.intake.geheimen import secrets_of
    from duo_analytics.rapportage.poorten.check import require_open

    require_open(nieuw, bewijs, secrets_of(opdracht.periode, opdracht.data))
