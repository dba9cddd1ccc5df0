"""What may not be read at all, and what is no reason to refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from duo_analytics.intake.check import check
from duo_analytics.statistics.elfproef import passes_elfproef
from tests.intake.corpus import CORPUS
from tests.intake.deliveries import formatie, said, write
from tests.intake.sound import sound


@pytest.mark.parametrize(
    ("nummer", "past"),
    [
        ("111222333", True),  # 9*1+8*1+7*1+6*2+5*2+4*2+3*3+2*3-1*3 = 66 = 6 * 11
        ("123456782", True),  # 9+16+21+24+25+24+21+16-2 = 154 = 14 * 11
        ("123456789", False),  # 9+16+21+24+25+24+21+16-9 = 147
        ("10000008", True),  # a leading zero was lost: 8*1 - 1*8 = 0
    ],
)
def test_the_elfproef_weighs_the_last_digit_negatively(nummer: str, past: bool) -> None:
    """Domain 9: weights 9, 8, 7, 6, 5, 4, 3, 2, -1, divisible by 11; counted by hand."""
    assert passes_elfproef([nummer]).tolist() == [past]


def column(folder: Path, kop: str, waarden: list[object]) -> list[str]:
    """The codes of what is said of a column more on the sheet 'Formatie'."""
    blad = formatie(*({"Functie": f"F{nummer}"} for nummer in range(len(waarden))))
    for rij, waarde in zip(blad[2:], [kop, *waarden], strict=True):
        rij.append(waarde)
    write(folder, "personeel.xlsx", {"Formatie": blad})
    return [probleem.code for probleem in said(folder, "formatie")]


def test_numbers_of_which_one_in_eleven_passes_are_no_bsn(tmp_path: Path) -> None:
    nummers = [str(10_000_000 + 7_919 * nummer) for nummer in range(300)]
    assert 10 < passes_elfproef(nummers).sum() < 50
    assert column(tmp_path, "KvK", [*nummers]) == ["DUO-W07"]


@pytest.mark.parametrize("nummers", [["111222333"], ["111222333", "123456782"]])
def test_one_or_two_numbers_may_pass_by_chance(tmp_path: Path, nummers: list[object]) -> None:
    assert column(tmp_path, "Nummer", nummers) == ["DUO-W07"]


@pytest.mark.parametrize("kop", ["BSN", "Diagnose"])
def test_a_refused_workbook_is_not_read_and_nothing_else_is_said_of_it(
    tmp_path: Path, kop: str
) -> None:
    codes = column(tmp_path, kop, ["onjuist", "onjuist"])
    assert codes == ["DUO-P01" if kop == "BSN" else "DUO-P03"]


def test_a_column_of_the_contract_is_no_special_category_by_its_name(tmp_path: Path) -> None:
    sound().write(tmp_path / "2022-T1")
    assert check("2022-T1", tmp_path) == []


@pytest.mark.parametrize("geval", [g for g in CORPUS if "bsn" in g.naam], ids=lambda g: g.naam)
def test_no_number_of_a_person_is_ever_shown(tmp_path: Path, geval: object) -> None:
    levering = sound()
    geval.doe(levering)  # type: ignore[attr-defined]
    levering.write(tmp_path / "2022-T1")
    verteld = " ".join(f"{p} {p.waarde}" for p in check("2022-T1", tmp_path))
    for nummer in ("123456782", "1234.56.782", "111222333", "10000008"):
        assert nummer not in verteld


# What else lies in the folder


@pytest.mark.parametrize(
    ("naam", "code", "bestand", "reden"),
    [
        ("~$personeel.xlsx", "DUO-W09", "personeel.xlsx", "staat bij iemand open in Excel"),
        ("inhuur.xlsx.crdownload", "DUO-W09", "inhuur.xlsx.crdownload", "nog niet helemaal binnen"),
        ("Kopie van inhuur.xlsx", "DUO-W08", "Kopie van inhuur.xlsx", "wordt niet gelezen"),
        ("verzuim.csv", "DUO-W08", "verzuim.csv", "wordt niet gelezen"),
    ],
)
def test_other_files_are_named_and_never_read(
    tmp_path: Path, naam: str, code: str, bestand: str, reden: str
) -> None:
    sound().write(tmp_path / "2022-T1")
    (tmp_path / "2022-T1" / naam).write_bytes(b"x")
    (tmp_path / "2022-T1" / "lees mij.md").write_text("tekst")
    (probleem,) = check("2022-T1", tmp_path)
    assert (probleem.code, probleem.bestand) == (code, bestand)
    assert reden in probleem.reden
