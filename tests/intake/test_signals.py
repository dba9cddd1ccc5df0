"""Signals: what is odd in a delivery, and what differs from the one before; never a verdict."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from duo_analytics.intake.check import check
from duo_analytics.intake.codes import Ernst
from duo_analytics.intake.signals.stand import NAKIJKEN
from duo_analytics.places import EXAMPLE
from tests.intake.sound import Levering, sound

NU, EERDER = "2022-T1", "2021-T3"
PERSONEEL = "personeel/Dienstverbanden"
FORMATIE = "personeel/Formatie"
COMPARED = {
    "banenafspraak.xlsx", "hardware.xlsx", "inhuur.xlsx", "personeel.xlsx", "vacatures.xlsx",
}  # fmt: skip


def earlier() -> Levering:
    """The same delivery with the peildatum of the period before, without what came later."""
    levering = sound()
    for bestand in levering.bladen:
        levering.zet(f"{bestand.removesuffix('.xlsx')}/Levering!B3", date(2021, 12, 31))
    levering.zet("hardware/Budget!A4", date(2021, 8, 31))
    levering.zet("hardware/Budget!A5", date(2021, 8, 31))
    levering.blad("hardware/Bestellingen").pop()
    for plek in ("personeel/Verzuim", "inhuur/Inhuur"):
        del levering.blad(plek)[3:]
    for bestand, bladen in levering.bladen.items():
        if bestand not in COMPARED:
            for naam in bladen.keys() - {"Levering"}:
                del bladen[naam][3:]
    levering.zet("banenafspraak/Inleen!H4", None)
    return levering


def signals(
    folder: Path, nu: Callable[[Levering], None], eerder: Callable[[Levering], None] | None
) -> list[str]:
    """What is said of a delivery after changes to it and to the one before."""
    levering = sound()
    nu(levering)
    levering.write(folder / NU)
    if eerder is not None:
        vorige = earlier()
        eerder(vorige)
        vorige.write(folder / EERDER)
        assert check(EERDER, folder) == []
    return [str(probleem) for probleem in check(NU, folder)]


def same(_levering: Levering) -> None:
    """Change nothing."""


def test_two_deliveries_that_fit_give_no_signal(tmp_path: Path) -> None:
    assert signals(tmp_path, same, same) == []


@pytest.mark.parametrize("periode", ["2021-T2", "2021-T3", "2022-T1", "2022-T2"])
def test_the_example_gives_no_signal(periode: str) -> None:
    assert check(periode, EXAMPLE) == []


def test_the_stand_of_the_previous_delivery_must_be_the_begin_of_this_one(tmp_path: Path) -> None:
    def een_meer(levering: Levering) -> None:
        levering.blad(PERSONEEL).append(
            ["P4", "D4", "Duo+", None, "I&A", None, None, "Vast", date(2021, 1, 1), None, 36.0,
             1.0, None, None]
        )  # fmt: skip

    assert signals(tmp_path, same, een_meer) == [
        "SIGNAAL DUO-S01  personeel.xlsx, blad 'Dienstverbanden': op 31-12-2021 waren er volgens "
        "de vorige levering 3 dienstverbanden, volgens deze 2; met de in- en uitstroom van deze "
        f"levering sluit de stand niet aan (regel: begin + in - uit = eind). {NAKIJKEN}"
    ]


@pytest.mark.parametrize(
    ("plek", "wat"),
    [
        ("vacatures/Vacatures!K4", "1 openstaande vacatures, volgens deze 0"),
        ("hardware/Bestellingen!K5", "1 niet geleverde orderregels, volgens deze 0"),
    ],
)
def test_vacatures_and_orders_are_held_to_their_stand_too(
    tmp_path: Path, plek: str, wat: str
) -> None:
    def eerder_klaar(levering: Levering) -> None:
        levering.zet(plek, date(2021, 12, 1))

    (melding,) = signals(tmp_path, eerder_klaar, same)
    assert melding.startswith("SIGNAAL DUO-S01")
    assert wat in melding


def test_a_history_that_begins_later_is_not_held_to_a_stand(tmp_path: Path) -> None:
    def korter(levering: Levering) -> None:
        levering.zet("vacatures/Levering!B4", date(2022, 1, 1))
        levering.zet("vacatures/Vacatures!K4", date(2021, 12, 1))

    assert signals(tmp_path, korter, same) == []


def test_formatie_without_anybody_in_service_is_shown_at_its_row(tmp_path: Path) -> None:
    def leeg_team(levering: Levering) -> None:
        levering.blad(FORMATIE).append(
            ["Uithoorn", None, "Archief", None, None, 1.0, "Structureel", date(2020, 1, 1)]
        )

    assert signals(tmp_path, leeg_team, None) == [
        "SIGNAAL DUO-S02  personeel.xlsx, blad 'Formatie', cel C7 (kolom Team): het team "
        '"Archief" van Uithoorn heeft formatie, maar op de peildatum is er niemand in dienst '
        f"(regel: formatie zonder bezetting). {NAKIJKEN}"
    ]


def test_hours_that_are_called_definitief_too_early_are_shown_at_their_cell(tmp_path: Path) -> None:
    def te_vroeg(levering: Levering) -> None:
        levering.zet("banenafspraak/Verloonde uren!F4", "Definitief")

    assert signals(tmp_path, te_vroeg, None) == [
        "SIGNAAL DUO-S07  banenafspraak.xlsx, blad 'Verloonde uren', cel F4 (kolom Status): de "
        "uren over 2021 heten definitief, maar tot 1 mei 2022 tellen nieuwe loonaangiften nog mee "
        f"(regel: voorlopig tot 1 mei). {NAKIJKEN}"
    ]


def test_a_team_that_disappears_is_named_with_what_it_may_be_called_now(tmp_path: Path) -> None:
    def hernoemd(levering: Levering) -> None:
        for rij in (5, 6):
            levering.zet(f"{PERSONEEL}!E{rij}", "I&A 1")
            levering.zet(f"{FORMATIE}!C{rij}", "I&A 1")

    assert signals(tmp_path, hernoemd, same) == [
        "SIGNAAL DUO-S03  personeel.xlsx, blad 'Formatie': het team \"I&A\" van Duo+ stond in "
        "2021-T3 en staat er nu niet meer (regel: een team verdwijnt). Heet het nu 'I&A 1'? "
        f"{NAKIJKEN}"
    ]


def test_a_jump_beyond_the_configured_share_is_named_with_both_values(tmp_path: Path) -> None:
    def hoger(levering: Levering) -> None:
        levering.zet(f"{FORMATIE}!F5", 30.0)

    def lager(levering: Levering) -> None:
        levering.zet(f"{FORMATIE}!F5", 20.0)

    assert signals(tmp_path, hoger, lager) == [
        "SIGNAAL DUO-S04  personeel.xlsx, blad 'Formatie': de formatie in fte van Duo+ is 31,5, in "
        f"de levering van 2021-T3 21,5 (regel: meer dan 25% verschil). {NAKIJKEN}"
    ]


def test_a_difference_up_to_the_share_or_of_a_small_amount_is_no_jump(tmp_path: Path) -> None:
    def precies(levering: Levering) -> None:
        levering.zet(f"{FORMATIE}!F5", 23.5)  # 25.0 against 20.0 is exactly 25%
        levering.zet("banenafspraak/Verloonde uren!C4", 500000.0)

    def basis(levering: Levering) -> None:
        levering.zet(f"{FORMATIE}!F5", 18.5)

    assert signals(tmp_path, precies, basis) == []


def test_a_jump_in_money_and_hours_is_seen_per_werkgever(tmp_path: Path) -> None:
    def anders(levering: Levering) -> None:
        levering.zet("inhuur/Loonsom!D5", 5000000.0)
        levering.zet("banenafspraak/Verloonde uren!C4", 800000.0)

    meldingen = signals(tmp_path, anders, same)
    assert [m.split(":")[1].split(" (regel")[0].strip() for m in meldingen] == [
        "het aantal verloonde uren van 2021, Diemen is 800.000, in de levering van 2021-T3 400.000",
        "de loonsom in euro van Duo+ is 5.000.000, in de levering van 2021-T3 2.400.000",
    ]


def test_the_very_file_of_the_previous_period_is_named(tmp_path: Path) -> None:
    earlier().write(tmp_path / EERDER)
    sound().write(tmp_path / NU)
    shutil.copy(tmp_path / EERDER / "hardware.xlsx", tmp_path / NU / "hardware.xlsx")
    codes = [(p.code, p.bestand, p.ernst) for p in check(NU, tmp_path)]
    assert codes == [
        ("DUO-B04", "hardware.xlsx", Ernst.FOUT),
        ("DUO-S05", "hardware.xlsx", Ernst.SIGNAAL),
    ]


@pytest.mark.parametrize(
    ("dag", "codes"),
    [(date(2022, 4, 29), ["DUO-S06"]), (date(2022, 4, 30), []), (date(2022, 5, 10), [])],
)
def test_an_extraction_from_before_the_peildatum_is_named(
    tmp_path: Path, dag: date, codes: list[str]
) -> None:
    levering = sound()
    levering.zet("vacatures/Levering!A6", "Uitgedraaid op")
    levering.zet("vacatures/Levering!B6", dag)
    levering.write(tmp_path / NU)
    assert [probleem.code for probleem in check(NU, tmp_path)] == codes


def test_deliveries_with_errors_are_not_compared(tmp_path: Path) -> None:
    def fout(levering: Levering) -> None:
        levering.zet(f"{FORMATIE}!F5", 99.0)
        levering.zet("vacatures/Vacatures!L4", "twee")

    (melding,) = signals(tmp_path, fout, same)
    assert melding.startswith("FOUT DUO-C03")
