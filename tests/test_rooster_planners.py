"""What is put into systemd, cron and Windows, for folders with awkward names too."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from duo_analytics.errors import DuoFout, GebruikFout
from duo_analytics.places import ROOT
from duo_analytics.runs.schedule import cron, plaatsing, systemd, taakplanner
from duo_analytics.runs.schedule.aanroep import Aanroep, for_this_machine
from duo_analytics.runs.schedule.plaatsing import Planner

AWKWARD = "map met spatie, é, 100% en $geld"
TIJDEN = (time(6, 15), time(17, 0))
WOORDEN = ("-m", "duo_analytics", "schedule", "--now", "--data")


@pytest.fixture
def aanroep(tmp_path: Path) -> Aanroep:
    """A call of a program that writes its words and folder, in folders with awkward names."""
    folder = tmp_path / AWKWARD
    folder.mkdir()
    programma = folder / "python"
    programma.write_text('#!/bin/sh\nprintf "%s\\n" "$@" "$PWD" > "$UIT"\n', encoding="utf-8")
    programma.chmod(programma.stat().st_mode | stat.S_IXUSR)
    return Aanroep((str(programma), *WOORDEN, f"{folder}/data"), folder, TIJDEN, "Europe/Amsterdam")


def test_the_call_is_this_python_with_absolute_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    aanroep = for_this_machine(TIJDEN, "Europe/Amsterdam", "leveringen", "uit")
    assert aanroep.woorden[0] == sys.executable
    assert aanroep.woorden[-6:] == (
        "schedule", "--now", "--data", f"{tmp_path}/leveringen", "--out", f"{tmp_path}/uit",
    )  # fmt: skip
    assert aanroep.folder == ROOT


# systemd


def analyze(*woorden: str, runtime: str = "") -> subprocess.CompletedProcess[str]:
    """Ask systemd-analyze. CI must have it; elsewhere what needs it is left out."""
    programma = shutil.which("systemd-analyze")
    if programma is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI heeft geen systemd-analyze: .ci/run moet systemd installeren")
        pytest.skip("geen systemd-analyze gevonden")
    omgeving = {**os.environ, "XDG_RUNTIME_DIR": runtime}  # there is one where somebody logged in
    return subprocess.run(
        [programma, *woorden], capture_output=True, text=True, check=False, env=omgeving
    )


def test_systemd_accepts_the_units_without_a_word(aanroep: Aanroep, tmp_path: Path) -> None:
    for naam, inhoud in systemd.units(aanroep).items():
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    paden = [str(tmp_path / naam) for naam in systemd.units(aanroep)]
    gedaan = analyze("--man=no", "--user", "verify", *paden, runtime=str(tmp_path))
    assert (gedaan.returncode, gedaan.stdout + gedaan.stderr) == (0, "")


def test_systemd_says_so_when_a_unit_is_wrong(aanroep: Aanroep, tmp_path: Path) -> None:
    """The check above would be worth nothing when it took everything."""
    fout = systemd.units(aanroep)[systemd.SERVICE].replace("ExecStart=", "ExecStartt=")
    (tmp_path / systemd.SERVICE).write_text(fout, encoding="utf-8")
    gedaan = analyze(
        "--man=no", "--user", "verify", str(tmp_path / systemd.SERVICE), runtime=str(tmp_path)
    )
    assert "ExecStartt" in gedaan.stderr


def test_systemd_reads_the_moments_as_times_of_every_day(aanroep: Aanroep) -> None:
    for moment, tijd in zip(systemd.moments(aanroep), ("06:15:00", "17:00:00"), strict=True):
        gedaan = analyze("calendar", "--iterations=2", moment)
        assert gedaan.returncode == 0, gedaan.stderr
        assert f"Normalized form: *-*-* {tijd} Europe/Amsterdam" in gedaan.stdout


def test_a_unit_escapes_what_systemd_would_fill_in(aanroep: Aanroep) -> None:
    service = systemd.units(aanroep)[systemd.SERVICE]
    (regel,) = [r for r in service.splitlines() if r.startswith("ExecStart=")]
    assert "100%% en $$geld" in regel
    assert regel.endswith('/data"')


# cron


def test_cron_gets_a_line_per_time_and_one_at_the_start_of_the_machine(aanroep: Aanroep) -> None:
    regels = cron.lines(aanroep)
    assert (regels[0], regels[-1]) == (cron.BEGIN, cron.END)
    momenten = [regel.split(" if ")[0] for regel in regels[1:-1]]
    assert momenten == ["15 6 * * *", "0 17 * * *", "@reboot"]


@pytest.mark.skipif(os.name == "nt", reason="cron is er niet op Windows")
def test_the_line_of_cron_starts_the_command_with_every_word_whole(
    aanroep: Aanroep, tmp_path: Path
) -> None:
    """cron takes the backslash before a percent sign away and hands the rest to sh."""
    instellingen = tmp_path / ".config" / "duo-analytics"
    instellingen.mkdir(parents=True)
    (instellingen / "omgeving").write_text(f"UIT='{tmp_path}/gehoord'\n", encoding="utf-8")
    regel = cron.lines(aanroep)[1].split(" ", 5)[5].replace(r"\%", "%")
    omgeving = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run(["/bin/sh", "-c", regel], env=omgeving, check=True)
    gehoord = (tmp_path / "gehoord").read_text(encoding="utf-8").splitlines()
    assert gehoord == [*WOORDEN, f"{aanroep.folder}/data", str(aanroep.folder)]


def test_the_lines_come_once_and_go_without_touching_those_of_others(aanroep: Aanroep) -> None:
    eigen = "# van mij\n0 1 * * * eigen opdracht\n"
    eens = cron.with_lines(eigen, aanroep)
    assert eens.startswith(eigen)
    assert cron.with_lines(eens, aanroep) == eens
    assert cron.without(eens) == eigen


# Windows


def test_the_task_of_windows_is_valid_and_says_the_same(aanroep: Aanroep) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("taakplanner.xsd"))))
    boom = etree.fromstring(taakplanner.task(aanroep).encode("utf-16"))
    schema.assertValid(boom)
    naam = {"t": taakplanner.NAMESPACE}
    tijden = boom.xpath("//t:StartBoundary/text()", namespaces=naam)
    assert tijden == ["2022-01-01T06:15:00", "2022-01-01T17:00:00"]
    (argumenten,) = boom.xpath("//t:Arguments/text()", namespaces=naam)
    assert argumenten == f'-m duo_analytics schedule --now --data "{aanroep.folder}/data"'
    assert boom.xpath("//t:WorkingDirectory/text()", namespaces=naam) == [str(aanroep.folder)]
    assert boom.xpath("//t:StartWhenAvailable/text()", namespaces=naam) == ["true"]


def test_the_schema_refuses_a_task_that_is_not_sound(aanroep: Aanroep) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("taakplanner.xsd"))))
    fout = taakplanner.task(aanroep).replace("IgnoreNew", "Soms")
    assert not schema.validate(etree.fromstring(fout.encode("utf-16")))


# Installing: the programs of the system are played by scripts that write down what they hear


@pytest.fixture
def systeem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that keep their words, and a crontab that keeps its table."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    teksten = {
        "systemctl": f'echo "$@" >> "{tmp_path}/systemctl"',
        "schtasks": f'echo "$@" >> "{tmp_path}/schtasks"; [ -z "$5" ] || cp "$5" "{tmp_path}/xml"',
        "crontab": f'T="{tmp_path}/tabel"; if [ "$1" = -l ]; then [ -e "$T" ] || exit 1; cat "$T"; '
        'else cat > "$T"; fi',
    }
    for naam, tekst in teksten.items():
        (bin_ / naam).write_text(f"#!/bin/sh\n{tekst}\n", encoding="utf-8")
        (bin_ / naam).chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_installing_for_systemd_writes_the_units_and_starts_the_timer(
    systeem: Path, aanroep: Aanroep
) -> None:
    plaatsing.install(Planner.SYSTEMD, aanroep)
    map_ = systeem / "config" / "systemd" / "user"
    assert {p.name: p.read_text(encoding="utf-8") for p in map_.iterdir()} == systemd.units(aanroep)
    plaatsing.remove(Planner.SYSTEMD)
    assert list(map_.iterdir()) == []
    assert (systeem / "systemctl").read_text(encoding="utf-8").splitlines() == [
        "--user daemon-reload",
        "--user enable --now duo-analytics.timer",
        "--user disable --now duo-analytics.timer",
        "--user daemon-reload",
    ]


def test_installing_for_cron_changes_only_our_lines(systeem: Path, aanroep: Aanroep) -> None:
    plaatsing.install(Planner.CRON, aanroep)
    tabel = systeem / "tabel"
    assert tabel.read_text(encoding="utf-8") == plaatsing.text(Planner.CRON, aanroep)
    tabel.write_text(f"0 1 * * * eigen\n{tabel.read_text(encoding='utf-8')}", encoding="utf-8")
    plaatsing.install(Planner.CRON, aanroep)
    plaatsing.remove(Planner.CRON)
    assert tabel.read_text(encoding="utf-8") == "0 1 * * * eigen\n"


def test_installing_for_windows_hands_over_the_xml_in_its_encoding(
    systeem: Path, aanroep: Aanroep
) -> None:
    plaatsing.install(Planner.WINDOWS, aanroep)
    assert (systeem / "xml").read_bytes().decode("utf-16") == taakplanner.task(aanroep)
    plaatsing.remove(Planner.WINDOWS)
    assert "/Delete /TN duo-analytics /F" in (systeem / "schtasks").read_text(encoding="utf-8")


def test_a_scheduler_that_refuses_or_is_not_there_is_told(
    systeem: Path, aanroep: Aanroep, monkeypatch: pytest.MonkeyPatch
) -> None:
    (systeem / "bin" / "systemctl").write_text("#!/bin/sh\necho geen bus >&2\nexit 1\n")
    with pytest.raises(DuoFout, match="systemctl nam het rooster niet aan: geen bus"):
        plaatsing.install(Planner.SYSTEMD, aanroep)
    monkeypatch.setenv("PATH", str(systeem))
    for planner, naam in zip(Planner, ("systemctl", "crontab", "schtasks"), strict=True):
        with pytest.raises(GebruikFout, match=f"Deze computer heeft {naam} niet"):
            plaatsing.install(planner, aanroep)
