"""The main points of page one: a key fact per chapter, with a small chart and the same in words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from duo_analytics.rapportage.hoofdpunten import bars, main_points
from duo_analytics.results.feit import Vergelijking
from duo_analytics.values import VERBORGEN, Getal
from tests.voorbeeld import feit, rapportage


def heights(svg: str) -> list[float]:
    """Height of each bar in points, from left to right."""
    return [float(h) for h in re.findall(r'<rect [^>]*height="([\d.]+)"', svg)]


def test_each_chapter_gives_its_first_key_fact() -> None:
    punt, tweede = main_points(rapportage())
    assert (punt.hoofdstuk, punt.feit.naam) == ("proef", "proef.bezetting")
    assert tweede.hoofdstuk == "tweede"
    assert punt.sinds == "+1,2\xa0fte sinds vorig jaar"


def test_a_chapter_without_a_key_fact_gives_no_point() -> None:
    samen = rapportage()
    kaal = replace(samen.hoofdstukken[0], blokken=())
    assert main_points(replace(samen, hoofdstukken=(kaal,))) == ()


def test_bars_stand_in_proportion_from_zero_and_are_told_in_words() -> None:
    staafjes = bars(replace(feit(waarde="20"), vorig_jaar=Vergelijking("2021-T1", Decimal(10))))
    assert staafjes is not None
    eerder, nu = heights(staafjes.svg)
    assert nu == 2 * eerder
    assert staafjes.alt == ("Staafjes van Bezetting: vorig jaar 10,0\xa0fte, nu 20,0\xa0fte.")


def test_a_deficit_hangs_below_the_line_of_zero() -> None:
    staafjes = bars(replace(feit(waarde="-5"), vorig_jaar=Vergelijking("2021-T1", Decimal(5))))
    assert staafjes is not None
    boven, onder = (float(y) for y in re.findall(r'<rect [^>]*y="([\d.]+)"', staafjes.svg))
    assert boven < onder
    assert heights(staafjes.svg)[0] == heights(staafjes.svg)[1]


def test_the_drawing_is_the_same_whatever_a_hidden_value_is() -> None:
    def drawn(eerder: Getal) -> object:
        return bars(replace(feit(), vorige=Vergelijking("2021-T3", eerder)))

    assert drawn(VERBORGEN) == drawn(None)


def test_nothing_is_drawn_where_nothing_can_be_compared() -> None:
    assert bars(replace(feit(), waarde=VERBORGEN)) is None
    assert bars(replace(feit(), vorig_jaar=None, vorige=None)) is None
    assert bars(replace(feit(), eenheid="datum")) is None
