"""A table of a Word file: its header row repeats over pages and no row is cut in two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from duo_analytics.rapportage.render.lettertype import printable

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from duo_analytics.rapportage.render.drukblokken import Raster

PAGE = 9638  # twentieths of a point between the margins: 170 mm

TABLE = f"""
<w:tbl {nsdecls("w")}><w:tblPr>
  <w:tblStyle w:val="DuoTabel"/><w:tblW w:type="dxa"/><w:tblLayout w:type="fixed"/>
  <w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"
    w:noHBand="1" w:noVBand="1"/>
  <w:tblCaption/><w:tblDescription/>
</w:tblPr><w:tblGrid/></w:tbl>"""


@dataclass(frozen=True)
class Maten:
    """Widths of the columns, which of them hold text, and the size of the letters in points."""

    breedten: tuple[int, ...]
    tekst: tuple[bool, ...]
    punten: float


def build(raster: Raster) -> BaseOxmlElement:
    """The table with its name for who hears it; the first column names the rows."""
    tabel = parse_xml(TABLE)
    eigenschappen, rooster = tabel[0], tabel[1]
    breedten = tuple(round(deel * PAGE) for deel in raster.breedten)
    maten = Maten(breedten, raster.tekst, raster.punten)
    for kind, waarde in (
        ("w:tblCaption", printable(raster.bijschrift)),
        ("w:tblDescription", printable(raster.moment or raster.bijschrift)),
    ):
        eigenschappen.find(qn(kind)).set(qn("w:val"), waarde)
    eigenschappen.find(qn("w:tblW")).set(qn("w:w"), str(sum(breedten)))
    for breedte in breedten:
        _add(rooster, "w:gridCol", w=breedte)
    kort = raster.kort
    eerste_totaal = len(raster.rijen) - raster.totaalrijen
    tabel.append(_row(maten, raster.koppen, vet=True, blijft=True))
    for nummer, cellen in enumerate(raster.rijen, 1):
        laatste = nummer == len(raster.rijen) and raster.herkomst is None
        blijft = kort and not laatste
        tabel.append(_row(maten, cellen, vet=nummer > eerste_totaal, blijft=blijft))
    _add(tabel[2][0], "w:tblHeader")
    return tabel


def _row(maten: Maten, cellen: tuple[str, ...], *, vet: bool, blijft: bool) -> BaseOxmlElement:
    """A row; ``blijft`` keeps it on the page of the next one."""
    rij = OxmlElement("w:tr")
    _add(_add(rij, "w:trPr"), "w:cantSplit")
    for cel, breedte, links in zip(cellen, maten.breedten, maten.tekst, strict=True):
        vak = _add(rij, "w:tc")
        _add(_add(vak, "w:tcPr"), "w:tcW", w=breedte, type="dxa")
        alinea = _add(vak, "w:p")
        opmaak = _add(alinea, "w:pPr")
        if blijft:
            _add(opmaak, "w:keepNext")
        _add(opmaak, "w:spacing", before=30, after=30, line=240, lineRule="auto")
        if not links:
            _add(opmaak, "w:jc", val="right")
        _words(alinea, cel, maten.punten, vet=vet)
    return rij


def _words(alinea: BaseOxmlElement, tekst: str, punten: float, *, vet: bool) -> None:
    run = _add(alinea, "w:r")
    letters = _add(run, "w:rPr")
    if vet:
        _add(letters, "w:b")
    _add(letters, "w:sz", val=round(2 * punten))
    for nummer, regel in enumerate(printable(tekst).split("\n")):
        if nummer:
            _add(run, "w:br")
        stuk = _add(run, "w:t")
        stuk.text = regel
        stuk.set(qn("xml:space"), "preserve")


def _add(ouder: BaseOxmlElement, soort: str, **velden: str | int) -> BaseOxmlElement:
    kind = OxmlElement(soort)
    for naam, waarde in velden.items():
        kind.set(qn(f"w:{naam}"), str(waarde))
    ouder.append(kind)
    return kind
