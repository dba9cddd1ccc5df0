"""Whether there is room for a run, asked before it starts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import GeenRuimte
from duo_analytics.runs import durable

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.runs.versions import Plek

MB = 1 << 20


def require_room(plek: Plek, reference: Reference) -> None:
    """Raise GeenRuimte when the disk has less room than a version like the last one may take."""
    nodig, vrij = needed(plek, reference), free(plek.out)
    if vrij < nodig:
        raise GeenRuimte(vrij // MB, -(-nodig // MB))


def needed(plek: Plek, reference: Reference) -> int:
    """Bytes: some times what the current version and its evidence take, and a least amount."""
    minimum, factor = (
        reference.norm(f"uitvoering.{naam}").waarde
        for naam in ("ruimte_minimum_mb", "ruimte_factor")
    )
    vorige = durable.size(plek.huidig) + durable.size(plek.bewijs(plek.read().huidig))
    return max(int(minimum * MB), int(vorige * factor))


def free(folder: Path) -> int:
    """Bytes that are free on the disk of a folder, which may not be there yet."""
    bestaand = next(pad for pad in (folder, *folder.parents) if pad.is_dir())
    return shutil.disk_usage(bestaand).free
