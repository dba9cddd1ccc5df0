"""Every indicator of the chapters: for ``duo-analytics list`` and docs/begrippen.md.

``python -m duo_analytics.begrippen`` writes the document; a test fails when it lags behind.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from typing import Any

from duo_analytics import chapters
from duo_analytics.intake.contract import tables
from duo_analytics.places import ROOT
from duo_analytics.results.indicator import Indicator, declared

DOCUMENT = ROOT / "docs" / "begrippen.md"
INLEIDING = """\
# Begrippen

Gemaakt uit de declaraties in `duo_analytics/chapters/`; verander dit bestand niet met de hand.

Elk feit van de rapportage staat hier met zijn naam, definitie, berekening, eenheid, moment en bron.
"""


def indicators() -> Iterator[tuple[str, Indicator]]:
    """Name of the chapter and indicator, chapter after chapter by name."""
    for naam in sorted(module.name for module in pkgutil.iter_modules(chapters.__path__)):
        for indicator in declared(f"{chapters.__name__}.{naam}"):
            yield naam, indicator


def as_records() -> list[dict[str, Any]]:
    """The indicators as plain values (``list --json``)."""
    return [
        {
            "hoofdstuk": hoofdstuk,
            "naam": indicator.naam,
            "titel": indicator.titel,
            "eenheid": indicator.eenheid,
            "moment": indicator.moment.value,
            "definitie": indicator.definitie,
            "formule": indicator.formule,
            "tabellen": list(indicator.tabellen),
            "kern": indicator.kern,
        }
        for hoofdstuk, indicator in indicators()
    ]


def document() -> str:
    """docs/begrippen.md."""
    return "\n".join([INLEIDING, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    vorige = ""
    for hoofdstuk, indicator in indicators():
        if hoofdstuk != vorige:
            yield f"## {hoofdstuk.capitalize()}\n"
        vorige = hoofdstuk
        yield f"### {indicator.titel}\n"
        yield f"{indicator.definitie}\n"
        yield f"- Naam: `{indicator.naam}`"
        yield f"- Berekening: {indicator.formule}"
        yield f"- Eenheid: {indicator.eenheid}; moment: {indicator.moment.value}"
        yield f"- Bron: {', '.join(_sheet(tabel) for tabel in indicator.tabellen)}\n"


def _sheet(tabel: str) -> str:
    werkboek, invoer = tables()[tabel]
    return f"{werkboek.bestand}, blad {invoer.blad}"


if __name__ == "__main__":
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
