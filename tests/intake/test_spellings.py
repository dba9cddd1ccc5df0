"""Names that look alike are named at the rarer spelling, over all tables of a delivery."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from duo_analytics.intake.spellings import bare
from tests.intake.deliveries import formatie, rows, said, said_of, write


@pytest.mark.parametrize(
    ("een", "ander"),
    [("I&A", "I & A"), ("I&A", "i&a"), ("I&A", "I en A"), ("Financiën", "Financien"),
     ("Geo-informatie", "Geo informatie"), ("Team 1", "team1")],
)  # fmt: skip
def test_case_accents_spaces_and_signs_make_no_other_name(een: str, ander: str) -> None:
    assert bare(een) == bare(ander)


@pytest.mark.parametrize(("een", "ander"), [("Team 1", "Team 2"), ("Beheer", "Beheren")])
def test_other_letters_or_digits_make_another_name(een: str, ander: str) -> None:
    assert bare(een) != bare(ander)


def test_the_rarer_spelling_is_named_with_the_commoner_one(tmp_path: Path) -> None:
    blad = formatie(
        {"Team": "I&A", "Functie": "A"}, {"Team": "I & A", "Functie": "B"}, {"Team": "I&A"}
    )
    assert said_of(tmp_path, blad) == [
        'LET OP DUO-W04  cel C5 (kolom Team): "I & A" (1 rij) lijkt op "I&A" (2 rijen). '
        "Schrijf dezelfde naam overal gelijk."
    ]


def test_spellings_are_compared_over_the_tables_of_a_delivery(tmp_path: Path) -> None:
    vacature = {
        "Vacature": "V1", "Werkgever": "Diemen", "Team": "inkoop", "Functiegroep": "Overig",
        "Fte": 1.0, "Opengesteld": date(2022, 1, 1), "Wervingsronde": 1,
    }  # fmt: skip
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({}, {"Functie": "Hoofd"})})
    write(tmp_path, "vacatures.xlsx", {"Vacatures": rows("vacatures", vacature)})
    assert [str(p) for p in said(tmp_path, "formatie", "vacatures")] == [
        "LET OP DUO-W04  vacatures.xlsx, blad 'Vacatures', cel D4 (kolom Team): "
        '"inkoop" (1 rij) lijkt op "Inkoop" (2 rijen). Schrijf dezelfde naam overal gelijk.'
    ]
