"""The interactive shell of a worker: that of a kernel, with a pipe in the place of its sockets."""

from __future__ import annotations

import asyncio
import builtins
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from jupyter_client.session import Session
from traitlets.config import Config

from duo_analytics.runs.engine.streams import Buis, Stroom

INLINE = "module://matplotlib_inline.backend_inline"
NO_INPUT = "raw_input was called, but this frontend does not support input requests."
NO_PASSWORD = "getpass was called, but this frontend does not support input requests."  # noqa: S105
STDOUT, STDERR = 1, 2
INSTALLED = ("site-packages", "dist-packages")

Zend = Callable[[str, Mapping[str, Any]], None]  # type of a message, content


class Sessie(Session):
    """Gives every message that a kernel would publish to ``zend``."""

    zend: Zend

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> Any:
        """The message, or its type and content."""
        if isinstance(msg_or_type, str):
            self.zend(msg_or_type, content or {})
        else:
            self.zend(msg_or_type["msg_type"], msg_or_type["content"])


@dataclass
class Kern:
    """The little that the shell asks of its kernel."""

    eventloop: None = None


class Schil:
    """Runs cells one after another in a fresh ``__main__``."""

    def __init__(self, zend: Zend) -> None:
        os.environ.setdefault("MPLBACKEND", INLINE)
        _add_folder_to_path()
        self._shell = _make_shell(zend)
        self._lus = asyncio.new_event_loop()
        asyncio.set_event_loop(self._lus)

        def meld(naam: str, tekst: str) -> None:
            zend("stream", {"name": naam, "text": tekst})

        self._buizen = (Buis("stdout", STDOUT, meld), Buis("stderr", STDERR, meld))
        sys.stdout, sys.stderr = Stroom("stdout", meld, STDOUT), Stroom("stderr", meld, STDERR)
        builtins.input = _refuse(NO_INPUT)
        getpass.getpass = _refuse(NO_PASSWORD)

    def run(self, bron: str) -> dict[str, Any]:
        """Run one cell; how it ended, in the words of an ``execute_reply``."""
        resultaat = self._lus.run_until_complete(self._run(bron))
        sys.stdout.flush()
        sys.stderr.flush()
        for buis in self._buizen:
            buis.drain()
        shell = self._shell
        shell.payload_manager.clear_payload()
        reply = {"status": "ok", "execution_count": shell.execution_count - 1, "payload": []}
        reply["weg"] = bool(shell.exit_now)
        if resultaat.success and not shell._last_traceback_during_displayhook:
            return reply
        fout = resultaat.error_before_exec or resultaat.error_in_exec
        return reply | {
            "status": "error",
            "ename": type(fout).__name__,
            "evalue": str(fout),
            "traceback": shell._last_traceback or [],
        }

    async def _run(self, bron: str) -> Any:
        """In a running loop, as in a kernel: a cell cannot start one of its own."""
        return self._shell.run_cell(bron, store_history=True)

    def close(self) -> None:
        """What the end of a process does with what a notebook left open."""
        self._shell.user_ns.clear()
        sys.stdout.flush()
        sys.stderr.flush()


def _add_folder_to_path() -> None:
    """The folder of the notebook, before what is installed, where a kernel puts it too."""
    if "" not in sys.path:
        sites = [
            n for n, pad in enumerate(sys.path) if pad.endswith(("site-packages", "dist-packages"))
        ]
        sys.path.insert(min(sites, default=0), "")


def _make_shell(zend: Zend) -> Any:
    config = Config()
    config.HistoryManager.enabled = False  # a history file would be shared, and needs a thread
    shell: Any = ZMQInteractiveShell.instance(config=config, compiler_class=XCachingCompiler)
    sessie = Sessie()
    sessie.zend = zend
    for deel in (shell.displayhook, shell.display_pub):
        deel.session, deel.pub_socket = sessie, None
    shell.kernel = Kern()
    shell.enable_gui = partial(_enable_gui, shell)
    shell.extension_manager.load_extension("storemagic")
    return shell


def _enable_gui(shell: Any, gui: str | None = None) -> None:
    """Figures stand among the outputs; who wants a window has a kernel."""
    shell.active_eventloop = gui


def _refuse(reden: str) -> Callable[..., NoReturn]:
    def ask(*_: object, **__: object) -> NoReturn:
        raise StdinNotImplementedError(reden)

    return ask
