"""JupyterLab as a user has it: every notebook opened, run and saved in a real browser."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from duo_analytics.errors import DuoFout, GebruikFout
from duo_analytics.places import NOTEBOOKS
from duo_analytics.runs.lab import running, without_outputs
from tests.backtest import expected_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PADEN = sorted(NOTEBOOKS.glob("*.ipynb"))
LOAD_MS, RUN_MS = 60_000, 90_000
ACTIVE = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ERROR = "[data-mime-type='application/vnd.jupyter.error']"
STDERR = "[data-mime-type='application/vnd.jupyter.stderr']"
# Every code cell has its number: none waits, runs, or was left out.
ALL_RAN = """() => [...document.querySelectorAll(
    '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-InputPrompt')]
    .every(cel => /^\\[\\d+\\]:$/.test(cel.textContent.trim()))"""


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        nummer: int = los.getsockname()[1]
        return nummer


def code_cells(pad: Path) -> list[str]:
    """The source of each code cell."""
    cellen = json.loads(pad.read_text(encoding="utf-8"))["cells"]
    return ["".join(cel["source"]) for cel in cellen if cel["cell_type"] == "code"]


def expected_results(pad: Path) -> int:
    """How many cells show something: those that end in an expression."""
    return sum(isinstance(ast.parse(cel).body[-1], ast.Expr) for cel in code_cells(pad))


def expected_charts(pad: Path) -> int:
    """How many charts the back test knows of a notebook; the start notebook has none."""
    if not expected_file(pad).is_file():
        return 0
    figuren = json.loads(expected_file(pad).read_text(encoding="utf-8")).values()
    return sum(isinstance(figuur, dict) and "alt" in figuur for figuur in figuren)


class Venster:
    """A page of JupyterLab, with every address that it asked for."""

    def __init__(self, pagina: Page, adres: str) -> None:
        self.pagina = pagina
        self.adressen: list[str] = []
        pagina.on("request", lambda verzoek: self.adressen.append(verzoek.url))
        pagina.on("websocket", lambda draad: self.adressen.append(draad.url))
        pagina.goto(adres)

    @property
    def actief(self) -> Locator:
        """The notebook that is in sight."""
        return self.pagina.locator(ACTIVE)

    def open(self, naam: str) -> None:
        """Open a notebook with a double click in the list of files."""
        self.pagina.locator(".jp-DirListing-item", has_text=naam).dblclick(timeout=LOAD_MS)
        tab = self.pagina.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current")
        tab.filter(has_text=naam).wait_for(timeout=LOAD_MS)
        self.actief.locator(".jp-CodeCell").first.wait_for(timeout=LOAD_MS)
        klaar = self.pagina.locator("#jp-bottom-panel", has_text="(ipykernel) | Inactief")
        klaar.wait_for(timeout=LOAD_MS)

    def run_all(self) -> None:
        """Choose 'run all cells' from the menu, and wait until every cell has run."""
        self.pagina.locator("#jp-MainMenu .lm-MenuBar-itemLabel", has_text="Uitvoeren").click()
        self.pagina.locator("[data-command='runmenu:run-all']").click()
        self.actief.locator(".jp-CodeCell .jp-InputPrompt", has_text="]:").first.wait_for()
        self.pagina.wait_for_function(ALL_RAN, timeout=RUN_MS)

    def save(self) -> None:
        """Save with the keyboard, and wait until JupyterLab says that it is done."""
        self.pagina.keyboard.press("Control+s")
        vuil = self.pagina.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty")
        vuil.wait_for(state="detached", timeout=LOAD_MS)


@pytest.fixture(scope="module")
def venster(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venster]:
    """JupyterLab on a copy of the notebooks, opened with its own address."""
    eigen = tmp_path_factory.mktemp("lab")
    (eigen / "notebooks").mkdir()
    eerst = {pad.name: pad.read_bytes() for pad in PADEN}
    for naam, inhoud in eerst.items():
        (eigen / "notebooks" / naam).write_bytes(inhoud)
    pagina = browser.new_page(viewport={"width": 1400, "height": 1000})
    with running(eigen / "notebooks", eigen / "set", free_port(), browser=False) as lab:
        venster = Venster(pagina, lab.adres)
        pagina.locator(ACTIVE).wait_for(timeout=LOAD_MS)
        yield venster
        pagina.close()
        kernels = (lab.folder / "runtime").glob("kernel-*.json")
        assert {json.loads(pad.read_text(encoding="utf-8"))["transport"] for pad in kernels} == {
            "tcp" if os.name == "nt" else "ipc"
        }
        assert os.name == "nt" or lab.folder.stat().st_mode & 0o077 == 0
    adressen = [urlsplit(adres) for adres in venster.adressen]
    assert len(adressen) > 50
    buiten = {a.hostname for a in adressen if a.scheme not in ("data", "blob")} - {"127.0.0.1"}
    assert buiten == set()
    bewaard = {naam: (eigen / "notebooks" / naam).read_bytes() for naam in eerst}
    assert [naam for naam in eerst if bewaard[naam] != eerst[naam]] == []


@pytest.mark.browser
@pytest.mark.slow
def test_it_opens_in_dutch_with_the_start_notebook_and_without_news(venster: Venster) -> None:
    menu = venster.pagina.locator("#jp-MainMenu").inner_text().split()
    assert menu[:4] == ["Bestand", "Bewerk", "Weergave", "Uitvoeren"]
    assert venster.pagina.title().startswith("00_start.ipynb")
    venster.actief.get_by_role("heading", name="Begin hier").wait_for(timeout=LOAD_MS)
    venster.pagina.wait_for_timeout(1500)  # a question about news would come by now
    assert venster.pagina.locator(".Toastify__toast, .jp-Dialog").count() == 0


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_run_all_shows_every_result_and_chart_without_an_error(venster: Venster, pad: Path) -> None:
    venster.open(pad.name)
    venster.run_all()
    actief = venster.actief
    assert actief.locator(ERROR).count() == 0, actief.locator(ERROR).all_inner_texts()
    assert actief.locator(STDERR).count() == 0, actief.locator(STDERR).all_inner_texts()
    assert actief.locator(".jp-OutputArea-output").count() == expected_results(pad)
    kaders = actief.locator("figure > svg").evaluate_all(
        "alle => alle.map(e => e.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert len(kaders) == expected_charts(pad)
    assert min((maat for kader in kaders for maat in kader), default=100) > 50
    venster.save()


@pytest.mark.browser
@pytest.mark.slow
def test_a_link_of_the_start_notebook_opens_that_notebook(venster: Venster) -> None:
    venster.open("00_start.ipynb")
    venster.run_all()
    venster.actief.get_by_role("link", name="Vacatures").click()
    tab = venster.pagina.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current")
    tab.filter(has_text="20_vacatures.ipynb").wait_for(timeout=LOAD_MS)


def test_a_notebook_is_saved_without_what_running_it_put_in() -> None:
    boek: dict[str, Any] = {
        "cells": [
            {"cell_type": "code", "metadata": {"tags": ["parameters"], "execution": {"x": 1}},
             "source": "1", "outputs": [{"data": {}}], "execution_count": 3},
            {"cell_type": "markdown", "metadata": {"trusted": True}, "source": "# Kop"},
        ],
        "metadata": {"language_info": {"name": "python", "version": "3.11.7"}, "eigen": 1},
    }  # fmt: skip
    without_outputs({"type": "notebook", "content": boek}, path="x", contents_manager=None)
    assert boek["cells"][0]["outputs"] == []
    assert boek["cells"][0]["execution_count"] is None
    assert [cel["metadata"] for cel in boek["cells"]] == [{"tags": ["parameters"]}, {}]
    assert boek["metadata"]["language_info"] == {"name": "python"}
    assert boek["metadata"]["eigen"] == 1


def test_another_file_is_saved_as_it_is() -> None:
    model = {"type": "file", "content": "tekst"}
    without_outputs(model)
    assert model == {"type": "file", "content": "tekst"}


def test_a_folder_without_start_notebook_is_refused(tmp_path: Path) -> None:
    start = running(tmp_path, tmp_path, free_port(), browser=False)
    with pytest.raises(GebruikFout, match=r"00_start\.ipynb ontbreekt"), start:
        pytest.fail("it started")


def test_a_server_that_does_not_come_up_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nb").mkdir()
    shutil.copy(NOTEBOOKS / "00_start.ipynb", tmp_path / "nb")
    monkeypatch.setattr("duo_analytics.runs.lab.sys.executable", shutil.which("false"))
    start = running(tmp_path / "nb", tmp_path / "set", free_port(), browser=False)
    with pytest.raises(DuoFout, match="JupyterLab kwam niet op gang"), start:
        pytest.fail("it started")


def test_no_notebook_in_git_holds_an_output_or_a_count() -> None:
    """Of every notebook that git knows, wherever it lies, as it would be committed."""
    if not (NOTEBOOKS.parent / ".git").exists():
        pytest.fail("deze test kijkt in git, en hier is geen git")
    lijst = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.ipynb"]
    gedaan = subprocess.run(lijst, cwd=NOTEBOOKS.parent, capture_output=True, check=True)
    namen = [naam for naam in os.fsdecode(gedaan.stdout).split("\0") if naam]
    assert set(namen) >= {f"notebooks/{pad.name}" for pad in PADEN}
    for naam in namen:
        boek = json.loads((NOTEBOOKS.parent / naam).read_text(encoding="utf-8"))
        for cel in boek["cells"]:
            assert not cel.get("outputs"), naam
            assert cel.get("execution_count") is None, naam


def test_the_command_tells_its_address_and_stops_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "duo_analytics", "lab", "--no-browser", "--port"]
    omgeving = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [*command, str(free_port())], stdout=subprocess.PIPE, text=True, env=omgeving,
        start_new_session=True,
    ) as proces:  # fmt: skip
        assert proces.stdout is not None
        regel = proces.stdout.readline()
        assert regel.startswith("JupyterLab staat open op http://127.0.0.1:")
        assert "/lab/tree/notebooks/00_start.ipynb?token=" in regel
        os.killpg(proces.pid, signal.SIGINT)
        assert proces.wait(30) == 0
        assert "Gestopt." in proces.stdout.read()
