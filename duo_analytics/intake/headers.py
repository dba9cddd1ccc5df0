"""Where a table stands on its sheet: the header row and the column of each header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duo_analytics.intake import hints
from duo_analytics.intake.melder import Plek
from duo_analytics.intake.opening.addresses import address
from duo_analytics.intake.rawcells import clean

if TYPE_CHECKING:
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.rooster import Celkolom, Rooster

HEADER_WITHIN = 20  # people put titles and remarks above a table, but not more than this
FEWEST = 2  # one shared word may be chance


@dataclass(frozen=True)
class Ligging:
    """A table on a grid: its header row, counted from 0 in the grid, and its columns by name."""

    rooster: Rooster
    tabel: Invoertabel
    kopindex: int
    plekken: Mapping[str, Plek]

    def kolom(self, naam: str) -> Celkolom:
        """The raw cells of a column of the contract."""
        return self.rooster.kolommen[self.plekken[naam].kolom]

    def rij(self, index: int) -> int:
        """The row of the file at a position in the grid."""
        return self.rooster.eerste_rij + index

    @property
    def koppen(self) -> list[str]:
        """Every header on the sheet, empty where a column has none."""
        return _headers(self.rooster, self.kopindex)


def locate(rooster: Rooster, tabel: Invoertabel, melder: Melder) -> Ligging | None:
    """Where the table stands; None when its header row or one of its columns is not there."""
    kop = header_row(rooster, tabel)
    if kop is None:
        koppen = ", ".join(f"'{kolom.kop}'" for kolom in tabel.kolommen[:3])
        reden = f"de kopregel staat niet in de eerste {HEADER_WITHIN} rijen"
        melder.meld("DUO-B03", reden, f"Zet boven de tabel een rij met {koppen} enzovoort.")
        return None
    gevonden = _headers(rooster, kop)
    rij = rooster.eerste_rij + kop
    een_keer = [_stands_once(kolom.kop, gevonden, rij, melder) for kolom in tabel.kolommen]
    if not all(een_keer):
        return None
    plekken = {k.naam: Plek(gevonden.index(k.kop), k.kop) for k in tabel.kolommen}
    return Ligging(rooster, tabel, kop, plekken)


def header_row(rooster: Rooster, tabel: Invoertabel) -> int | None:
    """The row, among the first twenty of the file, that holds most of the expected headers."""
    koppen = {kolom.kop for kolom in tabel.kolommen}
    laatste = min(rooster.hoogte, HEADER_WITHIN - rooster.eerste_rij + 1)
    treffers = [len(koppen & set(_headers(rooster, index))) for index in range(laatste)]
    meeste = max(treffers, default=0)
    genoeg = max(1, min(FEWEST, len(koppen) - 1))  # one may be missing, and is then named
    return treffers.index(meeste) if meeste >= genoeg else None


def _headers(rooster: Rooster, index: int) -> list[str]:
    """The texts of a row as they are compared: line ends and double spaces are one space."""
    rij = rooster.rij(index)
    return [" ".join(clean(cel).split()) if isinstance(cel, str) else "" for cel in rij]


def _stands_once(kop: str, koppen: Sequence[str], rij: int, melder: Melder) -> bool:
    """Whether a header stands once in the header row of the file; says so when it does not."""
    plaatsen = [address(rij, nummer) for nummer, gevonden in enumerate(koppen) if gevonden == kop]
    if not plaatsen:
        vraag = hints.nearest(kop, [k for k in koppen if k])
        herstel = f"{vraag}Zet '{kop}' in de kopregel (rij {rij})."
        melder.meld("DUO-B03", f"de kolom '{kop}' ontbreekt", herstel)
    elif len(plaatsen) > 1:
        reden = f"de kolom '{kop}' staat er {len(plaatsen)} keer: in {' en '.join(plaatsen)}"
        melder.meld("DUO-B03", reden, "Laat er een staan en haal de andere weg.", plaatsen[-1])
    return len(plaatsen) == 1
