"""Nothing is run twice: the key of a notebook run, what is kept, and the stamp of a whole run."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from duo_analytics.periods import Periode
from duo_analytics.rapportage.render import bewaard
from duo_analytics.runs import keys, stamp
from duo_analytics.runs.cache import KIND, LATEST, MISSING, NEW, UNKNOWN, Kast
from duo_analytics.runs.jobs import default_jobs
from duo_analytics.runs.keys import Inhoud, depended_on, imported
from duo_analytics.runs.listing import kept_records
from duo_analytics.runs.notebooks import Taak
from duo_analytics.runs.opdracht import Opdracht
from tests.test_runs import write_notebook

LATER = 4e9  # opened long after anything was written


@pytest.fixture
def taak(tmp_path: Path) -> Taak:
    """A notebook that read one workbook of 2022-T1, with what it showed."""
    write_notebook(tmp_path, "10_een", "1 + 1")
    levering = tmp_path / "data" / "2022-T1"
    levering.mkdir(parents=True)
    (levering / "personeel.xlsx").write_bytes(b"werkboek")
    uit = tmp_path / "uit.ipynb"
    uit.write_text("uitkomst", encoding="utf-8")
    parameters = {"periode": "2022-T1", "data": str(tmp_path / "data")}
    return Taak(tmp_path / "10_een.ipynb", parameters, uit)


def gelezen(taak: Taak) -> dict[str, float]:
    """The workbook, opened after it was written."""
    return {f"{taak.parameters['data']}/2022-T1/personeel.xlsx": LATER}


@pytest.fixture
def folder(tmp_path: Path, taak: Taak) -> Path:
    """A folder in which the notebook is kept; its place is empty."""
    map_ = tmp_path / "kast"
    Kast(map_).keep(taak, gelezen(taak), 2.5)
    taak.uit.unlink()
    return map_


def reasons(folder: Path, taak: Taak) -> list[str]:
    """Why the task runs, for one that has nothing kept."""
    kast = Kast(folder)
    assert not kast.restore(taak)
    return kast.reasons(taak)


def test_what_did_not_change_is_not_run_again(folder: Path, taak: Taak) -> None:
    assert Kast(folder).restore(taak)
    assert taak.uit.read_text(encoding="utf-8") == "uitkomst"


def test_a_new_notebook_runs(tmp_path: Path, taak: Taak) -> None:
    assert reasons(tmp_path / "leeg", taak) == [NEW]


def test_another_cell_makes_a_notebook_run(folder: Path, taak: Taak) -> None:
    write_notebook(taak.notebook.parent, "10_een", "1 + 2")
    assert reasons(folder, taak) == ["de cellen van de notebook zijn gewijzigd"]


def test_outputs_and_counts_that_a_person_saved_do_not(folder: Path, taak: Taak) -> None:
    boek = json.loads(taak.notebook.read_text(encoding="utf-8"))
    boek["cells"][1] |= {"execution_count": 7, "outputs": []}
    taak.notebook.write_text(json.dumps(boek, indent=2), encoding="utf-8")
    assert Kast(folder).restore(taak)


def test_other_parameters_make_a_notebook_run(folder: Path, taak: Taak) -> None:
    ander = dataclasses.replace(taak, parameters={**taak.parameters, "periode": "2021-T3"})
    assert reasons(folder, ander) == [NEW]


def test_a_changed_workbook_makes_the_notebook_run_that_read_it(folder: Path, taak: Taak) -> None:
    Path(next(iter(gelezen(taak)))).write_bytes(b"ander werkboek")
    assert reasons(folder, taak) == ["personeel.xlsx is gewijzigd"]


def test_a_touched_workbook_and_one_that_was_not_read_do_not(folder: Path, taak: Taak) -> None:
    pad = Path(next(iter(gelezen(taak))))
    os.utime(pad, (1, 1))
    (pad.parent / "hardware.xlsx").write_bytes(b"ander onderwerp")
    (pad.parent / "teksten").mkdir()
    (pad.parent / "teksten" / "een.md").write_text("tekst", encoding="utf-8")
    assert Kast(folder).restore(taak)


def test_agreements_that_were_not_there_make_a_notebook_run(folder: Path, taak: Taak) -> None:
    Path(next(iter(gelezen(taak)))).with_name("mapping.toml").write_text("", encoding="utf-8")
    assert reasons(folder, taak) == ["mapping.toml is gewijzigd"]


def test_a_norm_that_was_not_there_makes_a_notebook_run(
    tmp_path: Path, taak: Taak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The norms of the project come first: one that is added there takes the place of own ones."""
    project = tmp_path / "reference"
    monkeypatch.setattr(keys, "REFERENCE", project)
    eigen = tmp_path / "data" / "reference" / "quotum.csv"
    eigen.parent.mkdir()
    eigen.write_text("reeks", encoding="utf-8")
    kast = tmp_path / "kast"
    Kast(kast).keep(taak, {str(eigen): LATER}, 1)
    project.mkdir()
    (project / "quotum.csv").write_text("reeks", encoding="utf-8")
    assert reasons(kast, taak) == ["quotum.csv is gewijzigd"]


