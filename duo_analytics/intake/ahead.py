"""Read a workbook before anyone asks for a table of it, so that all who do find it kept."""

from __future__ import annotations

from pathlib import Path

from duo_analytics.periods import Periode


def workbooks_of(periode: Periode, data: Path) -> list[str]:
    """What lies in a delivery; nothing where mapping.toml tells where its tables come from."""
    folder = data / str(periode)
    if (folder / "mapping.toml").exists():
        return []
    return sorted(pad.name for pad in folder.glob("*.xlsx"))


def read_ahead(bestand: str, periode: Periode, data: Path) -> None:
    """Check every table of a workbook; what is sound is kept, what is not is told to who asks."""
    from duo_analytics.intake.contract import tables
    from duo_analytics.intake.examine import examine

    namen = [naam for naam, (werkboek, _) in tables().items() if werkboek.bestand == bestand]
    if namen:
        examine(data / str(periode), periode, namen)
