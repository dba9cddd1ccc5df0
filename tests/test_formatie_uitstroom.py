"""Expected uitstroom: chances on pension and the pace of the rest by hand, and small groups."""

from __future__ import annotations

from datetime import date

import pytest

from duo_analytics.chapters.formatie import uitstroom_clusters, uitstroom_verwacht
from duo_analytics.chapters.formatie.methode import kijk_terug
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.organisatie import TEAM_IA
from duo_analytics.statistics import uitstroom
from duo_analytics.statistics.bezetting import persons_on
from duo_analytics.values import VERBORGEN
from tests.personeel import IA, Rij, column, job, jobs
from tests.tabellen import delivery, frame

BEGIN = "2016-01-01"
# AOW in May 2021 (66 years and 4 months): one stopped in that month and one two months earlier.
GESTOPT = [
    job("stipt", BEGIN, "2021-05-31", geboortemaand="1955-01", reden_uit="Pensioen"),
    job("vroeg", BEGIN, "2021-03-31", geboortemaand="1955-01", reden_uit="Pensioen"),
]


def levering(*rijen: Rij, periode: str = "2022-T1") -> Tabellen:
    return delivery(periode, dienstverbanden=frame("dienstverbanden", *rijen))


def leaving(aantal: int, eind: str = "2021-10-31", **anders: object) -> list[Rij]:
    """Persons who left of their own accord."""
    return jobs(f"weg{eind}", aantal, BEGIN, eind, reden_uit="Eigen verzoek", **anders)


def test_the_months_that_people_stopped_early_are_measured_from_their_aow_month() -> None:
    assert sorted(uitstroom.months_early(levering(*GESTOPT, job("a", BEGIN)))) == [0, 2]


def test_without_anybody_who_stopped_everybody_stops_at_aow_age() -> None:
    assert uitstroom.months_early(levering(job("a", BEGIN))).tolist() == [0]


@pytest.mark.parametrize(
    ("geboren", "tot", "kans"),
    [
        ("1955-12", date(2022, 6, 30), 0.5),  # AOW in July 2022: in May, or in July
        ("1955-12", date(2022, 7, 31), 1.0),
        ("1955-10", date(2022, 5, 31), 1.0),  # AOW in May 2022: March is past already
        ("1955-10", date(2022, 4, 30), 0.0),
        ("1955-01", date(2030, 4, 30), 0.0),  # past all of them
        (None, date(2030, 4, 30), 0.0),
    ],
)
def test_the_chance_on_pension_by_hand(geboren: str | None, tot: date, kans: float) -> None:
    tabellen = levering(*GESTOPT, job("a", BEGIN, geboortemaand=geboren))
    personen = persons_on(tabellen, date(2022, 4, 30))
    assert uitstroom.pension_chances(tabellen, personen, tot).tolist() == [kans]


def test_the_expected_uitstroom_by_hand() -> None:
    """100 stay all year and 10 leave after 184 of the 365 days: 10 in 100 + 10 x 184/365.25 =
    104.97 x (365/365.25) person-years; 100 persons for a year to come give about 9.5."""
    tabellen = levering(*jobs("blijft", 100, BEGIN), *leaving(10))
    tempo = uitstroom.pace(tabellen)
    assert tempo is not None
    assert tempo.aantal == 10
    assert tempo.persoonsjaren == pytest.approx((100 * 365 + 10 * 184) / 365.25)
    uitkomst = uitstroom.expected(tabellen, date(2023, 4, 30))
    assert uitkomst is not None
    assert float(uitkomst.som) == pytest.approx(1000 * 365 / (100 * 365 + 10 * 184))
    assert uitstroom_verwacht.verwachte_uitstroom(tabellen).tekst == "10\u00a0personen"


def test_pension_and_the_rest_are_not_counted_twice() -> None:
    tempo = uitstroom.pace(levering(*jobs("blijft", 20, BEGIN), *leaving(6), *GESTOPT))
    assert tempo is not None
    assert tempo.aantal == 6


