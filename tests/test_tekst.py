"""Sentences in which every number is a fact; a number that may not be seen is never told."""

from __future__ import annotations

import json

import pytest

from duo_analytics.results.feit import Vergelijking
from duo_analytics.results.tekst import (
    Tekst,
    Verwijzing,
    Zin,
    alinea,
    allowed_texts,
    make_text,
    zin,
)
from duo_analytics.values import MIME, Getal
from tests.resultaten import X, feit

NBSP = "\u00a0"
BEZETTING = feit(12.4, vorig_jaar=11.2)


def plain(regel: Zin) -> str:
    return make_text(regel).plat.replace(NBSP, " ")


def test_a_sentence_holds_words_and_references_to_facts() -> None:
    assert zin("Er is {b} bezet.", b=BEZETTING) == (
        "Er is ",
        Verwijzing("proef.bezetting_fte", f"12,4{NBSP}fte"),
        " bezet.",
    )


def test_a_change_with_last_year_or_the_previous_period_goes_before_dan() -> None:
    f = feit(12.4, vorig_jaar=11.2, vorige=Vergelijking("2021-T3", feit(13).waarde))
    assert plain(zin("Dat is {f:jaar} dan toen.", f=f)) == "Dat is 1,2 fte meer dan toen."
    assert plain(zin("Dat is {f:vorige} dan toen.", f=f)) == "Dat is 0,6 fte minder dan toen."


@pytest.mark.parametrize(
    ("eenheid", "woorden"), [("fte", "evenveel"), ("pct", "even hoog"), ("weken", "even lang")]
)
def test_where_nothing_changed_dan_becomes_als(eenheid: str, woorden: str) -> None:
    f = feit(12.4, vorig_jaar=12.4, eenheid=eenheid)
    zin_ = zin("Het is {f:jaar} dan toen, meer dan gedacht.", f=f)
    assert plain(zin_) == f"Het is {woorden} als toen, meer dan gedacht."


@pytest.mark.parametrize("waarde", [X, None])
def test_a_sentence_with_a_fact_that_cannot_be_shown_disappears(waarde: Getal) -> None:
    assert zin("Er is {b} en {a}.", b=BEZETTING, a=feit(waarde)) == ()


@pytest.mark.parametrize("toen", [X, None])
@pytest.mark.parametrize("vorm", ["jaar", "vorige"])
def test_so_does_one_with_a_change_from_what_cannot_be_shown(toen: Getal, vorm: str) -> None:
    f = feit(12.4, vorig_jaar=toen, vorige=Vergelijking("2021-T3", toen))
    assert zin(f"Dat is {{f:{vorm}}} dan toen.", f=f) == ()


def test_a_change_without_a_comparison_disappears_too() -> None:
    assert zin("Dat is {f:vorige} dan toen.", f=feit(1)) == ()


def test_a_fact_or_a_comparison_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        zin("Er is {knikkers}.", b=BEZETTING)
    with pytest.raises(KeyError):
        zin("Er is {b:eeuw}.", b=BEZETTING)


def test_a_paragraph_joins_the_sentences_that_can_be_told() -> None:
    regel = alinea(zin("Eerst dit."), zin("Dan {a}.", a=feit(X)), zin("En {b}.", b=BEZETTING))
    assert plain(regel) == "Eerst dit. En 12,4 fte."
    assert alinea(zin("{a}", a=feit(X))) == ()


def test_a_text_leaves_paragraphs_out_that_have_nothing_to_tell() -> None:
    tekst = make_text(alinea(zin("Een.")), alinea(), alinea(zin("Twee.")))
    assert tekst.plat == "Een.\n\nTwee."


def test_a_text_comes_back_from_json_as_it_was() -> None:
    tekst = make_text(alinea(zin("Er is {b} bezet.", b=BEZETTING)), alinea(zin("Klaar.")))
    assert Tekst.from_json(json.loads(json.dumps(tekst.to_json()))) == tekst


def test_a_notebook_shows_paragraphs_and_escapes_them() -> None:
    tekst = make_text(alinea(zin("A < B.")), alinea(zin("Er is {b}.", b=BEZETTING)))
    bundel = tekst._repr_mimebundle_()
    assert bundel["text/html"] == f"<p>A &lt; B.</p><p>Er is 12,4{NBSP}fte.</p>"
    assert bundel["text/plain"] == tekst.plat
    assert bundel[MIME] == tekst.to_json()


def test_only_the_value_and_the_two_changes_of_a_fact_may_be_printed() -> None:
    assert allowed_texts(BEZETTING) == {f"12,4{NBSP}fte", f"1,2{NBSP}fte meer", None}
    assert allowed_texts(feit(X, vorig_jaar=3)) == {None}
