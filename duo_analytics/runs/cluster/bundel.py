"""Files as one block of bytes that depends on their names and content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

MOMENT = (1980, 1, 1, 0, 0, 0)
PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parent
# Lies beside the package, and the package looks for it there.
BESIDE = ("data/reference",)
NOT_CODE = ("__pycache__",)
# What lies with a delivery and no notebook reads: texts of the controller, marked copies.
NOT_READ = ("teksten", "gecontroleerd")


def packed(bestanden: Mapping[str, Path]) -> bytes:
    """The files under their names; the same files always give the same bytes."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as bundel:
        for naam in sorted(bestanden):
            bundel.writestr(zipfile.ZipInfo(naam, MOMENT), bestanden[naam].read_bytes())
    return uit.getvalue()


def unpacked(inhoud: bytes, folder: Path) -> Path:
    """Put the files of a bundle in a folder, which is there whole or not at all."""
    if not folder.is_dir():
        half = folder.with_name(f"{folder.name}.half")
        half.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(inhoud)) as bundel:
            bundel.extractall(half)
        half.rename(folder)
    return folder


def code() -> dict[str, Path]:
    """The package and what it looks for beside itself."""
    mappen = (PACKAGE, *(ROOT / naam for naam in BESIDE))
    paden = [pad for map_ in mappen for pad in _files(map_, NOT_CODE)]
    return {pad.relative_to(ROOT).as_posix(): pad for pad in paden}


def deliveries(data: Path) -> dict[str, Path]:
    """Every period that was delivered, and own reference values beside them.

    All periods: a notebook may look back.
    """
    from duo_analytics.places import delivered_periods

    mappen = [data / str(periode) for periode in delivered_periods(data)]
    paden = [pad for map_ in (*mappen, data / "reference") for pad in _files(map_, NOT_READ)]
    return {pad.relative_to(data).as_posix(): pad for pad in paden}


def _files(map_: Path, niet: tuple[str, ...]) -> Iterator[Path]:
    for pad in sorted(map_.rglob("*")):
        delen = pad.relative_to(map_).parts
        verborgen = any(deel.startswith((".", "~$")) for deel in delen)
        if pad.is_file() and not verborgen and not set(delen) & set(niet):
            yield pad
