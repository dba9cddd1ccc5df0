"""The chapter financien: the facts and tables of the whole, and of each gemeente."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from duo_analytics.chapters import financien
from duo_analytics.chapters.financien import afwijking, bijdrage, posten, risico, ritme, wijzigingen
from duo_analytics.errors import GebruikFout
from duo_analytics.formatting import NBSP
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.organisatie import GEMEENTEN
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import shown
from tests.financien import BEDRIJF, BURGER, levering, post, sleutel, wijziging
from tests.financien import bijdrage as deel
from tests.tabellen import delivery, frame

D = Decimal
KOLOMMEN = ("Post", "Primitief")
RESULTATEN: tuple[Callable[[Tabellen], Tabel | Grafiek], ...] = (
    afwijking.per_programma, afwijking.toelichtingen, afwijking.per_rapportage,
    posten.overzicht, ritme.per_programma, wijzigingen.per_programma,
    bijdrage.sleutel, bijdrage.per_programma, bijdrage.per_gemeente,
    risico.wie_draagt,
)  # fmt: skip


def plain(tekst: str) -> str:
    """A text with plain spaces for the no-break ones."""
    return tekst.replace(NBSP, " ")


def rows(resultaat: Tabel | Grafiek) -> list[list[str]]:
    """The rows of a table or of the table of a chart, as a reader sees them."""
    tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
    return [[plain(cel) for cel in rij] for rij in tabel.teksten()]


def told(feiten: Feiten) -> dict[str, str]:
    """The facts by their short name."""
    return {f.naam.partition(".")[2]: plain(f.tekst) for f in feiten.feiten}


def sample() -> Tabellen:
    """Bedrijfsvoering costs 40.000 more than budgeted, of which 30.000 once; Burger costs less."""
    return levering(
        "2022-T1",
        [
            post(1_000_000, 1_030_000, product="Personeel", realisatie_tm=300_000, taakveld="0.4",
                 toelichting="Nieuwe cao", begroting_na_wijziging=1_020_000, verplichting=51_000),
            post(200_000, 230_000, product="Inhuur", i_s="Incidenteel", realisatie_tm=66_000),
            post(100_000, 100_000, soort="Baten"),
            post(60_000, 60_000, soort="Storting in reserve"),
            post(50_000, 50_000, soort="Onttrekking aan reserve", i_s="Incidenteel"),
            post(500_000, 470_000, programma=BURGER, realisatie_tm=200_000),
        ],
        [wijziging(20_000, 1_020_000, "2021-12-09")],
        bijdragen=[deel("Diemen", 444_000, na_wijziging=452_000.01, prognose=468_000,
                        maatwerk=18_000)],
    )  # fmt: skip


# The whole


def test_the_facts_of_the_whole_are_those_of_all_programmas() -> None:
    assert told(financien.feiten(sample())) == {
        "bijdrage_na_wijziging": "€ 1.630.000",
        "bijdrage_prognose": "€ 1.640.000",
        "afwijking_bijdrage": "€ 10.000 nadeel",
        "afwijking_incidenteel": "€ 30.000 nadeel",
        "afwijking_structureel": "€ 20.000 voordeel",
        "besteed_pct": "32,9%",  # 566 of 1720
        "verwacht_pct": "n.v.t.",
        "wijzigingen": "1 wijziging",
        "wijziging_in_periode": "0 wijzigingen",
        "toelichting_ontbreekt": "2 afwijkingen",
        "overhead_pct": "n.v.t.",
    }


def test_three_facts_are_for_the_summary_of_the_rapportage() -> None:
    kern = [f.naam for f in financien.feiten(sample()).feiten if f.kern]
    assert kern == [
        "financien.bijdrage_na_wijziging",
        "financien.bijdrage_prognose",
        "financien.afwijking_bijdrage",
    ]


def test_the_overview_has_a_row_per_soort_and_closes_with_saldo_and_resultaat() -> None:
    assert rows(posten.overzicht(sample())) == [
        ["Bedrijfsvoering: lasten", "S", "1.000.000", "1.020.000", "300.000", "1.030.000",
         "10.000 N"],
        ["Bedrijfsvoering: lasten", "I", "200.000", "200.000", "66.000", "230.000", "30.000 N"],
        ["Bedrijfsvoering: baten", "S", "100.000", "100.000", "0", "100.000", "0"],
        ["Bedrijfsvoering: storting in reserve", "S", "60.000", "60.000", "0", "60.000", "0"],
        ["Bedrijfsvoering: onttrekking aan reserve", "I", "50.000", "50.000", "0", "50.000", "0"],
        ["Bedrijfsvoering: bijdrage van de gemeenten", "", "1.110.000", "1.130.000", "366.000",
         "1.170.000", "40.000 N"],
        ["Burger: lasten", "S", "500.000", "500.000", "200.000", "470.000", "30.000 V"],
        ["Burger: bijdrage van de gemeenten", "", "500.000", "500.000", "200.000", "470.000",
         "30.000 V"],
        ["Totaal lasten", "", "1.700.000", "1.720.000", "566.000", "1.730.000", "10.000 N"],
        ["Totaal baten", "", "100.000", "100.000", "0", "100.000", "0"],
        ["Saldo van baten en lasten", "", "−1.600.000", "−1.620.000", "−566.000", "−1.630.000",
         "10.000 N"],
        ["Storting in reserves", "", "60.000", "60.000", "0", "60.000", "0"],
        ["Onttrekking aan reserves", "", "50.000", "50.000", "0", "50.000", "0"],
        ["Resultaat voor de bijdragen", "", "−1.610.000", "−1.630.000", "−566.000", "−1.640.000",
         "10.000 N"],
        ["Overhead (lasten op taakveld 0.4)", "", "1.000.000", "1.020.000", "300.000",
         "1.030.000", "10.000 N"],
    ]  # fmt: skip


def test_a_large_deviation_without_a_reason_says_so_and_small_ones_are_taken_together() -> None:
    assert rows(afwijking.toelichtingen(sample())) == [
        ["Bedrijfsvoering: Inhuur", "Lasten", "I", "30.000 N", "toelichting ontbreekt"],
        ["Burger", "Lasten", "S", "30.000 V", "toelichting ontbreekt"],
        ["Kleinere afwijkingen", "", "", "10.000 N", ""],
        ["Totaal", "", "", "10.000 N", ""],
    ]


@pytest.mark.parametrize(("prognose", "rijen"), [(124_999, 0), (125_000, 1), (75_000, 1)])
def test_a_deviation_is_large_from_the_threshold_on(prognose: int, rijen: int) -> None:
    """EUR 25,000 is common (Veenendaal lists deviations from EUR 25,000; domain 3 and 5.8)."""
    tabellen = levering("2022-T1", [post(100_000, prognose, toelichting="Reden")])
    groot = rows(afwijking.toelichtingen(tabellen))[:-2]
    assert [rij[-1] for rij in groot] == ["Reden"] * rijen
    assert told(financien.feiten(tabellen))["toelichting_ontbreekt"] == "0 afwijkingen"


def test_from_the_second_report_on_a_deviation_stands_beside_what_was_reported_before() -> None:
    posten = [
        post(100_000, 140_000, toelichting="Toen"),
        post(100_000, 190_000, peildatum="2022-08-31", toelichting="Nu"),
        post(50_000, 90_000, peildatum="2022-08-31", soort="Baten", toelichting="Nieuw"),
    ]
    tabel = afwijking.toelichtingen(levering("2022-T2", posten))
    assert tabel.koppen[4].tekst == "Vorige rapportage"
    assert [rij[3:] for rij in rows(tabel)] == [
        ["90.000 N", "40.000 N", "Nu"],
        ["40.000 V", "0", "Nieuw"],
        ["0", "0", ""],
        ["50.000 N", "40.000 N", ""],
    ]


def test_the_deviation_of_a_programma_is_split_in_one_off_and_yearly() -> None:
    assert rows(afwijking.per_programma(sample())) == [
        ["Bedrijfsvoering", "30.000 N", "10.000 N", "40.000 N"],
        ["Burger", "0", "30.000 V", "30.000 V"],
        ["Totaal", "30.000 N", "20.000 V", "10.000 N"],
    ]


def test_every_table_with_voordeel_and_nadeel_has_its_legend() -> None:
    for maak in RESULTATEN:
        resultaat = maak(sample())
        tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
        vn = any(kop.eenheid == "eur_vn" for kop in tabel.koppen)
        assert vn == any("V = voordeel" in noot for noot in tabel.noten), tabel.naam


def test_what_is_spent_stands_beside_the_pace_of_earlier_years_and_not_beside_a_third() -> None:
    """2021 had spent 20% of its year by then: 40% now is much, though a third would be near."""
    posten = [
        post(0, 0, peildatum="2021-04-30", realisatie_tm=100),
        post(0, 0, peildatum="2021-12-31", realisatie_tm=500),
        post(400, 400, realisatie_tm=160, verplichting=40),
        post(100, 100, programma=BURGER, realisatie_tm=10),
    ]
    grafiek = ritme.per_programma(levering("2022-T1", posten))
    assert rows(grafiek) == [
        ["Bedrijfsvoering", "40,0", "50,0", "20,0"],
        ["Burger", "10,0", "n.v.t.", "n.v.t."],
        ["Totaal", "34,0", "n.v.t.", "20,0"],
    ]
    assert "in 2021 op hetzelfde moment" in grafiek.tabel.noten[0]


def test_the_course_has_a_bar_for_every_report_that_is_known() -> None:
    posten = [post(100, 120, peildatum=dag) for dag in ("2021-08-31", "2022-04-30")]
    assert rows(afwijking.per_rapportage(levering("2022-T1", posten))) == [
        ["2021-T2", "100", "120", "20 N"],
        ["2022-T1", "100", "120", "20 N"],
    ]


# Wijzigingen


def test_a_wijziging_counts_in_the_year_of_its_budget_from_the_day_of_the_decision() -> None:
    besluiten = [
        wijziging(1, 1, "2021-12-09"),
        wijziging(1, 1, "2021-12-09", soort="Baten"),
        wijziging(1, 1, "2022-01-01", wijziging_nr="2"),
        wijziging(1, 1, "2022-04-30", wijziging_nr="3"),
        wijziging(1, 1, "2022-04-30", wijziging_nr="9", jaar=2021),
    ]
    tabellen = levering("2022-T1", [post(100, 100)], besluiten)
    feiten = told(financien.feiten(tabellen))
    assert (feiten["wijzigingen"], feiten["wijziging_in_periode"]) == (
        "3 wijzigingen",
        "2 wijzigingen",
    )
    eerder = financien.feiten(tabellen.op(tabellen.peil.vorige))
    assert told(eerder)["wijzigingen"] == "0 wijzigingen"  # number 9 was decided later


def test_the_table_of_wijzigingen_gives_mutatie_and_new_amount_and_their_effect() -> None:
    posten = [
        post(1000, 1000, begroting_na_wijziging=900),
        post(100, 100, begroting_na_wijziging=140, soort="Baten"),
    ]
    besluiten = [
        wijziging(-100, 900, "2022-01-13", onderwerp="Minder"),
        wijziging(40, 140, "2022-01-13", soort="Baten", onderwerp="Meer"),
    ]
    assert rows(wijzigingen.per_programma(levering("2022-T1", posten, besluiten))) == [
        [BEDRIJF, "Wijziging 1 (13-01-2022): Minder", "Lasten, S", "−100", "900", "−100"],
        [BEDRIJF, "Wijziging 1 (13-01-2022): Meer", "Baten, S", "40", "140", "−40"],
        ["Verandering van de bijdrage", "", "", "", "", "−140"],
    ]


# One gemeente


def test_a_gemeente_gets_its_own_part_and_nothing_of_a_programma_without_it() -> None:
    feiten = told(financien.feiten(sample().voor("diemen")))
    assert feiten["bijdrage_na_wijziging"] == "€ 452.000"  # 40% of 1.130.000
    assert feiten["afwijking_bijdrage"] == "€ 16.000 nadeel"
    assert feiten["toelichting_ontbreekt"] == "1 afwijking"
    assert feiten["besteed_pct"] == "30,0%"  # 366 of 1220
    for maak in RESULTATEN:
        assert BURGER not in str(rows(maak(sample().voor("diemen")))), maak


def test_a_programma_weighs_with_the_part_that_a_gemeente_bears() -> None:
    """Ouder-Amstel bears 25% and 33.47%: (366 x .25 + 200 x .3347) / (1220 x .25 + 500 x .3347)."""
    feiten = told(financien.feiten(sample().voor("ouder_amstel")))
    assert feiten["besteed_pct"] == "33,5%"


def test_the_lines_of_a_gemeente_close_with_its_bijdrage_in_whole_euros() -> None:
    regels = [
        post(333, 334, product="A"),
        post(667, 668, product="B", i_s="Incidenteel"),
        post(101, 99, soort="Baten"),
        post(77, 76, programma=BURGER),
    ]
    tabellen = levering("2022-T1", regels).voor("uithoorn")
    overzicht = posten.overzicht(tabellen)
    bedragen = {naam: shown(b) for naam, b in zip(*map(overzicht.kolom, KOLOMMEN), strict=True)}
    # 35% of 899 is 314.65 and 66.53% of 77 is 51.23: together 365.88
    assert bedragen["Resultaat voor de bijdragen"] == D(-366)
    assert bedragen["Totaal baten"] - bedragen["Totaal lasten"] == D(-366)
    assert told(financien.feiten(tabellen))["bijdrage_na_wijziging"] == "€ 366"
    assert rows(bijdrage.per_gemeente(tabellen))[0][1] == "365,88"


def test_the_bijdragen_of_the_gemeenten_add_up_to_the_cent_and_maatwerk_stays_apart() -> None:
    tabel = bijdrage.per_gemeente(sample())
    assert rows(tabel) == [
        ["Diemen", "444.000,00", "452.000,00", "468.000,00", "16.000,00 N", "18.000,00"],
        ["Ouder-Amstel", "444.850,00", "449.850,00", "449.809,00", "41,00 V", "n.v.t."],
        ["Uithoorn", "721.150,00", "728.150,00", "722.191,00", "5.959,00 V", "n.v.t."],
        ["Totaal", "1.610.000,00", "1.630.000,00", "1.640.000,00", "10.000,00 N", "n.v.t."],
    ]
    assert plain(tabel.noten[-1]) == "Afrondingsverschil met het blad Bijdragen: € 0,01."


def test_a_key_of_a_gemeente_shows_its_own_shares_only() -> None:
    assert rows(bijdrage.sleutel(sample().voor("uithoorn"))) == [
        ["Bedrijfsvoering", "35,00", "n.v.t."],
        ["Burger", "66,53", "n.v.t."],
    ]
    assert rows(bijdrage.sleutel(sample()))[1][1:5] == ["0,00", "33,47", "66,53", "100,00"]


def test_a_wijziging_of_a_programma_without_the_gemeente_is_not_told_to_it() -> None:
    tabellen = levering(
        "2022-T1",
        [post(100, 100), post(50, 50, programma=BURGER, begroting_na_wijziging=60)],
        [wijziging(10, 60, "2022-02-03", programma=BURGER)],
    )
    diemen = told(financien.feiten(tabellen.voor("diemen")))
    assert diemen["wijziging_in_periode"] == "0 wijzigingen"
    assert told(financien.feiten(tabellen.voor("uithoorn")))["wijzigingen"] == "1 wijziging"
    assert len(rows(wijzigingen.per_programma(tabellen.voor("diemen")))) == 1


def test_an_unknown_recipient_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(GebruikFout, match="Bedoelde u 'diemen'"):
        financien.load("2022-T1", "", "dieme")
    with pytest.raises(GebruikFout, match="Kies uit: duo_breed, diemen, ouder_amstel, uithoorn"):
        sample().voor("Amsterdam")


# Risks


def at_risk() -> Tabellen:
    """Three risks with an amount and one without."""
    basis: dict[str, object] = {
        "peildatum": "2022-04-30", "thema": "I&A", "gevolg": "Taken blijven liggen", "kans": 4,
        "impact": 3,
    }  # fmt: skip
    rijen = [
        basis | {"risico_id": "1", "bedrag": 5_000, "draagt": "Diemen", "oorzaak": "Brand"},
        basis | {"risico_id": "2", "bedrag": 60_000, "draagt": "De gemeenten", "kans": 5},
        basis | {"risico_id": "3", "bedrag": 25_000, "draagt": "Duo+"},
        basis | {"risico_id": "4", "draagt": "Duo+"},
    ]
    return delivery("2022-T1", risicos=frame("risicos", *rijen))


def test_the_whole_sees_every_estimated_risk_with_its_amount_the_largest_first() -> None:
    assert [rij[3:] for rij in rows(risico.wie_draagt(at_risk()))] == [
        ["De gemeenten", "15", "60.000"],
        ["Duo+", "12", "25.000"],
        ["Diemen", "12", "5.000"],
        ["", "", "90.000"],
    ]


def test_a_gemeente_sees_no_risk_of_another_one_and_no_amount_that_nobody_divided() -> None:
    tabel = risico.wie_draagt(at_risk().voor("uithoorn"))
    assert [rij[3:] for rij in rows(tabel)] == [["De gemeenten", "15"], ["Duo+", "12"]]
    assert any("geen bedrag per gemeente" in noot for noot in tabel.noten)
    assert [rij[3] for rij in rows(risico.wie_draagt(at_risk().voor("diemen")))][-1] == "Diemen"


# Sentences


def test_the_summary_speaks_of_the_three_gemeenten_or_of_one() -> None:
    tabellen = sample()
    geheel = plain(financien.samenvatting(financien.feiten(tabellen)).plat)
    assert geheel.startswith(
        "De drie gemeenten dragen dit jaar samen volgens de begroting € 1.630.000 bij aan Duo+. "
        "Duo+ verwacht nu dat het € 1.640.000 wordt. Het verschil met de begroting is € 10.000 "
        "nadeel."
    )
    assert "Bij 2 afwijkingen ontbreekt nog een toelichting." in geheel
    diemen = financien.feiten(tabellen.voor("diemen"))
    assert plain(financien.samenvatting(diemen, "diemen").plat).startswith(
        "Diemen draagt dit jaar volgens de begroting € 452.000 bij aan Duo+."
    )


def test_without_a_missing_reason_nothing_is_said_of_it() -> None:
    feiten = financien.feiten(levering("2022-T1", [post(100, 100)]))
    tekst = plain(financien.samenvatting(feiten).plat)
    assert "ontbreekt" not in tekst
    assert "Het verschil met de begroting is € 0." in tekst


# Nothing there


@pytest.mark.parametrize("ontvanger", ["duo_breed", "diemen"])
def test_a_delivery_without_a_budget_gives_no_facts_and_empty_tables(ontvanger: str) -> None:
    tabellen = levering("2022-T1", []).voor(ontvanger)
    feiten = told(financien.feiten(tabellen))
    assert {naam for naam, tekst in feiten.items() if tekst != "n.v.t."} == {
        "wijzigingen",
        "wijziging_in_periode",
    }
    assert "Duo+" not in financien.samenvatting(financien.feiten(tabellen), ontvanger).plat
    for maak in RESULTATEN:
        assert maak(tabellen)._repr_mimebundle_()["text/html"], maak


def test_a_programma_that_nobody_of_the_recipients_bears_leaves_an_empty_chart() -> None:
    alleen_burger = levering("2022-T1", [post(100, 100, programma=BURGER)])
    assert "Er zijn geen gegevens." in afwijking.per_programma(alleen_burger.voor("diemen")).alt
    assert told(financien.feiten(alleen_burger.voor("diemen")))["bijdrage_prognose"] == "n.v.t."


def test_a_year_without_the_key_of_a_gemeente_gives_it_no_part() -> None:
    sleutels = sleutel(2022, {BEDRIJF: {"Uithoorn": 100}})
    tabellen = levering("2022-T1", [post(100, 100)], sleutels=sleutels)
    assert told(financien.feiten(tabellen.voor("diemen")))["bijdrage_prognose"] == "n.v.t."
    assert [rij[1] for rij in rows(bijdrage.per_gemeente(tabellen))] == [
        "0,00", "0,00", "100,00", "100,00",
    ]  # fmt: skip


def test_the_recipients_are_duo_breed_and_the_three_gemeenten() -> None:
    from duo_analytics.ontvangers import ONTVANGERS
    from duo_analytics.rapportage.definition import recipients

    assert list(ONTVANGERS) == ["duo_breed", *GEMEENTEN] == list(recipients())
