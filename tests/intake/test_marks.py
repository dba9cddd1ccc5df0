"""Marked copies: coloured cells, comments and a list with links; LibreOffice opens them."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from duo_analytics.intake import marks
from duo_analytics.intake.check import check, write_copies
from duo_analytics.intake.marks import KOPPEN, write_marked
from duo_analytics.intake.problems import Probleem
from duo_analytics.places import delivered_periods
from tests.intake import books, hostile
from tests.intake.deliveries import PERIODE, formatie, said, write
from tests.intake.sound import sound

SOFFICE = shutil.which("soffice")
FOUT = [
    {"Formatie (fte)": "1.000", "Team": "Inkoop "},
    {"Functie": "Hoofd", "Soort": "Vast"},
    {"Functie": "Chef", "Team": "=1+1", "Formatie (fte)": "=HYPERLINK(1)"},
]


def copied(folder: Path, problemen: list[Probleem]) -> Path:
    """The path of the one marked copy."""
    (kopie,) = write_marked(problemen, folder / "2022-T1", folder / "uit")
    assert kopie.pad is not None
    assert kopie.pad.name == "personeel - meldingen.xlsx"
    return kopie.pad


def marked(folder: Path, blad: object = None) -> tuple[list[Probleem], Workbook]:
    """The messages about a delivery, and its marked copy as it is opened again."""
    write(folder, "personeel.xlsx", {"Formatie": blad or formatie(*FOUT)})  # type: ignore[dict-item]
    problemen = said(folder, "formatie")
    return problemen, load_workbook(copied(folder, problemen))


def test_each_faulty_cell_is_coloured_and_says_why(tmp_path: Path) -> None:
    _, boek = marked(tmp_path)
    cel = boek["Formatie"]["F4"]
    assert cel.fill.fgColor.rgb == "00F8CBAD"
    assert cel.comment is not None
    assert cel.comment.text == (
        'FOUT DUO-C03: "1.000" is tekst. Bedoelt u 1 of 1000? Maak er in Excel een getal van.'
    )
    assert boek["Formatie"]["C4"].fill.fgColor.rgb == "00FFE699"
    assert boek["Formatie"]["F5"].fill.fill_type is None


def test_the_values_of_the_copy_are_those_of_the_delivery(tmp_path: Path) -> None:
    _, boek = marked(tmp_path)
    origineel = load_workbook(tmp_path / "2022-T1" / "personeel.xlsx")
    for naam in origineel.sheetnames:
        rijen = [[cel.value for cel in rij] for rij in origineel[naam].iter_rows()]
        assert [[cel.value for cel in rij] for rij in boek[naam].iter_rows()] == rijen


def test_the_sheet_meldingen_comes_first_and_links_to_every_cell(tmp_path: Path) -> None:
    problemen, boek = marked(tmp_path)
    assert boek.sheetnames == ["Meldingen", "Levering", "Formatie"]
    assert boek.active is boek["Meldingen"]
    kop, *rijen = boek["Meldingen"].iter_rows(values_only=True)
    assert kop == KOPPEN
    assert len(rijen) == len(problemen)
    assert rijen[0] == ("FOUT", "DUO-C03", "Formatie", "F4", "Formatie (fte)", "1.000",
                        '"1.000" is tekst.',
                        "Bedoelt u 1 of 1000? Maak er in Excel een getal van.")  # fmt: skip
    link = boek["Meldingen"]["D2"].hyperlink
    assert link is not None
    assert link.location == "'Formatie'!F4"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    _, boek = marked(tmp_path)
    (cel,) = [c for c in boek["Meldingen"]["F"] if str(c.value).startswith("=HYPER")]
    assert cel.data_type == "s"


def test_the_original_is_untouched(tmp_path: Path) -> None:
    pad = write(tmp_path, "personeel.xlsx", {"Formatie": formatie(*FOUT)})
    voor = pad.read_bytes()
    write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit")
    assert pad.read_bytes() == voor
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == ["personeel - meldingen.xlsx"]


def test_a_comment_of_the_deliverer_stays_in_front(tmp_path: Path) -> None:
    pad = write(tmp_path, "personeel.xlsx", {"Formatie": formatie(*FOUT)})
    boek = load_workbook(pad)
    boek["Formatie"]["F4"].comment = Comment("Vraag aan HR", "HR")
    boek.save(pad)
    opmerking = load_workbook(copied(tmp_path, said(tmp_path, "formatie")))["Formatie"][
        "F4"
    ].comment
    assert opmerking is not None
    assert opmerking.text.startswith("Vraag aan HR\n\nFOUT DUO-C03")


def test_a_message_about_a_merged_range_stands_in_its_first_cell(tmp_path: Path) -> None:
    samen = '<mergeCells><mergeCell ref="C4:C5"/></mergeCells>'
    blad = books.Blad(formatie({}, {"Team": None, "Functie": "Hoofd"}), na=samen)
    _, boek = marked(tmp_path, blad)
    assert boek["Formatie"]["C4"].comment is not None


def test_a_copy_that_is_checked_again_gives_the_same_messages_and_one_list(tmp_path: Path) -> None:
    problemen, _ = marked(tmp_path)
    (tmp_path / "2022-T1" / "personeel.xlsx").write_bytes(
        (tmp_path / "uit" / "personeel - meldingen.xlsx").read_bytes()
    )
    assert said(tmp_path, "formatie") == problemen
    assert load_workbook(copied(tmp_path, problemen)).sheetnames == [
        "Meldingen",
        "Levering",
        "Formatie",
    ]


@pytest.mark.parametrize("kop", ["BSN", "Diagnose"])
def test_a_workbook_that_may_not_be_read_is_not_copied(tmp_path: Path, kop: str) -> None:
    blad = formatie(*FOUT)
    blad[2].append(kop)
    write(tmp_path, "personeel.xlsx", {"Formatie": blad})
    assert write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit") == []
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("inhoud", [b"", hostile.bomb(20), hostile.truncated(0.5)])
def test_a_workbook_that_was_not_opened_is_not_copied(tmp_path: Path, inhoud: bytes) -> None:
    hostile.put(tmp_path, inhoud)
    assert write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit") == []


def test_a_very_long_workbook_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MOST_ROWS", 3)
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie(*FOUT)})
    (kopie,) = write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit")
    assert (kopie.pad, kopie.reden) == (None, "het werkboek heeft meer dan 3 rijen")


def test_a_workbook_that_cannot_be_written_again_is_named(tmp_path: Path) -> None:
    delen = hostile.parts(books.Blad(formatie(*FOUT)))
    delen["xl/styles.xml"] = str(delen["xl/styles.xml"]).replace('patternType="none"', 'x="y"')
    hostile.put(tmp_path, books.pack(delen))
    (kopie,) = write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit")
    assert kopie.pad is None
    assert kopie.reden.startswith("het werkboek is niet over te schrijven")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie(*FOUT)})
    (tmp_path / "uit").write_text("geen map")
    (kopie,) = write_marked(said(tmp_path, "formatie"), tmp_path / "2022-T1", tmp_path / "uit")
    assert kopie.pad is None
    assert "is niet te schrijven" in kopie.reden


def test_the_copies_lie_with_the_deliveries_and_not_among_them(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie(*FOUT)})
    problemen = check(PERIODE, tmp_path)
    (kopie,) = write_copies(problemen, PERIODE, tmp_path)
    map_ = tmp_path / "gecontroleerd" / "2022-T1"
    assert kopie.pad == map_ / "personeel - meldingen.xlsx"
    assert delivered_periods(tmp_path) == [PERIODE]
    assert check(PERIODE, tmp_path) == problemen


@pytest.mark.skipif(SOFFICE is None, reason="geen LibreOffice gevonden")
@pytest.mark.slow
def test_libreoffice_opens_the_copies_of_a_whole_delivery(tmp_path: Path) -> None:
    levering = sound()
    for plek in ("personeel/Formatie!F4", "inhuur/Inhuur!F4", "hardware/Activa!B5",
                 "vacatures/Vacatures!L4", "banenafspraak/Inleen!B4"):  # fmt: skip
        levering.zet(plek, "<onjuist & 'fout'>")
    levering.write(tmp_path / "2022-T1")
    kopieen = write_marked(check("2022-T1", tmp_path), tmp_path / "2022-T1", tmp_path / "uit")
    paden = [kopie.pad for kopie in kopieen if kopie.pad is not None]
    assert len(paden) == 5
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
         "false,1", "--outdir", str(tmp_path / "csv"), *map(str, paden)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for pad in paden:
        (uit,) = (tmp_path / "csv").glob(f"{pad.stem}*.csv")
        kop, *rijen = csv.reader(uit.read_text(encoding="utf-8").splitlines())
        assert tuple(kop) == KOPPEN
        assert rijen[0][0] == "FOUT"
        assert "<onjuist & 'fout'>" in rijen[0][6]