def test_other_code_of_the_chapter_makes_a_notebook_run_and_that_of_another_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pakket = tmp_path / "pakket"
    for pad in ("chapters/een.py", "chapters/twee/deel.py", "results/x.py", "rapportage/y.py"):
        (pakket / pad).parent.mkdir(parents=True, exist_ok=True)
        (pakket / pad).write_text("1", encoding="utf-8")
    monkeypatch.setattr(keys, "PACKAGE", pakket)
    monkeypatch.setattr(keys, "CHAPTERS", pakket / "chapters")
    een, twee = (Inhoud().code((naam,)) for naam in ("een", "twee"))
    (pakket / "chapters" / "twee" / "deel.py").write_text("2", encoding="utf-8")
    (pakket / "rapportage" / "y.py").write_text("2", encoding="utf-8")
    assert Inhoud().code(("een",)) == een
    assert Inhoud().code(("twee",)) != twee
    (pakket / "results" / "x.py").write_text("2", encoding="utf-8")
    assert Inhoud().code(("een",)) != een


def test_the_chapters_of_a_notebook_are_those_that_its_cells_import() -> None:
    bron = (
        "from duo_analytics.chapters import formatie, hardware as h\n"
        "from duo_analytics.chapters.inkoop import markt\nimport duo_analytics.chapters.herstart"
    )
    assert imported(bron) == ("formatie", "hardware", "herstart", "inkoop")


def test_another_version_of_a_package_makes_a_notebook_run(
    folder: Path, taak: Taak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0.0")
    assert reasons(folder, taak) == ["Python of een pakket heeft een andere versie"]


def test_what_a_delivery_by_agreement_read_is_not_known_and_not_kept(
    tmp_path: Path, taak: Taak
) -> None:
    (tmp_path / "data" / "2022-T1" / "mapping.toml").write_text("", encoding="utf-8")
    kast = tmp_path / "kast"
    Kast(kast).keep(taak, gelezen(taak), 1)
    assert reasons(kast, taak) == [UNKNOWN]


def test_what_a_kernel_read_is_not_seen_and_not_kept(tmp_path: Path, taak: Taak) -> None:
    kast = tmp_path / "kast"
    Kast(kast).keep(taak, None, 1)
    assert reasons(kast, taak) == [UNKNOWN]


def test_a_file_that_changed_after_it_was_read_is_no_ground(tmp_path: Path, taak: Taak) -> None:
    vroeg = {next(iter(gelezen(taak))): time.time() - 10}
    assert depended_on(vroeg, tmp_path / "data", Inhoud()) is None


@pytest.mark.parametrize("schade", [b"", b"{}\nx", b'{"sha256": "0", "lezingen": {}}\nx', b"\0"])
def test_a_damaged_entry_is_as_none(folder: Path, taak: Taak, schade: bytes) -> None:
    (plek,) = folder.glob(f"*{KIND}")
    plek.write_bytes(schade)
    assert reasons(folder, taak) == [MISSING]


def test_an_entry_that_was_cut_short_is_as_none(folder: Path, taak: Taak) -> None:
    (plek,) = folder.glob(f"*{KIND}")
    plek.write_bytes(plek.read_bytes()[:-1])
    assert reasons(folder, taak) == [MISSING]


def test_a_damaged_note_of_the_last_run_is_as_none(folder: Path, taak: Taak) -> None:
    (plek,) = folder.glob(f"*{LATEST}")
    plek.write_bytes(b"{")
    write_notebook(taak.notebook.parent, "10_een", "1 + 2")
    assert reasons(folder, taak) == [NEW]


def test_only_the_owner_can_look_into_what_is_kept(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


def test_what_was_used_longest_ago_goes_when_there_is_too_much(tmp_path: Path, taak: Taak) -> None:
    map_ = tmp_path / "kast"
    for nummer in range(3):
        write_notebook(taak.notebook.parent, "10_een", f"{nummer}")
        taak.uit.write_bytes(os.urandom(4000))
        Kast(map_, most_bytes=12_000).keep(taak, gelezen(taak), 1)
        for pad in map_.glob(f"*{KIND}"):
            os.utime(pad, (nummer - 10, pad.stat().st_mtime - 10))
    assert len(list(map_.glob(f"*{KIND}"))) == 2
    assert Kast(map_).restore(taak)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, taak: Taak) -> None:
    in_de_weg = tmp_path / "kast"
    in_de_weg.write_text("een bestand", encoding="utf-8")
    Kast(in_de_weg).keep(taak, gelezen(taak), 1)
    assert not Kast(in_de_weg).restore(taak)


# Forms


def test_a_form_is_made_once_and_again_when_what_is_kept_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bewaard.FOLDER, str(tmp_path))
    gemaakt: list[bytes] = []

    def make() -> bytes:
        gemaakt.append(b"vorm")
        return b"vorm"

    assert [bewaard.kept("png", "svg", make) for _ in range(3)] == [b"vorm"] * 3
    assert len(gemaakt) == 1
    (plek,) = tmp_path.iterdir()
    plek.write_bytes(b"stuk")
    assert bewaard.kept("png", "svg", make) == b"vorm"
    assert len(gemaakt) == 2


