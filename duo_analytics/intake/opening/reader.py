"""Read a sheet with calamine: per column its distinct values, and per row their numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from duo_analytics.intake.opening.content import (
    LEEG,
    Bladfeiten,
    Bladinhoud,
    Kolominhoud,
)
from duo_analytics.intake.rawcells import Waarheid

ROWS_AT_ONCE = 4096


def read_sheet(boek: CalamineWorkbook, naam: str, feiten: Bladfeiten) -> Bladinhoud:
    """The content of one sheet; raises CalamineError."""
    blad = boek.get_sheet_by_name(naam)
    if blad.start is None or blad.end is None:
        return Bladinhoud(naam, 1, (), feiten)
    kolommen = list(_columns(blad))
    hoogte = len(kolommen[0].nummers)
    eerste_rij = blad.end[0] + 2 - hoogte  # whether or not empty rows in front were given
    links = [Kolominhoud(array("I", bytes(4 * hoogte)), (LEEG,)) for _ in range(blad.start[1])]
    return Bladinhoud(naam, eerste_rij, (*links, *kolommen), feiten)


class _Nummering(dict[Any, int]):
    """Gives every distinct value the next number when it is first asked for; empty is 0."""

    def __missing__(self, waarde: Any) -> int:
        nummer = self[waarde] = len(self)
        return nummer


def _columns(blad: CalamineSheet) -> Iterator[Kolominhoud]:
    """Columns from the first one with a value on; rows from the first one with a value on."""
    nummers = [array("I") for _ in range(blad.width)]
    waarden = [_Nummering({LEEG: 0}) for _ in range(blad.width)]
    rijen = blad.iter_rows()
    while blok := list(islice(rijen, ROWS_AT_ONCE)):
        for kolom, cellen in enumerate(zip(*blok, strict=True)):
            nummers[kolom].extend(map(waarden[kolom].__getitem__, _without_booleans(cellen)))
    for kolom in range(blad.width):
        yield Kolominhoud(nummers[kolom], list(waarden[kolom]))


def _without_booleans(cellen: tuple[Any, ...]) -> tuple[Any, ...]:
    if bool in set(map(type, cellen)):
        return tuple(Waarheid(cel) if isinstance(cel, bool) else cel for cel in cellen)
    return cellen
