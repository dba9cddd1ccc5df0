"""Names that look alike: one team written in two ways counts as two teams."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duo_analytics.intake.melder import Melder, Uitspraak
from duo_analytics.intake.rawcells import shown

if TYPE_CHECKING:
    from duo_analytics.intake.table import Gelezen

NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Voorkomen:
    """One spelling in one column of one table: in how many rows, and the first of them."""

    woord: str
    aantal: int
    rij: int
    gelezen: Gelezen
    melder: Melder


def name_look_alikes(tabellen: Iterable[tuple[Gelezen, Melder]]) -> None:
    """Say of each rarer spelling which commoner one it resembles, over all tables of a delivery."""
    per_kolom: dict[str, list[Voorkomen]] = {}
    for gelezen, melder in tabellen:
        for kolom in gelezen.tabel.kolommen:
            if kolom.groepeert:
                gevonden = _spellings(gelezen, kolom.naam, melder)
                per_kolom.setdefault(kolom.naam, []).extend(gevonden)
    for naam, voorkomens in per_kolom.items():
        for groep in _alike(voorkomens):
            _say(naam, groep)


def bare(woord: str) -> str:
    """A name without case, accents, spaces and signs; '&' is read as 'en'."""
    letters = unicodedata.normalize("NFKD", woord.casefold().replace("&", "en"))
    zonder = "".join(teken for teken in letters if not unicodedata.combining(teken))
    return NO_LETTERS.sub("", zonder)


def _spellings(gelezen: Gelezen, naam: str, melder: Melder) -> Iterator[Voorkomen]:
    kolom = gelezen.frame[naam].dropna()
    eerste = kolom.drop_duplicates()
    rijen = dict(zip(eerste, eerste.index.tolist(), strict=True))
    for woord, aantal in kolom.value_counts().items():
        yield Voorkomen(str(woord), int(aantal), rijen[woord], gelezen, melder)


def _alike(voorkomens: Iterable[Voorkomen]) -> Iterator[Mapping[str, list[Voorkomen]]]:
    """Groups of two or more spellings of one bare name, each with where it occurs."""
    groepen: dict[str, dict[str, list[Voorkomen]]] = {}
    for voorkomen in voorkomens:
        groepen.setdefault(bare(voorkomen.woord), {}).setdefault(voorkomen.woord, []).append(
            voorkomen
        )
    return (groep for groep in groepen.values() if len(groep) > 1)


def _say(naam: str, groep: Mapping[str, list[Voorkomen]]) -> None:
    tellingen = {woord: sum(v.aantal for v in hier) for woord, hier in groep.items()}
    gewoon = max(tellingen, key=lambda woord: (tellingen[woord], woord))
    for woord, hier in groep.items():
        if woord == gewoon:
            continue
        reden = (
            f"{shown(woord)} ({_rows(tellingen[woord])}) lijkt op "
            f"{shown(gewoon)} ({_rows(tellingen[gewoon])})"
        )
        uitspraak = Uitspraak("DUO-W04", reden, "Schrijf dezelfde naam overal gelijk.", woord)
        eerste = hier[0]
        melder = eerste.melder.voor_blad(eerste.gelezen.tabel.blad)
        melder.meld_cel(uitspraak, eerste.rij, eerste.gelezen.plekken[naam])


def _rows(aantal: int) -> str:
    return "1 rij" if aantal == 1 else f"{aantal} rijen"
