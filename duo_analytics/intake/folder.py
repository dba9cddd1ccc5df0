"""What else lies in the folder of a delivery: files that are not read, and unfinished ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.intake.contract import workbooks
from duo_analytics.intake.mapping.mapfile import mapped_files
from duo_analytics.intake.problems import Probleem

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "~$"
UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".tmp")
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".txt", ".parquet")


def about_folder(folder: Path) -> Iterator[Probleem]:
    """A message for every file that may hold data and is not read, in order of name."""
    bekend = {werkboek.bestand for werkboek in workbooks()} | mapped_files(folder)
    for pad in sorted(folder.iterdir()):
        naam = pad.name
        if naam.startswith(LOCK):
            reden = "dit werkboek staat bij iemand open in Excel; de laatste wijzigingen missen dan"
            herstel = "Sla het op, sluit het en controleer opnieuw."
            yield Probleem("DUO-W09", naam.removeprefix(LOCK), reden, herstel)
        elif naam.endswith(UNFINISHED):
            reden = "dit bestand is nog niet helemaal binnengehaald"
            yield Probleem(
                "DUO-W09", naam, reden, "Wacht tot het klaar is, of haal het opnieuw op."
            )
        elif naam.endswith(TABLES) and naam not in bekend:
            reden = "dit bestand hoort niet bij de levering en wordt niet gelezen"
            herstel = (
                "Geef het de naam uit het contract, noem het in mapping.toml, of haal het weg."
            )
            yield Probleem("DUO-W08", naam, reden, herstel)
