"""Notebooks on other machines: real schedulers and workers, which are killed while they work."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import dask.config
import fsspec.config
import pytest

from duo_analytics.errors import GebruikFout, HoofdstukMislukt
from duo_analytics.periods import Periode
from duo_analytics.runs.cluster.adres import folder_address
from duo_analytics.runs.cluster.many import Resultaat, make_many
from duo_analytics.runs.cluster.opslag import CODE, WORK, Opslag
from duo_analytics.runs.cluster.sessie import Sessie, session
from duo_analytics.runs.make import Opdracht, make
from duo_analytics.runs.notebooks import Uitkomst
from tests import cluster
from tests.cluster import KILL_BOTH, KILL_WORKER, Proef, once, wait_for
from tests.test_runs import ACCOUNT, write_notebook

pytestmark = pytest.mark.slow
READS = "from pathlib import Path\nprint((Path(data) / '2022-T1' / 'a.xlsx').read_text())"
PERIODE = Periode(2022, 1)


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proef]:
    """Scheduler and two workers with tls, which know the emulators of object storage."""
    folder = tmp_path_factory.mktemp("proef")
    tls = cluster.certificates(folder / "tls")
    eenmaal = {"distributed.scheduler.allowed-failures": "1"}
    omgeving = dict(os.environ) | cluster.as_environment(tls | eenmaal)
    with cluster.s3() as s3, cluster.azure(folder / "azure") as azure:
        opslag = {"FSSPEC_S3": json.dumps(s3), "FSSPEC_ABFS": json.dumps(azure)}
        fsspec.config.set_conf_env(fsspec.config.conf, opslag)
        proef = Proef(folder, omgeving | opslag)
        cluster.scheduler(proef, "tls")
        for naam in ("een", "twee"):
            proef.worker(naam)
        with dask.config.set(tls):
            yield proef
        proef.end()


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Opslag:
    return Opslag(folder_address(tmp_path_factory.mktemp("opslag") / "a b"))


@pytest.fixture(scope="module")
def sessie(proef: Proef, opslag: Opslag) -> Iterator[Sessie]:
    with session(proef.adres, opslag.url, 2) as sessie:
        yield sessie


@pytest.fixture(scope="module")
def verwacht(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one machine publishes of two notebooks."""
    hier = order(tmp_path_factory.mktemp("hier"), [READS], [READS])
    make(hier, nothing)
    return published(hier)


def order(folder: Path, *cellen: Sequence[str], sessie: Sessie | None = None) -> Opdracht:
    """A rapportage of one delivery with a notebook for each row of cells."""
    levering = folder / "data" / "2022-T1"
    levering.mkdir(parents=True, exist_ok=True)
    (levering / "a.xlsx").write_text(f"levering van {folder.name}", encoding="utf-8")
    for nummer, rij in enumerate(cellen, 1):
        write_notebook(folder / "notebooks", f"{nummer}0_deel{nummer}", *rij, ACCOUNT)
    elders = sessie.run if sessie else None
    waar = (str(folder / "data"), folder / "uit", 2, ("duo_breed",))
    return Opdracht(PERIODE, (), *waar, notebooks=folder / "notebooks", elders=elders)


def published(opdracht: Opdracht) -> dict[str, bytes]:
    """Every file that a reader sees, by its name."""
    map_ = opdracht.out / opdracht.naam
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def nothing(_: object) -> None:
    return None


# The same work on other machines


def test_a_cluster_publishes_the_same_bytes_as_one_machine(
    tmp_path: Path, sessie: Sessie, verwacht: dict[str, bytes]
) -> None:
    daar = order(tmp_path / "daar", [READS], [READS], sessie=sessie)
    gehoord: list[Uitkomst] = []
    make(daar, gehoord.append)
    assert {u.notebook for u in gehoord} == {"10_deel1.ipynb", "20_deel2.ipynb"}
    assert "rapportage.html" in verwacht
    assert published(daar) == verwacht
    (bewijs,) = (tmp_path / "daar" / "uit").glob("**/bewijs/**/10_deel1.ipynb")
    assert "levering van daar" in bewijs.read_text(encoding="utf-8")


def test_no_delivery_and_no_notebook_stays_in_the_store(
    tmp_path: Path, sessie: Sessie, opslag: Opslag
) -> None:
    make(order(tmp_path, [READS], sessie=sessie), nothing)
    assert opslag.names(WORK) == []
    assert opslag.names(CODE) == [sessie.verzender.code]


def test_a_notebook_that_fails_is_told_as_on_one_machine(tmp_path: Path, sessie: Sessie) -> None:
    opdracht = order(tmp_path, [READS], ["1 / 0"], sessie=sessie)
    with pytest.raises(HoofdstukMislukt) as fout:
        make(opdracht, nothing)
    assert (fout.value.notebook, fout.value.cel) == ("20_deel2.ipynb", 3)
    assert "ZeroDivisionError: division by zero" in str(fout.value)
    assert published(opdracht) == {}
    assert list((tmp_path / "uit" / "bewijs").rglob("20_deel2.ipynb"))


def test_a_notebook_on_a_worker_sees_no_key_of_the_store(tmp_path: Path, sessie: Sessie) -> None:
    kijk = (
        "import os; print(sorted(naam for naam in os.environ if 'FSSPEC' in naam or 'TLS' in naam))"
    )
    make(order(tmp_path, [kijk], sessie=sessie), nothing)
    (bewijs,) = (tmp_path / "uit").glob("**/bewijs/**/10_deel1.ipynb")
    cellen = json.loads(bewijs.read_text(encoding="utf-8"))["cells"]
    assert [o["text"] for c in cellen for o in c.get("outputs", []) if "text" in o] == [["[]\n"]]


