"""Addresses of schedulers and of stores that may be used, and why others are refused."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from duo_analytics.errors import GebruikFout
from duo_analytics.runs.cluster.pakketten import require

LOCAL = "local"
TCP, TLS = "tcp", "tls"
# What reads and writes each kind of store; a folder needs nothing more.
STORES = {"file": "", "s3": "s3fs", "abfs": "adlfs", "abfss": "adlfs"}


def checked_address(adres: str) -> str:
    """'local', or the address of a scheduler that may be used.

    Raises GebruikFout: over plain tcp anyone on the way can read the deliveries and have code run,
    so it may not leave the machine.
    """
    if adres == LOCAL:
        return adres
    delen = _split(adres)
    if delen is None or delen[0] not in (TCP, TLS):
        raise GebruikFout(
            f"'{adres}' is geen adres van een cluster. Schrijf --cluster local, of "
            "tls://naam:poort van de scheduler."
        )
    soort, naam, _ = delen
    if soort == TCP and not _is_loopback(naam):
        raise GebruikFout(
            f"{adres} wordt geweigerd: tcp is niet versleuteld en mag alleen op deze machine zelf "
            "(127.0.0.1). Gebruik tls:// met certificaten; zie docs/cluster.md."
        )
    return adres


def _split(adres: str) -> tuple[str, str, int] | None:
    """Kind, host and port; None when one of them is not there."""
    try:
        delen = urlsplit(adres)
        naam, poort = delen.hostname, delen.port
    except ValueError:
        return None
    rest = delen.path or delen.query or delen.fragment or delen.username
    return None if rest or naam is None or poort is None else (delen.scheme, naam, poort)


def _is_loopback(naam: str) -> bool:
    """Of a literal address or localhost; another name can come to mean another machine."""
    if naam == "localhost":
        return True
    try:
        return ipaddress.ip_address(naam).is_loopback
    except ValueError:
        return False


def checked_store(opslag: str, adres: str, standaard: Path) -> str:
    """The address of the store: the one given, or a folder of this machine when that will do.

    Raises GebruikFout when other machines cannot come to it, when its kind is unknown, or when it
    carries a key.
    """
    if not opslag:
        if adres.startswith(f"{TLS}:"):
            raise GebruikFout(
                "Geef met --opslag een plaats waar alle machines bij kunnen: een gedeelde map, "
                "s3://bak/map of abfs://bak/map."
            )
        return folder_address(standaard)
    delen = urlsplit(opslag)
    soort = delen.scheme if "://" in opslag else "file"
    if soort not in STORES:
        kan = ", ".join(STORES)
        raise GebruikFout(f"'{soort}' is geen soort opslag. Kies uit een map, {kan}.")
    if "@" in delen.netloc or delen.query:
        raise GebruikFout(
            "Zet geen sleutel in het adres van de opslag: dat komt in logboeken. Geef elke machine "
            "haar sleutel in de omgeving; zie docs/cluster.md."
        )
    if STORES[soort]:
        require(STORES[soort], "opslag")
    return opslag if "://" in opslag else folder_address(Path(opslag).expanduser())


def folder_address(folder: Path) -> str:
    """The address of a folder; fsspec takes its name as it is, with spaces and accents."""
    return f"file://{folder.resolve().as_posix()}"
