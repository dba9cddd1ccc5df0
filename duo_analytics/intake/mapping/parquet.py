"""Read a Parquet file: only the columns that are asked for are taken from the disk."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from duo_analytics.intake.mapping.export import Export, encoded, wanted
from duo_analytics.intake.mapping.extras import optional
from duo_analytics.intake.opening.files import read_bytes
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.refused import BestandGeweigerd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from duo_analytics.intake.mapping.declaration import Koppeling

CODE = "DUO-K04"


def read_parquet(pad: Path, koppeling: Koppeling) -> Export:
    """The export; raises BestandGeweigerd."""
    parquet = optional("pyarrow.parquet", "een Parquet-bestand")
    arrow = optional("pyarrow", "een Parquet-bestand")
    inhoud = read_bytes(pad, GRENZEN)
    try:
        bestand = parquet.ParquetFile(io.BytesIO(inhoud))
        koppen = [str(naam) for naam in bestand.schema_arrow.names]
        _check_size(bestand.metadata, koppen)
        namen = wanted(koppeling, koppen)
        tabel = bestand.read(columns=namen)
    except (arrow.ArrowException, OSError) as fout:
        reden = "dit is geen leesbaar Parquet-bestand"
        raise BestandGeweigerd(CODE, reden, "Exporteer het bestand opnieuw.") from fout
    kolommen = {naam: encoded(plain(tabel.column(naam).to_pylist())) for naam in namen}
    return Export(koppen, kolommen, 1, hashlib.sha256(inhoud).hexdigest())


def plain(cellen: Iterable[Any]) -> Iterator[Any]:
    """Values of a database as raw cells: exact numbers as numbers, structures not at all."""
    for cel in cellen:
        if isinstance(cel, Decimal):
            yield float(cel)
        elif isinstance(cel, (list, dict, bytes, memoryview)):
            yield "\ufffd"  # refused as unreadable text wherever it is used
        else:
            yield cel


def _check_size(meta: Any, koppen: list[str]) -> None:
    """Raises BestandGeweigerd for a file that grows beyond what a delivery can be."""
    bytes_ = sum(meta.row_group(nummer).total_byte_size for nummer in range(meta.num_row_groups))
    te_veel = meta.num_rows * max(len(koppen), 1) > GRENZEN.cellen
    if te_veel or bytes_ > GRENZEN.uitgepakt_bytes:
        reden = "het bestand is uitgepakt veel groter dan een levering kan zijn"
        raise BestandGeweigerd("DUO-B08", reden, "Lever alleen de gevraagde rijen en kolommen.")
    dubbel = [naam for naam, aantal in Counter(koppen).items() if aantal > 1]
    if dubbel:
        reden = f"de kolom '{dubbel[0]}' staat er twee keer"
        raise BestandGeweigerd(CODE, reden, "Laat er een staan.")
