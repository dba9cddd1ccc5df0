"""Opening a file: what is no workbook, harms, freezes or crashes is refused with a sentence."""

from __future__ import annotations

import dataclasses
import os
import re
import time
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.intake.opening import addresses, sheetscan, supervisor
from duo_analytics.intake.opening.content import Bladfeiten, Werkboekinhoud
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.parts import Vel, Werkboekdelen
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.supervisor import LezerStartNiet, read_workbooks
from tests.intake import books, hostile
from tests.intake.deliveries import formatie, load, said

EEN = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(pad: Path, **grenzen: float) -> BestandGeweigerd:
    """Why a file is not read."""
    (uitkomst,) = read_workbooks([pad], dataclasses.replace(GRENZEN, **grenzen))  # type: ignore[arg-type]
    assert isinstance(uitkomst, BestandGeweigerd)
    return uitkomst


def content(pad: Path) -> Werkboekinhoud:
    """What a file holds."""
    (uitkomst,) = read_workbooks([pad])
    assert isinstance(uitkomst, Werkboekinhoud)
    return uitkomst


@pytest.mark.parametrize(
    ("inhoud", "code", "reden"),
    [
        (lambda: b"", "DUO-B05", "het bestand is leeg"),
        (lambda: b"Werkgever;Team\nDiemen;Inkoop\n", "DUO-B05", "een tekstbestand"),
        (lambda: b"<html><table>", "DUO-B05", "een webpagina of XML"),
        (lambda: b"%PDF-1.7\x00", "DUO-B05", "een PDF"),
        (lambda: "Werkgever\tTeam".encode("utf-16"), "DUO-B05", "een tekstbestand"),
        (lambda: bytes(range(256)) * 8, "DUO-B05", "geen werkboek, of het is beschadigd"),
        (lambda: hostile.compound(met_wachtwoord=False), "DUO-B05", "oude Excel (.xls)"),
        (lambda: hostile.compound(met_wachtwoord=True), "DUO-B06", "een wachtwoord"),
        (hostile.encrypted_part, "DUO-B06", "een wachtwoord"),
        (lambda: hostile.truncated(0.5), "DUO-B05", "half gedownload"),
        (lambda: hostile.truncated(0.99), "DUO-B05", "half gedownload"),
        (hostile.wrong_checksum, "DUO-B05", "half gedownload"),
        (hostile.lying_size, "DUO-B08", "ongewoon groot"),
        (lambda: hostile.bomb(60), "DUO-B08", "ongewoon groot"),
        (lambda: hostile.sheet_bomb(60), "DUO-B08", "ongewoon groot"),
        (hostile.doubled_part, "DUO-B09", "een deel komt twee keer voor"),
        (hostile.overlapping, "DUO-B09", "een deel heeft twee namen"),
        (lambda: hostile.many_parts(6_000), "DUO-B09", "te veel delen"),
        (lambda: hostile.with_parts({"xl/../../etc/passwd": ""}), "DUO-B09", "buiten het bestand"),
        (lambda: hostile.with_parts({"C:\\x": ""}), "DUO-B09", "buiten het bestand"),
        (lambda: hostile.with_parts({"xl/vbaProject.bin": "x"}), "DUO-B07", "macro's"),
        (lambda: hostile.with_parts({"xl/workbook.bin": ""}), "DUO-B05", "(.xlsb)"),
        (lambda: hostile.with_parts({"mimetype": ""}), "DUO-B05", "(.ods)"),
        (lambda: hostile.with_parts({"[Content_Types].xml": "<Types/>"}), "DUO-B05",
         "dit is geen Excel-werkboek"),
        (lambda: hostile.with_parts({"xl/styles.xml": "<!DOCTYPE a><styleSheet/>"}), "DUO-B10",
         "eigen XML-definities"),
        (lambda: hostile.with_parts({"docProps/a.xml": b"\xff\xfe<\x00"}), "DUO-B10", "UTF-8"),
        (lambda: hostile.with_sheet("UTF-8", "UTF-16"), "DUO-B10", "UTF-8"),
        (lambda: hostile.with_sheet("</sheetData>", ""), "DUO-B05", "geen leesbaar werkboek"),
        (lambda: hostile.with_sheet('<c r="F4">', '<c r="F4" t="s">'), "DUO-B05",
         "geen leesbaar werkboek"),
        (lambda: hostile.with_sheet('<row r="4">', '<row r="3">'), "DUO-B12", "twee keer"),
        (lambda: hostile.with_sheet('r="B4"', 'r="A4"'), "DUO-B12", "twee keer"),
        (lambda: hostile.with_value("XFD", 1048576), "DUO-B11", "ver buiten de tabel"),
        (lambda: hostile.with_value("A", 900_000), "DUO-B11", "ver buiten de tabel"),
    ],
)  # fmt: skip
def test_what_is_no_sound_workbook_is_refused_with_a_sentence(
    tmp_path: Path, inhoud: Callable[[], bytes], code: str, reden: str
) -> None:
    fout = refusal(hostile.put(tmp_path, inhoud()))
    assert fout.code == code
    assert reden in fout.reden
    assert fout.herstel.endswith(".")


