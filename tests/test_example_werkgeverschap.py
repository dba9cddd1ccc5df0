"""The story of joint employership in the example: the sessions, what they decided, and what not."""

from __future__ import annotations

import itertools

import pandas as pd

from tests.test_example import PERIODEN, each_period, peildatum, tables

SESSIE = "Strategische sessie"


@each_period
def test_a_delivery_knows_no_theme_and_no_decision_of_later(periode: str) -> None:
    themas = tables(periode)["themas"]
    assert (themas["opgenomen_op"] <= peildatum(periode)).all()
    assert (themas["besluit_op"].dropna() <= peildatum(periode)).all()
    assert (themas["besluit_op"].isna() == (themas["uitkomst"] == "open")).all()


def test_a_theme_stays_in_the_register_and_a_decision_is_not_taken_back() -> None:
    for vroeg, laat in itertools.pairwise(PERIODEN):
        toen = tables(vroeg)["themas"].set_index("thema")
        later = tables(laat)["themas"].set_index("thema")
        assert set(toen.index) <= set(later.index)
        besloten = toen[toen["uitkomst"] != "open"]
        pd.testing.assert_frame_equal(besloten, later.loc[besloten.index])


def test_the_directors_met_at_the_end_of_2020_and_the_councils_in_the_second_quarter() -> None:
    """The form: 'Eind 2020 ... met de directies'; 'tweede kwartaal 2021 ... MT's en (C)OR-en'."""
    begin = tables("2022-T2")["themas"]["opgenomen_op"]
    assert begin.min() == pd.Timestamp("2020-11-26")
    plan = tables("2022-T2")["mijlpalen"]
    gereed = plan[plan["thema"] == "werkgeverschap"].groupby("omschrijving")["gereed_op"].max()
    assert gereed["Bijeenkomst met de vier directies"] == begin.min()
    assert pd.Timestamp("2021-06-10") in set(begin)
    assert gereed["Bijeenkomst met MT's en ondernemingsraden"] == pd.Timestamp("2021-06-10")


def test_inclusive_employership_was_decided_first_of_all_sessions() -> None:
    """The form: 'inclusief werkgeverschap naar voren getrokken'."""
    themas = tables("2022-T1")["themas"].set_index("thema")
    sessies = themas[(themas["gremium"] == SESSIE) & themas["besluit_op"].notna()]
    assert sessies.index.tolist() == ["Inclusief werkgeverschap"]
    assert sessies["uitkomst"].tolist() == ["samen"]


def test_in_april_2022_most_themes_are_still_to_be_agreed() -> None:
    """The form: the werkgevers 'zullen nu overeenstemming proberen te vinden'."""
    telling = tables("2022-T1")["themas"]["uitkomst"].value_counts()
    assert telling.to_dict() == {"open": 5, "samen": 2, "los": 1}


@each_period
def test_the_sessions_say_the_same_in_the_register_of_decisions(periode: str) -> None:
    acties = tables(periode)["acties"]
    sessies = acties[(acties["gremium"] == SESSIE) & (acties["thema"] == "werkgeverschap")]
    themas = tables(periode)["themas"].set_index("thema")
    zelfde = themas.loc[sessies["omschrijving"]]
    assert zelfde["uitkomst"].tolist() == sessies["uitkomst"].tolist()
    besluiten, gereed = zelfde["besluit_op"], sessies["gereed_op"]
    pd.testing.assert_series_equal(besluiten, gereed, check_index=False, check_names=False)
