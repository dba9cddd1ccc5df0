"""Whether a forked worker gives what a kernel gives; when in doubt a notebook gets its kernel."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

# Code that talks with the kernel itself or with a live page, of which a worker has neither.
NEEDS_KERNEL = re.compile(
    r"\b(?:ipywidgets|comm|ipykernel|tqdm\.(?:notebook|auto)|asyncio|anyio|trio|nest_asyncio)\b"
    r"|\.kernel\b|%(?:gui|autosave|connect_info|qtconsole|autoawait)\b"
    r"|%matplotlib\s+(?!inline\b|agg\b)\w+"
    r"|^\s*(?:await|async)\b|[=(,]\s*await\b",
    re.MULTILINE,
)
OWN_NAMES = ("python", "python3")
SETTINGS = ("ipython_config.py", "ipython_kernel_config.py", "ipython_config.json")


def has_fork() -> bool:
    """Whether processes can be forked soundly: not on Windows, nor with the frameworks of macOS."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def needs_kernel(bronnen: Iterable[str], kernel_name: str) -> str:
    """Why a notebook with these code cells must have a kernel of its own; empty when it need not.

    A kernel of another environment, settings and start files of the user, and code that only a
    kernel can serve. A system without fork cannot make such workers at all.
    """
    if not has_fork():
        return "dit systeem kent geen fork"
    if not _is_this_python(kernel_name):
        return f"kernel {kernel_name} is een andere"
    if _has_settings():
        return "de gebruiker heeft eigen instellingen van IPython"
    for bron in bronnen:
        if gevonden := NEEDS_KERNEL.search(bron):
            return f"de code gebruikt '{gevonden[0].strip()}'"
    return ""


def _is_this_python(kernel_name: str) -> bool:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        opdracht = KernelSpecManager().get_kernel_spec(kernel_name).argv
    except NoSuchKernel:
        return False
    zelf = opdracht[0] in OWN_NAMES or Path(opdracht[0]).resolve() == Path(sys.executable).resolve()
    return zelf and "ipykernel_launcher" in opdracht


def _has_settings() -> bool:
    from IPython.paths import get_ipython_dir

    profiel = Path(get_ipython_dir()) / "profile_default"
    start = profiel / "startup"
    eigen = [*start.glob("*.py"), *start.glob("*.ipy")]
    return bool(eigen) or any((profiel / naam).is_file() for naam in SETTINGS)
