"""Read the rows of one query. Nothing in the database can be changed by it.

Three locks: only one statement that begins with SELECT or WITH and holds no word that writes; a
read-only transaction where the database has one; and always a rollback.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.intake.mapping.export import Export, encoded, wanted
from duo_analytics.intake.mapping.extras import optional
from duo_analytics.intake.mapping.parquet import plain
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.refused import BestandGeweigerd

if TYPE_CHECKING:
    from duo_analytics.intake.mapping.declaration import Koppeling

CODE = "DUO-K06"
WAARVOOR = "een query op een database"
ROWS_AT_ONCE = 5_000
NOT_CODE = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/""", re.DOTALL
)
WRITES = re.compile(
    r"\b(insert|update|delete|merge|into|drop|alter|create|truncate|grant|revoke|call|exec|execute|"
    r"attach|detach|pragma|copy)\b",
    re.IGNORECASE,
)
READ_ONLY = {
    "postgresql": "SET TRANSACTION READ ONLY",
    "oracle": "SET TRANSACTION READ ONLY",
    "mysql": "START TRANSACTION READ ONLY",
    "mariadb": "START TRANSACTION READ ONLY",
    "sqlite": "PRAGMA query_only = ON",
}


def read_query(folder: Path, koppeling: Koppeling) -> Export:
    """The rows of the query; raises BestandGeweigerd. The address of the database is never said."""
    check_reads_only(koppeling.query)
    alchemy = optional("sqlalchemy", WAARVOOR)
    try:
        motor = alchemy.create_engine(_address(alchemy, folder, koppeling))
    except ModuleNotFoundError as fout:
        reden = f"voor deze database is het pakket {fout.name} nodig, en dat is er niet"
        herstel = f"Voeg het toe met: python -m pip install {fout.name}."
        raise BestandGeweigerd("DUO-K05", reden, herstel) from fout
    except alchemy.exc.SQLAlchemyError as fout:
        reden = "het adres bij 'database' is niet te lezen"
        raise BestandGeweigerd(CODE, reden, "Schrijf: soort://gebruiker@server/naam.") from fout
    try:
        koppen, rijen = _fetch(alchemy, motor, koppeling.query)
    except alchemy.exc.SQLAlchemyError as fout:
        reden = f"de database weigert de query ({type(fout).__name__})"
        herstel = "Probeer de query in de database zelf, met dezelfde gebruiker."
        raise BestandGeweigerd(CODE, reden, herstel) from fout
    finally:
        motor.dispose()
    namen = wanted(koppeling, koppen)
    kolommen = {naam: encoded(plain(rij[koppen.index(naam)] for rij in rijen)) for naam in namen}
    return Export(koppen, kolommen, 1, _hash(koppeling.query, kolommen))


def check_reads_only(query: str) -> None:
    """Raises BestandGeweigerd for anything but one statement that reads."""
    kaal = NOT_CODE.sub(" x ", query).strip().removesuffix(";").strip()
    schrijft = WRITES.search(kaal)
    if not re.match(r"(select|with)\b", kaal, re.IGNORECASE):
        raise _refused("de query begint niet met SELECT of WITH")
    if ";" in kaal:
        raise _refused("de query bestaat uit meer dan een opdracht")
    if schrijft is not None:
        raise _refused(f"de query bevat het woord {schrijft[0].upper()}")


def _refused(reden: str) -> BestandGeweigerd:
    return BestandGeweigerd(CODE, reden, "Er wordt alleen gelezen: schrijf een enkele SELECT.")


def _address(alchemy: Any, folder: Path, koppeling: Koppeling) -> Any:
    """The address with the password filled in; of SQLite a file that must be there, read-only."""
    adres = alchemy.make_url(koppeling.database)
    if koppeling.wachtwoord_uit:
        wachtwoord = os.environ.get(koppeling.wachtwoord_uit)
        if wachtwoord is None:
            reden = f"de omgevingsvariabele {koppeling.wachtwoord_uit} is er niet"
            raise BestandGeweigerd(CODE, reden, "Zet daarin het wachtwoord van de database.")
        adres = adres.set(password=wachtwoord)
    if adres.get_backend_name() != "sqlite":
        return adres
    pad = folder / (adres.database or "")
    if not pad.is_file():
        reden = "het bestand van de SQLite-database is er niet"
        raise BestandGeweigerd(CODE, reden, "Leg het naast mapping.toml: sqlite:///naam.db.")
    return adres.set(
        database=f"file:{pad.resolve().as_posix()}", query={"mode": "ro", "uri": "true"}
    )


def _fetch(alchemy: Any, motor: Any, query: str) -> tuple[list[str], list[Any]]:
    with motor.connect() as verbinding:
        if (alleen_lezen := READ_ONLY.get(motor.dialect.name)) is not None:
            verbinding.exec_driver_sql(alleen_lezen)
        try:
            uitkomst = verbinding.execute(alchemy.text(_without_parameters(query)))
            koppen, rijen = list(map(str, uitkomst.keys())), []
            for deel in uitkomst.partitions(ROWS_AT_ONCE):
                rijen += [tuple(rij) for rij in deel]
                if len(rijen) * len(koppen) > GRENZEN.cellen:
                    raise BestandGeweigerd("DUO-B08", "de query geeft veel te veel rijen",
                                           "Vraag alleen de gevraagde rijen.")  # fmt: skip
            return koppen, rijen
        finally:
            verbinding.rollback()


def _without_parameters(query: str) -> str:
    """The query in which a colon is a colon, and no parameter that is to be filled in."""
    return re.sub(r"(?<!\\):", r"\\:", query)


def _hash(query: str, kolommen: Any) -> str:
    """SHA-256 of the query and of the values that were used of its rows."""
    som = hashlib.sha256(query.encode())
    for naam, kolom in kolommen.items():
        som.update(repr((naam, list(map(str, kolom.waarden)))).encode())
        som.update(kolom.nummers.tobytes())
    return som.hexdigest()
