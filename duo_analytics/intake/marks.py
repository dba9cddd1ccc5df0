"""Marked copies: the delivered workbook with every faulty cell coloured, and a list of messages.

The original stays as it is. A workbook that was not opened, or holds what may not be read, is not
copied.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from duo_analytics.intake.codes import Ernst
from duo_analytics.intake.contract import BLAD_MELDINGEN
from duo_analytics.intake.mapping.mapfile import mapped_files
from duo_analytics.intake.opening.files import read_bytes
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.workbook import check
from duo_analytics.places import shown_path

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from duo_analytics.intake.problems import Probleem

PERSONAL = "DUO-P"
MOST_ROWS = 100_000  # a workbook beyond this would take minutes and gigabytes to copy
AUTEUR = "duo-analytics"
COMMENT_SIZE = (160, 360)  # height and width in points
KLEUREN = {Ernst.FOUT: "F8CBAD", Ernst.LET_OP: "FFE699", Ernst.SIGNAAL: "BDD7EE"}
KOPPEN = ("Ernst", "Code", "Blad", "Cel", "Kolom", "Wat er staat", "Wat is er mis", "Wat te doen")
BREEDTES = (10, 11, 18, 9, 22, 24, 60, 60)
WITTE_LETTER, DONKERE_KOP = "FFFFFF", "1F3864"


@dataclass(frozen=True)
class Kopie:
    """A marked copy; ``pad`` is None where there is none, and ``reden`` then says why."""

    bestand: str
    pad: Path | None
    reden: str = ""

    def __str__(self) -> str:
        if self.pad is None:
            return f"Van {self.bestand} is geen kopie met meldingen gemaakt: {self.reden}."
        return f"Kopie met meldingen: {shown_path(self.pad)}"

    def as_record(self) -> dict[str, str]:
        """The same as plain values."""
        pad = "" if self.pad is None else str(self.pad)
        return {"bestand": self.bestand, "pad": pad, "reden": self.reden}


def write_marked(problemen: Iterable[Probleem], folder: Path, naar: Path) -> list[Kopie]:
    """Write a marked copy into ``naar`` of every workbook of ``folder`` that has messages.

    A workbook that was not opened, and an export that mapping.toml reads, gets none.
    """
    export = mapped_files(folder)  # may hold names and more: not copied
    per_bestand: dict[str, list[Probleem]] = {}
    for probleem in (p for p in problemen if p.bestand not in export):
        per_bestand.setdefault(probleem.bestand, []).append(probleem)
    kopieen = (_copy(folder / bestand, hier, naar) for bestand, hier in per_bestand.items())
    return [kopie for kopie in kopieen if kopie is not None]


def _copy(pad: Path, problemen: Sequence[Probleem], naar: Path) -> Kopie | None:
    if not pad.is_file() or any(p.code.startswith(PERSONAL) for p in problemen):
        return None
    try:
        inhoud = read_bytes(pad, GRENZEN)
        feiten, _ = check(inhoud, GRENZEN)
    except BestandGeweigerd:
        return None  # the messages say why
    if sum(blad.laatste_rij for blad in feiten.values()) > MOST_ROWS:
        return Kopie(pad.name, None, f"het werkboek heeft meer dan {MOST_ROWS} rijen")
    try:
        boek = _mark(inhoud, problemen)
    except (TypeError, ValueError, KeyError) as fout:
        return Kopie(pad.name, None, f"het werkboek is niet over te schrijven ({fout})")
    uit = naar / f"{pad.stem} - meldingen.xlsx"
    try:
        _save(boek, uit)
    except OSError as fout:
        return Kopie(pad.name, None, f"{uit} is niet te schrijven ({fout.strerror})")
    return Kopie(pad.name, uit)


def _mark(inhoud: bytes, problemen: Sequence[Probleem]) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that only decorate and that a copy may miss
        boek = load_workbook(io.BytesIO(inhoud))
    for (blad, adres), hier in _by_cell(problemen):
        if blad in boek.sheetnames:
            _mark_cell(boek[blad], adres, hier)
    _list_messages(boek, problemen)
    return boek


def _by_cell(
    problemen: Iterable[Probleem],
) -> Iterator[tuple[tuple[str, str], list[Probleem]]]:
    cellen: dict[tuple[str, str], list[Probleem]] = {}
    for probleem in problemen:
        if probleem.blad and probleem.cel:
            cellen.setdefault((probleem.blad, probleem.cel), []).append(probleem)
    return iter(cellen.items())


def _mark_cell(blad: Worksheet, adres: str, problemen: Sequence[Probleem]) -> None:
    """Colour a cell by its most serious message and put all of them in its comment."""
    cel = _anchor(blad, blad[adres])
    ergste = min(problemen, key=_seriousness)
    cel.fill = PatternFill("solid", fgColor=KLEUREN[ergste.ernst])
    regels = [f"{p.ernst.value} {p.code}: {p.reden}. {p.herstel}" for p in problemen]
    eerder = [cel.comment.text] if cel.comment else []
    opmerking = Comment(_text("\n\n".join([*eerder, *regels])), AUTEUR)
    opmerking.height, opmerking.width = COMMENT_SIZE
    cel.comment = opmerking


def _seriousness(probleem: Probleem) -> int:
    return list(Ernst).index(probleem.ernst)


def _anchor(blad: Worksheet, cel: Cell | MergedCell) -> Cell:
    """The cell itself, or the first cell of the merged range that it lies in."""
    if isinstance(cel, Cell):
        return cel
    bereik = next(b for b in blad.merged_cells.ranges if cel.coordinate in b)
    return _cell(blad, bereik.min_row, bereik.min_col)


def _cell(blad: Worksheet, rij: int, kolom: int) -> Cell:
    cel = blad.cell(rij, kolom)
    if not isinstance(cel, Cell):
        message = f"{cel.coordinate} lies in a merged range"
        raise TypeError(message)
    return cel


def _list_messages(boek: Workbook, problemen: Sequence[Probleem]) -> None:
    """Put the sheet 'Meldingen' in front, with a link to every cell."""
    if BLAD_MELDINGEN in boek.sheetnames:
        del boek[BLAD_MELDINGEN]  # of an earlier copy
    blad = boek.create_sheet(BLAD_MELDINGEN, 0)
    for kolom, (kop, breedte) in enumerate(zip(KOPPEN, BREEDTES, strict=True), 1):
        cel = _put(_cell(blad, 1, kolom), kop)
        cel.font = Font(bold=True, color=WITTE_LETTER)
        cel.fill = PatternFill("solid", fgColor=DONKERE_KOP)
        blad.column_dimensions[cel.column_letter].width = breedte
    op_ernst = sorted(problemen, key=_seriousness)
    for rij, probleem in enumerate(op_ernst, 2):
        _list_one(blad, rij, probleem, boek.sheetnames)
    blad.freeze_panes = "A2"
    blad.auto_filter.ref = blad.dimensions
    for ander in boek.worksheets:
        ander.sheet_view.tabSelected = ander is blad
    boek.active = 0


def _list_one(blad: Worksheet, rij: int, probleem: Probleem, bladen: Sequence[str]) -> None:
    waarden = (
        probleem.ernst.value, probleem.code, probleem.blad, probleem.cel, probleem.kolom,
        probleem.waarde, f"{probleem.reden}.", probleem.herstel,
    )  # fmt: skip
    for kolom, waarde in enumerate(waarden, 1):
        _put(_cell(blad, rij, kolom), waarde)
    _cell(blad, rij, 1).fill = PatternFill("solid", fgColor=KLEUREN[probleem.ernst])
    if probleem.cel and probleem.blad in bladen:
        cel = _cell(blad, rij, KOPPEN.index("Cel") + 1)
        doel = probleem.blad.replace("'", "''")
        cel.hyperlink = Hyperlink(ref=cel.coordinate, location=f"'{doel}'!{probleem.cel}")
        cel.font = Font(color="0563C1", underline="single")


def _put(cel: Cell, tekst: str) -> Cell:
    """Write a text that is never a formula."""
    cel.value = _text(tekst)
    cel.data_type = "s"
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    return cel


def _text(tekst: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("?", tekst)


def _save(boek: Workbook, pad: Path) -> None:
    """Write to a file beside it and rename, so that no half copy is ever seen."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    half = pad.with_suffix(".part")
    boek.save(half)
    half.replace(pad)
