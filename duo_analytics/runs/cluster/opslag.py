"""The store that coordinator and workers share: content under its own hash, so it is never mixed.

code/<sha256>          the package with its reference values; kept, the same for every run
werk/<area>/<sha256>   notebooks, deliveries and executed notebooks of one set; gone at its end
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import fsspec

CODE, WORK = "code", "werk"


class Beschadigd(OSError):
    """Content that is not what its name says; it is asked for again, and then it is a failure."""


@dataclass(frozen=True)
class Opslag:
    """A folder, or a place in object storage, by its address. Keys come from the environment."""

    url: str

    @cached_property
    def _plaats(self) -> tuple[Any, str]:
        fs, pad = fsspec.core.url_to_fs(self.url)
        return fs, pad.rstrip("/")

    def __getstate__(self) -> dict[str, Any]:
        """The address alone: connections stay in their own process."""
        return {"url": self.url}

    def put(self, gebied: str, inhoud: bytes) -> str:
        """Bring content in, once; its SHA-256. Another reader sees the whole of it or nothing."""
        som = hashlib.sha256(inhoud).hexdigest()
        fs, pad = self._path(gebied, som)
        fs.invalidate_cache()
        if not fs.exists(pad):
            self._write(fs, pad, inhoud)
        return som

    def get(self, gebied: str, som: str) -> bytes:
        """The content of that hash.

        Raises FileNotFoundError, or Beschadigd when it is not the same any more.
        """
        fs, pad = self._path(gebied, som)
        inhoud = bytes(fs.cat_file(pad))
        if hashlib.sha256(inhoud).hexdigest() != som:
            raise Beschadigd(f"{pad} in de opslag is beschadigd.")
        return inhoud

    def remove(self, gebied: str) -> None:
        """Take a whole area away; nothing happens when there is none."""
        fs, wortel = self._plaats
        fs.invalidate_cache()
        pad = f"{wortel}/{gebied}"
        if fs.exists(pad):
            fs.rm(pad, recursive=True)

    def names(self, gebied: str) -> list[str]:
        """The hashes that lie in an area, in order."""
        fs, wortel = self._plaats
        fs.invalidate_cache()
        return sorted(pad.rpartition("/")[2] for pad in fs.find(f"{wortel}/{gebied}"))

    def _path(self, gebied: str, som: str) -> tuple[Any, str]:
        fs, wortel = self._plaats
        return fs, f"{wortel}/{gebied}/{som}"

    def _write(self, fs: Any, pad: str, inhoud: bytes) -> None:
        """Object storage shows an object when it is whole; a folder needs a name of the side."""
        if "file" not in fs.protocol:
            fs.pipe_file(pad, inhoud)
            return
        half = f"{pad}.{uuid.uuid4().hex}"
        fs.makedirs(fs._parent(pad), exist_ok=True)
        fs.pipe_file(half, inhoud)
        fs.mv(half, pad)
