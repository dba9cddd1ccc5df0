"""The chapter governance: its last milestone, who is responsible, and what the summary says."""

from __future__ import annotations

import pytest

from duo_analytics.chapters import governance
from duo_analytics.chapters.governance import plan, wie
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from tests.sturing import acties, mijlpalen, risicos
from tests.tabellen import delivery

OKTOBER: dict[str, object] = {
    "mijlpaal_id": "G9", "gepland_op": "2022-10-31", "omschrijving": "Voorstel",
}  # fmt: skip


def levering(*rijen: dict[str, object]) -> Tabellen:
    """A delivery of 2022-T1 with these milestones."""
    besluit: dict[str, object] = {"besluit_op": "2022-01-20", "deadline": "2022-03-31"}
    gevaar: dict[str, object] = {"risico_id": "1", "kans": 5, "impact": 4, "draagt": "Diemen"}
    return delivery(
        "2022-T1",
        mijlpalen=mijlpalen(*rijen),
        acties=acties(besluit, {**besluit, "verantwoordelijke": "De gemeenten"}),
        risicos=risicos(gevaar),
    )


def summary(tabellen: Tabellen) -> str:
    """The summary with ordinary spaces."""
    return governance.samenvatting(governance.feiten(tabellen)).plat.replace("\u00a0", " ")


def test_the_last_milestone_has_its_day_its_slip_and_its_chain() -> None:
    voor: dict[str, object] = {
        "mijlpaal_id": "G8", "gepland_op": "2022-08-31", "verwacht_op": "2022-09-30",
    }  # fmt: skip
    tabellen = levering(voor, {**OKTOBER, "verwacht_op": "2022-11-02", "afhankelijk_van": "G8"})
    assert plan.laatste_op(tabellen).tekst.replace("\u00a0", " ") == "2 november 2022"
    assert plan.laatste_uitloop_dagen(tabellen).waarde == 2
    assert plan.laatste_keten_op(tabellen).tekst.replace("\u00a0", " ") == "30 november 2022"


def test_the_last_milestone_of_earlier_is_the_same_one() -> None:
    eerder = {**OKTOBER, "peildatum": "2021-12-31", "verwacht_op": "2022-10-31"}
    tabellen = levering(eerder, {**OKTOBER, "verwacht_op": "2022-11-25"})
    feit = plan.laatste_op(tabellen)
    assert feit.verandering(feit.vorige) == "+25\u00a0dagen"
    assert feit.vorig_jaar is not None
    assert feit.vorig_jaar.waarde is None


@pytest.mark.parametrize(
    ("rij", "zinnen"),
    [
        (
            {"verwacht_op": "2022-10-31"},
            "De laatste mijlpaal van de governance staat op 31 oktober 2022. Dat is niet later dan "
            "in het eerste plan.",
        ),
        (
            {"verwacht_op": "2022-11-01"},
            "De laatste mijlpaal van de governance staat op 1 november 2022. Dat is 1 dag later "
            "dan in het eerste plan.",
        ),
        ({}, "Wanneer de laatste mijlpaal van de governance klaar is, is niet bekend."),
    ],
)
def test_the_summary_tells_whether_the_plan_holds(rij: dict[str, object], zinnen: str) -> None:
    assert summary(levering({**OKTOBER, **rij})).startswith(zinnen)


def test_the_summary_tells_when_the_chain_is_later() -> None:
    voor: dict[str, object] = {
        "mijlpaal_id": "G8", "gepland_op": "2022-08-31", "verwacht_op": "2022-09-30",
    }  # fmt: skip
    laatste = {**OKTOBER, "verwacht_op": "2022-10-31", "afhankelijk_van": "G8"}
    assert "kan het niet eerder dan 30 november 2022." in summary(levering(voor, laatste))


def test_without_a_plan_the_summary_is_silent_about_it() -> None:
    tekst = summary(levering())
    assert "mijlpaal" not in tekst
    assert tekst.startswith("Er zijn 2 besluiten genomen in deze periode.")


def test_gemeenten_and_duo_add_up_in_who_is_responsible() -> None:
    gemeente: dict[str, object] = {
        "mijlpaal_id": "G7", "gepland_op": "2022-01-31", "verwacht_op": "2022-06-30",
        "verantwoordelijke": "De gemeenten",
    }  # fmt: skip
    klaar: dict[str, object] = {
        "mijlpaal_id": "G1", "gepland_op": "2022-01-31", "gereed_op": "2022-01-31",
    }  # fmt: skip
    tabel = wie.verdeling(levering(klaar, gemeente, {**OKTOBER, "verwacht_op": "2022-10-31"}))
    assert list(tabel.teksten()) == [
        ("De gemeenten", "1", "1", "1", "1", "0", "0"),
        ("Diemen", "0", "0", "0", "0", "1", "1"),
        ("Duo+", "1", "0", "1", "1", "0", "0"),
        ("Totaal", "2", "1", "2", "2", "1", "1"),
    ]


@pytest.mark.parametrize("periode", ["2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2"])
def test_the_table_of_who_closes_with_the_facts(periode: str) -> None:
    tabellen = governance.load(periode)
    totaal = wie.verdeling(tabellen).rijen[-1]
    assert totaal[3] == plan.acties_open(tabellen).waarde
    assert totaal[4] == plan.acties_te_laat(tabellen).waarde
    assert totaal[6] == plan.risicos_hoog(tabellen).waarde


def test_october_is_only_feasible_when_time_is_won_back() -> None:
    """The story of the example: the owner keeps to October, the chain says January."""
    tabellen = governance.load("2022-T1")
    assert plan.laatste_op(tabellen).tekst.replace("\u00a0", " ") == "31 oktober 2022"
    assert plan.laatste_keten_op(tabellen).tekst.replace("\u00a0", " ") == "20 januari 2023"
    later = plan.laatste_op(tabellen.op(Periode(2022, 1)))
    assert later.waarde == plan.laatste_op(tabellen).waarde
