"""The supply chain: licences, bill of materials, audit, and the description for the catalogue."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests import keten
from tests.audit import GOOD, KNOWN, LOCK, NOT_AUDITED, here, judge, locked

ROOT = Path(__file__).resolve().parents[1]
NAMEN = frozenset({"click", "numpy"})


# Licences


def test_every_locked_package_has_a_licence_that_may_be_used() -> None:
    pakketten = keten.packages()
    assert {p.naam for p in pakketten} == locked(LOCK.read_text(encoding="utf-8"))
    assert [p for p in pakketten if not p.toegestaan] == []


def test_the_list_of_licences_is_up_to_date() -> None:
    assert keten.DOCUMENT.read_text(encoding="utf-8") == keten.document()


@pytest.mark.parametrize(
    ("licentie", "goed"),
    [
        ("MIT", True),
        ("(MIT OR Apache-2.0) AND ISC", True),
        ("GPL-3.0-only", False),
        ("MIT AND AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_each_part_of_a_licence_must_be_on_the_list(licentie: str, goed: bool) -> None:
    assert keten.allowed(licentie) is goed


def test_a_licence_with_an_unknown_name_is_not_guessed() -> None:
    with pytest.raises(LookupError, match="unknown licence 'Eigen'"):
        keten.known("pakket", "Eigen")
    with pytest.raises(LookupError, match=r"add it to \[elders\]"):
        keten.licence("bestaat-niet-hier")


# The bill of materials


@pytest.fixture(scope="module")
def sbom() -> dict[str, Any]:
    """The bill of materials as it is written."""
    inhoud: dict[str, Any] = json.loads(keten.sbom())
    return inhoud


def test_the_bill_of_materials_holds_the_whole_lock_with_versions_and_licences(
    sbom: dict[str, Any],
) -> None:
    delen = sbom["components"]
    assert {(d["name"], d["version"]) for d in delen} == {
        (p.naam, p.versie) for p in keten.packages()
    }
    assert all(d["licenses"] and d["purl"].startswith("pkg:pypi/") for d in delen)
    assert sbom["metadata"]["component"]["name"] == "duo-analytics"


def test_what_only_the_workshop_needs_is_optional(sbom: dict[str, Any]) -> None:
    soort = {d["name"]: d["scope"] for d in sbom["components"]}
    assert (soort["pandas"], soort["tornado"]) == ("required", "required")
    assert (soort["pytest"], soort["aiosmtpd"], soort["apprise"]) == ("optional",) * 3


def test_the_bill_of_materials_says_who_needs_whom(sbom: dict[str, Any]) -> None:
    nodig = {d["ref"].split("@")[0]: d.get("dependsOn", []) for d in sbom["dependencies"]}
    assert any(doel.startswith("pkg:pypi/numpy@") for doel in nodig["pkg:pypi/pandas"])
    direct = {keten.name(regel) for regel in keten.PROJECT["dependencies"]}
    assert {doel.split("/")[1].split("@")[0] for doel in nodig["duo-analytics"]} == direct


def test_the_same_lock_gives_the_same_bytes_and_names_no_machine(tmp_path: Path) -> None:
    for nummer in ("1", "2"):
        command = [sys.executable, "-m", "tests.keten", "sbom", str(tmp_path / nummer)]
        omgeving = {**os.environ, "PYTHONHASHSEED": nummer}
        subprocess.run(command, cwd=ROOT, check=True, env=omgeving)
    een, twee = ((tmp_path / nummer).read_bytes() for nummer in ("1", "2"))
    assert een == twee
    assert not [plek for plek in (str(ROOT), sys.prefix) if plek.encode() in een]


def test_the_bill_of_materials_is_valid_by_the_schema_of_cyclonedx() -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(keten.sbom()) is None
    kapot = keten.sbom().replace('"type": "library"', '"type": "iets"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(kapot) is not None


# The audit: what pip-audit answers, also when nobody answered it


def answer(*delen: dict[str, Any]) -> str:
    """What pip-audit writes."""
    return json.dumps({"dependencies": list(delen), "fixes": []})


CLICK = {"name": "click", "version": "8.1", "vulns": []}
NUMPY = {"name": "numpy", "version": "2.0", "vulns": []}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found on PyPI"}
LEAK = {"name": "numpy", "version": "2.0", "vulns": [{"id": "PYSEC-1"}]}


@pytest.mark.parametrize(
    ("uitvoer", "code", "regel"),
    [
        (answer(CLICK, NUMPY), GOOD, "2 van 2 pakketten opgezocht."),
        (answer(CLICK, LEAK), KNOWN, "BEKEND LEK  numpy 2.0: PYSEC-1"),
        (answer(CLICK, SKIPPED), NOT_AUDITED, "NIET GECONTROLEERD: numpy."),
        (answer(CLICK), NOT_AUDITED, "NIET GECONTROLEERD: numpy."),
        (answer(), NOT_AUDITED, "0 van 2 pakketten opgezocht."),
        ("", NOT_AUDITED, "Reden: geen verbinding"),
        ("[]", NOT_AUDITED, "Reden: geen verbinding"),
    ],
)
def test_an_audit_that_looked_nothing_up_is_no_good_audit(
    uitvoer: str, code: int, regel: str
) -> None:
    verslag = judge(NAMEN, uitvoer, "Traceback\ngeen verbinding\n")
    assert verslag.code == code
    assert regel in verslag.lines()


def test_an_audit_of_nothing_is_no_good_audit() -> None:
    assert judge(frozenset(), answer()).code == NOT_AUDITED


def test_the_audit_asks_about_every_package_that_this_system_installs() -> None:
    gevraagd, alle = (f(LOCK.read_text(encoding="utf-8")) for f in (here, locked))
    assert {"pandas", "papermill", "jupyterlab"} <= gevraagd <= alle
    assert len(alle - gevraagd) < 15


# publiccode.yml, by the keys that version 0.5 of the standard asks for


PUBLICCODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
SOORTEN = {
    "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
    "standalone/backend", "standalone/other", "addon", "library", "configurationFiles",
}  # fmt: skip
BOVEN = {
    "publiccodeYmlVersion", "name", "applicationSuite", "url", "landingURL", "isBasedOn",
    "softwareVersion", "releaseDate", "logo", "platforms", "categories", "organisation", "usedBy",
    "fundedBy", "roadmap", "developmentStatus", "softwareType", "intendedAudience", "description",
    "legal", "maintenance", "localisation", "dependsOn", "monochromeLogo", "inputTypes",
    "outputTypes",
}  # fmt: skip


def test_the_description_for_the_catalogue_has_every_key_that_is_asked_for() -> None:
    nodig = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus",
             "softwareType", "description", "legal", "maintenance", "localisation"}  # fmt: skip
    assert nodig <= set(PUBLICCODE) <= BOVEN
    assert re.fullmatch(r"0\.[2-9](\.\d+)?", PUBLICCODE["publiccodeYmlVersion"])
    assert PUBLICCODE["url"].startswith("https://")
    assert PUBLICCODE["developmentStatus"] in STATUS
    assert PUBLICCODE["softwareType"] in SOORTEN
    assert PUBLICCODE["platforms"]
    assert isinstance(PUBLICCODE["localisation"]["localisationReady"], bool)
    assert PUBLICCODE["localisation"]["availableLanguages"] == ["nl"]
    assert PUBLICCODE["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] for contact in PUBLICCODE["maintenance"]["contacts"])


def test_the_description_is_as_long_as_the_standard_asks() -> None:
    assert list(PUBLICCODE["description"]) == ["nl"]
    tekst = PUBLICCODE["description"]["nl"]
    assert 0 < len(tekst["shortDescription"]) <= 150
    assert 150 <= len(tekst["longDescription"]) <= 10_000
    assert tekst["features"]
    assert all(len(kenmerk) <= 100 for kenmerk in tekst["features"])


def test_the_description_says_the_version_and_licence_of_the_project() -> None:
    assert PUBLICCODE["softwareVersion"] == keten.PROJECT["version"]
    assert PUBLICCODE["legal"]["license"] == keten.PROJECT["license"]
    laagste = PUBLICCODE["dependsOn"]["open"][0]["versionMin"]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={laagste}"' in project
