"""What happens at night: kills, full disks, two runs at once, kernels that hang.

Each of them may end a run, and none may cost a reader anything: what is shown is whole, old or new;
no version is torn, mixed or lost; no process is left; the reason is told in Dutch; and the next run
gives the same bytes as one that nothing happened to.

The counts are small here. The full figures: ``DUO_FAULTS=full python -m pytest tests/test_faults.py
-n 0 -s``, which also prints what was seen.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from duo_analytics.places import ROOT
from duo_analytics.runs import durable, exchange, leftovers, verify, versions
from tests.loper import RUIM, SET, Proef

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signalen van POSIX")]
FULL = os.environ.get("DUO_FAULTS") == "full"
KILLS, KERNELS, DISKS, RACES = (150, 50, 20, 20) if FULL else (4, 2, 2, 1)
KANS = random.Random(20221)  # noqa: S311 - moments at which to kill
VALUES = ("12.4", "13.0")
Hashes = dict[str, str]


def start(proef: Proef, **omgeving: str) -> subprocess.Popen[bytes]:
    """A run as a program of its own; its words go to a file, which no process of it can hold up."""
    nummer = len(list(proef.map.glob("*.woorden")))
    pad = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    with (proef.map / f"{nummer:04d}.woorden").open("wb") as woorden:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.loper", str(proef.map)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": pad, **omgeving},
            stdout=subprocess.DEVNULL,
            stderr=woorden,
        )


def ended(proef: Proef, loper: subprocess.Popen[bytes], nummer: int = -1) -> tuple[int, str]:
    """Exit code and words of a run when it is over; ``nummer`` of those that were started."""
    code = loper.wait(timeout=120)
    return code, sorted(proef.map.glob("*.woorden"))[nummer].read_text(encoding="utf-8")


def run(proef: Proef, **omgeving: str) -> tuple[int, str]:
    """Exit code and words of a run that goes to its end."""
    return ended(proef, start(proef, **omgeving))


def seen(proef: Proef) -> Hashes:
    """What a reader finds: every file of the set that is shown, with its hash."""
    return durable.hashes(proef.plek.huidig.resolve()) if proef.plek.huidig.exists() else {}


def nothing_left(proef: Proef) -> None:
    """No process, no temporary folder and no work folder of a run is left."""
    omgevingen = [_environment(proces) for proces in psutil.process_iter()]
    eigen = [o for o in omgevingen if leftovers.MARK in o and o.get("DUO_PROEF") == str(proef.map)]
    assert eigen == []
    assert not proef.plek.werk.exists()
    assert not list(proef.plek.werk.parent.glob("*.bezig.json"))
    assert not list(Path(os.environ["TMPDIR"]).iterdir())


def _environment(proces: psutil.Process) -> Mapping[str, str]:
    try:
        return dict(proces.environ()) if proces.status() != psutil.STATUS_ZOMBIE else {}
    except (psutil.Error, OSError):
        return {}


@pytest.fixture
def kort(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder with a short name, where nothing else is put."""
    with tempfile.TemporaryDirectory(prefix="p-") as map_:
        monkeypatch.setenv("TMPDIR", map_)
        yield Path(map_)


@pytest.fixture
def proef(tmp_path: Path, kort: Path, monkeypatch: pytest.MonkeyPatch) -> Proef:
    """An empty folder to try runs in; its processes are known by its name."""
    assert kort.is_dir()
    monkeypatch.setenv("DUO_PROEF", str(tmp_path))
    return Proef(tmp_path, tmp_path / "uit")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Hashes]:
    """The set of each value, of a run that nothing happens to."""
    sets = {}
    for waarde in VALUES:
        map_ = tmp_path_factory.mktemp("schoon")
        proef = Proef(map_, map_ / "uit")
        proef.prepare(waarde)
        assert run(proef) == (0, "")
        sets[waarde] = seen(proef)
    assert sets[VALUES[0]] != sets[VALUES[1]]
    return sets


