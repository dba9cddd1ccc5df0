"""Executed notebooks and sets that are made in a moment, without a kernel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from duo_analytics.periods import Periode
from duo_analytics.rapportage.document import Stand
from duo_analytics.results.feit import Feit, Feiten
from duo_analytics.runs import sets, versions
from duo_analytics.runs.versions import Plek, Vermelding
from duo_analytics.values import MIME
from tests.voorbeeld import feit, tabel, verantwoording

NOTEBOOK = "10_proef.ipynb"


def executed(pad: Path, feiten: Iterable[Feit], periode: str) -> None:
    """A notebook as papermill leaves it: facts, a table and the account of its chapter."""
    getoond = [Feiten(tuple(feiten)).to_json(), tabel().to_json(),
               verantwoording(periode).to_json()]  # fmt: skip
    cellen: list[dict[str, Any]] = [{"cell_type": "markdown", "source": "# Proefhoofdstuk"}]
    for nummer, ruw in enumerate(getoond, 1):
        uitvoer = {"output_type": "execute_result", "data": {MIME: ruw}}
        cellen.append({"cell_type": "code", "source": "toon()", "execution_count": nummer,
                       "outputs": [uitvoer]})  # fmt: skip
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(json.dumps({"cells": cellen}), encoding="utf-8")


def concept(out: Path, waarde: str = "12.4", periode: str = "2022-T1") -> int:
    """Make a concept of one chapter with one fact, as a run does; returns its number."""
    plek = Plek(out, periode)
    bewijs, nieuw = plek.werk / "bewijs", plek.werk / "set"
    nieuw.mkdir(parents=True)
    executed(bewijs / NOTEBOOK, [feit(waarde=waarde)], periode)
    plan = {"duo_breed": [NOTEBOOK]}
    waarvan = sets.Bewijs(bewijs, Periode.parse(periode), plan)
    sets.gather(waarvan, out.parent / "data", out)
    with ThreadPoolExecutor(1) as pool:
        sets.write(waarvan, nieuw, Stand(), pool)
    return versions.add(
        plek, nieuw, bewijs, Vermelding(periode, 0, "concept", periode, plan, {}, {})
    )
