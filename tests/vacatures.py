"""Rows of vacatures for tests: only what the test is about is written there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pandas as pd

from duo_analytics.formatting import NBSP
from tests.tabellen import delivery, frame

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

GEWOON: dict[str, object] = {
    "werkgever": "Diemen",
    "afdeling": "Samenleving",
    "team": "Beleid",
    "functiegroep": "Overig",
    "fte": 1.0,
    "ronde": 1,
}
IA: dict[str, Any] = {
    "werkgever": "Duo+",
    "team": "Informatisering & Automatisering",
    "functiegroep": "ICT en gegevens",
}


def plain(tekst: str) -> str:
    """A text with plain spaces for the no-break ones."""
    return tekst.replace(NBSP, " ")


def vacature(
    opengesteld: str, getekend: str = "", ingetrokken: str = "", **rest: object
) -> dict[str, object]:
    """A vacature with ISO dates; '' is still empty. ``rest`` replaces what is usual."""
    datums = {
        "opengesteld_op": opengesteld,
        "getekend_op": getekend or None,
        "ingetrokken_op": ingetrokken or None,
    }
    return GEWOON | datums | rest


def open_for(
    weken: list[float], begin: str = "2021-06-01", **rest: object
) -> list[dict[str, object]]:
    """Vacatures opened on one day and signed after each number of weeks."""
    dag = date.fromisoformat(begin)
    return [vacature(begin, str(dag + timedelta(days=round(7 * w)))) | rest for w in weken]


def vacatures(*rijen: dict[str, object]) -> pd.DataFrame:
    """The table vacatures, each row with a number of its own: V1, V2 and so on."""
    nummers = count(1)
    return frame("vacatures", *({"vacature_id": f"V{next(nummers)}"} | rij for rij in rijen))


def levering(
    periode: str,
    *rijen: dict[str, object],
    inhuur: list[dict[str, object]] | None = None,
    formatie: list[dict[str, object]] | None = None,
    dienstverbanden: list[dict[str, object]] | None = None,
    gegevens_vanaf: date = date(2015, 1, 1),
) -> Tabellen:
    """A delivery of the four tables of the chapter; what is left out is an empty table."""
    return delivery(
        periode,
        gegevens_vanaf=gegevens_vanaf,
        vacatures=vacatures(*rijen),
        inhuur=frame("inhuur", *(inhuur or [])),
        formatie=frame("formatie", *(formatie or [])),
        dienstverbanden=frame("dienstverbanden", *(dienstverbanden or [])),
    )


def opdrachten(
    aantal: int, fte: float = 1.0, vacature_id: str = "", **rest: object
) -> list[dict[str, object]]:
    """Some opdrachten of inhuur for vacatureruimte in 2022-T1, of ``fte`` each."""
    return [
        {
            "inhuur_id": f"I-{rest.get('team', '')}-{vacature_id}-{nummer}",
            "werkgever": "Duo+",
            "team": "Beleid",
            "begindatum": "2022-01-01",
            "einddatum": "2022-04-30",
            "fte": fte,
            "kosten": 1000.0,
            "reden": "Vacatureruimte",
            "vacature_id": vacature_id or None,
        }
        | rest
        for nummer in range(aantal)
    ]


def plaatsen(fte: float, **rest: object) -> dict[str, object]:
    """Formatie since 2019."""
    vast: dict[str, object] = {
        "formatie_fte": fte,
        "soort": "Structureel",
        "geldig_van": "2019-01-01",
    }
    return GEWOON | vast | rest


def medewerkers(aantal: int, fte: float = 1.0, **rest: object) -> list[dict[str, object]]:
    """Persons in service since 2019, of ``fte`` each."""
    team = rest.get("team", GEWOON["team"])
    return [
        GEWOON
        | {
            "persoon_id": f"P{team}{nummer}",
            "dienstverband_id": f"D{team}{nummer}",
            "soort": "Vast",
            "begindatum": "2019-01-01",
            "uren_per_week": 36 * fte,
            "fte": fte,
        }
        | rest
        for nummer in range(aantal)
    ]
