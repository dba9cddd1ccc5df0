"""What must be in order before a concept is released, besides the gates of every run."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from duo_analytics.errors import GebruikFout
from duo_analytics.runs import sets

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set, Wijziging
    from duo_analytics.reference import Reference
    from duo_analytics.runs.sets import Bewijs, Stuk


def closed(stukken: Mapping[str, Stuk], sprongen: Iterable[Wijziging]) -> Iterator[str]:
    """Every reason not to release: a text that is missing, a large change without a note."""
    for ontvanger, stuk in stukken.items():
        for hoofdstuk in stuk.rapportage.ontbrekende_teksten:
            yield (
                f"De tekst bij {hoofdstuk} ontbreekt ({ontvanger}). Schrijf "
                f"teksten/{hoofdstuk}.md en maak de rapportage opnieuw."
            )
    for sprong in sprongen:
        yield (
            f"Grote sprong zonder toelichting: {sprong.titel}, {sprong.van} -> {sprong.naar} "
            f"({sprong.naam})."
        )


def to_fill_in(sprongen: Iterable[Wijziging], toelichtingen: Mapping[str, str]) -> str:
    """A file with a line for every large change, in which the notes that are there stand."""
    regels = [
        f"# {sprong.titel}: {sprong.van} -> {sprong.naar}, {sprong.verschil}\n"
        f"{json.dumps(sprong.naam)} = {json.dumps(tekst, ensure_ascii=False)}\n"
        for sprong in sprongen
        for tekst in (toelichtingen.get(sprong.naam, ""),)
    ]
    kop = "# Kijk van elk feit na of het klopt, en zeg tussen de aanhalingstekens waarom.\n\n"
    return kop + "\n".join(regels)


def jumps(bewijs: Bewijs, nieuw: Set, reference: Reference) -> tuple[list[Wijziging], str]:
    """The large changes since the previous period, and with what was compared ('' for nothing)."""
    from duo_analytics.rapportage.compare import FACTS, facts, read_set

    folder = bewijs.map / sets.EARLIER / str(bewijs.periode.vorige)
    if not (folder / FACTS).is_file():
        return [], ""
    gevonden = facts(read_set(folder), nieuw, reference)
    return [wijziging for wijziging in gevonden if wijziging.sprong], folder.name


def without_note(
    sprongen: Iterable[Wijziging], toelichtingen: Mapping[str, str]
) -> list[Wijziging]:
    """Those that nobody explained; GebruikFout for a note on a fact that did not jump."""
    alle = {sprong.naam: sprong for sprong in sprongen}
    for naam in toelichtingen:
        if naam not in alle:
            dichtbij = difflib.get_close_matches(naam, alle, 1)
            vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
            raise GebruikFout(f"'{naam}' is geen feit met een grote sprong.{vraag}")
    return [sprong for naam, sprong in alle.items() if not toelichtingen.get(naam, "").strip()]
