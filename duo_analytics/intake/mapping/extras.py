"""Packages that not everyone needs: a missing one is said with the command that adds it."""

from __future__ import annotations

import importlib
from typing import Any

from duo_analytics.intake.opening.refused import BestandGeweigerd

INSTALL = 'Voeg het toe met: python -m pip install "duo-analytics[bronnen]"'


def optional(module: str, waarvoor: str) -> Any:
    """A module of the extra ``bronnen``; raises BestandGeweigerd when it is not installed."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as fout:
        pakket = module.partition(".")[0]
        reden = f"voor {waarvoor} is het pakket {pakket} nodig, en dat is er niet"
        raise BestandGeweigerd("DUO-K05", reden, f"{INSTALL}.") from fout
