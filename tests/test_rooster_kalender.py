"""The calendar of the schedule: which days belong to which rapportage."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.errors import GebruikFout
from duo_analytics.periods import MAANDEN, Periode
from duo_analytics.runs.schedule import kalender
from duo_analytics.runs.schedule.kalender import day_and_month, first_after, next_periode

GEWOON = kalender.load(Path("nergens"))
DAGEN = st.dates(date(2001, 1, 1), date(2090, 12, 31))
PERIODEN = st.builds(Periode, st.integers(2000, 2090), st.sampled_from([1, 2, 3]))


def test_the_days_of_the_shipped_calendar_lie_after_the_peildatum() -> None:
    """Hand-computed: T3 of 2022 ends on 31 December, so its days lie in 2023."""
    termijn = GEWOON.termijn(Periode(2022, 3))
    assert (termijn.vanaf, termijn.deadline) == (date(2023, 1, 1), date(2023, 1, 31))
    assert termijn.tot == date(2023, 4, 30)


@given(PERIODEN)
def test_the_searches_of_two_rapportages_join_without_gap_or_overlap(periode: Periode) -> None:
    nu, straks = GEWOON.termijn(periode), GEWOON.termijn(next_periode(periode))
    assert periode.peildatum < nu.vanaf <= nu.deadline <= nu.tot
    assert nu.tot + timedelta(days=1) == straks.vanaf


@given(DAGEN, st.integers(0, 1500))
def test_every_day_falls_in_one_search_and_the_begun_ones_follow_each_other(
    sinds: date, later: int
) -> None:
    vandaag = sinds + timedelta(days=later)
    begun = GEWOON.begun(sinds, vandaag)
    assert begun[0].vanaf <= sinds <= begun[0].tot
    assert begun[-1].vanaf <= vandaag <= begun[-1].tot
    perioden = [termijn.periode for termijn in begun]
    assert perioden[1:] == [next_periode(periode) for periode in perioden[:-1]]


@given(PERIODEN)
def test_the_next_tertaal_has_this_one_before_it(periode: Periode) -> None:
    assert next_periode(periode).vorige == periode


@given(DAGEN, DAGEN.filter(lambda d: (d.day, d.month) != (29, 2)))
def test_the_first_such_day_after_a_day_is_within_a_year(dag: date, ander: date) -> None:
    maand = MAANDEN[ander.month - 1]
    gevonden = first_after(dag, f"{ander.day} {maand}")
    assert (gevonden.day, gevonden.month) == (ander.day, ander.month)
    assert 1 <= (gevonden - dag).days <= 366


@pytest.mark.parametrize("tekst", ["29 februari", "0 mei", "31 april", "5-31", "mei", "1 May", ""])
def test_a_day_that_is_not_there_every_year_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match="geen dag van elk jaar"):
        day_and_month(tekst)


def own(folder: Path, tekst: str) -> kalender.Kalender:
    """The calendar with an own file beside the deliveries."""
    (folder / "kalender.toml").write_text(tekst, encoding="utf-8")
    return kalender.load(folder)


def test_an_own_calendar_changes_only_what_it_names(tmp_path: Path) -> None:
    eigen = own(tmp_path, 'kijken = ["07:00"]\n[tertaal.2]\ndeadline = "15 september"\n')
    assert eigen.kijken == ["07:00"]
    assert eigen.tertaal["2"].deadline == "15 september"
    assert eigen.tertaal["2"].vanaf == GEWOON.tertaal["2"].vanaf
    assert eigen.tertaal["1"] == GEWOON.tertaal["1"]


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("kijkn = []", "kalender.toml, kijkn: dit bestaat niet."),
        ("kijken = []", 'kalender.toml, kijken: noem een of meer tijden als "06:15".'),
        ('kijken = ["24:00"]', "kalender.toml, kijken: noem een of meer tijden"),
        ("pogingen = 0", "kalender.toml, pogingen: dit is minstens 1."),
        ('pogingen = "twee"', "kalender.toml, pogingen: 'twee' is niet van de goede soort."),
        ('tijdzone = "Amsterdam"', "'Amsterdam' is geen tijdzone"),
        ('[tertaal.1]\nvanaf = "30 februari"', "kalender.toml, tertaal.1.vanaf: '30 februari'"),
        ('[tertaal.1]\naan = ["geen adres"]', "kalender.toml, tertaal.1.aan: geen mailadres"),
        ('[tertaal.4]\nvanaf = "1 mei"', "kalender.toml, tertaal.4: '4' kan hier niet."),
        ('[bericht]\nbij = ["altijd"]', "kalender.toml, bericht.bij.0: 'altijd' kan hier niet."),
        ('[tertaal.1]\ndeadline = "5 september"', "kalender, tertaal 1: de deadline ligt niet"),
        ("=", "kalender.toml is geen geldige TOML"),
    ],
)  # fmt: skip
def test_each_mistake_in_an_own_calendar_is_named(tmp_path: Path, tekst: str, melding: str) -> None:
    with pytest.raises(GebruikFout) as fout:
        own(tmp_path, tekst)
    assert melding in str(fout.value)