def test_without_a_folder_every_form_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(bewaard.FOLDER, raising=False)
    delen = iter((b"een", b"twee"))
    assert [bewaard.kept("png", "svg", lambda: next(delen)) for _ in range(2)] == [b"een", b"twee"]


def test_forms_that_were_used_longest_ago_go_first(tmp_path: Path) -> None:
    for nummer in range(3):
        (tmp_path / str(nummer)).write_bytes(b"x" * 10)
        os.utime(tmp_path / str(nummer), (nummer, nummer))
    bewaard.prune(tmp_path, most_bytes=20)
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["1", "2"]


# The stamp of a whole run


@pytest.fixture
def opdracht(tmp_path: Path) -> Opdracht:
    """A run that was made, with a page."""
    for map_ in ("data/2022-T1/teksten", "notebooks", "uit/2022-T1", "uit/.werk"):
        (tmp_path / map_).mkdir(parents=True)
    (tmp_path / "data" / "2022-T1" / "personeel.xlsx").write_bytes(b"werkboek")
    (tmp_path / "data" / "2022-T1" / "teksten" / "een.md").write_bytes(b"tekst")
    (tmp_path / "uit" / "2022-T1" / "rapportage.html").write_bytes(b"pagina")
    uit, boeken = tmp_path / "uit", tmp_path / "notebooks"
    made = Opdracht(Periode(2022, 1), (), str(tmp_path / "data"), uit, 2, notebooks=boeken)
    pagina = str(uit / "2022-T1" / "rapportage.html")
    stamp.stamp(made, stamp.take(made), {"pagina": pagina, "let_op": ["een waarschuwing"]})
    return made


def test_a_run_in_which_nothing_changed_is_known_and_writes_nothing(opdracht: Opdracht) -> None:
    eerder = {pad: pad.stat().st_mtime_ns for pad in opdracht.out.rglob("*")}
    verteld = stamp.unchanged(opdracht, stamp.take(opdracht))
    assert verteld is not None
    assert verteld["let_op"] == ["een waarschuwing"]
    assert {pad: pad.stat().st_mtime_ns for pad in opdracht.out.rglob("*")} == eerder


@pytest.mark.parametrize(
    "pad",
    ["data/2022-T1/personeel.xlsx", "data/2022-T1/teksten/een.md", "uit/2022-T1/rapportage.html",
     "data/2022-T1/nieuw.xlsx", "data/reference/eigen.csv", "notebooks/10_een.ipynb",
     "uit/2021-T3/feiten.json"],
)  # fmt: skip
def test_a_change_anywhere_is_seen(opdracht: Opdracht, tmp_path: Path, pad: str) -> None:
    (tmp_path / pad).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / pad).write_bytes(b"iets anders")
    assert stamp.unchanged(opdracht, stamp.take(opdracht)) is None


def test_a_file_that_is_gone_is_seen(opdracht: Opdracht, tmp_path: Path) -> None:
    (tmp_path / "data" / "2022-T1" / "teksten" / "een.md").unlink()
    assert stamp.unchanged(opdracht, stamp.take(opdracht)) is None


def test_another_question_is_another_run(opdracht: Opdracht) -> None:
    ander = dataclasses.replace(opdracht, ontvangers=("diemen",))
    assert stamp.unchanged(ander, stamp.take(ander)) is None


def test_a_file_that_was_only_touched_is_no_change(opdracht: Opdracht, tmp_path: Path) -> None:
    os.utime(tmp_path / "data" / "2022-T1" / "personeel.xlsx", (5, 5))
    assert stamp.unchanged(opdracht, stamp.take(opdracht)) is not None


