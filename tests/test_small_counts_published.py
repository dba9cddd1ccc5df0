"""All tables and facts of all example periods together give no small count away (domain 9)."""

from __future__ import annotations

import pytest

from duo_analytics.periods import Periode
from duo_analytics.places import NOTEBOOKS
from duo_analytics.results import disclosure
from tests.backtest import shown
from tests.lezer import judge
from tests.publicatie import Publicatie

PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
HOOFDSTUKKEN = ("10_formatie", "20_vacatures", "50_herstart")


@pytest.fixture(scope="module")
def publicatie() -> Publicatie:
    """Every period and chapter as printed, and the same with every threshold taken away."""
    samen = Publicatie()
    for periode in PERIODEN:
        for hoofdstuk in HOOFDSTUKKEN:
            notebook = NOTEBOOKS / f"{hoofdstuk}.ipynb"
            getoond = list(shown(notebook, periode))
            with pytest.MonkeyPatch.context() as zonder:
                zonder.setattr(disclosure, "threshold", lambda *_, **__: 1)
                echt = list(shown(notebook, periode))
            samen.add(Periode.parse(periode), getoond, echt)
    return samen


def test_something_is_hidden_and_something_is_shared(publicatie: Publicatie) -> None:
    verborgen = [n for n, w in publicatie.gedrukt.items() if w is None and n[-1] != "alle anderen"]
    assert len(verborgen) > 20
    assert {n[0] for n in publicatie.gedrukt} >= {"in dienst", "Uitstroom", "aow", "ziek"}


def test_no_printed_count_is_a_small_one(publicatie: Publicatie) -> None:
    klein = {n: w for n, w in publicatie.waar.items() if 0 < w < publicatie.minimum[n]}
    assert {n for n in klein if publicatie.gedrukt[n] is not None} == set()


@pytest.mark.parametrize("minimum", [5, 10])
def test_a_reader_of_all_periods_finds_nothing(publicatie: Publicatie, minimum: int) -> None:
    """Also not the one person in a group of one."""
    groep = {n for n, m in publicatie.minimum.items() if m == minimum}
    alleen = [n for n in groep if publicatie.waar[n] == 1 and publicatie.gedrukt[n] is None]
    oordeel = judge(publicatie.reader(), publicatie.waar, minimum, alleen=alleen)
    klein = {n for n in oordeel.precies & groep if 0 < publicatie.waar[n] < minimum}
    assert klein == set()
    assert oordeel.te_nauw & groep == set()