def test_s3_can_be_the_store(tmp_path: Path, proef: Proef, verwacht: dict[str, bytes]) -> None:
    fsspec.filesystem("s3").mkdir("bak")
    through_store(tmp_path, proef, "s3://bak/rapportages", verwacht)


@pytest.mark.filterwarnings("ignore:Sending a large body:ResourceWarning")  # by adlfs itself
def test_azure_can_be_the_store(tmp_path: Path, proef: Proef, verwacht: dict[str, bytes]) -> None:
    cluster.require_azure(json.loads(proef.omgeving["FSSPEC_ABFS"]))
    fsspec.filesystem("abfs").mkdir("bak")
    through_store(tmp_path, proef, "abfs://bak/rapportages", verwacht)


def through_store(folder: Path, proef: Proef, url: str, verwacht: dict[str, bytes]) -> None:
    """Work goes through the store, the same bytes come out, and only code stays."""
    with session(proef.adres, url, 1) as sessie:
        opdracht = order(folder, [READS], [READS], sessie=sessie)
        make(opdracht, nothing)
    assert published(opdracht) == verwacht
    assert Opslag(url).names(WORK) == []
    assert len(Opslag(url).names(CODE)) == 1


# Many organisations


def test_a_task_that_always_kills_its_worker_fails_its_own_rapportage_and_no_other(
    tmp_path: Path, sessie: Sessie
) -> None:
    slecht = order(tmp_path / "slecht", [KILL_WORKER], [READS])
    goed = [order(tmp_path / f"goed{i}", [READS], [READS]) for i in range(2)]
    gemaakt = list(make_many([slecht, *goed], sessie, lambda *_: None, 1))
    per_map = {Path(r.opdracht.data).parent.name: r for r in gemaakt}
    assert per_map["slecht"].fout == (
        "Notebook 10_deel1.ipynb stopte bij het starten: Werker gestopt: de werker stopte bij elke "
        "poging. Kijk in het logboek van de werker of het geheugen op was, en wat de notebook doet"
    )
    assert per_map["slecht"].pagina is None
    assert [page_of(per_map[naam]) for naam in ("goed0", "goed1")] == [True, True]
    assert sessie.verzender.opslag.names(WORK) == []


def page_of(resultaat: Resultaat) -> bool:
    """Whether a page was published."""
    return resultaat.pagina is not None and resultaat.pagina.is_file() and not resultaat.fout


# Workers that are lost


def test_a_killed_worker_costs_time_and_no_figure(
    tmp_path: Path, proef: Proef, sessie: Sessie, verwacht: dict[str, bytes]
) -> None:
    merk = tmp_path / "merk"
    daar = order(tmp_path, [once(merk, KILL_WORKER)], [READS], sessie=sessie)
    make(daar, nothing)
    assert merk.exists()
    assert published(daar) == verwacht
    wait_for(lambda: not cluster.orphans(proef))


def test_a_machine_that_is_lost_with_its_nanny_costs_time_and_no_figure(
    tmp_path: Path, proef: Proef, sessie: Sessie, verwacht: dict[str, bytes]
) -> None:
    merk = tmp_path / "merk"
    daar = order(tmp_path, [once(merk, KILL_BOTH)], [READS], sessie=sessie)
    make(daar, nothing)
    assert sum(proces.poll() is not None for proces in proef.processen) == 1
    assert published(daar) == verwacht
    wait_for(lambda: not cluster.orphans(proef))


def test_nothing_runs_on_after_the_end_of_a_run(
    tmp_path: Path, proef: Proef, opslag: Opslag
) -> None:
    eerder = cluster.notebook_processes(proef)
    with session(proef.adres, opslag.url, 1) as sessie:
        make(order(tmp_path, [READS], sessie=sessie), nothing)
        assert cluster.notebook_processes(proef) > eerder
    wait_for(lambda: cluster.notebook_processes(proef) <= eerder)


# What is refused


def test_a_worker_with_another_version_is_refused_and_said(tmp_path: Path) -> None:
    ander = tmp_path / "ander" / "openpyxl-0.0.1.dist-info" / "METADATA"
    ander.parent.mkdir(parents=True)
    ander.write_text("Metadata-Version: 2.1\nName: openpyxl\nVersion: 0.0.1\n")
    pad = os.pathsep.join([str(tmp_path / "ander"), os.environ.get("PYTHONPATH", "")])
    with pytest.raises(GebruikFout, match=r"openpyxl 0\.0\.1 in plaats van \d") as fout:
        only_worker(tmp_path, PYTHONPATH=pad)
    assert str(fout.value).startswith("1 werker heeft andere versies dan deze machine")


def test_a_worker_that_would_run_two_notebooks_in_one_process_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="geen plaats voor precies een notebook, zoals enige"):
        only_worker(tmp_path, "--nthreads", "2")


def only_worker(folder: Path, *opties: str, **omgeving: str) -> None:
    """Open a session with a cluster of one worker."""
    proef = Proef(folder, dict(os.environ))
    try:
        cluster.scheduler(proef, "tcp")
        proef.worker("enige", *opties, **omgeving)
        with session(proef.adres, "", 1):
            pytest.fail("the worker was taken")
    finally:
        proef.end()
