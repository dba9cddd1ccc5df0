"""The processes in which notebooks run: new ones, with a clean environment."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

KERNEL_LOG = "kernels.log"
# What a kernel may see of the machine. Accounts, tokens and settings of other tools stay out.
ENVIRONMENT = (
    "PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "TZ",
    "PYTHONPATH", "PYTHONUTF8", "PYTHONNOUSERSITE", "VIRTUAL_ENV", "CONDA_PREFIX", "DUO_RUN",
)  # fmt: skip
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def workers(jobs: int, log: Path) -> Iterator[Executor]:
    """So many processes at a time.

    What kernels say of themselves, such as that they were interrupted at their end, goes to the
    log.
    """
    context = multiprocessing.get_context("spawn")
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="duo-", ignore_cleanup_errors=True) as eigen,
        ProcessPoolExecutor(jobs, context, isolate, (eigen, log)) as pool,
    ):
        yield pool


def isolate(map_: str, log: Path) -> None:
    """Clear the environment of a process and keep the settings of this user's Jupyter out.

    ``map_`` has a short path: that of a socket may hold 100 characters.
    """
    for naam in set(os.environ) - set(ENVIRONMENT):
        del os.environ[naam]
    eigen = os.path.join(map_, str(os.getpid()))  # noqa: PTH118 - the environment holds text
    os.mkdir(eigen)  # noqa: PTH102
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    os.environ |= {
        "JUPYTER_RUNTIME_DIR": eigen,
        "JUPYTER_CONFIG_DIR": eigen,
        "IPYTHONDIR": eigen,
        "MPLCONFIGDIR": eigen,
        "MPLBACKEND": "agg",
        **dict.fromkeys(ONE_THREAD, "1"),
    }
