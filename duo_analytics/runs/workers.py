"""The processes in which notebooks run and forms are written: forked warm ones, or new ones."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from duo_analytics.runs.engine.suited import has_fork

KERNEL_LOG = "kernels.log"
FORMS = "vormen"
PACKAGE = "duo_analytics"
# What a kernel may see of the machine. Accounts, tokens and settings of other tools stay out.
ENVIRONMENT = (
    "PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "TZ",
    "PYTHONPATH", "PYTHONUTF8", "PYTHONNOUSERSITE", "VIRTUAL_ENV", "CONDA_PREFIX", "DUO_RUN",
)  # fmt: skip
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
OWN_FOLDERS = ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR", "MPLCONFIGDIR")
# Loaded before the first fork; all else that a notebook asks for, it loads itself.
SLOW = "rfc3987_syntax"
ENGINE_ROOM, FORM_ROOM = f"{PACKAGE}.runs.engine.", f"{PACKAGE}.rapportage"
LOADED = (
    "pandas",
    "matplotlib.backends.backend_svg",
    "papermill",
    *(f"{ENGINE_ROOM}{naam}" for naam in ("entry", "managed", "shell")),
)
LOADED_LATER = ("scipy.optimize", "scipy.stats")
NOT_LOADED = (f"{PACKAGE}.__main__", f"{PACKAGE}.runs", f"{PACKAGE}.intake.bench")
ENGINES = ("duo", "nbclient")  # ours in a warm process, that of papermill in a new one


@contextmanager
def workers(
    jobs: int, log: Path, vormen: Path | None = None, *, warm: bool | None = None
) -> Iterator[Executor]:
    """So many processes at a time; each call that is handed in finds a clean one.

    What kernels say of themselves, such as that they were interrupted at their end, goes to the
    log. Forms that are made are kept in ``vormen``. ``warm`` forks the processes from one that has
    everything loaded; None does so where that is sound.
    """
    from duo_analytics.runs.engine.pool import WarmePool

    log.parent.mkdir(parents=True, exist_ok=True)
    gekozen = has_fork() if warm is None else warm
    with tempfile.TemporaryDirectory(prefix="duo-", ignore_cleanup_errors=True) as eigen:
        if gekozen:
            pool: Executor = WarmePool(jobs, warm_up, (eigen, log, vormen), own_folders)
        else:
            spawn = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(jobs, spawn, isolate, (eigen, log, vormen))
        with pool:
            yield pool
    if vormen is not None:
        from duo_analytics.rapportage.render.bewaard import prune

        prune(vormen)


def isolate(map_: str, log: Path, vormen: Path | None) -> None:
    """Clear the environment of a process and keep the settings of this user's Jupyter out.

    ``map_`` has a short path: that of a socket may hold 100 characters.
    """
    for naam in set(os.environ) - set(ENVIRONMENT):
        del os.environ[naam]
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    os.environ |= {
        "DUO_MAP": map_,
        "DUO_ENGINE": ENGINES[1],
        "DUO_VORMEN": str(vormen or ""),
        "MPLBACKEND": "agg",
        **dict.fromkeys(ONE_THREAD, "1"),
    }
    own_folders()


def own_folders() -> None:
    """Folders of its own for this process, and for nobody after it."""
    eigen = os.path.join(os.environ["DUO_MAP"], str(os.getpid()))  # noqa: PTH118 - text is asked
    os.makedirs(eigen, exist_ok=True)  # noqa: PTH103
    os.environ |= dict.fromkeys(OWN_FOLDERS, eigen)


def warm_up(map_: str, log: Path, vormen: Path | None) -> Callable[[], None]:
    """Load what most notebooks need; what is given back loads the rest, while the first ones run.

    ``SLOW`` is a grammar of web addresses that jsonschema takes when it is there and that nothing
    here asks for; it takes longer to load than all of pandas.
    """
    isolate(map_, log, vormen)
    os.environ["DUO_ENGINE"] = ENGINES[0]
    with _hidden(SLOW):
        importlib.import_module("nbformat")
    for naam in LOADED:
        importlib.import_module(naam)
    _load_package(in_forms=False)
    _draw_once()
    return _load_rest


def _load_rest() -> None:
    for naam in LOADED_LATER:
        importlib.import_module(naam)
    _load_package(in_forms=True)


def _load_package(*, in_forms: bool) -> None:
    """Every module of ours that a call can come to: those that write forms, or the others."""
    pakket = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(pakket.__path__, f"{PACKAGE}."):
        van_vormen = module.name.startswith(FORM_ROOM)
        if not module.name.startswith(NOT_LOADED) and van_vormen == in_forms:
            importlib.import_module(module.name)


@contextmanager
def _hidden(naam: str) -> Iterator[None]:
    """Let a package seem not to be there."""
    sys.modules[naam] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[naam]


def _draw_once() -> None:
    import io

    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context():
        figuur = Figure()
        figuur.subplots().set_title("1")
        figuur.savefig(io.StringIO(), format="svg")


def engine() -> str:
    """The name of papermill's engine for this process, which is then known to papermill."""
    from papermill.engines import papermill_engines

    from duo_analytics.runs.engine.entry import DuoEngine

    papermill_engines.register(ENGINES[0], DuoEngine)
    return os.environ["DUO_ENGINE"]
