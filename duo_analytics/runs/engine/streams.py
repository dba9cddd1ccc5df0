"""What a worker writes: text of Python, and what libraries and child processes write themselves."""

from __future__ import annotations

import io
import os
import threading
import time
import uuid
from collections.abc import Callable

FLUSH_SECONDS = 0.2  # as a kernel does: text that waits longer is shown at the next write
CHUNK = 1 << 16

Meld = Callable[[str, str], None]  # name of the stream, text


class Stroom(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a worker: text by parts, in order with other outputs."""

    def __init__(self, naam: str, meld: Meld, nummer: int) -> None:
        self.name = naam
        self._meld = meld
        self._nummer = nummer
        self._delen: list[str] = []
        self._sinds = 0.0
        self._slot = threading.RLock()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Always UTF-8, as in a kernel."""
        return "UTF-8"

    def fileno(self) -> int:
        """The number under which libraries and child processes write."""
        return self._nummer

    def isatty(self) -> bool:
        """Nobody is looking."""
        return False

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, tekst: str) -> int:
        """Keep the text until it is shown; TypeError for anything but text."""
        tekst = "".join((tekst,))
        with self._slot:
            nu = time.monotonic()
            if not self._delen:
                self._sinds = nu
            self._delen.append(tekst)
            te_lang = nu - self._sinds > FLUSH_SECONDS
        if te_lang:
            self.flush()
        return len(tekst)

    def flush(self) -> None:
        """Show what was written."""
        with self._slot:
            tekst = "".join(self._delen)
            self._delen.clear()
            if tekst:
                self._meld(self.name, tekst)


class Buis:
    """Takes over a file number of the process and tells what is written to it."""

    def __init__(self, naam: str, nummer: int, meld: Meld) -> None:
        self._naam, self._nummer, self._meld = naam, nummer, meld
        self._lezen, schrijven = os.pipe()
        os.dup2(schrijven, nummer)
        os.close(schrijven)
        self._merk = b""
        self._leeg = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def drain(self) -> None:
        """Wait until all that was written up to now is told."""
        self._leeg.clear()
        self._merk = f"\0{uuid.uuid4().hex}\0".encode()
        os.write(self._nummer, self._merk)
        self._leeg.wait()

    def _read(self) -> None:
        rest = b""
        while deel := os.read(self._lezen, CHUNK):
            rest += deel
            merk = self._merk
            if merk and merk in rest:
                voor, _, na = rest.partition(merk)
                self._tell(voor)
                rest, self._merk = na, b""
                self._leeg.set()
            if not (self._merk and b"\0" in rest):
                self._tell(rest)
                rest = b""

    def _tell(self, inhoud: bytes) -> None:
        if inhoud:
            self._meld(self._naam, inhoud.decode(errors="replace"))
