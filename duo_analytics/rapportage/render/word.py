"""The document tree as a Word file: real headings, tables and pictures that can be taken over."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.render import flow, word_tabel
from duo_analytics.rapportage.render.beeld import png
from duo_analytics.rapportage.render.bewaard import kept
from duo_analytics.rapportage.render.drukblokken import Beeld, Begrip, Kernfeiten, Raster
from duo_analytics.rapportage.render.lettertype import printable
from duo_analytics.rapportage.render.word_stijl import FICTIEF, SOURCE, TERM, TOC, dress

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from duo_analytics.rapportage.document import Hoofdstuk, Rapportage
    from duo_analytics.rapportage.render.drukblokken import Drukblok, Herkomst, Stuk
    from duo_analytics.results.tekst import Zin

WIDE, TALL = Mm(152.4), Mm(190)  # a picture as it was drawn, and the most that a page has for it
LISTED = 2  # levels of headings in the contents
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say


def render(rapportage: Rapportage) -> bytes:
    """The whole rapportage. Same rapportage, same bytes."""
    return _write(flow.whole(rapportage), inhoud=True)


def render_chapter(rapportage: Rapportage, hoofdstuk: Hoofdstuk) -> bytes:
    """One chapter, from which the text of the P&C software can take blocks."""
    return _write(flow.chapter(rapportage, hoofdstuk), inhoud=False)


def render_form(rapportage: Rapportage) -> bytes:
    """The form that presents the rapportage to a raad."""
    return _write(flow.form(rapportage), inhoud=False)


def _write(stuk: Stuk, *, inhoud: bool) -> bytes:
    return kept("docx", f"{inhoud} {stuk!r}", lambda: _made(stuk, inhoud=inhoud))


def _made(stuk: Stuk, *, inhoud: bool) -> bytes:
    document = docx.Document()
    dress(document, stuk)
    schrijver = _Writer(document, delen=inhoud)
    schrijver.front(stuk)
    if inhoud:
        schrijver.contents(stuk.blokken)
    for blok in stuk.blokken:
        schrijver.add(blok)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer)


def _undated(buffer: io.BytesIO) -> bytes:
    """The same package without the time at which it was written."""
    uit = io.BytesIO()
    with zipfile.ZipFile(buffer) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            deel = zipfile.ZipInfo(naam, ZIP_DATE)
            deel.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(deel, oud.read(naam))
    return uit.getvalue()


class _Writer:
    """Adds blocks at the end of a document; one with ``delen`` begins each on a new page."""

    def __init__(self, document: Document, *, delen: bool) -> None:
        self._document = document
        self._delen = delen
        self._koppen = 0
        self._stijlen = {stijl.name: stijl.style_id for stijl in document.styles}

    def front(self, stuk: Stuk) -> None:
        """The title, what it covers, and that its data are invented where they are."""
        self._paragraph(stuk.organisatie, SOURCE)
        self._paragraph(stuk.titel, "Title")
        self._paragraph(stuk.ondertitel, "Subtitle")
        self._paragraph(stuk.standregel).runs[0].bold = True
        if stuk.fictief:
            self._paragraph(stuk.fictief, FICTIEF)
        if stuk.punten:
            self._paragraph("In het kort", TERM)
        for punt in stuk.punten:
            regel = self._paragraph("", "List Bullet")
            regel.add_run(printable(f"{punt.hoofdstuk}. {punt.feit.titel}: "))
            regel.add_run(printable(punt.feit.waarde)).bold = True
            regel.add_run(printable(f" ({punt.sinds})"))

    def contents(self, blokken: tuple[Drukblok, ...]) -> None:
        """A table of contents that is right before anything updates it: links, no page numbers."""
        genoemd = [
            (nummer, kop)
            for nummer, kop in enumerate((b for b in blokken if isinstance(b, Kop)), 1)
            if kop.niveau <= LISTED
        ]
        self._paragraph("Inhoud", TERM)
        regels = [self._paragraph("", f"{TOC}{kop.niveau}") for _, kop in genoemd]
        for (nummer, kop), regel in zip(genoemd, regels, strict=True):
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), f"_Toc{nummer}")
            link.append(regel.add_run(printable(kop.tekst))._r)
            regel._p.append(link)
        _enclose(regels, f'TOC \\o "1-{LISTED}" \\h \\n')

    def add(self, blok: Drukblok) -> None:
        """One block."""
        match blok:
            case Kop():
                self._heading(blok)
            case Alinea():
                self._sentence(blok.delen)
            case Lijst():
                self._list(blok)
            case Raster():
                self._table(blok)
            case Beeld():
                self._picture(blok)
            case Kernfeiten():
                self._key_facts(blok)
            case Begrip():
                self._definition(blok)

    def _paragraph(self, tekst: str, stijl: str = "Normal") -> Paragraph:
        alinea = self._document.add_paragraph(printable(tekst))
        alinea._p.style = self._stijlen[stijl]
        return alinea

    def _sentence(self, delen: Zin, stijl: str = "Normal") -> Paragraph:
        return self._paragraph("".join(d if isinstance(d, str) else d.tekst for d in delen), stijl)

    def _heading(self, kop: Kop) -> None:
        self._koppen += 1
        alinea = self._paragraph(kop.tekst, f"Heading {kop.niveau}")
        alinea.paragraph_format.page_break_before = self._delen and kop.niveau == 1
        begin, eind = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        begin.set(qn("w:name"), f"_Toc{self._koppen}")
        for kant in (begin, eind):
            kant.set(qn("w:id"), str(self._koppen))
            alinea._p.append(kant)

    def _list(self, lijst: Lijst) -> None:
        punten = [
            self._sentence(punt, "List Number" if lijst.genummerd else "List Bullet")
            for punt in lijst.punten
        ]
        if lijst.genummerd:
            self._restart(punten)

    def _restart(self, punten: list[Paragraph]) -> None:
        """Number from one: without it the second list of a document goes on from the first."""
        stijl = self._document.styles["List Number"].element.pPr.numPr.numId.val
        nummering = self._document.part.numbering_part.element
        reeks = nummering.add_num(nummering.num_having_numId(stijl).abstractNumId.val)
        reeks.add_lvlOverride(ilvl=0).add_startOverride(1)
        for punt in punten:
            eigen = punt._p.get_or_add_pPr().get_or_add_numPr()
            eigen.get_or_add_ilvl().val = 0
            eigen.get_or_add_numId().val = reeks.numId

    def _caption(self, blok: Raster | Beeld) -> Paragraph:
        alinea = self._paragraph(blok.bijschrift, "Caption")
        if blok.moment:
            moment = alinea.add_run(f"\n{printable(blok.moment)}")
            moment.bold = False
        return alinea

    def _table(self, raster: Raster) -> None:
        bijschrift = self._caption(raster)
        bijschrift._p.addnext(word_tabel.build(raster))
        if raster.herkomst:
            self._origin(raster.herkomst)

    def _picture(self, beeld: Beeld) -> None:
        self._caption(beeld)
        alinea = self._paragraph("")
        alinea.paragraph_format.keep_with_next = True
        vorm = alinea.add_run().add_picture(io.BytesIO(png(beeld.svg)), width=WIDE)
        if vorm.height > TALL:
            vorm.width, vorm.height = Mm(vorm.width.mm * TALL / vorm.height), TALL
        eigen = vorm._inline.docPr
        eigen.set("descr", printable(beeld.alt))
        eigen.set("name", printable(beeld.bijschrift))
        self._origin(beeld.herkomst)

    def _origin(self, herkomst: Herkomst) -> None:
        regels = [self._paragraph(regel, SOURCE) for regel in (herkomst.bron, *herkomst.noten)]
        for regel in regels[:-1]:
            regel.paragraph_format.keep_with_next = True

    def _key_facts(self, blok: Kernfeiten) -> None:
        for feit in blok.feiten:
            punt = self._paragraph("", "List Bullet")
            punt.add_run(printable(f"{feit.titel}: {feit.waarde}")).bold = True
            punt.add_run(printable(f" {feit.moment} ({'; '.join(feit.verschillen)})"))

    def _definition(self, begrip: Begrip) -> None:
        self._paragraph(begrip.term, TERM)
        *uitleg, bron = begrip.regels
        for regel in uitleg:
            self._paragraph(regel).paragraph_format.space_after = 0
        self._paragraph(bron, SOURCE)


def _enclose(regels: list[Paragraph], opdracht: str) -> None:
    """Make paragraphs the result of a field."""
    begin, scheiding, eind = (OxmlElement("w:fldChar") for _ in range(3))
    for teken, soort in ((begin, "begin"), (scheiding, "separate"), (eind, "end")):
        teken.set(qn("w:fldCharType"), soort)
    instructie = OxmlElement("w:instrText")
    instructie.text = opdracht
    voor, achter = OxmlElement("w:r"), regels[-1].add_run()
    voor.extend([begin, instructie, scheiding])
    regels[0]._p.get_or_add_pPr().addnext(voor)
    achter._r.append(eind)
