"""A reading process that freezes, crashes or breaks off at a file whose name says so."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from duo_analytics.intake.opening import child, wire
from duo_analytics.intake.opening.limits import Grenzen

WHOLE = child._read


def read(pad: Path, grenzen: Grenzen) -> wire.Uitkomst:
    """Do what the name of the file says; read it otherwise."""
    if pad.stem == "bevriest":
        time.sleep(60)
    if pad.stem == "crasht":
        os._exit(134)
    if pad.stem == "breekt_af":
        sys.stdout.buffer.write(b"\x00" * 7)
        sys.stdout.buffer.flush()
        os._exit(0)
    return WHOLE(pad, grenzen)


if __name__ == "__main__":
    child._read = read
    child.main()
