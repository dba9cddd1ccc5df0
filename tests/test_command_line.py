"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from duo_analytics import begrippen
from duo_analytics.dutch import LOCALE
from duo_analytics.intake.contract import workbooks
from duo_analytics.places import EXAMPLE, ROOT

COMMANDS = (
    "run", "bench", "check", "compare", "contract", "history", "lab", "list", "publish",
    "restore", "schedule", "template", "verify",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(usage|options|commands?|error|missing|invalid|such|show|try|default)\b", re.IGNORECASE
)


def duo(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program on an English machine; standard output and error are kept apart."""
    environment = {**os.environ, "LANG": "en_US.UTF-8", "LANGUAGE": "en", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "duo_analytics", *words]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_help_is_dutch_and_names_every_command() -> None:
    gedaan = duo("--help")
    assert gedaan.returncode == 0
    assert not ENGLISH.search(gedaan.stdout)
    for opdracht in COMMANDS:
        assert re.search(rf"^  {opdracht} ", gedaan.stdout, re.MULTILINE), opdracht


@pytest.mark.parametrize("opdracht", COMMANDS)
def test_help_of_a_command_is_dutch(opdracht: str) -> None:
    assert not ENGLISH.search(duo(opdracht, "--help").stdout)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rn",), "De opdracht 'rn' bestaat niet. Bedoelde u 'run'?"),
        (("run", "--jbos", "2"), "De optie '--jbos' bestaat niet. Bedoelde u '--jobs'?"),
        (("run", "--jobs", "twee"), "'twee' is geen heel getal."),
        (("run", "--jobs", "0"), "0 ligt niet tussen de grenzen"),
        (("run", "--jobs"), "De optie '--jobs' heeft een waarde nodig."),
        (("contract", "nog", "wat"), "Deze woorden zijn te veel: nog wat"),
        (("run", "2022-T4"), "'2022-T4' is geen periode."),
        (("run", "--hoofdstuk", "vacature"), "Bedoelde u 'vacatures'?"),
    ],
)
def test_wrong_use_is_told_in_dutch_with_exit_code_2(words: tuple[str, ...], message: str) -> None:
    gedaan = duo(*words)
    assert gedaan.returncode == 2
    assert message in gedaan.stderr
    assert not ENGLISH.search(gedaan.stderr)
    assert "Traceback" not in gedaan.stderr


def test_a_folder_that_is_not_there_is_told_with_exit_code_3(tmp_path: Path) -> None:
    gedaan = duo("run", "--data", "nergens", cwd=tmp_path)
    assert gedaan.returncode == 3
    assert "Geef met --data een map die bestaat." in gedaan.stderr


def test_debug_shows_where_in_the_program() -> None:
    assert "Traceback" in duo("--debug", "run", "2022-T4").stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A delivery of 2022-T1 with text in one cell of the formatie."""
    shutil.copytree(EXAMPLE / "2022-T1", tmp_path / "2022-T1")
    pad = tmp_path / "2022-T1" / "personeel.xlsx"
    boek = openpyxl.load_workbook(pad)
    boek["Formatie"]["F5"] = "1.000"
    boek.save(pad)
    return tmp_path


def test_check_names_the_cell_with_exit_code_3(broken: Path) -> None:
    gedaan = duo("check", "2022-T1", "--data", str(broken))
    assert gedaan.returncode == 3
    assert "Levering 2022-T1, januari tot en met april 2022: 1 fout" in gedaan.stdout
    assert "personeel.xlsx, blad 'Formatie', cel F5 (kolom Formatie (fte))" in gedaan.stdout
    machine = json.loads(duo("check", "2022-T1", "--data", str(broken), "--json").stdout)
    assert (machine["fouten"], machine["meldingen"][0]["cel"]) == (1, "F5")
    kopie = broken / "gecontroleerd" / "2022-T1" / "personeel - meldingen.xlsx"
    assert "Kopie met meldingen: 2022-T1/personeel - meldingen.xlsx\n" in gedaan.stdout
    assert machine["kopieen"] == [{"bestand": "personeel.xlsx", "pad": str(kopie), "reden": ""}]
    assert kopie.is_file()


def test_template_writes_blank_workbooks_once(tmp_path: Path) -> None:
    gedaan = duo("template", str(tmp_path / "leeg"))
    assert gedaan.returncode == 0
    assert gedaan.stdout.count("Geschreven: ") == len(workbooks())
    assert len(list((tmp_path / "leeg").glob("*.xlsx"))) == len(workbooks())
    opnieuw = duo("template", str(tmp_path / "leeg"))
    assert opnieuw.returncode == 2
    assert "Geef een lege map" in opnieuw.stderr


def test_a_sound_delivery_passes_the_check() -> None:
    gedaan = duo("check")
    assert (gedaan.returncode, gedaan.stdout) == (
        0,
        "Levering 2022-T1, januari tot en met april 2022: geen meldingen.\n",
    )


@pytest.mark.slow
def test_a_run_refuses_the_same_delivery_with_the_same_words(broken: Path, tmp_path: Path) -> None:
    words = ("run", "2022-T1", "--hoofdstuk", "formatie", "--data", str(broken))
    gedaan = duo(*words, "--out", str(tmp_path / "uit"))
    assert gedaan.returncode == 3
    assert "personeel.xlsx, blad 'Formatie', cel F5 (kolom Formatie (fte))" in gedaan.stderr
    assert not (tmp_path / "uit" / "2022-T1-formatie").exists()


def test_the_contract_is_printed_for_people_and_for_programs() -> None:
    assert "personeel.xlsx, blad 'Formatie'\n" in duo("contract").stdout
    records = json.loads(duo("contract", "--json").stdout)
    assert {"bestand", "blad", "tabel", "naam", "kop", "soort", "eis"} <= set(records[0])


def test_list_names_the_delivered_periods_and_every_fact() -> None:
    text = duo("list").stdout
    assert "2021-T1, 2021-T2, 2021-T3, 2022-T1, 2022-T2" in text
    assert "formatie.bezetting_fte: Bezetting (fte, kernfeit)" in text
    inhoud = json.loads(duo("list", "--json").stdout)
    assert len(inhoud["feiten"]) == len(list(begrippen.indicators()))


def test_the_document_of_definitions_is_up_to_date() -> None:
    assert begrippen.DOCUMENT.read_text(encoding="utf-8") == begrippen.document()


def test_every_indicator_has_a_definition_a_formula_and_a_table_of_the_contract() -> None:
    for _, indicator in begrippen.indicators():
        assert indicator.definitie.endswith("."), indicator.naam
        assert indicator.formule, indicator.naam
        assert indicator.tabellen, indicator.naam


def test_the_compiled_words_are_those_of_the_source() -> None:
    map_ = LOCALE / "nl" / "LC_MESSAGES"
    with (map_ / "messages.po").open("rb") as bron, (map_ / "messages.mo").open("rb") as gemaakt:
        lijsten = read_po(bron, locale="nl"), read_mo(gemaakt)
    woorden = [
        sorted((*_forms(w.id), *_forms(w.string)) for w in lijst if w.id) for lijst in lijsten
    ]
    assert woorden[0] == woorden[1]
    assert len(woorden[0]) > 15


def _forms(tekst: object) -> tuple[str, ...]:
    """Singular and plural, which one of the two readers gives as a list."""
    return (tekst,) if isinstance(tekst, str) else tuple(tekst)  # type: ignore[arg-type]


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for opdracht in COMMANDS:
        assert f"duo-analytics {opdracht}" in readme
