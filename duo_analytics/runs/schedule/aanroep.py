"""The one command that every scheduler of every system starts, and where it starts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import time
from pathlib import Path

NAAM = "duo-analytics"


@dataclass(frozen=True)
class Aanroep:
    """A command with its words apart, the folder it starts in, and the times of day.

    It holds paths of this machine and is only ever printed or installed, never kept with the code.
    """

    woorden: tuple[str, ...]
    folder: Path
    tijden: tuple[time, ...]
    tijdzone: str


def for_this_machine(
    tijden: tuple[time, ...], tijdzone: str, data: str = "", out: str = ""
) -> Aanroep:
    """The call of ``schedule --now`` with this Python; folders become absolute."""
    from duo_analytics.places import ROOT

    woorden = [sys.executable, "-X", "utf8", "-m", "duo_analytics", "schedule", "--now"]
    for optie, waarde in (("--data", data), ("--out", out)):
        woorden += [optie, str(Path(waarde).resolve())] if waarde else []
    return Aanroep(tuple(woorden), ROOT, tijden, tijdzone)
