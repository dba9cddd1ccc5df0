"""From the rows of an export to the grid of a table of the contract, and what did not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from duo_analytics.intake.mapping.convert import as_text, converted, part
from duo_analytics.intake.mapping.export import joined, minus, preferred
from duo_analytics.intake.opening.content import LEEG
from duo_analytics.intake.rooster import UNSIGNED, Celkolom, Rooster

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.mapping.declaration import Filter, Koppeling, Veld
    from duo_analytics.intake.mapping.export import Export


@dataclass(frozen=True)
class Gekoppeld:
    """A table as a sheet of the contract would give it; ``tabel`` has the headers of the grid.

    ``rijwoord`` is empty where every column stands at its place in a workbook.
    """

    rooster: Rooster
    tabel: Invoertabel
    rijwoord: str
    weggefilterd: int


def assemble(export: Export, koppeling: Koppeling, tabel: Invoertabel) -> Gekoppeld:
    """The grid: a header row above the rows of the export; a row that is filtered out is empty."""
    vol, weg = _rows_read(export, koppeling)
    eigen_tabel = _with_source_names(tabel, koppeling, export.blad)
    plaatsen, dubbel = _places(export, koppeling, tabel)
    leeg = Celkolom(np.zeros(export.hoogte + 1, UNSIGNED), (LEEG,))
    kolommen = [leeg] * (max(plaatsen.values()) + 1)
    for kolom, met_kop in zip(tabel.kolommen, eigen_tabel.kolommen, strict=True):
        inhoud = _column(export, koppeling, kolom)
        kolommen[plaatsen[kolom.naam]] = _under_header(inhoud, met_kop.kop, vol)
    rooster = Rooster(export.blad, tuple(kolommen), export.feiten, export.eerste_rij - 1)
    return Gekoppeld(rooster, eigen_tabel, export.rijwoord or ("rij" if dubbel else ""), weg)


def as_delivered(export: Export, koppeling: Koppeling) -> Rooster:
    """The columns that are read, under their own headers, each at its place in the export."""
    vol = np.ones(export.hoogte, dtype=bool)
    leeg = Celkolom(np.zeros(export.hoogte + 1, UNSIGNED), (LEEG,))
    kolommen = [leeg] * len(export.koppen)
    for naam, kolom in export.kolommen.items():
        kolommen[list(export.koppen).index(naam)] = _under_header(kolom, naam, vol)
    return Rooster(export.blad, tuple(kolommen), export.feiten, export.eerste_rij - 1)


def _rows_read(export: Export, koppeling: Koppeling) -> tuple[np.ndarray, int]:
    """Boolean per row: whether it holds anything and passes the filters; and how many do not."""
    vol = np.zeros(export.hoogte, dtype=bool)
    for kolom in export.kolommen.values():
        vol |= kolom.filled()
    door = vol.copy()
    for keuze in koppeling.filters:
        door &= _passes(export.kolommen[keuze.kolom], keuze)
    return door, int((vol & ~door).sum())


def _passes(kolom: Celkolom, keuze: Filter) -> np.ndarray:
    teksten = [as_text(part(waarde, keuze.tekens)) for waarde in kolom.waarden]
    if keuze.alleen:
        return kolom.rows_with([n for n, tekst in enumerate(teksten) if tekst in keuze.alleen])
    return kolom.rows_with([n for n, tekst in enumerate(teksten) if tekst not in keuze.niet])


def _with_source_names(tabel: Invoertabel, koppeling: Koppeling, blad: str) -> Invoertabel:
    """The table of the contract whose headers say where in the export a value stands."""
    kolommen = tuple(
        replace(kolom, kop=_header(kolom, koppeling.kolommen.get(kolom.naam)))
        for kolom in tabel.kolommen
    )
    return replace(tabel, blad=blad, kolommen=kolommen)


def _header(kolom: Kolom, veld: Veld | None) -> str:
    """'Fte uit parttimePercentage'."""
    if veld is None or not veld.kolom or veld.kolom == (kolom.kop,):
        return kolom.kop
    min_ = f" min {veld.min_kolom}" if veld.min_kolom else ""
    return f"{kolom.kop} uit {' en '.join(veld.kolom)}{min_}"


def _places(
    export: Export, koppeling: Koppeling, tabel: Invoertabel
) -> tuple[dict[str, int], bool]:
    """The position of each column, and whether one lost its place in the export.

    A column keeps its place; what has none (constants, a column used twice, several joined) comes
    behind.
    """
    plaatsen: dict[str, int] = {}
    bezet: set[int] = set()
    dubbel = False
    for kolom in tabel.kolommen:
        veld = koppeling.kolommen.get(kolom.naam)
        bronnen: Sequence[str] = () if veld is None else veld.bronnen
        plaats = list(export.koppen).index(bronnen[0]) if len(bronnen) == 1 else -1
        if plaats < 0 or plaats in bezet:
            dubbel |= bool(bronnen)
            plaats = len(export.koppen) + len(plaatsen)
        bezet.add(plaats)
        plaatsen[kolom.naam] = plaats
    return plaatsen, dubbel


def _column(export: Export, koppeling: Koppeling, kolom: Kolom) -> Celkolom:
    """The raw cells of a column of the contract, in the order of the export."""
    veld = koppeling.kolommen.get(kolom.naam)
    if veld is None:
        return Celkolom(np.zeros(export.hoogte, UNSIGNED), (LEEG,))
    if veld.waarde is not None:
        return Celkolom(np.ones(export.hoogte, UNSIGNED), (LEEG, veld.constante))
    bronnen = [export.kolommen[naam] for naam in veld.kolom]
    ruw = bronnen[0] if len(bronnen) == 1 else joined(bronnen, veld.verbinding)
    if veld.anders:
        ruw = preferred(ruw, export.kolommen[veld.anders])
    inhoud = Celkolom(ruw.nummers, converted(kolom, veld, koppeling, ruw.waarden))
    if not veld.min_kolom:
        return inhoud
    af = export.kolommen[veld.min_kolom]
    return minus(inhoud, Celkolom(af.nummers, converted(kolom, veld, koppeling, af.waarden)))


def _under_header(kolom: Celkolom, kop: str, vol: np.ndarray) -> Celkolom:
    """The column with its header above it; rows that are not read are empty."""
    nummers = np.where(vol, kolom.nummers, 0)
    return Celkolom(
        np.concatenate(([len(kolom.waarden)], nummers)).astype(UNSIGNED), [*kolom.waarden, kop]
    )
