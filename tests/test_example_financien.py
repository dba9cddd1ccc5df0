"""The story of the budget in the example: its size, its wijzigingen, its deviations and shares."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.intake import read
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE

TABELLEN = ("financien", "begrotingswijzigingen", "verdeelsleutel", "bijdragen", "loonsom")
PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
each_period = pytest.mark.parametrize("periode", PERIODEN)


def load(periode: str) -> Tabellen:
    """The tables of a delivery of the example."""
    return read.load(TABELLEN, periode, EXAMPLE)


def now(tabellen: Tabellen) -> pd.DataFrame:
    """The rows of the budget on the peildatum."""
    financien = tabellen["financien"]
    return financien[financien["peildatum"] == pd.Timestamp(tabellen.periode.peildatum)]


@each_period
def test_a_delivery_tells_every_tertaal_since_2019_and_none_that_is_still_to_come(
    periode: str,
) -> None:
    van = Periode.parse(periode)
    peildata = load(periode)["financien"]["peildatum"].unique()
    assert len(peildata) == 3 * (van.jaar - 2019) + van.tertaal
    assert peildata[-1] == pd.Timestamp(van.peildatum)


def test_the_first_report_of_a_year_has_no_begrotingswijziging_and_the_second_has_one() -> None:
    for periode, aantal in (("2021-T1", 0), ("2021-T2", 1), ("2022-T1", 0), ("2022-T2", 1)):
        van = Periode.parse(periode)
        besluiten = load(periode)["begrotingswijzigingen"]["besluit_op"]
        binnen = besluiten.between(pd.Timestamp(van.begin), pd.Timestamp(van.peildatum))
        assert besluiten[binnen].nunique() == aantal, periode


def test_the_budget_of_2022_was_amended_once_before_the_year_began() -> None:
    wijzigingen = load("2022-T1")["begrotingswijzigingen"]
    dit_jaar = wijzigingen[wijzigingen["jaar"] == 2022]
    assert (dit_jaar["besluit_op"] < pd.Timestamp(2022, 1, 1)).all()
    assert set(dit_jaar["onderwerp"]) == {"Nieuwe cao"}


def test_diemen_pays_for_stafbureau_and_bedrijfsvoering_only() -> None:
    sleutel = load("2022-T1")["verdeelsleutel"]
    per_deelnemer = sleutel.groupby("deelnemer")["programma"].agg(set)
    assert per_deelnemer["diemen"] == {"stafbureau", "bedrijfsvoering"}
    assert per_deelnemer["uithoorn"] == per_deelnemer["ouder_amstel"]
    assert per_deelnemer["uithoorn"] == {"stafbureau", "bedrijfsvoering", "burger", "buurt"}
    nu = sleutel[(sleutel["jaar"] == 2022) & (sleutel["deelnemer"] == "uithoorn")]
    aandeel = nu.set_index("programma")["aandeel_pct"]
    assert aandeel[["stafbureau", "bedrijfsvoering"]].between(34, 40).all()
    assert aandeel[["burger", "buurt"]].between(62, 70).all()


@each_period
def test_the_budget_has_room_for_the_wages_of_duo_plus(periode: str) -> None:
    tabellen = load(periode)
    loon = tabellen["loonsom"]
    van = tabellen.periode
    dit_jaar = loon[(loon["werkgever"] == "duo_plus") & (loon["jaar"] == van.jaar)]
    heel_jaar = sum(dit_jaar["loonsom"], Decimal(0)) * 3 / van.tertaal
    lasten = now(tabellen).query("soort == 'lasten'")["begroting_na_wijziging"]
    assert Decimal("0.5") < heel_jaar / sum(lasten, Decimal(0)) < Decimal("0.8")


@pytest.mark.parametrize("periode", ["2022-T1", "2022-T2"])
def test_vacatures_leave_money_for_wages_and_the_inhuur_that_bridges_them_costs_more(
    periode: str,
) -> None:
    rijen = now(load(periode)).query("programma == 'bedrijfsvoering' and soort == 'lasten'")
    verschil = (rijen["prognose"] - rijen["begroting_na_wijziging"]).set_axis(rijen["product"])
    assert verschil["Personeel"] < 0 < verschil["Inhuur"]
    assert verschil["Personeel"] + verschil["Inhuur"] > 0


def test_hardware_is_dearer_but_still_within_the_budget_in_april_2022() -> None:
    rij = now(load("2022-T1")).query("product == 'Automatisering'").iloc[0]
    assert 0 < rij["prognose"] - rij["begroting_na_wijziging"] < 25_000


@each_period
def test_every_large_deviation_is_explained(periode: str) -> None:
    rijen = now(load(periode))
    groot = (rijen["prognose"] - rijen["begroting_na_wijziging"]).abs() >= 25_000
    assert groot.any()
    assert rijen.loc[groot, "toelichting"].notna().all()
