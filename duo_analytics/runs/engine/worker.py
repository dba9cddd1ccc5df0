"""A forked worker: runs the cells that come through a pipe, and is gone afterwards."""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import logging
import os
import random
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from multiprocessing.connection import Connection, Pipe
from typing import Any

REPLY = "execute_reply"
EINDE = b"[]"
CRASHED = 1


class Arbeider:
    """The side of the one who asks: a worker in a process group of its own."""

    def __init__(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._over = False
        self._lijn, ander = Pipe()
        leven, self._leven = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._lijn.close()
            os.close(self._leven)
            _live(ander, leven)
        ander.close()
        os.close(leven)

    def ask(self, bron: str) -> None:
        """Let it run a cell."""
        self._lijn.send_bytes(bron.encode())

    def answer(self, seconden: float | None) -> tuple[str, dict[str, Any]]:
        """Its next message; TimeoutError when there is none in time, EOFError when it is gone."""
        if not self._lijn.poll(seconden):
            raise TimeoutError
        soort, inhoud = json.loads(self._lijn.recv_bytes())
        return soort, inhoud

    def interrupt(self) -> None:
        """As Ctrl-C in the cell that runs."""
        os.killpg(self.pid, signal.SIGINT)

    def finish(self, seconden: float) -> None:
        """Let it end by itself, such as closing what its notebook left open; then ``kill``."""
        with contextlib.suppress(EOFError, OSError):  # it may have ended already
            self._lijn.send_bytes(b"")
            while self._lijn.poll(seconden) and self._lijn.recv_bytes() != EINDE:
                continue  # what it still has to say belongs to no cell
        self.kill()

    def kill(self) -> None:
        """End it and all that it started in its group; a second time does nothing."""
        if self._over:
            return
        self._over = True
        self._lijn.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):  # a group that is gone
            os.killpg(self.pid, signal.SIGKILL)
        os.close(self._leven)
        os.waitpid(self.pid, 0)


def _live(lijn: Connection, leven: int) -> None:
    """The whole life of a worker; never returns."""
    einde = CRASHED
    try:
        _prepare(leven)
        _serve(lijn)
        einde = 0
    except Exception:  # noqa: BLE001 - the last stop of this process: told in the log of kernels
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(einde)


def _prepare(leven: int) -> None:
    """A state of its own, as a new process has: signals, chance, exit handlers, process group."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(leven,), daemon=True).start()
    atexit._clear()
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    sys.argv = ["ipykernel_launcher.py"]
    random.seed()
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    for naam in [naam for naam in sys.modules if naam.partition(".")[0] == "jsonschema"]:
        del sys.modules[naam]  # ours may have been loaded without its optional parts
    leeg = os.open(os.devnull, os.O_RDONLY)
    os.dup2(leeg, 0)
    os.close(leeg)


def _watch(leven: int) -> None:
    """End with all that was started when the one who asks is gone, however it went."""
    os.read(leven, 1)
    os.killpg(0, signal.SIGKILL)


def _serve(lijn: Connection) -> None:
    from jupyter_client.jsonutil import json_default

    from duo_analytics.runs.engine.shell import Schil

    slot = threading.Lock()

    def zend(soort: str, inhoud: Mapping[str, Any]) -> None:
        bericht = json.dumps([soort, inhoud], default=json_default).encode()
        with slot:
            lijn.send_bytes(bericht)

    schil = Schil(zend)
    while bron := lijn.recv_bytes():
        antwoord = schil.run(bron.decode())
        zend(REPLY, antwoord)
        if antwoord["weg"]:
            break
    schil.close()
    gc.collect()
    atexit._run_exitfuncs()
    lijn.send_bytes(EINDE)
