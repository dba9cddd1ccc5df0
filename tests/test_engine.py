"""The engine ``duo``: what a forked worker shows is what a kernel shows, and it leaves nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from duo_analytics.errors import HoofdstukMislukt
from duo_analytics.runs.cache import Kast
from duo_analytics.runs.engine.entry import DuoEngine
from duo_analytics.runs.engine.suited import has_fork, needs_kernel
from duo_analytics.runs.notebooks import Taak, Uitkomst, Uitvoering, run_all
from duo_analytics.runs.workers import KERNEL_LOG, workers

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_fork(), reason="a system without fork runs kernels only"),
]
CORPUS = Path(papermill.__file__).with_name("tests") / "notebooks"
DUO, KERNEL = "duo", "nbclient"
# What differs between two kernels too: the number of a process in the name of a cell's file, a
# place in memory, and the moment at which text that is written is shown (so in how many parts).
OWN = re.compile(r"ipykernel_\d+|0x[0-9a-f]+|/tmp/[\w/.-]+")


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Executor]:
    """Warm workers, as a run has them."""
    log = tmp_path_factory.mktemp("pool") / KERNEL_LOG
    with workers(2, log, warm=True) as warm:
        yield warm


def execute(pad: Path, uit: Path, motor: str, seconden: int | None = None) -> str:
    """Run a notebook with an engine; the kind and first line of the error, or nothing."""
    import papermill
    from papermill.engines import papermill_engines

    papermill_engines.register(DUO, DuoEngine)
    try:
        papermill.execute_notebook(
            str(pad),
            str(uit),
            {},
            engine_name=motor,
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=seconden,
        )
    except Exception as fout:  # noqa: BLE001 - the two engines must fail in the same way
        return f"{type(fout).__name__}: {str(fout).strip().splitlines()[0]}"
    return ""


def write(pad: Path, *cells: str) -> Path:
    """A notebook of code cells."""
    boek = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    boek.metadata["kernelspec"] = {
        "name": "python3",
        "language": "python",
        "display_name": "Python 3",
    }
    boek.cells = [
        nbformat.v4.new_code_cell(cel, id=f"c{nummer}")  # type: ignore[no-untyped-call]
        for nummer, cel in enumerate(cells)
    ]
    nbformat.write(boek, pad)  # type: ignore[no-untyped-call]
    return pad


def shown(pad: Path) -> list[Any]:
    """Per cell its source, count and outputs, without what differs between two kernels too."""
    boek = nbformat.read(pad, as_version=4)  # type: ignore[no-untyped-call]
    return [_cell(cel) for cel in boek.cells]


def _cell(cel: Any) -> Any:
    if cel.cell_type != "code":
        return cel.source
    status = {k: v for k, v in cel.metadata.get("papermill", {}).items() if "time" not in k}
    status.pop("duration", None)
    keys = sorted(cel.metadata.get("execution", {}))
    return cel.source, cel.execution_count, list(_outputs(cel.outputs)), status, keys


def _outputs(uitvoer: list[Any]) -> Iterator[Any]:
    tekst: dict[str, str] = {}
    for deel in uitvoer:
        if deel.output_type == "stream":
            tekst[deel.name] = tekst.get(deel.name, "") + deel.text
            continue
        yield from sorted((naam, OWN.sub("", t)) for naam, t in tekst.items())
        tekst = {}
        yield OWN.sub("", repr(sorted(deel.items())))
    yield from sorted((naam, OWN.sub("", t)) for naam, t in tekst.items())


def both(pool: Executor, pad: Path, tmp_path: Path) -> tuple[list[Any], list[Any]]:
    """What a kernel and a worker show of a notebook that ends in the same way with both."""
    uit = {motor: tmp_path / f"{motor}.ipynb" for motor in (KERNEL, DUO)}
    lopend = [pool.submit(execute, pad, uit[motor], motor) for motor in uit]
    kernel, duo = (klaar.result() for klaar in lopend)
    assert kernel == duo
    return shown(uit[KERNEL]), shown(uit[DUO])


# The notebooks of papermill itself, but for the one that runs papermill in a checkout of papermill.

ELSEWHERE = {"binder.ipynb"}
PADEN = [pad for pad in sorted(CORPUS.glob("*.ipynb")) if pad.name not in ELSEWHERE]


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_a_notebook_of_papermill_shows_the_same_as_with_a_kernel(
    pad: Path, pool: Executor, tmp_path: Path
) -> None:
    kernel, duo = both(pool, pad, tmp_path)
    assert duo == kernel


CELLS = {
    "text": ("print('a'); import sys; print('b', file=sys.stderr); print('c'); 1 + 1",),
    "text of a child process": ("import os\nprint('eerst', flush=True)\nos.system('echo kind')",),
    "a shell command": ("!echo hallo\nuit = !echo vang\nuit",),
    "display with an id, updated": (
        "h = display('een', display_id='x')\ndisplay('twee', display_id='x')",
        "h.update('drie'); 4",
    ),
    "cleared output": (
        "from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)",
        "print(1); clear_output(wait=True)\nprint(2)",
    ),
    "figures of pyplot": (
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 3, 2]);",
        "plt.plot([2, 1]); plt.show(); plt.bar([1], [2])",
        "%config InlineBackend.figure_formats = ['svg']\nplt.rcParams['svg.hashsalt'] = 'x'\n"
        "plt.gcf().number",
    ),
    "rich objects": (
        "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
        "class A:\n    def _repr_mimebundle_(self, **_):\n        return {'text/plain': 'a', "
        "'image/png': b'\\x89PNG', 'application/json': {'b': [1]}}\nA()",
    ),
    "an error after output": ("print('voor'); 1 / 0", "print('nooit')"),
    "an error of syntax": ("x = (",),
    "an error in what shows itself": (
        "class A:\n    def __repr__(self):\n        raise ValueError('nee')\nA()",
        "print('verder')",
    ),
    "warnings and logging": (
        "import warnings; warnings.warn('pas op')",
        "import logging; logging.warning('log')",
    ),
    "magics": ("%%capture uit\nprint(1)", "uit.stdout", "%%writefile /dev/null\nx", "%who"),
    "history": ("1", "2", "_ + _1 + Out[2]", "In[1:]"),
    "a question to nobody": (
        "try:\n    input('naam? ')\nexcept Exception as fout:\n    print(type(fout), fout)",
        "import getpass\ntry:\n    getpass.getpass()\nexcept Exception as fout:\n    print(fout)",
    ),
    "the end asked for": ("import sys; sys.exit(3)", "print('nooit')"),
    "a main module": (
        "import sys, os\n__name__, '' in sys.path, '__file__' in globals(), os.getcwd() != '/'",
        "get_ipython().__class__.__name__",
    ),
    "threads": (
        "import threading\nd = threading.Thread(target=lambda: print('draad'))\n"
        "d.start(); d.join()",
    ),
    "awaited": ("import asyncio\nawait asyncio.sleep(0)\n1",),
    "an empty cell and a silent one": ("", "x = 1", "x;"),
}


@pytest.mark.parametrize("naam", CELLS)
def test_cells_show_the_same_as_with_a_kernel(naam: str, pool: Executor, tmp_path: Path) -> None:
    kernel, duo = both(pool, write(tmp_path / "in.ipynb", *CELLS[naam]), tmp_path)
    assert duo == kernel


# Where a kernel is needed


def test_a_notebook_that_only_a_kernel_can_serve_gets_one() -> None:
    assert needs_kernel(["x = 1"], "python3") == ""
    assert needs_kernel(["import ipywidgets"], "python3") == "de code gebruikt 'ipywidgets'"
    assert needs_kernel(["x = 1\nawait f()"], "python3") == "de code gebruikt 'await'"
    assert needs_kernel(["get_ipython().kernel"], "python3") == "de code gebruikt '.kernel'"


def test_a_kernel_of_another_language_is_left_alone() -> None:
    assert needs_kernel(["x <- 1"], "ir") == "kernel ir is een andere"


def test_settings_of_the_user_need_a_kernel_that_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = tmp_path / "profile_default" / "startup"
    start.mkdir(parents=True)
    (start / "00.py").write_text("x = 1", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    assert "eigen instellingen" in needs_kernel(["x"], "python3")


def test_a_system_without_fork_runs_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert needs_kernel(["x = 1"], "python3") == "dit systeem kent geen fork"


def test_without_warm_workers_the_outcome_is_the_same(pool: Executor, tmp_path: Path) -> None:
    pad = write(tmp_path / "in.ipynb", "import os\nprint(os.environ['MPLBACKEND'])", "1 + 1")
    with workers(1, tmp_path / KERNEL_LOG, warm=False) as koud:
        assert koud.submit(execute, pad, tmp_path / "koud.ipynb", KERNEL).result() == ""
    assert pool.submit(execute, pad, tmp_path / "warm.ipynb", DUO).result() == ""
    assert shown(tmp_path / "koud.ipynb") == shown(tmp_path / "warm.ipynb")


def test_papermill_finds_the_engine_by_its_entry_point(tmp_path: Path) -> None:
    """As installed: the entry point of pyproject.toml in the metadata of a distribution."""
    import tomllib

    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    punt = project["entry-points"]["papermill.engine"]
    info = tmp_path / "duo_proef-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: duo-proef\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[papermill.engine]\nduo = {punt['duo']}\n")
    pad = write(tmp_path / "in.ipynb", "periode = 'x'", "periode")
    omgeving = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path.cwd())])}
    opdracht = [sys.executable, "-m", "papermill", "--engine", "duo", str(pad), "uit.ipynb"]
    gedaan = subprocess.run(
        [*opdracht, "-p", "periode", "2022-T1"],
        cwd=tmp_path,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert "2022-T1" in (tmp_path / "uit.ipynb").read_text(encoding="utf-8")


def test_papermill_imports_nothing_with_the_engine() -> None:
    code = "import sys; import duo_analytics.runs.engine.entry; print('pandas' in sys.modules, "
    code += "'papermill' in sys.modules, 'IPython' in sys.modules)"
    gedaan = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert gedaan.stdout.split() == ["False"] * 3


# Nothing is left behind


LEAK = """
import os, sys, random, locale, warnings
import numpy as np, pandas as pd, matplotlib as mpl, matplotlib.pyplot as plt
"""
CHANGE = (
    LEAK
    + """