def test_a_damaged_stamp_is_as_none(opdracht: Opdracht) -> None:
    (plek,) = (opdracht.out / ".werk").glob("*.stempel")
    plek.write_text("{", encoding="utf-8")
    assert stamp.unchanged(opdracht, stamp.take(opdracht)) is None


def test_what_changed_while_it_ran_gives_no_stamp(opdracht: Opdracht, tmp_path: Path) -> None:
    (plek,) = (opdracht.out / ".werk").glob("*.stempel")
    plek.unlink()
    begin = stamp.take(opdracht)
    (tmp_path / "data" / "2022-T1" / "personeel.xlsx").write_bytes(b"tijdens de run")
    stamp.stamp(opdracht, begin, {"pagina": str(opdracht.out / "2022-T1" / "rapportage.html")})
    assert not plek.exists()


HEAVY = ("pandas", "numpy", "matplotlib", "pydantic", "IPython", "papermill")


@pytest.mark.parametrize("opdrachtregel", [["--help"], ["run", "--help"]])
def test_help_loads_nothing_heavy(opdrachtregel: list[str]) -> None:
    assert loaded_by(opdrachtregel) == []


def test_a_run_in_which_nothing_changed_loads_nothing_heavy(opdracht: Opdracht) -> None:
    """The run of the command looks at the notebooks of the project, so it is stamped for those."""
    echt = dataclasses.replace(
        opdracht, data=str(Path(opdracht.data).resolve()), notebooks=Opdracht.notebooks
    )
    pagina = str(opdracht.out / "2022-T1" / "rapportage.html")
    stamp.stamp(echt, stamp.take(echt), {"pagina": pagina, "let_op": []})
    regel = ["run", "2022-T1", "--data", opdracht.data, "--out", str(opdracht.out)]
    assert loaded_by(regel) == []


def test_a_list_loads_the_code_of_the_facts_only_when_that_changed(tmp_path: Path) -> None:
    regel = ["list", "--out", str(tmp_path)]
    assert "pandas" in loaded_by(regel)
    assert loaded_by(regel) == []


def test_kept_facts_are_made_anew_when_code_changed_or_they_are_damaged(tmp_path: Path) -> None:
    code = tmp_path / "pakket" / "een.py"
    code.parent.mkdir()
    code.write_text("1", encoding="utf-8")
    gemaakt = iter(range(9))

    def look() -> Any:
        return kept_records(tmp_path / "uit", lambda: [{"n": next(gemaakt)}], code.parent)[0]["n"]

    assert [look(), look()] == [0, 0]
    code.write_text("12", encoding="utf-8")
    assert [look(), look()] == [1, 1]
    (tmp_path / "uit" / stamp.WORK / "feiten.json").write_text("{", encoding="utf-8")
    assert [look(), look()] == [2, 2]


def loaded_by(regel: list[str]) -> list[str]:
    """Which heavy modules a command loads that ends well."""
    code = (
        "import sys, atexit; from duo_analytics.__main__ import main\n"
        f"sys.argv = ['duo-analytics', *{regel!r}]\n"
        f"atexit.register(lambda: print('geladen:', *(n for n in {HEAVY!r} if n in sys.modules)))\n"
        "main()"
    )
    gedaan = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert gedaan.returncode == 0, gedaan.stderr
    return gedaan.stdout.partition("geladen:")[2].split()


# How many at a time


def test_jobs_are_no_more_than_the_container_may_use(tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text("150000 100000\n")
    assert default_jobs(tmp_path, tmp_path / "geen") == 1


def test_jobs_are_no_more_than_fit_in_the_memory_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text(f"{1200 << 20}\n")
    (tmp_path / "memory.current").write_text(f"{100 << 20}\n")
    assert default_jobs(tmp_path, tmp_path / "geen") == 1
    geheugen = tmp_path / "meminfo"
    geheugen.write_text("MemTotal: 9 kB\nMemAvailable:    100 kB\n")
    assert default_jobs(tmp_path / "geen", geheugen) == 1


def test_without_limits_there_is_a_job_per_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert default_jobs(tmp_path, tmp_path / "geen") == 3
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert default_jobs(tmp_path, tmp_path / "geen") == 3
    (tmp_path / "cpu").mkdir()
    (tmp_path / "cpu.max").unlink()
    for naam, waarde in (("quota", 200000), ("period", 100000)):
        (tmp_path / "cpu" / f"cpu.cfs_{naam}_us").write_text(str(waarde))
    assert default_jobs(tmp_path, tmp_path / "geen") == 2
