"""Blank workbooks: filled in as a team would, they pass the check and give the same tables."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from duo_analytics.errors import GebruikFout
from duo_analytics.intake import read, report
from duo_analytics.intake.check import check
from duo_analytics.intake.columns import Soort
from duo_analytics.intake.contract import Invoertabel, tables, workbooks
from duo_analytics.intake.example import example_row
from duo_analytics.intake.opening.addresses import column_letters
from duo_analytics.intake.templates import write_templates
from tests.intake.sound import RIJEN, sound

SOFFICE = shutil.which("soffice")
TABELLEN = [tabel for _, tabel in tables().values()]
each_table = pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.naam)
KOPRIJ, VOORBEELDRIJ = 4, 5
LEVERING = ("proef", date(2022, 4, 30), date(2015, 1, 1), "ja")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the blank workbooks."""
    folder = tmp_path_factory.mktemp("leeg")
    write_templates(folder)
    return folder


def book(templates: Path, tabel: Invoertabel) -> Workbook:
    """The blank workbook in which a table stands."""
    return load_workbook(templates / tables()[tabel.naam][0].bestand)


def fill(templates: Path, naar: Path, *, eerste_rij: int) -> None:
    """Fill the blank workbooks with the sound delivery, from a row on."""
    for werkboek in workbooks():
        boek = load_workbook(templates / werkboek.bestand)
        for rij, waarde in enumerate(LEVERING, 2):
            boek["Levering"].cell(rij, 2).value = waarde  # type: ignore[assignment]
        for tabel in werkboek.tabellen:
            for rij, waarden in enumerate(RIJEN[tabel.naam], eerste_rij):
                for kolom, waarde in enumerate(waarden, 1):
                    boek[tabel.blad].cell(rij, kolom).value = waarde  # type: ignore[assignment]
        naar.mkdir(parents=True, exist_ok=True)
        boek.save(naar / werkboek.bestand)


def test_the_sound_delivery_fills_every_column_of_every_table_of_the_contract() -> None:
    """So the round trip below leaves no table and no column out."""
    assert set(RIJEN) == set(tables())
    leeg = {
        f"{tabel.naam}.{kolom.naam}"
        for tabel in TABELLEN
        for nummer, kolom in enumerate(tabel.kolommen)
        if all(rij[nummer] is None for rij in RIJEN[tabel.naam])
    }
    assert leeg == set()


@pytest.mark.parametrize("eerste_rij", [VOORBEELDRIJ, VOORBEELDRIJ + 1])
def test_a_filled_template_passes_the_check_and_gives_the_tables_of_the_delivery(
    templates: Path, tmp_path: Path, eerste_rij: int
) -> None:
    fill(templates, tmp_path / "a" / "2022-T1", eerste_rij=eerste_rij)
    assert report.as_text(check("2022-T1", tmp_path / "a")) == ""
    sound().write(tmp_path / "b" / "2022-T1")
    gevuld = read.load(tuple(tables()), "2022-T1", tmp_path / "a")
    recht = read.load(tuple(tables()), "2022-T1", tmp_path / "b")
    for naam in tables():
        frame = gevuld[naam]
        assert frame.index[0] == eerste_rij, naam
        assert frame.reset_index(drop=True).equals(recht[naam].reset_index(drop=True)), naam


def test_a_blank_workbook_asks_for_what_the_sheet_levering_must_say_and_for_nothing_else(
    templates: Path, tmp_path: Path
) -> None:
    shutil.copytree(templates, tmp_path / "2022-T1")
    problemen = check("2022-T1", tmp_path)
    assert {(p.code, p.blad) for p in problemen} == {("DUO-C01", "Levering")}
    assert len(problemen) == 4 * len(workbooks())


@each_table
def test_every_table_is_a_table_of_excel_with_the_headers_of_the_contract(
    templates: Path, tabel: Invoertabel
) -> None:
    blad = book(templates, tabel)[tabel.blad]
    (tafel,) = blad.tables.values()
    assert tafel.name == tabel.naam
    assert [k.name for k in tafel.tableColumns] == [k.kop for k in tabel.kolommen]
    assert tafel.ref.startswith(f"A{KOPRIJ}:")


