"""What may not even be read: citizen service numbers, and data that only a doctor should know.

A workbook with one of these is refused as a whole, before anything of it is kept (UAVG art. 46,
AVG art. 9). Nothing of the values is ever shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.headers import HEADER_WITHIN, header_row
from duo_analytics.intake.melder import Plek, Uitspraak
from duo_analytics.intake.opening.addresses import column_letters
from duo_analytics.intake.rawcells import clean
from duo_analytics.statistics.elfproef import passes_elfproef

if TYPE_CHECKING:
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.rooster import Celkolom, Rooster

ENOUGH_TEXTS = 2  # a row with fewer texts is a title
BSN_NAME = re.compile(r"bsn|burgerservice ?n(umme)?r|sofi(nummer| ?nr)?|burger ?service ?nummer")
SPECIAL = {
    "gezondheid": (
        "diagnose", "ziektebeeld", "verzuimoorzaak", "oorzaak verzuim", "klacht", "medisch",
        "beperking", "handicap", "arbeidsongeschikt", "wia", "wao", "wajong", "doelgroepregister",
        "doelgroep", "loonwaarde", "zwanger", "no riskpolis",
    ),
    "afkomst": ("etniciteit", "ras", "geboorteland", "migratieachtergrond", "nationaliteit"),
    "overtuiging": (
        "godsdienst", "religie", "geloof", "politieke voorkeur", "vakbond", "vakbondslid",
    ),
    "geaardheid": ("seksuele geaardheid", "geaardheid"),
    "strafrecht": ("strafblad", "vog uitslag", "strafrechtelijk"),
}  # fmt: skip
WORDS = {woord: soort for soort, woorden in SPECIAL.items() for woord in woorden}
DIGITS = range(8, 10)  # a leading zero may have been lost
FEWEST = 3  # one number in eleven passes by chance, three in a row hardly
WEG = "Verwijder de hele kolom en lever het bestand opnieuw; verstuur het niet verder."


def refuse_personal(rooster: Rooster, tabel: Invoertabel | None, melder: Melder) -> bool:
    """Whether a sheet holds what may not be read; says which columns.

    ``tabel`` is the table of the contract on this sheet: its own columns are no special category.
    """
    aantal = len(melder.problemen)
    kop = _header_index(rooster, tabel)
    toegestaan = set() if tabel is None else {kolom.kop for kolom in tabel.kolommen}
    for nummer, kolom in enumerate(rooster.kolommen):
        uitspraak = None if kop is None else _about_name(kolom.cel(kop), toegestaan)
        if uitspraak is not None and kop is not None:
            melder.meld_cel(uitspraak, rooster.eerste_rij + kop, Plek(nummer))
        if _mostly_bsn(kolom):
            melder.meld("DUO-P02", _about_numbers(column_letters(nummer)), WEG)
    return len(melder.problemen) > aantal


def _header_index(rooster: Rooster, tabel: Invoertabel | None) -> int | None:
    """The position of the header row; on a sheet outside the contract the first row of texts."""
    if tabel is not None and (gevonden := header_row(rooster, tabel)) is not None:
        return gevonden
    genoeg = min(ENOUGH_TEXTS, len(rooster.kolommen))
    for index in range(min(rooster.hoogte, HEADER_WITHIN)):
        if sum(isinstance(cel, str) and cel != "" for cel in rooster.rij(index)) >= genoeg:
            return index
    return None


def _about_name(kop: object, toegestaan: set[str]) -> Uitspraak | None:
    """What is said of a column by its header."""
    if not isinstance(kop, str):
        return None
    woorden = _words(kop)
    if is_bsn_name(kop):
        return Uitspraak("DUO-P01", "deze kolom is volgens haar kop een BSN", WEG)
    soort = None if clean(kop) in toegestaan else WORDS.get(woorden)
    if soort is None:
        return None
    reden = f"deze kolom bevat volgens haar kop bijzondere persoonsgegevens ({soort})"
    return Uitspraak("DUO-P03", reden, WEG)


def is_bsn_name(kop: str) -> bool:
    """Whether a column is a BSN by its header."""
    woorden = _words(kop)
    return BSN_NAME.fullmatch(woorden) is not None or "bsn" in woorden.split()


def _words(kop: str) -> str:
    return " ".join(re.findall(r"[a-z]+", kop.lower()))


def _mostly_bsn(kolom: Celkolom) -> bool:
    """Whether most of the numbers of 8 or 9 digits in a column pass the elfproef."""
    mogelijk = {n: cijfers for n, w in enumerate(kolom.waarden) if (cijfers := _digits(w))}
    if not mogelijk:
        return False
    per_waarde = np.bincount(kolom.nummers, minlength=len(kolom.waarden))[list(mogelijk)]
    passend = passes_elfproef(list(mogelijk.values()))
    raak = int(per_waarde[passend].sum())
    return raak >= FEWEST and 2 * raak > per_waarde.sum()


def _digits(cel: object) -> str:
    """The 8 or 9 digits of a cell, or nothing."""
    if isinstance(cel, (int, float)) and float(cel).is_integer() and cel > 0:
        tekst = str(int(cel))
    else:
        tekst = re.sub(r"[ .-]", "", cel) if isinstance(cel, str) and cel[:1].isdigit() else ""
    goed = len(tekst) in DIGITS and tekst.isdecimal() and tekst.isascii()
    return tekst if goed and int(tekst) else ""


def _about_numbers(letters: str) -> str:
    return (
        f"kolom {letters} bevat nummers van 8 of 9 cijfers waarvan de meeste een BSN kunnen zijn "
        "(elfproef)"
    )
