"""Where a fact comes from: 'where does 12,4 fte come from?' answered in one step."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.errors import GebruikFout

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set


def lines(naam: str, van: Set) -> Iterator[str]:
    """Value, definition, formula, cells, norm rows and changes of a fact of a set.

    Raises GebruikFout for a name that is no fact, with the nearest one.
    """
    feit = van.feiten.get(naam)
    if feit is None:
        dichtbij = difflib.get_close_matches(naam, van.feiten, 1)
        vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
        raise GebruikFout(f"Er is geen feit '{naam}'.{vraag} Alle namen: duo-analytics list.")
    yield f"{feit.titel}: {feit.tekst}, {feit.moment}{' (fictief)' if feit.fictief else ''}"
    yield f"  Definitie:  {feit.definitie}"
    yield f"  Berekening: {feit.formule}"
    for bron in feit.bronnen:
        yield f"  Bron:       {bron}"
    for norm in feit.normen:
        yield f"  Norm:       {norm}"
    for eerder in filter(None, (feit.vorig_jaar, feit.vorige)):
        yield f"  Sinds {eerder.periode}: {feit.verandering(eerder)}"
