"""From executed notebooks to one rapportage that agrees with itself."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from duo_analytics.errors import RapportageFout
from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.document import Hoofdstuk
from duo_analytics.rapportage.executed import read_chapter
from duo_analytics.rapportage.words import blocks
from duo_analytics.results.tekst import Tekst, Verwijzing
from duo_analytics.values import MIME
from tests.voorbeeld import BRON, PERIODE, feit, grafiek, hoofdstuk, tabel, tekst, verantwoording


def code(result: Any = None, *, count: int | None = 1) -> dict[str, Any]:
    """A code cell as a kernel leaves it."""
    outputs = [] if result is None else [
        {"output_type": "display_data", "data": {MIME: result.to_json(), "text/html": "<b>nee</b>"}}
    ]  # fmt: skip
    return {"cell_type": "code", "execution_count": count, "source": ["x"], "outputs": outputs}


def markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": [text]}


def notebook(folder: Path, *cells: dict[str, Any]) -> Path:
    pad = folder / "20_proef.ipynb"
    pad.write_text(json.dumps({"cells": list(cells)}), encoding="utf-8")
    return pad


# The words of a notebook


def test_markdown_becomes_headings_paragraphs_and_lists() -> None:
    assert blocks("# Titel\n\nEen *zin* van\ntwee regels.\n\n- een\n- twee\n\n1. eerst") == [
        Kop(1, "Titel"),
        Alinea(("Een zin van twee regels.",)),
        Lijst((("een",), ("twee",))),
        Lijst((("eerst",),), genummerd=True),
    ]


def test_html_in_markdown_stays_text() -> None:
    (alinea,) = blocks("<b onclick=x>vet</b>")
    assert alinea == Alinea(("<b onclick=x>vet</b>",))


# Reading an executed notebook


def test_a_chapter_is_read_from_words_and_structured_results_only(tmp_path: Path) -> None:
    pad = notebook(
        tmp_path,
        markdown("# Proef\n\nDe vraag."),
        code(),
        code(tekst()),
        markdown("## Teams"),
        code(grafiek()),
        code(tabel()),
        markdown("## Verantwoording\n\nHieruit komen de cijfers."),
        code(verantwoording()),
    )
    chapter = read_chapter(pad)
    assert (chapter.naam, chapter.titel) == ("proef", "Proef")
    assert [type(blok).__name__ for blok in chapter.blokken] == [
        "Alinea", "Tekst", "Kop", "Grafiek", "Tabel",
    ]  # fmt: skip
    assert chapter.figuren == (grafiek(), tabel())
    assert chapter.verantwoording == verantwoording()


def test_a_cell_that_no_kernel_counted_makes_the_chapter_unusable(tmp_path: Path) -> None:
    pad = notebook(tmp_path, markdown("# P"), code(count=None), code(verantwoording()))
    with pytest.raises(RapportageFout, match="codecel 1 is niet uitgevoerd"):
        read_chapter(pad)


def test_an_error_output_makes_the_chapter_unusable(tmp_path: Path) -> None:
    fout = code()
    fout["outputs"] = [{"output_type": "error", "ename": "X", "evalue": "", "traceback": []}]
    pad = notebook(tmp_path, markdown("# P"), code(), fout, code(verantwoording()))
    with pytest.raises(RapportageFout, match="codecel 2 is niet uitgevoerd"):
        read_chapter(pad)


def test_a_notebook_without_its_account_at_the_end_is_refused(tmp_path: Path) -> None:
    pad = notebook(tmp_path, markdown("# P"), code(verantwoording()), code(tabel()))
    with pytest.raises(RapportageFout, match="eindigt niet met zijn verantwoording"):
        read_chapter(pad)


def test_a_notebook_without_a_title_is_refused(tmp_path: Path) -> None:
    pad = notebook(tmp_path, markdown("## Te laag"), code(verantwoording()))
    with pytest.raises(RapportageFout, match="begint niet met een titel"):
        read_chapter(pad)


# Chapters that do not agree


def changed(**fields: Any) -> Hoofdstuk:
    return dataclasses.replace(hoofdstuk(), **fields)


def test_a_chapter_of_another_period_is_refused() -> None:
    ander = changed(verantwoording=verantwoording("2021-T3"))
    with pytest.raises(RapportageFout, match="gaat over 2021-T3 en niet over 2022-T1"):
        assemble([ander], PERIODE)


def test_a_name_for_two_figures_is_refused() -> None:
    with pytest.raises(RapportageFout, match=r"De naam proef\.staven staat voor meer dan"):
        assemble([changed(blokken=(grafiek(), grafiek()))], PERIODE)


def test_a_number_in_a_sentence_that_is_not_the_fact_is_refused() -> None:
    vals = Tekst((("Er is ", Verwijzing("proef.bezetting", "13,0 fte"), " bezet."),))
    met_fout = changed(blokken=(*hoofdstuk().blokken, vals))
    with pytest.raises(RapportageFout, match=r"schrijft '13,0 fte' waar proef\.bezetting 12,4"):
        assemble([met_fout], PERIODE)


def test_a_sentence_about_an_unknown_fact_is_refused() -> None:
    with pytest.raises(RapportageFout, match=r"onbekende feit proef\.bezetting"):
        assemble([changed(blokken=(tekst(),))], PERIODE)


def test_a_delivery_that_changed_during_the_run_is_refused() -> None:
    ander = dataclasses.replace(BRON, sha256="cd" * 32)
    tweede = dataclasses.replace(hoofdstuk("tweede"), verantwoording=verantwoording(bron=ander))
    with pytest.raises(RapportageFout, match=r"personeel\.xlsx is tijdens de run veranderd"):
        assemble([hoofdstuk(), tweede], PERIODE)


def test_all_disagreements_are_told_at_once() -> None:
    met_fout = changed(blokken=(tekst(),), verantwoording=verantwoording("2021-T3"))
    with pytest.raises(RapportageFout) as fout:
        assemble([met_fout], PERIODE)
    assert len(str(fout.value).splitlines()) == 1 + 1 + len({feit().tekst, "1,2 fte meer"})


def test_sources_and_norms_of_the_chapters_stand_once() -> None:
    samen = assemble([hoofdstuk(), hoofdstuk("tweede")], PERIODE)
    assert samen.bronnen == (BRON,)
    assert len(samen.normen) == 1
    assert samen.fictief
