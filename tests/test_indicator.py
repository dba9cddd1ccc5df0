"""Indicators: how they are declared and found, and what they are compared with."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from types import ModuleType

import pytest

from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.results.feit import Vergelijking
from duo_analytics.results.indicator import Indicator, Moment, compute, declared, indicator
from duo_analytics.values import VERBORGEN, Getal
from tests.tabellen import delivery, frame

T1 = Periode(2022, 1)


def declare(moment: Moment = Moment.PEILDATUM, naam: str = "maand") -> Indicator:
    """A figure that tells in which month its peildatum lies."""

    def maand(tabellen: Tabellen) -> Getal:
        return Decimal(100 * tabellen.peil.jaar + tabellen.peil.peildatum.month)

    maand.__name__ = naam
    maand.__module__ = "duo_analytics.chapters.proef.tijd"
    return indicator(
        "Maand",
        eenheid="aantal",
        moment=moment,
        definitie="De maand van de peildatum.",
        formule="jaar x 100 + maand",
        tabellen=("loonsom", "inhuur"),
        kern=True,
    )(maand)


def value(tekst: str | None) -> Decimal | None:
    return None if tekst is None else Decimal(tekst)


def tables(gegevens_vanaf: date = date(2015, 1, 1)) -> Tabellen:
    return delivery(
        "2022-T1",
        gegevens_vanaf=gegevens_vanaf,
        loonsom=frame("loonsom"),
        inhuur=frame("inhuur"),
    )


def test_a_name_is_the_chapter_and_the_function_whatever_the_module_in_it() -> None:
    assert declare().naam == "proef.maand"


def test_the_fact_has_what_was_declared_and_where_it_comes_from() -> None:
    feit = declare()(tables())
    assert (feit.naam, feit.titel, feit.waarde) == ("proef.maand", "Maand", Decimal(202204))
    assert (feit.eenheid, feit.decimalen, feit.kern) == ("aantal", 0, True)
    assert (feit.definitie, feit.formule) == ("De maand van de peildatum.", "jaar x 100 + maand")
    assert [bron.blad for bron in feit.bronnen] == ["Loonsom", "Inhuur"]


def test_the_same_figure_is_computed_for_last_year_and_the_previous_period() -> None:
    feit = declare()(tables())
    assert feit.vorig_jaar == Vergelijking("2021-T1", Decimal(202104))
    assert feit.vorige == Vergelijking("2021-T3", Decimal(202112))


@pytest.mark.parametrize(
    ("moment", "vanaf", "vorig_jaar", "vorige"),
    [
        (Moment.PEILDATUM, date(2021, 4, 30), "202104", "202112"),
        (Moment.PEILDATUM, date(2021, 5, 1), None, "202112"),
        (Moment.PEILDATUM, date(2022, 1, 1), None, None),
        (Moment.TERTAAL, date(2020, 12, 31), "202104", "202112"),
        (Moment.TERTAAL, date(2021, 1, 1), None, "202112"),
        (Moment.TWAALF_MAANDEN, date(2020, 4, 30), "202104", "202112"),
        (Moment.TWAALF_MAANDEN, date(2020, 12, 31), None, "202112"),
        (Moment.TWAALF_MAANDEN, date(2021, 1, 1), None, None),
        (Moment.JAAR_TOT_NU, date(2020, 12, 31), "202104", "202112"),
        (Moment.VORIG_JAAR, date(2020, 1, 1), "202104", "202112"),
        (Moment.VORIG_JAAR, date(2020, 1, 2), None, None),
        (Moment.LOPEND_JAAR, date(2021, 1, 1), "202104", "202112"),
    ],
)
def test_what_the_history_does_not_reach_is_not_compared(
    moment: Moment, vanaf: date, vorig_jaar: str | None, vorige: str | None
) -> None:
    feit = declare(moment)(tables(vanaf))
    assert feit.waarde == 202204
    assert feit.vorig_jaar == Vergelijking("2021-T1", value(vorig_jaar))
    assert feit.vorige == Vergelijking("2021-T3", value(vorige))


@pytest.mark.parametrize(
    ("moment", "woorden"),
    [
        (Moment.PEILDATUM, "op 30 april 2022"),
        (Moment.TERTAAL, "januari tot en met april 2022"),
        (Moment.TWAALF_MAANDEN, "1 mei 2021 tot en met 30 april 2022"),
        (Moment.JAAR_TOT_NU, "1 januari 2022 tot en met 30 april 2022"),
        (Moment.VORIG_JAAR, "over 2021"),
        (Moment.LOPEND_JAAR, "over 2022"),
    ],
)
def test_the_moment_of_a_fact_is_told_in_words(moment: Moment, woorden: str) -> None:
    assert declare(moment)(tables()).moment == woorden


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_has_words_and_a_first_day(moment: Moment) -> None:
    assert moment.in_woorden(T1)
    assert moment.needs_from(T1) <= T1.peildatum


def test_a_hidden_earlier_value_stays_hidden() -> None:
    @indicator(
        "Klein",
        eenheid="personen",
        moment=Moment.PEILDATUM,
        definitie="d",
        formule="f",
        tabellen=("loonsom",),
    )
    def klein(tabellen: Tabellen) -> Getal:
        return VERBORGEN if tabellen.peil < T1 else Decimal(12)

    feit = klein(tables())
    assert feit.vorige == Vergelijking("2021-T3", VERBORGEN)
    assert feit.verandering(feit.vorige) == "n.v.t."


def test_decimals_are_those_of_the_unit_unless_declared() -> None:
    def aandeel(decimalen: int | None) -> Indicator:
        return indicator(
            "Aandeel",
            eenheid="pct",
            moment=Moment.TERTAAL,
            definitie="d",
            formule="f",
            tabellen=("loonsom",),
            decimalen=decimalen,
        )(lambda _: None)

    assert [aandeel(None).decimalen, aandeel(2).decimalen, aandeel(0).decimalen] == [1, 2, 0]


@pytest.fixture
def chapter(monkeypatch: pytest.MonkeyPatch) -> str:
    """A chapter module with two indicators and something else."""
    module = ModuleType("duo_analytics.chapters.proef")
    vars(module).update(
        tweede=declare(naam="tweede"), los=3, eerste=declare(Moment.TERTAAL, "eerste")
    )
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module.__name__


def test_the_indicators_of_a_chapter_are_found_in_the_order_of_their_declaration(
    chapter: str,
) -> None:
    assert [i.naam for i in declared(chapter)] == ["proef.tweede", "proef.eerste"]


def test_the_facts_of_a_chapter_are_all_its_indicators(chapter: str) -> None:
    feiten = compute(chapter, tables())
    assert [feit.naam for feit in feiten.feiten] == ["proef.tweede", "proef.eerste"]


def test_a_chapter_package_gives_the_indicators_of_each_of_its_modules() -> None:
    namen = [i.naam for i in declared("duo_analytics.chapters.formatie")]
    assert {"formatie.bezetting_fte", "formatie.uitstroom_pct"} <= set(namen)
    assert len(namen) == len(set(namen))
