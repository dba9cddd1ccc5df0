"""The invented market: inkooppakketten, and the suppliers of each with their size and seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

WERKGEVERS = {"duo_plus": 0.38, "diemen": 0.25, "uithoorn": 0.23, "ouder_amstel": 0.14}
POSTCODES = {
    "diemen": (1111, 1112), "ouder_amstel": (1115, 1191), "uithoorn": (1421, 1422, 1424),
    "duo_plus": (1111, 1191, 1422),
}  # fmt: skip
ELDERS = (1013, 1043, 1101, 1185, 1217, 1314, 1521, 2132, 2514, 3012, 3528, 5211, 6814, 7311, 8021)
LOKAAL_KANS = 0.38
ONBEKEND_KANS = 0.04
GEDEELD = 0.35  # the largest part of the suppliers of a package sells to all four
HARDWARE = "ICT-hardware"
INHUUR = "Inhuur van personeel"


@dataclass(frozen=True)
class Pakket:
    """A package: spend in 2019, suppliers, invoice lines a year, and how unequal they are."""

    naam: str
    soort: str
    per_jaar: float
    leveranciers: int
    regels: int
    scheef: float
    natuurlijk: int = 0


@dataclass(frozen=True)
class Leverancier:
    """A supplier: ``deel`` of the spend of its package; no werkgever = sells to all four."""

    nummer: int
    pakket: Pakket
    rang: int
    deel: float
    werkgever: str
    postcode: int
    omvang: str
    natuurlijk: bool


PAKKETTEN = (
    Pakket("Wegen en riolering", "werk", 4_600_000, 9, 52, 0.75),
    Pakket("Onderhoud openbare ruimte", "werk", 2_900_000, 12, 50, 0.7),
    Pakket("Jeugdhulp en Wmo", "sociaal", 4_200_000, 19, 70, 0.8),
    Pakket("Software en licenties", "levering", 1_650_000, 18, 54, 0.9),
    Pakket("ICT-beheer en telefonie", "dienst", 1_050_000, 8, 40, 0.8),
    Pakket("Energie", "levering", 880_000, 2, 24, 0.6),
    Pakket("Facilitair en schoonmaak", "dienst", 760_000, 10, 44, 0.7),
    Pakket("Advies en onderzoek", "dienst", 1_300_000, 34, 60, 0.6, natuurlijk=5),
    Pakket("Juridische diensten", "dienst", 320_000, 7, 22, 0.7),
    Pakket("Opleiding", "dienst", 390_000, 20, 28, 0.6, natuurlijk=2),
    Pakket("Communicatie en drukwerk", "dienst", 290_000, 11, 28, 0.7),
    Pakket("Verzekeringen", "dienst", 270_000, 3, 8, 1.4),
    Pakket("Kantoorartikelen en inrichting", "levering", 260_000, 9, 26, 0.7),
    Pakket(INHUUR, "dienst", 0, 9, 0, 0.7),
    Pakket(HARDWARE, "levering", 0, 4, 0, 0.0),
)


def suppliers(rng: Generator) -> tuple[Leverancier, ...]:
    """Every supplier of every package, the largest of a package first."""
    paren = [(pakket, rang) for pakket in PAKKETTEN for rang in range(pakket.leveranciers)]
    delen = [deel for pakket in PAKKETTEN for deel in _parts(pakket)]
    return tuple(
        _supplier(rng, nummer, pakket, rang, deel)
        for nummer, ((pakket, rang), deel) in enumerate(zip(paren, delen, strict=True), 1)
    )


def _parts(pakket: Pakket) -> Iterator[float]:
    gewicht = (np.arange(pakket.leveranciers) + 1.0) ** -pakket.scheef
    yield from (gewicht / gewicht.sum()).tolist()


def _supplier(rng: Generator, nummer: int, pakket: Pakket, rang: int, deel: float) -> Leverancier:
    gedeeld = rang < GEDEELD * pakket.leveranciers or pakket.naam in {INHUUR, HARDWARE}
    natuurlijk = rang >= pakket.leveranciers - pakket.natuurlijk
    kiest = str(rng.choice(list(WERKGEVERS), p=list(WERKGEVERS.values())))
    lokaal = not gedeeld and rng.random() < LOKAAL_KANS
    groot = rang < 0.3 * pakket.leveranciers or rng.random() < 0.1
    omvang = "onbekend" if rng.random() < ONBEKEND_KANS else "groot" if groot else "mkb"
    return Leverancier(
        nummer, pakket, rang, deel, "" if gedeeld else kiest,
        int(rng.choice(POSTCODES[kiest] if lokaal else ELDERS)),
        "mkb" if natuurlijk else omvang, natuurlijk,
    )  # fmt: skip
