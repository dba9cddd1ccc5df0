"""Where a run writes, and how a finished set takes the place of the older one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from duo_analytics.errors import PeriodeBezet

WORK = ".werk"
EVIDENCE = "bewijs"  # executed notebooks: internal, never shared
OLD = ".oud-"


@contextmanager
def locked(out: Path, naam: str) -> Iterator[None]:
    """Hold the set ``naam``; raises PeriodeBezet when another run holds it."""
    (out / WORK).mkdir(parents=True, exist_ok=True)
    houder = out / WORK / f"{naam}.houder"
    slot = FileLock(out / WORK / f"{naam}.lock")
    try:
        slot.acquire(timeout=0)
    except Timeout as bezet:
        wie = houder.read_text(encoding="utf-8") if houder.is_file() else "onbekend"
        raise PeriodeBezet(naam, wie) from bezet
    try:
        houder.write_text(f"proces {os.getpid()}", encoding="utf-8")
        recover(out, naam)
        yield
    finally:
        houder.unlink(missing_ok=True)
        slot.release()


@contextmanager
def work_folder(out: Path, naam: str) -> Iterator[Path]:
    """An empty folder on the file system of ``out``, gone at the end, also of a run cut short."""
    werk = out / WORK / naam
    shutil.rmtree(werk, ignore_errors=True)
    werk.mkdir(parents=True)
    try:
        yield werk
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def replace(nieuw: Path, plaats: Path) -> None:
    """Put a finished folder in place; the older one is moved aside first and removed last.

    Both are renames on one file system. A run that is cut off between them leaves the older folder
    aside, and ``recover`` puts it back.
    """
    plaats.parent.mkdir(parents=True, exist_ok=True)
    oud = plaats.with_name(f"{OLD}{plaats.name}")
    shutil.rmtree(oud, ignore_errors=True)
    if plaats.exists():
        plaats.rename(oud)
    nieuw.rename(plaats)
    shutil.rmtree(oud, ignore_errors=True)


def recover(out: Path, naam: str) -> None:
    """Undo a replacement that was cut off."""
    oud = out / f"{OLD}{naam}"
    if oud.exists() and not (out / naam).exists():
        oud.rename(out / naam)
    shutil.rmtree(oud, ignore_errors=True)
