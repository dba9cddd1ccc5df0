"""Every faulty delivery of the corpus gives its message with the right cell, soon, and no other."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from duo_analytics.intake import report
from duo_analytics.intake.check import check
from duo_analytics.intake.problems import Probleem
from tests.intake.corpus import CORPUS
from tests.intake.corpus.geval import Geval
from tests.intake.sound import sound

SECONDS = 10.0  # on a machine that does other work as well; alone it takes less than one


def short(probleem: Probleem) -> str:
    """A message as the corpus writes it."""
    return f"{probleem.code} {probleem.bestand} {probleem.blad}!{probleem.cel}"


def test_the_delivery_in_which_faults_are_put_is_sound(tmp_path: Path) -> None:
    sound().write(tmp_path / "2022-T1")
    assert report.as_text(check("2022-T1", tmp_path)) == ""


def test_the_corpus_holds_faults_of_every_kind() -> None:
    assert len(CORPUS) >= 120
    assert len({geval.naam for geval in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("geval", CORPUS, ids=lambda geval: geval.naam)
def test_a_fault_gives_its_message_with_the_right_cell_and_no_other(
    tmp_path: Path, geval: Geval
) -> None:
    levering = sound()
    geval.doe(levering)
    levering.write(tmp_path / "2022-T1")
    begin = time.monotonic()
    fouten = report.errors(check("2022-T1", tmp_path))
    assert time.monotonic() - begin < SECONDS
    assert tuple(map(short, fouten)) == geval.meldingen
    assert geval.tekst in str(fouten[0])
