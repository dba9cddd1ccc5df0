"""The figures as workbook, CSV and JSON, and the manifest of the whole set."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.blokken import Alinea
from duo_analytics.rapportage.files import write_set
from duo_analytics.rapportage.render import workbook
from duo_analytics.rapportage.render.data import csv_text
from duo_analytics.results.feit import Feit
from duo_analytics.results.tabel import Kop
from tests.voorbeeld import BRON, EVIL, FORMULA, PERIODE, feit, hoofdstuk, rapportage, tabel

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole set, written once."""
    uit = tmp_path_factory.mktemp("set")
    write_set(rapportage(), uit, {"periode": "2022-T1"})
    return uit


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_a_csv_has_dutch_numbers_and_says_what_each_row_is() -> None:
    kop, eerste, *_ = rows(csv_text(tabel()))
    assert kop == ["Team", "Bezetting (fte)", "moment", "bron", "fictief"]
    assert eerste == [EVIL, "7,3", "op 30 april 2022", str(BRON), "ja"]


def test_a_csv_opens_in_a_dutch_spreadsheet() -> None:
    text = csv_text(tabel())
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 5


def test_text_in_a_csv_is_never_a_formula() -> None:
    assert rows(csv_text(tabel()))[2][0] == f"'{FORMULA}"


def test_hidden_and_missing_values_have_their_own_marker() -> None:
    assert [rij[1] for rij in rows(csv_text(tabel()))[2:]] == ["x", "n.v.t.", "1234,5"]


def test_one_file_of_metadata_describes_every_csv_and_its_columns(folder: Path) -> None:
    inhoud = json.loads((folder / "cijfers" / "csv-metadata.json").read_text(encoding="utf-8"))
    assert inhoud["@context"][0] == "http://www.w3.org/ns/csvw"
    assert {t["url"] for t in inhoud["tables"]} == {
        p.name for p in (folder / "cijfers").glob("*.csv")
    }
    for beschrijving in inhoud["tables"]:
        ruw = (folder / "cijfers" / beschrijving["url"]).read_bytes().decode("utf-8")
        kolommen = beschrijving["tableSchema"]["columns"]
        assert [kolom["titles"] for kolom in kolommen] == rows(ruw)[0]
        assert len({kolom["name"] for kolom in kolommen}) == len(kolommen)
        assert inhoud["dialect"]["delimiter"] == ";"
    getal = inhoud["tables"][0]["tableSchema"]["columns"][1]
    assert getal["datatype"]["format"] == {"decimalChar": ",", "pattern": "0.0"}
    assert (getal["null"], getal["dc:description"]) == (["n.v.t.", "x"], "fte")


@pytest.mark.parametrize("tekst", ["=1", " =1", "\u200b@x", "\uff1d1", "\n=1", "-x", "+x", "\tx"])
def test_a_text_that_a_spreadsheet_would_calculate_gets_a_mark_in_front(tekst: str) -> None:
    rij = rows(csv_text(tabel().met(rijen=((tekst, Decimal(-1)),), totaalrijen=0)))[1]
    assert rij[:2] == [f"'{tekst}", "-1,0"]


def test_the_workbook_has_a_sheet_per_figure_and_one_with_the_contents(folder: Path) -> None:
    boek = openpyxl.load_workbook(folder / "cijfers.xlsx")
    assert boek.sheetnames == ["Inhoud", "Figuur 1", "Tabel 1", "Figuur 2", "Tabel 2"]
    assert boek["Inhoud"]["A6"].value == "Figuur 1"
    assert boek["Inhoud"]["A6"].hyperlink.location == "'Figuur 1'!A1"


def test_the_workbook_holds_numbers_as_printed_and_text_as_text(folder: Path) -> None:
    blad = openpyxl.load_workbook(folder / "cijfers.xlsx")["Tabel 1"]
    assert blad["A4"].value == "Concept. FICTIEF: verzonnen voorbeeldgegevens"
    assert [c.value for c in blad[6]] == ["Team", "Bezetting (fte)"]
    assert (blad["B7"].value, blad["B7"].number_format) == (7.3, "#,##0.0")
    assert (blad["A8"].value, blad["A8"].data_type) == (FORMULA, "s")
    assert [blad[f"B{rij}"].value for rij in (8, 9, 10)] == ["x", "n.v.t.", 1234.5]


def test_each_sheet_holds_one_real_table_with_its_unit_and_without_its_totals(folder: Path) -> None:
    boek = openpyxl.load_workbook(folder / "cijfers.xlsx")
    blad = boek["Tabel 1"]
    assert [(t.name, t.ref) for t in blad.tables.values()] == [("Tabel_1", "A6:B9")]
    assert [kolom.name for kolom in blad.tables["Tabel_1"].tableColumns] == [
        c.value for c in blad[6]
    ]
    assert blad["A5"].value == "Eenheid: fte"
    assert blad["B10"].value == 1234.5
    assert [len(b.tables) for b in boek.worksheets] == [0, 1, 1, 1, 1]


