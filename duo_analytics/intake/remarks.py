"""What a reader of a sheet should know although it refuses nothing; and merged cells, which do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.melder import Plek, Uitspraak
from duo_analytics.intake.opening.addresses import address, column_letters
from duo_analytics.intake.opening.content import Bijzonder

if TYPE_CHECKING:
    from duo_analytics.intake.headers import Ligging
    from duo_analytics.intake.melder import Melder

MOST_NAMED = 8
LONG_TAIL = 100  # empty rows below the table that still carry a format
ELDERS = Uitspraak(
    "DUO-W06",
    "de waarde komt via een koppeling uit een ander bestand en kan verouderd zijn",
    "Werk de koppeling bij, of plak hier de waarde zelf.",
)
NAKIJKEN = "Controleer of dat de bedoeling is."


def about_sheet(ligging: Ligging, rijen: np.ndarray, melder: Melder) -> None:
    """Everything of one table; ``rijen`` are the positions in the grid of its rows of data."""
    bereik = set(map(int, rijen + ligging.rooster.eerste_rij))
    _merged(ligging, bereik, melder)
    _linked(ligging, bereik, melder)
    _hidden(ligging, bereik, melder)
    _unread_columns(ligging, rijen, melder)
    _tail(ligging, melder)


def _merged(ligging: Ligging, rijen: set[int], melder: Melder) -> None:
    kolommen = {plek.kolom for plek in ligging.plekken.values()}
    tabel = rijen | {ligging.rij(ligging.kopindex)}
    for gebied in ligging.rooster.feiten.samengevoegd:
        raakt = not kolommen.isdisjoint(range(gebied.kolom, gebied.laatste_kolom + 1))
        if raakt and not tabel.isdisjoint(range(gebied.rij, gebied.laatste_rij + 1)):
            eind = address(gebied.laatste_rij, gebied.laatste_kolom)
            reden = (
                f"de cellen {address(gebied.rij, gebied.kolom)} tot en met {eind} zijn samengevoegd"
            )
            herstel = "Splits ze en vul elke cel apart in."
            uitspraak = Uitspraak("DUO-C12", reden, herstel)
            melder.meld_cel(uitspraak, gebied.rij, _plek(ligging, gebied.kolom))


def _linked(ligging: Ligging, rijen: set[int], melder: Melder) -> None:
    kolommen = {plek.kolom for plek in ligging.plekken.values()}
    for cel in ligging.rooster.feiten.cellen:
        if cel.soort is Bijzonder.EXTERN and cel.rij in rijen and cel.kolom in kolommen:
            melder.meld_cel(ELDERS, cel.rij, _plek(ligging, cel.kolom))


def _plek(ligging: Ligging, kolom: int) -> Plek:
    """The column with its header when it is one of the table."""
    return next((p for p in ligging.plekken.values() if p.kolom == kolom), Plek(kolom))


def _hidden(ligging: Ligging, rijen: set[int], melder: Melder) -> None:
    feiten = ligging.rooster.feiten
    verborgen = [rij for rij in feiten.verborgen_rijen if rij in rijen]
    if verborgen:
        _say_hidden(melder, "DUO-W01", ("rij", "rijen"), list(map(str, verborgen)))
    kolommen = {plek.kolom for plek in ligging.plekken.values()}
    letters = [column_letters(k) for k in feiten.verborgen_kolommen if k in kolommen]
    if letters:
        _say_hidden(melder, "DUO-W02", ("kolom", "kolommen"), letters)


def _say_hidden(melder: Melder, code: str, woorden: tuple[str, str], namen: list[str]) -> None:
    enkel, meer = woorden
    if len(namen) == 1:
        melder.meld(code, f"1 verborgen {enkel} ({namen[0]}) is meegelezen", NAKIJKEN)
    else:
        melder.meld(
            code, f"{len(namen)} verborgen {meer} ({_listed(namen)}) zijn meegelezen", NAKIJKEN
        )


def _unread_columns(ligging: Ligging, rijen: np.ndarray, melder: Melder) -> None:
    """Columns with values in the rows of the table that have another header, or none."""
    koppen = ligging.koppen
    gelezen = {plek.kolom for plek in ligging.plekken.values()}
    namen = [
        f"{column_letters(nummer)} ({koppen[nummer] or 'zonder kop'})"
        for nummer, kolom in enumerate(ligging.rooster.kolommen)
        if nummer not in gelezen and kolom.filled()[ligging.kopindex + 1 :].any()
    ]
    if namen:
        wie = f"kolom {namen[0]} wordt" if len(namen) == 1 else f"kolommen {_listed(namen)} worden"
        melder.meld("DUO-W07", f"{wie} niet gelezen", NAKIJKEN)


def _tail(ligging: Ligging, melder: Melder) -> None:
    feiten = ligging.rooster.feiten
    if feiten.laatste_rij - feiten.laatste_rij_met_waarde > LONG_TAIL:
        reden = (
            f"onder de tabel staan lege rijen met opmaak, tot en met rij {feiten.laatste_rij}; "
            f"de laatste rij met een waarde is {feiten.laatste_rij_met_waarde}"
        )
        melder.meld("DUO-W05", reden, "Verwijder die rijen; het bestand wordt er kleiner van.")


def _listed(namen: list[str]) -> str:
    return ", ".join(namen[:MOST_NAMED]) + (", ..." if len(namen) > MOST_NAMED else "")
