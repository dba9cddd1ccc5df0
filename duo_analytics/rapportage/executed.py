"""Read an executed notebook: its words, and the structured results that its cells carry.

Only markdown cells and results in our own MIME type are read, never prints or HTML of an output.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from duo_analytics.errors import RapportageFout
from duo_analytics.rapportage.blokken import Kop
from duo_analytics.rapportage.document import Blok, Hoofdstuk
from duo_analytics.rapportage.words import blocks
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst
from duo_analytics.results.verantwoording import Verantwoording
from duo_analytics.values import MIME

SHOWN: Mapping[str, Callable[[Mapping[str, Any]], Blok]] = {
    "feiten": Feiten.from_json,
    "tekst": Tekst.from_json,
    "tabel": Tabel.from_json,
    "grafiek": Grafiek.from_json,
}


def read_chapter(notebook: Path) -> Hoofdstuk:
    """The chapter of a notebook such as ``10_formatie.ipynb`` that ran to its end.

    Raises RapportageFout when a code cell did not run, when the last one does not show the
    account of the chapter, or when the notebook does not begin with its title.
    """
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    _require_complete(notebook, cellen)
    verantwoording = _account(notebook, cellen[-1])
    blokken = [blok for cel in _shared(cellen) for blok in _blocks(cel)]
    if not blokken or not isinstance(kop := blokken[0], Kop) or kop.niveau != 1:
        raise RapportageFout(
            f"{notebook.name} begint niet met een titel. Zet '# ' en de naam van het hoofdstuk "
            "in de eerste cel."
        )
    naam = notebook.stem.partition("_")[2]
    return Hoofdstuk(naam, kop.tekst, tuple(blokken[1:]), verantwoording)


def _shared(cellen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All but the account and the words that lead to it: the rapportage gives its own account."""
    laatste = len(cellen) - 1
    while cellen[laatste - 1]["cell_type"] == "markdown":
        laatste -= 1
    return cellen[:laatste]


def _require_complete(notebook: Path, cellen: list[dict[str, Any]]) -> None:
    """An output file alone proves nothing: every code cell must have been counted by a kernel."""
    codecellen = [cel for cel in cellen if cel["cell_type"] == "code" and "".join(cel["source"])]
    for nummer, cel in enumerate(codecellen, 1):
        fout = any(uitvoer["output_type"] == "error" for uitvoer in cel["outputs"])
        if fout or cel["execution_count"] is None:
            raise RapportageFout(
                f"{notebook.name} liep niet tot het einde: codecel {nummer} is niet uitgevoerd. "
                "Maak de rapportage opnieuw."
            )


def _account(notebook: Path, cel: Mapping[str, Any]) -> Verantwoording:
    for ruw in _results(cel):
        if ruw["soort"] == "verantwoording":
            return Verantwoording.from_json(ruw)
    raise RapportageFout(
        f"{notebook.name} eindigt niet met zijn verantwoording. Laat de laatste cel "
        "verantwoording(tabellen) tonen."
    )


def _blocks(cel: Mapping[str, Any]) -> Iterator[Blok]:
    if cel["cell_type"] == "markdown":
        yield from blocks("".join(cel["source"]))
    elif cel["cell_type"] == "code":
        for ruw in _results(cel):
            yield SHOWN[ruw["soort"]](ruw)


def _results(cel: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for uitvoer in cel.get("outputs", []):
        ruw = uitvoer.get("data", {}).get(MIME)
        if ruw is not None:
            yield ruw
