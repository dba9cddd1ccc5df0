"""Hired staff: cost by days, two denominators that are never mixed, fte on a day (domain 5.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.chapters.formatie import inhuur, inhuur_aandeel
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode, Venster
from duo_analytics.statistics.inhuur import (
    cost_in,
    share_of_loonsom,
    share_of_total,
    to_loonsom,
    to_total,
    wage_sums_of,
)
from duo_analytics.values import VERBORGEN
from tests.personeel import IA, Rij, column, jobs, post
from tests.tabellen import delivery, frame

X = VERBORGEN
TERTALEN = ((2021, 2), (2021, 3), (2022, 1))
WERKGEVERS = ("Diemen", "Ouder-Amstel", "Uithoorn", "Duo+")


def hire(nummer: str, begin: str, eind: str, kosten: float = 1000, **anders: object) -> Rij:
    """A row of inhuur at Duo+."""
    return {
        "inhuur_id": nummer,
        "werkgever": "Duo+",
        "team": "Financiën",
        "begindatum": begin,
        "einddatum": eind,
        "fte": 1,
        "kosten": kosten,
        "reden": "Project",
        **anders,
    }


def hires(aantal: int, **anders: object) -> list[Rij]:
    """Opdrachten of 1,000 EUR in March 2022."""
    naam = f"{anders.get('werkgever', '')}{anders.get('reden', '')}{anders.get('team', '')}"
    rijen = [hire(f"{naam}{n}", "2022-03-01", "2022-03-31") for n in range(aantal)]
    return [{**rij, **anders} for rij in rijen]


def wages(bedrag: float = 10000, zonder: Iterable[tuple[str, int]] = ()) -> list[Rij]:
    """The same loonsom for every werkgever and tertaal, but those of ``zonder``."""
    return [
        {"werkgever": w, "jaar": jaar, "tertaal": t, "loonsom": bedrag}
        for w in WERKGEVERS
        for jaar, t in TERTALEN
        if (w, t) not in set(zonder)
    ]


def firm(gehuurd: Iterable[Rij], loon: Iterable[Rij] = (), periode: str = "2022-T1") -> Tabellen:
    """A delivery with these rows of inhuur and loonsom, and one team of six."""
    return delivery(
        periode,
        inhuur=frame("inhuur", *gehuurd),
        loonsom=frame("loonsom", *loon),
        dienstverbanden=frame("dienstverbanden", *jobs("A", 6, "2020-01-01")),
        formatie=frame("formatie", post(7.5)),
    )


# --- the arithmetic


@pytest.mark.parametrize(
    ("aandeel_a", "aandeel_b"),
    [
        ("25", "20"),  # 20 of 80 is a quarter of the loonsom and a fifth of the whole
        ("0", "0"),
        ("100", "50"),
        ("16.5", "14.16"),  # Personeelsmonitor 2021, (a), as (b)
        ("11.11", "10"),  # the Roemernorm, (b), as (a)
    ],
)
def test_a_and_b_are_converted_into_each_other(aandeel_a: str, aandeel_b: str) -> None:
    """b = a / (1 + a) and a = b / (1 - b)."""
    assert round(to_total(Decimal(aandeel_a)), 2) == Decimal(aandeel_b)
    assert round(to_loonsom(Decimal(aandeel_b)), 1) == round(Decimal(aandeel_a), 1)


@settings(deadline=None)  # a busy machine is no failure
@given(st.decimals("0", "1e7", places=2), st.decimals("0.01", "1e8", places=2))
def test_the_conversion_agrees_with_the_two_definitions(kosten: Decimal, loonsom: Decimal) -> None:
    a, b = share_of_loonsom(kosten, loonsom), share_of_total(kosten, loonsom)
    assert abs(to_total(a) - b) < Decimal("1e-15")
    assert abs(to_loonsom(b) - a) <= a * Decimal("1e-15")


@pytest.mark.parametrize(
    ("begin", "eind", "binnen"),
    [
        ("2021-05-01", "2021-05-20", "2000"),
        ("2021-04-21", "2021-05-10", "1000"),  # ten of twenty days
        ("2022-04-30", "2022-05-19", "100"),  # one of twenty
        ("2021-04-11", "2021-04-30", "0"),
        ("2022-05-01", "2022-05-20", "0"),
        ("2020-05-01", "2024-04-29", "500"),  # 365 of 1,460 days
        ("2022-01-05", "2022-01-05", "2000"),
    ],
)
def test_cost_is_spread_over_the_days_of_its_row(begin: str, eind: str, binnen: str) -> None:
    rijen = frame("inhuur", hire("I1", begin, eind, 2000))
    venster = Venster(date(2021, 5, 1), date(2022, 4, 30))
    assert list(cost_in(rijen, venster)) == [Decimal(binnen)]


def test_a_wage_sum_needs_every_tertaal() -> None:
    loon = frame("loonsom", *wages(zonder=[("Diemen", 2)]))
    som = wage_sums_of(loon, [Periode(*t) for t in TERTALEN])
    assert som.to_dict() == {
        "duo_plus": Decimal(30000),
        "ouder_amstel": Decimal(30000),
        "uithoorn": Decimal(30000),
    }


# --- the facts


def test_both_shares_come_from_the_same_cost_and_wage_sum() -> None:
    """30,000 on a loonsom of 120,000: a quarter (a), and a fifth of the 150,000 (b)."""
    tabellen = firm([*hires(29), hire("Z", "2022-03-01", "2022-03-31")], wages())
    assert inhuur.inhuur_eur(tabellen).tekst == "€\u00a030.000"
    assert inhuur_aandeel.inhuur_pct_loonsom(tabellen).tekst == "25,0%"
    assert inhuur_aandeel.inhuur_pct_totaal(tabellen).tekst == "20,0%"


def test_a_creditnota_lowers_the_cost() -> None:
    tabellen = firm([*hires(5), hire("K", "2022-04-01", "2022-04-01", -400.50, fte=0)])
    assert inhuur.inhuur_eur(tabellen).waarde == Decimal("4599.50")


def test_a_missing_wage_sum_is_no_smaller_denominator() -> None:
    tabellen = firm(hires(6), wages(zonder=[("Uithoorn", 3)]))
    assert inhuur_aandeel.inhuur_pct_loonsom(tabellen).tekst == "n.v.t."
    assert inhuur_aandeel.inhuur_pct_totaal(tabellen).tekst == "n.v.t."


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "0,0%"), (4, "x"), (6, "5,0%")])
def test_a_share_that_rests_on_few_opdrachten_is_hidden(aantal: int, tekst: str) -> None:
    assert inhuur_aandeel.inhuur_pct_loonsom(firm(hires(aantal), wages())).tekst == tekst


def test_hired_fte_are_those_of_the_peildatum() -> None:
    loopt = [hire(f"L{n}", "2022-01-01", "2022-04-30", fte=0.5) for n in range(5)]
    rijen = [*loopt, hire("V", "2022-01-01", "2022-04-29"), hire("N", "2022-05-01", "2022-08-31")]
    assert inhuur.inhuur_fte(firm(rijen)).waarde == Decimal("2.5")


def test_hired_fte_of_the_team_are_hidden_when_few() -> None:
    tot = "2022-04-30"
    ia = [hire(f"A{n}", "2022-01-01", tot, team=IA) for n in range(4)]
    rest = [hire(f"B{n}", "2022-01-01", tot) for n in range(5)]
    assert inhuur.inhuur_ia_fte(firm([*ia, *rest])).waarde is X
    assert inhuur.inhuur_ia_fte(firm([*ia, *rest, hire("C", tot, tot, team=IA)])).waarde == 5


# --- the tables


def test_shares_per_werkgever_close_with_the_whole() -> None:
    """Diemen 6,000 on 30,000; Duo+ 9,000; the other two none: 15,000 on 120,000."""
    tabellen = firm([*hires(6, werkgever="Diemen"), *hires(9)], wages())
    a, b = inhuur_aandeel.aandeel_loonsom(tabellen), inhuur_aandeel.aandeel_totaal(tabellen)
    assert column(a, "Aandeel (a)") == [20, 0, 0, 30, Decimal("12.5")]
    assert column(a, "Inhuur") == column(b, "Inhuur") == [6000, 0, 0, 9000, 15000]
    assert column(b, "Loonsom en inhuur") == [36000, 30000, 30000, 39000, 135000]
    assert [rij[3] for rij in b.tabel.teksten()] == ["16,7", "0,0", "0,0", "23,1", "11,1"]
    assert inhuur_aandeel.inhuur_pct_loonsom(tabellen).waarde == column(a, "Aandeel (a)")[-1]


def test_a_is_compared_with_the_personeelsmonitor_and_b_with_the_roemernorm_only() -> None:
    """Personeelsmonitor 2021: 16.5% of the loonsom. Kamervragen 2018: 10% of both together."""
    tabellen = firm(hires(6), wages())
    (a,) = inhuur_aandeel.aandeel_loonsom(tabellen).drempels
    (b,) = inhuur_aandeel.aandeel_totaal(tabellen).drempels
    assert (a.label, a.waarde) == ("Alle gemeenten 2021 (Personeelsmonitor)", Decimal("16.5"))
    assert (b.label, b.waarde) == ("Roemernorm voor ministeries", Decimal(10))


def test_the_roemernorm_is_no_breach_and_is_told_as_a_too() -> None:
    noot = inhuur_aandeel.aandeel_totaal(firm(hires(6), wages())).tabel.noten[-1]
    assert noot == (
        "De Roemernorm (10,0%) geldt voor ministeries, niet voor gemeenten. Als deel van de "
        "loonsom (a) is dat 11,1%."
    )


def test_a_werkgever_without_a_complete_wage_sum_has_no_share_and_neither_has_the_whole() -> None:
    tabellen = firm([*hires(6, werkgever="Diemen"), *hires(9)], wages(zonder=[("Diemen", 1)]))
    a, b = inhuur_aandeel.aandeel_loonsom(tabellen), inhuur_aandeel.aandeel_totaal(tabellen)
    assert column(a, "Aandeel (a)") == [None, 0, 0, 30, None]
    assert column(a, "Loonsom") == [None, 30000, 30000, 30000, None]
    assert column(b, "Loonsom en inhuur") == [None, 30000, 30000, 39000, None]
    assert a.svg.startswith("<svg")


def test_cost_of_few_opdrachten_is_hidden_also_where_it_would_follow_from_a_sum() -> None:
    """Diemen has four: Uithoorn goes too. Loonsom plus inhuur would tell the inhuur."""
    rijen = [*hires(4, werkgever="Diemen"), *hires(6, werkgever="Uithoorn"), *hires(9)]
    tabellen = firm(rijen, wages())
    a, b = inhuur_aandeel.aandeel_loonsom(tabellen), inhuur_aandeel.aandeel_totaal(tabellen)
    assert column(a, "Inhuur") == [X, 0, X, 9000, 19000]
    assert column(a, "Loonsom") == [30000, 30000, 30000, 30000, 120000]
    assert column(b, "Loonsom en inhuur") == [X, 30000, X, 39000, 139000]
    assert column(b, "Aandeel (b)")[0] is X


def test_reasons_add_up_to_the_cost_as_printed() -> None:
    rijen = [
        *hires(5, kosten=100.30),
        *hires(5, kosten=100.30, reden="Piek"),
        *hires(5, kosten=100.30, reden="Vervanging bij ziekte"),
    ]
    tabellen = firm(rijen)
    grafiek = inhuur.redenen(tabellen)
    assert column(grafiek, "Reden")[0] == "Vacatureruimte"
    assert column(grafiek, "Kosten") == [0, 502, 502, 0, 501, 1505]  # 501.50 three times
    assert column(grafiek, "Opdrachten") == [0, 5, 5, 0, 5, 15]
    assert inhuur.inhuur_eur(tabellen).tekst == "€\u00a01.505"


def test_an_opdracht_with_several_rows_counts_once() -> None:
    rijen = [
        hire(f"I{n}", begin, eind)
        for n in range(5)
        for begin, eind in (("2021-10-01", "2021-12-31"), ("2022-01-01", "2022-04-30"))
    ]
    grafiek = inhuur.redenen(firm(rijen))
    assert column(grafiek, "Opdrachten")[-1] == 5
    assert column(grafiek, "Kosten")[-1] == 10000


def test_vacatureruimte_stands_beside_the_hired_fte() -> None:
    rijen = [hire(f"L{n}", "2022-04-01", "2022-04-30", fte=0.75) for n in range(5)]
    grafiek = inhuur.naast_vacatureruimte(firm(rijen))
    assert column(grafiek, "Vacatureruimte") == [0, 0, 0, Decimal("1.5"), Decimal("1.5")]
    assert column(grafiek, "Inhuur")[-2:] == [Decimal("3.8"), Decimal("3.8")]
    assert "Medewerkers" not in [kop.tekst for kop in grafiek.tabel.koppen]


def test_empty_tables_give_no_crash() -> None:
    tabellen = firm([])
    assert inhuur.inhuur_eur(tabellen).waarde == 0
    assert inhuur.inhuur_fte(tabellen).waarde == 0
    assert inhuur_aandeel.inhuur_pct_totaal(tabellen).tekst == "n.v.t."
    assert column(inhuur_aandeel.aandeel_totaal(tabellen), "Aandeel (b)") == [None] * 5
    assert column(inhuur.redenen(tabellen), "Kosten") == [0] * 6
    assert column(inhuur.naast_vacatureruimte(tabellen), "Inhuur") == [0] * 5
