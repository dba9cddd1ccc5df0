"""Forms that are kept by what they are made from: the same chart or chapter is made once.

For all recipients of a run, and for the next run. A process keeps them in the folder that its
environment names (``FOLDER``); without one everything is simply made.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

FOLDER = "DUO_VORMEN"
MOST_BYTES = 256 << 20
OWNER_ONLY = 0o700
MAKERS = ("typst", "python-docx", "lxml", "matplotlib")
SUM = hashlib.sha256().digest_size


def kept(soort: str, waarvan: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, or what it gave before of the same: ``waarvan`` is all it depends on."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return make()
    sleutel = hashlib.sha256(f"{soort} {_fingerprint()} {waarvan}".encode()).hexdigest()
    plek = Path(folder) / f"{sleutel}.{soort}"
    with contextlib.suppress(OSError):
        ruw = plek.read_bytes()
        if hashlib.sha256(ruw[SUM:]).digest() == ruw[:SUM]:
            os.utime(plek)
            return ruw[SUM:]
    inhoud = make()
    with contextlib.suppress(OSError):  # a folder that cannot be written costs only time
        plek.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        half = plek.with_name(f"{plek.name}.{os.getpid()}")
        half.write_bytes(hashlib.sha256(inhoud).digest() + inhoud)
        half.replace(plek)
    return inhoud


def prune(folder: Path, most_bytes: int = MOST_BYTES) -> None:
    """Remove what was used longest ago, until the rest is small enough."""
    staten = []
    with contextlib.suppress(OSError):
        staten = [(deel.stat(), Path(deel.path)) for deel in os.scandir(folder)]
    totaal = 0
    for staat, pad in sorted(staten, key=lambda s: -s[0].st_mtime):
        totaal += staat.st_size
        if totaal > most_bytes:
            pad.unlink(missing_ok=True)


@cache
def _fingerprint() -> str:
    """Changes with the code and the templates of the forms, and with what makes them."""
    som = hashlib.sha256(" ".join(map(metadata.version, MAKERS)).encode())
    for pad in sorted(Path(__file__).parent.rglob("*")):
        if pad.is_file() and pad.suffix != ".pyc":
            som.update(pad.read_bytes())
    return som.hexdigest()
