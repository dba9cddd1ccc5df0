"""What the CSV files hold, for a program: metadata after the W3C's CSV on the Web.

One file describes all of them: how they are written, and of each its title, moment, sources and
columns with their unit (https://www.w3.org/TR/tabular-metadata/).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from duo_analytics.formatting import DATUM, NVT
from duo_analytics.rapportage.render.data import EXTRA
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Rapportage
    from duo_analytics.results.tabel import Kop, Tabel

NAME = "csv-metadata.json"  # the name by which programs find it beside a CSV
DIALECT = {
    "delimiter": ";",
    "encoding": "utf-8",
    "header": True,
    "lineTerminators": ["\r\n"],
    "quoteChar": '"',
    "doubleQuote": True,
}
NO_VALUE = [NVT, VERBORGEN.value]


def metadata(rapportage: Rapportage) -> str:
    """The description of every CSV of a rapportage, as JSON."""
    inhoud = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": f"{rapportage.titel}, {rapportage.in_woorden}",
        "dc:publisher": "Duo+",
        "dialect": DIALECT,
        "tables": [_table(nummer, tabel) for nummer, tabel in rapportage.tabellen],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def _table(nummer: str, tabel: Tabel) -> dict[str, Any]:
    namen = [kop.met_eenheid for kop in tabel.koppen]
    kolommen = [
        {"name": _name(nr, naam), "titles": naam, **_kind(kop)}
        for nr, (naam, kop) in enumerate(zip(namen, tabel.koppen, strict=True), 1)
    ]
    kolommen += [{"name": naam, "titles": naam, "datatype": "string"} for naam in EXTRA]
    beschrijving = {
        "url": f"{tabel.naam}.csv",
        "dc:title": tabel.titel,
        "dc:identifier": nummer,
        "dc:temporal": tabel.moment,
        "dc:source": "; ".join(map(str, tabel.bronnen)),
        "dc:type": "fictief" if tabel.fictief else "werkelijk",
        "tableSchema": {"columns": kolommen},
    }
    return beschrijving | ({"rdfs:comment": list(tabel.voetnoten)} if tabel.voetnoten else {})


def _name(nummer: int, kop: str) -> str:
    """A name without spaces; the number keeps two headers apart."""
    return f"{nummer}_{re.sub(r'[^a-z0-9]+', '_', kop.lower()).strip('_')}"


def _kind(kop: Kop) -> dict[str, Any]:
    if not kop.eenheid or kop.eenheid == DATUM:
        return {"datatype": "string"}
    getal = {"base": "decimal", "format": {"decimalChar": ",", "pattern": "0" if not kop.plaatsen
             else "0." + "0" * kop.plaatsen}}  # fmt: skip
    return {"datatype": getal, "null": NO_VALUE, "dc:description": kop.eenheidswoord}
