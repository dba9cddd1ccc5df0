"""Vacatures: what is open on a day, which flows close the account, and how long they take."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from duo_analytics.periods import Periode, Venster
from duo_analytics.statistics import vacatures as statistiek
from duo_analytics.statistics import vervultijd
from tests.tabellen import delivery
from tests.vacatures import open_for, vacature, vacatures

T1 = Periode(2022, 1)
VENSTER = T1.venster  # 1 January up to and including 30 April 2022


def known(*rijen: dict[str, object], periode: str = "2022-T1") -> pd.DataFrame:
    return statistiek.known(delivery(periode, vacatures=vacatures(*rijen)))


# --- the stand


def test_a_vacature_is_open_from_its_first_day_until_the_day_of_signing() -> None:
    bekend = known(vacature("2022-02-01", "2022-03-15"))
    dagen = [date(2022, 1, 31), date(2022, 2, 1), date(2022, 3, 14), date(2022, 3, 15)]
    assert statistiek.open_series(bekend, dagen).tolist() == [0, 1, 1, 0]


def test_a_withdrawn_vacature_is_open_until_the_day_of_withdrawal() -> None:
    bekend = known(vacature("2022-02-01", ingetrokken="2022-03-15"))
    assert len(statistiek.open_on(bekend, date(2022, 3, 14))) == 1
    assert len(statistiek.open_on(bekend, date(2022, 3, 15))) == 0


def test_a_vacature_signed_on_its_first_day_never_counts_as_open() -> None:
    bekend = known(vacature("2022-02-01", "2022-02-01"))
    assert statistiek.open_series(bekend, [date(2022, 1, 31), date(2022, 2, 1)]).tolist() == [0, 0]


def test_what_happened_after_the_peildatum_is_not_known_yet() -> None:
    bekend = known(
        vacature("2022-04-01", "2022-05-02", invulling="Extern"),
        vacature("2022-04-01", ingetrokken="2022-05-02"),
        vacature("2022-05-01"),
    )
    assert bekend["vacature_id"].tolist() == ["V1", "V2"]
    assert bekend[["getekend_op", "ingetrokken_op", "invulling"]].isna().all(axis=None)
    assert len(statistiek.open_on(bekend, T1.peildatum)) == 2


def test_the_state_of_a_year_ago_is_computed_as_it_was_then() -> None:
    """Signed in June 2021 and in its third ronde: open on 30 April 2021, in an unknown ronde."""
    tabellen = delivery(
        "2022-T1",
        vacatures=vacatures(
            vacature("2021-03-01", "2021-06-01", ronde=3), vacature("2021-01-04", "2021-03-01")
        ),
    ).op(Periode(2021, 1))
    bekend = statistiek.known(tabellen)
    staat_open = statistiek.open_on(bekend, date(2021, 4, 30))
    assert staat_open["vacature_id"].tolist() == ["V1"]
    assert bekend["ronde"].isna().tolist() == [True, False]


def test_what_known_adds_does_not_reach_the_delivery() -> None:
    tabellen = delivery("2022-T1", vacatures=vacatures(vacature("2022-04-01", "2022-05-02")))
    statistiek.known(tabellen)
    assert tabellen["vacatures"]["getekend_op"].notna().all()
    assert "laatste_dag" not in tabellen["vacatures"]


def test_longer_than_the_norm_begins_on_the_day_after_it() -> None:
    """13 weeks are 91 days: opened on 1 January, it is above the norm from 3 April on."""
    bekend = known(vacature("2022-01-01"), vacature("2022-01-01", "2022-04-03"))
    dagen = [date(2022, 4, 2), date(2022, 4, 3)]
    assert statistiek.open_longer_series(bekend, dagen, 13).tolist() == [0, 1]
    assert statistiek.weeks_open(bekend, date(2022, 4, 2)).tolist() == [13, 13 + 1 / 7]


def test_fte_are_added_instead_of_counted() -> None:
    bekend = known(vacature("2022-01-03", fte=0.8), vacature("2022-01-03", fte=0.6))
    assert statistiek.open_series(bekend, [date(2022, 2, 1)], "fte")[0] == pytest.approx(1.4)


def test_an_upper_limit_belongs_to_its_class() -> None:
    weken = pd.Series([0.0, 4.0, 4.1, 13.0, 60.0])
    assert statistiek.age_class(weken, [4, 13, 52]).tolist() == [0, 0, 1, 1, 3]


# --- the flows and the account


def test_flows_count_on_the_first_and_the_last_day_of_the_window() -> None:
    bekend = known(
        vacature("2022-01-01", "2022-04-30"),
        vacature("2021-12-31", "2022-01-01"),
        vacature("2022-04-30", werkgever="Uithoorn"),
        vacature("2021-12-31", ingetrokken="2022-04-30", werkgever="Uithoorn"),
    )
    stromen = statistiek.flows(bekend, VENSTER, "werkgever")
    assert list(stromen.loc["diemen"]) == [1, 1, 2, 0, 0]
    assert list(stromen.loc["uithoorn"]) == [1, 1, 0, 1, 1]


def test_a_vacature_opened_and_filled_within_the_period_is_in_both_flows() -> None:
    """CBS: ontstaan and vervuld include those that come and go between two standen."""
    stromen = statistiek.flows(known(vacature("2022-02-01", "2022-03-01")), VENSTER, "werkgever")
    assert stromen.loc["diemen"].to_dict() == {
        "begin": 0, "ontstaan": 1, "vervuld": 1, "ingetrokken": 0, "eind": 0,
    }  # fmt: skip


def test_the_account_closes_for_every_group() -> None:
    rijen = [vacature("2021-11-01", "2022-02-01"), vacature("2022-02-01", ingetrokken="2022-03-01")]
    rijen += [vacature("2022-04-01"), vacature("2021-11-01", werkgever="Uithoorn")]
    stromen = statistiek.flows(known(*rijen), VENSTER, "werkgever")
    assert statistiek.gap(stromen).to_dict() == {"diemen": 0, "uithoorn": 0}


def test_rows_that_contradict_themselves_leave_a_gap() -> None:
    """Filled and withdrawn at once, and signed before it was opened: both count one too many."""
    dubbel = vacature("2022-02-01", "2022-03-01", "2022-03-15", werkgever="Diemen")
    omgekeerd = vacature("2022-03-01", "2021-03-01", werkgever="Uithoorn")
    stromen = statistiek.flows(known(dubbel, omgekeerd), VENSTER, "werkgever")
    assert statistiek.gap(stromen).to_dict() == {"diemen": -1, "uithoorn": 1}


def test_a_stand_that_was_changed_by_hand_leaves_a_gap() -> None:
    goed = {"begin": [10], "ontstaan": [5], "vervuld": [3], "ingetrokken": [1], "eind": [11]}
    assert statistiek.gap(pd.DataFrame(goed)).tolist() == [0]
    assert statistiek.gap(pd.DataFrame(goed | {"eind": [13]})).tolist() == [-2]


# --- duration


def test_the_mean_stand_weighs_the_first_and_the_last_quarter_half() -> None:
    """CBS 85081NED: (1/2 Q4(t-1) + Q1 + Q2 + Q3 + 1/2 Q4(t)) / 4, here by hand."""
    assert statistiek.mean_stand([100, 110, 120, 130, 160]) == (50 + 110 + 120 + 130 + 80) / 4


def test_little_gives_fifteen_weeks_for_nederland_in_2023() -> None:
    """CBS 80472ned: 423,700 open and 1,462,000 filled in 2023; 423.7 / 1462 x 52 = 15.07."""
    assert statistiek.little_weeks(423.7, 1462) == pytest.approx(15.07, abs=0.005)


def test_without_a_filled_vacature_little_gives_nothing() -> None:
    assert statistiek.little_weeks(3.0, 0) is None


def test_the_cohort_is_what_was_opened_in_two_years() -> None:
    tabellen = delivery(
        "2022-T1",
        vacatures=vacatures(vacature("2020-04-30"), vacature("2020-05-01"), vacature("2022-04-30")),
    )
    assert vervultijd.cohort(tabellen)["vacature_id"].tolist() == ["V2", "V3"]


def test_the_cohort_starts_later_where_the_history_does() -> None:
    """Of what was opened before only the slow ones are in the delivery."""
    tabellen = delivery(
        "2022-T1",
        gegevens_vanaf=date(2021, 7, 1),
        vacatures=vacatures(vacature("2021-06-30"), vacature("2021-07-01")),
    )
    assert vervultijd.cohort(tabellen)["vacature_id"].tolist() == ["V2"]
    assert vervultijd.window(tabellen) == Venster(date(2021, 7, 1), date(2022, 4, 30))


def test_open_and_withdrawn_vacatures_are_censored_on_their_own_day() -> None:
    tabellen = delivery(
        "2022-T1",
        vacatures=vacatures(
            vacature("2022-01-01", "2022-01-29"),
            vacature("2022-01-01", ingetrokken="2022-02-12"),
            vacature("2022-04-02"),
            vacature("2022-04-02", "2022-05-10"),
        ),
    )
    cohort = vervultijd.cohort(tabellen)
    assert cohort["weken"].tolist() == [4, 6, 4, 4]
    assert cohort["vervuld"].tolist() == [True, False, False, False]


def test_four_filled_vacatures_are_too_few_and_five_are_not() -> None:
    vier, vijf = open_for([3, 5, 7, 9]), open_for([3, 5, 7, 9, 11])
    rest = [vacature("2022-04-01")] * 10
    te_weinig = delivery("2022-T1", vacatures=vacatures(*vier, *rest))
    genoeg = delivery("2022-T1", vacatures=vacatures(*vijf, *rest))
    assert vervultijd.estimate(te_weinig, vervultijd.cohort(te_weinig)) is None
    schatting = vervultijd.estimate(genoeg, vervultijd.cohort(genoeg))
    assert schatting is not None
    assert (schatting.aantal, schatting.afgerond) == (15, 5)
