"""The rapportage as PDF, looked at by a checker that knows nothing of what made it."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from decimal import Decimal

import pikepdf
import pytest

from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.document import Blok, Rapportage
from duo_analytics.rapportage.hoofdpunten import main_points
from duo_analytics.rapportage.render import pdf
from duo_analytics.results.tabel import Tabel
from tests.pdf_controle import Pdf, faults
from tests.voorbeeld import EVIL, PERIODE, grafiek, hoofdstuk, rapportage, tabel

INHOUD = pdf.render(rapportage())
GELEZEN = Pdf(INHOUD)
TEKST = [GELEZEN.text(nummer) for nummer in range(len(GELEZEN.bestand.pages))]

# Each would do something, or stop the compiler, if it were read as markup or code.
MARKUP = (
    '#panic("gedaan")',
    '#read("/etc/passwd")',
    "#set text(size: 90pt)",
    "= Kop",
    "*vet* _schuin_ `code`",
    "$x^2$",
    "<label> @verwijzing",
    "- punt",
    "// weg",
    "/* weg",
    '"]); #panic() ("',
    "\\u{41} \\",
    "https://voorbeeld.nl",
    "```typ #panic()```",
    "{{ feit }} {% if %}",
    "</script><b>",
    '{"soort": "Kop"}',
    "Duo+ ~ nbsp --- streep",
    "..\\..\\boot.ini",
    "&amp; &#65;",
)


def one_chapter(*blokken: Blok) -> Rapportage:
    """A rapportage of one chapter with these blocks."""
    return assemble([dataclasses.replace(hoofdstuk(), blokken=blokken)], PERIODE)


def printed(*blokken: Blok) -> str:
    """All text of such a rapportage, which is sound."""
    inhoud = pdf.render(one_chapter(*blokken))
    assert faults(inhoud) == []
    gelezen = Pdf(inhoud)
    return "".join(gelezen.text(nummer) for nummer in range(len(gelezen.bestand.pages)))


def rows(aantal: int) -> Tabel:
    """A table of some weeks."""
    rijen = tuple((f"week {n}", Decimal(n)) for n in range(aantal))
    return tabel("proef.lang").met(rijen=rijen, totaalrijen=0)


def test_the_pdf_is_sound() -> None:
    assert faults(INHOUD) == []


def test_the_same_rapportage_gives_the_same_bytes() -> None:
    assert pdf.render(rapportage()) == INHOUD


def test_it_is_dated_on_the_peildatum_and_says_what_it_is() -> None:
    meta = GELEZEN.bestand.open_metadata()
    assert meta["dc:title"].startswith("Voortgangsrapportage Duo+, januari tot en met april 2022")
    assert meta["xmp:CreateDate"].startswith("2022-04-30")
    assert str(GELEZEN.bestand.docinfo.Author) == "Duo+"


def test_every_page_has_the_running_title_its_number_and_says_that_it_is_fictief() -> None:
    for nummer, tekst in enumerate(TEKST, 1):
        assert "FICTIEF: verzonnen gegevens" in tekst
        assert "Voortgangsrapportage Duo+, januari tot en met april 2022" in tekst
        assert f"Bladzijde {nummer} van {len(TEKST)}" in tekst


def test_real_data_carry_no_label() -> None:
    echt = dataclasses.replace(hoofdstuk(), blokken=(Alinea(("Gewoon.",)),))
    echt = dataclasses.replace(
        echt, verantwoording=dataclasses.replace(echt.verantwoording, bronnen=(), fictief=False)
    )
    gelezen = Pdf(pdf.render(assemble([echt], PERIODE)))
    assert "fictief" not in "".join(map(gelezen.text, range(len(gelezen.bestand.pages)))).lower()


def test_the_contents_name_each_chapter_with_its_page() -> None:
    assert "Samenvatting" in TEKST[1]
    bladzijde = next(n for n, t in enumerate(TEKST, 1) if "Wat is de vraag?" in t)
    assert f"Proefhoofdstuk {EVIL}" in TEKST[1]
    regels = [link for link in GELEZEN.bestand.pages[1].Annots if "/Contents" in link]
    assert any(f"pagina {bladzijde}" in str(link.Contents) for link in regels)


def test_headings_are_bookmarks_in_order() -> None:
    titels = [h.titel for h in rapportage().hoofdstukken]
    assert GELEZEN.bladwijzers == [
        *("In het kort", "Inhoud", "Samenvatting"),
        *titels,
        *(deel for titel in titels for deel in (titel, "Teams", "In een tabel")),
        *("Cijfers bij de figuren", "Begrippen en berekeningen", *titels, "Bronnen en normen"),
    ]


def test_every_chart_has_its_alt_text_and_a_numbered_caption() -> None:
    alts = [str(figuur.velden.Alt) for figuur in GELEZEN.boom.all("Figure")]
    punten = [punt.staafjes for punt in main_points(rapportage())]
    assert alts == [
        *(staafjes.alt for staafjes in punten if staafjes),
        grafiek("proef.staven").alt,
        grafiek("tweede.staven").alt,
    ]
    geheel = "".join(TEKST)
    assert all(f"{nummer}. Bezetting per team" in geheel for nummer in ("Figuur 1", "Figuur 2"))
    assert "Cijfers bij figuur 1. Bezetting per team" in geheel


def test_a_table_has_its_header_cells_rows_and_total() -> None:
    (eerste, *_) = [t for t in GELEZEN.boom.all("Table") if len(t.all("TR")) == 5]
    assert len(eerste.all("TH")) == 2
    assert len(eerste.all("TD")) == 8
    geheel = "".join(TEKST)
    assert "Totaal1.234,5" in geheel
    assert "x = niet getoond" in geheel


def test_key_facts_and_definitions_stand_in_it() -> None:
    geheel = "".join(TEKST)
    assert "+1,2\u00a0fte sinds vorig jaar" in geheel
    assert "niet te vergelijken met de vorige periode" in geheel
    assert "Berekening: som van fte. Moment: op 30 april 2022." in geheel


def test_a_number_in_a_sentence_leads_to_its_definition() -> None:
    uitleg = next(n for n, t in enumerate(TEKST) if "Berekening: som van fte" in t)
    plek = next(n for n, t in enumerate(TEKST) if "Wat is de vraag?" in t)
    doelen = [GELEZEN.bestand.pages[plek].Annots[n].Dest[0] for n in range(2)]
    assert all(doel == GELEZEN.bestand.pages[uitleg].obj for doel in doelen)


def test_a_long_table_repeats_its_header_on_the_next_page() -> None:
    gelezen = Pdf(pdf.render(one_chapter(rows(70))))
    delen = [t for t in map(gelezen.text, range(len(gelezen.bestand.pages))) if "week 4" in t]
    delen += [t for t in map(gelezen.text, range(len(gelezen.bestand.pages))) if "week 69" in t]
    assert len({*delen}) == 2
    assert all("TeamBezetting (fte)" in deel for deel in delen)


def test_a_table_that_fits_on_a_page_is_not_cut() -> None:
    vulling = [Alinea(("Een alinea. " * 40,)) for _ in range(5)]
    gelezen = Pdf(pdf.render(one_chapter(*vulling, rows(30))))
    teksten = [gelezen.text(n) for n in range(len(gelezen.bestand.pages))]
    assert [n for n, t in enumerate(teksten) if "week 0" in t] == [
        n for n, t in enumerate(teksten) if "week 29" in t
    ]


def test_a_table_that_is_higher_than_a_page_goes_on_over_the_next() -> None:
    lang = tabel("proef.hoog").met(
        rijen=tuple((f"rij {n} " + "veel woorden " * 60, Decimal(n)) for n in range(20)),
        totaalrijen=0,
    )
    gelezen = Pdf(pdf.render(one_chapter(lang)))
    teksten = [gelezen.text(n) for n in range(len(gelezen.bestand.pages))]
    assert len([tekst for tekst in teksten if "veel woorden" in tekst]) > 1
    assert "rij 19 veel" in "".join(teksten)


def test_a_word_that_fits_nowhere_is_cut_and_still_whole_when_read() -> None:
    woord = "x" * 150
    breed = tabel("proef.breed").met(rijen=((woord, None),), totaalrijen=0)
    assert woord in printed(breed).replace("\u200b", "")


def test_a_heading_goes_to_the_next_page_with_its_figure() -> None:
    for aantal in range(12, 40, 3):
        vulling = [Alinea((f"Regel {n}.",)) for n in range(aantal)]
        gelezen = Pdf(pdf.render(one_chapter(*vulling, Kop(2, "Eenzaam?"), grafiek())))
        teksten = [gelezen.text(n) for n in range(1, len(gelezen.bestand.pages))]
        assert [t for t in teksten if "Eenzaam?" in t] == [
            t for t in teksten if "Figuur 1. Bezetting" in t and "Cijfers bij figuur" not in t
        ]


@pytest.mark.parametrize("kwaad", MARKUP)
def test_text_is_never_markup_wherever_it_stands(kwaad: str) -> None:
    vol = tabel("proef.vol").met(
        titel=kwaad, moment=kwaad, rijen=((kwaad, Decimal(1)),), noten=(kwaad,), totaalrijen=1
    )
    geheel = printed(Kop(2, kwaad), Alinea((kwaad,)), Lijst(((kwaad,),)), vol)
    letterlijk = geheel.replace("\u00ad", "").replace(" ", "")
    assert letterlijk.count(kwaad.replace(" ", "")) >= 7


def test_a_character_without_a_glyph_is_shown_as_missing() -> None:
    vreemd = tabel("proef.vreemd").met(rijen=(("a\x00b\ue000c\U0001f9ffd", None),), totaalrijen=0)
    assert "a\ufffdb\ufffdc\ufffdd" in printed(vreemd)


def test_a_text_that_jumps_over_a_heading_is_still_read_step_by_step() -> None:
    assert "Diep" in printed(Kop(4, "Diep"), Kop(2, "Hoog"), Kop(3, "Midden"))


def test_an_empty_table_and_a_list_with_numbers_are_printed() -> None:
    leeg = tabel("proef.leeg").met(rijen=(), totaalrijen=0)
    tekst = printed(leeg, Lijst((("eerst",), ("dan",)), genummerd=True))
    assert "geen gegevens" in tekst
    assert "1.eerst2.dan" in tekst.replace(" ", "")


# The checker itself


def without_language(bestand: pikepdf.Pdf) -> None:
    bestand.Root.Lang = pikepdf.String("")


def without_alt(bestand: pikepdf.Pdf) -> None:
    for voorwerp in bestand.objects:
        if isinstance(voorwerp, pikepdf.Dictionary) and voorwerp.get("/S") == "/Figure":
            del voorwerp["/Alt"]


def without_fonts(bestand: pikepdf.Pdf) -> None:
    for voorwerp in bestand.objects:
        if isinstance(voorwerp, pikepdf.Dictionary) and "/FontFile2" in voorwerp:
            del voorwerp["/FontFile2"]


def without_headers(bestand: pikepdf.Pdf) -> None:
    for voorwerp in bestand.objects:
        if isinstance(voorwerp, pikepdf.Dictionary) and voorwerp.get("/S") == "/TH":
            voorwerp.S = pikepdf.Name.TD


def with_an_action(bestand: pikepdf.Pdf) -> None:
    bestand.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)


@pytest.mark.parametrize(
    ("breek", "gezien"),
    [
        (without_language, "language"),
        (without_alt, "alt"),
        (without_fonts, "fonts"),
        (without_headers, "cells know their header"),
        (with_an_action, "nothing that runs"),
    ],
)
def test_the_checker_sees_what_is_broken(breek: Callable[[pikepdf.Pdf], None], gezien: str) -> None:
    with pikepdf.open(io.BytesIO(INHOUD)) as bestand:
        breek(bestand)
        buffer = io.BytesIO()
        bestand.save(buffer)
    assert gezien in faults(buffer.getvalue())
