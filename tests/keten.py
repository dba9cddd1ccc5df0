"""The supply chain: every package of the lock with its licence, and a bill of materials of them.

``python -m tests.keten licenties`` writes docs/licenties.md; ``python -m tests.keten sbom FILE``
writes a CycloneDX bill of materials, the same bytes for the same lock.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
DOCUMENT = ROOT / "docs" / "licenties.md"
REGELS = tomllib.loads(Path(__file__).with_name("licenties.toml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
AND_OR = re.compile(r"\s+(?:AND|OR)\s+|[()]")


@dataclass(frozen=True, order=True)
class Pakket:
    """A locked package; ``licentie`` is an SPDX expression, or a name where it says no more."""

    naam: str
    versie: str
    licentie: str

    @property
    def toegestaan(self) -> bool:
        """Whether every part of the licence is on the list: also of a choice, to be strict."""
        return allowed(self.licentie)

    @property
    def purl(self) -> PackageURL:
        """The address of the package in the words of the purl standard."""
        return PackageURL("pypi", name=self.naam, version=self.versie)


@cache
def packages() -> tuple[Pakket, ...]:
    """Every package of the lock; one that has two versions for two systems is there twice."""
    regels = re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(sorted({Pakket(naam, versie, licence(naam)) for naam, versie in regels}))


def licence(naam: str) -> str:
    """The licence of a package by its own metadata; raises LookupError when it names none."""
    if naam in REGELS["elders"]:
        return str(REGELS["elders"][naam])
    try:
        over = metadata(naam)
    except PackageNotFoundError as fout:
        message = f"{naam} is not installed here: add it to [elders] of tests/licenties.toml"
        raise LookupError(message) from fout
    if expressie := over.get_all("License-Expression"):
        return str(expressie[0])
    soorten = [c.split(" :: ")[-1] for c in over.get_all("Classifier") or [] if "License ::" in c]
    namen = [s for s in soorten if s != "OSI Approved"] or [
        str(tekst).strip() for tekst in over.get_all("License") or [""]
    ]
    return " AND ".join(sorted({known(naam, soort) for soort in namen}))


def allowed(licentie: str) -> bool:
    """Whether every part of a licence is on the list."""
    delen = [deel.strip() for deel in AND_OR.split(licentie) if deel.strip()]
    return bool(delen) and all(deel in REGELS["toegestaan"] for deel in delen)


def known(naam: str, soort: str) -> str:
    """The SPDX name of what a package calls its licence; raises LookupError for a new word."""
    if allowed(soort):
        return str(REGELS["namen"].get(soort, soort))
    if soort not in REGELS["namen"]:
        message = f"{naam}: unknown licence {soort!r}, add it to [namen] of tests/licenties.toml"
        raise LookupError(message)
    return str(REGELS["namen"][soort])


# --- the list of licences -------------------------------------------------------------------------


def document() -> str:
    """The text of docs/licenties.md."""
    rijen = "\n".join(f"| {p.naam} | {p.versie} | {p.licentie} |" for p in packages())
    return (
        "# Licenties van de gebruikte pakketten\n\n"
        "Dit programma valt onder EUPL-1.2. Hieronder staat elk pakket uit `requirements.lock`, "
        "met de licentie die het zelf noemt. Alle licenties staan op de lijst van "
        "`tests/licenties.toml`: ze zijn samen met EUPL-1.2 te gebruiken. *BSD License* betekent "
        "dat het pakket niet zegt of het twee of drie bepalingen zijn.\n\n"
        "Gemaakt met `python -m tests.keten licenties`.\n\n"
        f"| Pakket | Versie | Licentie |\n|---|---|---|\n{rijen}\n"
    )


# --- the bill of materials ------------------------------------------------------------------------


def sbom() -> str:
    """A CycloneDX 1.6 bill of materials of the lock, with who depends on whom.

    Without a time and with a serial number from the lock: the same lock gives the same bytes.
    """
    nodig = reachable([name(regel) for regel in PROJECT["dependencies"]])
    delen = {pakket: component(pakket, pakket.naam in nodig) for pakket in packages()}
    eigen = Component(
        name=PROJECT["name"],
        version=PROJECT["version"],
        type=ComponentType.APPLICATION,
        bom_ref=PROJECT["name"],
        licenses=[LicenseExpression(PROJECT["license"])],
    )
    serie = uuid.uuid5(uuid.NAMESPACE_OID, LOCK.read_text(encoding="utf-8"))
    bom = Bom(components=delen.values(), serial_number=serie)
    bom.metadata.component = eigen
    direct = {name(regel) for regel in PROJECT["dependencies"]}
    bom.dependencies.add(edge(eigen, direct, delen))
    for pakket, deel in delen.items():
        bom.dependencies.add(edge(deel, requires(pakket.naam), delen))
    inhoud = json.loads(JsonV1Dot6(bom).output_as_string())
    del inhoud["metadata"]["timestamp"]
    return json.dumps(inhoud, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def component(pakket: Pakket, nodig: bool) -> Component:
    """A package as a part; what only extras and the workshop need is optional."""
    alleen_naam = pakket.licentie in REGELS["namen"]
    licentie = (
        DisjunctiveLicense(name=pakket.licentie)
        if alleen_naam
        else LicenseExpression(pakket.licentie)
    )
    return Component(
        name=pakket.naam,
        version=pakket.versie,
        type=ComponentType.LIBRARY,
        purl=pakket.purl,
        bom_ref=str(pakket.purl),
        scope=ComponentScope.REQUIRED if nodig else ComponentScope.OPTIONAL,
        licenses=[licentie],
    )


def edge(van: Component, naar: Iterable[str], delen: Mapping[Pakket, Component]) -> Dependency:
    """What a part needs, as far as the lock holds it."""
    doelen = [Dependency(deel.bom_ref) for pakket, deel in delen.items() if pakket.naam in naar]
    return Dependency(van.bom_ref, doelen)


def requires(naam: str) -> set[str]:
    """The packages that one names as needed, without those of its own extras."""
    if naam in REGELS["elders"]:
        return set()
    regels = metadata(naam).get_all("Requires-Dist") or []
    return {name(regel) for regel in regels if "extra ==" not in regel}


def reachable(namen: Iterable[str]) -> set[str]:
    """These packages and all that they need, as far as the lock holds them."""
    in_lock = {pakket.naam for pakket in packages()}
    gezien: set[str] = set()
    rest = set(namen) & in_lock
    while rest:
        gezien |= rest
        rest = {doel for naam in rest for doel in requires(naam)} & in_lock - gezien
    return gezien


def name(regel: str) -> str:
    """The normalised name at the begin of a requirement."""
    gevonden = re.match(r"[A-Za-z0-9._-]+", regel)
    return re.sub(r"[._-]+", "-", gevonden.group() if gevonden else "").lower()


def main(woorden: list[str]) -> int:
    """Write what is asked for."""
    doelen: dict[str, Any] = {"licenties": document, "sbom": sbom}
    if not woorden or woorden[0] not in doelen or (woorden[0] == "sbom") != (len(woorden) > 1):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    doel = Path(woorden[1]) if woorden[0] == "sbom" else DOCUMENT
    doel.write_text(doelen[woorden[0]](), encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
