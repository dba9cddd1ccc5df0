"""A pool of fresh processes that are forked from one that has everything loaded.

It is an executor as in ``concurrent.futures``: each call runs in a process of its own, so that
nothing of one is left for the next. The one that forks is itself new, and never runs a call.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
Taak = tuple[int, Callable[..., Any], tuple[Any, ...]]
STOP_SECONDS = 10
# Runs once, before the first call; what it gives is run once the first calls are busy.
Prepare = Callable[..., Callable[[], object] | None]


@dataclass(frozen=True)
class _Opdracht:
    jobs: int
    prepare: Prepare
    initargs: tuple[object, ...]
    each: Callable[[], object] | None


class WarmePool(Executor):
    """Runs calls in processes forked from a warm one; only where the system has fork."""

    def __init__(
        self,
        jobs: int,
        prepare: Prepare,
        initargs: Sequence[object] = (),
        each: Callable[[], object] | None = None,
    ) -> None:
        """``prepare(*initargs)`` runs once, in the process that is forked, ``each`` in forks."""
        opdracht = _Opdracht(jobs, prepare, tuple(initargs), each)
        spawn = multiprocessing.get_context("spawn")
        self._lijn, ander = spawn.Pipe()
        self._proces = spawn.Process(target=_serve, args=(ander, opdracht))
        self._proces.start()
        ander.close()
        self._lopend: dict[int, Future[Any]] = {}
        self._slot = threading.Lock()
        self._nummer = 0
        self._luister = threading.Thread(target=self._listen, daemon=True)
        self._luister.start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run ``fn(*args)`` in a fresh process, in the order in which they are handed in."""
        if kwargs:
            message = "a call of this pool has no arguments by name"
            raise TypeError(message)
        with self._slot:
            self._nummer += 1
            toekomst: Future[T] = Future()
            self._lopend[self._nummer] = toekomst
            try:
                self._lijn.send((self._nummer, fn, args))
            except OSError:
                self._lopend.pop(self._nummer)
                toekomst.set_exception(BrokenProcessPool("the warm process is gone"))
        return toekomst

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End; calls that still run are ended with it when they are not waited for."""
        if wait and not cancel_futures:
            for toekomst in list(self._lopend.values()):
                with contextlib.suppress(Exception):  # told to who asked for it
                    toekomst.result()
        with contextlib.suppress(OSError):
            self._lijn.send(None)
        self._proces.join(STOP_SECONDS)
        if self._proces.is_alive():
            self._proces.kill()
        self._luister.join(STOP_SECONDS)

    def __exit__(self, soort: Any, *_: object) -> None:
        """As any executor; after an error nothing is waited for."""
        self.shutdown(wait=soort is None)

    def _listen(self) -> None:
        """Hand out what comes back, until the warm process is gone."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                nummer, goed, inhoud = self._lijn.recv()
                toekomst = self._lopend.pop(nummer)
                (toekomst.set_result if goed else toekomst.set_exception)(inhoud)
        for toekomst in self._lopend.values():
            toekomst.set_exception(BrokenProcessPool("the warm process is gone"))
        self._lopend.clear()


def _serve(lijn: Connection, opdracht: _Opdracht) -> None:
    """The life of the warm process: fork for each call, pass on what comes back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches who waits, and who runs a call
    later = opdracht.prepare(*opdracht.initargs)
    _share()
    _Voorman(lijn, opdracht, later).work()


def _share() -> None:
    """Let what is loaded stay shared: the collector of a child does not write to it."""
    gc.collect()
    gc.freeze()


class _Voorman:
    def __init__(
        self, lijn: Connection, opdracht: _Opdracht, later: Callable[[], object] | None
    ) -> None:
        self._lijn, self._opdracht, self._later = lijn, opdracht, later
        self._wachtrij: deque[Taak] = deque()
        self._lopend: dict[Connection, tuple[int, int]] = {}  # pipe: number of the call, process

    def work(self) -> None:
        """Until the one who asks has enough, or is gone."""
        try:
            while True:
                for klaar in wait([self._lijn, *self._lopend]):
                    if klaar is not self._lijn:
                        self._pass_on(klaar)  # type: ignore[arg-type]
                    elif (taak := self._lijn.recv()) is None:
                        return
                    else:
                        self._wachtrij.append(taak)
                while self._wachtrij and len(self._lopend) < self._opdracht.jobs:
                    self._start(self._wachtrij.popleft())
                if self._later and self._lopend:
                    later, self._later = self._later, None
                    later()
                    _share()
        except (EOFError, OSError):
            return
        finally:
            for _, pid in self._lopend.values():
                os.kill(pid, signal.SIGTERM)

    def _start(self, taak: Taak) -> None:
        ontvangen, zenden = multiprocessing.Pipe(duplex=False)
        pid = os.fork()
        if pid == 0:
            for vreemd in (self._lijn, ontvangen, *self._lopend):
                vreemd.close()
            _live(zenden, taak, self._opdracht.each)
        zenden.close()
        self._lopend[ontvangen] = taak[0], pid

    def _pass_on(self, klaar: Connection) -> None:
        nummer, pid = self._lopend.pop(klaar)
        try:
            goed, inhoud = klaar.recv()
        except EOFError:
            goed, inhoud = False, BrokenProcessPool("the process of the call ended")
        klaar.close()
        os.waitpid(pid, 0)
        self._lijn.send((nummer, goed, inhoud))


def _live(zenden: Connection, taak: Taak, each: Callable[[], object] | None) -> None:
    """The whole life of a call; never returns."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    einde = 1
    try:
        if each is not None:
            each()
        zenden.send(_outcome(taak))
        einde = 0
    except Exception:  # noqa: BLE001 - the last stop of this process: told in the log of kernels
        traceback.print_exc()
    finally:
        os._exit(einde)


def _outcome(taak: Taak) -> tuple[bool, Any]:
    """What the call gives, or its error: whole where that survives the way, else its words."""
    _, functie, argumenten = taak
    try:
        return True, functie(*argumenten)
    except Exception as fout:  # noqa: BLE001 - raised again where the call was asked for
        try:
            pickle.loads(pickle.dumps(fout))  # noqa: S301 - made just now
        except Exception:  # noqa: BLE001 - any class of error may fail to be copied
            return False, RuntimeError("".join(traceback.format_exception(fout)))
        return False, fout
