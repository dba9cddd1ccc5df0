"""Check a whole delivery: every problem of every table of the contract, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.errors import LeveringOntbreekt
from duo_analytics.intake.contract import tables
from duo_analytics.periods import Periode
from duo_analytics.places import data_folder, reference_folders
from duo_analytics.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duo_analytics.intake.marks import Kopie
    from duo_analytics.intake.problems import Probleem

COPIES = "gecontroleerd"


def check(periode: str | Periode, data: str | Path = "") -> list[Probleem]:
    """Everything that is to be said of a delivery, file by file; an empty list is a sound one.

    Holds errors (which refuse the delivery), points of attention and signals: see
    ``Probleem.ernst`` and ``report``. Raises PeriodeFout, and LeveringOntbreekt when there is no
    folder for the period.
    """
    from duo_analytics.intake.examine import examine, problems
    from duo_analytics.intake.folder import about_folder
    from duo_analytics.intake.signals.look import look
    from duo_analytics.intake.signals.stand import Stand

    van = periode if isinstance(periode, Periode) else Periode.parse(periode)
    data_map = data_folder(van, data)
    folder = delivery_folder(van, data_map)
    nu, eerder = Stand(van, examine(folder, van, tuple(tables()))), None
    if (data_map / str(van.vorige)).is_dir():
        vorige = van.vorige
        eerder = Stand(vorige, examine(data_map / str(vorige), vorige, tuple(tables())))
    look(nu, eerder, Reference.load(*reference_folders(data_map)))
    return [*problems(nu.bestanden), *about_folder(folder)]


def write_copies(
    problemen: Sequence[Probleem], periode: Periode, data: str | Path = ""
) -> list[Kopie]:
    """Write a marked copy of each workbook with messages, beside the deliveries of all periods.

    They lie in ``gecontroleerd/<periode>``: with the deliveries, because they hold the same data.
    """
    from duo_analytics.intake.marks import write_marked

    folder = data_folder(periode, data)
    naar = folder / COPIES / str(periode)
    return write_marked(problemen, delivery_folder(periode, folder), naar)


def delivery_folder(periode: Periode, data: Path) -> Path:
    """The folder of one period; raises LeveringOntbreekt when it is not there."""
    folder = data / str(periode)
    if not folder.is_dir():
        raise LeveringOntbreekt(folder, f"Leg de werkboeken van {periode.in_woorden} in deze map.")
    return folder
