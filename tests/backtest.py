"""The figures that a notebook shows; ``python -m tests.backtest`` writes the expected ones.

A notebook is run here cell by cell in this process, without a kernel: quick enough to do for every
period. That a real kernel gives the same is tested once, with the product's own runner.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duo_analytics.places import NOTEBOOKS
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst

EXPECTED = Path(__file__).with_name("expected")
PERIODE = "2022-T1"


def notebooks() -> list[Path]:
    """The notebooks that make a chapter, in order."""
    return sorted(NOTEBOOKS.glob("[1-9]*.ipynb"))


def shown(
    notebook: Path, periode: str = PERIODE, data: str = "", **anders: str
) -> Iterator[object]:
    """What each code cell of a notebook shows, with other values in its parameters cell."""
    namespace: dict[str, Any] = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        value = _run("".join(cell["source"]), namespace)
        if "parameters" in cell["metadata"].get("tags", []):
            namespace |= {"periode": periode, "data": data, **anders}
        if value is not None:
            yield value


def _run(source: str, namespace: dict[str, Any]) -> object:
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102 - our own notebooks
        return None
    del tree.body[-1]
    exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)  # noqa: S307


def figures(notebook: Path, periode: str = PERIODE) -> dict[str, Any]:
    """Facts, sentences, tables and alt texts of a notebook as a reader sees them.

    Raises ValueError where two of them have one name: the one would hide the other.
    """
    result: dict[str, Any] = {}
    for value in shown(notebook, periode):
        nieuw = _told(value)
        if dubbel := result.keys() & nieuw.keys():
            message = f"{notebook.name}: {sorted(dubbel)} has two meanings"
            raise ValueError(message)
        result |= nieuw
    return result


def _told(value: object) -> dict[str, Any]:
    if isinstance(value, Feiten):
        return {f.naam: [f.tekst, f.moment, *_changes(f)] for f in value.feiten}
    if isinstance(value, Tekst):
        return {"samenvatting": value.plat.split("\n\n")}
    if isinstance(value, Tabel):
        return {value.naam: _rows(value)}
    if isinstance(value, Grafiek):
        return {value.naam: {"alt": value.alt, "rijen": _rows(value.tabel)}}
    return {}


def _changes(feit: Any) -> list[str]:
    return [feit.verandering(feit.vorig_jaar), feit.verandering(feit.vorige)]


def _rows(tabel: Tabel) -> list[str]:
    koppen = " | ".join(kop.met_eenheid for kop in tabel.koppen)
    return [koppen, *(" | ".join(rij) for rij in tabel.teksten())]


def expected_file(notebook: Path) -> Path:
    """Where the expected figures of a notebook stand."""
    return EXPECTED / f"{notebook.stem}.json"


def main(names: list[str]) -> None:
    """Write the expected figures of some notebooks, or of all; look at the difference in git."""
    EXPECTED.mkdir(exist_ok=True)
    for notebook in notebooks():
        if not names or notebook.stem in names:
            text = json.dumps(figures(notebook), ensure_ascii=False, indent=1)
            expected_file(notebook).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
