"""The door to the cluster: nothing of it is loaded for a run on one machine."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.errors import GebruikFout
from duo_analytics.runs.cluster.adres import checked_address
from duo_analytics.runs.cluster.pakketten import require

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Elders


@contextlib.contextmanager
def elsewhere(adres: str, opslag: str, jobs: int) -> Iterator[Elders | None]:
    """What runs notebooks on the cluster at ``adres``; None when no cluster is asked for.

    Raises GebruikFout when it cannot be used, or when a package for it is missing.
    """
    if not adres:
        if opslag:
            raise GebruikFout("--opslag hoort bij --cluster. Geef ook het adres van het cluster.")
        yield None
        return
    checked_address(adres)
    require("distributed", "cluster")
    from duo_analytics.runs.cluster.sessie import session

    with session(adres, opslag, jobs) as sessie:
        yield sessie.run
