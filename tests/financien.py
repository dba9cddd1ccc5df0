"""Rows of financien.xlsx for tests: two programmas of which Diemen takes part in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tests.tabellen import delivery, frame

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

Rij = dict[str, object]
BEDRIJF, BURGER = "Bedrijfsvoering", "Burger"
SLEUTEL: dict[str, dict[str, float]] = {
    BEDRIJF: {"Diemen": 40, "Ouder-Amstel": 25, "Uithoorn": 35},
    BURGER: {"Ouder-Amstel": 33.47, "Uithoorn": 66.53},
}


def post(primitief: float, prognose: float, **anders: object) -> Rij:
    """A line of the budget on 30 April 2022 that was not amended: structural lasten."""
    return {
        "peildatum": "2022-04-30",
        "programma": BEDRIJF,
        "soort": "Lasten",
        "i_s": "Structureel",
        "begroting_primitief": primitief,
        "begroting_na_wijziging": primitief,
        "realisatie_tm": 0,
        "prognose": prognose,
        **anders,
    }


def wijziging(mutatie: float, raming: float, besluit: str, **anders: object) -> Rij:
    """A wijziging of the structural lasten of Bedrijfsvoering in 2022."""
    return {
        "jaar": 2022,
        "wijziging_nr": "1",
        "besluit_op": besluit,
        "onderwerp": "Nieuwe cao",
        "programma": BEDRIJF,
        "soort": "Lasten",
        "i_s": "Structureel",
        "mutatie": mutatie,
        "nieuwe_raming": raming,
        **anders,
    }


def sleutel(jaar: int, aandelen: dict[str, dict[str, float]] | None = None) -> list[Rij]:
    """The shares of a year, those of ``SLEUTEL`` unless said otherwise."""
    gekozen = SLEUTEL if aandelen is None else aandelen
    return [
        {"jaar": jaar, "programma": p, "deelnemer": d, "aandeel_pct": pct}
        for p, delen in gekozen.items()
        for d, pct in delen.items()
    ]


def bijdrage(deelnemer: str, bedrag: float, **anders: object) -> Rij:
    """What a gemeente bears of Bedrijfsvoering on 30 April 2022: three times the same amount."""
    return {
        "peildatum": "2022-04-30",
        "programma": BEDRIJF,
        "deelnemer": deelnemer,
        "begroting": bedrag,
        "na_wijziging": bedrag,
        "prognose": bedrag,
        **anders,
    }


def frames(
    posten: Sequence[Rij],
    wijzigingen: Sequence[Rij] = (),
    sleutels: Sequence[Rij] | None = None,
    bijdragen: Sequence[Rij] = (),
) -> dict[str, Any]:
    """The four tables; the shares are those of 2021 and 2022."""
    alle = [*sleutel(2021), *sleutel(2022)] if sleutels is None else sleutels
    return {
        "financien": frame("financien", *posten),
        "begrotingswijzigingen": frame("begrotingswijzigingen", *wijzigingen),
        "verdeelsleutel": frame("verdeelsleutel", *alle),
        "bijdragen": frame("bijdragen", *bijdragen),
    }


def levering(
    periode: str,
    posten: Sequence[Rij],
    wijzigingen: Sequence[Rij] = (),
    sleutels: Sequence[Rij] | None = None,
    bijdragen: Sequence[Rij] = (),
) -> Tabellen:
    """A delivery of the four tables without risks and Iv3, for Duo-breed."""
    leeg: dict[str, Any] = {naam: frame(naam) for naam in ("risicos", "taakvelden")}
    return delivery(periode, **frames(posten, wijzigingen, sleutels, bijdragen), **leeg)
