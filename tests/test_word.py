"""The rapportage, a chapter and the form of a raad as Word files."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from decimal import Decimal

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.document import Blok
from duo_analytics.rapportage.render import word
from duo_analytics.rapportage.render.beeld import png
from tests.voorbeeld import BRON, EVIL, FORMULA, PERIODE, grafiek, hoofdstuk, rapportage, tabel

INHOUD = word.render(rapportage())
GELEZEN = docx.Document(io.BytesIO(INHOUD))
DEEL = docx.Document(io.BytesIO(word.render_chapter(rapportage(), rapportage().hoofdstukken[0])))
FORMULIER = docx.Document(
    io.BytesIO(
        word.render_form(
            dataclasses.replace(
                rapportage(),
                gericht_aan="de raad van Diemen",
                aanbieding=(Kop(2, "Toelichting"), Kop(4, "Inhoud"), Alinea((EVIL,))),
            )
        )
    )
)
each_file = pytest.mark.parametrize("bestand", [GELEZEN, DEEL, FORMULIER], ids=["h", "d", "f"])


def texts(bestand: Document, stijl: str = "") -> list[str]:
    """The paragraphs outside tables, of one style or all."""
    return [p.text for p in bestand.paragraphs if stijl in ("", p.style and p.style.name)]


def headings(bestand: Document) -> list[tuple[int, str]]:
    """Level and text of each heading."""
    stijlen = [(str(p.style and p.style.name), p.text) for p in bestand.paragraphs]
    return [(int(naam[-1]), tekst) for naam, tekst in stijlen if naam.startswith("Heading ")]


def printed(*blokken: Blok) -> Document:
    """A chapter of these blocks as a Word file."""
    geheel = assemble([dataclasses.replace(hoofdstuk(), blokken=blokken)], PERIODE)
    return docx.Document(io.BytesIO(word.render_chapter(geheel, geheel.hoofdstukken[0])))


def test_the_same_rapportage_gives_the_same_bytes() -> None:
    assert word.render(rapportage()) == INHOUD


@each_file
def test_a_file_has_a_title_a_language_and_a_date(bestand: Document) -> None:
    eigen = bestand.core_properties
    assert "Voortgangsrapportage Duo+, januari tot en met april 2022 (fictief)" in eigen.title
    assert (eigen.language, eigen.author, eigen.created.isoformat()[:10]) == (
        *("nl-NL", "Duo+"),
        "2022-04-30",
    )
    talen = {taal.get(qn("w:val")) for taal in bestand.styles.element.iter(qn("w:lang"))}
    assert talen == {"nl-NL"}


@each_file
def test_every_page_says_what_it_is_and_that_it_is_fictief(bestand: Document) -> None:
    boven = bestand.sections[0].header.paragraphs[0].text
    assert boven.startswith("Voortgangsrapportage Duo+, januari tot en met april 2022")
    assert boven.endswith("FICTIEF: verzonnen gegevens")
    onder = bestand.sections[0].footer.paragraphs[0]._p
    assert [veld.get(qn("w:instr")) for veld in onder.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]
    assert any("verzonnen voorbeeldgegevens" in tekst for tekst in texts(bestand))


def test_headings_go_down_step_by_step() -> None:
    assert headings(GELEZEN)[:7] == [
        (1, "Samenvatting"),
        (2, f"Proefhoofdstuk {EVIL}"),
        (2, f"Hoofdstuk tweede {EVIL}"),
        (1, f"Proefhoofdstuk {EVIL}"),
        *((2, "Teams"), (3, "In een tabel")),
        (1, f"Hoofdstuk tweede {EVIL}"),
    ]
    assert headings(FORMULIER) == [(1, "Toelichting"), (2, "Inhoud")]


def test_the_contents_lead_to_bookmarks_that_are_there() -> None:
    links = [link.get(qn("w:anchor")) for link in GELEZEN.element.iter(qn("w:hyperlink"))]
    plekken = [plek.get(qn("w:name")) for plek in GELEZEN.element.iter(qn("w:bookmarkStart"))]
    genoemd = [tekst for niveau, tekst in headings(GELEZEN) if niveau <= 2]
    assert [t for n in (1, 2) for t in texts(GELEZEN, f"toc {n}")] != []
    assert len(links) == len(genoemd)
    assert set(links) <= set(plekken)


def test_a_table_repeats_its_header_and_cuts_no_row() -> None:
    for tabel_ in GELEZEN.tables:
        kop, *rijen = tabel_._tbl.tr_lst
        assert len(list(kop.iter(qn("w:tblHeader")))) == 1
        assert not [rij for rij in rijen for _ in rij.iter(qn("w:tblHeader"))]
        assert all(len(list(rij.iter(qn("w:cantSplit")))) == 1 for rij in (kop, *rijen))
        assert tabel_._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        blik = tabel_._tbl.tblPr.find(qn("w:tblLook"))
        assert (blik.get(qn("w:firstRow")), blik.get(qn("w:firstColumn"))) == ("1", "1")


def test_a_short_table_stays_on_one_page_with_its_source_and_notes() -> None:
    bestand = printed(tabel("proef.kort"))
    cellen = [p for rij in bestand.tables[0].rows for cel in rij.cells for p in cel.paragraphs]
    assert all(alinea.paragraph_format.keep_with_next for alinea in cellen)
    onder = [p for p in bestand.paragraphs if p.text in ("Een noot.", f"Bron: {BRON}.")]
    assert [p.paragraph_format.keep_with_next for p in onder] == [True, True]


def test_the_cells_of_a_table_are_those_of_the_rapportage() -> None:
    teams = next(t for t in GELEZEN.tables if t.cell(0, 0).text == "Team")
    assert [[cel.text for cel in rij.cells] for rij in teams.rows] == [
        ["Team", "Bezetting (fte)"],
        [EVIL, "7,3"],
        [FORMULA, "x"],
        [r"$\frac{1}{$", "n.v.t."],
        ["Totaal", "1.234,5"],
    ]


def test_a_picture_has_the_alt_text_of_its_chart() -> None:
    beelden = [vorm._inline.docPr for vorm in GELEZEN.inline_shapes]
    assert [beeld.get("descr") for beeld in beelden] == [
        grafiek("proef.staven").alt,
        grafiek("tweede.staven").alt,
    ]
    assert len({beeld.get("id") for beeld in beelden}) == len(beelden)


def test_captions_are_numbered_and_stand_above() -> None:
    bij = texts(GELEZEN, "Caption")
    assert f"Figuur 1. Bezetting per team {EVIL} (fictief)\nOp 30 april 2022" in bij
    assert f"Tabel 1. Bezetting per team {EVIL} (fictief)\nOp 30 april 2022" in bij
    assert any(tekst.startswith("Cijfers bij figuur 2.") for tekst in bij)


def test_a_chapter_has_its_key_facts_its_figures_and_its_definitions() -> None:
    alles = texts(DEEL)
    assert (
        "Bezetting: 12,4\u00a0fte op 30 april 2022 (+1,2\u00a0fte sinds vorig jaar; "
        "niet te vergelijken met de vorige periode)"
    ) in alles
    assert "Bezetting: 12,4\u00a0fte (fictief)" in texts(DEEL, "Duo begrip")
    assert len(DEEL.inline_shapes) == 1
    assert not any("Figuur 2" in tekst for tekst in alles)


def test_each_numbered_list_begins_at_one() -> None:
    lijst = Lijst((("eerst",), ("dan",)), genummerd=True)
    bestand = printed(lijst, Alinea(("Tussendoor.",)), lijst)
    punten = [p._p for p in bestand.paragraphs if p.text in ("eerst", "dan")]
    nummers = [int(n.get(qn("w:val"))) for punt in punten for n in punt.iter(qn("w:numId"))]
    assert nummers[0] == nummers[1] != nummers[2] == nummers[3]
    reeksen = bestand.part.numbering_part.element
    for nummer in set(nummers):
        begin = reeksen.num_having_numId(nummer).find(qn("w:lvlOverride"))[0]
        assert begin.get(qn("w:val")) == "1"


def test_a_control_character_is_shown_as_missing() -> None:
    vreemd = tabel("proef.vreemd").met(rijen=(("a\x00b\x1fc", Decimal(1)),), totaalrijen=0)
    assert printed(vreemd, Alinea(("x\x07y",))).tables[0].cell(1, 0).text == "a\ufffdb\ufffdc"


def test_text_is_never_a_field_or_markup() -> None:
    kwaad = '</w:t></w:r><w:fldSimple w:instr="DDEAUTO cmd"/>{ INCLUDETEXT }&amp;'
    bestand = printed(Kop(2, kwaad), Alinea((kwaad,)), tabel("proef.k").met(titel=kwaad))
    assert texts(bestand).count(kwaad) == 2
    assert not list(bestand.element.body.iter(qn("w:fldSimple"), qn("w:instrText")))


def test_the_package_holds_no_time_no_thumbnail_and_no_link_outside() -> None:
    with zipfile.ZipFile(io.BytesIO(INHOUD)) as pakket:
        assert {deel.date_time[0] for deel in pakket.infolist()} == {1980}
        assert not [naam for naam in pakket.namelist() if "thumbnail" in naam]
        relaties = [naam for naam in pakket.namelist() if naam.endswith(".rels")]
        assert not [naam for naam in relaties if b"External" in pakket.read(naam)]


def test_a_chart_as_png_is_sharp_and_always_the_same() -> None:
    beeld = png(grafiek().svg)
    breed = int.from_bytes(beeld[16:20], "big")
    assert beeld.startswith(b"\x89PNG")
    assert breed == 1152
    png.cache_clear()
    assert png(grafiek().svg) == beeld
