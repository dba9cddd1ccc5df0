"""On which line of a TOML file a key stands; the reader of TOML itself does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

HEADER = re.compile(r"\s*\[\[?\s*(?P<naam>[^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
ASSIGNMENT = re.compile(r"""\s*(?P<naam>(?:"[^"]*"|'[^']*'|[\w.-])+)\s*=""")
PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def line_of(tekst: str, sleutels: Sequence[str]) -> int:
    """The line, from 1, where the file comes nearest to a key path; 1 when it never does."""
    gezocht = tuple(sleutels)
    beste, regel = 0, 1
    for nummer, pad in _paths(tekst):
        lengte = min(len(pad), len(gezocht))
        gelijk = lengte if pad[:lengte] == gezocht[:lengte] else 0
        if gelijk > beste:
            beste, regel = gelijk, nummer
    return regel


def _paths(tekst: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every line that names a key, with the whole path of that key."""
    sectie: tuple[str, ...] = ()
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if (kop := HEADER.fullmatch(regel)) is not None:
            sectie = _parts(kop["naam"])
            yield nummer, sectie
        elif (toekenning := ASSIGNMENT.match(regel)) is not None:
            yield nummer, sectie + _parts(toekenning["naam"])


def _parts(naam: str) -> tuple[str, ...]:
    return tuple("".join(delen) for delen in PART.findall(naam))