def test_headers_that_excel_takes_for_the_same_get_a_number() -> None:
    koppen = (Kop("Team"), Kop("TEAM"), Kop("regel\neen"), Kop(" "))
    dubbel = tabel().met(koppen=koppen, rijen=(), totaalrijen=0)
    assert workbook.headers(dubbel) == ["Team", "TEAM (2)", "regel een", "Kolom 4"]


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    leeg = tabel("proef.leeg").met(rijen=(), totaalrijen=0)
    workbook.write(assemble([dataclasses.replace(hoofdstuk(), blokken=(leeg,))], PERIODE),
                   tmp_path / "cijfers.xlsx")  # fmt: skip
    blad = openpyxl.load_workbook(tmp_path / "cijfers.xlsx")["Tabel 1"]
    assert (blad["A7"].value, blad.tables["Tabel_1"].ref) == ("geen gegevens", "A6:B7")


@pytest.mark.skipif(SOFFICE is None, reason="geen LibreOffice gevonden")
@pytest.mark.slow
def test_libreoffice_opens_the_workbook_with_text_as_text(folder: Path, tmp_path: Path) -> None:
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
         "false,3", "--outdir", str(tmp_path), str(folder / "cijfers.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    (uit,) = tmp_path.glob("*.csv")
    rijen = list(csv.reader(uit.read_text(encoding="utf-8").splitlines()))
    assert [rij[0] for rij in rijen[5:10]] == ["Team", EVIL, FORMULA, r"$\frac{1}{$", "Totaal"]


def test_a_table_may_begin_with_numbers(tmp_path: Path) -> None:
    weken = tabel("proef.weken").met(
        koppen=(Kop("Weken", "weken", 0), Kop("Open", "pct")),
        rijen=((Decimal(2), Decimal(90)), (Decimal(10), Decimal(50))),
        totaalrijen=0,
    )
    geheel = assemble([dataclasses.replace(hoofdstuk(), blokken=(weken,))], PERIODE)
    workbook.write(geheel, tmp_path / "cijfers.xlsx")
    blad = openpyxl.load_workbook(tmp_path / "cijfers.xlsx")["Tabel 1"]
    assert [rij[0].value for rij in blad.iter_rows(min_row=6, max_row=8)] == ["Weken", 2, 10]


def test_every_fact_stands_in_the_json_and_comes_back_from_it(folder: Path) -> None:
    inhoud = json.loads((folder / "feiten.json").read_text(encoding="utf-8"))
    assert [Feit.from_json(ruw) for ruw in inhoud["feiten"]] == [feit(), feit("tweede.bezetting")]
    assert inhoud["fictief"] is True


def test_the_manifest_names_inputs_norms_versions_and_every_file(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["leveringen"] == {"personeel.xlsx": BRON.sha256}
    assert manifest["normen"][0]["reeks"] == "normen.proef"
    assert {"python", "pandas", "duo-analytics"} <= set(manifest["versies"])
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(manifest["bestanden"]) == there - {"manifest.json"}
    page = (folder / "rapportage.html").read_bytes()
    assert manifest["bestanden"]["rapportage.html"] == hashlib.sha256(page).hexdigest()


def test_the_same_rapportage_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_set(rapportage(), tmp_path, {"periode": "2022-T1"})
    for pad in folder.rglob("*"):
        if pad.is_file():
            assert (tmp_path / pad.relative_to(folder)).read_bytes() == pad.read_bytes(), pad.name


def test_a_picture_lies_beside_its_alt_text(folder: Path) -> None:
    assert (folder / "figuren" / "proef.staven.svg").read_text(encoding="utf-8").startswith("<svg")
    alt = (folder / "figuren" / "proef.staven.txt").read_text(encoding="utf-8")
    assert alt.startswith("Staafgrafiek. Bezetting per team")


def test_the_set_has_every_form_of_the_whole_and_of_each_chapter(folder: Path) -> None:
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {"rapportage.html", "rapportage.pdf", "rapportage.docx"} <= there
    for naam in ("proef", "tweede"):
        assert {f"hoofdstukken/{naam}.html", f"hoofdstukken/{naam}.docx"} <= there
        assert {f"figuren/{naam}.staven.{soort}" for soort in ("svg", "png", "txt")} <= there


def test_the_form_of_a_raad_is_a_page_and_a_word_file(tmp_path: Path) -> None:
    raad = dataclasses.replace(rapportage(), aanbieding=(Alinea(("Ter informatie.",)),))
    write_set(raad, tmp_path, {})
    assert {p.name for p in tmp_path.glob("aanbieding.*")} == {"aanbieding.html", "aanbieding.docx"}
