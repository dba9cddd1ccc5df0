"""Ages and AOW: classes on their edges, the mean, and who reaches AOW age when (domain 5.5)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.chapters.formatie import leeftijd, leeftijd_aow
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.values import VERBORGEN
from tests.personeel import IA, Rij, column, jobs
from tests.tabellen import delivery, frame

BEGIN = "2016-01-01"
X = VERBORGEN


def staff(*dienstverbanden: Rij, periode: str = "2022-T1") -> Tabellen:
    """A delivery with these people."""
    return delivery(periode, dienstverbanden=frame("dienstverbanden", *dienstverbanden))


def born(maand: str | None, aantal: int = 1, **anders: object) -> list[Rij]:
    """Persons in service, of one month of birth."""
    rijen = jobs(f"{maand}-{anders.get('cluster', '')}", aantal, BEGIN)
    return [{**rij, "geboortemaand": maand, **anders} for rij in rijen]


# --- ages


def test_mean_age_is_of_whole_months_and_of_known_months_of_birth() -> None:
    """April 2022: born in April 1982 is 40, in October 1991 30.5; mean of five times 36.2 years."""
    tabellen = staff(*born("1982-04", 3), *born("1991-10", 2), *born(None, 4))
    assert leeftijd.gemiddelde_leeftijd(tabellen).waarde == Decimal("36.2")


def test_mean_age_counts_a_person_with_two_dienstverbanden_once() -> None:
    dubbel = {"dienstverband_id": "D2", "werkgever": "Diemen"}
    rijen = [
        *born("1982-04", 5),
        *({**rij, **dubbel} for rij in born("1982-04", 1)),
        *born("1962-04", 5),
    ]
    assert leeftijd.gemiddelde_leeftijd(staff(*rijen)).waarde == 50


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "n.v.t."), (4, "x"), (5, "40,0\u00a0jaar")])
def test_mean_age_of_few_people_is_hidden(aantal: int, tekst: str) -> None:
    tabellen = staff(*born("1982-04", aantal, team=IA), *born("1970-01", 9))
    assert leeftijd.gemiddelde_leeftijd_ia(tabellen).tekst == tekst


@pytest.mark.parametrize(
    ("maand", "klasse"),
    [
        ("2004-01", "Jonger dan 35"),
        ("1987-05", "Jonger dan 35"),
        ("1987-04", "35 tot en met 44"),  # 35 in the month of the peildatum
        ("1977-05", "35 tot en met 44"),
        ("1977-04", "45 tot en met 54"),
        ("1967-04", "55 tot en met 59"),
        ("1962-05", "55 tot en met 59"),
        ("1962-04", "60 en ouder"),
        ("1950-01", "60 en ouder"),
        (None, "Onbekend"),
    ],
)
def test_a_birthday_moves_a_person_to_the_next_class(maand: str | None, klasse: str) -> None:
    tabel = leeftijd.opbouw(staff(*born(maand, 6))).tabel
    aantal = dict(zip(tabel.kolom("Leeftijd (jaar)"), tabel.kolom("Duo-breed"), strict=True))
    assert {naam for naam, n in aantal.items() if n == 6} == {klasse, "Totaal"}


def test_shares_add_up_to_a_hundred_as_printed() -> None:
    """Three classes of 7 in 21 are 33.3 each: one of them prints 33.4."""
    rijen = [*born("1990-01", 7), *born("1980-01", 7), *born("1970-01", 7)]
    tabel = leeftijd.opbouw(staff(*rijen)).tabel
    assert column(tabel, "Deel van Duo-breed") == [
        Decimal("33.4"), Decimal("33.3"), Decimal("33.3"), 0, 0, 100,
    ]  # fmt: skip
    assert "Deel van team I&A" not in [kop.tekst for kop in tabel.koppen]


def test_small_classes_of_the_team_are_hidden_with_their_shares() -> None:
    ia = [*born("1990-01", 7, team=IA), *born("1980-01", 4, team=IA), *born("1970-01", 9, team=IA)]
    rest = [rij for maand in ("1991-01", "1981-01", "1971-01") for rij in born(maand, 30)]
    grafiek = leeftijd.opbouw(staff(*ia, *rest))
    assert column(grafiek, "Team I&A") == [X, X, 9, 0, 0, 20]
    assert column(grafiek, "Deel van team I&A") == [X, X, 45, 0, 0, 100]
    assert "35,0" not in grafiek.alt


def test_the_others_of_a_class_do_not_follow_from_the_team_and_the_whole() -> None:
    """Of 9 below 35 are 7 of the team: the two others would follow, so that the 7 are hidden."""
    rijen = [*born("1990-01", 7, team=IA), *born("1991-01", 2), *born("1980-01", 20, team=IA)]
    grafiek = leeftijd.opbouw(staff(*rijen, *born("1970-01", 30)))
    assert column(grafiek, "Team I&A")[0] is X
    assert column(grafiek, "Deel van team I&A")[0] is X


@pytest.mark.parametrize(
    ("periode", "koppen"), [("2022-T2", []), ("2022-T3", ["Alle gemeenten 2022"])]
)
def test_published_shares_stand_beside_it_once_their_year_is_over(
    periode: str, koppen: list[str]
) -> None:
    """Personeelsmonitor 2022 (A&O fonds): 18% younger than 35, 17% of 60 and older."""
    tabel = leeftijd.opbouw(staff(*born("1980-01", 20), periode=periode)).tabel
    assert [k.tekst for k in tabel.koppen if k.tekst.startswith("Alle")] == koppen
    if koppen:
        assert column(tabel, koppen[0]) == [18, None, None, None, 17, None]


def test_the_published_mean_age_is_told_in_a_note() -> None:
    (noot,) = leeftijd.opbouw(staff(*born("1980-01", 20))).tabel.noten
    assert noot == (
        "De gemiddelde leeftijd bij alle gemeenten was 47,4\u00a0jaar in 2021 (Personeelsmonitor)."
    )


# --- AOW


@pytest.mark.parametrize(
    ("maand", "telt"),
    [
        ("1955-09", 0),  # 66 years and 7 months is April 2022: reached by the peildatum
        ("1955-10", 1),  # May 2022
        ("1959-12", 1),  # 67 years: December 2026, the last month of five calendar years
        ("1960-01", 0),
        (None, 0),
    ],
)
def test_within_five_years_is_from_the_day_after_the_peildatum(maand: str, telt: int) -> None:
    tabellen = staff(*born(maand, 6), *born("1990-01", 6))
    assert leeftijd_aow.aow_vijf_jaar(tabellen).waarde == 6 * telt


def test_who_left_does_not_reach_aow_age_in_service() -> None:
    weg = [{**rij, "einddatum": "2022-04-29"} for rij in born("1957-03", 6)]
    assert leeftijd_aow.aow_vijf_jaar(staff(*weg, *born("1990-01"))).waarde == 0
    assert leeftijd_aow.aow_vijf_jaar(staff(*weg)).waarde is None  # nobody is left


def test_the_year_that_runs_counts_from_the_next_month_and_a_whole_year_has_no_remark() -> None:
    begin = column(leeftijd_aow.per_jaar(staff(periode="2022-T1")), "Jaar")
    assert begin[:2] == ["2022 (vanaf mei)", "2023"]
    assert begin[8:] == [
        "2030 (prognose)", "2031 (prognose)", "2022 tot en met 2026", "2027 tot en met 2031",
    ]  # fmt: skip
    assert column(leeftijd_aow.per_jaar(staff(periode="2021-T3")), "Jaar")[0] == "2022"


def test_years_past_the_table_are_a_prognose_and_say_why() -> None:
    grafiek = leeftijd_aow.per_jaar(staff(*born("1966-02", 6), periode="2025-T1"))
    aantal = dict(zip(column(grafiek, "Jaar"), column(grafiek, "Duo-breed"), strict=True))
    assert aantal["2033 (prognose)"] == 6  # 67 years and 3 months, the last known age
    assert any("laatst bekende" in noot for noot in grafiek.tabel.noten)


def test_every_five_years_have_a_total_and_the_first_is_the_fact() -> None:
    """Reached: 6 in 2023, 7 in 2026 and 8 in 2029."""
    tabellen = staff(*born("1956-06", 6), *born("1959-01", 7), *born("1961-10", 8))
    grafiek = leeftijd_aow.per_jaar(tabellen)
    assert column(grafiek, "Duo-breed") == [0, 6, 0, 0, 7, 0, 0, 8, 0, 0, 13, 8]
    assert leeftijd_aow.aow_vijf_jaar(tabellen).waarde == 13
    assert len(grafiek.rijen) == 10


def test_a_year_with_few_people_does_not_follow_from_the_total_of_its_five_years() -> None:
    tabellen = staff(*born("1956-06", 3), *born("1959-01", 7), *born("1961-10", 8))
    assert column(leeftijd_aow.per_jaar(tabellen), "Duo-breed") == [
        0, X, 0, 0, X, 0, 0, 8, 0, 0, 10, 8,
    ]  # fmt: skip


def test_clusters_show_two_times_five_years_and_small_ones_are_joined() -> None:
    """The example: at Geo 5 in the next five years, at the other three 6 together."""
    rijen = [
        *born("1957-03", 5, team=IA, cluster="Geo"),
        *born("1961-01", 2, team=IA, cluster="Geo"),
        *born("1957-03", 3, team=IA, cluster="Infra"),
        *born("1958-01", 3, team=IA, cluster="Applicatiebeheer"),
        *born("1990-01", 8, team=IA, cluster="Advies"),
    ]
    tabel = leeftijd_aow.per_cluster(staff(*rijen))
    assert column(tabel, "Cluster") == ["Advies", "Geo", "Overige clusters", "Team I&A"]
    assert column(tabel, "2022 tot en met 2026") == [0, 5, 6, 11]
    assert column(tabel, "2027 tot en met 2031") == [0, X, 0, X]
    assert leeftijd_aow.aow_vijf_jaar_ia(staff(*rijen)).waarde == 11


def test_clusters_that_stay_too_small_leave_the_team_alone() -> None:
    rijen = [
        *born("1957-03", 4, team=IA, cluster="Geo"),
        *born("1957-03", 6, team=IA, cluster="Infra"),
    ]
    tabel = leeftijd_aow.per_cluster(staff(*rijen))
    assert column(tabel, "Cluster") == ["Team I&A"]
    assert column(tabel, "2022 tot en met 2026") == [10]


def test_a_person_without_cluster_counts_in_the_team() -> None:
    tabel = leeftijd_aow.per_cluster(staff(*born("1957-03", 6, team=IA)))
    assert column(tabel, "Cluster") == ["Niet ingedeeld", "Team I&A"]
    assert column(tabel, "2022 tot en met 2026") == [6, 6]


def test_an_organisation_without_the_team_or_without_people_gives_zeros() -> None:
    assert column(leeftijd_aow.per_cluster(staff()), "2022 tot en met 2026") == [0]
    assert set(column(leeftijd_aow.per_jaar(staff()), "Duo-breed")) == {0}
    assert column(leeftijd.opbouw(staff()), "Duo-breed") == [0] * 6


def test_aow_is_worded_as_reaching_the_age() -> None:
    for tabel in (leeftijd_aow.per_jaar(staff()).tabel, leeftijd_aow.per_cluster(staff())):
        assert "AOW-leeftijd bereiken" in tabel.titel
        assert "eerder of later stoppen" in tabel.noten[0]
