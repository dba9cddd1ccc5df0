"""The values that may not appear in anything that is published, found quickly in a text.

They live in memory for the length of a run and are never written, nor shown.
"""

from __future__ import annotations

import getpass
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

WORD = re.compile(r"\w+")
LEAST, LEAST_DIGITS, LEAST_OF_SETTING = 5, 7, 8  # characters; shorter ones are part of much else
SECRET_SETTING = re.compile(r"TOKEN|SECRET|PASSW|CREDENTIAL|API_?KEY|PRIVATE|ACCESS_?KEY")
EVERYBODY = frozenset({
    "root", "user", "users", "admin", "administrator", "runner", "gebruiker", "beheer", "beheerder",
    "ubuntu", "debian", "default", "public", "guest", "jenkins", "build", "docker", "vscode",
    "jovyan", "nobody", "rapportage", "controller", "concerncontrol", "diemen", "uithoorn", "ouder",
})  # fmt: skip


@dataclass(frozen=True, repr=False)
class Geheimen:
    """Values by their first word in lower case. Showing it shows only how many there are."""

    op_woord: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, waarden: Iterable[str]) -> Geheimen:
        """Those that are long enough to be recognised; what is left out may stand anywhere."""
        gevonden: dict[str, set[str]] = {}
        for waarde in waarden:
            kaal = " ".join(waarde.split()).casefold()
            eerste = WORD.search(kaal)
            if eerste is not None and len(kaal) >= (LEAST_DIGITS if kaal.isdecimal() else LEAST):
                gevonden.setdefault(eerste[0], set()).add(kaal[eerste.start() :])
        return cls({woord: tuple(sorted(w)) for woord, w in gevonden.items()})

    def __repr__(self) -> str:
        return f"Geheimen({sum(map(len, self.op_woord.values()))} waarden)"

    def places(self, tekst: str) -> Iterator[int]:
        """Where a value stands in a text, as a word or words of its own."""
        klein = tekst.casefold()
        if self.op_woord.keys().isdisjoint(WORD.findall(klein)):
            return
        for woord in WORD.finditer(klein):
            if any(_stands(klein, woord.start(), w) for w in self.op_woord.get(woord[0], ())):
                yield woord.start()


def _stands(tekst: str, begin: int, waarde: str) -> bool:
    vorm = r"\s+".join(map(re.escape, waarde.split()))
    return re.compile(rf"{vorm}(?!\w)").match(tekst, begin) is not None


@dataclass(frozen=True, repr=False)
class Machine:
    """What a text may not tell of the machine: folders, the name of the user, settings."""

    mappen: tuple[str, ...]
    gebruiker: str
    instellingen: tuple[str, ...]

    @classmethod
    def here(cls) -> Machine:
        """The machine that this runs on."""
        plekken = {Path.home(), Path.cwd(), Path(tempfile.gettempdir()), Path(sys.prefix)}
        mappen = [str(p) for p in plekken if len(p.parts) > 2]
        naam = getpass.getuser().casefold()
        geheim = [
            waarde
            for sleutel, waarde in os.environ.items()
            if SECRET_SETTING.search(sleutel.upper()) and len(waarde) >= LEAST_OF_SETTING
        ]
        eigen = len(naam) >= LEAST and naam not in EVERYBODY
        return cls(tuple(sorted(mappen)), naam if eigen else "", tuple(sorted(geheim)))