@each_table
def test_every_column_explains_itself_and_limits_what_may_be_typed(
    templates: Path, tabel: Invoertabel
) -> None:
    boek = book(templates, tabel)
    grenzen = {
        str(v.sqref).split("5")[0]: v for v in boek[tabel.blad].data_validations.dataValidation
    }
    for nummer, kolom in enumerate(tabel.kolommen):
        grens = grenzen[column_letters(nummer)]
        assert grens.prompt is not None
        assert grens.prompt.startswith(kolom.betekenis)
        assert grens.promptTitle == kolom.kop
        if kolom.codes:
            assert choices(boek, str(grens.formula1)) == list(kolom.codes.values())
        if kolom.soort is Soort.DATUM:
            assert (grens.type, str(grens.formula2).startswith("'Levering'")) == (
                "date",
                not kolom.toekomst,
            )
        if kolom.maximum is not None:
            assert float(str(grens.formula2)) == float(kolom.maximum)


def choices(boek: Workbook, verwijzing: str) -> list[Any]:
    """The words in a range such as 'Keuzelijsten'!$A$1:$A$4."""
    blad, _, bereik = verwijzing.replace("'", "").replace("$", "").partition("!")
    assert boek[blad].sheet_state == "hidden"
    return [cel.value for (cel,) in boek[blad][bereik]]


@each_table
def test_the_example_row_stands_in_the_template_and_keeps_to_the_limits(
    templates: Path, tabel: Invoertabel
) -> None:
    rij = next(book(templates, tabel)[tabel.blad].iter_rows(VOORBEELDRIJ, VOORBEELDRIJ))
    waarden = [c.value.date() if isinstance(c.value, datetime) else c.value for c in rij]
    verwacht = list(example_row(tabel).values())
    assert waarden[: len(verwacht)] == verwacht
    assert any(waarde is not None for waarde in verwacht)


@pytest.mark.parametrize("naam", ["formatie", "vacatures", "activa"])
def test_an_example_row_that_is_partly_overwritten_is_refused(
    templates: Path, tmp_path: Path, naam: str
) -> None:
    fill(templates, tmp_path / "2022-T1", eerste_rij=VOORBEELDRIJ + 1)
    werkboek, tabel = tables()[naam]
    pad = tmp_path / "2022-T1" / werkboek.bestand
    boek = load_workbook(pad)
    datumkolom = [k.soort for k in tabel.kolommen].index(Soort.DATUM) + 1
    boek[tabel.blad].cell(VOORBEELDRIJ, datumkolom).value = date(2021, 5, 5)
    boek.save(pad)
    (probleem,) = check("2022-T1", tmp_path)
    assert probleem.code == "DUO-R04"
    assert probleem.reden == "de voorbeeldrij is maar voor een deel overschreven"
    assert probleem.cel.endswith(str(VOORBEELDRIJ))


def test_a_workbook_that_is_already_there_is_never_overwritten(
    templates: Path, tmp_path: Path
) -> None:
    (tmp_path / "hardware.xlsx").write_bytes(b"gevuld")
    with pytest.raises(GebruikFout, match=r"staat al hardware\.xlsx"):
        write_templates(tmp_path)
    assert [pad.name for pad in tmp_path.iterdir()] == ["hardware.xlsx"]


@pytest.mark.skipif(SOFFICE is None, reason="geen LibreOffice gevonden")
@pytest.mark.slow
def test_libreoffice_opens_the_blank_workbooks_and_keeps_their_tables(
    templates: Path, tmp_path: Path
) -> None:
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "2022-T1"),
         *(str(templates / werkboek.bestand) for werkboek in workbooks())],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    codes = {p.code for p in check("2022-T1", tmp_path)}
    assert codes == {"DUO-C01"}