def test_a_refused_sheet_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    hostile.put(tmp_path, hostile.with_value("XFD", 9))
    assert [str(p) for p in said(tmp_path, "formatie")] == [
        "FOUT DUO-B11  personeel.xlsx, blad 'Formatie', cel XFD9: er staat een waarde ver buiten "
        "de tabel. Ga naar die cel, haal de waarde weg en sla het bestand op."
    ]


def test_two_sheets_with_one_name_are_refused(tmp_path: Path) -> None:
    delen = books.parts({"Levering": books.levering(), "Formatie": formatie({}), "FORMATIE": [[]]})
    fout = refusal(hostile.put(tmp_path, books.pack(delen)))
    assert (fout.code, fout.reden) == ("DUO-B02", "het blad 'formatie' staat er twee keer")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "2022-T1").mkdir()
    os.mkfifo(tmp_path / "2022-T1" / "personeel.xlsx")
    begin = time.monotonic()
    (probleem,) = said(tmp_path, "formatie")
    assert probleem.code == "DUO-B14"
    assert time.monotonic() - begin < 5


def test_a_folder_with_the_name_of_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2022-T1" / "personeel.xlsx").mkdir(parents=True)
    assert [p.code for p in said(tmp_path, "formatie")] == ["DUO-B14"]


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    pad = hostile.put(tmp_path, b"")
    with pad.open("wb") as bestand:
        bestand.truncate(GRENZEN.bestand_bytes + 1)
    assert refusal(pad).code == "DUO-B08"


def test_a_check_that_takes_too_long_is_broken_off(tmp_path: Path) -> None:
    pad = books.write(tmp_path / "a.xlsx", {"Formatie": formatie({})})
    fout = refusal(pad, controle_seconden=0.0)
    assert (fout.code, fout.reden) == ("DUO-B13", "het controleren duurde langer dan 0 seconden")


@pytest.mark.skipif(os.name != "posix", reason="memory is limited on Linux only")
def test_a_reader_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    rij = '<row r="{n}"><c r="A{n}"><v>1</v></c><c r="AZ{n}"><v>1</v></c></row>'
    rijen = "".join(rij.replace("{n}", str(n)) for n in range(1, 90_000))
    xml = f'<worksheet xmlns="{books.MAIN}"><sheetData>{rijen}</sheetData></worksheet>'
    delen = books.parts({"Breed": [[]]}) | {"xl/worksheets/sheet1.xml": xml}
    fout = refusal(hostile.put(tmp_path, books.pack(delen)), geheugen_bytes=150 << 20)
    assert fout.code == "DUO-B13"


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("bevriest", "het lezen duurde langer dan 2 seconden"),
        ("crasht", "het lezen liep vast; het bestand is beschadigd of veel te groot"),
        ("breekt_af", "het lezen liep vast; het bestand is beschadigd of veel te groot"),
    ],
)
def test_a_frozen_or_crashed_reader_refuses_one_file_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str, reden: str
) -> None:
    monkeypatch.setattr(supervisor, "MODULE", "tests.intake.faulty_child")
    paden = [
        books.write(tmp_path / f"{n}.xlsx", {"Formatie": formatie({})}) for n in ("a", naam, "b")
    ]
    eerste, fout, laatste = read_workbooks(paden, dataclasses.replace(GRENZEN, lezen_seconden=2.0))
    assert isinstance(eerste, Werkboekinhoud)
    assert isinstance(laatste, Werkboekinhoud)
    assert isinstance(fout, BestandGeweigerd)
    assert (fout.code, fout.reden) == ("DUO-B13", reden)


def test_a_reading_process_that_does_not_start_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "MODULE", "duo_analytics.intake.opening.bestaat_niet")
    pad = books.write(tmp_path / "a.xlsx", {"Formatie": formatie({})})
    with pytest.raises(LezerStartNiet, match="No module named"):
        read_workbooks([pad])


def test_without_files_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "MODULE", "duo_analytics.intake.opening.bestaat_niet")
    assert read_workbooks([]) == []


# Sound workbooks, however they are written


