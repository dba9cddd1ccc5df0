"""A fact: its text, its change and its form in JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_analytics.results.feit import Feit, Feiten, Vergelijking
from duo_analytics.values import MIME, VERBORGEN, Getal
from tests.resultaten import BRON, ECHT, X, feit

NBSP, MINUS = "\u00a0", "\u2212"
GETALLEN = st.one_of(
    st.decimals(-999, 999, places=2, allow_nan=False), st.none(), st.just(VERBORGEN)
)


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(12.35, f"12,4{NBSP}fte"), (None, "n.v.t."), (X, "x")]
)
def test_a_fact_reads_as_a_number_with_its_unit_or_says_that_there_is_none(
    waarde: float | Getal, tekst: str
) -> None:
    assert feit(waarde).tekst == tekst


@pytest.mark.parametrize(
    ("nu", "toen", "verandering"),
    [
        (12.4, 11.2, f"+1,2{NBSP}fte"),
        (11.2, 12.4, f"{MINUS}1,2{NBSP}fte"),
        (12.4, 12.41, "gelijk"),
        (12.4, None, "n.v.t."),
        (12.4, X, "n.v.t."),
        (X, 12.4, "n.v.t."),
        (None, 12.4, "n.v.t."),
    ],
)
def test_a_change_needs_two_numbers_that_may_be_seen(
    nu: float | Getal, toen: float | Getal, verandering: str
) -> None:
    f = feit(nu, vorig_jaar=toen)
    assert f.verandering(f.vorig_jaar) == verandering


def test_without_a_comparison_there_is_no_change() -> None:
    assert feit(1).verandering(None) == "n.v.t."


def test_one_invented_source_makes_the_fact_fictief() -> None:
    assert feit(1, bronnen=(ECHT, BRON)).fictief
    assert not feit(1, bronnen=(ECHT,)).fictief


@given(nu=GETALLEN, toen=GETALLEN, kern=st.booleans())
def test_a_fact_comes_back_from_json_as_it_was(nu: Getal, toen: Getal, kern: bool) -> None:
    f = feit(nu, vorig_jaar=toen, kern=kern, vorige=Vergelijking("2021-T3", toen))
    assert Feit.from_json(json.loads(json.dumps(f.to_json()))) == f


def test_json_carries_the_text_and_the_soort_for_other_programs() -> None:
    ruw = feit(12.35).to_json()
    assert (ruw["soort"], ruw["tekst"], ruw["waarde"]) == ("feit", f"12,4{NBSP}fte", {"d": "12.35"})
    assert ruw["vorige"] is None


def test_a_hidden_fact_tells_nothing_in_json() -> None:
    ruw = feit(X, vorig_jaar=X).to_json()
    assert ruw["waarde"] == ruw["vorig_jaar"]["waarde"] == {"x": True}
    assert ruw["tekst"] == "x"


def test_text_in_the_place_of_a_compared_number_is_refused() -> None:
    ruw = feit(1).to_json()
    ruw["vorig_jaar"] = {"periode": "2021-T1", "waarde": "3"}
    with pytest.raises(TypeError, match="not a number: '3'"):
        Feit.from_json(ruw)


BEIDE = Feiten((feit(12.4, vorig_jaar=11.2), feit(X, naam="proef.ziek", titel="<Ziek>")))


def test_a_fact_is_found_by_its_name_with_or_without_the_chapter() -> None:
    assert BEIDE["bezetting_fte"] is BEIDE["proef.bezetting_fte"] is BEIDE.feiten[0]
    with pytest.raises(KeyError):
        BEIDE["knikkers"]


def test_the_facts_of_a_chapter_come_back_from_json() -> None:
    assert Feiten.from_json(json.loads(json.dumps(BEIDE.to_json()))) == BEIDE


def test_a_notebook_shows_values_moments_and_changes() -> None:
    bundel = BEIDE._repr_mimebundle_()
    assert bundel[MIME] == BEIDE.to_json()
    assert bundel["text/plain"].splitlines() == [
        f"Bezetting: 12,4{NBSP}fte (op 30 april 2022)",
        "<Ziek>: x (op 30 april 2022)",
    ]
    assert f"<td>+1,2{NBSP}fte</td>" in bundel["text/html"]
    assert "&lt;Ziek&gt;" in bundel["text/html"]


def test_decimals_of_the_fact_itself_count() -> None:
    assert feit(Decimal("12.345"), decimalen=2).tekst == f"12,35{NBSP}fte"
