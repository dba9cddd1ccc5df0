"""How much of a file is believed: sizes, counts and times, far above what a delivery needs."""

from __future__ import annotations

import time
from dataclasses import dataclass

from duo_analytics.intake.opening.refused import BestandGeweigerd

MIB = 1 << 20


@dataclass(frozen=True)
class Grenzen:
    """The limits of opening one file; half a million rows of staffing stay below all of them.

    ``verhouding`` holds for parts that grow larger than ``verhouding_vanaf_bytes``. ``gat_rijen``
    is how far a value may stand below the rows before it, ``kolommen`` how far to the right.
    """

    bestand_bytes: int = 64 * MIB
    uitgepakt_bytes: int = 1024 * MIB
    verhouding: int = 150
    verhouding_vanaf_bytes: int = 8 * MIB
    delen: int = 5_000
    los_deel_bytes: int = 32 * MIB
    gat_rijen: int = 100_000
    kolommen: int = 1_000
    cellen: int = 60_000_000
    controle_seconden: float = 5.0
    lezen_seconden: float = 60.0
    geheugen_bytes: int = 2048 * MIB


GRENZEN = Grenzen()


class Klok:
    """The computing time that the check of one file may take; waiting for others does not count."""

    def __init__(self, seconden: float) -> None:
        self._seconden = seconden
        self._eind = time.process_time() + seconden

    def check(self) -> None:
        """Raises BestandGeweigerd when the time is over."""
        if time.process_time() > self._eind:
            reden = f"het controleren duurde langer dan {self._seconden:.0f} seconden"
            herstel = "Lever alleen de gevraagde bladen aan, zonder opmaak onder de tabel."
            raise BestandGeweigerd("DUO-B13", reden, herstel)
