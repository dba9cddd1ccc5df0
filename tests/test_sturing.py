"""What every chapter with a theme shows of its plan, actions and risks."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode, day_number
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.statistics.mijlpalen import day_of, days_of, last_milestone, row_of
from duo_analytics.sturing import feiten
from duo_analytics.sturing.acties import Acties
from duo_analytics.sturing.mijlpalen import Mijlpalen
from duo_analytics.sturing.risicos import Risicos
from duo_analytics.sturing.woorden import er_is, median_age
from duo_analytics.values import Getal
from tests.sturing import acties, mijlpalen, risicos
from tests.tabellen import delivery

GOVERNANCE = "governance"
PLAN = (
    {"mijlpaal_id": "A", "gepland_op": "2020-06-30", "gereed_op": "2020-07-01"},
    {"mijlpaal_id": "B", "gepland_op": "2022-02-28", "verwacht_op": "2022-05-20"},
    {"mijlpaal_id": "C", "gepland_op": "2022-05-31", "verwacht_op": "2022-05-31",
     "afhankelijk_van": "B"},
    {"mijlpaal_id": "D", "gepland_op": "2022-04-15", "gereed_op": "2022-04-12"},
    {"mijlpaal_id": "E", "gepland_op": "2022-12-31"},
)  # fmt: skip
EERDER = (
    {"mijlpaal_id": "B", "gepland_op": "2022-02-28", "verwacht_op": "2022-02-28",
     "peildatum": "2021-12-31"},
    {"mijlpaal_id": "Z", "gepland_op": "2023-06-30", "verwacht_op": "2023-06-30",
     "peildatum": "2021-12-31"},
)  # fmt: skip
BESLUITEN = (
    {"besluit_op": "2021-10-01", "deadline": "2022-01-31", "gremium": "Bestuur"},
    {"besluit_op": "2022-04-10", "deadline": "2022-06-30"},
    {"besluit_op": "2022-03-01", "gereed_op": "2022-04-01"},
    {"besluit_op": "2022-04-01", "thema": "Herstart"},
)
GEVAREN = (
    {"risico_id": "1", "kans": 3, "impact": 4, "peildatum": "2021-12-31"},
    {"risico_id": "1", "kans": 4, "impact": 4, "trend": "Stijgend", "bedrag": 25000.0,
     "oorzaak": "Te weinig tijd"},
    {"risico_id": "2", "kans": 2, "impact": 2, "thema": "Herstart"},
)  # fmt: skip


@pytest.fixture
def tabellen() -> Tabellen:
    """A plan with its history, three decisions and a risk of the governance; some of herstart."""
    return delivery(
        "2022-T1",
        mijlpalen=mijlpalen(*PLAN, *EERDER),
        acties=acties(*BESLUITEN),
        risicos=risicos(*GEVAREN),
    )


@pytest.fixture
def leeg() -> Tabellen:
    """A delivery in which nothing was written down."""
    return delivery("2022-T1", mijlpalen=mijlpalen(), acties=acties(), risicos=risicos())


def value(sjabloon: feiten.Themafeit, tabellen: Tabellen) -> Getal:
    """The value of a fact of the governance."""
    return sjabloon.voor(GOVERNANCE)(tabellen).waarde


def texts(tabel: Tabel) -> list[list[str]]:
    """The rows of a table as printed, with ordinary spaces."""
    return [[cel.replace("\u00a0", " ") for cel in rij] for rij in tabel.teksten()]


# Facts


@pytest.mark.parametrize(
    ("sjabloon", "verwacht"),
    [
        (feiten.MIJLPALEN_GEREED, 2),
        (feiten.MIJLPALEN_OPEN, 3),
        (feiten.MIJLPALEN_VERTRAAGD, 1),
        (feiten.MIJLPALEN_AANDACHT, 1),
        (feiten.ACTIES_OPEN, 2),
        (feiten.ACTIES_TE_LAAT, 1),
        (feiten.BESLUITEN, 2),
        (feiten.RISICOS_OPEN, 1),
        (feiten.RISICOS_HOOG, 1),
    ],
)
def test_a_fact_counts_only_its_own_theme(
    sjabloon: feiten.Themafeit, verwacht: int, tabellen: Tabellen
) -> None:
    assert value(sjabloon, tabellen) == verwacht


def test_the_age_of_open_actions_is_a_median_of_days(tabellen: Tabellen) -> None:
    """By hand: 1 October 2021 and 10 April 2022 to 30 April 2022 are 211 and 20 days."""
    assert value(feiten.ACTIES_LEEFTIJD, tabellen) == Decimal("115.5")


def test_a_fact_is_named_after_its_theme_and_says_it_in_its_title() -> None:
    feit = feiten.ACTIES_OPEN.voor("dienstverlening", kern=True)
    assert feit.naam == "dienstverlening.acties_open"
    assert feit.titel == "Open acties (Integrale dienstverlening)"
    assert feit.kern


def test_a_fact_is_compared_with_the_stand_of_the_previous_period(tabellen: Tabellen) -> None:
    feit = feiten.MIJLPALEN_OPEN.voor(GOVERNANCE)(tabellen)
    assert feit.vorige is not None
    assert feit.vorige.periode == "2021-T3"
    assert feit.vorige.waarde == 2
    assert feit.vorig_jaar is not None
    assert feit.vorig_jaar.waarde is None


def test_without_a_stand_nothing_is_zero(leeg: Tabellen) -> None:
    for sjabloon in (feiten.MIJLPALEN_OPEN, feiten.RISICOS_OPEN, feiten.RISICOS_HOOG,
                     feiten.ACTIES_LEEFTIJD):  # fmt: skip
        assert value(sjabloon, leeg) is None
    assert value(feiten.ACTIES_OPEN, leeg) == 0


def test_a_milestone_is_compared_with_itself_and_not_with_another_one(tabellen: Tabellen) -> None:
    """E is planned last now; in December that was Z, which is not in the plan any more."""

    def last(frame: pd.DataFrame) -> str | None:
        return last_milestone(frame, GOVERNANCE)

    nu = row_of(tabellen, last)
    assert nu is not None
    assert nu["omschrijving"] == "Mijlpaal E"
    toen = row_of(tabellen.op(Periode(2021, 3)), last)
    assert toen is None
    assert day_of(toen, "dan") is None
    assert days_of(toen, "uitloop") is None


# Milestones


def test_the_overview_shows_the_plan_the_slip_and_the_status(tabellen: Tabellen) -> None:
    tabel = Mijlpalen(GOVERNANCE).overzicht(tabellen)
    assert [[rij[0], *rij[3:]] for rij in texts(tabel)] == [
        ["Mijlpaal B", "28-02-2022", "20-05-2022", "81", "■ vertraagd"],
        ["Mijlpaal D", "15-04-2022", "12-04-2022", "−3", "✓ gereed"],
        ["Mijlpaal C", "31-05-2022", "31-05-2022", "0", "▲ aandacht"],
        ["Mijlpaal E", "31-12-2022", "n.v.t.", "n.v.t.", "○ niet gemeten"],
    ]


def test_the_overview_prints_the_rules_of_its_lights(tabellen: Tabellen) -> None:
    noten = [n.replace("\u00a0", " ") for n in Mijlpalen(GOVERNANCE).overzicht(tabellen).noten]
    assert "● op schema: hoogstens 7 dagen later dan gepland." in noten
    assert "■ vertraagd: meer dan 60 dagen later." in noten


def test_a_status_by_hand_stays_visible_with_its_reason() -> None:
    rij: dict[str, object] = {
        "mijlpaal_id": "A", "gepland_op": "2022-06-30", "verwacht_op": "2022-06-30",
        "status_handmatig": "Rood", "status_reden": "Er is geen datum.",
    }  # fmt: skip
    tabel = Mijlpalen(GOVERNANCE).overzicht(delivery("2022-T1", mijlpalen=mijlpalen(rij)))
    assert texts(tabel)[0][-1] == "■ vertraagd (met de hand)"
    noten = [n.replace("\u00a0", " ") for n in tabel.noten]
    assert "Met de hand: Mijlpaal A. Reden: Er is geen datum. Berekend: ● op schema." in noten


def test_the_timeline_draws_planned_ready_expected_and_the_chain(tabellen: Tabellen) -> None:
    grafiek = Mijlpalen(GOVERNANCE).tijdlijn(tabellen)
    assert [r.kop for r in grafiek.reeksen] == [
        "Gepland", "Gereed", "Verwacht", "Vroegst volgens de keten",
    ]  # fmt: skip
    assert [rij[1:] for rij in texts(grafiek.tabel)] == [
        ["28-02-2022", "n.v.t.", "20-05-2022", "n.v.t."],
        ["15-04-2022", "12-04-2022", "n.v.t.", "n.v.t."],
        ["31-05-2022", "n.v.t.", "31-05-2022", "20-08-2022"],
        ["31-12-2022", "n.v.t.", "n.v.t.", "n.v.t."],
    ]
    assert grafiek.drempels[0].waarde == day_number(tabellen.peil.peildatum)
    assert grafiek.boodschap == "Later dan gepland: 2 van de 3 open mijlpalen."


def test_the_timeline_of_a_plan_that_is_done_says_that_nothing_is_open() -> None:
    klaar: dict[str, object] = {
        "mijlpaal_id": "A", "gepland_op": "2022-02-28", "gereed_op": "2022-04-12",
    }  # fmt: skip
    tijdlijn = Mijlpalen(GOVERNANCE).tijdlijn(delivery("2022-T1", mijlpalen=mijlpalen(klaar)))
    assert tijdlijn.boodschap == "Er zijn geen open mijlpalen."


def test_the_chain_names_what_each_milestone_waits_for() -> None:
    programma: dict[str, object] = {"thema": "Integrale dienstverlening"}
    rijen: tuple[dict[str, object], ...] = (
        {"mijlpaal_id": "G", "gepland_op": "2022-10-31", "verwacht_op": "2022-11-30"},
        {"mijlpaal_id": "D", "gepland_op": "2022-11-15", "afhankelijk_van": "G", **programma},
    )
    tabel = Mijlpalen("dienstverlening").keten(delivery("2022-T1", mijlpalen=mijlpalen(*rijen)))
    assert texts(tabel) == [
        ["Mijlpaal G (Governance)", "niets", "31-10-2022", "30-11-2022", "30-11-2022", "30",
         "▲ aandacht"],
        ["Mijlpaal D", "Mijlpaal G (Governance)", "15-11-2022", "n.v.t.", "15-12-2022", "30",
         "▲ aandacht"],
    ]  # fmt: skip


def test_what_was_expected_at_each_stand_stands_side_by_side(tabellen: Tabellen) -> None:
    tabel = Mijlpalen(GOVERNANCE).verwachtingen(tabellen)
    assert [kop.tekst for kop in tabel.koppen] == [
        "Mijlpaal", "Gepland", "Stand december 2021", "Stand april 2022",
    ]  # fmt: skip
    assert texts(tabel)[0] == ["Mijlpaal B", "28-02-2022", "28-02-2022", "20-05-2022"]


# Actions and risks


def test_decisions_and_open_actions_add_up_over_the_gremia(tabellen: Tabellen) -> None:
    tabel = Acties(GOVERNANCE).per_gremium(tabellen)
    assert texts(tabel) == [
        ["Bestuur", "0", "1", "1", "211", "211"],
        ["Directieberaad", "2", "1", "0", "20", "20"],
        ["Totaal", "2", "2", "1", "116", "211"],
    ]


def test_open_actions_are_drawn_by_age_with_the_late_ones_apart(tabellen: Tabellen) -> None:
    grafiek = Acties(GOVERNANCE).leeftijd(tabellen)
    assert texts(grafiek.tabel) == [
        ["0 tot en met 30 dagen", "1", "0"],
        ["31 tot en met 90 dagen", "0", "0"],
        ["91 tot en met 180 dagen", "0", "0"],
        ["meer dan 180 dagen", "0", "1"],
        ["Totaal", "1", "1"],
    ]
    assert len(grafiek.rijen) == 4


def test_the_list_begins_with_the_action_that_is_late_longest(tabellen: Tabellen) -> None:
    assert [rij[0] for rij in texts(Acties(GOVERNANCE).lijst(tabellen))] == ["Actie 1", "Actie 2"]
    assert texts(Acties(GOVERNANCE).lijst(tabellen))[0][3:] == ["211", "31-01-2022", "89"]


def test_a_risk_shows_its_score_the_one_before_and_who_bears_it(tabellen: Tabellen) -> None:
    tabel = Risicos(GOVERNANCE).overzicht(tabellen)
    assert texts(tabel) == [
        ["Geen voorstel (oorzaak: te weinig tijd)", "4", "4", "16", "12", "■ hoog, stijgend",
         "geen", "Duo+", "25.000"],
    ]  # fmt: skip
    assert "15 of meer" in tabel.noten[0]


def test_a_theme_without_anything_has_empty_tables_that_say_so(leeg: Tabellen) -> None:
    plan, register, gevaren = Mijlpalen(GOVERNANCE), Acties(GOVERNANCE), Risicos(GOVERNANCE)
    for tabel in (plan.overzicht(leeg), plan.keten(leeg), plan.verwachtingen(leeg)):
        assert tabel.rijen == ()
    tijdlijn: Grafiek = plan.tijdlijn(leeg)
    assert "geen gegevens" in tijdlijn.svg
    assert texts(register.per_gremium(leeg)) == [["Totaal", "0", "0", "0", "n.v.t.", "n.v.t."]]
    assert "Er zijn geen open acties." in register.lijst(leeg).noten
    assert "Er zijn geen open risico's." in gevaren.overzicht(leeg).noten
    assert not any(register.leeftijd(leeg).tabel.kolom("Nog op tijd"))


# Words


@pytest.mark.parametrize(
    ("aantal", "zin"),
    [
        (0, "Er is geen actie open."),
        (1, "Er is 1\u00a0actie open."),
        (2, "Er zijn 2\u00a0acties open."),
    ],
)
def test_a_sentence_is_right_for_none_one_and_many(aantal: int, zin: str) -> None:
    rijen: list[dict[str, object]] = [{"besluit_op": "2022-04-01"}] * aantal
    feit = feiten.ACTIES_OPEN.voor(GOVERNANCE)(delivery("2022-T1", acties=acties(*rijen)))
    delen = er_is(feit, "open")
    assert "".join(d if isinstance(d, str) else d.tekst for d in delen) == zin


def test_a_fact_without_a_value_has_no_sentence(leeg: Tabellen) -> None:
    feit = feiten.MIJLPALEN_OPEN.voor(GOVERNANCE)(leeg)
    assert er_is(feit, "open") == ()


def test_the_age_of_one_action_is_no_half_of_the_actions() -> None:
    een = delivery("2022-T1", acties=acties({"besluit_op": "2022-04-01"}))
    open_, leeftijd = (
        f.voor(GOVERNANCE)(een) for f in (feiten.ACTIES_OPEN, feiten.ACTIES_LEEFTIJD)
    )
    assert median_age(open_, leeftijd) == ()
