"""Read a CSV file: its encoding, its separator, its lines; nothing in it is repaired."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from duo_analytics.intake.mapping.export import Export, encoded, wanted
from duo_analytics.intake.melder import Plek, Uitspraak
from duo_analytics.intake.opening.files import ZIP, read_bytes
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.rawcells import clean

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.mapping.declaration import Koppeling
    from duo_analytics.intake.melder import Melder

CODE = "DUO-K03"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
FIRST_BYTES = 1024
SEP = "sep="
SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
ALS_CSV = "Bewaar het in Excel als 'CSV UTF-8 (door scheidingstekens gescheiden)'."
OPNIEUW = "Exporteer het bestand opnieuw."


class Regel(NamedTuple):
    """A record: the line on which it begins, from 1, and its values."""

    nummer: int
    waarden: list[str]


def read_text(pad: Path, koppeling: Koppeling, melder: Melder) -> Export | None:
    """The export; None when lines are wrong, each of which is said. Raises BestandGeweigerd."""
    inhoud = read_bytes(pad, GRENZEN)
    tekst = decoded(inhoud, koppeling.codering)
    teken, eerste = _separator(tekst, koppeling)
    regels = _records(tekst, teken)
    kop = _header(regels, koppeling.kopregel or eerste)
    koppen = [" ".join(clean(cel).split()) for cel in kop.waarden]
    _check_separator(koppen, teken)
    if not _right_widths(regels, kop, melder):
        return None
    rijen = dict(_placed(regels, kop.nummer))
    hoogte = max(rijen, default=0)
    kolommen = {}
    for naam in wanted(koppeling, koppen):
        plaats = koppen.index(naam)
        kolommen[naam] = encoded(
            rijen[nummer][plaats] if nummer in rijen else None for nummer in range(1, hoogte + 1)
        )
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return Export(koppen, kolommen, kop.nummer + 1, sha256, "regel")


def decoded(inhoud: bytes, codering: str) -> str:
    """The text of the file; raises BestandGeweigerd with the line of the first wrong byte."""
    if not inhoud:
        raise BestandGeweigerd(CODE, "het bestand is leeg", OPNIEUW)
    if inhoud.startswith(ZIP):
        herstel = "Sla het op als CSV, of geef het de naam .xlsx."
        raise BestandGeweigerd(CODE, "dit is een werkboek, geen tekstbestand", herstel)
    if _looks_like_utf16(inhoud):
        raise BestandGeweigerd(CODE, "het bestand is UTF-16 (Unicode-tekst)", ALS_CSV)
    if (plaats := inhoud.find(b"\x00")) >= 0:
        reden = f"in regel {_line(inhoud, plaats)} staat een NUL-teken; het bestand is beschadigd"
        raise BestandGeweigerd(CODE, reden, OPNIEUW)
    if codering != "utf-8" and inhoud.startswith(UTF8_MARK):
        herstel = 'Zet in mapping.toml codering = "utf-8".'
        raise BestandGeweigerd(CODE, f"het bestand zegt zelf dat het UTF-8 is, geen {codering}",
                               herstel)  # fmt: skip
    try:
        return inhoud.decode("utf-8-sig" if codering == "utf-8" else codering)
    except UnicodeDecodeError as fout:
        ander = "cp1252" if codering == "utf-8" else "utf-8"
        reden = f"in regel {_line(inhoud, fout.start)} staat een teken dat geen {codering} is"
        herstel = f'Zet in mapping.toml codering = "{ander}", of exporteer opnieuw.'
        raise BestandGeweigerd(CODE, reden, herstel) from fout


def _looks_like_utf16(inhoud: bytes) -> bool:
    begin = inhoud[:FIRST_BYTES]
    return begin.startswith(UTF16) or 3 * begin.count(0) > len(begin)


def _line(inhoud: bytes, plaats: int) -> int:
    return len(inhoud[:plaats].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


def _separator(tekst: str, koppeling: Koppeling) -> tuple[str, int]:
    """The separator, and the first line that may be the header: a line 'sep=' wins."""
    regel = tekst.splitlines()[0].strip() if tekst.strip() else ""
    if regel.lower().startswith(SEP) and len(regel) == len(SEP) + 1:
        return regel[-1], 2
    return koppeling.scheidingsteken, 1


def _records(tekst: str, teken: str) -> list[Regel]:
    """Every record, also empty ones; raises BestandGeweigerd for quotes that do not close."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    regels, begin = [], 1
    try:
        for waarden in lezer:
            regels.append(Regel(begin, waarden))
            begin = lezer.line_num + 1
    except csv.Error as fout:
        reden = f"regel {begin} is niet te lezen: er staat een aanhalingsteken dat niet klopt"
        herstel = "Exporteer met aanhalingstekens om tekst, of haal het losse teken weg."
        raise BestandGeweigerd(CODE, reden, herstel) from fout
    return regels


def _header(regels: Sequence[Regel], vanaf: int) -> Regel:
    """The first record with values, from that line on."""
    gevonden = next((r for r in regels if r.nummer >= vanaf and any(r.waarden)), None)
    if gevonden is None:
        reden = f"vanaf regel {vanaf} staat er geen kopregel"
        raise BestandGeweigerd(CODE, reden, "Kijk 'kopregel' in mapping.toml na.")
    return gevonden


def _check_separator(koppen: Sequence[str], teken: str) -> None:
    """Raises BestandGeweigerd for one column in which another separator stands."""
    anders = [s for s in SEPARATORS if s != teken and len(koppen) == 1 and s in koppen[0]]
    if anders:
        naam = SEPARATORS.get(teken, teken)
        geschreven = "\\t" if anders[0] == "\t" else anders[0]
        reden = f"er is maar een kolom als het scheidingsteken een {naam} is"
        herstel = f'Zet in mapping.toml scheidingsteken = "{geschreven}".'
        raise BestandGeweigerd(CODE, reden, herstel)


def _right_widths(regels: Sequence[Regel], kop: Regel, melder: Melder) -> bool:
    """Whether every record below the header is as wide as it; says which are not."""
    breedte = len(kop.waarden)
    fout = [r for r in regels if r.nummer > kop.nummer and len(r.waarden) not in (0, breedte)]
    for regel in fout:
        wat = "kort" if len(regel.waarden) < breedte else "lang"
        reden = (
            f"de regel is te {wat}: {len(regel.waarden)} waarden, de kopregel heeft er {breedte}"
        )
        herstel = "Exporteer opnieuw; staat het scheidingsteken in een tekst, dan horen daar "
        uitspraak = Uitspraak(CODE, reden, f"{herstel}aanhalingstekens om.")
        melder.meld_cel(uitspraak, regel.nummer, Plek(0))
    return not fout


def _placed(regels: Sequence[Regel], kop: int) -> Iterator[tuple[int, list[str]]]:
    """The records below the header, by the distance of their line from it."""
    for regel in regels:
        if regel.nummer > kop and regel.waarden:
            yield regel.nummer - kop, regel.waarden
