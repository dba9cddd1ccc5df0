"""Every page, in every form, says whether it is a concept or was released."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from duo_analytics.rapportage.document import Rapportage, Stand
from duo_analytics.rapportage.render import html, pdf, word, workbook
from tests.paginas import Pagina, faults
from tests.pdf_controle import Pdf
from tests.voorbeeld import rapportage

RELEASED = Stand("Vastgesteld", "Vastgesteld op 12 mei 2022.", vastgesteld=True)
REGEL = "Concept: deze rapportage is nog niet vastgesteld. Cijfers en teksten kunnen veranderen."


@pytest.fixture(params=[Stand(), RELEASED], ids=["concept", "vastgesteld"])
def made(request: pytest.FixtureRequest) -> Rapportage:
    """A rapportage in each stand."""
    return replace(rapportage(), stand=request.param)


def test_a_rapportage_is_a_concept_until_it_is_released() -> None:
    assert (rapportage().stand.woord, rapportage().stand.regel) == ("Concept", REGEL)


def test_every_html_page_says_it_at_the_top_at_the_bottom_and_in_its_title(
    made: Rapportage,
) -> None:
    for pagina in (html.render(made), html.render_chapter(made, made.hoofdstukken[0])):
        gelezen = Pagina(pagina)
        teksten = [tekst for tag, tekst in gelezen.texts if tag == "p"]
        assert teksten.count(made.stand.regel) == 1
        assert any(tekst.startswith(f"{made.stand.woord}. ") for tekst in teksten)
        (titel,) = [tekst for tag, tekst in gelezen.texts if tag == "title"]
        assert ("(concept)" in titel) == (not made.stand.vastgesteld)
        assert faults(pagina) == []


def test_every_page_of_the_pdf_says_it(made: Rapportage) -> None:
    gelezen = Pdf(pdf.render(made))
    teksten = [gelezen.text(nummer) for nummer in range(len(gelezen.bestand.pages))]
    assert [made.stand.woord.upper() in tekst for tekst in teksten] == [True] * len(teksten)
    assert made.stand.regel in " ".join(teksten[0].split())


def test_every_page_of_the_word_file_says_it(made: Rapportage) -> None:
    document = docx.Document(io.BytesIO(word.render(made)))
    boven = document.sections[0].header.paragraphs[0].text
    assert boven.endswith(f"\t{made.stand.woord.upper()}  FICTIEF: verzonnen gegevens")
    assert [p.text for p in document.paragraphs].count(made.stand.regel) == 1


def test_every_sheet_of_the_workbook_says_it(made: Rapportage, tmp_path: Path) -> None:
    workbook.write(made, tmp_path / "cijfers.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "cijfers.xlsx")
    inhoud, *bladen = boek.worksheets
    assert str(inhoud["A2"].value).endswith(made.stand.regel)
    assert bladen
    for blad in bladen:
        assert str(blad["A4"].value).startswith(made.stand.woord)
        assert blad.oddHeader is not None
        assert blad.oddHeader.left.text == made.stand.woord