def whole(proef: Proef, clean: Mapping[str, Hashes]) -> str:
    """Which of the clean sets is shown; every version that exists is as it was written."""
    gezien = seen(proef)
    goed = [waarde for waarde, verwacht in clean.items() if verwacht == gezien]
    assert goed, "a torn or mixed set is shown"
    for versie in proef.plek.read().aanwezig:
        assert list(verify.version_faults(proef.plek, versie)) == []
    return goed[0]


def ends_well(proef: Proef, clean: Mapping[str, Hashes], waarde: str) -> None:
    """The next run gives the same bytes as a clean one, and nothing is left."""
    proef.prepare(waarde)
    assert run(proef) == (0, "")
    assert whole(proef, clean) == waarde
    assert verify.faults(proef.plek) == []
    nothing_left(proef)


def tell(wat: str, telling: Counter[str]) -> None:
    """The figures of the full count."""
    if FULL:
        print(f"\n{wat}: {sum(telling.values())}; {dict(telling)}")  # noqa: T201


# Kills


def test_a_runner_that_is_killed_at_any_moment_costs_a_reader_nothing(
    proef: Proef, clean: dict[str, Hashes]
) -> None:
    proef.prepare(VALUES[0])
    begin = time.monotonic()
    assert run(proef) == (0, "")
    duur = time.monotonic() - begin
    telling: Counter[str] = Counter()
    kept: set[int] = set()
    for nummer in range(KILLS):
        proef.prepare(VALUES[nummer % 2])
        teken = (signal.SIGKILL, signal.SIGTERM)[nummer // 2 % 2]
        loper = start(proef)
        time.sleep(KANS.uniform(0, 1.1 * duur))
        loper.send_signal(teken)
        code, woorden = ended(proef, loper)
        assert code in (0, -teken, 130), woorden
        assert "Traceback" not in woorden or code == -teken, woorden
        toonde = whole(proef, clean)
        telling[f"{teken.name} {'te laat' if code == 0 else 'op tijd'}, toont {toonde}"] += 1
        aanwezig = set(proef.plek.read().aanwezig)
        assert kept <= aanwezig, "a version was lost"
        kept = aanwezig
    ends_well(proef, clean, VALUES[0])
    tell("runner gedood", telling)


def test_a_kernel_that_is_killed_is_told_and_costs_a_reader_nothing(
    proef: Proef, clean: dict[str, Hashes]
) -> None:
    proef.prepare(VALUES[0])
    assert run(proef) == (0, "")
    telling: Counter[str] = Counter()
    for nummer in range(KERNELS):
        proef.prepare(VALUES[nummer % 2], "import time; time.sleep(0.5)")
        loper = start(proef)
        soort = _kill_one(loper, 2 - nummer // 5 % 2, KANS.uniform(0, 1.0))
        code, woorden = ended(proef, loper)
        telling[f"{soort}, code {code}"] += 1
        if code:
            assert code == 1
            assert re.search(r"Fout: (Notebook 10_proef\.ipynb stopte bij|Het schrijven) ", woorden)
            assert "is gestopt" in woorden
        assert whole(proef, clean) in VALUES
        nothing_left(proef)
    ends_well(proef, clean, VALUES[1])
    tell("kernel gedood", telling)


def _kill_one(loper: subprocess.Popen[bytes], aantal: int, wachten: float) -> str:
    """Kill the newest process of a run some time after it has so many.

    The second is the kernel, the first is what starts it.
    """
    while loper.poll() is None and len(_children(loper.pid)) < aantal:
        time.sleep(0.02)
    time.sleep(wachten)
    if not (kinderen := _children(loper.pid)):
        return "te laat"
    jongste = max(kinderen, key=lambda kind: float(kind.create_time()))
    with contextlib.suppress(psutil.NoSuchProcess):
        soort = "kernel" if len(kinderen) > 1 else "werker"
        jongste.kill()
        return soort
    return "te laat"


def _children(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        kinderen = psutil.Process(pid).children(recursive=True)
        return [kind for kind in kinderen if leftovers.MARK in _environment(kind)]
    return []


# Disks


@pytest.fixture
def schijf(tmp_path: Path) -> Iterator[Callable[[int], bool]]:
    """Give ``uit`` a disk of so many bytes; False where a test may not mount one."""
    uit = tmp_path / "uit"
    uit.mkdir()
    gekoppeld = False

    def size(omvang: int) -> bool:
        nonlocal gekoppeld
        soort = f"{'remount,' if gekoppeld else ''}size={omvang}"
        command = ["mount", "-t", "tmpfs", "-o", soort, "tmpfs", str(uit)]
        if shutil.which("mount") is None or os.getuid():
            return False
        gelukt = subprocess.run(command, capture_output=True, check=False).returncode == 0
        gekoppeld = gekoppeld or gelukt
        return gelukt

    yield size
    if gekoppeld:
        subprocess.run(["umount", str(uit)], check=True)


def test_a_disk_that_is_full_at_any_size_costs_a_reader_nothing(
    proef: Proef, clean: dict[str, Hashes], schijf: Callable[[int], bool]
) -> None:
    """A small disk of its own where that may be made, else a limit on the size of files."""
    echt = schijf(64 << 20)
    proef.prepare(VALUES[0])
    assert run(proef) == (0, "")
    vol = durable.size(proef.uit / "versies") + durable.size(proef.uit / "bewijs" / "versies")
    telling: Counter[str] = Counter()
    for nummer in range(DISKS):
        deel = (nummer + 0.5) / DISKS
        krap = proef
        if echt:
            gebruikt = shutil.disk_usage(proef.uit).used
            schijf(gebruikt + int(1.6 * vol * deel) // 4096 * 4096)
        else:
            krap = replace(proef, bestand_bytes=int(2000 + 60_000 * deel))
        krap.prepare(VALUES[1])
        code, woorden = run(krap)
        telling[f"code {code}"] += 1
        if code:
            assert code == 1
            assert "Fout: Schrijven lukt niet" in woorden, woorden
            assert ("de schijf is vol" if echt else "groter worden dan hier mag") in woorden
            assert whole(proef, clean) == VALUES[0]
        if echt:
            schijf(64 << 20)
        ends_well(proef, clean, VALUES[0])
        durable.remove(proef.uit / "bewijs" / f"{SET}-mislukt")
    assert telling["code 1"]
    tell("schijf vol" if echt else "grens aan bestanden", telling)


def test_a_place_where_nothing_can_be_written_is_told_before_anything_runs(
    proef: Proef,
) -> None:
    for uit in (Path("/sys/duo"), proef.map / "opdracht.json" / "uit"):
        nergens = replace(proef, uit=uit)
        nergens.prepare(VALUES[0])
        code, woorden = run(nergens)
        assert code == 1
        assert woorden.startswith("Fout: Schrijven lukt niet ("), woorden
        assert "en probeer het opnieuw. Wat er al stond, is niet veranderd.\n" in woorden


# Two at once


def test_of_two_runs_at_once_one_waits_for_nothing_and_says_who_is_busy(
    proef: Proef, clean: dict[str, Hashes]
) -> None:
    telling: Counter[str] = Counter()
    for nummer in range(RACES):
        waarde = VALUES[nummer % 2]
        proef.prepare(waarde)
        lopers = [start(proef) for _ in range(2)]
        einden = [ended(proef, loper, nr - 2) for nr, loper in enumerate(lopers)]
        codes = sorted(code for code, _ in einden)
        telling[str(codes)] += 1
        assert codes in ([0, 0], [0, 75]), einden
        for code, woorden in einden:
            assert ("Fout: Een andere run is bezig met" in woorden) == (code == 75)
        assert whole(proef, clean) == waarde
        nothing_left(proef)
    assert verify.faults(proef.plek) == []
    tell("twee tegelijk", telling)


def test_a_reader_finds_every_file_while_versions_change_places(
    proef: Proef, clean: dict[str, Hashes]
) -> None:
    """Reads through the place that readers know, thousands of times, while it is changed."""
    for waarde in VALUES:
        proef.prepare(waarde)
        assert run(proef) == (0, "")
    een, twee = proef.plek.read().aanwezig
    code = (
        "import sys, pathlib; pad = pathlib.Path(sys.argv[1]); goed = set(sys.argv[2:]);"
        "print('klaar', flush=True)\n"
        "import hashlib\n"
        "while True: assert hashlib.sha256(pad.read_bytes()).hexdigest() in goed"
    )
    pagina = proef.plek.huidig / "rapportage.html"
    goed = [hashes["rapportage.html"] for hashes in clean.values()]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(pagina), *goed],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as lezer:  # fmt: skip
        assert lezer.stdout is not None
        assert lezer.stdout.readline() == "klaar\n"
        for nummer in range(500):
            doel = proef.plek.map((een, twee)[nummer % 2])
            proef.plek.werk.mkdir(parents=True, exist_ok=True)
            exchange.point(proef.plek.huidig, doel, proef.plek.werk)
        assert lezer.poll() is None
        lezer.kill()


# Kernels that do not do what they should


def refused(proef: Proef, cel: str, **grenzen: float) -> str:
    """The words of a run that is stopped because of a cell."""
    krap = replace(proef, grenzen={**RUIM, **grenzen})
    krap.prepare(VALUES[0], cel)
    code, woorden = run(krap)
    assert code == 1, woorden
    assert "Traceback" not in woorden
    nothing_left(proef)
    assert (proef.uit / "bewijs" / f"{SET}-mislukt").is_dir()
    assert seen(proef) == {}
    return woorden


def test_a_frozen_kernel_is_ended_with_the_reason(proef: Proef) -> None:
    woorden = refused(proef, "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
                      bevroren_seconden=1.0)  # fmt: skip
    assert "gestopt, want een proces stond langer dan 1 seconden stil" in woorden


def test_a_cell_that_swallows_interrupts_is_ended_with_the_reason(proef: Proef) -> None:
    cel = "import time\nwhile True:\n    try: time.sleep(9)\n    except BaseException: pass"
    woorden = refused(proef, cel, run_seconden=5.0)
    assert "gestopt, want de run duurde langer dan 5 seconden" in woorden


def test_a_cell_that_takes_all_memory_is_ended_with_the_reason(proef: Proef) -> None:
    cel = (
        "import time; vol = []\n"
        "for _ in range(200): vol.append(bytearray(b'x') * (16 << 20)); time.sleep(0.05)"
    )
    woorden = refused(proef, cel, geheugen=float(900 << 20))
    assert "gestopt, want de notebooks gebruikten samen meer dan 900 MB geheugen" in woorden


def test_a_detached_grandchild_does_not_outlive_the_run(
    proef: Proef, clean: dict[str, Hashes]
) -> None:
    cel = (
        "import subprocess, sys; _ = subprocess.Popen([sys.executable, '-c', "
        "'import time; time.sleep(600)'], start_new_session=True)"
    )
    proef.prepare(VALUES[0], cel)
    assert run(proef) == (0, "")
    nothing_left(proef)
    ends_well(proef, clean, VALUES[0])


# Other machines


@pytest.mark.parametrize(
    "omgeving",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7"},
        {"TZ": "America/Los_Angeles", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "42"},
    ],
    ids=["C", "vroeg", "laat"],
)
def test_another_clock_language_and_order_of_hashes_give_the_same_bytes(
    proef: Proef, clean: dict[str, Hashes], omgeving: dict[str, str]
) -> None:
    proef.prepare(VALUES[0])
    assert run(proef, **omgeving) == (0, "")
    assert seen(proef) == clean[VALUES[0]]


def test_names_with_spaces_accents_and_240_bytes_are_names_like_any_other(
    clean: dict[str, Hashes], kort: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kort.is_dir()
    naam = "een mäp met spaties é " + "ü" * 120
    naam = naam.encode()[:240].decode(errors="ignore")
    assert len(naam.encode()) >= 239
    with tempfile.TemporaryDirectory() as ergens:
        map_ = Path(ergens) / naam
        map_.mkdir()
        monkeypatch.setenv("DUO_PROEF", str(map_))
        proef = Proef(map_, map_ / "üit voer")
        ends_well(proef, clean, VALUES[0])
        assert versions.sets(proef.uit) == [SET]
