"""Look every locked package up in the database of known vulnerabilities, and count the answers.

``python -m tests.audit`` asks the service that pip-audit uses. That tool says 'no known
vulnerabilities' too when the service answered nothing at all; here that is a failure: exit code 0
is 'all looked up, nothing known', 1 'something known', 3 'not all was looked up'.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
GOOD, KNOWN, NOT_AUDITED = 0, 1, 3
SECONDS = 900


@dataclass(frozen=True)
class Verslag:
    """What an audit found: packages asked for, those that were looked up, and what is known."""

    gevraagd: frozenset[str]
    bekeken: frozenset[str]
    bekend: tuple[str, ...]
    reden: str = ""

    @property
    def code(self) -> int:
        """The exit code; something known counts also when not all was looked up."""
        if self.bekend:
            return KNOWN
        return GOOD if self.gevraagd and self.gevraagd <= self.bekeken else NOT_AUDITED

    def lines(self) -> list[str]:
        """The outcome in words."""
        over = sorted(self.gevraagd - self.bekeken)
        regels = [f"{len(self.bekeken)} van {len(self.gevraagd)} pakketten opgezocht."]
        regels += [f"BEKEND LEK  {lek}" for lek in self.bekend]
        if over or not self.gevraagd:
            regels.append(f"NIET GECONTROLEERD: {', '.join(over) or 'er is niets gevraagd'}.")
        if self.reden:
            regels.append(f"Reden: {self.reden}")
        return regels


def locked(tekst: str) -> frozenset[str]:
    """The names in a lock."""
    return frozenset(re.findall(r"^([a-z0-9.-]+)==", tekst, re.MULTILINE))


def judge(gevraagd: frozenset[str], uitvoer: str, fout: str = "") -> Verslag:
    """The report over what pip-audit wrote as JSON; output that is none is nothing looked up."""
    try:
        delen: list[dict[str, Any]] = json.loads(uitvoer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        laatste = fout.strip().splitlines()[-1:] or ["pip-audit gaf geen antwoord"]
        return Verslag(gevraagd, frozenset(), (), laatste[0])
    echt = [deel for deel in delen if "skip_reason" not in deel and "vulns" in deel]
    lekken = [
        f"{deel['name']} {deel['version']}: {v['id']}" for deel in echt for v in deel["vulns"]
    ]
    namen = frozenset(re.sub(r"[._-]+", "-", deel["name"]).lower() for deel in echt)
    redenen = sorted({str(deel["skip_reason"]) for deel in delen if "skip_reason" in deel})
    return Verslag(gevraagd, namen & gevraagd, tuple(sorted(lekken)), redenen[0] if redenen else "")


def audit() -> Verslag:
    """Ask the service about every package of the lock that this system installs."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip",
        "--require-hashes", "--format", "json", "--progress-spinner", "off",
    ]  # fmt: skip
    try:
        gedaan = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return Verslag(locked(LOCK.read_text(encoding="utf-8")), frozenset(), (), "duurde te lang")
    return judge(here(LOCK.read_text(encoding="utf-8")), gedaan.stdout, gedaan.stderr)


def here(tekst: str) -> frozenset[str]:
    """The packages of the lock without those that are for another system or Python."""
    from packaging.requirements import Requirement

    regels = re.findall(r"^[a-z0-9.-]+==[^\\\n]+", tekst, re.MULTILINE)
    eisen = [Requirement(regel.strip()) for regel in regels]
    return frozenset(e.name for e in eisen if e.marker is None or e.marker.evaluate())


if __name__ == "__main__":
    verslag = audit()
    sys.stdout.write("\n".join(verslag.lines()) + "\n")
    sys.exit(verslag.code)
