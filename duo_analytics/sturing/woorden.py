"""Sentences about a number of things, right for none, one and many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.formatting import EENHEDEN
from duo_analytics.results.tekst import zin
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit
    from duo_analytics.results.tekst import Zin


def er_is(feit: Feit, vervolg: str) -> Zin:
    """'Er is 1 mijlpaal vertraagd.', 'Er zijn 3 ...', 'Er is geen mijlpaal vertraagd.'

    ``vervolg`` says what they are and fits one and many. Nothing when there is no value to show.
    """
    if not is_shown(feit.waarde):
        return ()
    if feit.waarde == 0:
        return zin(f"Er is geen {EENHEDEN[feit.eenheid].enkelvoud} {vervolg}.")
    woord = "is" if feit.waarde == 1 else "zijn"
    return zin(f"Er {woord} {{aantal}} {vervolg}.", aantal=feit)


def median_age(acties: Feit, leeftijd: Feit) -> Zin:
    """How old the open actions are; a median needs more than one."""
    if not is_shown(acties.waarde) or shown(acties.waarde) < 2:
        return ()
    return zin("De helft van de open acties is hoogstens {leeftijd} oud.", leeftijd=leeftijd)
