"""The quotum by law: formula, rounding, threshold and inleen (Wfsv 38g and 38h, Besluit Wfsv)."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.errors import NormOntbreekt
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.places import EXAMPLE, REFERENCE
from duo_analytics.reference import Norm, Reference
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import Parameters, Quotum, Regime, Uren
from tests.tabellen import delivery, frame

HEADER = "reeks,periode,peildatum,eenheid,waarde,status,bron"
WERKGEVERS = ("Diemen", "Ouder-Amstel", "Uithoorn", "Duo+")


def norm(waarde: str) -> Norm:
    return Norm("r", "altijd", "", "", Decimal(waarde), "definitief", "wet", "r.csv", 2)


def regels(
    percentage: str = "1.93", d: str = "1331", regime: Regime = Regime.QUOTUM_WFSV
) -> Parameters:
    """The law of 2018: 1.93% (Rijksoverheid), threshold and amount of Besluit Wfsv and Wfsv 38h."""
    return Parameters(norm(percentage), norm(d), norm("40575"), norm("5000"), regime)


def uren(totaal: str, eigen: str = "0", uitgeleend: str = "0", ingeleend: str = "0") -> Uren:
    waarden = Decimal(totaal), Decimal(eigen), Decimal(uitgeleend), Decimal(ingeleend)
    return Uren(*waarden, status="definitief")


def eigen(jaar: int, **per_werkgever: tuple[float, float]) -> list[dict[str, object]]:
    """Rows of banenafspraak: total and doelgroep hours by canonical name."""
    namen = dict(zip(("diemen", "ouder_amstel", "uithoorn", "duo_plus"), WERKGEVERS, strict=True))
    return [
        {
            "jaar": jaar, "werkgever": namen[w], "verloonde_uren_totaal": totaal,
            "verloonde_uren_doelgroep": doel, "uitgeleende_uren": 0, "status": "Voorlopig",
        }
        for w, (totaal, doel) in per_werkgever.items()
    ]  # fmt: skip


def inleen(jaar: int, nummer: str, toegerekend: float, fiat: str | None) -> dict[str, object]:
    return {
        "jaar": jaar, "inlener": "Diemen", "uitlener": "SW", "soort_uitlener": "Detachering Wsw",
        "volgnummer": nummer, "polisuren": 2000, "toegerekende_uren": toegerekend, "fiat_op": fiat,
    }  # fmt: skip


def tabellen(
    rijen: list[dict[str, object]], *inlenen: dict[str, object], periode: str = "2022-T1"
) -> Tabellen:
    return delivery(
        periode,
        banenafspraak=frame("banenafspraak", *rijen),
        banenafspraak_inleen=frame("banenafspraak_inleen", *inlenen),
    )


# --- the formula (Wfsv 38g(3))


def test_a_full_baan_is_25_and_a_half_hours_a_week() -> None:
    """Rijksoverheid: 25.5 hours a week; Besluit Wfsv 2.32 d: 1,331 hours a year (25.5 x 52.2)."""
    published = Reference.load()
    per_jaar = published.norm("quotum.uren_per_baan_jaar").waarde
    assert math.floor(published.norm("quotum.uren_per_baan_week").waarde * Decimal("52.2")) == 1331
    assert Quotum(uren("0"), regels(d=str(per_jaar))).banen(Decimal(1331)) == 1
    assert Quotum(uren("0"), regels(d=str(per_jaar))).banen(Decimal("665.5")) == Decimal("0.5")


def test_shortage_is_needed_less_realised_over_the_mean_hours() -> None:
    """By hand: (150,000 x 1.93% - 1,000) / 1,331 = 1,895 / 1,331 = 1.42..., cut to 1.4."""
    uitkomst = Quotum(uren("150000", "1000"), regels())
    assert uitkomst.nodig_uren == 2895
    assert uitkomst.gerealiseerd_uren == 1000
    assert uitkomst.tekort_banen == Decimal("1.4")
    assert uitkomst.saldo_banen == Decimal("-1.4")


def test_the_percentage_realised_is_not_cut() -> None:
    realisatie = Quotum(uren("150000", "1000"), regels()).realisatie_pct
    assert realisatie is not None
    assert round(realisatie, 4) == Decimal("34.5423")


def test_nothing_needed_gives_no_percentage() -> None:
    assert Quotum(uren("0"), regels()).realisatie_pct is None


def test_hired_in_hours_raise_c_and_leave_a_alone() -> None:
    """Besluit Wfsv 2.28(4)."""
    zonder = Quotum(uren("150000", "1000"), regels())
    met = Quotum(uren("150000", "1000", ingeleend="500"), regels())
    assert met.gerealiseerd_uren == 1500
    assert met.nodig_uren == zonder.nodig_uren


def test_lent_out_hours_lower_c_of_the_lender() -> None:
    """Besluit Wfsv 2.28(5)."""
    uitkomst = Quotum(uren("150000", "1000", uitgeleend="148.5"), regels())
    assert uitkomst.uren.in_dienst == Decimal("851.5")
    assert uitkomst.gerealiseerd_uren == Decimal("851.5")


# --- rounding (Besluit Wfsv 2.23)


def test_a_shortage_of_exactly_three_tenths_stays_so_where_floats_lose_one() -> None:
    """128,100 x 1.93% - 2,073.03 = 399.30 = 0.3 x 1,331; in binary it falls just below 0.3."""
    assert math.floor((128100 * 0.0193 - 2073.03) / 1331 * 10) == 2
    assert Quotum(uren("128100", "2073.03"), regels()).tekort_banen == Decimal("0.3")


def test_variables_are_cut_to_two_decimals() -> None:
    uitkomst = Quotum(uren("100000.009", "99.999"), regels("1.939", "1331.009"))
    assert uitkomst.nodig_uren == Decimal("100000.00") * Decimal("1.93") / 100
    assert uitkomst.gerealiseerd_uren == Decimal("99.99")
    assert uitkomst.banen(Decimal(1331)) == 1


@pytest.mark.parametrize(
    ("eigen_uren", "saldo", "tekort"),
    [
        ("1930", "0.0", "0"),  # exactly enough
        ("2449.08", "0.3", "0"),  # 0.38... over is cut to 0.3, never 0.4
        ("1863.46", "0.0", "0"),  # 0.04... short counts as nothing, and zero has no sign
        ("1410.92", "-0.3", "0.3"),  # 0.39 short
    ],
)
def test_the_saldo_is_cut_toward_zero(eigen_uren: str, saldo: str, tekort: str) -> None:
    uitkomst = Quotum(uren("100000", eigen_uren), regels())
    assert str(uitkomst.saldo_banen) == saldo
    assert uitkomst.tekort_banen == Decimal(tekort)


@given(
    totaal=st.decimals(0, 2_000_000, places=2),
    doelgroep=st.decimals(0, 60_000, places=2),
    percentage=st.decimals(0, 5, places=2),
)
def test_cutting_takes_less_than_a_tenth_and_never_turns_the_sign(
    totaal: Decimal, doelgroep: Decimal, percentage: Decimal
) -> None:
    uitkomst = Quotum(uren(str(totaal), str(doelgroep)), regels(str(percentage)))
    precies = (doelgroep - totaal * percentage / 100) / 1331
    assert abs(uitkomst.saldo_banen) <= abs(precies) < abs(uitkomst.saldo_banen) + Decimal("0.1")
    assert uitkomst.saldo_banen * precies >= 0
    assert uitkomst.tekort_banen == max(Decimal(0), -uitkomst.saldo_banen)


# --- threshold, levy and regime


@pytest.mark.parametrize(("totaal", "plichtig"), [("40575", True), ("40574.99", False)])
def test_only_fewer_hours_than_the_threshold_have_no_quotum(totaal: str, plichtig: bool) -> None:
    """Besluit Wfsv 2.20 and 2.21: fewer than 40,575 = 25 x 1,623 hours."""
    assert Reference.load().norm("quotum.drempel_uren").waarde == 25 * 1623
    assert Quotum(uren(totaal), regels()).plichtig is plichtig


def test_the_theoretical_levy_is_the_cut_shortage_times_the_amount() -> None:
    """Wfsv 38h(4): 1.4 x 5,000 = 7,000, although the shortage before cutting is 1.42."""
    assert Quotum(uren("150000", "1000"), regels()).heffing_eur == 7000


def test_a_small_employer_has_no_levy() -> None:
    uitkomst = Quotum(uren("40574.99"), regels("10"))
    assert uitkomst.tekort_banen == Decimal("3.0")
    assert uitkomst.heffing_eur == 0


def test_under_the_national_monitor_no_employer_has_a_quotum() -> None:
    uitkomst = Quotum(uren("150000", "1000"), regels(regime=Regime.MONITOR))
    assert not uitkomst.plichtig
    assert uitkomst.heffing_eur == 0
    assert uitkomst.saldo_banen == Decimal("-1.4")  # the own ambition goes on by the same formula


# --- which inleen counts (Besluit Wfsv 2.28(3) and 2.30)


@pytest.mark.parametrize(
    ("periode", "fiat", "telt"),
    [
        ("2022-T1", "2022-04-30", True),  # on the peildatum
        ("2022-T1", "2022-05-01", False),  # after it
        ("2022-T2", "2022-08-01", True),  # the last day in time
        ("2022-T2", "2022-08-02", False),  # too late, for ever
        ("2023-T1", "2022-08-02", False),
        ("2023-T1", None, False),
    ],
)
def test_inleen_counts_with_a_fiat_in_time(periode: str, fiat: str | None, telt: bool) -> None:
    rijen = tabellen(
        eigen(2021, diemen=(100000, 50)), inleen(2021, "1", 7.25, fiat), periode=periode
    )
    uitkomst = quotum.year(rijen, 2021).per_werkgever["diemen"]
    assert uitkomst.uren.ingeleend == (Decimal("7.25") if telt else 0)


def test_inleen_of_another_year_or_inlener_does_not_count() -> None:
    ander = {**inleen(2021, "2", 9, "2021-03-01"), "inlener": "Uithoorn"}
    rijen = tabellen(
        eigen(2021, diemen=(100000, 50), uithoorn=(100000, 0)),
        inleen(2020, "1", 7, "2021-03-01"),
        ander,
    )
    per_werkgever = quotum.year(rijen, 2021).per_werkgever
    assert per_werkgever["diemen"].uren.ingeleend == 0
    assert per_werkgever["uithoorn"].uren.ingeleend == 9


def test_an_earlier_view_does_not_know_a_later_fiat() -> None:
    rijen = tabellen(eigen(2020, diemen=(100000, 50)), inleen(2020, "1", 7, "2021-06-01"))
    eerder = rijen.op(rijen.peil.vorig_jaar)
    assert quotum.year(rijen, 2020).per_werkgever["diemen"].uren.ingeleend == 7
    assert quotum.year(eerder, 2020).per_werkgever["diemen"].uren.ingeleend == 0


# --- the four together


ALLE_VIER = eigen(
    2021, diemen=(100000, 3000), ouder_amstel=(50000, 500), uithoorn=(80000, 900),
    duo_plus=(200000, 2600),
)  # fmt: skip


def test_duo_breed_is_the_formula_over_all_hours() -> None:
    """By hand at 2.37% (fictief): 430,000 x 2.37% = 10,191; 10,191 - 7,000 = 3,191 = 2.3 banen."""
    samen = quotum.year(tabellen(ALLE_VIER), 2021).duo_breed
    assert samen is not None
    assert samen.nodig_uren == 10191
    assert samen.gerealiseerd_uren == 7000
    assert samen.tekort_banen == Decimal("2.3")


def test_duo_breed_is_not_the_sum_of_the_saldos() -> None:
    jaar = quotum.year(tabellen(ALLE_VIER), 2021)
    saldos = [q.saldo_banen for q in jaar.per_werkgever.values()]
    assert saldos == [Decimal(s) for s in ("0.4", "-0.5", "-0.7", "-1.6")]
    assert sum(saldos) == Decimal("-2.4")
    assert jaar.duo_breed is not None
    assert jaar.duo_breed.saldo_banen == Decimal("-2.3")


def test_duo_breed_is_unknown_while_one_werkgever_is_missing() -> None:
    jaar = quotum.year(tabellen(ALLE_VIER[:3]), 2021)
    assert list(jaar.per_werkgever) == ["diemen", "ouder_amstel", "uithoorn"]
    assert jaar.duo_breed is None


def test_the_year_is_as_sure_as_its_least_sure_werkgever() -> None:
    rijen = [{**rij, "status": s} for rij, s in zip(
        ALLE_VIER, ("Definitief", "Raming", "Voorlopig", "Definitief"), strict=True)]  # fmt: skip
    assert quotum.year(tabellen(rijen), 2021).status == "raming"
    assert quotum.year(tabellen(rijen), 2020).status == "niet geleverd"


# --- the values of the law per year


def test_a_year_without_a_percentage_names_the_file_and_the_row_to_add() -> None:
    eigen_data = replace(tabellen(ALLE_VIER), reference=Reference.load())
    with pytest.raises(NormOntbreekt) as fout:
        quotum.year(eigen_data, 2021)
    assert str(fout.value) == (
        "Er is geen waarde van 'quotum.percentage_overheid' voor 2021. Voeg in "
        "data/reference/quotum.csv een rij toe: quotum.percentage_overheid,2021,<peildatum>,"
        "<eenheid>,<waarde>,<status>,<bron>."
    )


def test_a_year_without_hours_needs_no_percentage() -> None:
    eigen_data = replace(tabellen(ALLE_VIER), reference=Reference.load())
    assert quotum.year(eigen_data, 2020).per_werkgever == {}


def test_published_percentages_carry_their_publisher() -> None:
    """2018: Rijksoverheid; 2024: UWV."""
    rijen = tabellen(ALLE_VIER)
    assert quotum.parameters(rijen, 2018).percentage.waarde == Decimal("1.93")
    norm_2024 = quotum.parameters(rijen, 2024).percentage
    assert (norm_2024.waarde, norm_2024.bron, norm_2024.fictief) == (Decimal("2.76"), "UWV", False)


def test_a_year_may_have_its_own_mean_hours_and_regime(tmp_path: Path) -> None:
    regels_ = [
        "quotum.d_uren,2021,,uren,1300,definitief,Staatscourant",
        "quotum.regime_wfsv,2021,,aantal,0,definitief,Wet banenafspraak",
    ]
    (tmp_path / "quotum.csv").write_text("\n".join([HEADER, *regels_, ""]), encoding="utf-8")
    reference = Reference.load(tmp_path, REFERENCE, EXAMPLE / "reference")
    rijen = replace(tabellen(ALLE_VIER), reference=reference)
    wet_2021, wet_2020 = quotum.parameters(rijen, 2021), quotum.parameters(rijen, 2020)
    assert (wet_2021.d_uren.waarde, wet_2021.regime) == (Decimal(1300), Regime.MONITOR)
    assert (wet_2020.d_uren.waarde, wet_2020.regime) == (Decimal(1331), Regime.QUOTUM_WFSV)


def test_years_after_the_peildatum_are_not_told() -> None:
    rijen = [*ALLE_VIER, *eigen(2022, diemen=(1, 1)), *eigen(2019, diemen=(1, 1))]
    nu = tabellen(rijen)
    assert quotum.delivered_years(nu) == [2019, 2021, 2022]
    assert quotum.delivered_years(nu.op(nu.peil.vorig_jaar)) == [2019, 2021]


def test_a_percentage_of_a_year_to_come_is_known_or_not() -> None:
    eigen_data = replace(tabellen(ALLE_VIER), reference=Reference.load())
    assert quotum.percentage_set(eigen_data, 2024)
    assert not quotum.percentage_set(eigen_data, 2023)


def test_the_last_day_of_a_fiat_follows_the_law() -> None:
    """Besluit Wfsv 2.30: uiterlijk 1 augustus of the year after."""
    maand = int(Reference.load().norm(quotum.FIAT_MAAND).waarde)
    assert date(2022, maand, 1) == date(2022, 8, 1)
