"""Rows of inkoop.xlsx for tests: only what the test is about is written there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.tabellen import delivery, frame

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

Rij = dict[str, Any]
PAKKETTEN = (
    {"inkooppakket": "Kantoor", "soort": "Levering"},
    {"inkooppakket": "Advies", "soort": "Dienst"},
    {"inkooppakket": "Wegen", "soort": "Werk"},
    {"inkooppakket": "Jeugdhulp", "soort": "Sociale of andere specifieke dienst"},
)


def factuur(crediteur: str, bedrag: float, dag: str = "2022-01-10", **rest: Any) -> Rij:
    """An invoice line of Duo+ for the package Kantoor, dated and booked on one day."""
    gewoon = {
        "werkgever": "Duo+",
        "regel": "1",
        "factuurdatum": dag,
        "boekdatum": dag,
        "crediteur_id": crediteur,
        "bedrag": bedrag,
        "inkooppakket": "Kantoor",
    }
    return gewoon | rest


def crediteur(naam: str, kvk: str = "", **rest: Any) -> Rij:
    """A crediteur of medium size, seated elsewhere."""
    gewoon = {
        "crediteur_id": naam,
        "kvk": kvk or None,
        "postcode": 8021,
        "omvang": "Mkb",
        "natuurlijk_persoon": "nee",
    }
    return gewoon | rest


def contract(naam: str, crediteur_id: str, begin: str, eind: str = "", **rest: Any) -> Rij:
    """A contract; '' = it goes on."""
    gewoon = {
        "contract_id": naam,
        "crediteur_id": crediteur_id,
        "begindatum": begin,
        "einddatum": eind or None,
        "waarde_totaal": 100_000,
    }
    return gewoon | rest


def aanbesteding(naam: str, start: str, **rest: Any) -> Rij:
    """A running tender of Duo+ for a small service."""
    gewoon = {
        "aanbesteding_id": naam,
        "werkgever": "Duo+",
        "soort": "Dienst",
        "geraamde_waarde": 50_000,
        "start_op": start,
        "procedure": "Meervoudig onderhands",
        "status": "Lopend",
    }
    return gewoon | rest


def vraag(ontvangen: str, beantwoord: str = "", soort: str = "Overig") -> Rij:
    """A question of Diemen; '' = open."""
    return {
        "werkgever": "Diemen",
        "ontvangen_op": ontvangen,
        "beantwoord_op": beantwoord or None,
        "soort": soort,
    }


def levering(
    periode: str = "2022-T1", *, gegevens_vanaf: date = date(2015, 1, 1), **tabellen: list[Rij]
) -> Tabellen:
    """A delivery of the tables of the chapter; what is left out is empty.

    Invoices and questions get numbers; a crediteur that is only named is one without a KvK number.
    """
    rijen: dict[str, list[Rij]] = {naam: list(rij) for naam, rij in tabellen.items()}
    rijen.setdefault("inkooppakketten", list(PAKKETTEN))
    genoemd = {rij["crediteur_id"] for t in ("facturen", "contracten") for rij in rijen.get(t, [])}
    bekend = {rij["crediteur_id"] for rij in rijen.get("crediteuren", [])}
    nieuw = [crediteur(naam) for naam in sorted(genoemd - bekend)]
    rijen["crediteuren"] = rijen.get("crediteuren", []) + nieuw
    for tabel, sleutel in (("facturen", "factuur_id"), ("adviesvragen", "vraag_id")):
        genummerd = enumerate(rijen.get(tabel, []), 1)
        rijen[tabel] = [{sleutel: f"N{nummer}"} | rij for nummer, rij in genummerd]
    namen = ("contracten", "aanbestedingen", "vacatures")
    alle = rijen | {naam: rijen.get(naam, []) for naam in namen}
    frames = {naam: frame(naam, *rij) for naam, rij in alle.items()}
    return delivery(periode, gegevens_vanaf=gegevens_vanaf, **frames)


def cells(tabel: Any, kop: str) -> dict[object, Any]:
    """A column by the text of the first one."""
    return dict(zip(tabel.kolom(tabel.koppen[0].tekst), tabel.kolom(kop), strict=True))


def rows(tabel: Any) -> list[tuple[object, ...]]:
    """The rows as values."""
    return list(tabel.rijen)
