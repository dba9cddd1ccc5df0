"""The SVG of a chart: small, the same each time, on its own two feet and with its alt text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import matplotlib as mpl

from duo_analytics.reference import Reference
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.svg import FONTS
from duo_analytics.results.tabel import Kop
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from tests.legible import SVG, texts
from tests.resultaten import grafiek, tabel

ROOT = Path(__file__).resolve().parents[1]
DRIE = ("Team", "Een", "Twee", "Drie")
AGAIN = """
from tests.test_svg import staven
print(staven().svg, end="")
"""


def staven() -> Grafiek:
    """Three series with hatches, marks of all kinds in the legend, and a norm."""
    norm = Drempellijn('Norm <&> "2021"', Decimal("2.5"))
    return grafiek(DRIE, ("I&A", 1, 2, 3), ("<b>", 3, 1, 2), liggend=True, drempels=(norm,))


def lijnen(naam: str = "proef.lijnen") -> Grafiek:
    kaal = grafiek(DRIE, ("mrt 22", 1, 2, 3), ("apr 22", 3, 1, 2), vorm=Vorm.LIJN)
    return Grafiek(kaal.tabel.met(naam=naam), kaal.reeksen, "fte")


def elements(svg: str) -> Iterator[ET.Element]:
    return ET.fromstring(svg).iter()  # noqa: S314 - drawn by ourselves just now


def test_it_is_one_element_that_can_stand_in_a_page_or_alone() -> None:
    svg = staven().svg
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert svg.endswith("</svg>")


def test_it_is_an_image_with_the_alt_text_in_dutch() -> None:
    beeld = staven()
    wortel = next(elements(beeld.svg))
    assert (wortel.get("role"), wortel.get("lang")) == ("img", "nl")
    assert wortel.get("aria-label") == beeld.alt


def test_it_points_nowhere_outside_itself() -> None:
    for beeld in (staven(), lijnen()):
        adressen = re.findall(r"[a-z]+://[^\s\"'<]*", beeld.svg)
        assert adressen == ["http://www.w3.org/2000/svg"]
        assert not re.search(r"<!|<\?|<script|<image|<foreignObject|xlink|@import", beeld.svg)


def test_it_has_no_title_that_shows_as_a_tooltip_no_metadata_and_no_style_for_the_page() -> None:
    namen = {element.tag.removeprefix(SVG) for element in elements(staven().svg)}
    assert not namen & {"title", "metadata", "style"}
    assert not any("style" in element.attrib for element in elements(staven().svg))


def test_every_reference_finds_its_own_id_once() -> None:
    for beeld in (staven(), lijnen()):
        ids = [e.attrib["id"] for e in elements(beeld.svg) if "id" in e.attrib]
        gebruikt = re.findall(r"(?:url\(|href=\")#([^)\"]+)", beeld.svg)
        assert set(gebruikt) == set(ids)
        assert len(ids) == len(set(ids)) > 0


def test_the_ids_of_two_charts_in_one_page_do_not_meet() -> None:
    een, twee = (
        set(re.findall(r'id="([^"]+)"', lijnen(naam).svg)) for naam in ("proef.een", "proef.twee")
    )
    assert een
    assert not een & twee
    assert all(re.fullmatch(r"proef-een-\d+", id_) for id_ in een)


def test_the_same_values_give_the_same_bytes() -> None:
    assert staven().svg == staven().svg
    assert lijnen().svg == lijnen().svg


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    omgeving = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    opdracht = [sys.executable, "-X", "utf8", "-c", AGAIN]
    uitvoer = subprocess.run(opdracht, env=omgeving, cwd=ROOT, check=True, capture_output=True)
    assert uitvoer.stdout.decode() == staven().svg


def test_other_settings_of_matplotlib_change_nothing() -> None:
    voor = staven().svg
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        assert staven().svg == voor
        assert mpl.rcParams["font.size"] == 30


def test_two_hidden_counts_give_the_same_picture_and_the_same_words() -> None:
    beelden = []
    for klein in (2, 3):
        inhoud = tabel(
            ("Team", Kop("Personen", "personen")),
            ("I&A", klein), ("Inkoop", 40 - klein), ("Facilitair", 60), ("Totaal", 100),
            totaalrijen=1,
        )  # fmt: skip
        veilig = protect(inhoud, Bescherming(("Personen",)), Reference.load())
        beelden.append(Grafiek(veilig, (Reeks("Personen", Vorm.STAAF),), "personen", liggend=True))
    een, twee = beelden
    assert een.svg == twee.svg
    assert een.alt == twee.alt
    assert een.to_json() == twee.to_json()


def test_coordinates_have_at_most_two_decimals_and_text_keeps_its_own() -> None:
    svg = grafiek(("Jaar", Kop("Kosten", "eur", 2)), ("1.234.567", 1234.5), liggend=True).svg
    teksten = [t.tekst for t in texts(svg)]
    assert "1.234.567" in teksten
    assert "1.234,50" in teksten
    geometrie = re.sub(r">[^<]*<|aria-label=\"[^\"]*\"", "", svg)
    assert not re.search(r"\d\.\d{3}", geometrie)


def test_text_stays_text_in_a_font_that_has_a_stand_in_everywhere() -> None:
    wortel = next(elements(staven().svg))
    assert wortel.get("font-family") == FONTS
    assert {"I&A", "<b>", "Een", "fictief"} <= {t.tekst for t in texts(staven().svg)}


def test_names_that_look_like_formulas_are_drawn_as_they_are() -> None:
    naam = r"$\frac{1}{$"
    assert naam in [t.tekst for t in texts(grafiek(("a", "b"), (naam, 1), liggend=True).svg)]


def test_a_chart_with_three_hatches_is_small() -> None:
    assert len(staven().svg.encode()) < 12_000
