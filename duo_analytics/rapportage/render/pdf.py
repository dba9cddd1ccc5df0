"""The document tree as a PDF that everyone can read and an archive can keep.

PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file; the compiler refuses what does not
comply. Texts reach the template as data, so that nothing in them is ever markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from duo_analytics.rapportage.render import flow
from duo_analytics.rapportage.render.bewaard import kept
from duo_analytics.rapportage.render.drukblokken import Beeld, Raster
from duo_analytics.rapportage.render.lettertype import fonts, printable

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Rapportage
    from duo_analytics.rapportage.render.drukblokken import Drukblok, Stuk

TEMPLATES = Path(__file__).with_name("templates")
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def render(rapportage: Rapportage) -> bytes:
    """The whole rapportage. Same rapportage, same bytes: it is dated on its peildatum."""
    stuk = flow.whole(rapportage)
    invoer = json.dumps(_data(stuk))
    return kept("pdf", invoer, lambda: _made(stuk, invoer))


def _made(stuk: Stuk, invoer: str) -> bytes:
    compiler = typst.Compiler(
        TEMPLATES / "rapportage.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"stuk": invoer},
    )
    pdf = compiler.compile(
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(stuk.datum, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        message = f"typst gave {type(pdf)} instead of one document"
        raise TypeError(message)
    return pdf


def _data(stuk: Stuk) -> Any:
    """The document as plain values; each block says what it is."""
    velden = {veld.name: getattr(stuk, veld.name) for veld in fields(stuk)}
    datum = {"year": stuk.datum.year, "month": stuk.datum.month, "day": stuk.datum.day}
    blokken = [
        {"soort": type(blok).__name__, **asdict(blok), **_measures(blok)} for blok in stuk.blokken
    ]
    punten = [asdict(punt) for punt in stuk.punten]
    return _fit(
        {**velden, "kenmerk": stuk.kenmerk, "datum": datum, "blokken": blokken, "punten": punten}
    )


def _measures(blok: Drukblok) -> dict[str, Any]:
    if isinstance(blok, Beeld):
        return {"hoogte": blok.hoogte}
    if isinstance(blok, Raster):
        return {naam: getattr(blok, naam) for naam in ("breedten", "punten", "past", "kort")}
    return {}


def _fit(ruw: Any) -> Any:
    if isinstance(ruw, str):
        return printable(ruw)
    if isinstance(ruw, dict):
        return {sleutel: _fit(waarde) for sleutel, waarde in ruw.items()}
    return [_fit(deel) for deel in ruw] if isinstance(ruw, list | tuple) else ruw
