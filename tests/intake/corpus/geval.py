"""One faulty delivery of the corpus, and short ways to make one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.intake.sound import Levering

FORMATIE_DEEL = "xl/worksheets/sheet3.xml"  # behind 'Levering' and 'Dienstverbanden'
PERSONEEL = "personeel.xlsx"


@dataclass(frozen=True)
class Geval:
    """One faulty delivery: what is done to a sound one, and the messages that it must give.

    A message is written as 'code bestand blad!cel', and ``tekst`` is a part of the first one.
    """

    naam: str
    doe: Callable[[Levering], None]
    meldingen: tuple[str, ...]
    tekst: str = ""


def cell(naam: str, plek: str, waarde: object, code: str, tekst: str = "") -> Geval:
    """A delivery in which one cell is another one."""
    return Geval(naam, lambda lev: lev.zet(plek, waarde), (f"{code} {_full(plek)}",), tekst)


def two(naam: str, cellen: dict[str, object], melding: str, tekst: str = "") -> Geval:
    """A delivery in which some cells are others, that together are one fault."""

    def doe(lev: Levering) -> None:
        for plek, waarde in cellen.items():
            lev.zet(plek, waarde)

    return Geval(naam, doe, (melding,), tekst)


def rows(naam: str, blad: str, rijen: list[list[object]], melding: str, tekst: str = "") -> Geval:
    """A delivery with rows below a table."""
    return Geval(naam, lambda lev: lev.blad(blad).extend(rijen), (melding,), tekst)


def parts(naam: str, delen: dict[str, str | bytes], melding: str, tekst: str = "") -> Geval:
    """A delivery in which parts of personeel.xlsx are others, or new."""

    def doe(lev: Levering) -> None:
        lev.verander("personeel", lambda bestaand: bestaand.update(delen))

    return Geval(naam, doe, (melding,), tekst)


def sheet(naam: str, oud: str, nieuw: str, melding: str, tekst: str = "") -> Geval:
    """A delivery in which the XML of 'Formatie' is another one at one place."""

    def doe(delen: dict[str, str | bytes]) -> None:
        xml = str(delen[FORMATIE_DEEL])
        assert oud in xml, naam
        delen[FORMATIE_DEEL] = xml.replace(oud, nieuw, 1)

    return Geval(naam, lambda lev: lev.verander("personeel", doe), (melding,), tekst)


def file(naam: str, doe: Callable[[Path], object], melding: str, tekst: str = "") -> Geval:
    """A delivery in which something happens to the file personeel.xlsx."""

    def bij_het_schrijven(lev: Levering) -> None:
        lev.bestanden.append(lambda folder: doe(folder / PERSONEEL))

    return Geval(naam, bij_het_schrijven, (melding,), tekst)


def _full(plek: str) -> str:
    """'personeel.xlsx Formatie!F4'."""
    bestand, _, rest = plek.partition("/")
    return f"{bestand}.xlsx {rest}"
