"""Packages that only a cluster needs, and the versions that must be the same on every machine."""

from __future__ import annotations

import hashlib
import importlib.util
import platform
import re
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from duo_analytics.errors import GebruikFout

OWN = "duo-analytics"
ALSO = ("cloudpickle", "dask", "distributed", "fsspec", "ipython", "msgpack")
MISSING = "ontbreekt"
HERE = Path(__file__).resolve().parent


def require(module: str, extra: str) -> None:
    """Raise GebruikFout, with the command that adds it, when a package is not installed."""
    if importlib.util.find_spec(module) is None:
        raise GebruikFout(
            f"Voor een cluster is het pakket {module} nodig, en dat is er niet. Voeg het toe met: "
            f'python -m pip install "{OWN}[{extra}]".'
        )


def versions() -> dict[str, str]:
    """What decides the bytes of a notebook on a machine, and the code with which machines talk.

    Python, kind of machine and system, every package that the product asks for, and the hash of
    this folder. The code of chapters is not in it: that travels with the run.
    """
    basis = {"python": platform.python_version(), "systeem": platform.system()}
    pakketten = sorted({*_asked(), *ALSO})
    versies = {naam: _version(naam) for naam in pakketten}
    return {**basis, "machine": platform.machine(), **versies, f"{OWN} (cluster)": _own_code()}


def differences(hier: Mapping[str, str], daar: Mapping[str, str]) -> list[str]:
    """'pandas 3.1.0 in plaats van 3.1.1' for each version of a worker that is not that of here."""
    namen = sorted({*hier, *daar})
    paren = {naam: (daar.get(naam, MISSING), hier.get(naam, MISSING)) for naam in namen}
    return [f"{naam} {d} in plaats van {h}" for naam, (d, h) in paren.items() if d != h]


def _asked() -> Iterator[str]:
    for eis in metadata.requires(OWN) or ():
        if "extra ==" not in eis:
            yield re.split(r"[^A-Za-z0-9._-]", eis, maxsplit=1)[0]


def _version(naam: str) -> str:
    try:
        return metadata.version(naam)
    except metadata.PackageNotFoundError:
        return MISSING


def _own_code() -> str:
    som = hashlib.sha256()
    for pad in sorted(HERE.glob("*.py")):
        som.update(pad.name.encode() + b"\0" + pad.read_bytes().replace(b"\r\n", b"\n"))
    return som.hexdigest()[:12]
