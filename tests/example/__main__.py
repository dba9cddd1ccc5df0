"""``python -m tests.example [DIR]``: write the fictive deliveries, by default in data/example."""

from __future__ import annotations

import sys
from pathlib import Path

from duo_analytics.periods import Periode

from .cut import as_of
from .timeline import simulate
from .write import write_delivery

PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
STANDAARD = Path(__file__).parents[2] / "data" / "example"


def main(argumenten: list[str]) -> None:
    """Simulate once, then cut and write each periode."""
    doel = Path(argumenten[0]) if argumenten else STANDAARD
    tijdlijn = simulate()
    for periode in map(Periode.parse, PERIODEN):
        write_delivery(as_of(tijdlijn, periode), periode, doel / str(periode))


if __name__ == "__main__":
    main(sys.argv[1:])
