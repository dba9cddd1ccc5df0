"""What the reading process sends: one frame per event, plain values and numbers, never objects."""

from __future__ import annotations

import dataclasses
import json
import struct
from array import array
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any, TypeAlias

from duo_analytics.intake.opening.content import (
    Bijzonder,
    Bladfeiten,
    Bladinhoud,
    Cel,
    Gebied,
    Kolominhoud,
    Nummers,
    Werkboekinhoud,
)
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.rawcells import Waarheid

SIZES = struct.Struct(">QQ")  # of the plain values, and of the numbers
Uitkomst: TypeAlias = Werkboekinhoud | BestandGeweigerd


def send(naar: IO[bytes], bericht: dict[str, Any], nummers: Sequence[Nummers] = ()) -> None:
    """Write one frame."""
    kop = json.dumps(bericht, default=_plain, separators=(",", ":")).encode()
    naar.write(SIZES.pack(len(kop), sum(memoryview(n).nbytes for n in nummers)))
    naar.write(kop)
    for reeks in nummers:
        naar.write(memoryview(reeks))
    naar.flush()


def receive(van: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None at the end, also when the end comes in the middle of a frame."""
    maten = van.read(SIZES.size)
    if len(maten) < SIZES.size:
        return None
    lengte_kop, lengte_nummers = SIZES.unpack(maten)
    kop, nummers = van.read(lengte_kop), van.read(lengte_nummers)
    if len(kop) < lengte_kop or len(nummers) < lengte_nummers:
        return None
    return json.loads(kop), nummers


def send_outcome(naar: IO[bytes], uitkomst: Uitkomst) -> None:
    """Write the content of a workbook, or why it is not read."""
    if isinstance(uitkomst, BestandGeweigerd):
        send(naar, {"geweigerd": vars(uitkomst)})
        return
    kolommen = [kolom for blad in uitkomst.bladen for kolom in blad.kolommen]
    bladen = [
        {
            "naam": blad.naam,
            "eerste_rij": blad.eerste_rij,
            "kolommen": [[len(k.nummers), list(k.waarden)] for k in blad.kolommen],
            "feiten": dataclasses.asdict(blad.feiten),
        }
        for blad in uitkomst.bladen
    ]
    bericht = {"sha256": uitkomst.sha256, "1904": uitkomst.telt_vanaf_1904, "bladen": bladen}
    send(naar, bericht, [kolom.nummers for kolom in kolommen])


def outcome(bericht: dict[str, Any], nummers: bytes) -> Uitkomst:
    """The reverse of ``send_outcome``."""
    if "geweigerd" in bericht:
        delen = bericht["geweigerd"]
        waar = {"blad": delen["blad"], "cel": delen["cel"]}
        return BestandGeweigerd(delen["code"], delen["reden"], delen["herstel"], **waar)
    rest = memoryview(nummers)
    bladen = []
    for blad in bericht["bladen"]:
        kolommen = []
        for hoogte, waarden in blad["kolommen"]:
            breedte = hoogte * array("I").itemsize
            kolommen.append(Kolominhoud(rest[:breedte], [_value(w) for w in waarden]))
            rest = rest[breedte:]
        feiten = _facts(blad["feiten"])
        bladen.append(Bladinhoud(blad["naam"], blad["eerste_rij"], kolommen, feiten))
    return Werkboekinhoud(bericht["sha256"], bladen, bericht["1904"])


def _plain(waarde: object) -> list[Any]:
    """A value that JSON does not know, as its kind and its text."""
    match waarde:
        case datetime():
            return ["moment", waarde.isoformat()]
        case date():
            return ["dag", waarde.isoformat()]
        case time():
            return ["tijd", waarde.isoformat()]
        case timedelta():
            return ["duur", waarde.total_seconds()]
        case Waarheid():
            return ["waar", waarde.value]
        case _:
            raise TypeError(f"unknown kind of cell: {type(waarde)}")


KINDS: dict[str, Callable[[Any], object]] = {
    "moment": datetime.fromisoformat,
    "dag": date.fromisoformat,
    "tijd": time.fromisoformat,
    "duur": lambda seconden: timedelta(seconds=seconden),
    "waar": Waarheid,
}


def _value(waarde: Any) -> object:
    return KINDS[waarde[0]](waarde[1]) if isinstance(waarde, list) else waarde


def _facts(ruw: dict[str, Any]) -> Bladfeiten:
    cellen = [
        Cel(rij, kolom, Bijzonder(soort), tekst) for rij, kolom, soort, tekst in ruw["cellen"]
    ]
    samengevoegd = [Gebied(*gebied) for gebied in ruw["samengevoegd"]]
    return Bladfeiten(**ruw | {"cellen": cellen, "samengevoegd": samengevoegd})
