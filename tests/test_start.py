"""What the start notebook shows, and that it runs like the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from duo_analytics.errors import LeveringOntbreekt
from duo_analytics.intake.contract import workbooks
from duo_analytics.places import EXAMPLE, NOTEBOOKS
from duo_analytics.runs.plan import chapter_notebooks
from duo_analytics.start import Overzicht, hoofdstukken, levering, perioden
from tests.backtest import shown
from tests.paginas import Pagina


def test_it_shows_three_tables_in_order() -> None:
    getoond = list(shown(NOTEBOOKS / "00_start.ipynb", data=str(EXAMPLE)))
    assert [type(deel) for deel in getoond] == [Overzicht, Overzicht, Overzicht]


def test_it_is_no_chapter() -> None:
    assert NOTEBOOKS / "00_start.ipynb" not in chapter_notebooks()


def test_the_periods_of_the_example_are_called_invented() -> None:
    getoond = perioden()
    assert getoond.titel == "Voorbeeld (verzonnen)"
    assert getoond.rijen[0] == ("2022-T2", "mei tot en met augustus 2022")


def test_own_deliveries_are_called_so(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "2022-T1", tmp_path / "2023-T1")
    getoond = perioden(str(tmp_path))
    assert (getoond.titel, getoond.rijen[0][0]) == ("Eigen leveringen", "2023-T1")


def test_each_workbook_is_named_with_what_is_to_be_mended(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "2022-T1", tmp_path / "2022-T1")
    (tmp_path / "2022-T1" / "hardware.xlsx").unlink()
    rijen = {rij[0]: rij[1:] for rij in levering("2022-T1", str(tmp_path)).rijen}
    assert list(rijen) == [werkboek.bestand for werkboek in workbooks()]
    assert rijen["hardware.xlsx"] == ("1", "geen")
    assert rijen["personeel.xlsx"] == ("geen", "geen")


def test_a_period_that_was_not_delivered_is_told() -> None:
    with pytest.raises(LeveringOntbreekt):
        levering("2030-T1", str(EXAMPLE))


def test_every_chapter_has_a_link_a_title_and_a_question() -> None:
    getoond = hoofdstukken()
    assert list(getoond.adressen) == [pad.name for pad in chapter_notebooks()]
    assert all(vraag.endswith("?") for _, vraag in getoond.rijen)
    pagina = Pagina(getoond._repr_html_())
    assert [a.velden["href"] for a in pagina.all("a")] == list(getoond.adressen)
    assert {a.velden["scope"] for a in pagina.all("th")} == {"col", "row"}


def test_words_of_a_table_are_never_markup() -> None:
    kwaad = Overzicht("<b>", ("<i>",), (("<script>alert(1)</script>", "x"),), ('"><script>',))
    assert "<script>" not in kwaad._repr_html_()
    assert "<b>" not in kwaad._repr_html_()
