"""Numbers of persons that more than one table or fact shows: the same count has one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.organisatie import DUO_BREED
from duo_analytics.results.bescherming import Gedeeld
from duo_analytics.results.disclosure import count_is_shown, guard_rest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster

ANDEREN = "alle anderen"


def medewerkers(dag: date, wie: str = DUO_BREED) -> Gedeeld:
    """Persons in service on a day."""
    return Gedeeld("medewerkers", dag, wie)


def van_team(dag: date, team: str) -> Gedeeld:
    """Persons in service on a day in a team of Duo+."""
    return medewerkers(dag, team_label(team, "Duo+"))


def team_label(team: str, werkgever: str) -> str:
    """'Financiën (Duo+)'; ``werkgever`` is its name."""
    return f"{team} ({werkgever})"


def stroom(soort: str, venster: Venster, wie: str = DUO_BREED) -> Gedeeld:
    """Persons who came (instroom), left (uitstroom) or were ill (ziek) in a window."""
    return Gedeeld(soort.lower(), (venster.begin, venster.eind), wie)


def aow(dag: date, jaren: Iterable[int], wie: str = DUO_BREED) -> Gedeeld:
    """Persons in service on a day who reach AOW age in some calendar years."""
    return Gedeeld("aow", (dag, tuple(jaren)), wie)


def tell_first(tellingen: Mapping[Gedeeld, int], tabellen: Tabellen) -> None:
    """Decide counts that are facts, or that other chapters show, before the tables with them."""
    for sleutel, aantal in tellingen.items():
        count_is_shown(aantal, sleutel, tabellen.reference)


def keep_others(deel: Gedeeld, aantal: int, geheel: int, tabellen: Tabellen) -> None:
    """Who belongs to Duo-breed and not to ``deel`` are not known either, when they are few."""
    breed = Gedeeld(deel.wat, deel.wanneer, DUO_BREED)
    anderen = Gedeeld(deel.wat, deel.wanneer, f"{ANDEREN} dan {deel.wie}")
    guard_rest(anderen, geheel - aantal, {breed: -1, deel: 1}, tabellen.reference)
