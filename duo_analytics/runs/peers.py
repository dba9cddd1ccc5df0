"""Other ways to do the same work, each in one process, to measure beside ours.

``python -m duo_analytics.runs.peers WIJZE TAKEN.json MAP`` does the work once and ends.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Werk = Mapping[str, Any]  # notebook: its path; parameters: their values
DRAWN = ("_repr_mimebundle_", "_repr_html_")


def papermill_in_process(taken: list[Werk], uit: Path) -> None:
    """papermill and nbconvert from one Python process; each notebook in a new kernel."""
    import papermill

    for nummer, taak in enumerate(taken):
        pad = uit / f"{nummer}.ipynb"
        papermill.execute_notebook(
            taak["notebook"], str(pad), dict(taak["parameters"]), progress_bar=False
        )
        _to_html(pad)


def ploomber(taken: list[Werk], uit: Path) -> None:
    """The engine of ploomber, which runs the cells in this process."""
    engine = importlib.import_module("ploomber_engine")
    for nummer, taak in enumerate(taken):
        pad = uit / f"{nummer}.ipynb"
        engine.execute_notebook(taak["notebook"], str(pad), parameters=dict(taak["parameters"]))
        _to_html(pad)


def script(taken: list[Werk], uit: Path) -> None:
    """The cells as one plain script: the same figures and charts, and no page; the limit."""
    for nummer, taak in enumerate(taken):
        cellen = json.loads(Path(taak["notebook"]).read_text(encoding="utf-8"))["cells"]
        namen: dict[str, Any] = {}
        getoond = [
            tekst
            for cel in cellen
            if cel["cell_type"] == "code"
            for tekst in _run_cell(cel, namen, taak["parameters"])
        ]
        (uit / f"{nummer}.txt").write_text("\n".join(getoond), encoding="utf-8")


def _run_cell(cel: Mapping[str, Any], namen: dict[str, Any], parameters: Werk) -> list[str]:
    """Run one cell; what its last line shows, drawn as a notebook would draw it."""
    boom = ast.parse("".join(cel["source"]))
    laatste = boom.body.pop() if boom.body and isinstance(boom.body[-1], ast.Expr) else None
    exec(compile(boom, "<cel>", "exec"), namen)  # noqa: S102 - a notebook of our own
    if "parameters" in cel["metadata"].get("tags", []):
        namen.update(parameters)
    if not isinstance(laatste, ast.Expr):
        return []
    waarde = eval(compile(ast.Expression(laatste.value), "<cel>", "eval"), namen)  # noqa: S307
    for wijze in DRAWN:
        if hasattr(waarde, wijze):
            return [str(getattr(waarde, wijze)())]
    return [repr(waarde)]


def _to_html(pad: Path) -> None:
    exporter = importlib.import_module("nbconvert").HTMLExporter()
    tekst, _ = exporter.from_filename(str(pad))
    pad.with_suffix(".html").write_text(tekst, encoding="utf-8")


WAYS: Mapping[str, Callable[[list[Werk], Path], None]] = {
    "papermill": papermill_in_process,
    "ploomber": ploomber,
    "script": script,
}


def main() -> None:
    """Do the work in one of the ways."""
    wijze, taken, uit = sys.argv[1:]
    WAYS[wijze](json.loads(Path(taken).read_text(encoding="utf-8")), Path(uit))


if __name__ == "__main__":
    main()
