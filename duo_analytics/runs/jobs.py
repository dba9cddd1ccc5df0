"""How many notebooks can run at the same time on what this process may really use."""

from __future__ import annotations

import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")
MEMINFO = Path("/proc/meminfo")
PER_JOB = 400 << 20  # bytes that a notebook may come to take
FIRST = 600 << 20  # bytes of the process that has everything loaded, and of who waits for it


def default_jobs(cgroup: Path = CGROUP, meminfo: Path = MEMINFO) -> int:
    """At least one; no more than processors, the quota of the container and memory allow."""
    grenzen = [_processors(), _quota(cgroup), _by_memory(cgroup, meminfo)]
    return max(1, min(grens for grens in grenzen if grens is not None))


def _processors() -> int:
    """The processors that this process may run on, not all that the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _quota(cgroup: Path) -> int | None:
    """Whole processors that the container may use (cgroup 2, or 1); None when it has no limit."""
    if delen := _words(cgroup / "cpu.max"):
        quota, periode = delen[0], delen[1]
    else:
        v1 = [_words(cgroup / "cpu" / f"cpu.cfs_{naam}_us") for naam in ("quota", "period")]
        if not all(v1):
            return None
        quota, periode = v1[0][0], v1[1][0]
    return None if quota in ("max", "-1") else max(1, int(quota) // int(periode))


def _by_memory(cgroup: Path, meminfo: Path) -> int | None:
    """Jobs that fit in the memory that is free here; None when the system does not say."""
    vrij = [_free_here(cgroup), _available(meminfo)]
    bekend = [bytes_ for bytes_ in vrij if bytes_ is not None]
    return max(1, (min(bekend) - FIRST) // PER_JOB) if bekend else None


def _free_here(cgroup: Path) -> int | None:
    grens, gebruikt = _words(cgroup / "memory.max"), _words(cgroup / "memory.current")
    if not grens or not gebruikt or grens[0] == "max":
        return None
    return int(grens[0]) - int(gebruikt[0])


def _available(meminfo: Path) -> int | None:
    woorden = _words(meminfo)
    if "MemAvailable:" not in woorden:
        return None
    return int(woorden[woorden.index("MemAvailable:") + 1]) << 10


def _words(pad: Path) -> list[str]:
    try:
        return pad.read_text(encoding="ascii").split()
    except OSError:
        return []
