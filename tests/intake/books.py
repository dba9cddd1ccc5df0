"""Workbooks for tests, written part by part so that any fault can be put in on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from duo_analytics.intake.contract import BLAD_LEVERING
from duo_analytics.intake.opening.addresses import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EXCEL_DAY_ZERO = datetime(1899, 12, 30)
FORMATS = ("0", "14", "9", "22", "164", "20")  # general, date, percentage, moment, own, time
STYLES = (
    f'{KOP}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="0.0%"/></numFmts><fonts count="1"><font/></fonts><fills count="1">'
    '<fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>'
    + "".join(f'<xf numFmtId="{nummer}"/>' for nummer in FORMATS)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


@dataclass(frozen=True)
class Ruw:
    """A cell as XML; ``{cel}`` stands for its address."""

    xml: str


@dataclass(frozen=True)
class Blad:
    """A sheet: its rows, and XML before and behind the rows."""

    rijen: Sequence[Sequence[object]]
    voor: str = ""
    na: str = ""
    rij_attributen: Mapping[int, str] = field(default_factory=dict)


Bladen: TypeAlias = Mapping[str, "Blad | Sequence[Sequence[object]]"]


def fout(tekst: str) -> Ruw:
    """A cell with an Excel error."""
    return Ruw(f'<c r="{{cel}}" t="e"><v>{tekst}</v></c>')


def formule(tekst: str, waarde: str = "") -> Ruw:
    """A formula, with the value that Excel saved for it, or none."""
    bewaard = f"<v>{waarde}</v>" if waarde else ""
    return Ruw(f'<c r="{{cel}}"><f>{escape(tekst)}</f>{bewaard}</c>')


def procent(waarde: float) -> Ruw:
    """A number that Excel shows as a percentage."""
    return Ruw(f'<c r="{{cel}}" s="2"><v>{waarde!r}</v></c>')


def levering(anders: Mapping[str, object] = MappingProxyType({})) -> list[list[object]]:
    """The rows of the sheet 'Levering'; ``anders`` replaces or adds values."""
    waarden = {
        "Bron": "proef",
        "Peildatum": date(2022, 4, 30),
        "Gegevens vanaf": date(2015, 1, 1),
        "Fictief": "ja",
    } | dict(anders)
    return [["Kenmerk", "Waarde"], *([kop, waarde] for kop, waarde in waarden.items())]


def write(pad: Path, bladen: Bladen, *, met_levering: bool = True) -> Path:
    """A workbook with these sheets, the sheet 'Levering' in front when there is none."""
    alles = dict(bladen)
    if met_levering and BLAD_LEVERING not in alles:
        alles = {BLAD_LEVERING: levering(), **alles}
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(pack(parts(alles)))
    return pad


def parts(bladen: Bladen, *, werkboek: str = "") -> dict[str, str | bytes]:
    """The parts of a workbook by name; ``werkboek`` is XML in front of the list of sheets."""
    nummers = range(1, len(bladen) + 1)
    vellen = "".join(
        f'<sheet name={quoteattr(naam)} sheetId="{n}" r:id="rId{n}"/>'
        for n, naam in zip(nummers, bladen, strict=True)
    )
    relaties = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in nummers
    )
    return {
        "[Content_Types].xml": _content_types(len(bladen)),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'{KOP}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{werkboek}'
        f"<sheets>{vellen}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            f'{relaties}<Relationship Id="rId0" Type="{OFFICE}/styles" Target="styles.xml"/>'
        ),
        "xl/styles.xml": STYLES,
        **{
            f"xl/worksheets/sheet{n}.xml": sheet_xml(blad)
            for n, blad in zip(nummers, bladen.values(), strict=True)
        },
    }


def pack(delen: Mapping[str, str | bytes]) -> bytes:
    """The parts as one zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_uit:
        for naam, inhoud in delen.items():
            zip_uit.writestr(naam, inhoud)
    return buffer.getvalue()


def sheet_xml(blad: Blad | Sequence[Sequence[object]]) -> str:
    """The XML of a sheet."""
    vol = blad if isinstance(blad, Blad) else Blad(blad)
    rijen = "".join(
        f'<row r="{nummer}"{vol.rij_attributen.get(nummer, "")}>{_row(nummer, rij)}</row>'
        for nummer, rij in enumerate(vol.rijen, 1)
    )
    inhoud = f"{vol.voor}<sheetData>{rijen}</sheetData>{vol.na}"
    return f'{KOP}<worksheet xmlns="{MAIN}">{inhoud}</worksheet>'


def _row(nummer: int, rij: Sequence[object]) -> str:
    return "".join(_cell(f"{column_letters(k)}{nummer}", waarde) for k, waarde in enumerate(rij))


def _cell(cel: str, waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Ruw):
        return waarde.xml.replace("{cel}", cel)
    if isinstance(waarde, bool):
        return f'<c r="{cel}" t="b"><v>{int(waarde)}</v></c>'
    if isinstance(waarde, (int, float)):
        return f'<c r="{cel}"><v>{waarde!r}</v></c>'
    if isinstance(waarde, date):
        stijl = 3 if isinstance(waarde, datetime) else 1
        return f'<c r="{cel}" s="{stijl}"><v>{_serial(waarde)}</v></c>'
    tekst = escape(str(waarde))
    return f'<c r="{cel}" t="inlineStr"><is><t xml:space="preserve">{tekst}</t></is></c>'


def _serial(dag: date) -> str:
    """Excel's number of a day."""
    moment = dag if isinstance(dag, datetime) else datetime(dag.year, dag.month, dag.day)
    return f"{(moment - EXCEL_DAY_ZERO).total_seconds() / 86400:.10g}"


def _relations(inhoud: str) -> str:
    return f'{KOP}<Relationships xmlns="{PACKAGE}/relationships">{inhoud}</Relationships>'


def _content_types(aantal: int) -> str:
    delen = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    delen |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, aantal + 1)}
    overrides = "".join(
        f'<Override PartName="{naam}" ContentType="{TYPES}.{soort}+xml"/>'
        for naam, soort in delen.items()
    )
    return (
        f'{KOP}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
