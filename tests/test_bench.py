"""The measurement beside other ways: what it does and says; never how long anything took."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from duo_analytics.errors import DuoFout
from duo_analytics.runs import bench, peers
from duo_analytics.runs.bench import Reeks
from tests.test_runs import write_notebook

REEKSEN = {
    bench.OURS: Reeks(bench.OURS, [4.0, 2.0, 3.0], [6.0, 5.0, 4.0]),
    bench.LOOP: Reeks(bench.LOOP, [60.0, 30.0, 36.0], [40.0, 50.0, 60.0]),
    bench.SCRIPT: Reeks(bench.SCRIPT, [2.0], [0.0]),
}


def test_times_are_told_as_least_middle_and_most() -> None:
    assert REEKSEN[bench.OURS].cellen == (bench.OURS, "2,00", "3,00", "4,00", "5,00")
    assert REEKSEN[bench.LOOP].cellen[1:] == ("30,0", "36,0", "60,0", "50,0")


def test_ratios_compare_the_middle_times_of_what_was_measured() -> None:
    assert bench.ratios(REEKSEN) == [
        f"{bench.OURS}: 12,0 x zo snel als '{bench.LOOP}' (rekentijd 0,10 x)",
        f"{bench.OURS}: 1,50 x zo lang als '{bench.SCRIPT}'",
    ]


def test_a_terminal_gets_a_line_for_each_way_and_then_the_ratios() -> None:
    regels = bench.as_text(REEKSEN).splitlines()
    assert regels[0].split() == ["seconden", "minst", "midden", "meest", "rekentijd"]
    assert len(regels) == 1 + len(REEKSEN) + 1 + 2


def test_the_table_takes_its_place_between_the_marks_and_nothing_else_changes(
    tmp_path: Path,
) -> None:
    pad = tmp_path / "README.md"
    pad.write_text(f"voor\n{bench.BEGIN}\noud\n{bench.END}\nna\n", encoding="utf-8")
    for _ in range(2):
        bench.write_into(pad, bench.as_markdown(REEKSEN))
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.startswith(f"voor\n{bench.BEGIN}\nGemeten op 20")
    assert tekst.endswith(f"{bench.END}\nna\n")
    assert f"| {bench.OURS} | 2,00 | 3,00 | 4,00 | 5,00 |" in tekst
    assert "oud" not in tekst


def test_a_file_without_marks_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "README.md"
    pad.write_text("geen plek", encoding="utf-8")
    with pytest.raises(DuoFout, match=r"README\.md heeft geen plek voor de tabel"):
        bench.write_into(pad, "tabel")


def test_the_plain_script_shows_what_the_notebook_shows(tmp_path: Path) -> None:
    write_notebook(tmp_path, "10_een", "x = periode\nx", "class A:\n    pass\n3 * '2'")
    peers.script([task(tmp_path, {"periode": "2021-T3"})], tmp_path)
    assert (tmp_path / "0.txt").read_text(encoding="utf-8") == "'2021-T3'\n'222'"


def task(folder: Path, parameters: dict[str, Any]) -> dict[str, Any]:
    """One run of the only notebook in a folder."""
    return {"notebook": str(folder / "10_een.ipynb"), "parameters": parameters}


@pytest.mark.slow
def test_papermill_in_one_process_writes_a_page_per_notebook(tmp_path: Path) -> None:
    write_notebook(tmp_path, "10_een", "periode")
    peers.papermill_in_process([task(tmp_path, {"periode": "2021-T3"})], tmp_path)
    assert "2021-T3" in (tmp_path / "0.html").read_text(encoding="utf-8")


def test_every_way_has_the_same_notebook_runs_one_for_each_recipient_that_a_notebook_knows(
    tmp_path: Path,
) -> None:
    runs = bench._tasks(tmp_path)
    namen = [Path(run["notebook"]).stem for run in runs]
    assert namen.count("95_financien") == 4
    assert namen.count("10_formatie") == 1
    elders = bench._tasks_in(runs, tmp_path / "b")
    assert {run["parameters"]["data"] for run in elders} == {str(tmp_path / "b" / "data")}


def test_a_way_that_fails_has_no_time_but_an_error() -> None:
    with pytest.raises(DuoFout, match=r"De meting stopte bij -c raise SystemExit\('kapot'\)"):
        bench._run("-c", "raise SystemExit('kapot')")


def test_a_workbook_that_was_saved_again_has_other_bytes(tmp_path: Path) -> None:
    map_ = bench._fresh(tmp_path)
    pad = map_ / "data" / "2022-T1" / bench.CHANGED
    eerst = pad.read_bytes()
    bench._change_workbook(pad)
    assert pad.read_bytes() != eerst
    assert not (map_ / "data" / ".gelezen").exists()
