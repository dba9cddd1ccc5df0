"""A real scheduler and real workers on this machine, and emulators of object storage."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from distributed import Security

# Where .ci/run puts the emulator of Azure; npm install azurite elsewhere does as well.
AZURITE = "AZURITE"
NO_AZURITE = f"geen Azurite gevonden: zet {AZURITE} op de map waarin npm het heeft gezet"
WAIT_SECONDS = 60
# The published account of the emulator: no secret.
AZURE_KEY = (
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)


@dataclass
class Proef:
    """A scheduler that listens with tls, with certificates of its own, and its workers."""

    folder: Path
    omgeving: dict[str, str]
    adres: str = ""
    processen: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str, **omgeving: str) -> subprocess.Popen[bytes]:
        """Start a process of Dask, which is ended with the others."""
        with (self.folder / f"log{len(self.processen)}").open("wb") as log:
            proces = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=self.omgeving | omgeving,
                start_new_session=True,
            )
        self.processen.append(proces)
        return proces

    def worker(self, naam: str, *opties: str, **omgeving: str) -> subprocess.Popen[bytes]:
        """Start a worker below its nanny."""
        eisen = opties or ("--nthreads", "1", "--resources", "notebook=1")
        map_ = ("--local-directory", str(self.folder / "werkers"))
        stil = ("--no-dashboard", "--host", "127.0.0.1")
        return self.start(
            "dask_worker", self.adres, "--name", naam, *stil, *map_, *eisen, **omgeving
        )

    def end(self) -> None:
        """End everything, also what a test has left."""
        for proces in self.processen:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()


def scheduler(proef: Proef, soort: str, *opties: str) -> None:
    """Start a scheduler on a free port of this machine and wait until it has one."""
    bestand = proef.folder / f"{soort}.json"
    hier = ("--host", f"{soort}://127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    proef.start("dask_scheduler", *hier, "--scheduler-file", str(bestand), *opties)
    wait_for(bestand.is_file)
    wait_for(lambda: bestand.read_text().endswith("}"))
    proef.adres = json.loads(bestand.read_text())["address"]


def certificates(folder: Path) -> dict[str, str]:
    """Write certificates; the settings of Dask that name them."""
    tijdelijk = Security.temporary()
    folder.mkdir(exist_ok=True)
    inhoud = {"ca": tijdelijk.tls_ca_file, "cert": tijdelijk.tls_client_cert,
              "key": tijdelijk.tls_client_key}  # fmt: skip
    for naam, tekst in inhoud.items():
        (folder / f"{naam}.pem").write_text(str(tekst))
    tls = "distributed.comm.tls."
    wie = {
        f"{tls}{rol}.{soort}": str(folder / f"{soort}.pem")
        for rol in ("client", "scheduler", "worker")
        for soort in ("cert", "key")
    }
    return {f"{tls}ca-file": str(folder / "ca.pem"), **wie}


def as_environment(instellingen: Mapping[str, str]) -> dict[str, str]:
    """The variables by which a process of Dask gets its settings."""
    return {
        "DASK_" + naam.replace(".", "__").replace("-", "_").upper(): waarde
        for naam, waarde in instellingen.items()
    }


def wait_for(klaar: object, seconden: float = WAIT_SECONDS) -> None:
    """Wait until a condition holds."""
    if not callable(klaar):
        raise TypeError(klaar)
    einde = time.monotonic() + seconden
    while not klaar():
        assert time.monotonic() < einde, "het duurde te lang"
        time.sleep(0.05)


def notebook_processes(proef: Proef) -> set[int]:
    """The processes that run notebooks for workers of this scheduler."""
    gevonden = set()
    for pad in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it ended in the meantime
            command = pad.read_bytes()
            if b"cluster.uitvoerder" in command and str(proef.folder).encode() in command:
                gevonden.add(int(pad.parent.name))
    return gevonden


def orphans(proef: Proef) -> set[int]:
    """Those whose worker is gone."""
    return {pid for pid in notebook_processes(proef) if parent(pid) in (0, 1)}


def parent(pid: int) -> int:
    """The parent of a process; 0 when the process is gone."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@contextlib.contextmanager
def s3() -> Iterator[dict[str, object]]:
    """An emulator of S3 with a bucket; the settings of fsspec that lead to it."""
    import logging

    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    naam, poort = server.get_host_and_port()
    waar = {"endpoint_url": f"http://{naam}:{poort}", "region_name": "eu-west-1"}
    yield {"key": "proef", "secret": "proef", "client_kwargs": waar}
    server.stop()


@contextlib.contextmanager
def azure(folder: Path) -> Iterator[dict[str, object]]:
    """An emulator of Azure; the settings of fsspec that lead to it, none when it is not there."""
    script = Path(os.environ.get(AZURITE, "-")) / "node_modules/azurite/dist/src/blob/main.js"
    if not script.is_file():
        yield {}
        return
    poort = free_port()
    opties = ["--blobHost", "127.0.0.1", "--blobPort", str(poort), "--location", str(folder),
              "--skipApiVersionCheck", "--disableTelemetry", "--silent"]  # fmt: skip
    proces = subprocess.Popen(["node", str(script), *opties], stdout=subprocess.DEVNULL)
    wait_for(lambda: listens(poort))
    yield {
        "account_name": "devstoreaccount1",
        "connection_string": "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        f"AccountKey={AZURE_KEY};BlobEndpoint=http://127.0.0.1:{poort}/devstoreaccount1;",
    }
    proces.kill()
    proces.wait()


def require_azure(instellingen: Mapping[str, object]) -> None:
    """CI must have the emulator; elsewhere its tests are left out."""
    if instellingen:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI heeft geen Azurite: .ci/run moet het installeren")
    pytest.skip(NO_AZURITE)


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def listens(poort: int) -> bool:
    """Whether somebody answers on a port of this machine."""
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", poort)) == 0


# Cells of a notebook that end what runs them.

ANCESTORS = """
import os, signal
from pathlib import Path
def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
pid = os.getpid()
while b"cluster.uitvoerder" not in Path(f"/proc/{pid}/cmdline").read_bytes():
    pid = parent(pid)
worker = parent(pid)
nanny = parent(worker)
"""
KILL_WORKER = f"{ANCESTORS}os.kill(worker, signal.SIGKILL)\nimport time; time.sleep(60)"
KILL_BOTH = f"{ANCESTORS}os.kill(nanny, signal.SIGKILL)\nos.kill(worker, signal.SIGKILL)"


def once(merk: Path, cel: str) -> str:
    """A cell that does something the first time that it runs, and afterwards nothing."""
    ingesprongen = cel.replace("\n", "\n    ")
    return (
        f"from pathlib import Path\nmerk = Path({str(merk)!r})\n"
        f"if not merk.exists():\n    merk.touch()\n    {ingesprongen}"
    )
