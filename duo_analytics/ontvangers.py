"""Who a rapportage is made for: all four organisations, or the council of one gemeente."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from duo_analytics.errors import GebruikFout
from duo_analytics.organisatie import DUO_BREED, GEMEENTEN

STANDAARD = "duo_breed"
ONTVANGERS: Mapping[str, str] = {STANDAARD: DUO_BREED, **GEMEENTEN}


def checked_ontvanger(tekst: str) -> str:
    """The code of a recipient; raises GebruikFout with the nearest one for any other text."""
    if tekst in ONTVANGERS:
        return tekst
    dichtbij = difflib.get_close_matches(tekst, ONTVANGERS, 1)
    vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
    keuze = ", ".join(ONTVANGERS)
    raise GebruikFout(f"'{tekst}' is geen ontvanger.{vraag} Kies uit: {keuze}.")
