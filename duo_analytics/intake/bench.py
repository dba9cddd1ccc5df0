"""Measure reading: a large delivery of staffing, beside pandas that reads the same file unchecked.

``python -m duo_analytics.intake.bench [RIJEN]`` prints the times and the peak memory. Each one is
measured in a fresh process, after what is done once per process, such as imports.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import xlsxwriter

from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.contract import BLAD_LEVERING, tables
from duo_analytics.intake.kenmerken import KOLOMMEN
from duo_analytics.periods import Periode

PERIODE = Periode(2022, 1)
TABEL = "dienstverbanden"
RIJEN = 50_000
KOPRIJ = 2
TEAMS = tuple(f"Team {nummer}" for nummer in range(1, 121))
MIB = 1 << 20


@dataclass(frozen=True)
class Meting:
    """One measurement; ``mib`` is the peak memory of all processes together, 0 when not known."""

    naam: str
    seconden: float
    mib: float

    def __str__(self) -> str:
        seconden = f"{self.seconden:.3f}".replace(".", ",")
        return f"{self.naam:<48} {seconden:>9} s {self.mib:>7.0f} MiB"


def measure(rijen: int = RIJEN) -> list[Meting]:
    """Reading and checking once and again, and pandas with openpyxl without any check."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / str(PERIODE) / tables()[TABEL][0].bestand
        pad.parent.mkdir()
        write_staffing(pad, rijen)
        return [
            _in_own_process("pandas.read_excel met openpyxl, ongecontroleerd", _pandas, pad),
            _in_own_process("gelezen en gecontroleerd", _load, pad),
            _in_own_process("nog een keer, ongewijzigd bestand", _load, pad),
        ]


def write_staffing(pad: Path, rijen: int) -> None:
    """A sound workbook with the sheet 'Dienstverbanden' of so many rows; always the same."""
    boek = xlsxwriter.Workbook(str(pad), {"constant_memory": True})
    dag = boek.add_format({"num_format": "dd-mm-yyyy"})
    blad = boek.add_worksheet(BLAD_LEVERING)
    kenmerken: tuple[str | date, ...] = ("bench", PERIODE.peildatum, date(2015, 1, 1), "ja")
    for rij, (kolom, waarde) in enumerate(zip(KOLOMMEN.values(), kenmerken, strict=True)):
        blad.write(rij, 0, kolom.kop)
        _write(blad, (rij, 1), waarde, dag)
    tabel = tables()[TABEL][1]
    blad = boek.add_worksheet(tabel.blad)
    blad.write_row(KOPRIJ, 0, [kolom.kop for kolom in tabel.kolommen])
    kolommen = [_values(kolom) for kolom in tabel.kolommen]
    for rij in range(KOPRIJ + 1, KOPRIJ + 1 + rijen):
        for nummer, waarden in enumerate(kolommen):
            _write(blad, (rij, nummer), next(waarden), dag)
    boek.close()


def _write(blad: Any, plek: tuple[int, int], waarde: str | float | date | None, dag: Any) -> None:
    if isinstance(waarde, date):
        blad.write_datetime(*plek, waarde, dag)
    elif waarde is not None:
        blad.write(*plek, waarde)


def _values(kolom: Kolom) -> Iterator[str | float | date | None]:
    """Values that a column allows, over and over; keys are all different."""
    if not kolom.verplicht and kolom.soort is not Soort.MAAND:
        return cycle([None])
    if kolom.persoonlijk and kolom.soort is Soort.TEKST:
        return (f"P{nummer:07d}" for nummer in range(sys.maxsize))
    match kolom.soort:
        case Soort.CODE:
            return cycle(kolom.codes.values())
        case Soort.DATUM:
            return cycle([date(2000, 1, 1) + timedelta(days=7 * n) for n in range(1000)])
        case Soort.MAAND:
            return cycle([f"{jaar}-{maand:02d}" for jaar in range(1956, 2003) for maand in (3, 8)])
        case Soort.TEKST:
            return cycle(TEAMS)
        case _:
            return cycle([0.5, 0.8, 1.0])


def _pandas(pad: Path) -> float:
    import pandas as pd

    begin = time.perf_counter()
    pd.read_excel(pad, sheet_name=tables()[TABEL][1].blad, header=KOPRIJ, engine="openpyxl")
    return time.perf_counter() - begin


def _load(pad: Path) -> float:
    from duo_analytics.intake import read

    with tempfile.TemporaryDirectory() as map_:  # whatever is done once per process
        klein = Path(map_) / str(PERIODE) / pad.name
        klein.parent.mkdir()
        write_staffing(klein, 1)
        read.load((TABEL,), PERIODE, map_)
    begin = time.perf_counter()
    read.load((TABEL,), PERIODE, pad.parents[1])
    return time.perf_counter() - begin


def _in_own_process(naam: str, doe: Callable[[Path], float], pad: Path) -> Meting:
    context = multiprocessing.get_context("spawn")
    uitkomst: Any = context.SimpleQueue()
    proces = context.Process(target=_report, args=(doe, pad, uitkomst))
    proces.start()
    seconden, mib = uitkomst.get()
    proces.join()
    return Meting(naam, seconden, mib)


def _report(doe: Callable[[Path], float], pad: Path, uitkomst: Any) -> None:
    seconden = doe(pad)
    uitkomst.put((seconden, _peak_mib()))


def _peak_mib() -> float:
    """The peak memory of this process and its largest child; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    eenheid = 1 if sys.platform == "darwin" else 1024
    delen = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(deel).ru_maxrss for deel in delen) * eenheid / MIB


def main() -> None:
    """Print the measurements."""
    rijen = int(sys.argv[1]) if len(sys.argv) > 1 else RIJEN
    sys.stdout.write(f"{rijen} dienstverbanden\n")
    for meting in measure(rijen):
        sys.stdout.write(f"{meting}\n")


if __name__ == "__main__":
    main()
