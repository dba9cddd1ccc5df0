"""Norms and published series: the rows of data/reference, each with its period, status, source."""

from __future__ import annotations

import csv
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from duo_analytics.errors import DuoFout, NormOntbreekt
from duo_analytics.sources import Bron

PROJECT = Path(__file__).resolve().parents[1]
REFERENCE_FOLDER = PROJECT / "data" / "reference"
ALTIJD = "altijd"
PERIODE = r"([0-9]{4})(?:-(Q[1-4]|T[1-3]|0[1-9]|1[0-2]))?"
PERIODE_HERSTEL = "Schrijf 2022, 2022-Q3, 2022-T1, 2022-10 of altijd."
STATUSES = ("definitief", "voorlopig", "indicatief", "te_controleren", "advies", "fictief")

Row: TypeAlias = tuple[int, list[str]]  # line number, cells
Problem: TypeAlias = tuple[int, str, str]  # line number, column, Dutch text
Columns: TypeAlias = Mapping[str, tuple[str, str]]  # pattern of a good cell, Dutch remedy
TEKST = (r".*\S.*", "Vul de cel in.")
COLUMNS: Columns = {
    "reeks": TEKST,
    "periode": (f"{PERIODE}|{ALTIJD}", PERIODE_HERSTEL),
    "peildatum": (r"([0-9]{4}-[0-9]{2}-[0-9]{2})?", "Schrijf 2022-12-31 of laat de cel leeg."),
    "eenheid": TEKST,
    "waarde": (r"-?[0-9]+(\.[0-9]+)?", "Schrijf een getal met een punt, zoals 5.8."),
    "status": ("|".join(STATUSES), f"Kies uit {', '.join(STATUSES)}."),
    "bron": TEKST,
}
JAAR = (r"[0-9]{4}", "Schrijf het eerste jaar na de breuk, zoals 2021.")
BREAK_COLUMNS: Columns = {"reeks": TEKST, "vanaf": JAAR, "reden": TEKST, "bron": TEKST}


class ReferentieFout(DuoFout):
    """A reference file that cannot be used; ``problemen`` holds (rij, kolom, tekst) of each."""

    def __init__(self, bestand: str, problemen: Iterable[Problem]) -> None:
        self.bestand, self.problemen = bestand, tuple(problemen)
        plekken = [f"rij {rij}, kolom {kolom}: {tekst}" for rij, kolom, tekst in self.problemen]
        super().__init__("\n".join(f"{bestand}, {plek}" for plek in plekken))


@dataclass(frozen=True)
class Norm:
    """One published or configured value; ``rij`` counts lines of the file, its header is 1."""

    reeks: str
    periode: str
    peildatum: str
    eenheid: str
    waarde: Decimal
    status: str
    bron: str
    bestand: str
    rij: int

    @property
    def fictief(self) -> bool:
        """Whether the value is made up for the example."""
        return self.status == "fictief"

    @property
    def als_bron(self) -> Bron:
        """The row itself, as a source of a figure beside the cells of a delivery."""
        return Bron(self.bestand, cellen=f"rij {self.rij}", fictief=self.fictief)

    @property
    def bronregel(self) -> str:
        """'UWV (2024, definitief; data/reference/quotum.csv, rij 3)'."""
        status = self.status.replace("_", " ")
        wanneer = status if self.periode == ALTIJD else f"{self.periode}, {status}"
        return f"{self.bron} ({wanneer}; {self.bestand}, rij {self.rij})"


@dataclass(frozen=True)
class Reeksbreuk:
    """No growth figure and no connecting line runs from before the year ``vanaf`` to after it."""

    reeks: str
    vanaf: int
    reden: str
    bron: str


