"""Checked workbooks kept column by column, so that an unchanged file is not read and checked again.

A file is known by its bytes, its period, and everything that its check depends on: the contract and
the code of the intake. Only workbooks without an error are kept. They hold the same data as the
deliveries and lie with them; what cannot be written or read back is simply read anew.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import re
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from duo_analytics.intake import columnar
from duo_analytics.intake.contract import tables, workbooks
from duo_analytics.intake.delivery import Levering

if TYPE_CHECKING:
    from duo_analytics.intake.bestand import Bestand
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.periods import Periode

FOLDER = ".gelezen"
MOST_KEPT = 60  # a dozen periods; the one that was used longest ago goes first
HEAD = struct.Struct(">IQ")  # checksum of the rest, length of the plain values
ROW = np.dtype("<i8")
OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Kast:
    """The kept workbooks of one period, in a folder beside the deliveries."""

    folder: Path
    periode: Periode

    def restore(self, bestand: Bestand, pad: Path, tabellen: Sequence[Invoertabel]) -> bool:
        """Fill ``bestand`` with what was kept of the file; False when nothing fitting was.

        That is an entry of just these tables, or one of the whole workbook.
        """
        sha256 = _sha256(pad)
        heel = [t for werkboek, t in tables().values() if werkboek.bestand == bestand.naam]
        return any(
            self._restore_from(self._place(sha256, kept), bestand, tabellen, sha256)
            for kept in (tabellen, heel)
        )

    def _restore_from(
        self, plek: Path, bestand: Bestand, tabellen: Sequence[Invoertabel], sha256: str
    ) -> bool:
        try:
            inhoud = plek.read_bytes()
            os.utime(plek)
        except OSError:
            return False
        if len(inhoud) <= HEAD.size:
            return False
        controle, lengte = HEAD.unpack_from(inhoud)
        if zlib.crc32(memoryview(inhoud)[HEAD.size :]) != controle:
            return False
        plain = json.loads(inhoud[HEAD.size : HEAD.size + lengte])
        _fill(bestand, plain, memoryview(inhoud)[HEAD.size + lengte :], tabellen)
        bestand.sha256 = sha256
        return True

    def keep(self, bestand: Bestand, tabellen: Sequence[Invoertabel]) -> None:
        """Keep an examined file when it has no error and every table could be read."""
        from duo_analytics.intake.codes import Ernst

        met_fout = any(p.ernst is Ernst.FOUT for p in bestand.melder.all())
        if met_fout or bestand.levering is None or len(bestand.tabellen) < len(tabellen):
            return
        plek = self._place(bestand.sha256, tabellen)
        with contextlib.suppress(OSError):  # a folder that cannot be written costs only time
            plek.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
            half = plek.with_suffix(f".{os.getpid()}")
            half.write_bytes(b"".join(_packed(bestand)))
            half.replace(plek)
            self._prune()

    def _place(self, sha256: str, tabellen: Sequence[Invoertabel]) -> Path:
        namen = ",".join(sorted(tabel.naam for tabel in tabellen))
        sleutel = f"{sha256} {self.periode} {namen} {_fingerprint()}"
        return self.folder / f"{hashlib.sha256(sleutel.encode()).hexdigest()}.kolommen"

    def _prune(self) -> None:
        op_leeftijd = sorted(self.folder.glob("*.kolommen"), key=lambda p: -p.stat().st_mtime)
        for oud in op_leeftijd[MOST_KEPT:]:
            oud.unlink(missing_ok=True)


def _sha256(pad: Path) -> str:
    """The hash of a regular file; empty for anything else."""
    try:
        if not stat.S_ISREG(pad.stat().st_mode):
            return ""
        with pad.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def _fingerprint() -> str:
    """Changes with the contract, with the code of the intake, and with pandas.

    The address of a function in a rule differs per process and says nothing of the rule.
    """
    contract = re.sub(r" at 0x[0-9a-fA-F]+", "", repr(workbooks()))
    som = hashlib.sha256(f"{pd.__version__} {contract}".encode())
    for module in sorted(Path(__file__).parent.rglob("*.py")):
        som.update(module.read_bytes())
    return som.hexdigest()


def _packed(bestand: Bestand) -> Iterator[bytes]:
    """The whole entry: checksum and lengths, plain values, and then the numbers."""
    tabellen, reeksen = [], []
    for naam, gelezen in bestand.tabellen.items():
        woorden, kolommen = columnar.pack(gelezen.frame, gelezen.tabel)
        plekken = {kolom: list(plek) for kolom, plek in gelezen.plekken.items()}
        tabellen.append(
            {"naam": naam, "rijen": len(gelezen.frame), "plekken": plekken, "woorden": woorden}
        )
        reeksen += [gelezen.frame.index.to_numpy(ROW), *kolommen]
    plain = {
        "levering": None if bestand.levering is None else vars(bestand.levering),
        "uitgedraaid_op": bestand.uitgedraaid_op,
        "problemen": [dataclasses.asdict(probleem) for probleem in bestand.melder.problemen],
        "tabellen": tabellen,
    }
    kop = json.dumps(plain, default=date.isoformat, separators=(",", ":")).encode()
    rest = b"".join([kop, *(reeks.tobytes() for reeks in reeksen)])
    yield HEAD.pack(zlib.crc32(rest), len(kop))
    yield rest


def _fill(
    bestand: Bestand, plain: dict[str, Any], rest: memoryview, tabellen: Sequence[Invoertabel]
) -> None:
    from duo_analytics.intake.problems import Probleem

    levering = plain["levering"]
    dagen = {naam: date.fromisoformat(levering[naam]) for naam in ("peildatum", "gegevens_vanaf")}
    bestand.levering = Levering(**levering | dagen)
    if plain["uitgedraaid_op"]:
        bestand.uitgedraaid_op = date.fromisoformat(plain["uitgedraaid_op"])
    gevraagd = {tabel.naam for tabel in tabellen}
    ander = {tables()[r["naam"]][1].blad for r in plain["tabellen"] if r["naam"] not in gevraagd}
    problemen = [Probleem(**probleem) for probleem in plain["problemen"]]
    bestand.melder.problemen.extend(p for p in problemen if p.blad not in ander)
    for ruw in plain["tabellen"]:
        reeksen, rest = _numbers(ruw, rest)
        if ruw["naam"] in gevraagd:
            _fill_table(bestand, ruw, reeksen)


def _numbers(ruw: dict[str, Any], rest: memoryview) -> tuple[list[np.ndarray], memoryview]:
    """The rows and numbers of one table, and what is left for the next."""
    reeksen = []
    for soort in (ROW, *map(columnar.stored_type, tables()[ruw["naam"]][1].kolommen)):
        breedte = ruw["rijen"] * soort.itemsize
        reeksen.append(np.frombuffer(rest[:breedte], soort))
        rest = rest[breedte:]
    return reeksen, rest


def _fill_table(bestand: Bestand, ruw: dict[str, Any], reeksen: Sequence[np.ndarray]) -> None:
    from duo_analytics.intake.melder import Plek
    from duo_analytics.intake.table import Gelezen

    tabel = tables()[ruw["naam"]][1]
    frame = pd.DataFrame(columnar.unpack(ruw["woorden"], iter(reeksen[1:]), tabel))
    frame.index = pd.Index(reeksen[0].astype("int64"), name="rij")
    plekken = {naam: Plek(*plek) for naam, plek in ruw["plekken"].items()}
    geen = np.zeros(ruw["rijen"], dtype=bool)
    geweigerd = dict.fromkeys(plekken, geen)
    bestand.tabellen[tabel.naam] = Gelezen(tabel, frame, plekken, geweigerd)
