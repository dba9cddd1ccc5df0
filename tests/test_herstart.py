"""The chapter herstart: people against places, protected, per location and per scenario."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters import herstart
from duo_analytics.chapters.herstart import bezetting, scenarios, verloop
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN
from tests.kantoren import Dag, dagen
from tests.kantoren import scenarios as scenariotabel
from tests.sturing import acties, mijlpalen, risicos
from tests.tabellen import delivery

NU: tuple[Dag, ...] = (
    ("2022-04-25", "Noord", "Afstand", 40, 20),
    ("2022-04-26", "Noord", "Afstand", 40, 37),
    ("2022-04-25", "Zuid", "Afstand", 20, 10),
    ("2022-04-26", "Zuid", "Afstand", 20, 9),
)
NU_VANAF = date(2022, 3, 1)
SCENARIOS: tuple[dict[str, object], ...] = (
    {"scenario": "Afstand", "plekken_pct": 40, "geldig_van": "2022-02-15"},
    {"scenario": "Open", "plekken_pct": 100},
)


def levering(*rijen: Dag) -> Tabellen:
    """A delivery of 2022-T1 with these days in offices of 100 places."""
    return delivery(
        "2022-T1",
        kantoorbezetting=dagen(*rijen),
        scenarios=scenariotabel(*SCENARIOS),
        mijlpalen=mijlpalen(),
        acties=acties(),
        risicos=risicos(),
    )


def texts(tabel: Tabel) -> list[list[str]]:
    """The rows of a table as printed, with ordinary spaces."""
    return [[cel.replace("\u00a0", " ") for cel in rij] for rij in tabel.teksten()]


def summary(tabellen: Tabellen) -> str:
    """The summary with ordinary spaces."""
    return herstart.samenvatting(herstart.feiten(tabellen)).plat.replace("\u00a0", " ")


def test_people_over_places_on_a_mean_day_and_on_the_busiest_one() -> None:
    """By hand: means 28.5 + 9.5 = 38 of 60; the busiest day has 37 + 9 = 46 of 60."""
    tabellen = levering(*NU)
    assert bezetting.plekken_beschikbaar(tabellen).waarde == 60
    assert bezetting.aanwezig_gemiddeld(tabellen).waarde == 38
    assert bezetting.bezetting_pct(tabellen).tekst == "63,3%"
    assert bezetting.aanwezig_drukste_dag(tabellen).waarde == 46
    assert bezetting.bezetting_drukste_pct(tabellen).tekst == "76,7%"
    assert bezetting.ruimte_drukste_dag(tabellen).waarde == 14


def test_the_locations_add_up_and_each_has_its_light() -> None:
    """The busiest day of a location is its own: 37 in Noord and 10 in Zuid, together 46."""
    tabel = bezetting.per_locatie(levering(*NU)).tabel
    assert texts(tabel) == [
        ["Noord", "Afstand", "40", "29", "29", "37", "71,3", "92,5", "▲ bijna vol"],
        ["Zuid", "Afstand", "20", "9", "9", "10", "47,5", "50,0", "● ruim"],
        ["Totaal", "alle", "60", "38", "38", "46", "63,3", "76,7", "● ruim"],
    ]


def test_more_people_than_places_is_a_shortage() -> None:
    tabellen = levering(("2022-04-26", "Noord", "Afstand", 40, 43))
    assert bezetting.ruimte_drukste_dag(tabellen).waarde == -3
    assert texts(bezetting.per_locatie(tabellen).tabel)[0][-1] == "■ te vol"
    assert "Dat is meer dan er plaats is." in summary(tabellen)


def test_a_location_that_was_not_counted_makes_no_total() -> None:
    tabellen = levering(*NU[:2], ("2022-04-25", "Zuid", "Afstand", 20, None))
    assert bezetting.aanwezig_gemiddeld(tabellen).waarde is None
    assert bezetting.bezetting_drukste_pct(tabellen).waarde is None
    rijen = texts(bezetting.per_locatie(tabellen).tabel)
    assert rijen[1][3:] == ["n.v.t.", "n.v.t.", "n.v.t.", "n.v.t.", "n.v.t.", "○ niet gemeten"]
    assert rijen[2][2:5] == ["60", "n.v.t.", "n.v.t."]


@pytest.mark.parametrize("aantal", [1, 4])
def test_a_handful_of_people_is_hidden_with_all_that_gives_it_away(aantal: int) -> None:
    """Noord has a handful; the total is known, so Zuid has to be hidden with it."""
    rijen: tuple[Dag, ...] = (
        ("2022-04-25", "Noord", "Afstand", 40, aantal),
        ("2022-04-25", "Zuid", "Afstand", 20, 12),
    )
    tabel = bezetting.per_locatie(levering(*rijen)).tabel
    for kop in ("Gemiddeld aanwezig", "Drukste dag", "Bezet", "Bezet op drukste dag", "Status"):
        assert tabel.kolom(kop)[:2] == (VERBORGEN, VERBORGEN), kop
    over = scenarios.ruimte(levering(*rijen))
    assert over.kolom("Afstand")[:2] == (VERBORGEN, VERBORGEN)


def test_a_fact_about_a_handful_of_people_is_hidden() -> None:
    tabellen = levering(("2022-04-25", "Noord", "Afstand", 40, 4))
    for feit in (
        bezetting.aanwezig_gemiddeld,
        bezetting.aanwezig_drukste_dag,
        bezetting.bezetting_pct,
        bezetting.bezetting_drukste_pct,
        bezetting.ruimte_drukste_dag,
    ):
        assert feit(tabellen).waarde is VERBORGEN
    assert "bezet" not in summary(tabellen)


def test_each_scenario_says_where_it_applies() -> None:
    tabel = scenarios.overzicht(levering(*NU))
    assert [[rij[0], *rij[2:]] for rij in texts(tabel)] == [
        ["Afstand", "40,0", "15-02-2022", "n.v.t.", "Noord, Zuid"],
        ["Open", "100,0", "n.v.t.", "n.v.t.", "nergens"],
    ]


def test_the_places_of_a_scenario_add_up_over_the_locations() -> None:
    tabel = scenarios.plekken(levering(*NU))
    assert texts(tabel) == [["Noord", "40", "100"], ["Zuid", "40", "100"], ["Totaal", "80", "200"]]


def test_headroom_is_what_a_scenario_leaves_for_who_comes_now() -> None:
    tabel = scenarios.ruimte(levering(*NU))
    assert texts(tabel) == [
        ["Noord", "37", "3", "63"],
        ["Zuid", "10", "30", "90"],
        ["Totaal", "46", "34", "154"],
    ]


def test_the_course_has_a_point_for_each_month_with_data() -> None:
    tabellen = delivery("2022-T1", gegevens_vanaf=NU_VANAF, kantoorbezetting=dagen(*NU))
    grafiek = verloop.per_maand(tabellen)
    assert texts(grafiek.tabel) == [
        ["mrt 22", "n.v.t.", "n.v.t.", "n.v.t."],
        ["apr 22", "60", "46", "38"],
    ]


def test_the_share_of_a_location_is_hidden_with_a_second_one() -> None:
    rijen: tuple[Dag, ...] = (
        ("2022-04-25", "Noord", "Afstand", 40, 3),
        ("2022-04-25", "Oost", "Afstand", 40, 20),
        ("2022-04-25", "Zuid", "Afstand", 20, 12),
    )
    tabellen = delivery("2022-T1", gegevens_vanaf=NU_VANAF, kantoorbezetting=dagen(*rijen))
    tabel = verloop.per_maand_en_locatie(tabellen).tabel
    assert [kop.tekst for kop in tabel.koppen] == ["Maand", "Noord", "Oost", "Zuid"]
    assert tabel.rijen[-1] == ("apr 22", VERBORGEN, Decimal(50), VERBORGEN)


def test_a_quiet_day_of_the_week_shows_beside_a_busy_one() -> None:
    tabel = verloop.per_weekdag(levering(*NU)).tabel
    assert texts(tabel)[:3] == [
        ["maandag", "30", "60"],
        ["dinsdag", "46", "60"],
        ["woensdag", "n.v.t.", "n.v.t."],
    ]


def test_offices_that_were_not_delivered_leave_empty_charts() -> None:
    tabellen = levering()
    for grafiek in (
        bezetting.per_locatie(tabellen),
        verloop.per_maand(tabellen),
        verloop.per_weekdag(tabellen),
    ):
        assert "geen gegevens" in grafiek.svg
    assert texts(scenarios.ruimte(tabellen)) == [["Totaal", "n.v.t.", "n.v.t.", "n.v.t."]]
    assert bezetting.plekken_beschikbaar(tabellen).waarde is None


@pytest.mark.parametrize("periode", ["2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2"])
def test_the_total_of_the_table_is_the_fact(periode: str) -> None:
    tabellen = herstart.load(periode)
    totaal = texts(bezetting.per_locatie(tabellen).tabel)[-1]
    assert f"{totaal[2]} werkplekken" == _plain(bezetting.plekken_beschikbaar(tabellen).tekst)
    assert f"{totaal[4]} personen" == _plain(bezetting.aanwezig_gemiddeld(tabellen).tekst)
    assert f"{totaal[5]} personen" == _plain(bezetting.aanwezig_drukste_dag(tabellen).tekst)
    assert f"{totaal[6]}%" == bezetting.bezetting_pct(tabellen).tekst
    assert f"{totaal[7]}%" == bezetting.bezetting_drukste_pct(tabellen).tekst


def _plain(tekst: str) -> str:
    return tekst.replace("\u00a0", " ")
