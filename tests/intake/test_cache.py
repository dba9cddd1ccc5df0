"""Kept workbooks: the same tables without reading, and read anew whenever anything is different."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from duo_analytics.intake import ahead, cache, columnar, examine, read
from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.contract import Invoertabel, tables, workbooks
from duo_analytics.intake.opening import supervisor, wire
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE
from tests.intake.deliveries import formatie, load, refused, said, write
from tests.intake.sound import sound

ECHT = supervisor.read_workbooks
ALLE = tuple(tables())
PERIODE = Periode(2022, 1)


@pytest.fixture
def gelezen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really read, in order."""
    namen: list[str] = []

    def tellend(paden: Sequence[Path]) -> list[wire.Uitkomst]:
        namen.extend(pad.name for pad in paden)
        return ECHT(paden)

    monkeypatch.setattr(examine, "read_workbooks", tellend)
    return namen


@pytest.mark.parametrize("periode", ["2021-T1", "2022-T1"])
def test_a_second_read_gives_identical_tables_without_reading(
    tmp_path: Path, gelezen: list[str], periode: str
) -> None:
    shutil.copytree(EXAMPLE / periode, tmp_path / periode)
    eerst, dan = (read.load(ALLE, periode, tmp_path) for _ in range(2))
    assert len(gelezen) == len(workbooks())
    for naam in ALLE:
        pd.testing.assert_frame_equal(eerst[naam], dan[naam], check_exact=True)
        assert [type(w) for w in eerst[naam].iloc[0]] == [type(w) for w in dan[naam].iloc[0]]
    assert (eerst.bronnen, eerst.leveringen) == (dan.bronnen, dan.leveringen)


def test_remarks_are_kept_with_the_tables(tmp_path: Path, gelezen: list[str]) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Team": "Inkoop "})})
    eerst, dan = said(tmp_path, "formatie"), said(tmp_path, "formatie")
    assert [p.code for p in eerst] == ["DUO-W03"]
    assert dan == eerst
    assert gelezen == ["personeel.xlsx"]


def test_rules_between_files_are_held_again(tmp_path: Path, gelezen: list[str]) -> None:
    sound().write(tmp_path / "2022-T1")
    load(tmp_path, *ALLE)
    zonder = sound()
    zonder.zet("vacatures/Vacatures!A4", "V7")
    zonder.write(tmp_path / "later")
    shutil.copy(tmp_path / "later" / "vacatures.xlsx", tmp_path / "2022-T1")
    assert [p.code for p in said(tmp_path, *ALLE)] == ["DUO-R02"]
    assert gelezen[len(workbooks()) :] == ["vacatures.xlsx"]


def test_a_changed_file_is_read_anew(tmp_path: Path, gelezen: list[str]) -> None:
    for fte in (2.5, 3.5):
        write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Formatie (fte)": fte})})
        assert load(tmp_path, "formatie")["formatie"]["formatie_fte"].tolist() == [fte]
    assert len(gelezen) == 2


def test_another_contract_or_other_code_reads_anew(
    tmp_path: Path, gelezen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({})})
    load(tmp_path, "formatie")
    monkeypatch.setattr(cache, "_fingerprint", lambda: "ander")
    load(tmp_path, "formatie")
    assert len(gelezen) == 2


@pytest.mark.parametrize("schade", ["leeg", "kort", "byte", "onzin"])
def test_a_damaged_entry_is_read_anew(tmp_path: Path, gelezen: list[str], schade: str) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({})})
    eerst = load(tmp_path, "formatie")["formatie"]
    (plek,) = (tmp_path / cache.FOLDER).iterdir()
    heel = plek.read_bytes()
    midden = bytes([heel[-3] ^ 1])
    kapot = {
        "leeg": b"",
        "kort": heel[:40],
        "byte": heel[:-3] + midden + heel[-2:],
        "onzin": b"x" * 99,
    }
    plek.write_bytes(kapot[schade])
    pd.testing.assert_frame_equal(load(tmp_path, "formatie")["formatie"], eerst)
    assert len(gelezen) == 2


def test_a_workbook_with_an_error_or_personal_numbers_is_never_kept(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Formatie (fte)": "1.000"})})
    refused(tmp_path, "formatie")
    blad = formatie({})
    blad[2].append("BSN")
    write(tmp_path, "personeel.xlsx", {"Formatie": blad})
    refused(tmp_path, "formatie")
    assert not (tmp_path / cache.FOLDER).exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_only_the_owner_may_look_into_what_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({})})
    load(tmp_path, "formatie")
    assert (tmp_path / cache.FOLDER).stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path, gelezen: list[str]) -> None:
    (tmp_path / cache.FOLDER).write_text("geen map")
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({})})
    for _ in range(2):
        assert len(load(tmp_path, "formatie")["formatie"]) == 1
    assert len(gelezen) == 2


