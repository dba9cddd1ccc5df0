"""What was hidden and why, of all notebooks of a run: beside them in the evidence, never shared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from duo_analytics.results.onderdrukt import BEWIJS
from duo_analytics.values import MIME

LIJST = "verborgen.json"
HIDDEN = {"x": True}


def write_hidden_list(notebooks: Iterable[Path], bewijs: Path) -> None:
    """One file with the hidden cells and facts of each executed notebook."""
    lijst = {pad.stem: list(_hidden(pad)) for pad in notebooks}
    tekst = json.dumps(lijst, ensure_ascii=False, indent=1, sort_keys=True)
    (bewijs / LIJST).write_text(tekst + "\n", encoding="utf-8", newline="")


def _hidden(notebook: Path) -> Iterator[dict[str, Any]]:
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    for uitvoer in (uit for cel in cellen for uit in cel.get("outputs", [])):
        yield from uitvoer.get("data", {}).get(BEWIJS, [])
        yield from _facts(uitvoer.get("data", {}).get(MIME, {}))


def _facts(ruw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for feit in ruw.get("feiten", []):
        for moment in ("waarde", "vorig_jaar", "vorige"):
            waarde = feit[moment] if moment == "waarde" else (feit[moment] or {}).get("waarde")
            if waarde == HIDDEN:
                reden = "primair: het feit rust op een kleine groep"
                yield {"wat": feit["naam"], "rij": "", "kolom": moment, "reden": reden}