@dataclass(frozen=True)
class Reference:
    """The reference folders of one run; a file is read when a reeks of it is first asked for.

    ``gepubliceerd`` is the log of what was protected by its thresholds (results/register).
    """

    folders: tuple[Path, ...]
    gepubliceerd: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _files: dict[str, list[Norm]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def load(cls, *folders: Path) -> Reference:
        """The first folder wins, later ones only fill gaps; none means ``REFERENCE_FOLDER``."""
        return cls(folders or (REFERENCE_FOLDER,))

    def norm(self, reeks: str, periode: int | str = ALTIJD) -> Norm:
        """The value of exactly this period, else the one for always, else NormOntbreekt."""
        found = {norm.periode: norm for norm in self._values(reeks)}
        if str(periode) not in found and ALTIJD not in found:
            raise self._missing(reeks, periode)
        return found.get(str(periode)) or found[ALTIJD]

    def series(self, reeks: str) -> tuple[Norm, ...]:
        """All values of a reeks in order of time; NormOntbreekt when there is none."""
        found = sorted(self._values(reeks), key=lambda norm: period_end(norm.periode))
        if not found:
            raise self._missing(reeks, "<periode>")
        return tuple(found)

    def latest(self, reeks: str, up_to: int | str) -> Norm:
        """The newest value whose period ends no later than ``up_to`` does, else NormOntbreekt.

        For benchmarks, which print their own period. A year counts to its end, and '2022-T1'
        to April 2022, so that it leaves the figure of the whole of 2022 out.
        """
        end = period_end(str(up_to))
        found = [norm for norm in self.series(reeks) if period_end(norm.periode) <= end]
        if not found:
            raise self._missing(reeks, up_to)
        return found[-1]

    def of_file(self, stem: str) -> tuple[Norm, ...]:
        """Every value of a file, in the order of its rows; NormOntbreekt when there is none."""
        found = self._file(stem)
        if not found:
            raise self._missing(f"{stem}.<naam>", "<periode>")
        return tuple(found)

    def breaks(self, reeks: str) -> tuple[Reeksbreuk, ...]:
        """The series breaks of a reeks in order of year; empty when there is none."""
        breaks = [
            Reeksbreuk(naam, int(vanaf), reden, bron)
            for folder in self.folders
            for _, (naam, vanaf, reden, bron) in _rows(folder / "reeksbreuken.csv", BREAK_COLUMNS)
            if naam == reeks
        ]
        return tuple(sorted(breaks, key=lambda breuk: breuk.vanaf))

    def _values(self, reeks: str) -> list[Norm]:
        return [norm for norm in self._file(reeks.partition(".")[0]) if norm.reeks == reeks]

    def _file(self, stem: str) -> list[Norm]:
        if stem not in self._files:
            self._files[stem] = _merge(folder / f"{stem}.csv" for folder in self.folders)
        return self._files[stem]

    def _missing(self, reeks: str, periode: int | str) -> NormOntbreekt:
        path = self.folders[0] / f"{reeks.partition('.')[0]}.csv"
        return NormOntbreekt(reeks, str(periode), _name(path))


def aow_ages(reference: Reference) -> dict[int, int]:
    """AOW age in months per year in which it is reached (AOW art. 7a)."""
    return {
        int(norm.periode): int(norm.waarde) for norm in reference.series("aow.leeftijd_maanden")
    }


def period_end(periode: str) -> tuple[int, int]:
    """Year and month in which a period ends, (0, 0) for 'altijd'; ValueError for other text."""
    if periode == ALTIJD:
        return 0, 0
    match = re.fullmatch(PERIODE, periode)
    if match is None:
        message = f"'{periode}' is geen periode. {PERIODE_HERSTEL}"
        raise ValueError(message)
    part = match[2] or "12"
    months = {"Q": 3, "T": 4}.get(part[0])
    return int(match[1]), int(part[1]) * months if months else int(part)


def _merge(paths: Iterable[Path]) -> list[Norm]:
    merged: list[Norm] = []
    for path in paths:
        taken = {(norm.reeks, norm.periode) for norm in merged}
        # A value for always leaves no gap: a later folder's year must not take its place.
        merged += [n for n in _read(path) if not {(n.reeks, n.periode), (n.reeks, ALTIJD)} & taken]
    return merged


def _read(path: Path) -> list[Norm]:
    rows = _rows(path, COLUMNS)
    if problems := list(_misplaced(rows, path.stem)):
        raise ReferentieFout(_name(path), problems)
    return [
        Norm(reeks, periode, peildatum, eenheid, Decimal(waarde), status, bron, _name(path), rij)
        for rij, (reeks, periode, peildatum, eenheid, waarde, status, bron) in rows
    ]


def _misplaced(rows: Iterable[Row], stem: str) -> Iterator[Problem]:
    """What is wrong with a row only because of the file and the rows around it."""
    first: dict[tuple[str, str], int] = {}
    for rij, (reeks, periode, *_) in rows:
        eerder = first.setdefault((reeks, periode), rij)
        if eerder != rij:
            yield rij, "periode", f"{reeks} {periode} staat ook in rij {eerder}. Verwijder een rij."
        if not reeks.startswith(f"{stem}."):
            yield rij, "reeks", f"'{reeks}' begint niet met '{stem}.'. Verplaats de rij."


def _rows(path: Path, columns: Columns) -> list[Row]:
    """Every row that is not blank, its cells checked; none when there is no file."""
    if not path.exists():
        return []
    header, *lines = _lines(path)
    if header != list(columns):
        strange = ", ".join(naam for naam in header if naam not in columns) or "alle"
        tekst = f"de eerste rij is niet precies '{','.join(columns)}'. Herstel die rij."
        raise ReferentieFout(_name(path), [(1, strange, tekst)])
    rows = [(rij, cells) for rij, cells in enumerate(lines, start=2) if cells]
    if problems := [problem for row in rows for problem in _bad_cells(row, columns)]:
        raise ReferentieFout(_name(path), problems)
    return rows


def _lines(path: Path) -> list[list[str]]:
    try:
        return list(csv.reader(path.read_text(encoding="utf-8-sig").split("\n")))
    except UnicodeDecodeError as error:
        rij = error.object.count(b"\n", 0, error.start) + 1
        tekst = "een teken is onleesbaar. Sla het bestand op als CSV UTF-8."
        raise ReferentieFout(_name(path), [(rij, "alle", tekst)]) from error


def _bad_cells(row: Row, columns: Columns) -> Iterator[Problem]:
    rij, cells = row
    if len(cells) != len(columns):
        tekst = f"{len(cells)} cellen in plaats van {len(columns)}. Schrijf decimalen met een punt "
        yield rij, "alle", tekst + "en zet een tekst met een komma tussen aanhalingstekens."
        return
    for cell, (kolom, (pattern, herstel)) in zip(cells, columns.items(), strict=True):
        if not re.fullmatch(pattern, cell):
            yield rij, kolom, f"'{cell}' kan hier niet. {herstel}"


def _name(path: Path) -> str:
    """The path inside the project, or else folder and file: the same text on every machine."""
    inside = path.is_relative_to(PROJECT)
    return (path.relative_to(PROJECT) if inside else Path(*path.parts[-2:])).as_posix()
