"""The chapter integrale dienstverlening: goals against their norm, and what the start waits for."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from duo_analytics.chapters import dienstverlening
from duo_analytics.chapters.dienstverlening import doelen, plan
from duo_analytics.intake.delivery import Tabellen
from tests.sturing import acties, mijlpalen, risicos
from tests.tabellen import delivery, frame

PROGRAMMA = "Integrale dienstverlening"
METING = {"gemeten_op": "2022-04-11"}
DOELEN: tuple[Mapping[str, object], ...] = (
    {"doel_id": "1", "norm": 80.0},
    {"doel_id": "2", "norm": 7.5, "eenheid": "Cijfer", "waarde": 6.9, **METING},
    {"doel_id": "3", "norm": 100.0, "waarde": 34.0, **METING},
    {"doel_id": "4", "norm": 10.0, "eenheid": "Dagen", "richting": "Hoogstens", "waarde": 9.0,
     **METING},
)  # fmt: skip
GOVERNANCE: Mapping[str, object] = {
    "mijlpaal_id": "G", "gepland_op": "2022-10-31", "verwacht_op": "2022-11-30",
}  # fmt: skip
START: Mapping[str, object] = {
    "mijlpaal_id": "D", "gepland_op": "2022-11-15", "afhankelijk_van": "G", "thema": PROGRAMMA,
}  # fmt: skip


def goals(*rijen: Mapping[str, object]) -> pd.DataFrame:
    """Goals on 30 April 2022; in percent and at least the norm unless a row says otherwise."""
    gewoon = {"peildatum": "2022-04-30", "thema": PROGRAMMA, "eenheid": "Procent",
              "richting": "Minstens"}  # fmt: skip
    return frame(
        "doelen",
        *(
            {
                "doel": f"Doel {r['doel_id']}",
                "indicator": f"Indicator {r['doel_id']}",
                **gewoon,
                **r,
            }
            for r in rijen
        ),
    )


def levering(*rijen: Mapping[str, object]) -> Tabellen:
    """A delivery of 2022-T1 with four goals and these milestones."""
    return delivery(
        "2022-T1",
        doelen=goals(*DOELEN),
        mijlpalen=mijlpalen(*rijen),
        acties=acties(),
        risicos=risicos(),
    )


def summary(tabellen: Tabellen) -> str:
    """The summary with ordinary spaces."""
    feiten = dienstverlening.feiten(tabellen)
    return dienstverlening.samenvatting(feiten).plat.replace("\u00a0", " ")


def test_each_goal_shows_norm_value_and_a_status_by_the_rule() -> None:
    """By hand: 6.9 is 8% below 7.5; 34 is 66% below 100; 9 days is within at most 10."""
    tabel = doelen.overzicht(levering())
    assert [[cel.replace("\u00a0", " ") for cel in rij[2:]] for rij in tabel.teksten()] == [
        ["minstens 80,0%", "n.v.t.", "n.v.t.", "○ niet gemeten"],
        ["minstens 7,5", "6,9", "11-04-2022", "▲ aandacht"],
        ["minstens 100,0%", "34,0%", "11-04-2022", "■ ver van de norm"],
        ["hoogstens 10 dagen", "9 dagen", "11-04-2022", "● haalt de norm"],
    ]


def test_goals_are_counted_by_their_light() -> None:
    tabellen = levering()
    assert doelen.aantal_doelen(tabellen).waarde == 4
    assert doelen.doelen_op_norm(tabellen).waarde == 1
    assert doelen.doelen_niet_gemeten(tabellen).waarde == 1


def test_a_goal_that_was_not_written_down_is_not_zero() -> None:
    feit = doelen.doelen_niet_gemeten(delivery("2022-T2", doelen=goals(*DOELEN)))
    assert feit.waarde is None
    assert feit.vorige is not None
    assert feit.vorige.waarde == 1


def test_the_start_can_be_no_earlier_than_the_governance_and_the_time_after_it() -> None:
    """By hand: the governance is 30 days late, so the start of 15 November moves 30 days."""
    tabellen = levering(GOVERNANCE, START)
    assert plan.start_keten_op(tabellen).tekst.replace("\u00a0", " ") == "15 december 2022"
    assert plan.start_keten_dagen(tabellen).waarde == 30
    assert "Starten kan op zijn vroegst op 15 december 2022. Dat is 30 dagen later" in summary(
        tabellen
    )


def test_a_start_on_schedule_is_said_to_be_so() -> None:
    op_tijd = {**GOVERNANCE, "verwacht_op": "2022-10-31"}
    assert "Dat is niet later dan in het eerste plan." in summary(levering(op_tijd, START))


def test_when_nothing_waits_the_summary_does_not_say_that_it_does() -> None:
    tabellen = levering({**GOVERNANCE, "gereed_op": "2022-04-20"}, START)
    assert plan.start_keten_op(tabellen).waarde is None
    assert "wacht" not in summary(tabellen)


def test_the_five_goals_of_the_programme_are_in_the_example() -> None:
    tabellen = dienstverlening.load("2022-T1")
    assert doelen.aantal_doelen(tabellen).waarde == 5
    assert len(doelen.overzicht(tabellen).rijen) == 5
