"""Which folder a name shows, changed in one step: a reader sees the old whole or the new whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from duo_analytics.runs import durable

OLD = ".oud-"
AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of Linux: linux/fcntl.h and linux/fs.h


def point(plaats: Path, doel: Path, werk: Path) -> Path | None:
    """Let ``plaats`` show the folder ``doel``; what stood there and was no link is returned.

    A link where the file system has them, else a copy. ``werk`` is a folder of the same file
    system that nobody else uses. What is returned lies in ``werk``: the caller decides on it.
    """
    plaats.parent.mkdir(parents=True, exist_ok=True)
    nieuw = werk / f"wijzer-{plaats.name}"
    durable.remove(nieuw)
    if not _linked(nieuw, os.path.relpath(doel, plaats.parent)):
        shutil.copytree(doel, nieuw)
        durable.seal(nieuw)
    return put(nieuw, plaats)


def shows(plaats: Path, doel: Path) -> bool:
    """Whether ``plaats`` shows ``doel``: it is a link to it, or a copy of all its files."""
    if plaats.is_symlink():
        return plaats.resolve() == doel.resolve()
    return plaats.is_dir() and durable.hashes(plaats) == durable.hashes(doel)


def put(nieuw: Path, plaats: Path) -> Path | None:
    """Put a folder or link in place; what it takes the place of is returned, unless a link."""
    vrij = not os.path.lexists(plaats)
    if vrij or (nieuw.is_symlink() and plaats.is_symlink()):
        nieuw.replace(plaats)
        durable.flush_folder(plaats.parent)
        return None
    if not _exchanged(nieuw, plaats):
        _in_two_steps(nieuw, plaats)
    durable.flush_folder(plaats.parent)
    if nieuw.is_symlink():
        nieuw.unlink()
        return None
    return nieuw


def recover(plaats: Path) -> None:
    """Undo a change in two steps that was cut off between them."""
    oud = plaats.with_name(f"{OLD}{plaats.name}")
    if os.path.lexists(oud) and not os.path.lexists(plaats):
        oud.rename(plaats)
    durable.remove(oud)


def _linked(plaats: Path, doel: str) -> bool:
    """Make a link; False on a system, a share or for a user that has none."""
    try:
        plaats.symlink_to(doel, target_is_directory=True)
    except (OSError, NotImplementedError):
        return False
    return True


def _exchanged(een: Path, ander: Path) -> bool:
    """Let two names change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paden = (os.fsencode(een), os.fsencode(ander))
    return bool(libc.renameat2(AT_FDCWD, paden[0], AT_FDCWD, paden[1], RENAME_EXCHANGE) == 0)


def _in_two_steps(nieuw: Path, plaats: Path) -> None:
    """Move the older aside, then the new one in; ``recover`` puts back what is cut off between."""
    oud = plaats.with_name(f"{OLD}{plaats.name}")
    durable.remove(oud)
    plaats.rename(oud)
    nieuw.rename(plaats)
    oud.rename(nieuw)
