"""The front page of all rapportages: per period what there is, what changed and what is missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set


@dataclass(frozen=True)
class Vorm:
    """One file that can be opened: 'PDF' and its address from the front page."""

    naam: str
    adres: str


@dataclass(frozen=True)
class VoorOntvanger:
    """What there is for one recipient."""

    naam: str
    vormen: tuple[Vorm, ...]


@dataclass(frozen=True)
class Versieregel:
    """A version in the list of a period; ``door`` is who released it and with what note."""

    versie: int
    gemaakt: str
    stand: str
    door: str
    adres: str
    zichtbaar: bool


@dataclass(frozen=True)
class Kaart:
    """What the front page says of one period.

    ``veranderd`` holds (title, lines) since the version before and since the period before;
    ``ontbreekt`` is empty when nothing is missing.
    """

    set: str
    in_woorden: str
    soort: str
    stand: str
    vastgesteld: bool
    ontvangers: tuple[VoorOntvanger, ...]
    veranderd: tuple[tuple[str, tuple[str, ...]], ...]
    ontbreekt: tuple[str, ...]
    versies: tuple[Versieregel, ...]


@dataclass(frozen=True)
class Portaal:
    """The front page, the newest period first."""

    kaarten: tuple[Kaart, ...]
    zonder_rapportage: tuple[str, ...]
    fictief: bool


@dataclass(frozen=True)
class Plaats:
    """Where a fact can be read: its value in a period, and the address of its definition."""

    set: str
    tekst: str
    adres: str


@dataclass(frozen=True)
class Trefwoord:
    """A fact in the index, with its value per period, the newest first."""

    titel: str
    naam: str
    plaatsen: tuple[Plaats, ...]


def fact_index(sets: Iterable[Set], anker: Mapping[str, str]) -> dict[str, list[Trefwoord]]:
    """Every fact of some sets by the first letter of its title, as a Dutch index orders them.

    ``anker`` gives the id of a fact on its page by the name of the fact.
    """
    gevonden: dict[tuple[str, str], list[Plaats]] = {}
    for een in sets:
        for feit in een.feiten.values():
            adres = f"{een.naam}/rapportage.html#{anker[feit.naam]}"
            plaats = Plaats(een.naam, feit.tekst, adres)
            gevonden.setdefault((feit.titel, feit.naam), []).append(plaats)
    lijst: dict[str, list[Trefwoord]] = {}
    for (titel, naam), plaatsen in sorted(gevonden.items(), key=lambda paar: _order(*paar[0])):
        trefwoord = Trefwoord(titel, naam, tuple(plaatsen))
        lijst.setdefault(_letter(titel), []).append(trefwoord)
    return lijst


def _order(titel: str, naam: str) -> tuple[str, str, str]:
    return _letter(titel), _plain(titel), naam


def _letter(titel: str) -> str:
    """The heading under which a title stands; digits and signs share one."""
    eerste = _plain(titel)[:1].upper()
    return eerste if "A" <= eerste <= "Z" else "0-9"


def _plain(tekst: str) -> str:
    """Small letters without accents: é stands with e."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
