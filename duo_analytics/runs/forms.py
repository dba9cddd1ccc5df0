"""Write the forms of every recipient, in several processes, each chapter and chart once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import RapportageFout

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Rapportage


@dataclass(frozen=True)
class Uitgave:
    """The rapportage of one recipient, the folder it goes to, and what its manifest says of it."""

    rapportage: Rapportage
    folder: Path
    parameters: Mapping[str, str]


def write_all(uitgaven: Sequence[Uitgave], pool: Executor) -> None:
    """Every form of every recipient, and then the manifests: one may count files of the others.

    The forms of a single recipient are written at the same time, of more one recipient after
    another: there is enough to do then.
    """
    from duo_analytics.rapportage.files import PARTS, write_forms, write_manifest

    _prepare(uitgaven, pool)
    groepen = [(deel,) for deel in PARTS] if len(uitgaven) == 1 else [PARTS]
    lopend = [
        pool.submit(write_forms, uitgave.rapportage, uitgave.folder, delen)
        for uitgave in uitgaven
        for delen in groepen
    ]
    for klaar in lopend:
        _written(klaar)
    for uitgave in uitgaven:
        write_manifest(uitgave.rapportage, uitgave.folder, dict(uitgave.parameters))


def _written(klaar: Future[None]) -> None:
    """Wait until a form stands; RapportageFout when the process that writes it was ended."""
    try:
        klaar.result()
    except BrokenProcessPool as fout:
        raise RapportageFout(
            "Het schrijven van de rapportage is afgebroken: het proces is gestopt. Maak haar "
            "opnieuw."
        ) from fout


def _prepare(uitgaven: Sequence[Uitgave], pool: Executor) -> None:
    """Let the Word file of each chapter be made once, for all who get the same one."""
    from duo_analytics.rapportage.files import prepare_chapter

    gezien: set[str] = set()
    for uitgave in uitgaven if len(uitgaven) > 1 else ():
        for hoofdstuk in uitgave.rapportage.hoofdstukken:
            if (inhoud := repr(hoofdstuk)) not in gezien:
                gezien.add(inhoud)
                pool.submit(prepare_chapter, uitgave.rapportage, hoofdstuk)
