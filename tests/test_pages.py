"""The rapportage as HTML."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from duo_analytics.rapportage.render import html
from tests.paginas import Pagina, faults
from tests.voorbeeld import EVIL, grafiek, rapportage

WHOLE = html.render(rapportage())
CHAPTER = html.render_chapter(rapportage(), rapportage().hoofdstukken[0])
each_page = pytest.mark.parametrize("page", [WHOLE, CHAPTER], ids=["rapportage", "hoofdstuk"])


@each_page
def test_a_page_is_sound(page: str) -> None:
    assert faults(page) == []


@each_page
def test_text_of_a_delivery_is_never_markup(page: str) -> None:
    assert EVIL not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@each_page
def test_a_page_of_invented_data_says_so_at_the_top_and_at_each_figure(page: str) -> None:
    pagina = Pagina(page)
    assert "Fictief: deze pagina" in pagina.text()
    titels = re.findall(r'<span class="nummer">.*?<span class="moment">', page, re.DOTALL)
    assert titels
    assert all("(fictief)" in titel for titel in titels)


def test_period_and_peildatum_stand_in_words() -> None:
    assert "Periode januari tot en met april 2022, peildatum 30 april 2022" in Pagina(WHOLE).text()


def test_chapters_stand_in_order_in_the_contents_and_on_the_page() -> None:
    anchors = [a["href"] for a in Pagina(WHOLE).fields("a")]
    assert anchors.index("#proef") < anchors.index("#tweede") < anchors.index("#begrippen")
    assert WHOLE.index('id="proef"') < WHOLE.index('id="tweede"')


def test_figures_and_tables_are_numbered_through_the_whole_rapportage() -> None:
    nummers = re.findall(r'<span class="nummer">(.*?)\.</span>', WHOLE)
    assert list(dict.fromkeys(nummers)) == ["Figuur 1", "Tabel 1", "Figuur 2", "Tabel 2"]
    assert "Figuur 1" in CHAPTER


def test_a_key_fact_shows_its_value_and_both_changes() -> None:
    text = re.sub("[ \n]+", " ", Pagina(WHOLE).text())
    assert "12,4\u00a0fte op 30 april 2022" in text
    assert "▲ +1,2\u00a0fte sinds vorig jaar" in text
    assert "niet te vergelijken met de vorige periode" in text


def test_a_number_in_a_sentence_leads_to_its_definition() -> None:
    assert '<a class="feit" href="#feit-proef-bezetting">12,4\u00a0fte</a>' in WHOLE
    assert '<dt id="feit-proef-bezetting">' in WHOLE


def test_a_hidden_cell_is_an_x_with_a_footnote() -> None:
    assert "<td>x</td>" in WHOLE
    assert "x = niet getoond" in WHOLE


def charts(pagina: Pagina) -> list[dict[str, str]]:
    """The images of charts, without the small bars of page one."""
    return [beeld for beeld in pagina.fields("img") if beeld.get("class") != "staafjes"]


def test_the_picture_is_an_image_with_the_alt_text_of_the_chart() -> None:
    beeld = charts(Pagina(WHOLE))[0]
    assert beeld["alt"] == grafiek().alt
    svg = unquote(beeld["src"].partition(",")[2])
    assert svg == grafiek().svg


def test_every_chart_has_its_figures_as_a_table() -> None:
    pagina = Pagina(WHOLE)
    paren = zip(pagina.elements, pagina.parents, strict=True)
    onder = [tag for (tag, _), binnen in paren if tag == "table" and "details" in binnen]
    assert len(onder) == len(charts(pagina)) > 0


def test_page_one_tells_the_key_fact_of_each_chapter_with_small_bars() -> None:
    pagina = Pagina(WHOLE)
    kort = [beeld for beeld in pagina.fields("img") if beeld not in charts(pagina)]
    assert len(kort) == len(rapportage().hoofdstukken)
    assert kort[0]["alt"].startswith("Staafjes van Bezetting: vorig jaar 11,2")
    assert WHOLE.index("In het kort") < WHOLE.index("kop-inhoud")


def test_the_same_rapportage_gives_the_same_page() -> None:
    assert html.render(rapportage()) == WHOLE
