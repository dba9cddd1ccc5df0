"""Sickness absence by hand: days in the window, deeltijd, share ill, and its limits (domain 5.3).

Definitions: CBS, begrippen 'ziekteverzuim overheid' and 'meldingsfrequentie ziekteverzuim'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.chapters.formatie import verzuim as hoofdstuk
from duo_analytics.chapters.formatie import verzuim_duur
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Venster
from duo_analytics.statistics.spells import days_in
from duo_analytics.statistics.verzuim import (
    Verzuim,
    absence,
    frequency,
    mean_duration,
    mean_persons,
    per_duration,
    percentages,
    persons_ill,
)
from duo_analytics.values import VERBORGEN
from tests.personeel import Rij, column, job, jobs
from tests.tabellen import delivery, frame

HONDERD = Venster(date(2022, 1, 1), date(2022, 4, 10))  # a window of a hundred days
LANG_GELEDEN = "2015-01-01"
X = VERBORGEN


def case(
    persoon: str, eerste: str, hersteld: str | None = None, pct: float = 100, **anders: object
) -> Rij:
    """A case of one segment of the dienstverband of a person."""
    return {
        "geval_id": f"Z-{persoon}-{eerste}",
        "dienstverband_id": f"D-{persoon}",
        "eerste_ziektedag": eerste,
        "hersteldatum": hersteld,
        "segment_van": eerste,
        "verzuim_pct": pct,
        "soort": "Ziekte",
        **anders,
    }


def ill(gevallen: Sequence[Rij], dienst: Iterable[Rij], maximum: int = 728) -> Verzuim:
    """The absence of some cases in some employment."""
    return absence(frame("verzuim", *gevallen), frame("dienstverbanden", *dienst), maximum)


def pct(ziek: Verzuim, venster: Venster = HONDERD) -> float:
    """Verzuim in one window."""
    return round(float(percentages(ziek, [venster])[0]), 6)


# --- the percentage


def test_the_window_has_a_hundred_days() -> None:
    assert HONDERD.dagen == 100


def test_the_percentage_weighs_days_with_deeltijd_and_the_share_ill() -> None:
    """Full time, ill for 10 days: 10. Half time, half ill for 20 days: 5. On 150 days: 10%."""
    dienst = [job("A", LANG_GELEDEN), job("B", LANG_GELEDEN, fte=0.5)]
    gevallen = [case("A", "2022-02-01", "2022-02-11"), case("B", "2022-03-01", "2022-03-21", 50)]
    assert pct(ill(gevallen, dienst)) == 10


@pytest.mark.parametrize(
    ("eerste", "hersteld", "dagen"),
    [
        ("2021-12-25", "2022-01-04", 3),  # only the days in the window: 1 to 3 January
        ("2022-04-08", None, 3),  # a case that runs counts up to the end of the window
        ("2022-04-08", "2022-06-01", 3),
        ("2022-02-01", "2022-02-02", 1),  # the hersteldatum is the first day back
        ("2022-02-01", "2022-02-01", 0),  # back on the same day
        ("2021-01-01", "2021-12-31", 0),
        ("2022-04-11", None, 0),
        ("2021-11-01", None, 100),
    ],
)
def test_only_days_of_illness_inside_the_window_count(
    eerste: str, hersteld: str | None, dagen: int
) -> None:
    ziek = ill([case("A", eerste, hersteld)], [job("A", LANG_GELEDEN)])
    assert pct(ziek) == dagen
    assert persons_ill(ziek, [HONDERD]).tolist() == [int(dagen > 0)]


def test_who_left_counts_for_the_days_in_service_and_who_came_too() -> None:
    """Ten days in service each, of which five ill: the case does not run on after the end."""
    dienst = [job("A", LANG_GELEDEN, "2022-01-10"), job("B", "2022-04-01")]
    gevallen = [case("A", "2022-01-06"), case("B", "2022-03-20", "2022-04-06")]
    assert pct(ill(gevallen, dienst)) == 50


def test_a_change_of_hours_during_a_case_changes_its_weight() -> None:
    """Fifty days full time and fifty half time: 75 available, of which ten and five ill."""
    dienst = [job("A", LANG_GELEDEN, "2022-02-19"), job("A", "2022-02-20", fte=0.5)]
    ziek = ill([case("A", "2022-02-10", "2022-03-02")], dienst)
    assert pct(ziek) == 20


def test_segments_of_a_case_have_their_own_share() -> None:
    delen = [("2022-02-01", "2022-02-10", 100), ("2022-02-11", "2022-02-20", 50),
             ("2022-02-21", None, 20)]  # fmt: skip
    gevallen = [
        case("A", "2022-02-01", "2022-03-03", deel, segment_van=van, segment_tot=tot)
        for van, tot, deel in delen
    ]
    assert pct(ill(gevallen, [job("A", LANG_GELEDEN)])) == 10 + 5 + 2


@pytest.mark.parametrize(
    ("eerste", "dagen"),
    [
        ("2020-01-04", 0),  # the 728th day is 31 December 2021
        ("2020-01-05", 1),
        ("2020-02-02", 29),
    ],
)
def test_a_case_stops_after_104_weeks(eerste: str, dagen: int) -> None:
    """WENB: first sick days from two years before on; 104 x 7 = 728 days count."""
    assert pct(ill([case("A", eerste)], [job("A", LANG_GELEDEN)])) == dagen


def test_a_case_of_somebody_who_does_not_count_is_left_out() -> None:
    ziek = ill([case("S", "2022-02-01", "2022-02-11")], [job("A", LANG_GELEDEN)])
    assert pct(ziek) == 0


def test_without_anybody_in_service_there_is_no_percentage() -> None:
    assert np.isnan(percentages(ill([], []), [HONDERD]))
    assert np.isnan(frequency(ill([], []), HONDERD))


# --- days in closed form


DAYS = st.integers(0, 120).map(lambda n: date(2021, 12, 1) + timedelta(days=n))
SPELLS = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 90), st.floats(0, 1)), max_size=6)


@settings(deadline=None)  # a busy machine is no failure
@given(SPELLS, DAYS, st.integers(0, 60))
def test_days_in_a_window_are_the_sum_over_its_days(
    spells: list[tuple[date, int | None, float]], begin: date, lengte: int
) -> None:
    einden = [None if n is None else a + timedelta(days=n) for a, n, _ in spells]
    rijen = pd.DataFrame(
        {
            "begindatum": pd.Series([a for a, _, _ in spells], dtype="datetime64[s]"),
            "einddatum": pd.Series(einden, dtype="datetime64[s]"),
            "gewicht": pd.Series([w for _, _, w in spells], dtype=float),
        }
    )
    dagen = [begin + timedelta(days=n) for n in range(lengte + 1)]
    per_dag = [
        sum(w for (a, _, w), e in zip(spells, einden, strict=True) if a <= dag <= (e or dag))
        for dag in dagen
    ]
    (som,) = days_in(rijen, [Venster(begin, dagen[-1])], "gewicht")
    assert som == pytest.approx(sum(per_dag), abs=1e-6)


# --- how often and how long


def test_reports_are_scaled_to_a_year_by_the_length_of_the_window() -> None:
    """CBS: 2 reports of 10 persons in 73 days are 1.0 a year."""
    venster = Venster(date(2022, 1, 1), date(2022, 3, 14))
    gevallen = [case("A0", "2022-01-01", "2022-01-05"), case("A1", "2022-03-14")]
    assert venster.dagen == 73
    assert frequency(ill(gevallen, jobs("A", 10, LANG_GELEDEN)), venster) == pytest.approx(1.0)


@pytest.mark.parametrize("eerste", ["2021-12-31", "2022-04-11"])
def test_a_case_that_began_outside_the_window_is_no_report(eerste: str) -> None:
    assert frequency(ill([case("A", eerste)], [job("A", LANG_GELEDEN)]), HONDERD) == 0


def test_who_is_ill_at_two_jobs_reports_once() -> None:
    dienst = [job("A", LANG_GELEDEN), job("A", LANG_GELEDEN, dienstverband_id="D-B")]
    gevallen = [case("A", "2022-02-01", "2022-02-06"), case("B", "2022-02-01", "2022-02-06")]
    ziek = ill(gevallen, dienst)
    assert frequency(ziek, HONDERD) == pytest.approx(3.65)
    assert mean_persons(ziek, [HONDERD]).tolist() == [1]


def test_a_change_of_hours_during_a_case_is_no_second_report() -> None:
    dienst = [job("A", LANG_GELEDEN, "2022-02-19"), job("A", "2022-02-20", fte=0.5)]
    assert frequency(ill([case("A", "2022-02-10")], dienst), HONDERD) == pytest.approx(3.65)


def test_mean_duration_is_of_the_cases_that_ended_in_the_window() -> None:
    """4 and 10 days; the case of A2 runs, and that of A3 ended before."""
    gevallen = [
        case("A0", "2021-12-30", "2022-01-03"),
        case("A1", "2022-03-31", "2022-04-10"),
        case("A2", "2022-01-01"),
        case("A3", "2021-12-01", "2021-12-31"),
    ]
    assert mean_duration(ill(gevallen, jobs("A", 4, LANG_GELEDEN)), HONDERD) == 7


@pytest.mark.parametrize(
    ("dagen", "klasse"),
    [(1, 0), (7, 0), (8, 1), (42, 1), (43, 2), (365, 2), (366, 3), (728, 3)],
)
def test_the_last_day_of_a_class_still_belongs_to_it(dagen: int, klasse: int) -> None:
    """SW-sector: 1-7, 8-42, 43-365 and more than 365 days."""
    eerste = date(2022, 4, 11) - timedelta(days=dagen)
    ziek = ill([case("A", str(eerste), "2022-04-11")], [job("A", LANG_GELEDEN)])
    klassen = per_duration(ziek, HONDERD, [7, 42, 365])
    assert klassen["gevallen"].tolist() == [int(n == klasse) for n in range(4)]
    assert klassen["pct"].sum() == pytest.approx(min(dagen, 100))


def test_a_case_that_runs_is_as_long_as_it_was_at_the_end_of_the_window() -> None:
    """Ill since 4 April: seven days on 10 April, also when seen from a later delivery."""
    for hersteld in (None, "2022-09-01"):
        ziek = ill([case("A", "2022-04-04", hersteld)], [job("A", LANG_GELEDEN)])
        assert per_duration(ziek, HONDERD, [7, 42, 365])["gevallen"].tolist() == [1, 0, 0, 0]


def test_the_segments_of_a_case_are_one_case_in_one_class() -> None:
    gevallen = [
        case("A", "2022-02-01", pct=100, segment_tot="2022-02-05", geval_id="Z"),
        case("A", "2022-02-01", "2022-02-11", 50, segment_van="2022-02-06", geval_id="Z"),
    ]
    klassen = per_duration(ill(gevallen, [job("A", LANG_GELEDEN)]), HONDERD, [7, 42, 365])
    assert klassen.to_numpy()[1].tolist() == [7.5, 1, 1]
    assert klassen["pct"].sum() == 7.5


# --- the chapter


def staff(
    gevallen: Sequence[Rij], dienst: Sequence[Rij], vanaf: date = date(2015, 1, 1)
) -> Tabellen:
    """A delivery of 2022-T1 with these cases and people."""
    return delivery(
        "2022-T1",
        gegevens_vanaf=vanaf,
        verzuim=frame("verzuim", *gevallen),
        dienstverbanden=frame("dienstverbanden", *dienst),
    )


def ten_ill(soort: str = "Ziekte") -> list[Rij]:
    """Ten of A0 to A19 are ill for 73 days in the twelve months, 36 or 37 of them in 2022."""
    return [case(f"A{n}", "2021-11-01", "2022-01-13", soort=soort) for n in range(10)]


def test_the_facts_are_of_twelve_months_and_of_the_tertaal() -> None:
    """10 x 73 of 20 x 365 days is 10%; 10 x 12 of 20 x 120 days is 5%; 10 reports of 20: 0.5."""
    tabellen = staff(ten_ill(), jobs("A", 20, LANG_GELEDEN))
    assert hoofdstuk.verzuim_pct(tabellen).tekst == "10,0%"
    assert hoofdstuk.verzuim_tertaal_pct(tabellen).tekst == "5,0%"
    assert hoofdstuk.meldingsfrequentie(tabellen).tekst == "0,5\u00a0meldingen"


@pytest.mark.parametrize("soort", ["Zwangerschap", "Overig"])
def test_zwangerschap_and_overig_verzuim_are_no_illness(soort: str) -> None:
    tabellen = staff(ten_ill(soort), jobs("A", 20, LANG_GELEDEN))
    assert hoofdstuk.verzuim_pct(tabellen).waarde == 0
    assert {"verzuim.zwangerschap", "verzuim.overig"} & {
        norm.reeks for norm in tabellen.gebruikte_normen
    }


def test_stage_counts_neither_as_ill_nor_as_available() -> None:
    dienst = [*jobs("A", 20, LANG_GELEDEN), *jobs("S", 9, LANG_GELEDEN, soort="Stage")]
    gevallen = [*ten_ill(), case("S1", "2022-01-01")]
    assert hoofdstuk.verzuim_pct(staff(gevallen, dienst)).tekst == "10,0%"


@pytest.mark.parametrize(
    ("zieken", "personen", "tekst"),
    [(9, 40, "x"), (10, 40, "5,0%"), (10, 9, "x"), (0, 40, "0,0%"), (0, 0, "n.v.t.")],
)
def test_health_data_need_ten_who_were_ill_and_ten_in_all(
    zieken: int, personen: int, tekst: str
) -> None:
    gevallen = ten_ill()[: min(zieken, personen)]
    assert hoofdstuk.verzuim_pct(staff(gevallen, jobs("A", personen, LANG_GELEDEN))).tekst == tekst


def test_the_year_before_is_measured_without_what_came_after_it() -> None:
    gevallen = [case(f"A{n}", "2021-04-21") for n in range(10)]  # runs on, on 30 April 2021 too
    feit = hoofdstuk.verzuim_pct(staff(gevallen, jobs("A", 20, LANG_GELEDEN)))
    assert feit.vorig_jaar is not None
    assert feit.vorig_jaar.waarde == Decimal(str(round(100 * 10 * 10 / (20 * 365), 9)))


def test_per_werkgever_every_employer_and_the_whole_have_their_own_base() -> None:
    diemen = jobs("B", 40, LANG_GELEDEN, werkgever="Diemen")
    grafiek = hoofdstuk.per_werkgever(staff(ten_ill(), [*jobs("A", 20, LANG_GELEDEN), *diemen]))
    assert column(grafiek, "Werkgever")[-2:] == ["Duo+", "Duo-breed"]
    assert column(grafiek, "Verzuim") == [0, None, None, 10, Decimal("3.333333333")]
    assert column(grafiek, "Medewerkers (gemiddeld)") == [40, 0, 0, 20, 60]
    assert [rij[2] for rij in grafiek.tabel.teksten()][-2:] == ["0,5", "0,2"]
    (lijn,) = grafiek.drempels
    assert (lijn.label, lijn.waarde) == (
        "Alle gemeenten 2021 (Personeelsmonitor)",
        Decimal("5.8"),
    )


def test_the_absence_of_few_is_hidden_with_that_of_a_second_werkgever() -> None:
    diemen = jobs("B", 40, LANG_GELEDEN, werkgever="Diemen")
    gevallen = [*ten_ill(), *(case(f"B{n}", "2022-02-01", "2022-02-11") for n in range(4))]
    grafiek = hoofdstuk.per_werkgever(staff(gevallen, [*jobs("A", 20, LANG_GELEDEN), *diemen]))
    assert column(grafiek, "Personen met verzuim") == [X, 0, 0, X, 14]
    assert column(grafiek, "Verzuim")[0] is X
    assert column(grafiek, "Verzuim")[3] is X


def test_the_moving_year_is_drawn_only_where_the_history_reaches() -> None:
    """Data from 1 January 2021: the first full year ends in December 2021."""
    tabellen = staff(ten_ill(), jobs("A", 20, LANG_GELEDEN), vanaf=date(2021, 1, 1))
    grafiek = hoofdstuk.verloop(tabellen)
    maanden = column(grafiek, "Maand")
    jaren = dict(zip(maanden, column(grafiek, "Twaalf maanden"), strict=True))
    assert (maanden[0], maanden[-1], len(maanden)) == ("jan 21", "apr 22", 16)
    assert [m for m in maanden if jaren[m] is not None] == [
        "dec 21", "jan 22", "feb 22", "mrt 22", "apr 22",
    ]  # fmt: skip
    assert jaren["apr 22"] == hoofdstuk.verzuim_pct(tabellen).waarde


def test_a_month_is_a_window_of_its_own() -> None:
    """All of November: 30 of 30 days for half of the staff. In January 12 of 31 days."""
    grafiek = hoofdstuk.verloop(staff(ten_ill(), jobs("A", 20, LANG_GELEDEN)))
    maand = dict(zip(column(grafiek, "Maand"), column(grafiek, "Per maand"), strict=True))
    assert len(maand) == 25
    assert (maand["nov 21"], maand["okt 21"]) == (50, 0)
    assert maand["jan 22"] == Decimal("19.35483871")
    assert [kop.tekst for kop in grafiek.tabel.koppen] == ["Maand", "Twaalf maanden", "Per maand"]


def test_classes_of_duration_add_up_to_the_percentage() -> None:
    """10 x 73 days and 10 x 5 days of 20 x 365: 10.0% and 0.7%, together 10.7%."""
    kort = [case(f"A{n}", "2022-03-01", "2022-03-06") for n in range(10, 20)]
    tabellen = staff([*ten_ill(), *kort], jobs("A", 20, LANG_GELEDEN))
    tabel = verzuim_duur.per_duur(tabellen).tabel
    assert column(tabel, "Duur") == [
        "1 tot en met 7 dagen", "8 tot en met 42 dagen", "43 tot en met 365 dagen",
        "meer dan 365 dagen", "Totaal",
    ]  # fmt: skip
    assert column(tabel, "Verzuim") == [Decimal("0.7"), 0, 10, 0, Decimal("10.7")]
    assert column(tabel, "Gevallen") == [10, 0, 10, 0, 20]
    assert column(tabel, "Personen met verzuim") == [10, 0, 10, 0, 20]
    assert hoofdstuk.verzuim_pct(tabellen).tekst == "10,7%"


def test_a_class_of_few_people_is_hidden_with_its_percentage_and_cases() -> None:
    kort = [case(f"A{n}", "2022-03-01", "2022-03-06") for n in range(10, 14)]
    tabel = verzuim_duur.per_duur(staff([*ten_ill(), *kort], jobs("A", 20, LANG_GELEDEN))).tabel
    for kop in ("Verzuim", "Gevallen", "Personen met verzuim"):
        assert column(tabel, kop)[:4] == [X, 0, X, 0]


def test_the_plausibility_check_tells_a_deviation_and_no_percentage() -> None:
    """Frequency 0.5, duration 73 days: 0.5 x 73 / 365 is 10%, as measured. With ten
    cases more that run since ten days the frequency is 1.0: 20% against 11.4%."""
    precies = verzuim_duur.per_duur(staff(ten_ill(), jobs("A", 20, LANG_GELEDEN)))
    assert precies.tabel.noten[-1].endswith("/ 365: afwijking 0,0\u00a0procentpunt.")
    lopend = [case(f"A{n}", "2022-04-21") for n in range(10, 20)]
    anders = verzuim_duur.per_duur(staff([*ten_ill(), *lopend], jobs("A", 20, LANG_GELEDEN)))
    assert anders.tabel.noten[-1].endswith("/ 365: afwijking 8,6\u00a0procentpunt.")


def test_without_a_case_that_ended_there_is_no_check() -> None:
    gevallen = [case(f"A{n}", "2022-04-21") for n in range(10)]
    grafiek = verzuim_duur.per_duur(staff(gevallen, jobs("A", 20, LANG_GELEDEN)))
    assert not any("Controle" in noot for noot in grafiek.tabel.noten)


def test_empty_tables_give_no_crash() -> None:
    tabellen = staff([], [])
    assert hoofdstuk.verzuim_pct(tabellen).tekst == "n.v.t."
    assert column(hoofdstuk.per_werkgever(tabellen), "Verzuim") == [None] * 5
    assert set(column(hoofdstuk.verloop(tabellen), "Per maand")) == {None}
    assert column(verzuim_duur.per_duur(tabellen), "Gevallen") == [0] * 5
    assert hoofdstuk.verloop(tabellen).svg.startswith("<svg")
