"""The chapter as a whole: its key facts, and a summary that tells no hidden or missing number."""

from __future__ import annotations

import pytest

from duo_analytics.chapters import formatie
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.results.feit import Feiten
from tests.personeel import IA, Rij, job, jobs, post
from tests.tabellen import delivery, frame


def firm(*dienstverbanden: Rij) -> Tabellen:
    """A delivery of all tables, of which those that are not about people are empty."""
    return delivery(
        "2022-T1",
        dienstverbanden=frame("dienstverbanden", *dienstverbanden),
        formatie=frame("formatie", post(10)),
        verzuim=frame("verzuim"),
        inhuur=frame("inhuur"),
        loonsom=frame("loonsom"),
    )


@pytest.fixture(scope="module")
def voorbeeld() -> Feiten:
    return formatie.feiten(formatie.load("2022-T1"))


def test_four_facts_stand_in_the_summary_of_the_rapportage(voorbeeld: Feiten) -> None:
    assert [feit.naam for feit in voorbeeld.feiten if feit.kern] == [
        "formatie.bezetting_fte",
        "formatie.bezettingsgraad_ia_pct",
        "formatie.uitstroom_ia_pct",
        "formatie.verzuim_pct",
    ]


def test_every_number_of_the_summary_is_a_fact_of_the_chapter(voorbeeld: Feiten) -> None:
    tekst = formatie.samenvatting(voorbeeld)
    namen = {deel.feit for alinea in tekst.alineas for deel in alinea if not isinstance(deel, str)}
    assert namen <= {feit.naam for feit in voorbeeld.feiten}
    assert len(tekst.alineas) == 6
    assert not any(
        teken.isdigit()
        for alinea in tekst.alineas
        for deel in alinea
        if isinstance(deel, str)
        for teken in deel
    )


def test_hidden_and_missing_facts_are_not_told() -> None:
    """Four people, no I&A, no loonsom: what is left is the fte, and that nobody came or left."""
    feiten = formatie.feiten(firm(*jobs("A", 4, "2020-01-01")))
    assert feiten["personen"].tekst == "x"
    assert formatie.samenvatting(feiten).plat.split("\n\n") == [
        "De vier werkgevers hebben samen 10,0\u00a0fte formatie. Daarvan is 4,0\u00a0fte bezet "
        "(40,0%). Vergeleken met een jaar eerder is dat evenveel.",
        "Binnen vijf jaar bereiken 0\u00a0personen de AOW-leeftijd.",
        "Inhuur kostte €\u00a00 in twaalf maanden.",
    ]


def test_the_team_is_told_apart_where_there_is_one() -> None:
    rijen = [*jobs("A", 12, "2020-01-01", team=IA), job("B", "2020-01-01")]
    alineas = formatie.samenvatting(formatie.feiten(firm(*rijen))).plat.split("\n\n")
    assert any(alinea.startswith("De uitstroom bij I&A was 0,0%") for alinea in alineas)