pd.set_option('display.max_rows', 3); mpl.rcParams['lines.linewidth'] = 9; plt.figure()
os.environ['GELEKT'] = '1'; os.chdir('/'); sys.gelekt = 1; pd.gelekt = 1
warnings.simplefilter('error'); gelekt = 1
open(os.path.join(os.environ['IPYTHONDIR'], 'gelekt'), 'w').close()
"""
)
LOOK = (
    LEAK
    + """
print(pd.get_option('display.max_rows'), mpl.rcParams['lines.linewidth'], plt.get_fignums(),
      'GELEKT' in os.environ, os.getcwd() == '/', hasattr(sys, 'gelekt'), hasattr(pd, 'gelekt'),
      'gelekt' in globals(), os.listdir(os.environ['IPYTHONDIR']).count('gelekt'))
"""
)


def test_nothing_of_a_run_is_left_for_the_next(pool: Executor, tmp_path: Path) -> None:
    for naam, bron in (("wijzig", CHANGE), ("kijk", LOOK)):
        pad = write(tmp_path / f"{naam}.ipynb", bron)
        assert pool.submit(execute, pad, tmp_path / f"{naam}-uit.ipynb", DUO).result() == ""
    gezien = shown(tmp_path / "kijk-uit.ipynb")[0][2]
    assert gezien == [("stdout", "60 1.5 [] False False False False False 0\n")]


def test_each_run_draws_its_own_chance(pool: Executor, tmp_path: Path) -> None:
    bron = "import random, numpy as np\nrandom.random(), np.random.rand()"
    pad = write(tmp_path / "in.ipynb", bron)
    for naam in "ab":
        assert pool.submit(execute, pad, tmp_path / f"{naam}.ipynb", DUO).result() == ""
    assert shown(tmp_path / "a.ipynb") != shown(tmp_path / "b.ipynb")


# Ends that are not good ones


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        staat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return staat.rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, seconden: float = 5) -> bool:
    """Whether a process ends in time."""
    einde = time.monotonic() + seconden
    while alive(pid) and time.monotonic() < einde:
        time.sleep(0.02)
    return not alive(pid)


def number(pad: Path) -> int:
    """The number that a cell wrote to a file."""
    einde = time.monotonic() + 20
    while not (pad.is_file() and pad.read_text()) and time.monotonic() < einde:
        time.sleep(0.02)
    return int(pad.read_text())


def test_a_cell_that_takes_too_long_is_ended(pool: Executor, tmp_path: Path) -> None:
    pid = f"import os, time\nopen('{tmp_path}/pid', 'w').write(str(os.getpid()))"
    pad = write(tmp_path / "in.ipynb", f"{pid}\ntime.sleep(600)")
    fout = pool.submit(execute, pad, tmp_path / "uit.ipynb", DUO, 1).result()
    assert fout.startswith("CellTimeoutError: A cell timed out")
    assert gone(number(tmp_path / "pid"))


def test_a_worker_that_dies_is_a_dead_kernel(pool: Executor, tmp_path: Path) -> None:
    pad = write(tmp_path / "in.ipynb", "import os; os._exit(1)")
    uitkomst = pool.submit(execute, pad, tmp_path / "uit.ipynb", DUO).result()
    assert uitkomst == "DeadKernelError: Kernel died"


def test_a_child_process_does_not_outlive_its_notebook(pool: Executor, tmp_path: Path) -> None:
    bron = "import subprocess\nkind = subprocess.Popen(['sleep', '600'])\n"
    bron += f"open('{tmp_path}/pid', 'w').write(str(kind.pid))"
    pad = write(tmp_path / "in.ipynb", bron)
    assert pool.submit(execute, pad, tmp_path / "uit.ipynb", DUO).result() == ""
    assert gone(number(tmp_path / "pid"))


def test_what_a_notebook_left_open_is_written_and_its_exit_handlers_run(
    pool: Executor, tmp_path: Path
) -> None:
    bron = f"import atexit\nf = open('{tmp_path}/open', 'w'); f.write('heel')\n"
    bron += f"atexit.register(lambda: open('{tmp_path}/einde', 'w').write('ja'))"
    pad = write(tmp_path / "in.ipynb", bron)
    assert pool.submit(execute, pad, tmp_path / "uit.ipynb", DUO).result() == ""
    assert (tmp_path / "open").read_text() == "heel"
    assert (tmp_path / "einde").read_text() == "ja"


def test_a_cell_goes_when_the_one_who_asked_is_killed(tmp_path: Path) -> None:
    bron = f"import os, time\nopen('{tmp_path}/pid', 'w').write(str(os.getpid()))\ntime.sleep(600)"
    pad = write(tmp_path / "in.ipynb", bron)
    code = (
        "from pathlib import Path; from tests.test_engine import execute; "
        f"execute(Path({str(pad)!r}), Path({str(tmp_path / 'uit.ipynb')!r}), 'duo')"
    )
    vrager = subprocess.Popen([sys.executable, "-c", code])
    cel = number(tmp_path / "pid")
    vrager.kill()
    vrager.wait()
    assert gone(cel)


def test_an_interrupt_of_who_asked_ends_the_cell(tmp_path: Path) -> None:
    bron = f"import os, time\nopen('{tmp_path}/pid', 'w').write(str(os.getpid()))\ntime.sleep(600)"
    pad = write(tmp_path / "in.ipynb", bron)
    code = (
        "from pathlib import Path; from tests.test_engine import execute; "
        f"execute(Path({str(pad)!r}), Path({str(tmp_path / 'uit.ipynb')!r}), 'duo')"
    )
    vrager = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    cel = number(tmp_path / "pid")
    vrager.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in vrager.communicate(timeout=20)[1]
    assert gone(cel)


# The pool


def fail(fout: str) -> None:
    """Raise an error, or end the process."""
    if fout == "weg":
        os._exit(1)
    raise ValueError(fout)


def test_an_error_of_a_call_is_raised_where_it_was_asked_for(pool: Executor) -> None:
    with pytest.raises(ValueError, match="kan niet"):
        pool.submit(fail, "kan niet").result()


def test_a_call_whose_process_ends_does_not_harm_the_next(pool: Executor) -> None:
    with pytest.raises(BrokenProcessPool):
        pool.submit(fail, "weg").result()
    assert pool.submit(abs, -1).result() == 1


def test_each_call_has_a_process_of_its_own(pool: Executor) -> None:
    nummers = {pool.submit(os.getpid).result() for _ in range(3)}
    assert len(nummers) == 3
    assert os.getpid() not in nummers


# What a run keeps


def run(pool: Executor, folder: Path, *, opnieuw: bool = False) -> dict[str, Uitkomst]:
    """Run two notebooks of which one reads a file, with what is kept in the folder."""
    data = folder / "data" / "2022-T1"
    boek = f"open({str(data / 'x.csv')!r}).read()"
    data.mkdir(parents=True, exist_ok=True)
    if not (data / "x.csv").exists():
        (data / "x.csv").write_text("1", encoding="utf-8")
    parameters = {"data": str(folder / "data")}
    taken = []
    for naam, cellen in (("10_leest", [boek]), ("20_rekent", ["1 + 1"])):
        pad = folder / f"{naam}.ipynb"
        if not pad.exists():
            write(pad, "data: str = ''", *cellen)
        taken.append(Taak(pad, parameters, folder / "uit" / pad.name))
    gehoord: dict[str, Uitkomst] = {}
    uitvoering = Uitvoering(
        pool, 2, Kast(folder / "kast"), lambda u: gehoord.update({u.notebook: u}), opnieuw
    )
    run_all(taken, uitvoering)
    return gehoord


def test_only_the_notebook_runs_that_read_what_changed(pool: Executor, tmp_path: Path) -> None:
    eerst = run(pool, tmp_path)
    assert {u.waarom for u in eerst.values()} == {("nog niet eerder gemaakt",)}
    gezien = eerst["10_leest.ipynb"].gelezen
    assert gezien is not None
    assert str(tmp_path / "data" / "2022-T1" / "x.csv") in gezien
    shutil.rmtree(tmp_path / "uit")
    assert all(u.bewaard for u in run(pool, tmp_path).values())
    assert (tmp_path / "uit" / "20_rekent.ipynb").is_file()
    (tmp_path / "data" / "2022-T1" / "x.csv").write_text("2", encoding="utf-8")
    os.utime(tmp_path / "data" / "2022-T1" / "x.csv", (1, 1))
    daarna = run(pool, tmp_path)
    assert daarna["10_leest.ipynb"].waarom == ("x.csv is gewijzigd",)
    assert daarna["20_rekent.ipynb"].bewaard


def test_force_runs_everything(pool: Executor, tmp_path: Path) -> None:
    run(pool, tmp_path)
    gehoord = run(pool, tmp_path, opnieuw=True)
    assert {u.waarom for u in gehoord.values()} == {("er is om gevraagd met --force",)}


def test_a_notebook_that_failed_is_not_kept(pool: Executor, tmp_path: Path) -> None:
    write(tmp_path / "20_rekent.ipynb", "data: str = ''", "1 / 0")
    for _ in range(2):
        with pytest.raises(HoofdstukMislukt, match="ZeroDivisionError"):
            run(pool, tmp_path)
    assert len(list((tmp_path / "kast").glob("*.duo"))) == 1
