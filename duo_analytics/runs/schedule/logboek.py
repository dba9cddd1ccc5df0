"""The log of the schedule: lines for a person, and one JSON object per event for a machine.

Only what stands in ``VELDEN`` can be logged: no figure, no cell, no name of a person gets in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

INFO, LET_OP, FOUT = "info", "let op", "fout"
VELDEN: Mapping[str, str] = MappingProxyType({
    "periode": "",
    "bestanden": "ontbreekt: ",
    "geweigerd": "geweigerd: ",
    "notebook": "",
    "seconden": "",
    "soort": "",
    "kanaal": "via ",
    "code": "code ",
    "reden": "",
})  # fmt: skip


@dataclass(frozen=True)
class Logboek:
    """Writes each event to a file per year in ``folder`` and says it through ``zeg``."""

    folder: Path
    klok: Callable[[], datetime]
    zeg: Callable[[str], None]
    als_json: bool = False

    def note(self, niveau: str, gebeurtenis: str, **velden: Any) -> None:
        """Log one event; raises KeyError for a field that may not be logged."""
        tijd = self.klok()
        voor = {naam: VELDEN[naam] for naam in velden}
        record = {
            "tijd": tijd.isoformat(timespec="seconds"),
            "niveau": niveau,
            "gebeurtenis": gebeurtenis,
            **velden,
        }
        regel = json.dumps(record, ensure_ascii=False)
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"logboek-{tijd.year}.jsonl").open("a", encoding="utf-8") as bestand:
            bestand.write(f"{regel}\n")
        woorden = [f"{voor[naam]}{_words(waarde)}" for naam, waarde in velden.items() if waarde]
        tekst = f"{record['tijd']}  {niveau:<6}  {gebeurtenis}  {'; '.join(woorden)}"
        self.zeg(regel if self.als_json else tekst.rstrip())


def _words(waarde: Any) -> str:
    if isinstance(waarde, float):
        return f"{waarde:.1f} s".replace(".", ",")
    return ", ".join(waarde) if isinstance(waarde, tuple | list) else str(waarde)
