"""The hardware budget: booked and committed on a peildatum, and expected at the end of the year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.hardware import budget, prognose, prognose_categorie
from duo_analytics.chapters.hardware.methode import kijk_terug
from duo_analytics.chapters.hardware.verwachting import booked, claimed
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from tests.hardware import Rij, kolom, levering, open_regel, regel
from tests.hardware import budget as stand

MAANDEN = [f"2021-{maand:02d}" for maand in range(5, 13)] + [f"2022-0{m}" for m in range(1, 5)]


def each_month(prijs: int, **cellen: object) -> list[Rij]:
    """A line of ``prijs`` ordered and delivered in each of the twelve months to April 2022."""
    return [
        regel(n, aantal=1, aantal_geleverd=1, prijs_per_stuk=prijs, toegezegde_leverdatum=None,
              besteldatum=f"{maand}-03", leverdatum=f"{maand}-20", **cellen)
        for n, maand in enumerate(MAANDEN)
    ]  # fmt: skip


# --- on the peildatum


def test_budget_use_counts_what_is_booked_and_what_is_committed() -> None:
    """By hand: (200 + 300) / 1,000 = 50%, of which 20% is booked."""
    tabellen = levering(budgetten=[stand()])
    assert budget.budgetgebruik_pct.bereken(tabellen) == 50
    assert budget.geboekt_pct.bereken(tabellen) == 20
    assert budget.begroting_eur.bereken(tabellen) == 1000


def test_budget_use_of_all_is_not_the_mean_of_the_categories() -> None:
    """By hand: 900 of 1,000 and 0 of 9,000 is 9%, not 45%."""
    tabellen = levering(
        budgetten=[
            stand(geboekt=900, verplichting=0),
            stand(categorie="Server", begroting_na_wijziging=9000, geboekt=0, verplichting=0),
        ]
    )
    assert budget.budgetgebruik_pct.bereken(tabellen) == 9


def test_each_period_takes_the_budget_as_it_stood_then() -> None:
    tabellen = levering(
        budgetten=[
            stand(),
            stand(peildatum="2021-04-30", begroting_na_wijziging=800, geboekt=80, verplichting=0),
        ]
    )
    feit = budget.budgetgebruik_pct(tabellen)
    assert feit.tekst == "50,0%"
    assert feit.verandering(feit.vorig_jaar) == "+40,0\u00a0procentpunt"
    assert feit.verandering(feit.vorige) == "n.v.t."  # no rows of 31 December


@pytest.mark.parametrize("budgetten", [[], [stand(peildatum="2022-03-31")]])
def test_without_rows_of_the_peildatum_nothing_is_known_and_nothing_is_zero(
    budgetten: list[Rij],
) -> None:
    tabellen = levering(*each_month(10), budgetten=budgetten)
    for feit in (budget.begroting_eur, budget.budgetgebruik_pct, prognose.verwacht_beslag_eur,
                 prognose.verwacht_geboekt_eur, prognose.budget_op_maanden):  # fmt: skip
        assert feit.bereken(tabellen) is None
    assert prognose.jaareinde(tabellen).tabel.rijen == ()
    assert prognose_categorie.per_categorie(tabellen).tabel.rijen == ()


def test_a_budget_of_nothing_has_no_use() -> None:
    tabellen = levering(budgetten=[stand(begroting_na_wijziging=0)])
    assert budget.budgetgebruik_pct.bereken(tabellen) is None


def test_the_course_shows_every_peildatum_up_to_this_one() -> None:
    budgetten = [
        stand(peildatum="2021-12-31", geboekt=950, verplichting=200),
        stand(),
        stand(peildatum="2022-08-31", geboekt=999),
    ]
    tabel = budget.verloop(levering(budgetten=budgetten)).tabel
    assert kolom(tabel, "Eind van") == ["dec 21", "apr 22"]
    assert kolom(tabel, "Geboekt en verplicht") == [1150, 500]


def test_commitments_stand_beside_the_backlog_with_the_printed_difference() -> None:
    """0.4 + 0.4 is printed as 1 in the total and as 1 and 0 above it."""
    tabellen = levering(
        open_regel(1, aantal=3, prijs_per_stuk=100), open_regel(2, categorie="Server"),
        budgetten=[stand(verplichting=250.4), stand(categorie="Tablet", verplichting=0.4)],
    )  # fmt: skip
    tabel = budget.aansluiting(tabellen)
    assert kolom(tabel, "Categorie") == ["Laptop", "Tablet", "Server", "Totaal"]
    assert kolom(tabel, "Verplichting") == [251, 0, 0, 251]
    assert kolom(tabel, "Backlog") == [300, 0, 200, 500]
    assert kolom(tabel, "Verschil") == [-49, 0, -200, -249]


# --- at the end of the year


def test_the_expected_claim_goes_on_at_the_pace_of_ordering_of_twelve_months() -> None:
    """By hand: 50 a month, eight months to go: 200 + 300 + 8 x 50 = 900."""
    tabellen = levering(*each_month(50), budgetten=[stand()])
    assert prognose.verwacht_beslag_eur.bereken(tabellen) == 900
    assert prognose.verwacht_beslag_laag_eur.bereken(tabellen) == 900  # every month is alike
    assert prognose.verwacht_geboekt_eur.bereken(tabellen) == 600
    assert prognose.budget_op_maanden.bereken(tabellen) is None  # 500 left, 400 will be ordered


def test_orders_outside_the_twelve_months_do_not_set_the_pace() -> None:
    buiten = [
        regel(20, besteldatum="2021-04-30", leverdatum="2021-05-20", toegezegde_leverdatum=None),
        regel(21, besteldatum="2022-05-01", leverdatum="2022-05-20", toegezegde_leverdatum=None),
    ]
    tabellen = levering(*each_month(50), *buiten, budgetten=[stand()])
    uitkomst = claimed(tabellen)
    assert uitkomst is not None
    assert uitkomst.erbij == 400


def test_the_budget_runs_out_in_the_month_in_which_the_claim_reaches_it() -> None:
    """By hand: 500 left at 200 a month is 2.5 months: in July."""
    tabellen = levering(*each_month(200), budgetten=[stand()])
    assert prognose.budget_op_maanden(tabellen).tekst == "2,5\u00a0maanden"
    tabel = prognose_categorie.per_categorie(tabellen).tabel
    assert kolom(tabel, "Budget op in") == ["juli 2022", "juli 2022"]
    assert kolom(tabel, "Nog te bestellen") == [1600, 1600]
    assert kolom(tabel, "Afwijking") == [1100, 1100]
    assert kolom(tabel, "V/N") == ["N", "N"]


@pytest.mark.parametrize(
    ("verplichting", "woord", "letter", "afwijking"),
    [(300, "niet in 2022", "V", 100), (400, "niet in 2022", "-", 0), (800, "al op", "N", 400),
     (801, "al op", "N", 401), (401, "december 2022", "N", 1)],
)  # fmt: skip
def test_the_words_follow_from_the_amounts(
    verplichting: int, woord: str, letter: str, afwijking: int
) -> None:
    tabellen = levering(*each_month(50), budgetten=[stand(verplichting=verplichting)])
    tabel = prognose_categorie.per_categorie(tabellen).tabel
    assert kolom(tabel, "Budget op in")[-1] == woord
    assert kolom(tabel, "V/N")[-1] == letter
    assert kolom(tabel, "Afwijking")[-1] == afwijking


def test_one_category_can_run_out_while_the_whole_does_not() -> None:
    tabellen = levering(
        *each_month(50),
        budgetten=[
            stand(begroting_na_wijziging=600),
            stand(categorie="Server", begroting_na_wijziging=5000),
        ],
    )
    tabel = prognose_categorie.per_categorie(tabellen).tabel
    assert kolom(tabel, "Budget op in") == ["juni 2022", "niet in 2022", "niet in 2022"]
    assert kolom(tabel, "V/N") == ["N", "V", "V"]


def test_rows_and_columns_of_the_forecast_close() -> None:
    """Amounts with cents: parts add up to the total in both directions, as printed."""
    tabellen = levering(
        *each_month(7), *each_month(11, categorie="Server"),
        budgetten=[
            stand(geboekt=100.4, verplichting=0.3),
            stand(categorie="Server", geboekt=200.4, verplichting=0.3),
        ],
    )  # fmt: skip
    rijen = prognose_categorie.per_categorie(tabellen).tabel.rijen
    getallen = [[Decimal(str(cel)) for cel in rij[1:5]] for rij in rijen]
    for geboekt, verplicht, nieuw, beslag in getallen:
        assert geboekt + verplicht + nieuw == beslag
    for *delen, totaal in zip(*getallen, strict=True):
        assert sum(delen) == totaal
    assert getallen[-1][-1] == prognose.verwacht_beslag_eur.bereken(tabellen)


def test_never_more_is_booked_than_what_is_open_or_still_to_be_ordered() -> None:
    """Deliveries of 50 a month go on for 400, but only 30 is open and nothing is ordered."""
    regels = [rij | {"besteldatum": "2021-04-01"} for rij in each_month(50)]
    tabellen = levering(*regels, budgetten=[stand(verplichting=30)])
    uitkomst = booked(tabellen)
    assert uitkomst is not None
    assert uitkomst.stand == 230
    assert prognose.verwacht_beslag_eur.bereken(tabellen) == 230


def december(**cellen: object) -> Tabellen:
    return levering(
        *each_month(50), budgetten=[stand(peildatum="2021-12-31", **cellen)], periode="2021-T3"
    )


def test_on_31_december_there_is_nothing_left_to_expect() -> None:
    tabellen = december(geboekt=700)
    assert prognose.verwacht_beslag_eur.bereken(tabellen) == 1000
    assert prognose.verwacht_beslag_laag_eur.bereken(tabellen) is None
    assert prognose.verwacht_beslag_hoog_eur.bereken(tabellen) is None
    tabel = prognose.jaareinde(tabellen).tabel
    assert kolom(tabel, "Verwacht erbij") == [0, 0]
    assert kolom(tabel, "Verwacht op 31 december") == [1000, 700]
    assert kolom(tabel, "V/N") == ["-", "V"]


def test_the_interval_is_printed_with_its_assumption() -> None:
    """By hand: 0 and 100 in turn: s = sqrt(12 x 2,500 / 11) = 52.223, t = 2.2010, m = 8:
    400 +/- 2.2010 x 52.223 x sqrt(8 + 64 / 12) = 400 +/- 419.71, cut off at 0."""
    om_en_om = [rij for n, rij in enumerate(each_month(100)) if n % 2]
    grafiek = prognose.jaareinde(levering(*om_en_om, budgetten=[stand()]))
    assert kolom(grafiek, "Verwacht op 31 december")[0] == 900
    assert kolom(grafiek, "95% vanaf")[0] == 500
    assert kolom(grafiek, "95% tot")[0] == 1320
    tabellen = levering(*om_en_om, budgetten=[stand()])
    grenzen = (prognose.verwacht_geboekt_laag_eur, prognose.verwacht_geboekt_hoog_eur)
    assert [grens.bereken(tabellen) for grens in grenzen] == [
        kolom(grafiek, "95% vanaf")[1], kolom(grafiek, "95% tot")[1],
    ]  # fmt: skip
    assert any(noot.startswith("Aanname") for noot in grafiek.tabel.noten)
    assert grafiek.drempels[0].waarde == 1000


def test_orders_that_do_not_go_back_twelve_months_give_no_forecast() -> None:
    tabellen = levering(*each_month(50), budgetten=[stand()], gegevens_vanaf=date(2021, 6, 1))
    assert prognose.verwacht_beslag_eur.bereken(tabellen) is None
    assert prognose.budget_op_maanden.bereken(tabellen) is None
    tabel = prognose_categorie.per_categorie(tabellen).tabel
    assert kolom(tabel, "Geboekt") == [200, 200]
    assert kolom(tabel, "Nog te bestellen") == [None, None]
    assert kolom(tabel, "V/N") == [None, None]


def test_an_earlier_forecast_is_made_with_what_was_known_then() -> None:
    """On 31 August 2021 four months of 50 had been ordered in the twelve: 16.67 a month."""
    tabellen = levering(
        *each_month(50), budgetten=[stand(), stand(peildatum="2021-08-31")]
    ).op(Periode(2021, 2))  # fmt: skip
    assert prognose.verwacht_beslag_eur.bereken(tabellen) == 500 + 67


def test_a_forecast_can_look_any_number_of_months_ahead_for_one_category() -> None:
    tabellen = levering(
        *each_month(50), *each_month(10, categorie="Server"),
        budgetten=[stand(), stand(categorie="Server")],
    )  # fmt: skip
    uitkomst = claimed(tabellen, "server", 4)
    assert uitkomst is not None
    assert uitkomst.erbij == 40
    assert claimed(tabellen, "tablet", 4) is None


def test_looking_back_compares_with_a_later_peildatum_of_the_same_year() -> None:
    toen = levering(*each_month(50), budgetten=[stand()])
    nu = stand(peildatum="2022-08-31", geboekt=400, verplichting=250)
    later = levering(*each_month(50), budgetten=[stand(), nu], periode="2022-T2")
    rijen = {rij.wat: rij for rij in kijk_terug(toen, later)}
    beslag = rijen["Geboekt en verplicht, alles"]
    assert beslag.verwacht is not None
    assert [beslag.verwacht.som, beslag.kwam] == [700, 650]
    assert rijen["Alleen geboekt, laptop"].kwam == 400
    assert list(kijk_terug(toen, levering(budgetten=[], periode="2023-T1"))) == []