def test_with_nobody_in_service_there_is_nothing_to_expect() -> None:
    tabellen = levering(job("oud", BEGIN, "2019-12-31", reden_uit="Overig"))
    assert uitstroom_verwacht.verwachte_uitstroom(tabellen).tekst == "n.v.t."
    assert uitstroom_verwacht.per_jaar(tabellen).tabel.rijen == ()
    assert uitstroom_clusters.per_cluster(tabellen).tabel.rijen == ()


@pytest.mark.parametrize(("aantal", "verborgen"), [(4, True), (5, False)])
def test_an_expectation_that_rests_on_a_few_leavers_is_hidden(aantal: int, verborgen: bool) -> None:
    rijen = [*jobs("blijft", 30, BEGIN, team=IA), *leaving(aantal, team=IA)]
    tabellen = levering(*rijen)
    for feit in (
        uitstroom_verwacht.verwachte_uitstroom_ia,
        uitstroom_verwacht.verwachte_uitstroom_ia_laag,
        uitstroom_verwacht.verwachte_uitstroom_ia_hoog,
    ):
        assert (feit(tabellen).waarde is VERBORGEN) is verborgen
    assert bool(uitstroom_clusters.per_cluster(tabellen).tabel.rijen) is not verborgen


def test_a_few_in_service_hide_the_expectation_whoever_left() -> None:
    tabellen = levering(*jobs("blijft", 9, BEGIN))
    assert uitstroom_verwacht.verwachte_uitstroom(tabellen).waarde is VERBORGEN
    assert uitstroom_verwacht.per_jaar(tabellen).tabel.rijen == ()


def test_a_few_who_may_retire_hide_the_expectation_of_their_team() -> None:
    oud = jobs("oud", 3, BEGIN, team=IA, geboortemaand="1956-01")
    tabellen = levering(*jobs("blijft", 30, BEGIN, team=IA), *leaving(8, team=IA), *oud)
    assert uitstroom.smallest_group(tabellen, date(2023, 4, 30), TEAM_IA) == 3
    assert uitstroom_verwacht.verwachte_uitstroom_ia(tabellen).waarde is VERBORGEN


def test_a_small_cluster_lies_with_the_others_and_what_it_rests_on_is_not_shown() -> None:
    rijen: list[Rij] = []
    for cluster, weg in (("Geo", 6), ("Beheer", 5), ("Advies", 2)):
        plek = {"team": IA, "cluster": cluster}
        rijen += jobs(cluster, 20, BEGIN, **plek)
        rijen += jobs(f"weg{cluster}", weg, BEGIN, "2021-10-31", reden_uit="Overig", **plek)
    tabel = uitstroom_clusters.per_cluster(levering(*rijen)).tabel
    assert column(tabel, "Cluster") == ["Geo", "Overige clusters", "Team I&A"]
    assert [kop.tekst for kop in tabel.koppen] == ["Cluster", "Verwacht", "95% vanaf", "95% tot"]


def test_looking_back_uses_only_what_was_known_then() -> None:
    """Then 6 had left; by now 7 more left in the four months since."""
    toen = levering(*jobs("blijft", 60, BEGIN), *leaving(6))
    later = levering(
        *jobs("blijft", 53, BEGIN), *leaving(6), *leaving(7, "2022-06-30"), periode="2022-T2"
    )
    breed = next(iter(kijk_terug(toen, later)))
    assert breed.wat == "Duo-breed"
    assert breed.kwam == 7
    assert breed.verwacht == uitstroom.expected(toen, date(2022, 8, 31))
    assert not breed.geheim


def test_a_few_who_left_are_never_told_when_looking_back() -> None:
    toen = levering(*jobs("blijft", 60, BEGIN), *leaving(6))
    later = levering(
        *jobs("blijft", 58, BEGIN), *leaving(6), *leaving(2, "2022-06-30"), periode="2022-T2"
    )
    assert next(iter(kijk_terug(toen, later))).geheim
