"""Files that survive: written whole or not at all, flushed to the disk, hashed, and unchanged."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHUNK = 1 << 20
READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its name in it ('figuren/a.svg'), in the order of names."""
    namen = {pad.relative_to(folder).as_posix(): pad for pad in folder.rglob("*") if pad.is_file()}
    yield from sorted(namen.items())


def sha256(pad: Path) -> str:
    """The hash of a file."""
    som = hashlib.sha256()
    with pad.open("rb") as bron:
        while deel := bron.read(CHUNK):
            som.update(deel)
    return som.hexdigest()


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, by its name in it."""
    return {naam: sha256(pad) for naam, pad in files(folder)}


def size(folder: Path) -> int:
    """Bytes of every file below a folder; 0 for one that is not there."""
    return sum(pad.stat().st_size for _, pad in files(folder)) if folder.is_dir() else 0


def seal(folder: Path) -> None:
    """Make every file read-only and flush it, and then each folder from the deepest up."""
    for _, pad in files(folder):
        _flush_file(pad)
        pad.chmod(READ_ONLY)
    mappen = [pad for pad in folder.rglob("*") if pad.is_dir()]
    for pad in sorted(mappen, key=lambda pad: len(pad.parts), reverse=True):
        flush_folder(pad)
    flush_folder(folder)


def _flush_file(pad: Path) -> None:
    """Flush what a file holds; Windows does so only for who may write to it."""
    if os.name == "nt":
        pad.chmod(stat.S_IWUSR | stat.S_IRUSR)
    with pad.open("r+b" if os.name == "nt" else "rb") as bestand:
        os.fsync(bestand.fileno())


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder; Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    nummer = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def write_whole(pad: Path, tekst: str) -> None:
    """Write a file so that a reader, or a cut in the power, finds the old one or the new one."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    nieuw = pad.with_name(f".{pad.name}.nieuw")
    with nieuw.open("w", encoding="utf-8", newline="") as bestand:
        bestand.write(tekst)
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(pad)
    flush_folder(pad.parent)


def remove(pad: Path) -> None:
    """Remove a folder, file or link that may not be there, read-only files included."""
    if pad.is_symlink() or pad.is_file():
        pad.unlink()
    elif pad.exists():
        shutil.rmtree(pad, onerror=_writable)


def _writable(doen: Any, pad: str, _: object) -> None:
    """Windows does not remove a file that is read-only."""
    Path(pad).chmod(stat.S_IWUSR | stat.S_IRUSR)
    doen(pad)
