"""Small deliveries for tests: a few rows written in the test, and nothing read from a workbook."""

from __future__ import annotations

from datetime import date

import pandas as pd

from duo_analytics.intake import cells
from duo_analytics.intake.contract import tables
from duo_analytics.intake.delivery import Levering, Tabellen
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE, reference_folders
from duo_analytics.reference import Reference
from duo_analytics.sources import Bron


def delivery(
    periode: str, *, gegevens_vanaf: date = date(2015, 1, 1), **frames: pd.DataFrame
) -> Tabellen:
    """A delivery of some tables of the contract, with the norms of the example."""
    van = Periode.parse(periode)
    boeken = {naam: tables()[naam] for naam in frames}
    return Tabellen(
        periode=van,
        peil=van,
        frames=frames,
        bronnen={n: Bron(w.bestand, t.blad, "A4:B9", fictief=True) for n, (w, t) in boeken.items()},
        leveringen={n: Levering("test", van.peildatum, gegevens_vanaf, True) for n in frames},
        reference=Reference.load(*reference_folders(EXAMPLE)),
    )


def frame(tabel: str, *rijen: dict[str, object]) -> pd.DataFrame:
    """Rows of a table of the contract with the types that reading gives.

    Values are as in a workbook, codes in their Dutch words; a column that is left out is empty.
    Dates may be written as ISO text.
    """
    series = {}
    for kolom in tables()[tabel][1].kolommen:
        ruw = [_raw(rij.get(kolom.naam), kolom.soort.name) for rij in rijen]
        waarden, fouten = cells.convert(kolom, ruw)
        echt = [f for f in fouten if f.code != "DUO-C01" or ruw[f.positie] is not None]
        if echt:
            raise ValueError(f"{kolom.naam}: {[f.reden for f in echt]}")
        series[kolom.naam] = waarden
    return pd.DataFrame(series)


def _raw(waarde: object, soort: str) -> object:
    if soort == "DATUM" and isinstance(waarde, str):
        return date.fromisoformat(waarde)
    return waarde
