"""Spells: who is there at the end of a day, who came and who left.

Both ends of a spell are days in service; leaving is dated on the first day not in service.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.periods import Venster
from duo_analytics.statistics.spells import (
    ENDLESS,
    entries,
    exits,
    flows,
    overlap_days,
    running_on,
    stand,
    union,
)

MEI = Venster(date(2022, 5, 1), date(2022, 5, 31))
KOPPEN = ("persoon_id", "werkgever", "team", "begindatum", "einddatum")


def spells(*rijen: tuple[str, str, str, str, str], **kolommen: list[float]) -> pd.DataFrame:
    """Rows of person, werkgever, team, first day and last day ('' = still running)."""
    frame = pd.DataFrame(rijen, columns=list(KOPPEN)).assign(**kolommen)
    for kolom in ("begindatum", "einddatum"):
        frame[kolom] = pd.to_datetime(frame[kolom].replace("", None)).astype("datetime64[us]")
    return frame


def days(*teksten: str) -> list[date]:
    return [date.fromisoformat(tekst) for tekst in teksten]


DAG = st.integers(-40, 80).map(lambda n: MEI.begin + timedelta(days=n))
SPELL = st.tuples(
    st.sampled_from("abcd"), st.sampled_from(["diemen", "uithoorn"]), st.sampled_from("xy"),
    DAG, st.one_of(st.none(), st.integers(0, 60)),
)  # fmt: skip


@st.composite
def random_spells(draw: st.DrawFn) -> pd.DataFrame:
    rijen = draw(st.lists(SPELL, max_size=10))
    return spells(
        *(
            (p, w, t, str(begin), "" if duur is None else str(begin + timedelta(days=duur)))
            for p, w, t, begin, duur in rijen
        )
    )


# --- stand ----------------------------------------------------------------------------------------


def test_the_first_and_the_last_day_are_days_in_service() -> None:
    een = spells(("a", "diemen", "x", "2022-05-02", "2022-05-04"))
    dagen = days("2022-05-01", "2022-05-02", "2022-05-04", "2022-05-05")
    assert stand(een, dagen).tolist() == [0, 1, 1, 0]
    assert [len(running_on(een, dag)) for dag in dagen] == [0, 1, 1, 0]


def test_a_spell_without_an_end_still_runs() -> None:
    een = spells(("a", "diemen", "x", "2022-05-02", ""))
    assert stand(een, days("2022-05-02", "2099-01-01")).tolist() == [1, 1]


def test_a_stand_adds_the_weights_of_the_spells_that_run() -> None:
    twee = spells(
        ("a", "diemen", "x", "2022-05-01", "2022-05-31"),
        ("b", "diemen", "x", "2022-05-15", ""),
        fte=[0.8, 0.5],
    )
    assert stand(twee, days("2022-05-14", "2022-05-15", "2022-06-01"), "fte") == pytest.approx(
        [0.8, 1.3, 0.5]
    )


def test_nobody_is_there_without_spells() -> None:
    assert stand(spells(), days("2022-05-01")).tolist() == [0]


@given(random_spells(), st.lists(DAG, max_size=4))
def test_a_stand_is_the_number_of_spells_that_run_on_the_day(
    reeks: pd.DataFrame, dagen: list[date]
) -> None:
    assert stand(reeks, dagen).tolist() == [len(running_on(reeks, dag)) for dag in dagen]


# --- union ----------------------------------------------------------------------------------------


def blocks(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    samen = union(frame, ["persoon_id"])
    return [(p, f"{b:%m-%d}", f"{e:%m-%d}") for p, b, e in samen.itertuples(index=False)]


def test_spells_that_touch_are_one_and_a_free_day_parts_them() -> None:
    aansluitend = spells(
        ("a", "diemen", "x", "2022-05-01", "2022-05-10"),
        ("a", "diemen", "y", "2022-05-11", "2022-05-20"),
        ("a", "diemen", "x", "2022-05-22", "2022-05-31"),
    )
    assert blocks(aansluitend) == [("a", "05-01", "05-20"), ("a", "05-22", "05-31")]


def test_a_spell_inside_a_longer_one_does_not_cut_it() -> None:
    genest = spells(
        ("a", "diemen", "x", "2022-05-01", "2022-05-31"),
        ("a", "diemen", "y", "2022-05-05", "2022-05-06"),
        ("a", "diemen", "y", "2022-05-20", "2022-06-02"),
    )
    assert blocks(genest) == [("a", "05-01", "06-02")]


def test_spells_of_two_persons_are_never_joined() -> None:
    twee = spells(
        ("b", "diemen", "x", "2022-05-01", "2022-05-10"),
        ("a", "diemen", "x", "2022-05-11", "2022-05-20"),
    )
    assert blocks(twee) == [("a", "05-11", "05-20"), ("b", "05-01", "05-10")]


def test_a_running_spell_ends_at_no_day_of_a_delivery() -> None:
    lopend = spells(
        ("a", "diemen", "x", "2022-05-01", ""), ("a", "diemen", "x", "2022-06-01", "2022-06-30")
    )
    assert union(lopend, ["persoon_id"])["einddatum"].tolist() == [ENDLESS]


@given(random_spells())
def test_joined_spells_cover_the_same_days_and_lie_apart(reeks: pd.DataFrame) -> None:
    samen = union(reeks, ["persoon_id"])
    for dag in days("2022-04-20", "2022-05-01", "2022-05-31", "2022-06-20"):
        gewoon = set(running_on(reeks, dag)["persoon_id"])
        assert running_on(samen, dag)["persoon_id"].tolist() == sorted(gewoon)
    volgende = samen.groupby("persoon_id")["begindatum"].shift(-1).dropna()
    assert (volgende > samen["einddatum"][volgende.index] + pd.Timedelta(days=1)).all()


# --- in and out -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "eind", "erin", "eruit"),
    [
        ("2022-05-01", "", 1, 0),
        ("2022-05-31", "", 1, 0),
        ("2022-04-30", "", 0, 0),
        ("2022-01-01", "2022-04-30", 0, 1),
        ("2022-01-01", "2022-05-30", 0, 1),
        ("2022-01-01", "2022-05-31", 0, 0),
        ("2022-01-01", "2022-04-29", 0, 0),
    ],
)
def test_coming_is_dated_on_the_first_day_and_leaving_on_the_day_after_the_last(
    begin: str, eind: str, erin: int, eruit: int
) -> None:
    samen = union(spells(("a", "diemen", "x", begin, eind)), ["persoon_id"])
    assert (len(entries(samen, MEI)), len(exits(samen, MEI))) == (erin, eruit)


@given(random_spells())
def test_the_stand_before_with_in_and_out_is_the_stand_at_the_end(reeks: pd.DataFrame) -> None:
    samen = union(reeks, ["persoon_id"])
    voor, na = (len(running_on(samen, dag)) for dag in (MEI.vooraf, MEI.eind))
    assert voor + len(entries(samen, MEI)) - len(exits(samen, MEI)) == na


def row(stromen: pd.DataFrame, naam: str) -> list[int]:
    aantallen: list[int] = stromen.loc[[naam]].to_numpy().ravel().tolist()
    return aantallen


VERHUIZING = spells(
    ("a", "diemen", "x", "2022-01-01", "2022-05-14"),
    ("a", "uithoorn", "x", "2022-05-15", ""),
    ("b", "diemen", "x", "2022-01-01", "2022-05-10"),
    ("c", "diemen", "x", "2022-05-20", ""),
)
STROMEN = ["begin", "instroom", "doorstroom_in", "doorstroom_uit", "uitstroom", "eind"]


def test_a_move_between_werkgevers_is_doorstroom_duo_breed() -> None:
    stromen = flows(VERHUIZING, MEI, ["werkgever"], [])
    assert list(stromen.columns) == STROMEN
    assert row(stromen, "diemen") == [2, 1, 0, 1, 1, 1]
    assert row(stromen, "uithoorn") == [0, 0, 1, 0, 0, 1]


def test_the_same_move_is_in_and_out_for_the_werkgevers_themselves() -> None:
    stromen = flows(VERHUIZING, MEI, ["werkgever"], ["werkgever"])
    assert row(stromen, "diemen") == [2, 1, 0, 0, 2, 1]
    assert row(stromen, "uithoorn") == [0, 1, 0, 0, 0, 1]


def test_duo_breed_only_who_comes_from_outside_and_who_leaves_counts() -> None:
    assert row(flows(VERHUIZING, MEI, [], []), "totaal") == [2, 1, 0, 0, 1, 2]


def test_a_second_job_elsewhere_is_a_move_in_and_the_person_counts_in_both() -> None:
    dubbel = spells(
        ("a", "diemen", "x", "2022-01-01", ""), ("a", "uithoorn", "y", "2022-05-10", "")
    )
    stromen = flows(dubbel, MEI, ["werkgever"], [])
    assert stromen["eind"].tolist() == [1, 1]
    assert stromen.loc["uithoorn", "doorstroom_in"] == 1
    assert flows(dubbel, MEI, [], []).loc["totaal", "eind"] == 1


@pytest.mark.parametrize(
    ("groep", "binnen"),
    [([], []), (["werkgever"], []), (["werkgever"], ["werkgever"]), (["werkgever", "team"], [])],
)
@given(reeks=random_spells())
def test_in_every_row_the_flows_lead_from_begin_to_end(
    reeks: pd.DataFrame, groep: list[str], binnen: list[str]
) -> None:
    s = flows(reeks, MEI, groep, binnen)
    eind = s["begin"] + s["instroom"] + s["doorstroom_in"] - s["doorstroom_uit"] - s["uitstroom"]
    assert eind.tolist() == s["eind"].tolist()


@given(random_spells())
def test_who_comes_from_outside_is_counted_once_at_the_door_of_the_whole(
    reeks: pd.DataFrame,
) -> None:
    per_team = flows(reeks, MEI, ["werkgever", "team"], [])
    breed = flows(reeks, MEI, [], []).loc["totaal"]
    assert per_team["instroom"].sum() >= breed["instroom"]
    assert per_team["uitstroom"].sum() >= breed["uitstroom"]
    assert (breed["doorstroom_in"], breed["doorstroom_uit"]) == (0, 0)


# --- days -----------------------------------------------------------------------------------------


def overlap(begin: str, eind: str) -> int:
    rij = spells(("a", "diemen", "x", begin, eind))
    return int(overlap_days(rij["begindatum"], rij["einddatum"], MEI.begin, MEI.eind).iloc[0])


@pytest.mark.parametrize(
    ("begin", "eind", "dagen"),
    [
        ("2022-05-01", "2022-05-31", 31),
        ("2022-04-01", "2022-05-01", 1),
        ("2022-05-31", "2022-07-01", 1),
        ("2022-05-10", "2022-05-10", 1),
        ("2022-04-01", "", 31),
        ("2022-04-01", "2022-04-30", 0),
        ("2022-06-01", "", 0),
    ],
)
def test_shared_days_count_both_ends_and_are_never_negative(
    begin: str, eind: str, dagen: int
) -> None:
    assert overlap(begin, eind) == dagen


@given(DAG, st.integers(0, 60))
def test_shared_days_are_the_days_that_one_would_count(begin: date, duur: int) -> None:
    alle = {begin + timedelta(days=n) for n in range(duur + 1)}
    geteld = sum(MEI.begin <= dag <= MEI.eind for dag in alle)
    assert overlap(str(begin), str(max(alle))) == geteld


def test_shared_days_may_have_a_window_per_row() -> None:
    rijen = spells(
        ("a", "diemen", "x", "2022-05-01", "2022-05-10"), ("b", "diemen", "x", "2022-05-01", "")
    )
    tot = pd.Series(pd.to_datetime(["2022-05-05", "2022-05-02"]))
    dagen = overlap_days(rijen["begindatum"], rijen["einddatum"], rijen["begindatum"], tot)
    assert dagen.tolist() == [5, 2]
