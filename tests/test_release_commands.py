"""publish, history, verify and restore as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duo_analytics.runs.versions import Plek
from tests.klein import concept

NAMES = ("--naam", "Controller A", "--notitie", "cijfers nagekeken")


def duo(out: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a folder of outputs."""
    command = [sys.executable, "-m", "duo_analytics", *woorden, "--out", str(out)]
    omgeving = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, env=omgeving, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A period of which the fact jumped since the previous one, released as version 2."""
    out = tmp_path_factory.mktemp("opdrachten") / "uit"
    concept(out, "24.8", "2021-T3")
    concept(out)
    return out


@pytest.fixture(scope="module")
def released(out: Path) -> Path:
    """The same, after a release."""
    uitleg = out.parent / "uitleg.toml"
    uitleg.write_text('"proef.bezetting" = "team A is overgegaan"\n', encoding="utf-8")
    gedaan = duo(out, "publish", "2022-T1", *NAMES, "--toelichtingen", str(uitleg))
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stdout == "Vastgesteld: 2022-T1/rapportage.html\nVoor het archief: 2022-T1/0002\n"
    return out


def test_a_closed_gate_stops_the_release_with_exit_code_4(out: Path) -> None:
    gedaan = duo(out, "publish", "2022-T1", *NAMES)
    assert gedaan.returncode == 4
    assert gedaan.stderr.startswith("Fout: 2022-T1 is niet vastgesteld.\nGrote sprong zonder")
    assert "Vul bewijs/2022-T1-toelichtingen.toml in" in gedaan.stderr


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("publish", "2022-T1", "--naam", "A"), "Deze optie ontbreekt '--notitie'"),
        (("publish", "2022-T1", "--naam", " ", "--notitie", "x"), "Vul bij --naam iets in."),
        (("publish", "2022-T2", *NAMES), "Van 2022-T2 is er geen rapportage. Maak haar eerst"),
        (("publish", "2022-T1", *NAMES, "--toelichting", "x"), 'Schrijf --toelichting FEIT="uw'),
        (("publish", "2022-T1", *NAMES, "--toelichtingen", "nergens.toml"), "is niet te lezen."),
        (("history", "2022-T4"), "'2022-T4' is geen periode"),
        (("restore", "2022-T1", "een"), "'een' is geen heel getal."),
        (("restore", "2022-T1", "9"), "Van 2022-T1 is er geen versie 9. Er zijn: 1"),
    ],
)
def test_wrong_use_is_told_in_dutch(out: Path, woorden: tuple[str, ...], melding: str) -> None:
    gedaan = duo(out, *woorden)
    assert gedaan.returncode == 2
    assert melding in gedaan.stderr
    assert "Traceback" not in gedaan.stderr


def test_the_history_tells_what_happened_and_what_readers_see(released: Path) -> None:
    regels = duo(released, "history", "2022-T1").stdout.splitlines()
    assert regels[0].endswith("  concept gemaakt")
    assert regels[1].endswith("  vastgesteld door Controller A (cijfers nagekeken)  <- zichtbaar")
    machine = json.loads(duo(released, "history", "2022-T1", "--json").stdout)
    assert (machine["set"], machine["huidig"]) == ("2022-T1", 2)
    uitleg = {"proef.bezetting": "team A is overgegaan"}
    assert machine["vrijgaven"]["2"]["toelichtingen"] == uitleg


def test_verify_counts_what_it_looked_at_and_fails_on_one_changed_byte(released: Path) -> None:
    gedaan = duo(released, "verify")
    assert (gedaan.returncode, gedaan.stdout) == (
        0, "3 versies nagekeken: alles is zoals het is geschreven.\n",
    )  # fmt: skip
    pad = Plek(released, "2022-T1").map(1) / "feiten.json"
    heel = pad.read_bytes()
    pad.chmod(0o644)
    pad.write_bytes(heel.replace(b"12,4", b"12,5"))
    gedaan = duo(released, "verify", "2022-T1")
    assert gedaan.returncode == 1
    assert "2022-T1: versie 1, bestand feiten.json is veranderd." in gedaan.stderr
    machine = json.loads(duo(released, "verify", "--json").stdout)
    assert machine["fouten"] == ["2022-T1: versie 1, bestand feiten.json is veranderd."]
    pad.write_bytes(heel)


def test_verify_finds_a_changed_front_page(released: Path) -> None:
    pad = released / "index.html"
    heel = pad.read_text(encoding="utf-8")
    pad.write_text(heel.replace("Vastgesteld", "Vastgestelt"), encoding="utf-8")
    assert "index.html is veranderd." in duo(released, "verify").stderr
    pad.write_text(heel, encoding="utf-8")


def test_restore_brings_a_version_back_and_keeps_the_reason(out: Path) -> None:
    concept(out, "25.0", "2021-T3")
    gedaan = duo(out, "restore", "2021-T3", "1", "--reden", "een levering was te laat")
    assert gedaan.stdout == "Lezers zien nu versie 1: 2021-T3/rapportage.html\n"
    regels = duo(out, "history", "2021-T3").stdout.splitlines()
    assert regels[-1].endswith("  teruggezet: een levering was te laat  <- zichtbaar")


def test_a_version_that_was_changed_is_not_brought_back(out: Path) -> None:
    versie = concept(out, "26.0", "2021-T3")
    pad = Plek(out, "2021-T3").map(versie) / "feiten.json"
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes() + b" ")
    gedaan = duo(out, "restore", "2021-T3", str(versie))
    assert gedaan.returncode == 1
    assert f"versie {versie}, bestand feiten.json is veranderd" in gedaan.stderr
