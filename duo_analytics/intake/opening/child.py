"""The reading process: reads workbooks one by one and sends their content; it can be killed.

It gets the paths and limits on standard input, and imports nothing heavy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from duo_analytics.intake.opening import wire
from duo_analytics.intake.opening.limits import Grenzen
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.workbook import read_workbook


def main() -> None:
    """Read every workbook of the request; before each one its number is sent."""
    opdracht = json.load(sys.stdin.buffer)
    grenzen = Grenzen(**opdracht["grenzen"])
    _limit_memory(grenzen.geheugen_bytes)
    for nummer, pad in enumerate(opdracht["paden"]):
        wire.send(sys.stdout.buffer, {"begin": nummer})
        wire.send_outcome(sys.stdout.buffer, _read(Path(pad), grenzen))


def _read(pad: Path, grenzen: Grenzen) -> wire.Uitkomst:
    try:
        return read_workbook(pad, grenzen)
    except BestandGeweigerd as fout:
        return fout
    except MemoryError:
        return too_much_memory()


def too_much_memory() -> BestandGeweigerd:
    """A file that needs more memory than any delivery does."""
    reden = "het lezen kostte te veel geheugen"
    return BestandGeweigerd("DUO-B13", reden, "Lever alleen de gevraagde bladen aan.")


def _limit_memory(bytes_: int) -> None:
    """Limit the memory of this process where the system can; elsewhere the pre-check must do."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))


if __name__ == "__main__":
    main()
