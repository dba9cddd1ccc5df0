"""The figures as open data: a CSV per chart or table, and every fact as JSON."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.formatting import DATUM, tekst_van
from duo_analytics.rounding import half_up

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Rapportage
    from duo_analytics.results.tabel import Kop, Tabel
    from duo_analytics.values import Waarde

# With these a text becomes a formula in a spreadsheet, also in their wide forms.
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = " \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
EXTRA = ("moment", "bron", "fictief")  # each row says what it is, also away from the rapportage


def csv_text(tabel: Tabel) -> str:
    """Rows for a Dutch spreadsheet: semicolons, decimal comma, CRLF, a byte-order mark in front."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([*(_safe(kop.met_eenheid) for kop in tabel.koppen), *EXTRA])
    bron = "; ".join(map(str, tabel.bronnen))
    staart = [_safe(tabel.moment), _safe(bron), "ja" if tabel.fictief else "nee"]
    for rij in tabel.rijen:
        cellen = [_plain(kop, cel) for kop, cel in zip(tabel.koppen, rij, strict=True)]
        schrijver.writerow([*cellen, *staart])
    return "\ufeff" + buffer.getvalue()


def facts_json(rapportage: Rapportage) -> str:
    """Every fact with its unit, moment, definition, formula, sources and changes."""
    inhoud = {
        "titel": rapportage.titel,
        "periode": str(rapportage.periode),
        "fictief": rapportage.fictief,
        "feiten": [feit.to_json() for feit in rapportage.feiten],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def tables_json(rapportage: Rapportage) -> str:
    """Every table, alone or behind a chart, with its cells as numbers and its sources."""
    inhoud = {
        "titel": rapportage.titel,
        "periode": str(rapportage.periode),
        "fictief": rapportage.fictief,
        "tabellen": [tabel.to_json() for _, tabel in rapportage.tabellen],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def _plain(kop: Kop, cel: Waarde) -> str:
    if isinstance(cel, Decimal) and kop.eenheid != DATUM:
        return format(half_up(cel, kop.plaatsen), "f").replace(".", ",")
    return _safe(tekst_van(cel, kop.eenheid, kaal=True))


def _safe(tekst: str) -> str:
    """The text with a quotation mark in front where a spreadsheet would calculate with it."""
    return f"'{tekst}" if tekst.lstrip(UNSEEN).startswith(LIVE) else tekst
