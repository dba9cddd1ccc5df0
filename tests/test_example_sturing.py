"""The fictive example of plans and offices tells the story of the first report of 2022."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.test_example import each_period, peildatum, tables

NU = "2022-T1"
THEMAS = {"herstart", "governance", "efficiency", "ia", "inkoop", "dienstverlening",
          "werkgeverschap"}  # fmt: skip


def stand(periode: str, tabel: str = "mijlpalen") -> pd.DataFrame:
    """The rows of the last peildatum of a delivery."""
    frame = tables(periode)[tabel]
    return frame[frame["peildatum"] == peildatum(periode)]


@each_period
@pytest.mark.parametrize("tabel", ["mijlpalen", "risicos", "doelen"])
def test_a_delivery_holds_the_stand_of_every_tertaal_since_2020(periode: str, tabel: str) -> None:
    verwacht = pd.date_range("2020-12-31", peildatum(periode), freq="4ME")
    assert sorted(tables(periode)[tabel]["peildatum"].unique()) == list(verwacht)


@pytest.mark.parametrize("tabel", ["mijlpalen", "acties", "risicos"])
def test_every_theme_has_its_plan_its_actions_and_its_risks(tabel: str) -> None:
    assert set(tables("2022-T2")[tabel]["thema"]) == THEMAS


def test_an_earlier_stand_is_the_same_in_a_later_delivery() -> None:
    toen = tables(NU)["mijlpalen"]
    later = tables("2022-T2")["mijlpalen"]
    zelfde = later[later["peildatum"] <= peildatum(NU)].reset_index(drop=True)
    pd.testing.assert_frame_equal(toen, zelfde)


def test_the_working_group_herstart_starts_in_april_2022() -> None:
    werkgroep = stand(NU).query("omschrijving == 'Werkgroep herstart ingesteld'")
    assert werkgroep["gereed_op"].dt.strftime("%Y-%m").tolist() == ["2022-04"]


def test_the_proposal_for_the_governance_is_due_in_october_2022() -> None:
    governance = stand(NU).query("thema == 'governance'")
    laatste = governance.sort_values("gepland_op").iloc[-1]
    assert laatste["gepland_op"] == pd.Timestamp("2022-10-31")
    assert pd.isna(laatste["gereed_op"])


def test_the_programme_waits_for_the_governance() -> None:
    plan = stand(NU).set_index("mijlpaal_id")
    start = plan[plan["omschrijving"] == "Start van het programma"].iloc[0]
    assert plan.loc[start["afhankelijk_van"], "thema"] == "governance"
    assert pd.isna(start["verwacht_op"])


def test_the_five_goals_of_the_programme_are_not_all_measured() -> None:
    doelen = stand(NU, "doelen")
    assert len(doelen) == 5
    assert doelen["waarde"].isna().sum() == 2


def test_the_kwartaalgesprekken_have_been_held_with_all_teams() -> None:
    gesprekken = stand(NU).query("mijlpaal_id == 'E01'")
    assert gesprekken["gereed_op"].notna().all()


def test_the_offices_keep_one_and_a_half_metre_in_april_and_are_full_on_some_day() -> None:
    april = tables(NU)["kantoorbezetting"].query("datum >= '2022-04-01'")
    assert set(april["scenario"]) == {"Anderhalve meter"}
    drukte = april["aanwezigen"] / april["plekken_beschikbaar"]
    per_kantoor = drukte.groupby(april["locatie"]).max()
    assert 0.93 < per_kantoor.max() < 1.0
    assert per_kantoor.idxmax() == "Kantoor Uithoorn"


def test_the_four_offices_do_not_return_on_the_same_day() -> None:
    dagen = tables("2022-T2")["kantoorbezetting"].query("scenario == 'Hybride'")
    begin = dagen.groupby("locatie")["datum"].min()
    assert begin["Kantoor Diemen"] == pd.Timestamp("2022-06-13")
    assert begin["Kantoor Uithoorn"] == pd.Timestamp("2022-06-27")


@each_period
def test_the_places_of_a_day_follow_from_its_scenario(periode: str) -> None:
    dagen, scenarios = (tables(periode)[t] for t in ("kantoorbezetting", "scenarios"))
    pct = scenarios.drop_duplicates("scenario").set_index("scenario")["plekken_pct"]
    plekken = dagen["plekken_totaal"] * dagen["scenario"].map(pct) // 100
    assert (plekken == dagen["plekken_beschikbaar"]).all()


def test_a_day_that_was_not_counted_is_empty_and_not_zero() -> None:
    dagen = tables(NU)["kantoorbezetting"]
    assert 0 < dagen["aanwezigen"].isna().sum() < 20
    assert (dagen["aanwezigen"].dropna() > 0).all()
