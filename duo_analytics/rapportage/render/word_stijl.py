"""The look of a Word file: styles that a text processor knows by name, language, running title."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from duo_analytics.rapportage.render.drukblokken import Stuk

TAAL = "nl-NL"
LETTER = "Arial"
INK, SOFT, ACCENT, MARK = "1A1F24", "4D565E", "15487D", "7A3E00"
TABLE_STYLE = "Duo tabel"
SOURCE, TERM, FICTIEF = "Duo bron", "Duo begrip", "Duo fictief"
TOC = "toc "  # with the level behind it: the name by which Word knows a line of the contents
KOPPEN = {1: (18, ACCENT), 2: (14, ACCENT), 3: (12, INK), 4: (11, INK)}
RUIMTE = 170  # mm between the margins

# A line under the header in the colour of the house, thin lines between rows.
TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="DuoTabel">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9D0D6"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9D0D6"/>
  </w:tblBorders></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>
  </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""


def dress(document: Document, stuk: Stuk) -> None:
    """Styles, language, page, running title and properties of a new document."""
    _language(document)
    _text(document)
    _headings(document)
    document.styles.element.append(parse_xml(TABLE))
    _page(document, stuk)
    _properties(document, stuk)
    document.part.package.rels.pop(_thumbnail(document))


def _language(document: Document) -> None:
    for taal in document.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), TAAL)


def _text(document: Document) -> None:
    normaal = document.styles["Normal"]
    _letter(normaal, 10, INK)
    normaal.paragraph_format.space_before = normaal.paragraph_format.space_after = Pt(4)
    normaal.paragraph_format.line_spacing = 1.15
    _letter(document.styles["Caption"], 10, INK, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Caption"].paragraph_format.space_before = Pt(12)
    document.styles["Caption"].paragraph_format.space_after = Pt(4)
    for naam, punten, kleur, bold in (
        (SOURCE, 8, SOFT, False),
        (TERM, 10, INK, True),
        (f"{TOC}1", 10, INK, True),
        (f"{TOC}2", 10, INK, False),
        (FICTIEF, 10, MARK, True),
    ):
        stijl = document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
        stijl.base_style = normaal
        _letter(stijl, punten, kleur, bold=bold)
    document.styles[TERM].paragraph_format.keep_with_next = True
    document.styles[f"{TOC}1"].paragraph_format.space_before = Pt(6)
    document.styles[f"{TOC}2"].paragraph_format.left_indent = Mm(6)
    for niveau in (1, 2):
        document.styles[f"{TOC}{niveau}"].paragraph_format.space_after = Pt(0)
    document.styles[SOURCE].paragraph_format.space_after = Pt(2)


def _headings(document: Document) -> None:
    _letter(document.styles["Title"], 24, ACCENT, bold=True)
    _letter(document.styles["Subtitle"], 12, SOFT)
    for naam, soort in (("Title", "w:pPr/w:pBdr"), ("Subtitle", "w:rPr/w:spacing")):
        for opsmuk in document.styles[naam].element.xpath(soort):
            opsmuk.getparent().remove(opsmuk)
    for niveau, (punten, kleur) in KOPPEN.items():
        stijl = document.styles[f"Heading {niveau}"]
        _letter(stijl, punten, kleur, bold=True)
        stijl.paragraph_format.space_before = Pt(punten)
        stijl.paragraph_format.space_after = Pt(6)
        stijl.paragraph_format.keep_with_next = True


def _letter(stijl: ParagraphStyle, punten: float, kleur: str, *, bold: bool = False) -> None:
    """Set the letters of a style; a font of the theme would go before the one that is named."""
    stijl.font.size = Pt(punten)
    stijl.font.bold = bold
    stijl.font.italic = False
    stijl.font.color.rgb = RGBColor.from_string(kleur)
    letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
    letters.attrib.clear()
    for soort in ("ascii", "hAnsi", "cs", "eastAsia"):
        letters.set(qn(f"w:{soort}"), LETTER)


def _page(document: Document, stuk: Stuk) -> None:
    sectie = document.sections[0]
    sectie.page_width, sectie.page_height = Mm(210), Mm(297)
    sectie.left_margin = sectie.right_margin = Mm(20)
    sectie.top_margin, sectie.bottom_margin = Mm(24), Mm(20)
    boven = sectie.header.paragraphs[0]
    boven.style = document.styles[SOURCE]
    boven.paragraph_format.tab_stops.add_tab_stop(Mm(RUIMTE), WD_TAB_ALIGNMENT.RIGHT)
    boven.add_run(stuk.loper)
    boven.add_run(f"\t{stuk.stand.upper()}").bold = True
    if stuk.fictief:
        label = boven.add_run("  FICTIEF: verzonnen gegevens")
        label.bold = True
        label.font.color.rgb = RGBColor.from_string(MARK)
    onder = sectie.footer.paragraphs[0]
    onder.style = document.styles[SOURCE]
    onder.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    onder.add_run("Bladzijde ")
    field(onder, "PAGE", "1")
    onder.add_run(" van ")
    field(onder, "NUMPAGES", "1")


def field(paragraaf: Paragraph, opdracht: str, tekst: str) -> None:
    """A field that the text processor fills in; ``tekst`` stands there until it does."""
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), opdracht)
    paragraaf._p.append(veld)
    run = paragraaf.add_run(tekst)
    veld.append(run._r)


def _properties(document: Document, stuk: Stuk) -> None:
    """Dated on its peildatum: same rapportage, same bytes."""
    eigen = document.core_properties
    eigen.title = stuk.kenmerk
    eigen.subject = stuk.ondertitel
    eigen.author = eigen.last_modified_by = "Duo+"
    eigen.language = TAAL
    eigen.keywords = "fictief" if stuk.fictief else ""
    eigen.comments = stuk.fictief
    eigen.created = eigen.modified = datetime.combine(stuk.datum, time())
    eigen.revision = 1


def _thumbnail(document: Document) -> Any:
    """The picture of an empty page that comes with the template of python-docx."""
    rels = document.part.package.rels
    return next(naam for naam, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL)
