"""Any single cell of the example delivery that is turned into rubbish is caught, at its address."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_analytics.intake import report
from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.contract import BLAD_LEVERING, Invoertabel, workbooks
from duo_analytics.intake.examine import examine, problems
from duo_analytics.intake.opening.addresses import parse
from duo_analytics.intake.problems import Probleem
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE

PERIODE = Periode(2022, 1)
BOEKEN = {werkboek.bestand: werkboek for werkboek in workbooks()}
KOPRIJ = 3
CEL = re.compile(r'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)')
NERGENS_GOED = (
    '<c r="{cel}" t="e"><v>#REF!</v></c>',
    '<c r="{cel}"><f>B1+1</f></c>',
    '<c r="{cel}"><f>B1+1</f><v></v></c>',
    '<c r="{cel}" t="b"><v>1</v></c>',
    '<c r="{cel}" t="inlineStr"><is><t>\ue000\ufffd</t></is></c>',
    '<c r="{cel}" t="inlineStr"><is><t>#N/B</t></is></c>',
    '<c r="{cel}"><v>1E300</v></c>',
)
ALS_TEKST_GOED = (
    '<c r="{cel}" t="inlineStr"><is><t>onzin</t></is></c>',
    '<c r="{cel}" t="inlineStr"><is><t>1.000</t></is></c>',
    '<c r="{cel}" t="inlineStr"><is><t>30-04-2022</t></is></c>',
    '<c r="{cel}" t="str"><f>"a"</f><v>a</v></c>',
    '<c r="{cel}"><v>-7.5</v></c>',
    '<c r="{cel}"><v>99999999.5</v></c>',
)
ZONDER_GRENS = {Soort.BEDRAG, Soort.UREN}


@cache
def parts(bestand: str) -> dict[str, bytes]:
    """The parts of a workbook of the example."""
    with zipfile.ZipFile(EXAMPLE / str(PERIODE) / bestand) as zip_in:
        return {deel.filename: zip_in.read(deel) for deel in zip_in.infolist()}


def sheet_part(bestand: str, blad: str) -> str:
    """The part with the cells of a sheet; 'Levering' is the first one."""
    bladen = [BLAD_LEVERING, *(tabel.blad for tabel in BOEKEN[bestand].tabellen)]
    return f"xl/worksheets/sheet{bladen.index(blad) + 1}.xml"


@cache
def cells(bestand: str, blad: str) -> list[str]:
    """The addresses of every filled cell from the header row on."""
    xml = parts(bestand)[sheet_part(bestand, blad)].decode()
    return [m[1] for m in CEL.finditer(xml) if place(m[1])[0] >= KOPRIJ]


def place(adres: str) -> tuple[int, int]:
    """Row and column."""
    gevonden = parse(adres)
    assert gevonden is not None
    return gevonden


def mutate(folder: Path, bestand: str, blad: str, adres: str, rommel: str) -> None:
    """Write the workbook with one cell replaced."""
    deel = sheet_part(bestand, blad)
    xml = parts(bestand)[deel].decode()
    begin, eind = next(m.span() for m in CEL.finditer(xml) if m[1] == adres)
    nieuw = xml[:begin] + rommel.replace("{cel}", adres) + xml[eind:]
    pad = folder / str(PERIODE) / bestand
    pad.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_uit:
        for naam, inhoud in parts(bestand).items():
            zip_uit.writestr(naam, nieuw if naam == deel else inhoud)


def errors(folder: Path, bestand: str) -> list[Probleem]:
    """What refuses the workbook."""
    namen = [tabel.naam for tabel in BOEKEN[bestand].tabellen]
    return report.errors(problems(examine(folder / str(PERIODE), PERIODE, namen)))


def rubbish_for(kolom: Kolom) -> tuple[str, ...]:
    """What is rubbish in a column: a word is none in a text."""
    if kolom.soort is Soort.TEKST:
        return NERGENS_GOED
    if kolom.soort in ZONDER_GRENS:
        return NERGENS_GOED[:-1] + ALS_TEKST_GOED[:4]
    return NERGENS_GOED + ALS_TEKST_GOED


TABELLEN = [(bestand, tabel) for bestand, boek in BOEKEN.items() for tabel in boek.tabellen]


@given(data=st.data(), plaats=st.sampled_from(TABELLEN))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_cell_turned_into_rubbish_is_caught_at_its_address(
    tmp_path: Path, data: st.DataObject, plaats: tuple[str, Invoertabel]
) -> None:
    bestand, tabel = plaats
    adres = data.draw(st.sampled_from(cells(bestand, tabel.blad)))
    rij, nummer = place(adres)
    kolom = tabel.kolommen[nummer]
    rommel = data.draw(st.sampled_from(rubbish_for(kolom)))
    mutate(tmp_path, bestand, tabel.blad, adres, rommel)
    fouten = errors(tmp_path, bestand)
    if rij == KOPRIJ:
        assert any(f"'{kolom.kop}' ontbreekt" in str(fout) for fout in fouten)
    else:
        assert (tabel.blad, adres) in {(fout.blad, fout.cel) for fout in fouten}


@pytest.mark.parametrize("bestand", BOEKEN)
@pytest.mark.parametrize("cel", ["A2", "B2", "A3", "B3", "A4", "B4", "A5", "B5"])
def test_rubbish_on_the_sheet_levering_is_caught(tmp_path: Path, bestand: str, cel: str) -> None:
    mutate(tmp_path, bestand, BLAD_LEVERING, cel, NERGENS_GOED[0])
    assert [fout.blad for fout in errors(tmp_path, bestand)] == [BLAD_LEVERING]
