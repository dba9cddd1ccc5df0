"""Small exports with a mapping.toml beside them, for tests; and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from duo_analytics.intake.examine import examine, problems
from duo_analytics.intake.problems import Probleem
from duo_analytics.periods import Periode
from tests.intake.deliveries import load

PERIODE = Periode(2022, 1)
LEVERING = """
[levering]
bron = "proef"
peildatum = 2022-04-30
gegevens_vanaf = 2015-01-01
fictief = true
"""
LOONSOM = """
[loonsom]
bestand = "loonsom.csv"
[loonsom.kolommen]
werkgever = { kolom = "Org", codes = { D = "diemen", U = "Uithoorn" } }
jaar = "Jaar"
tertaal = "Tertaal"
loonsom = "Bedrag"
"""
KOP = "Org;Jaar;Tertaal;Bedrag"


def write(folder: Path, mapping: str, **bestanden: str | bytes) -> Path:
    """The folder of the period with mapping.toml and exports; 'loonsom__csv' is loonsom.csv."""
    periode = folder / str(PERIODE)
    periode.mkdir(exist_ok=True)
    (periode / "mapping.toml").write_text(f"{LEVERING}{mapping}", encoding="utf-8")
    for naam, inhoud in bestanden.items():
        ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
        (periode / naam.replace("__", ".")).write_bytes(ruw)
    return periode


def csv(*regels: str, kop: str = KOP) -> str:
    """The lines of a CSV file as Excel ends them."""
    return "".join(f"{regel}\r\n" for regel in (kop, *regels))


def said(folder: Path, *namen: str) -> list[Probleem]:
    """Every message about these tables."""
    return problems(examine(folder / str(PERIODE), PERIODE, namen or ("loonsom",)))


def texts(folder: Path, *namen: str) -> list[str]:
    """The same as they are printed."""
    return [str(probleem) for probleem in said(folder, *namen)]


def table(folder: Path, naam: str = "loonsom") -> pd.DataFrame:
    """A table; raises LeveringGeweigerd."""
    return load(folder, naam)[naam]


def loonsom(folder: Path, inhoud: str | bytes, mapping: str = LOONSOM) -> list[str]:
    """What is said of loonsom.csv with this content."""
    write(folder, mapping, loonsom__csv=inhoud)
    return texts(folder)


def values(frame: pd.DataFrame) -> Sequence[Sequence[object]]:
    """The rows with the amounts as text."""
    return [[str(cel) for cel in rij] for rij in frame.to_numpy().tolist()]
