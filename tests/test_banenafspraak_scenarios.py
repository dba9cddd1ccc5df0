"""The path to the quotum under scenarios, by hand: D = 1,331 hours, quotum 2024 2.76% (UWV)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.chapters import banenafspraak
from duo_analytics.chapters.banenafspraak import groei, scenarios
from duo_analytics.chapters.banenafspraak.methode import kijk_terug
from duo_analytics.chapters.banenafspraak.opgave import opgave
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.results.tabel import Tabel
from tests.test_banenafspraak import Rij, levering, uren, vacature

D = Decimal


def growing(*diemen: float) -> list[Rij]:
    """The hours of 2021 and the years before it; those of Diemen per year, oldest first."""
    eerste = 2022 - len(diemen)
    return [rij for n, u in enumerate(diemen) for rij in uren(eerste + n, diemen=u)]


def test_as_now_goes_on_with_the_mean_growth() -> None:
    """Steps of 1 and 2 banen: mean 1.5, three years on 4.5. t(1) = 12.706, s = 0.7071 and
    sqrt(3 + 9/2) = 2.7386 make 24.6 on either side."""
    tabellen = levering(growing(1331, 2662, 5324))
    taak = opgave(tabellen)
    assert taak is not None
    uitkomst = groei.as_now(tabellen, 2021, 2024)[2024]
    assert uitkomst.som == taak.gerealiseerd + D("4.5")
    assert uitkomst.laag == 0
    assert uitkomst.hoog is not None
    assert float(uitkomst.hoog - uitkomst.som) == pytest.approx(24.6, abs=0.05)


def test_one_step_gives_a_path_without_an_interval() -> None:
    tabellen = levering(growing(1331, 2662))
    uitkomst = groei.as_now(tabellen, 2021, 2024)
    assert [punt.laag for punt in uitkomst.values()] == [None] * 4
    assert uitkomst[2024].som - uitkomst[2021].som == 3
    assert scenarios.zoals_nu_laag_banen(tabellen).tekst == "n.v.t."


def test_the_raming_of_the_running_year_does_not_set_the_pace() -> None:
    tabellen = levering([*growing(1331, 2662), *uren(2022, "Raming", diemen=99999)])
    assert groei.as_now(tabellen, 2021, 2024)[2024].som < 10


def test_a_single_year_has_no_pace() -> None:
    tabellen = levering(uren(2021))
    assert groei.as_now(tabellen, 2021, 2024) == {}
    assert scenarios.zoals_nu_banen(tabellen).tekst == "n.v.t."
    assert scenarios.zoals_nu_tekort_banen(tabellen).tekst == "n.v.t."


def flow(aantal: int) -> list[Rij]:
    """Vacatures of a full week that are opened and filled from outside in the past year."""
    return [
        vacature("2021-06-01", getekend_op="2021-08-01", invulling="Extern") for _ in range(aantal)
    ]


def per_scenario(tabellen: Tabellen) -> dict[str, tuple[str, ...]]:
    tabel: Tabel = scenarios.vergelijking(tabellen).tabel
    return {rij[0]: rij[1:] for rij in tabel.teksten()}


def test_the_tightest_one_in_n_reaches_what_is_needed() -> None:
    """Needed 430,000 x 2.76% / 1,331 = 8.92, realised 7,000 / 1,331 = 5.26: 3.66 to add in three
    years. Of 60 filled a year and one baan each that is 1 in 49; n is cut down, so it is enough."""
    tabellen = levering([*uren(2020), *uren(2021)], vacs=flow(60))
    krap = min((s for s in per_scenario(tabellen) if s.startswith("1 op")), key=len)
    banen, laag, hoog, nodig, tekort, *_ = per_scenario(tabellen)[krap]
    assert (nodig, tekort) == ("8,92", "0,00")
    assert D(laag.replace(",", ".")) < D(banen.replace(",", ".")) < D(hoog.replace(",", "."))


def test_hiring_in_takes_the_missing_banen_times_their_hours() -> None:
    tabellen = levering([*uren(2020), *uren(2021)], vacs=flow(60))
    taak = opgave(tabellen)
    assert taak is not None
    assert scenarios.inleen_erbij_uren(tabellen).waarde == taak.extra * taak.d_uren
    assert per_scenario(tabellen)["Inlenen wat ontbreekt"][0] == "8,92"


def test_a_shortage_is_what_is_printed_as_needed_less_what_is_printed() -> None:
    tabellen = levering([*uren(2020), *uren(2021)])
    banen, _, _, nodig, tekort, *_ = per_scenario(tabellen)["Zoals nu"]
    assert D(nodig.replace(",", ".")) - D(banen.replace(",", ".")) == D(tekort.replace(",", "."))


def test_the_years_begin_with_what_there_is_in_every_scenario() -> None:
    rijen = list(scenarios.per_jaar(levering(growing(1331, 2662, 5324), vacs=flow(60))).teksten())
    assert [rij[0] for rij in rijen] == ["2021", "2022", "2023", "2024"]
    assert len(set(rijen[0][1:])) == 1


def test_when_there_are_enough_banen_only_as_now_is_left() -> None:
    ruim = [*uren(2020, duo_plus=20000), *uren(2021, duo_plus=20000)]
    assert list(per_scenario(levering(ruim, vacs=flow(10)))) == ["Zoals nu"]


def test_past_the_ambition_year_there_are_no_scenarios() -> None:
    tabellen = levering([*uren(2023), *uren(2024)], periode="2025-T1")
    assert per_scenario(tabellen) == {}
    assert scenarios.per_jaar(tabellen).rijen == ()
    assert scenarios.vergelijking(tabellen).tabel.noten


def test_the_summary_tells_the_scenarios_with_their_facts() -> None:
    tekst = banenafspraak.samenvatting(banenafspraak.feiten(levering(growing(1331, 2662, 5324))))
    assert "Komen er elk jaar evenveel banen bij als de afgelopen jaren" in tekst.plat
    assert "inleen extra" in tekst.plat


def test_looking_back_waits_until_a_year_is_definitief() -> None:
    toen = levering([*uren(2019), *uren(2020), *uren(2021, "Raming")], periode="2021-T2")
    voorlopig = levering([*uren(2020), *uren(2021)], periode="2022-T1")
    definitief = levering([*uren(2020), *uren(2021, "Definitief")], periode="2022-T2")
    assert list(kijk_terug(toen, voorlopig)) == []
    assert [rij.wat for rij in kijk_terug(toen, definitief)] == [
        "Zoals nu", "Raming van het lopende jaar",
    ]  # fmt: skip
    assert all(rij.kwam == D("5.26") for rij in kijk_terug(toen, definitief))
