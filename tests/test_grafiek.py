"""A chart object: what it draws of its table, and its form in JSON and in a notebook."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import as_html
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.values import MIME
from tests.resultaten import X, grafiek, tabel

INHOUD = tabel(
    ("Team", "Bezetting", "Formatie", "Laag"),
    ("<I&A>", 11.2, 13.5, 10), ("Inkoop", X, 4, None), ("Totaal", 30, 33, 0),
    totaalrijen=1,
)  # fmt: skip
GRAFIEK = Grafiek(
    INHOUD,
    (Reeks("Formatie", Vorm.MARKERING), Reeks("Bezetting", Vorm.INTERVAL, "Laag", "Formatie")),
    "fte",
    liggend=True,
    drempels=(Drempellijn("Norm", Decimal("8.25")),),
    boodschap="De bezetting blijft achter.",
)


def test_a_chart_has_the_name_of_its_table_and_draws_it_without_totals() -> None:
    assert GRAFIEK.naam == "proef.tabel"
    assert GRAFIEK.waarden("Bezetting") == (Decimal("11.2"), X)
    assert [rij[0] for rij in GRAFIEK.rijen] == ["<I&A>", "Inkoop"]


def test_the_numbers_of_a_chart_are_those_that_are_drawn_with_the_ends_of_intervals() -> None:
    assert " ".join(map(str, sorted(GRAFIEK.getallen))) == "4 4 10 11.2 13.5 13.5"


def test_series_that_have_a_colour_are_numbered_without_the_marks() -> None:
    assert GRAFIEK.nummer(GRAFIEK.reeksen[1]) == 0
    with pytest.raises(ValueError, match="not in list"):
        GRAFIEK.nummer(GRAFIEK.reeksen[0])


def test_a_norm_is_told_in_the_unit_of_the_chart_with_its_own_decimals() -> None:
    assert GRAFIEK.norm_waarde(Drempellijn("n", Decimal("8.25"))) == "8,25\u00a0fte"
    assert GRAFIEK.norm_waarde(Drempellijn("n", Decimal("8.00"))) == "8,0\u00a0fte"
    assert GRAFIEK.norm_waarde(Drempellijn("n", Decimal("8.123456"))) == "8,12\u00a0fte"


def test_only_lines_run_over_time() -> None:
    assert not GRAFIEK.over_tijd
    for vorm in (Vorm.LIJN, Vorm.TRAP):
        assert Grafiek(INHOUD, (Reeks("Bezetting", vorm),), "fte").over_tijd


def test_a_chart_comes_back_from_json_as_it_was_with_its_picture() -> None:
    ruw = json.loads(json.dumps(GRAFIEK.to_json()))
    terug = Grafiek.from_json(ruw)
    assert terug == GRAFIEK
    assert (terug.svg, terug.alt) == (GRAFIEK.svg, GRAFIEK.alt)


def test_a_chart_that_comes_back_is_not_drawn_again() -> None:
    terug = Grafiek.from_json({**GRAFIEK.to_json(), "svg": "<svg/>", "alt": "Een beeld."})
    assert (terug.svg, terug.alt) == ("<svg/>", "Een beeld.")


def test_a_notebook_shows_title_picture_source_and_numbers() -> None:
    bundel = GRAFIEK._repr_mimebundle_()
    assert bundel[MIME] == GRAFIEK.to_json()
    assert bundel["text/plain"] == f"Proef, op 30 april 2022. {GRAFIEK.alt}"
    html = bundel["text/html"]
    assert html.startswith("<figure><figcaption><b>Proef, op 30 april 2022</b></figcaption><svg ")
    assert "<p>Bron: personeel.xlsx, blad Formatie (A4:H190), fictief</p>" in html
    assert as_html(INHOUD) in html


def test_the_alt_text_stands_once_in_the_notebook_and_is_escaped() -> None:
    html = GRAFIEK._repr_mimebundle_()["text/html"]
    assert html.count("aria-label=") == 1
    assert "<I&A>" not in html


def test_an_author_may_write_the_alt_text_with_the_numbers_that_the_chart_shows() -> None:
    zelf = "De bezetting van Diemen is 5,2 fte: dat is het meest van alle."
    gemaakt = grafiek(("Team", "Bezetting"), ("Diemen", 5.2), ("Duo+", X), alt_tekst=zelf)
    assert gemaakt.alt == zelf
    assert f'aria-label="{zelf}"' in gemaakt.svg
    assert Grafiek.from_json(gemaakt.to_json()).alt == zelf


@pytest.mark.parametrize(
    ("alt", "waarom"),
    [
        ("Grafiek 1", "is een plaatshouder"),
        ("Zie de tabel", "is te kort om iets te zeggen"),
        ("  ", "is leeg"),
        ("Bij Duo+ werken 3 personen en dat is geheim.", "noemt 3, en dat toont de grafiek niet"),
    ],
)
def test_an_alt_text_that_says_nothing_or_something_hidden_is_refused(
    alt: str, waarom: str
) -> None:
    with pytest.raises(ValueError, match=f"de alternatieve tekst {waarom}"):
        grafiek(("Team", "Bezetting"), ("Diemen", 5.2), ("Duo+", X), alt_tekst=alt)
