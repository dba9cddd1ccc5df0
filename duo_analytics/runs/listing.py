"""The list of facts, kept with the state of the code that declares them: to list is not to load."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duo_analytics.runs import stamp

KEPT = "feiten.json"


def kept_records(
    out: Path, make: Callable[[], list[dict[str, Any]]], package: Path = stamp.PACKAGE
) -> list[dict[str, Any]]:
    """What ``make`` gives, or gave since the last change of any file of the package."""
    staten = dict(stamp.states(str(package)))
    plek = out / stamp.WORK / KEPT
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        bewaard = json.loads(plek.read_bytes())
        if bewaard["staten"] == staten:
            records: list[dict[str, Any]] = bewaard["records"]
            return records
    records = make()
    with contextlib.suppress(OSError):  # a folder that cannot be written costs only time
        stamp.write_whole(plek, {"staten": staten, "records": records})
    return records
