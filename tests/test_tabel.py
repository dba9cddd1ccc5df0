"""A table: its headers, its cells as a reader sees them, and its form in JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from duo_analytics.results.tabel import NOOT_VERBORGEN, Kop, Tabel, as_html, make_table
from duo_analytics.values import MIME
from tests.resultaten import BRON, ECHT, X, tabel

VOLLEDIG = tabel(
    ["Werkgever", "Bezetting", Kop("Aandeel", "pct")],
    ("Diemen", 1234.56, 5.75),
    ("Uithoorn", X, None),
    ("Totaal", 0, 100),
    noten=("Peildatum is de laatste dag.",),
    totaalrijen=1,
)


@pytest.mark.parametrize(
    ("kop", "tekst"),
    [
        (Kop("Werkgever"), "Werkgever"),
        (Kop("Bezetting", "fte"), "Bezetting (fte)"),
        (Kop("Aandeel", "pct"), "Aandeel (%)"),
        (Kop("Kosten", "eur"), "Kosten (€)"),
        (Kop("Instroom (%)", "pct"), "Instroom (%)"),
        (Kop("Open vacatures", "vacatures"), "Open vacatures"),
        (Kop("Fte begin", "fte"), "Fte begin"),
        (Kop("Inhuur", "uren"), "Inhuur (uur)"),
        (Kop("Aantal", "aantal"), "Aantal"),
    ],
)
def test_a_header_names_the_unit_once(kop: Kop, tekst: str) -> None:
    assert kop.met_eenheid == tekst


def test_a_header_prints_the_decimals_of_its_unit_unless_it_says_otherwise() -> None:
    assert [Kop("a", "fte").plaatsen, Kop("a", "eur").plaatsen, Kop("a").plaatsen] == [1, 0, 0]
    assert Kop("a", "eur", 2).plaatsen == 2
    assert Kop("a", "fte", 0).plaatsen == 0


def test_a_reader_sees_rounded_numbers_x_for_hidden_and_nvt_for_nothing() -> None:
    assert list(VOLLEDIG.teksten()) == [
        ("Diemen", "1.234,6", "5,8"),
        ("Uithoorn", "x", "n.v.t."),
        ("Totaal", "0,0", "100,0"),
    ]


def test_a_column_is_found_by_its_header() -> None:
    assert VOLLEDIG.kolom("Aandeel") == (Decimal("5.75"), None, Decimal(100))
    assert VOLLEDIG.plaats("Aandeel") == 2
    assert VOLLEDIG.kop("Aandeel").eenheid == "pct"
    with pytest.raises(KeyError):
        VOLLEDIG.kolom("Knikkers")


def test_two_columns_with_one_header_are_refused() -> None:
    with pytest.raises(ValueError, match=r"proef\.tabel: more than one column \['Aantal'\]"):
        tabel(["Team", "Aantal", "Aantal"])


def test_columns_that_only_served_to_protect_can_be_left_out() -> None:
    smal = VOLLEDIG.zonder("Bezetting")
    assert [kop.tekst for kop in smal.koppen] == ["Werkgever", "Aandeel"]
    assert smal.rijen[0] == ("Diemen", Decimal("5.75"))
    assert not smal.heeft_verborgen
    with pytest.raises(KeyError):
        VOLLEDIG.zonder("Knikkers")


def test_the_marker_of_hidden_cells_is_explained_only_where_it_stands() -> None:
    assert VOLLEDIG.voetnoten == ("Peildatum is de laatste dag.", NOOT_VERBORGEN)
    assert tabel(["Team", "Bezetting"], ("I&A", 3)).voetnoten == ()


def test_one_invented_source_makes_the_table_fictief() -> None:
    assert VOLLEDIG.met(bronnen=(ECHT, BRON)).fictief
    assert not VOLLEDIG.met(bronnen=(ECHT,)).fictief


def test_a_table_comes_back_from_json_as_it_was() -> None:
    assert Tabel.from_json(json.loads(json.dumps(VOLLEDIG.to_json()))) == VOLLEDIG


def test_a_frame_becomes_rows_without_binary_noise_and_with_gaps() -> None:
    frame = pd.DataFrame(
        {
            "naam": ["a", "b", "c", "d"],
            "fte": [0.1 + 0.2, np.nan, 3, 4],
            "aantal": pd.array([1, 2, None, 4], dtype="Int64"),
            "som": [Decimal("1.50"), X, None, np.int64(7)],
        }
    )
    koppen = {"som": Kop("Som", "fte"), "fte": Kop("Fte", "fte"), "aantal": Kop("n", "aantal")}
    uitkomst = make_table("proef.frame", "Frame", "nu", frame, koppen, [BRON], totaalrijen=1)
    assert uitkomst.rijen == (
        (Decimal("1.50"), Decimal("0.3"), Decimal(1)),
        (X, None, Decimal(2)),
        (None, Decimal(3), None),
        (Decimal(7), Decimal(4), Decimal(4)),
    )
    assert [kop.tekst for kop in uitkomst.koppen] == ["Som", "Fte", "n"]
    assert (uitkomst.totaalrijen, uitkomst.bronnen) == (1, (BRON,))


def test_an_empty_frame_becomes_a_table_without_rows() -> None:
    leeg = pd.DataFrame({"naam": []})
    assert make_table("proef.leeg", "Leeg", "nu", leeg, {"naam": Kop("Naam")}, []).rijen == ()


def test_a_notebook_shows_the_table_and_carries_its_structured_form() -> None:
    bundel = VOLLEDIG._repr_mimebundle_()
    assert bundel[MIME] == VOLLEDIG.to_json()
    assert bundel["text/plain"].splitlines()[1] == "Diemen  1.234,6  5,8"
    assert bundel["text/html"] == as_html(VOLLEDIG)


def test_html_shows_titles_headers_and_notes_and_escapes_all_text() -> None:
    gemeen = tabel(["<b>Team", "Bezetting"], ("<script>", 1), titel="<i>", noten=("&",))
    assert as_html(gemeen) == (
        "<table><caption>&lt;i&gt;, op 30 april 2022</caption>"
        "<tr><th>&lt;b&gt;Team</th><th>Bezetting (fte)</th></tr>"
        "<tr><td>&lt;script&gt;</td><td>1,0</td></tr></table><p>&amp;</p>"
    )
