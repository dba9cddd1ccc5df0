"""What a notebook reads while it runs, seen by the interpreter itself."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from duo_analytics.runs.keys import inside

SYSTEM = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/")
KEPT = f"{os.sep}.gelezen{os.sep}"  # read again there only when the workbook itself is the same
WRITING = os.O_WRONLY | os.O_RDWR


def seen(notebook: Path, engine: str) -> bool:
    """Whether this process and its forks run the cells; what a kernel reads is not seen here."""
    from duo_analytics.runs.engine.suited import needs_kernel

    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    bronnen = ["".join(cel["source"]) for cel in cellen if cel["cell_type"] == "code"]
    return engine == "duo" and not needs_kernel(bronnen, "python3")


def record() -> Callable[[], dict[str, float]]:
    """From now on note every file that this process and its forks open to read.

    What is given back tells them: each path with the time at which it was first opened. It cannot
    be ended: it is for a process that runs one notebook.
    """
    lijst, naam = tempfile.mkstemp(dir=os.environ.get("DUO_MAP"))

    def hook(gebeurtenis: str, delen: tuple[object, ...]) -> None:
        if gebeurtenis != "open" or not isinstance(delen[0], str | os.PathLike):
            return
        vlaggen = delen[2] if len(delen) > 2 else 0
        if not (isinstance(vlaggen, int) and vlaggen & WRITING):
            pad = os.path.abspath(os.fspath(delen[0]))  # noqa: PTH100 - called at every opening
            os.write(lijst, f"{time.time()} {pad!s}\0".encode(errors="surrogateescape"))

    sys.addaudithook(hook)
    return lambda: _told(Path(naam))


def _told(lijst: Path) -> dict[str, float]:
    """The paths that are neither of the system nor of Python and its packages."""
    gelezen: dict[str, float] = {}
    for regel in lijst.read_bytes().decode(errors="surrogateescape").split("\0")[:-1]:
        moment, _, pad = regel.partition(" ")
        if not pad.startswith((*SYSTEM, f"{lijst.parent}{os.sep}")) and KEPT not in pad:
            gelezen.setdefault(pad, float(moment))
    return {pad: moment for pad, moment in gelezen.items() if _counts(Path(pad))}


def _counts(pad: Path) -> bool:
    return pad.is_file() and not inside(pad)