def test_what_was_used_longest_ago_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    for fte in (1.0, 2.0, 3.0):
        write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Formatie (fte)": fte})})
        load(tmp_path, "formatie")
    assert len(list((tmp_path / cache.FOLDER).iterdir())) == 2


@pytest.mark.parametrize("soort", Soort)
@pytest.mark.parametrize("leeg", [False, True])
def test_every_kind_of_column_comes_back_as_it_was(soort: Soort, leeg: bool) -> None:
    from duo_analytics.intake import cells

    codes = {"a": "A"} if soort is Soort.CODE else {}
    kolom = Kolom("x", "X", soort, "X.", verplicht=False, codes=codes)
    cel = {"DATUM": pd.Timestamp(2022, 4, 30).to_pydatetime(), "MAAND": "1964-07", "JA_NEE": "ja",
           "CODE": "A", "TEKST": "é"}.get(soort.name, 3.0)  # fmt: skip
    waarden, fouten = cells.convert(kolom, [] if leeg else [cel, None, cel])
    assert fouten == []
    frame = pd.DataFrame({"x": waarden})
    tabel = Invoertabel("t", "T", "T.", (kolom,))
    woorden, reeksen = columnar.pack(frame, tabel)
    reeksen = [r.astype(columnar.stored_type(kolom)) for r in reeksen]
    terug = pd.DataFrame(columnar.unpack(woorden, iter(reeksen), tabel))
    pd.testing.assert_frame_equal(terug, frame, check_exact=True)


def test_another_process_finds_what_this_one_kept(tmp_path: Path) -> None:
    """Each notebook has a kernel of its own: what one keeps must serve the next."""
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Formatie (fte)": 2.5})})
    lezen = (
        "import sys; from duo_analytics.intake import read; "
        "read.load(['formatie'], '2022-T1', sys.argv[1])"
    )
    for _ in range(2):
        subprocess.run([sys.executable, "-c", lezen, str(tmp_path)], check=True, timeout=60)
    assert len(list((tmp_path / cache.FOLDER).glob("*.kolommen"))) == 1


def test_a_workbook_that_was_read_ahead_serves_whoever_asks_for_some_of_its_tables(
    tmp_path: Path, gelezen: list[str]
) -> None:
    sound().write(tmp_path / "2022-T1")
    zonder = read.load(("formatie",), "2022-T1", tmp_path)
    shutil.rmtree(tmp_path / cache.FOLDER)
    gelezen.clear()
    for naam in ahead.workbooks_of(PERIODE, tmp_path):
        ahead.read_ahead(naam, PERIODE, tmp_path)
    assert sorted(gelezen) == sorted(w.bestand for w in workbooks())
    vooraf = read.load(("formatie",), "2022-T1", tmp_path)
    assert len(gelezen) == len(workbooks())
    pd.testing.assert_frame_equal(vooraf["formatie"], zonder["formatie"], check_exact=True)
    assert list(vooraf.frames) == ["formatie"]
    assert (vooraf.bronnen, vooraf.leveringen) == (zonder.bronnen, zonder.leveringen)


def test_remarks_on_another_table_are_not_told_to_who_did_not_ask_for_it(tmp_path: Path) -> None:
    boek = sound()
    boek.zet("personeel/Formatie!A4", "Inkoop ")
    boek.write(tmp_path / "2022-T1")
    zonder = said(tmp_path, "dienstverbanden")
    shutil.rmtree(tmp_path / cache.FOLDER)
    ahead.read_ahead("personeel.xlsx", PERIODE, tmp_path)
    assert said(tmp_path, "dienstverbanden") == zonder


def test_where_agreements_tell_where_tables_come_from_nothing_is_read_ahead(
    tmp_path: Path,
) -> None:
    sound().write(tmp_path / "2022-T1")
    (tmp_path / "2022-T1" / "mapping.toml").write_text("", encoding="utf-8")
    assert ahead.workbooks_of(PERIODE, tmp_path) == []


def test_a_file_that_is_no_workbook_of_the_contract_is_left_alone(
    tmp_path: Path, gelezen: list[str]
) -> None:
    ahead.read_ahead("ander.xlsx", PERIODE, tmp_path)
    assert gelezen == []
