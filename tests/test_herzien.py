"""A figure of an earlier period that differs from what was reported then is told beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from duo_analytics.rapportage.blokken import Kop
from duo_analytics.rapportage.compare import Set
from duo_analytics.rapportage.document import Rapportage
from duo_analytics.rapportage.herzien import with_revisions
from duo_analytics.results.feit import Feit
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN, Getal
from tests.voorbeeld import feit, rapportage


def reported(waarde: Getal, periode: str = "2021-T1") -> Set:
    """A set of a year ago with one fact; the small rapportage says it was 11,2 fte then."""
    toen: Feit = replace(feit(), waarde=waarde, vorig_jaar=None, vorige=None)
    return Set(periode, periode, {toen.naam: toen}, {})


def added(samen: Rapportage) -> list[Tabel]:
    return [b for h in samen.hoofdstukken for b in h.blokken
            if isinstance(b, Tabel) and b.naam.endswith(".eerder_gerapporteerd")]  # fmt: skip


def test_a_revised_figure_is_told_with_what_was_reported() -> None:
    samen = with_revisions(rapportage(), [reported(Decimal("10.9"))])
    (tabel,) = added(samen)
    assert tabel.rijen == (
        ("Bezetting", "januari tot en met april 2021", "10,9\xa0fte", "11,2\xa0fte"),
    )
    assert Kop(2, "Eerder gerapporteerd") in samen.hoofdstukken[0].blokken


def test_a_figure_that_prints_the_same_is_not_revised() -> None:
    assert with_revisions(rapportage(), [reported(Decimal("11.21"))]) == rapportage()


def test_a_figure_that_was_hidden_then_is_not_told_now() -> None:
    assert with_revisions(rapportage(), [reported(VERBORGEN)]) == rapportage()


def test_a_set_of_another_period_is_not_compared() -> None:
    assert with_revisions(rapportage(), [reported(Decimal("10.9"), "2020-T1")]) == rapportage()
