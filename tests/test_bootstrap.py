"""duo.py: from an empty folder to a running command, and a Dutch sentence when that fails.

No test here needs a network: uv, pip and duo-analytics are small shell scripts.
"""

import ast
import errno
import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")

PROGRAM = """#!/bin/sh
echo "ran: $* utf8=$PYTHONUTF8"
exit ${FAKE_CODE:-0}
"""
UV = """#!/bin/sh
echo "$*" >> "$FAKE_CALLS"
if [ -n "$FAKE_FAILURE" ]; then echo "$FAKE_FAILURE"; exit 1; fi
case "$*" in *--editable*) cp "$FAKE_PROGRAM" "$(dirname "$4")/duo-analytics" ;; esac
"""


class Project:
    """A folder with duo.py and the two files it reads, and a PATH with a fake uv on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.calls = folder / "calls"
        self.bin = folder / "bin"
        self.folder.mkdir()
        shutil.copy(ROOT / "duo.py", self.folder)
        (self.folder / "requirements.lock").write_text("een==1.0\n")
        (self.folder / "pyproject.toml").write_text("[project]\n")
        self.script("duo-analytics", PROGRAM)
        self.script("uv", UV)

    def script(self, name: str, text: str) -> Path:
        self.bin.mkdir(exist_ok=True)
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def environment(self, extra: dict[str, str]) -> dict[str, str]:
        fakes = {"FAKE_CALLS": str(self.calls), "FAKE_PROGRAM": str(self.bin / "duo-analytics")}
        return {"PATH": f"{self.bin}:/usr/bin:/bin", **fakes, **extra}

    def start(self, *arguments: str, **extra: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "duo.py", *arguments],
            cwd=self.folder,
            env=self.environment(extra),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, **extra)
        out, err = process.communicate(timeout=30)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def installs(self) -> int:
        """Count the times that the locked packages were installed."""
        calls = self.calls.read_text() if self.calls.exists() else ""
        return calls.count("--require-hashes")

    def stamp(self) -> Path:
        return self.folder / ".venv" / "duo-setup.stamp"

    def load(self) -> ModuleType:
        """Import the duo.py of this folder."""
        spec = importlib.util.spec_from_file_location("duo_of_test", self.folder / "duo.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def duo(project: Project) -> ModuleType:
    return project.load()


# --- the command line -----------------------------------------------------------------------------


def test_without_arguments_it_tells_its_use_in_dutch(project: Project) -> None:
    result = project.run()
    assert result.returncode == 2
    assert result.stderr.startswith("Gebruik: python duo.py OPDRACHT")
    assert not (project.folder / ".venv").exists()


def test_help_is_no_mistake_and_installs_nothing(project: Project) -> None:
    result = project.run("--help")
    assert (result.returncode, project.installs()) == (0, 0)
    assert result.stdout.startswith("Gebruik: python duo.py OPDRACHT")


def test_an_old_python_is_refused_in_dutch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(ROOT / "duo.py"))
    assert stop.value.code == 2
    assert "heeft Python 3.11 of nieuwer nodig en dit is Python 3.8" in capsys.readouterr().err


def test_an_old_python_can_parse_the_file() -> None:
    source = (ROOT / "duo.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source


# --- setting up once ------------------------------------------------------------------------------


def test_the_first_call_sets_up_and_passes_arguments_and_exit_code(project: Project) -> None:
    result = project.run("run", "2022-T1", "twee woorden", FAKE_CODE="3")
    assert result.returncode == 3
    assert result.stdout == "ran: run 2022-T1 twee woorden utf8=1\n"
    said = result.stderr.splitlines()
    assert said[0] == "Omgeving maken in .venv (eenmalig, enkele minuten) ..."
    assert said[1] == "Pakketten installeren met uv ..."
    assert said[-1].startswith("Klaar na ")


def test_the_stamp_prevents_a_second_set_up(project: Project) -> None:
    project.run("list")
    second = project.run("list")
    assert (second.returncode, second.stderr) == (0, "")
    assert project.installs() == 1


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_list_of_packages_is_installed(project: Project, name: str) -> None:
    project.run("list")
    (project.folder / name).write_text("anders\n")
    assert project.run("list").returncode == 0
    assert project.installs() == 2


def test_a_moved_folder_gets_a_new_environment(project: Project) -> None:
    project.run("list")
    project.folder = project.folder.rename(project.folder.with_name("elders"))
    assert project.run("list").returncode == 0
    assert project.installs() == 2


@pytest.mark.parametrize("lost", ["python", "duo-analytics"])
def test_an_environment_that_lost_a_program_is_rebuilt(project: Project, lost: str) -> None:
    project.run("list")
    (project.folder / ".venv" / "bin" / lost).unlink()
    assert project.run("list").returncode == 0
    assert project.installs() == 2


def test_what_is_installed_is_locked_compiled_and_ours_last(duo: ModuleType) -> None:
    for uv in ("/opt/uv", None):
        *_, (_, locked), (_, own) = duo.setup_steps(uv)
        assert {"--require-hashes", "--only-binary", duo.REQUIREMENTS} <= set(locked)
        assert {"--no-deps", "--no-build-isolation", "--editable", duo.ROOT} <= set(own)
        assert ("--compile-bytecode" if uv else "--compile") in locked


def test_without_uv_it_is_pip_that_installs(duo: ModuleType) -> None:
    announcements = [announcement for announcement, _ in duo.setup_steps(None)]
    assert announcements[1:3] == ["pip klaarzetten ...", "Pakketten installeren met pip ..."]


def test_the_child_keeps_settings_of_pip_and_uv_but_no_foreign_packages(
    duo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_PROXY", "proxy.voorbeeld:8080")
    monkeypatch.setenv("PYTHONPATH", "/elders")
    environment = duo.child_environment()
    assert environment["PIP_PROXY"] == "proxy.voorbeeld:8080"
    assert (environment["PYTHONUTF8"], environment["PYTHONNOUSERSITE"]) == ("1", "1")
    assert "PYTHONPATH" not in environment


def test_a_ready_environment_starts_the_command_without_slow_imports(project: Project) -> None:
    project.run("list")
    probe = "import duo, sys; print([duo.is_ready(), 'subprocess' in sys.modules])"
    out = subprocess.check_output([sys.executable, "-c", probe], cwd=project.folder, text=True)
    assert out == "[True, False]\n"


def test_on_windows_the_exit_code_of_the_child_is_passed_on(
    duo: ModuleType, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duo, "WINDOWS", True)
    monkeypatch.setattr(duo, "PROGRAM", str(project.script("stop", "#!/bin/sh\nexit $1\n")))
    assert duo.run_program(["75"]) == 75


# --- failures -------------------------------------------------------------------------------------

PIP_OFFLINE = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(': Failed "
    "to establish a new connection: [Errno -3] Temporary failure in name resolution')'\n"
    "ERROR: No matching distribution found for babel==2.18.0"
)
UV_OFFLINE = (
    "error: Failed to fetch: `babel`\n  cause: dns error\n"
    "  cause: failed to lookup address information: Name or service not known"
)
PIP_REFUSED = "NewConnectionError('[Errno 111] Connection refused')"
PIP_SLOW = "ReadTimeoutError(\"HTTPSConnectionPool(host='x'): Read timed out. (read timeout=15)\")"
PIP_PROXY = "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))"
UV_PROXY = "  cause: tunnel error: proxy authorization required"
PIP_TLS = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate ve"
UV_TLS = "  cause: invalid peer certificate: UnknownIssuer"
UV_DENIED = "hint: An index returned a 403 Forbidden error. Check that the credentials are valid."
PIP_HASH = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
UV_HASH = "  cause: Hash mismatch for `iniconfig==2.3.1`"
PIP_WHEEL = (
    "ERROR: Could not find a version that satisfies the requirement pywinpty==3.1.2 "
    "(from versions: none)\nERROR: No matching distribution found for pywinpty==3.1.2"
)
UV_WHEEL = "  cause: Because pywinpty==3.1.2 has no usable wheels and you require pywinpty==3.1.2"
PIP_FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
UV_FULL = "  cause: failed to copy file: No space left on device (os error 28)"
WINDOWS_FULL = "OSError: [WinError 112] There is not enough space on the disk"
PIP_DENIED = (
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'"
)
WINDOWS_LONG = "HINT: This error might have occurred since this system does not have Windows Long "
WINDOWS_LONG += "Path support enabled."
NO_ENSUREPIP = "/project/.venv/bin/python: No module named ensurepip"
NO_VENV = "/usr/bin/python3: No module named venv"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (PIP_OFFLINE, "Het pakketregister is niet bereikbaar: controleer het netwerk"),
        (UV_OFFLINE, "Het pakketregister is niet bereikbaar: controleer het netwerk"),
        (PIP_REFUSED, "Het pakketregister is niet bereikbaar: controleer het netwerk"),
        (PIP_SLOW, "Het pakketregister is niet bereikbaar: controleer het netwerk"),
        (PIP_PROXY, "De proxy laat de verbinding met het pakketregister niet door: controleer"),
        (UV_PROXY, "De proxy laat de verbinding met het pakketregister niet door: controleer"),
        (PIP_TLS, "De beveiligde verbinding met het pakketregister wordt niet vertrouwd: vraag"),
        (UV_TLS, "De beveiligde verbinding met het pakketregister wordt niet vertrouwd: vraag"),
        (UV_DENIED, "Het pakketregister weigert de toegang: controleer de aanmeldgegevens"),
        (PIP_HASH, "Een opgehaald pakket is niet het pakket uit requirements.lock"),
        (UV_HASH, "Een opgehaald pakket is niet het pakket uit requirements.lock"),
        (PIP_WHEEL, "Het pakketregister heeft een pakket niet voor deze Python"),
        (UV_WHEEL, "Het pakketregister heeft een pakket niet voor deze Python"),
        (PIP_FULL, "De schijf is vol: maak ruimte vrij"),
        (UV_FULL, "De schijf is vol: maak ruimte vrij"),
        (WINDOWS_FULL, "De schijf is vol: maak ruimte vrij"),
        (PIP_DENIED, "Er mag niet geschreven worden in deze map"),
        (WINDOWS_LONG, "Het pad van deze map is te lang: zet de map op een korte plaats"),
        (NO_ENSUREPIP, "Deze Python kan geen omgeving maken omdat de module venv of ensurepip"),
        (NO_VENV, "Deze Python kan geen omgeving maken omdat de module venv of ensurepip"),
        ("Segmentation fault", "Het installeren is niet gelukt om een onbekende reden"),
    ],
)
def test_the_output_of_an_installer_gets_its_dutch_sentence(
    duo: ModuleType, output: str, sentence: str
) -> None:
    assert duo.meaning(output).startswith(sentence)


def test_a_failed_installation_leaves_no_stamp_and_the_next_call_repairs(project: Project) -> None:
    failed = project.run("list", FAKE_FAILURE=UV_OFFLINE)
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1] == (
        "Fout: Het pakketregister is niet bereikbaar: controleer het netwerk, de proxy "
        "(HTTPS_PROXY) en een eigen register in de instellingen van pip of uv; alle uitvoer staat "
        "in .venv-setup.log."
    )
    assert "Traceback" not in failed.stderr
    assert UV_OFFLINE in (project.folder / ".venv-setup.log").read_text()
    assert not project.stamp().exists()
    assert project.run("list").returncode == 0


def test_a_failed_renewal_removes_the_stamp_of_before(project: Project) -> None:
    project.run("list")
    (project.folder / "requirements.lock").write_text("twee==2.0\n")
    project.run("list", FAKE_FAILURE=UV_HASH)
    assert not project.stamp().exists()


def test_a_failure_of_pip_ends_in_its_dutch_sentence(
    duo: ModuleType,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = f"""#!/bin/sh\ncase "$*" in *install*) echo "{PIP_FULL}"; exit 2 ;; esac\n"""
    monkeypatch.setattr(duo, "PYTHON", str(project.script("python", answers)))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert duo.main(["run"]) == 1
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "Pakketten installeren met pip ...",
        "Fout: De schijf is vol: maak ruimte vrij (de omgeving vraagt ongeveer 1 GB); alle uitvoer "
        "staat in .venv-setup.log.",
    ]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_missing_project_file_is_named(project: Project, name: str) -> None:
    (project.folder / name).unlink()
    result = project.run("run")
    assert result.returncode == 1
    assert result.stderr == (
        f"Fout: {name} ontbreekt naast duo.py: haal de map opnieuw en volledig op.\n"
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "Fout: De schijf is vol: maak ruimte vrij"),
        (errno.EACCES, "Fout: Er mag niet geschreven worden in deze map"),
        (errno.EROFS, "Fout: Er mag niet geschreven worden in deze map"),
        (errno.ENAMETOOLONG, "Fout: Het pad van deze map is te lang"),
        (errno.EIO, "Fout: Er ging iets onverwachts mis (OSError"),
    ],
)
def test_an_error_of_the_system_gets_its_dutch_sentence(
    duo: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.setattr(duo, "build_environment", raiser(OSError(code, os.strerror(code))))
    assert duo.main(["run"]) == 1
    assert capsys.readouterr().err.startswith(sentence)


def test_duo_debug_shows_where_it_went_wrong(
    duo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUO_DEBUG", "1")
    monkeypatch.setattr(duo, "build_environment", raiser(OSError(errno.EIO, "kapot")))
    with pytest.raises(OSError, match="kapot"):
        duo.main(["run"])


def test_an_interrupted_set_up_says_so_and_leaves_no_stamp(
    duo: ModuleType,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(duo, "run_step", raiser(KeyboardInterrupt()))
    assert duo.main(["run"]) == 130
    assert "Afgebroken: geef dezelfde opdracht nog eens" in capsys.readouterr().err
    assert not project.stamp().exists()


def raiser(error: BaseException) -> object:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


# --- two set-ups at once --------------------------------------------------------------------------


def test_a_second_set_up_waits_for_the_first_and_says_so(duo: ModuleType, project: Project) -> None:
    lock = duo.take_lock()
    waiting = project.start("list")
    assert waiting.stderr is not None
    assert waiting.stderr.readline() == (
        f"Een andere opzet is bezig in deze map (proces {os.getpid()}); even wachten ...\n"
    )
    assert project.installs() == 0
    os.close(lock)
    out, _ = waiting.communicate(timeout=30)
    assert (waiting.returncode, out) == (0, "ran: list utf8=1\n")


def test_who_waited_uses_what_the_other_made(duo: ModuleType, project: Project) -> None:
    processes = [project.start("list") for _ in range(3)]
    assert [process.wait(timeout=30) for process in processes] == [0, 0, 0]
    for process in processes:
        process.communicate()
    assert project.installs() == 1


def test_the_lock_file_of_a_dead_set_up_holds_nobody_up(project: Project) -> None:
    (project.folder / ".duo-setup.lock").write_text("999999")
    result = project.run("list")
    assert result.returncode == 0
    assert "Een andere opzet" not in result.stderr


# --- the checks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failing", "code", "outcome"),
    [
        ((), 0, "Alles is goed (4 controles in 0 s)."),
        (("ruff", "pytest"), 1, "NIET GOED: ruff check, ruff format, pytest (4 controles in 0 s)."),
        (("mypy",), 1, "NIET GOED: mypy (4 controles in 0 s)."),
    ],
)
def test_every_check_runs_and_any_failure_counts(
    duo: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: tuple[str, ...],
    code: int,
    outcome: str,
) -> None:
    ran: list[list[str]] = []

    def run_check(command: list[str]) -> int:
        ran.append(command)
        return int(command[0] in failing)

    monkeypatch.setattr(duo, "ensure_environment", lambda: None)
    monkeypatch.setattr(duo, "run_check", run_check)
    monkeypatch.chdir(duo.ROOT)
    assert duo.main(["test", "-k", "periode"]) == code
    assert ran == [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", "-k", "periode"],
    ]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "[1/4] Controle met ruff check ..."
    assert said[-1] == outcome


# --- the unattended run of the tests --------------------------------------------------------------

CI_TOOLS = {
    "chromium": "#!/bin/sh\n",
    "npm": "#!/bin/sh\n",
    "soffice": "#!/bin/sh\n",
    "systemd-analyze": "#!/bin/sh\n",
    "dpkg-query": "#!/bin/sh\necho 'install ok installed'\n",
    "apt-get": '#!/bin/sh\necho "apt-get $*"\n',
    "sudo": '#!/bin/sh\nexec "$@"\n',
    "python3": '#!/bin/sh\n[ "$1" = -c ] || { echo "python3 $* CI=$CI"; exit $FAKE_CODE; }\n',
}


def run_ci(project: Project, code: int, without: str = "") -> subprocess.CompletedProcess[str]:
    for name in set(CI_TOOLS) - {without}:
        project.script(name, CI_TOOLS[name])
    for name in ("bash", "cp", "dirname", "env", "grep", "mktemp", "rm", "sh"):
        (project.bin / name).symlink_to(shutil.which(name) or name)
    shutil.copytree(ROOT / ".ci", project.folder / ".ci")
    command = [str(project.folder / ".ci" / "run")]
    environment = {"PATH": str(project.bin), "FAKE_CODE": str(code)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", [0, 1])
def test_ci_is_the_test_command_and_fails_with_it(project: Project, code: int) -> None:
    result = run_ci(project, code)
    assert (result.returncode, result.stdout) == (code, "python3 duo.py test CI=true\n")


@pytest.mark.parametrize(
    ("tool", "package"),
    [
        ("chromium", "chromium"),
        ("npm", "npm"),
        ("soffice", "libreoffice-calc-nogui"),
        ("systemd-analyze", "systemd"),
    ],
)
def test_ci_installs_only_what_is_missing(project: Project, tool: str, package: str) -> None:
    said = run_ci(project, 0, without=tool).stdout.splitlines()
    assert said[:2] == [
        "apt-get update",
        f"apt-get install --yes --no-install-recommends {package}",
    ]
