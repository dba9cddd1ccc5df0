"""Which notebooks make a rapportage: the folder is the table of contents."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from duo_analytics.errors import GebruikFout
from duo_analytics.places import NOTEBOOKS

CHAPTERS = "[1-9]*_*.ipynb"  # 00_start explains and is no chapter


def chapter_notebooks(hoofdstukken: Sequence[str] = (), folder: Path = NOTEBOOKS) -> list[Path]:
    """The notebooks of some chapters by name ('vacatures'), or of all, in their order.

    Raises GebruikFout for a name that is no chapter.
    """
    alle = {pad.stem.partition("_")[2]: pad for pad in sorted(folder.glob(CHAPTERS))}
    for naam in hoofdstukken:
        if naam not in alle:
            dichtbij = difflib.get_close_matches(naam, alle, 1)
            vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
            keuze = ", ".join(alle)
            raise GebruikFout(f"'{naam}' is geen hoofdstuk.{vraag} Kies uit: {keuze}.")
    return [pad for naam, pad in alle.items() if not hoofdstukken or naam in hoofdstukken]
