"""JupyterLab for the notebooks: on this machine alone, in Dutch, quiet, and with its own settings.

Nothing of the Jupyter of the user is read or changed: configuration, kernels and sockets lie in a
private folder that goes at the end; only the settings that one chooses in JupyterLab stay.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duo_analytics.errors import DuoFout, GebruikFout

START = "00_start.ipynb"
HIER = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 15
# The path of a socket may hold about 100 characters; the temporary folder of macOS takes half.
SHORT = Path("/tmp")  # noqa: S108 - a folder of our own is made in it, for this user alone
# What asks the outside world for something, or speaks of it.
SILENCED = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
)
SETTINGS: dict[str, dict[str, Any]] = {
    "@jupyterlab/translation-extension/plugin": {"locale": "nl_NL"},
    "@jupyterlab/apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    # Every cell is in the page, so that searching in it finds everything.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that runs: its process, the address that opens it, and its private folder."""

    proces: subprocess.Popen[bytes]
    adres: str
    folder: Path


@contextmanager
def running(notebooks: Path, instellingen: Path, poort: int, *, browser: bool) -> Iterator[Lab]:
    """Start JupyterLab in the folder above ``notebooks`` and stop it at the end.

    ``instellingen`` keeps what a user sets in JupyterLab. Raises GebruikFout without the start
    notebook, and DuoFout when JupyterLab does not come up.
    """
    if not (notebooks / START).is_file():
        raise GebruikFout(f"{notebooks.name}/{START} ontbreekt. Haal de map opnieuw op.")
    kort = SHORT if os.name == "posix" and SHORT.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="duo-", dir=kort, ignore_cleanup_errors=True) as map_:
        eigen = Path(map_)
        _write_settings(instellingen)
        _write_config(eigen, notebooks, poort, browser)
        omgeving = {**os.environ, **_environment(eigen, instellingen)}
        woorden = [sys.executable, "-m", "jupyterlab"]
        with subprocess.Popen(woorden, env=omgeving, cwd=notebooks.parent) as proces:  # noqa: S603
            try:
                yield Lab(proces, _address(proces, eigen / "runtime", notebooks.name), eigen)
            finally:
                _stop(proces)


def without_outputs(model: dict[str, Any], **_: object) -> None:
    """Take out of a notebook that is saved what running it put in: git then sees only changes.

    A hook of jupyter_server, which hands it the model of any file that is about to be written.
    """
    if model["type"] != "notebook":
        return
    boek = model["content"]
    for cel in boek["cells"]:
        cel["metadata"].pop("execution", None)
        cel["metadata"].pop("trusted", None)
        if cel["cell_type"] == "code":
            cel["outputs"], cel["execution_count"] = [], None
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    boek["metadata"] |= {"kernelspec": kernel, "language_info": {"name": "python"}}


def _environment(eigen: Path, instellingen: Path) -> dict[str, str]:
    return {
        "JUPYTER_CONFIG_DIR": str(eigen / "config"),
        "JUPYTER_RUNTIME_DIR": str(eigen / "runtime"),
        "JUPYTER_DATA_DIR": str(eigen / "data"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTERLAB_SETTINGS_DIR": str(instellingen / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(eigen / "workspaces"),
        "IPYTHONDIR": str(eigen / "ipython"),
    }


def _write_config(eigen: Path, notebooks: Path, poort: int, browser: bool) -> None:
    """The token stands in a file that only this user can read, not among the words of a process."""
    inhoud: dict[str, dict[str, Any]] = {
        "ServerApp": {
            "ip": HIER,
            "port": poort,
            "root_dir": str(notebooks.parent),
            "open_browser": browser,
            "answer_yes": True,
            "allow_root": True,
            "log_level": "ERROR",
        },
        "IdentityProvider": {"token": secrets.token_hex(24)},
        "FileContentsManager": {"pre_save_hook": f"{__name__}.{without_outputs.__name__}"},
        "LabApp": {
            "default_url": f"/lab/tree/{notebooks.name}/{START}",
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
            "log_level": "ERROR",
        },
    }
    if os.name != "nt":  # sockets in the private folder: no ports, nothing that others can reach
        inhoud["KernelManager"] = {"transport": "ipc"}
    _json(eigen / "config" / "jupyter_server_config.json", inhoud)
    stil = {"disabledExtensions": dict.fromkeys(SILENCED, True)}
    _json(eigen / "config" / "labconfig" / "page_config.json", stil)
    (eigen / "runtime").mkdir(mode=0o700)


def _write_settings(instellingen: Path) -> None:
    """Settings to begin with; what the user changed since stays."""
    for naam, inhoud in SETTINGS.items():
        pad = instellingen / "user-settings" / f"{naam}.jupyterlab-settings"
        if not pad.is_file():
            _json(pad, inhoud)


def _json(pad: Path, inhoud: object) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(json.dumps(inhoud, indent=1), encoding="utf-8")


def _address(proces: subprocess.Popen[bytes], runtime: Path, folder: str) -> str:
    """Where the server answers, from the file that it writes when it is up."""
    eind = time.monotonic() + START_SECONDS
    while time.monotonic() < eind and proces.poll() is None:
        for pad in runtime.glob("jpserver-*.json"):
            tekst = pad.read_text(encoding="utf-8")
            if tekst.rstrip().endswith("}"):
                over = json.loads(tekst)
                return f"{over['url']}lab/tree/{folder}/{START}?token={over['token']}"
        time.sleep(0.1)
    raise DuoFout("JupyterLab kwam niet op gang. Kijk hierboven wat het zelf meldt.")


def _stop(proces: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop, which ends its kernels too; insist when it does not."""
    proces.terminate()
    try:
        proces.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        proces.kill()
