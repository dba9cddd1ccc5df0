"""The connection with the workers, which is refused when they are not what a run needs."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dask
from distributed import Client, LocalCluster, Security

from duo_analytics.errors import GebruikFout
from duo_analytics.runs.cluster.adres import LOCAL, TLS
from duo_analytics.runs.cluster.pakketten import differences, require, versions

RESOURCE = "notebook"  # a worker has one: a core and the memory of one notebook
CONNECT_SECONDS, WORKER_SECONDS = 10, 60
SHOWN = 3
LOOPBACK = "127.0.0.1"
START = f'dask worker ADRES --nthreads 1 --resources "{RESOURCE}=1"'


@contextlib.contextmanager
def connected(adres: str, jobs: int) -> Iterator[Client]:
    """A client of the scheduler at ``adres``, or of one with ``jobs`` workers on this machine.

    Raises GebruikFout when nobody answers, no worker comes, or one is not as it should be.
    """
    require("distributed", "cluster")
    with contextlib.ExitStack() as open_:
        if adres == LOCAL:
            map_ = open_.enter_context(tempfile.TemporaryDirectory(prefix="duo-"))
            cluster = open_.enter_context(local_cluster(jobs, Path(map_)))
            client = open_.enter_context(Client(cluster))
        else:
            client = open_.enter_context(_client(adres))
        _require_workers(client)
        yield client


def local_cluster(jobs: int, map_: Path) -> LocalCluster:
    """Scheduler and workers on this machine, encrypted: others who work here cannot come in."""
    require("cryptography", "cluster")
    hier = f"{LOOPBACK}:0"
    return LocalCluster(
        n_workers=jobs,
        threads_per_worker=1,
        resources={RESOURCE: 1},
        host=LOOPBACK,
        protocol=f"{TLS}://",
        security=Security.temporary(),
        dashboard_address=hier,
        worker_dashboard_address=hier,
        local_directory=str(map_),
        silence_logs=50,
    )


def _client(adres: str) -> Client:
    try:
        return Client(adres, security=_security(adres), timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError) as fout:
        raise GebruikFout(
            f"De scheduler op {adres} antwoordt niet. Kijk of hij draait en of deze machine hem "
            "mag bereiken."
        ) from fout


def _security(adres: str) -> Security | None:
    if not adres.startswith(f"{TLS}:"):
        return None
    instellingen = {naam: dask.config.get(f"distributed.comm.tls.{naam}", None)
                    for naam in ("ca-file", "client.cert", "client.key")}  # fmt: skip
    for naam, pad in instellingen.items():
        if pad is None or not Path(str(pad)).is_file():
            stand = "ontbreekt" if pad is None else f"wijst naar {pad}, en dat is er niet"
            raise GebruikFout(
                f"De instelling distributed.comm.tls.{naam} van Dask {stand}. Geef het certificaat "
                "van de uitgever en dat van deze machine; zie docs/cluster.md."
            )
    return Security(require_encryption=True)


def _require_workers(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError as fout:
        raise GebruikFout(f"Het cluster heeft geen werker. Start er een met: {START}.") from fout
    bekend: Mapping[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    verkeerd = [w for w in bekend.values() if w["nthreads"] != 1 or w["resources"] != {RESOURCE: 1}]
    if verkeerd:
        raise GebruikFout(
            f"{_count(len(verkeerd))} geen plaats voor precies een notebook, zoals "
            f"{_name(verkeerd[0])}. Start elke werker met: {START}."
        )
    _require_same_versions(client)


def _require_same_versions(client: Client) -> None:
    hier = versions()
    try:
        daar: dict[str, dict[str, str]] = client.run(versions)
    except ModuleNotFoundError as fout:
        raise GebruikFout(
            f"Een werker mist het pakket {fout.name}. Installeer daar dezelfde versies als hier, "
            "met requirements.lock en duo-analytics zelf."
        ) from fout
    anders = {naam: d for naam, versies in daar.items() if (d := differences(hier, versies))}
    if anders:
        regels = [f"  {naam}: {'; '.join(d)}" for naam, d in list(anders.items())[:SHOWN]]
        raise GebruikFout(
            f"{_count(len(anders))} andere versies dan deze machine, en dan zijn de cijfers niet "
            "zeker hetzelfde. Installeer overal requirements.lock van dezelfde uitgave.\n"
            + "\n".join(regels)
        )


def _count(aantal: int) -> str:
    return "1 werker heeft" if aantal == 1 else f"{aantal} werkers hebben"


def _name(werker: Mapping[str, Any]) -> str:
    return str(werker["name"])
