"""The hash of the folder of a delivery: names and bytes, the texts of the controller too."""

from __future__ import annotations

import hashlib
from pathlib import Path

PASSING = ("~$", ".")  # a lock of Excel, and hidden files of systems


def content_hash(folder: Path) -> str:
    """SHA-256 over every file of a folder in order of name; empty when there is none."""
    paden = {pad.relative_to(folder).as_posix(): pad for pad in folder.rglob("*") if pad.is_file()}
    som, gezien = hashlib.sha256(), False
    for naam, pad in sorted(paden.items()):
        if not any(deel.startswith(PASSING) for deel in naam.split("/")):
            gezien = True
            som.update(f"{naam}\0".encode())
            with pad.open("rb") as bron:
                som.update(hashlib.file_digest(bron, "sha256").digest())
    return som.hexdigest() if gezien else ""
