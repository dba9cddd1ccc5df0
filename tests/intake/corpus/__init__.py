"""The corpus of faulty deliveries: one fault each, with what must be said about it."""

from __future__ import annotations

from itertools import chain

from tests.intake.corpus import cells, files, rows
from tests.intake.corpus.geval import Geval

CORPUS: list[Geval] = list(
    chain(
        cells.numbers(),
        cells.values(),
        cells.dates(),
        rows.rules(),
        rows.lines(),
        rows.headers(),
        rows.sheets(),
        rows.kenmerken(),
        files.files(),
        files.containers(),
        files.personal(),
    )
)
