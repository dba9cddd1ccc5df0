"""Addresses, stores, bundles and versions of a cluster, without a cluster."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from duo_analytics.errors import GebruikFout
from duo_analytics.runs.cluster import pakketten
from duo_analytics.runs.cluster.adres import checked_address, checked_store, folder_address
from duo_analytics.runs.cluster.bundel import code, deliveries, packed, unpacked
from duo_analytics.runs.cluster.elders import elsewhere
from duo_analytics.runs.cluster.model import CHAPTERS, Meting, Model, expected, fitted, table
from duo_analytics.runs.cluster.ontvangst import cleared
from duo_analytics.runs.cluster.opslag import Beschadigd, Opslag
from duo_analytics.runs.cluster.zending import Verzender, Zending, area
from duo_analytics.runs.notebooks import Taak


def run(*opties: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "duo_analytics", "run", *opties]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# The command line


def test_plain_tcp_beyond_this_machine_is_refused_before_anything_is_done() -> None:
    gedaan = run("--cluster", "tcp://10.0.0.7:8786")
    assert (gedaan.returncode, gedaan.stdout) == (2, "")
    assert gedaan.stderr == (
        "Fout: tcp://10.0.0.7:8786 wordt geweigerd: tcp is niet versleuteld en mag alleen op deze "
        "machine zelf (127.0.0.1). Gebruik tls:// met certificaten; zie docs/cluster.md.\n"
    )


def test_a_store_without_a_cluster_is_refused() -> None:
    gedaan = run("--opslag", "s3://bak")
    assert gedaan.returncode == 2
    assert "--opslag hoort bij --cluster" in gedaan.stderr


def test_a_run_on_one_machine_loads_nothing_of_dask() -> None:
    script = (
        "import sys, duo_analytics.__main__, duo_analytics.runs.make\n"
        "from duo_analytics.runs.cluster.elders import elsewhere\n"
        "with elsewhere('', '', 1) as elders: assert elders is None\n"
        "print([m for m in ('dask', 'distributed', 'fsspec') if m in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    gedaan = subprocess.run(command, capture_output=True, text=True, check=False)
    assert gedaan.stdout == "[]\n", gedaan.stderr


def test_a_missing_extra_is_said_with_the_command_that_adds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    melding = r'distributed nodig.*python -m pip install "duo-analytics\[cluster\]"\.$'
    with pytest.raises(GebruikFout, match=melding), elsewhere("local", "", 1):
        pytest.fail("it began")
    with pytest.raises(GebruikFout, match=r's3fs nodig.*"duo-analytics\[opslag\]"\.$'):
        checked_store("s3://bak", "local", Path())


# Addresses


@pytest.mark.parametrize(
    "adres",
    ["local", "tcp://127.0.0.1:8786", "tcp://[::1]:1", "tcp://localhost:80", "tls://dask.nl:8786"],
)
def test_an_address_that_cannot_be_overheard_is_taken(adres: str) -> None:
    assert checked_address(adres) == adres


@pytest.mark.parametrize(
    "adres",
    ["tcp://0.0.0.0:8786", "tcp://localhost.kwaad.nl:1", "tcp://127.0.0.1.kwaad.nl:1",
     "tcp://[::ffff:10.0.0.7]:1", "TCP://10.0.0.7:1"],
)  # fmt: skip
def test_tcp_that_may_leave_the_machine_is_refused(adres: str) -> None:
    with pytest.raises(GebruikFout, match="tcp is niet versleuteld"):
        checked_address(adres)


@pytest.mark.parametrize(
    "adres", ["", "dask:8786", "tls://naam", "http://x:1", "tls://x:nul", "tls://a@b:1", "lokaal"]
)
def test_what_is_no_address_is_refused_with_how_to_write_one(adres: str) -> None:
    with pytest.raises(GebruikFout, match=r"is geen adres van een cluster\. Schrijf"):
        checked_address(adres)


def test_workers_elsewhere_need_a_store_that_they_can_reach(tmp_path: Path) -> None:
    assert checked_store("", "local", tmp_path) == f"file://{tmp_path.as_posix()}"
    assert checked_store(str(tmp_path), "tls://x:1", Path()) == f"file://{tmp_path.as_posix()}"
    assert checked_store("abfs://bak/map", "tls://x:1", Path()) == "abfs://bak/map"
    with pytest.raises(GebruikFout, match="plaats waar alle machines bij kunnen"):
        checked_store("", "tls://x:1", tmp_path)


def test_a_store_of_an_unknown_kind_or_with_a_key_in_it_is_refused() -> None:
    with pytest.raises(GebruikFout, match="'http' is geen soort opslag"):
        checked_store("http://x/y", "local", Path())
    with pytest.raises(GebruikFout, match="Zet geen sleutel in het adres") as fout:
        checked_store("s3://naam:geheim@bak", "local", Path())
    assert "geheim" not in str(fout.value)


# The store


@pytest.fixture
def opslag(tmp_path: Path) -> Opslag:
    return Opslag(folder_address(tmp_path / "opslag é"))


def test_content_comes_back_under_its_hash_and_lies_there_once(opslag: Opslag) -> None:
    som = opslag.put("werk/a", b"abc")
    assert som == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2
    assert opslag.put("werk/a", b"abc") == som
    assert opslag.names("werk") == [som]
    assert opslag.get("werk/a", som) == b"abc"


def test_content_that_was_changed_is_never_given(opslag: Opslag, tmp_path: Path) -> None:
    som = opslag.put("code", b"goed")
    (tmp_path / "opslag é" / "code" / som).write_bytes(b"kwaad")
    with pytest.raises(Beschadigd, match="is beschadigd"):
        opslag.get("code", som)


def test_an_area_is_empty_before_and_after_also_when_it_goes_wrong(opslag: Opslag) -> None:
    opslag.put("werk/a", b"van een run die is afgebroken")
    ander = opslag.put("werk/b", b"van een ander")
    gezien: list[str] = []

    def work() -> None:
        with cleared(opslag, "werk/a"):
            gezien.extend(opslag.names("werk/a"))
            opslag.put("werk/a", b"nieuw")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert gezien == []
    assert opslag.names("werk") == [ander]


# What travels


def test_a_bundle_depends_on_names_and_content_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    eerst = packed({"x/a": tmp_path / "a", "b": tmp_path / "b"})
    (tmp_path / "a").touch()
    assert packed({"b": tmp_path / "b", "x/a": tmp_path / "a"}) == eerst
    assert packed({"x/c": tmp_path / "a", "b": tmp_path / "b"}) != eerst
    assert (unpacked(eerst, tmp_path / "uit") / "x" / "a").read_text() == "1"


def test_deliveries_and_own_norms_travel_and_texts_marked_copies_and_locks_do_not(
    tmp_path: Path,
) -> None:
    for naam in ("2021-T3/a.xlsx", "2022-T1/a.xlsx", "2022-T1/export/b.csv", "reference/n.csv",
                 "2022-T1/teksten/t.md", "2022-T1/gecontroleerd/a.xlsx", "2022-T1/~$a.xlsx",
                 "geheim/c.xlsx", "2022-T2/leeg.txt"):  # fmt: skip
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / naam).touch()
    assert list(deliveries(tmp_path)) == [
        "2021-T3/a.xlsx", "2022-T1/a.xlsx", "2022-T1/export/b.csv", "reference/n.csv",
    ]  # fmt: skip


def test_the_code_that_travels_is_the_package_and_its_reference_values() -> None:
    namen = code()
    assert {"duo_analytics/runs/notebooks.py", "duo_analytics/results/duo.mplstyle"} <= set(namen)
    assert any(naam.startswith("data/reference/") for naam in namen)
    assert {naam.partition("/")[0] for naam in namen} == {"duo_analytics", "data"}
    assert not [naam for naam in namen if "__pycache__" in naam]


def test_a_task_travels_as_hashes_and_without_the_folder_of_this_machine(
    tmp_path: Path, opslag: Opslag
) -> None:
    notebook = tmp_path / "10_a.ipynb"
    notebook.write_text("{}")
    verzender = Verzender(opslag, "c0de")
    taak = Taak(notebook, {"periode": "2022-T1", "data": "/hier"}, tmp_path / "uit")
    zending = verzender.zending(taak, "1e7e", "werk/a")
    assert zending.parameters == {"periode": "2022-T1"}
    assert opslag.get("werk/a", zending.inhoud) == b"{}"
    anders = [Zending(**(vars(zending) | {naam: "x"})) for naam in vars(zending)]
    assert len({zending.som, *(z.som for z in anders)}) == 1 + len(anders)


def test_each_set_has_an_area_of_its_own(tmp_path: Path) -> None:
    assert area(tmp_path / "a") == area(tmp_path / "b" / ".." / "a") != area(tmp_path / "b")


# Versions


def test_versions_of_machines_are_compared_one_by_one_in_words() -> None:
    hier = {"python": "3.11.7", "pandas": "3.1.1", "scipy": "1.17.1"}
    daar = {"python": "3.11.7", "pandas": "3.1.0", "extra": "1"}
    assert pakketten.differences(hier, hier) == []
    assert pakketten.differences(hier, daar) == [
        "extra 1 in plaats van ontbreekt",
        "pandas 3.1.0 in plaats van 3.1.1",
        "scipy ontbreekt in plaats van 1.17.1",
    ]


def test_the_versions_hold_python_machine_packages_and_the_code_that_machines_talk_with() -> None:
    versies = pakketten.versions()
    assert {"python", "systeem", "machine", "pandas", "distributed"} <= versies.keys()
    assert pakketten.MISSING not in versies.values()
    assert "pytest" not in versies


# The model


def test_the_fit_finds_start_and_time_per_task_of_runs_that_follow_the_formula() -> None:
    metingen = [Meting(n, w, 2 + 0.5 * n * CHAPTERS / w, 0) for n, w in ((4, 1), (8, 2), (9, 1))]
    assert fitted(metingen) == pytest.approx((2, 0.5))


def test_overhead_is_the_time_of_workers_outside_notebooks() -> None:
    """10 s on 2 workers, of which 12 s in notebooks: 8 s over 4 tasks."""
    assert Meting(1, 2, 10, 12).overhead_per_taak == 2


@pytest.mark.parametrize(
    ("werkers", "processen", "seconden"),
    [(2, 1, 3 + 500), (1000, 1, 3 + 200), (1000, 8, 3 + 25), (100_000, 100, 3 + 10)],
)
def test_the_slowest_of_workers_coordinator_and_publication_decides(
    werkers: int, processen: int, seconden: float
) -> None:
    """1000 tasks of 1 s, given out in 10 ms each; 100 sets that take 2 s to publish."""
    model = Model(start=3, per_taak=1, uitdelen=0.01, publiceren=2)
    assert model.seconden(100, 1000, werkers, processen) == seconden


def test_real_chapters_take_the_place_of_the_small_notebooks_that_were_measured() -> None:
    """Of 2 s per task 1.5 s went into the notebook; a real one takes 10 s."""
    meting = {"organisaties": 10, "in_notebooks": 1.5 * 10 * CHAPTERS}
    cijfers = {"start": 3, "per_taak": 2, "uitdelen_midden": 0.01, "metingen": [meting]}
    model = expected(cijfers, hoofdstuk=10, publiceren=20)
    assert model == Model(3, 10.5, 0.01, 20)
    assert list(table(model, 342))[2:] == [
        "| 2 | 120 min | 120 min |",
        "| 8 | 114 min | 30 min |",
        "| 64 | 114 min | 14 min |",
        "| 512 | 114 min | 14 min |",
    ]
