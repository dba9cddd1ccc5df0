"""The internal list of what was hidden and why: evidence, never part of what is shared.

It names cells and rules and holds no count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from duo_analytics.results.bescherming import Gedeeld

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Tabel

BEWIJS = "application/vnd.duo.bewijs+json"
RUST_OP = "rust op een verborgen aantal of een kleine noemer"
Cel = tuple[int, int]


@dataclass(frozen=True)
class Onderdrukt:
    """One hidden cell: table or fact, row, column, and the rule."""

    wat: str
    rij: str
    kolom: str
    reden: str


def note(
    tabel: Tabel, redenen: Mapping[Cel, str], verborgen: set[Cel], reference: Reference
) -> None:
    """Book why the cells of a table are hidden; ``redenen`` are those of its counts."""
    from duo_analytics.results.register import register_of

    register = register_of(reference)
    naam = (tabel.naam, tabel.moment)
    lijst = tuple(
        Onderdrukt(
            tabel.naam, str(tabel.rijen[r][0]), tabel.koppen[k].tekst, redenen.get((r, k), RUST_OP)
        )
        for r, k in sorted(verborgen)
    )
    register[naam] = replace(register[naam], lijst=lijst)


def hidden_list(reference: Reference) -> tuple[Onderdrukt, ...]:
    """Everything that was hidden so far, table after table."""
    from duo_analytics.results.register import register_of

    return tuple(
        regel
        for naam, boeking in register_of(reference).items()
        for regel in (boeking.lijst or _of_fact(naam, boeking.reasons()))
    )


def _of_fact(naam: Any, redenen: Mapping[Any, str]) -> tuple[Onderdrukt, ...]:
    """A count that stands by itself: its name says what and of whom."""
    return tuple(
        Onderdrukt(f"feit: {sleutel.wat}", sleutel.wie, str(sleutel.wanneer), reden)
        for sleutel, reden in redenen.items()
        if isinstance(sleutel, Gedeeld) and naam[0] == "feit"
    )