def test_the_hash_is_that_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    import hashlib

    pad = books.write(tmp_path / "a.xlsx", {"Formatie": formatie({})})
    assert content(pad).sha256 == hashlib.sha256(pad.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "herschrijf",
    [
        lambda xml: xml.replace("<sheetData>", '<dimension ref="A1:A1"/><sheetData>'),
        lambda xml: xml.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
        lambda xml: xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
                                "</sheetData>"),
        lambda xml: re.sub(r'r="([A-Z]+\d+)"( [st]="\w+")?', r"\2 r='\1'", xml),
        lambda xml: re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x="),
        lambda xml: re.sub(r' r="[A-Z]+\d+"', "", re.sub(r'(<c r="D4".*?</c>)', r"\1", xml)),
        lambda xml: xml.replace("<row", "\n  <row").replace("<c ", "\n    <c "),
        lambda xml: xml.replace("</row>", "</row><!-- een opmerking -->"),
        lambda xml: xml.replace("</row>", "<extLst><ext/></extLst></row>"),
        lambda xml: re.sub(r"<row r", '<row spans="1:10" x14ac:dyDescent="0.25" r', xml).replace(
            "<worksheet ", '<worksheet xmlns:x14ac="x" '),
    ],
    ids=["dimension too small", "dimension too large", "formatted corner", "other attributes",
         "prefixes", "no addresses", "white space", "comments", "extensions", "row attributes"],
)  # fmt: skip
def test_the_same_sheet_written_in_another_way_gives_the_same_table(
    tmp_path: Path, herschrijf: Callable[[str], str]
) -> None:
    vol = {"Cluster": "Geo", "Geldig t/m": date(2021, 12, 31)}
    rijen = formatie(vol, vol | {"Team": "Beheer"}, boven=0)
    delen = books.parts({"Levering": books.levering(), "Formatie": rijen})
    hostile.put(tmp_path, books.pack(delen))
    verwacht = load(tmp_path, "formatie")["formatie"]
    delen[hostile.SHEET] = herschrijf(str(delen[hostile.SHEET]))
    hostile.put(tmp_path, books.pack(delen))
    assert load(tmp_path, "formatie")["formatie"].equals(verwacht)


# The scan of a sheet: the quick way and the thorough way see the same

CELLEN = st.sampled_from(
    [
        '<c r="{a}"><v>1.5</v></c>',
        '<c r="{a}" s="1"><v>44681</v></c>',
        '<c r="{a}" s="2"><v>0.5</v></c>',
        '<c r="{a}" s="4"/>',
        '<c r="{a}" t="s"><v>0</v></c>',
        '<c r="{a}" t="inlineStr"><is><t>tekst</t></is></c>',
        '<c r="{a}" t="str"><f>A1&amp;B1</f><v>ab</v></c>',
        '<c r="{a}"><f>A1+1</f><v>3</v></c>',
        '<c r="{a}"><f>A1+1</f></c>',
        '<c r="{a}"><f>A1+1</f><v></v></c>',
        '<c r="{a}" t="e"><v>#N/A</v></c>',
        '<c r="{a}" t="b"><v>1</v></c>',
        '<c r="{a}"><f>[1]Blad1!A1</f><v>3</v></c>',
        '<c r="{a}"><f t="shared" si="0"/><v>3</v></c>',
        "",
    ]
)
RIJEN = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from(["", ' hidden="1"']), st.lists(CELLEN, max_size=5)
    ),
    max_size=12,
)
NOOIT = re.compile(rb"(?!)")


@dataclasses.dataclass(frozen=True)
class Traag(Werkboekdelen):
    """Parts of a workbook in which no row passes for plain."""

    plain_rows: re.Pattern[bytes] = NOOIT


def sheet(rijen: list[tuple[int, str, list[str]]]) -> bytes:
    """A sheet of rows: the step to its number, its attributes and its cells."""
    nummers = count(1)
    xml = ""
    for stap, attributen, cellen in rijen:
        nummer = [next(nummers) for _ in range(stap)][-1]
        gevuld = [c.replace("{a}", addresses.address(nummer, k)) for k, c in enumerate(cellen)]
        xml += f'<row r="{nummer}"{attributen}>{"".join(gevuld)}</row>'
    return f'<worksheet xmlns="{books.MAIN}"><sheetData>{xml}</sheetData></worksheet>'.encode()


def facts(soort: type[Werkboekdelen], xml: bytes, stap: int) -> Bladfeiten:
    """The facts of a sheet that comes in pieces of ``stap`` bytes."""
    delen = soort((Vel("Blad", "x"),), procenten=(2, 4), heeft_externe=True)
    stukken = (xml[i : i + stap] for i in range(0, len(xml), stap))
    return sheetscan.scan(stukken, delen, GRENZEN)


@given(rijen=RIJEN, stap=st.integers(7, 400))
@settings(max_examples=150, deadline=None)
def test_a_quick_scan_sees_what_a_thorough_scan_sees(
    rijen: list[tuple[int, str, list[str]]], stap: int
) -> None:
    xml = sheet(rijen)
    snel, grondig = facts(Werkboekdelen, xml, stap), facts(Traag, xml, 10**6)
    assert dataclasses.replace(snel, verste_kolom=0) == dataclasses.replace(grondig, verste_kolom=0)


@pytest.mark.parametrize(("nummer", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_excel(nummer: int, letters: str) -> None:
    assert addresses.column_letters(nummer) == letters
    assert addresses.column_number(letters) == nummer
    assert addresses.parse(f"{letters}5") == (5, nummer)
    assert addresses.parse(f"{letters}0") is None
