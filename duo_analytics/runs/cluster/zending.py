"""What travels between coordinator and worker: a task as hashes, and how it ended."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.runs.cluster import bundel
from duo_analytics.runs.cluster.opslag import CODE, WORK, Opslag

if TYPE_CHECKING:
    from duo_analytics.runs.notebooks import Taak

DATA = "data"  # the parameter that is a folder: each machine has its own
STOPPED = "het proces is gestopt"


@dataclass(frozen=True)
class Zending:
    """A notebook to run; ``inhoud``, ``levering`` and ``code`` are hashes of what is in the store.

    ``gebied`` is the area of the set; ``parameters`` lacks the folder of the deliveries.
    """

    notebook: str
    parameters: Mapping[str, Any]
    inhoud: str
    levering: str
    code: str
    gebied: str

    @property
    def som(self) -> str:
        """The hash of all that decides the result, and of the set that it is for."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Antwoord:
    """The fields of an Uitkomst, and the hash of the executed notebook, empty when there is none.

    Plain values: the Uitkomst is made by the code that came with the task.
    """

    uitkomst: Mapping[str, Any]
    som: str = ""


@dataclass(frozen=True)
class Verzender:
    """Puts what tasks need in the store; ``code`` is the hash of the package that runs them."""

    opslag: Opslag
    code: str

    def levering(self, data: str, gebied: str) -> str:
        """Put the deliveries of a folder in the store; their hash."""
        return self.opslag.put(gebied, bundel.packed(bundel.deliveries(Path(data))))

    def zending(self, taak: Taak, levering: str, gebied: str) -> Zending:
        """Put the notebook of a task in the store; the task as it travels."""
        parameters = {naam: w for naam, w in taak.parameters.items() if naam != DATA}
        levering = levering if DATA in taak.parameters else ""
        inhoud = self.opslag.put(gebied, taak.notebook.read_bytes())
        return Zending(taak.notebook.name, parameters, inhoud, levering, self.code, gebied)


def publish_code(opslag: Opslag) -> str:
    """Put the package in the store; its hash."""
    return opslag.put(CODE, bundel.packed(bundel.code()))


def area(bewijs: Path) -> str:
    """The area of a set, by the folder in which its evidence is made: one run at a time has it."""
    return f"{WORK}/{hashlib.sha256(str(bewijs.resolve()).encode()).hexdigest()[:24]}"
