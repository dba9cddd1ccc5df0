"""The example delivery as CSV and as Parquet gives the very tables that its workbooks give."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from duo_analytics.intake.contract import tables
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.intake.read import load
from duo_analytics.places import EXAMPLE
from tests.intake.exports import PERIODE, write

NAMEN = ("dienstverbanden", "verzuim", "vacatures", "inhuur", "loonsom", "activa", "facturen")


def as_csv(cel: Any) -> str:
    """A value as a Dutch program writes it."""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, datetime):
        return "" if pd.isna(cel) else f"{cel:%d-%m-%Y}"
    if isinstance(cel, (int, float, Decimal)):
        return "" if cel != cel else f"{cel:,}".replace(",", " ").replace(".", ",")
    return "" if pd.isna(cel) else str(cel)


def mapping(soort: str) -> str:
    """A mapping in which every column keeps its Dutch header."""
    delen = []
    for naam in NAMEN:
        kolommen = "".join(f'{k.naam} = "{k.kop}"\n' for k in tables()[naam][1].kolommen)
        delen.append(
            f'[{naam}]\nbestand = "{naam}.{soort}"\nduizendtal = " "\ndatum = "dd-mm-jjjj"\n'
            f"[{naam}.kolommen]\n{kolommen}"
        )
    return "\n".join(delen)


@pytest.fixture(scope="module")
def voorbeeld() -> Tabellen:
    """The tables as the workbooks give them."""
    return load((*NAMEN, "crediteuren", "inkooppakketten", "contracten"), PERIODE, EXAMPLE)


def compare(folder: Path, voorbeeld: Tabellen) -> None:
    """Every table of the exports is that of the workbooks, row for row."""
    uit = load(NAMEN, PERIODE, folder)
    for naam in NAMEN:
        links = voorbeeld[naam].reset_index(drop=True)
        assert len(links) > 0
        pd.testing.assert_frame_equal(uit[naam].reset_index(drop=True), links)


def test_csv_from_a_dutch_program_gives_identical_tables(
    tmp_path: Path, voorbeeld: Tabellen
) -> None:
    periode = write(tmp_path, mapping("csv"))
    for naam in NAMEN:
        tekst = io.StringIO(newline="")
        schrijver = csv.writer(tekst, delimiter=";")
        schrijver.writerow(kolom.kop for kolom in tables()[naam][1].kolommen)
        frame = voorbeeld[naam].astype(object)
        schrijver.writerows(map(as_csv, rij) for rij in frame.itertuples(index=False))
        (periode / f"{naam}.csv").write_bytes(b"\xef\xbb\xbf" + tekst.getvalue().encode())
    compare(tmp_path, voorbeeld)


def test_parquet_gives_identical_tables(tmp_path: Path, voorbeeld: Tabellen) -> None:
    pytest.importorskip("pyarrow")
    periode = write(tmp_path, mapping("parquet"))
    for naam in NAMEN:
        koppen = {kolom.naam: kolom.kop for kolom in tables()[naam][1].kolommen}
        voorbeeld[naam].rename(columns=koppen).to_parquet(periode / f"{naam}.parquet", index=False)
    compare(tmp_path, voorbeeld)
