"""Which actions are open and overdue on a day, and what a risk scores against the stand before."""

from __future__ import annotations

from datetime import date

import pandas as pd

from duo_analytics.statistics import risicos as risico_rekenen
from duo_analytics.statistics.acties import age_classes, decided_between, open_on
from tests.sturing import acties, risicos

PEIL = date(2022, 4, 30)


def test_an_action_is_open_from_its_decision_until_the_day_before_it_is_ready() -> None:
    alle = acties(
        {"besluit_op": "2022-04-30"},
        {"besluit_op": "2022-05-01"},
        {"besluit_op": "2022-03-01", "gereed_op": "2022-04-30"},
        {"besluit_op": "2022-03-01", "gereed_op": "2022-05-01"},
    )
    assert open_on(alle, PEIL)["actie_id"].tolist() == ["1", "4"]


def test_an_action_is_late_the_day_after_its_deadline() -> None:
    alle = acties(
        {"besluit_op": "2022-01-10", "deadline": "2022-04-29"},
        {"besluit_op": "2022-01-10", "deadline": "2022-04-30"},
        {"besluit_op": "2022-01-10"},
    )
    open_acties = open_on(alle, PEIL)
    assert open_acties["te_laat"].tolist() == [True, False, False]
    assert open_acties["dagen_te_laat"].tolist() == [1, 0, 0]
    assert open_acties["leeftijd"].tolist() == [110, 110, 110]


def test_the_last_day_of_a_class_belongs_to_it() -> None:
    klassen = age_classes(pd.Series([0, 30, 31, 90, 180, 181]), [30, 90, 180])
    assert klassen.tolist() == [0, 0, 1, 1, 2, 3]


def test_decisions_of_both_ends_of_a_window_count() -> None:
    dagen = ("2021-12-31", "2022-01-01", "2022-04-30", "2022-05-01")
    rijen: list[dict[str, object]] = [{"besluit_op": dag} for dag in dagen]
    alle = acties(*rijen)
    gekozen = decided_between(alle, date(2022, 1, 1), PEIL)
    assert gekozen["actie_id"].tolist() == ["2", "3"]


def test_a_score_is_kans_times_impact_and_is_compared_with_the_stand_before() -> None:
    alle = risicos(
        {"risico_id": "1", "kans": 3, "impact": 4, "peildatum": "2021-08-31"},
        {"risico_id": "1", "kans": 2, "impact": 4, "peildatum": "2021-12-31"},
        {"risico_id": "2", "kans": 5, "impact": 5, "peildatum": "2021-08-31"},
        {"risico_id": "1", "kans": 4, "impact": 4},
        {"risico_id": "2", "kans": 5, "impact": 4},
        {"risico_id": "3", "kans": 1, "impact": 2},
    )
    nu = risico_rekenen.open_on(alle, PEIL).set_index("risico_id")
    assert nu.index.tolist() == ["2", "1", "3"]
    assert nu["score"].tolist() == [20.0, 16.0, 2.0]
    assert nu.loc["1", "vorige"] == 8.0
    assert nu.loc[["2", "3"], "vorige"].isna().all()


def test_a_bound_of_a_class_belongs_to_the_higher_one() -> None:
    klassen = risico_rekenen.classes(pd.Series([25.0, 15.0, 14.0, 8.0, 7.0]), 8, 15)
    assert klassen.tolist() == ["hoog", "hoog", "midden", "midden", "laag"]


def test_each_class_of_risk_has_a_shape_of_its_own() -> None:
    assert len(set(risico_rekenen.VORMEN.values())) == 3


def test_a_day_without_a_stand_has_no_risks() -> None:
    alle = risicos({"risico_id": "1", "kans": 3, "impact": 4, "peildatum": "2021-08-31"})
    assert risico_rekenen.open_on(alle, PEIL).empty
