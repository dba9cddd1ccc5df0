"""A table of the rapportage: title, unit, moment, source and notes are part of it."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from duo_analytics.formatting import EENHEDEN, tekst_van
from duo_analytics.periods import day_number
from duo_analytics.rounding import exact
from duo_analytics.sources import Bron
from duo_analytics.values import MIME, VERBORGEN, Verborgen, Waarde, from_json, to_json

if TYPE_CHECKING:
    import pandas as pd

NOOT_VERBORGEN = "x = niet getoond, om te voorkomen dat een kleine groep herkenbaar is."


@dataclass(frozen=True)
class Kop:
    """Header of a column; without a unit the column holds text."""

    tekst: str
    eenheid: str = ""
    decimalen: int | None = None

    @property
    def plaatsen(self) -> int:
        """Decimals that are printed."""
        standaard = EENHEDEN[self.eenheid].decimalen if self.eenheid else 0
        return standaard if self.decimalen is None else self.decimalen

    @property
    def eenheidswoord(self) -> str:
        """'fte', '€' or '%'; empty for a column of text."""
        if not self.eenheid:
            return ""
        soort = EENHEDEN[self.eenheid]
        return (soort.voor or soort.achter).strip() or soort.meervoud

    @property
    def met_eenheid(self) -> str:
        """'Formatie (fte)': the unit stands in the header, not in each cell."""
        if not self.eenheid:
            return self.tekst
        woord = self.eenheidswoord
        genoemd = re.search(rf"(?<!\w){re.escape(woord)}(?!\w)", self.tekst, re.IGNORECASE)
        return self.tekst if genoemd or not woord else f"{self.tekst} ({woord})"


@dataclass(frozen=True)
class Tabel:
    """Rows of values under headers; the first column names the row.

    The last ``totaalrijen`` rows are totals. ``moment`` is a peildatum or period in words.
    """

    naam: str
    titel: str
    moment: str
    koppen: tuple[Kop, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    bronnen: tuple[Bron, ...]
    noten: tuple[str, ...] = ()
    totaalrijen: int = 0

    def __post_init__(self) -> None:
        """ValueError for two columns with one header: charts and protection go by the header."""
        teksten = [kop.tekst for kop in self.koppen]
        if dubbel := {tekst for tekst in teksten if teksten.count(tekst) > 1}:
            message = f"{self.naam}: more than one column {sorted(dubbel)}"
            raise ValueError(message)

    def kolom(self, tekst: str) -> tuple[Waarde, ...]:
        """Values of one column by its header; KeyError when there is none."""
        return tuple(rij[self.plaats(tekst)] for rij in self.rijen)

    def kop(self, tekst: str) -> Kop:
        """Header by its text; KeyError when there is none."""
        return self.koppen[self.plaats(tekst)]

    def plaats(self, tekst: str) -> int:
        """Position of a column by its header; KeyError when there is none."""
        return {kop.tekst: i for i, kop in enumerate(self.koppen)}[tekst]

    @property
    def heeft_verborgen(self) -> bool:
        """Whether any cell is hidden."""
        return any(isinstance(cel, Verborgen) for rij in self.rijen for cel in rij)

    @property
    def fictief(self) -> bool:
        """Whether any of its sources holds invented data."""
        return any(bron.fictief for bron in self.bronnen)

    @property
    def voetnoten(self) -> tuple[str, ...]:
        """The notes, and what the marker of a hidden cell means where there is one."""
        return (*self.noten, NOOT_VERBORGEN) if self.heeft_verborgen else self.noten

    def teksten(self) -> Iterator[tuple[str, ...]]:
        """The rows as a reader sees them."""
        for rij in self.rijen:
            yield tuple(
                tekst_van(cel, kop.eenheid, kop.plaatsen, kaal=True)
                for kop, cel in zip(self.koppen, rij, strict=True)
            )

    def met(self, **velden: Any) -> Tabel:
        """A copy with other fields."""
        return dataclasses.replace(self, **velden)

    def zonder(self, *teksten: str) -> Tabel:
        """A copy without some columns, by their headers: what only served to protect the rest."""
        weg = {self.plaats(tekst) for tekst in teksten}
        rijen = tuple(tuple(cel for k, cel in enumerate(rij) if k not in weg) for rij in self.rijen)
        koppen = tuple(kop for k, kop in enumerate(self.koppen) if k not in weg)
        return self.met(koppen=koppen, rijen=rijen)

    def to_json(self) -> dict[str, Any]:
        """Structured form; ``from_json`` gives the same table back."""
        return {
            "soort": "tabel",
            "naam": self.naam,
            "titel": self.titel,
            "moment": self.moment,
            "koppen": [dataclasses.asdict(kop) for kop in self.koppen],
            "rijen": [[to_json(cel) for cel in rij] for rij in self.rijen],
            "bronnen": [dataclasses.asdict(bron) for bron in self.bronnen],
            "noten": list(self.noten),
            "totaalrijen": self.totaalrijen,
        }

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Tabel:
        """The table that ``to_json`` wrote."""
        return cls(
            naam=ruw["naam"],
            titel=ruw["titel"],
            moment=ruw["moment"],
            koppen=tuple(Kop(**kop) for kop in ruw["koppen"]),
            rijen=tuple(tuple(from_json(cel) for cel in rij) for rij in ruw["rijen"]),
            bronnen=tuple(Bron(**bron) for bron in ruw["bronnen"]),
            noten=tuple(ruw["noten"]),
            totaalrijen=ruw["totaalrijen"],
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        regels = [self.titel, *("  ".join(rij) for rij in self.teksten())]
        return {"text/plain": "\n".join(regels), "text/html": as_html(self), MIME: self.to_json()}


def make_table(
    naam: str,
    titel: str,
    moment: str,
    frame: pd.DataFrame,
    koppen: Mapping[str, Kop],
    bronnen: Sequence[Bron],
    *,
    noten: Sequence[str] = (),
    totaalrijen: int = 0,
) -> Tabel:
    """A table of some columns of a frame, in the order of ``koppen`` (column name to header).

    Dates become day numbers, for a header with the unit ``datum``.
    """
    kolommen = [_cells(frame[kolom]) for kolom in koppen]
    return Tabel(
        naam=naam,
        titel=titel,
        moment=moment,
        koppen=tuple(koppen.values()),
        rijen=tuple(zip(*kolommen, strict=True)),
        bronnen=tuple(bronnen),
        noten=tuple(noten),
        totaalrijen=totaalrijen,
    )


def _cells(kolom: pd.Series) -> list[Waarde]:
    leeg = kolom.isna()
    return [None if weg else _cell(waarde) for waarde, weg in zip(kolom, leeg, strict=True)]


def _cell(waarde: object) -> Waarde:
    if isinstance(waarde, str | Decimal) or waarde is VERBORGEN:
        return waarde
    if isinstance(waarde, date):
        return day_number(waarde)
    return exact(float(waarde))  # type: ignore[arg-type]


def as_html(tabel: Tabel) -> str:
    """A plain table for a notebook; the rapportage has its own renderer."""
    kop = "".join(f"<th>{html.escape(k.met_eenheid)}</th>" for k in tabel.koppen)
    rijen = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cel)}</td>" for cel in rij) + "</tr>"
        for rij in tabel.teksten()
    )
    onder = "".join(f"<p>{html.escape(noot)}</p>" for noot in tabel.voetnoten)
    titel = f"{html.escape(tabel.titel)}, {html.escape(tabel.moment)}"
    return f"<table><caption>{titel}</caption><tr>{kop}</tr>{rijen}</table>{onder}"
