"""What a reader sees of every chart: no texts over each other, none cut off, no stray decimals.

Hard cases written here, random ones, and every chart of every notebook in every example period.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_analytics.periods import maand_kort, month_ends
from duo_analytics.places import EXAMPLE, delivered_periods
from duo_analytics.results.drawing import draw
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from tests.backtest import notebooks, shown
from tests.legible import NOT_DUTCH, problems, size, texts
from tests.resultaten import X, grafiek, number

PHONE, READABLE = 400, 9  # pixels: the width of a phone, the least height of letters
LARGEST = 40_000  # bytes
LANG = "Een heel lange naam van een team dat Informatisering & Automatisering heet (Duo+)"
WOORD = "Verantwoordelijkheidsverdelingsvraagstukken"
MAANDEN = [maand_kort(dag) for dag in month_ends(date(2022, 4, 30), 25)]
TEAMS = ("Team", "Bezetting")
WEKEN = ("Soort", Kop("Mediaan", "weken"), Kop("Laag", "weken"), Kop("Hoog", "weken"))
INTERVAL = (Reeks("Mediaan", Vorm.INTERVAL, "Laag", "Hoog"),)
DUREN: list[tuple[Any, ...]] = [
    ("Laptop", 12, 8, 20), ("Netwerkapparatuur voor de werkplek", 40, 30, None),
    ("Telefoon", None, 9, None), ("Tablet", X, X, X), ("Server", None, None, None),
    ("Muis", 3, 2, 4),
]  # fmt: skip
VIJF = ("Eerste", "Tweede lijn met een lange naam", "Derde", "Vierde van alle gemeenten samen", "V")

VIER = [(f"Team {i}", i, i + 1, X, i + 3.5, None) for i in range(4)]


def norms(*paren: tuple[str, float]) -> tuple[Drempellijn, ...]:
    """Norm lines by label and value."""
    return tuple(Drempellijn(label, number(waarde)) for label, waarde in paren)  # type: ignore[arg-type]


def mixed() -> Grafiek:
    """Stacked parts, some hidden or below zero, with a mark past them."""
    delen = tuple(Reeks(kop, Vorm.GESTAPELD) for kop in ("Vast", "Tijdelijk", "Inhuur"))
    return grafiek(
        ("Werkgever", "Vast", "Tijdelijk", "Inhuur", "Formatie"),
        ("Diemen", 100, 20, 5, 140), ("Ouder-Amstel", X, 10, 3, 70),
        ("Uithoorn", 80, None, 4, 99), ("Duo+", 200, 40, -20, None),
        reeksen=(*delen, Reeks("Formatie", Vorm.MARKERING)), liggend=True,
    )  # fmt: skip


def survival() -> Grafiek:
    """Two curves in steps with their bands, over an axis of numbers."""
    kolommen = ("Alle", "a", "b", "I&A", "c", "d")
    koppen = (Kop("Duur", "weken", 0), *(Kop(kop, "pct") for kop in kolommen))
    rijen = [(w, 100 - w, 90 - w, 100, 100 - w / 2, 80 - w / 2, 100) for w in range(0, 60, 3)]
    reeksen = (Reeks("Alle", Vorm.TRAP, "a", "b"), Reeks("I&A", Vorm.TRAP, "c", "d"))
    velden: dict[str, Any] = {"reeksen": reeksen, "as_titel": "% nog open"}
    return grafiek(koppen, *rijen, **velden, drempels=norms(("Helft", 50)))


HARD: dict[str, Grafiek] = {
    "no rows": grafiek(TEAMS, liggend=True),
    "one row": grafiek(TEAMS, ("Diemen", 5.2), liggend=True),
    "one standing bar": grafiek(TEAMS, ("Diemen", 5.2)),
    "all hidden": grafiek(TEAMS, ("a", X), ("b", X), liggend=True),
    "all zero": grafiek(TEAMS, ("a", 0), ("b", 0), liggend=True),
    "long names": grafiek(TEAMS, (LANG, 5), (WOORD, 3), liggend=True),
    "long names under bars": grafiek(TEAMS, (LANG, 5), (WOORD, 3), ("kort", 1)),
    "below zero": grafiek(TEAMS, ("a", -5.2), ("b", 3.1), ("c", 0), ("d", -0.4), liggend=True),
    "standing below zero": grafiek(TEAMS, ("a", -5.2), ("b", 3.1), ("c", 0), ("d", -0.4)),
    "all below zero": grafiek(TEAMS, ("a", -5.2), ("b", -3.1), liggend=True),
    "sixty rows": grafiek(TEAMS, *[(f"Team {i}", i * 1.3) for i in range(60)], liggend=True),
    "thirty rows of two": grafiek(
        ("Team", "A", "B"), *[(f"Team {i}", i * 1.3, i) for i in range(30)], liggend=True
    ),
    "five series": grafiek(("Team", *VIJF), *VIER, liggend=True),
    "five standing series": grafiek(("Team", *VIJF), *VIER),
    "months under bars": grafiek(TEAMS, *[(m, 100 + 3 * i) for i, m in enumerate(MAANDEN)]),
    "a year under bars": grafiek(TEAMS, *[(m, 100 + 3 * i) for i, m in enumerate(MAANDEN[:12])]),
    "many names under bars": grafiek(TEAMS, *[(f"Categorie {i}", i) for i in range(25)]),
    "large amounts": grafiek(
        ("Soort", Kop("Kosten", "eur")), ("Laptop", 1_250_000), ("Scherm", 12_000), ("Muis", X),
        liggend=True,
    ),
    "norms close together": grafiek(
        TEAMS, ("a", 9), ("b", 8.7), liggend=True,
        drempels=norms((f"Instroom {LANG}", 8.8), (f"Uitstroom {LANG}", 8.9), ("Eigen norm", 9)),
    ),
    "stacked": mixed(),
    "intervals": grafiek(
        WEKEN, *DUREN, reeksen=INTERVAL, liggend=True, drempels=norms(("Norm", 26))
    ),
    "standing intervals": grafiek(WEKEN, *DUREN, reeksen=INTERVAL),
    "five lines": grafiek(
        ("Maand", *VIJF),
        *[(m, 100 + i, 101 + i, 102 + i, X if i % 7 == 3 else 103 + i, None if i > 15 else 90)
          for i, m in enumerate(MAANDEN)],
        vorm=Vorm.LIJN, nul=False,
    ),
    "a line with gaps": grafiek(
        TEAMS, *[(m, None if i % 3 else i) for i, m in enumerate(MAANDEN)], vorm=Vorm.LIJN
    ),
    "a hidden line": grafiek(
        TEAMS, *[(m, X if i % 3 else i) for i, m in enumerate(MAANDEN)], vorm=Vorm.LIJN
    ),
    "one value among hidden ones": grafiek(
        TEAMS, ("apr 22", 0), ("mei 22", X), ("jun 22", X), vorm=Vorm.LIJN
    ),
    "lines that end at zero beside hidden values": grafiek(
        ("Maand", *VIJF[:3]),
        *[(m, i, 0 if i < 8 else X, 1 if i < 9 else None) for i, m in enumerate(MAANDEN)],
        vorm=Vorm.LIJN,
    ),
    "one moment": grafiek(TEAMS, ("apr 22", 5), vorm=Vorm.LIJN),
    "a flat line": grafiek(TEAMS, ("apr 22", 0), ("mei 22", 0), vorm=Vorm.LIJN),
    "survival": survival(),
}  # fmt: skip


@pytest.mark.parametrize("naam", HARD)
def test_a_hard_case_can_be_read(naam: str) -> None:
    assert list(problems(HARD[naam].svg)) == []


NAMEN = st.text("abcdefghi MW&-()", min_size=1, max_size=60).map(str.strip).filter(bool)
WAARDEN = st.one_of(
    st.integers(0, 30), st.floats(-99, 999).map(lambda w: round(w, 2)), st.just(X), st.none()
)


@st.composite
def charts(draw_: st.DrawFn) -> Grafiek:
    """Bars or lines of any kind over random names and values."""
    aantal, rijen = draw_(st.integers(1, 4)), draw_(st.integers(0, 26))
    vorm = draw_(st.sampled_from([Vorm.STAAF, Vorm.GESTAPELD, Vorm.LIJN]))
    koppen = draw_(st.lists(NAMEN, min_size=aantal + 1, max_size=aantal + 1, unique=True))
    namen = MAANDEN[:rijen] if vorm is Vorm.LIJN else [draw_(NAMEN) for _ in range(rijen)]
    inhoud = [(naam, *(draw_(WAARDEN) for _ in range(aantal))) for naam in namen]
    liggend = vorm is not Vorm.LIJN and draw_(st.booleans())
    normen = norms(*draw_(st.lists(st.tuples(NAMEN, st.integers(0, 500)), max_size=2)))
    return grafiek(koppen, *inhoud, vorm=vorm, liggend=liggend, drempels=normen)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(charts())
def test_a_random_chart_can_be_read(chart: Grafiek) -> None:
    assert list(problems(chart.svg)) == []


PERIODEN = [str(periode) for periode in delivered_periods(EXAMPLE)]


def of_notebook(notebook: Path, periode: str) -> list[Grafiek]:
    """The charts that a notebook shows of the example."""
    alles = shown(notebook, periode, str(EXAMPLE))
    return [waarde for waarde in alles if isinstance(waarde, Grafiek)]


def test_all_example_periods_are_looked_at() -> None:
    assert PERIODEN == ["2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2"]


@pytest.mark.slow
@pytest.mark.parametrize("periode", PERIODEN)
@pytest.mark.parametrize("notebook", notebooks(), ids=lambda pad: pad.stem)
def test_every_chart_of_a_notebook_can_be_read(notebook: Path, periode: str) -> None:
    """And drawn again from its JSON, in which hidden values are gone, it is the same picture."""
    ids: list[str] = []
    for chart in of_notebook(notebook, periode):
        assert list(problems(chart.svg)) == [], chart.naam
        assert len(chart.svg.encode()) < LARGEST, chart.naam
        klein = min(tekst.grootte for tekst in texts(chart.svg))
        assert klein * PHONE / size(chart.svg)[0] >= READABLE, chart.naam
        assert draw(Grafiek.from_json(chart.to_json())) == chart.svg, chart.naam
        assert not NOT_DUTCH.search(chart.alt), chart.naam
        ids += re.findall(r' id="([^"]+)"', chart.svg)
    assert len(ids) == len(set(ids))
