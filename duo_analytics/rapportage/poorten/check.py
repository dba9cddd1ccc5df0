"""All gates over a whole set: one list of findings, and a stop when there is any."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pikepdf

from duo_analytics.errors import PoortDicht
from duo_analytics.rapportage.poorten.bevinding import KLEUR, LEK, PAGINA, Bevinding
from duo_analytics.rapportage.poorten.contrast import too_faint
from duo_analytics.rapportage.poorten.geheim import Geheimen, Machine
from duo_analytics.rapportage.poorten.lek import Zoeker
from duo_analytics.rapportage.poorten.pagina import Pagina
from duo_analytics.rapportage.poorten.stukken import OnbekendeSoort, of_page, pieces
from duo_analytics.rapportage.poorten.toegankelijk import inaccessible
from duo_analytics.rapportage.poorten.veilig import unsafe
from duo_analytics.results.alttekst import why_not_telling

if TYPE_CHECKING:
    from duo_analytics.rapportage.poorten.bevinding import Stuk

FOREIGN = "deze soort bestand hoort niet in een rapportage"
BROKEN = "dit bestand is niet te lezen en dus niet te controleren"


def require_open(folder: Path, logs: Path, geheimen: Iterable[str]) -> None:
    """Raise PoortDicht with everything that stops the set in ``folder`` or the logs of its run."""
    geheim = Geheimen.of(geheimen)
    bevindingen = [*check_set(folder, geheim), *check_logs(logs, geheim)]
    if bevindingen:
        raise PoortDicht(bevindingen)


def check_set(folder: Path, geheimen: Geheimen) -> list[Bevinding]:
    """What stops the publication of everything in a folder, by file.

    Content that occurs in several places is looked at once and told of each place.
    """
    zoeker = Zoeker(geheimen, Machine.here())
    gezien: dict[tuple[str, bytes], list[Bevinding]] = {}
    bevindingen: list[Bevinding] = []
    for pad in sorted(p for p in folder.rglob("*") if not p.is_dir()):
        naam, inhoud = pad.relative_to(folder).as_posix(), pad.read_bytes()
        soort = (pad.suffix.lower(), hashlib.sha256(inhoud).digest())
        if soort not in gezien:
            gezien[soort] = list(_of_file(zoeker, naam, inhoud))
        bevindingen += zoeker.in_name(naam)
        bevindingen += (replace(b, bestand=naam) for b in gezien[soort])
        bevindingen += _beside(pad, naam)
    return bevindingen


def check_logs(folder: Path, geheimen: Geheimen) -> list[Bevinding]:
    """Persons and keys in the logs of a run: those stay inside, but are kept and passed on."""
    zoeker = Zoeker(geheimen, Machine.here(), intern=True)
    logs = sorted(folder.rglob("*.log"))
    return [
        bevinding
        for log in logs
        for bevinding in zoeker.findings(log.name, pieces(log.name, log.read_bytes()))
    ]


def check_page(naam: str, html: str) -> list[Bevinding]:
    """What a page lacks: it must be accessible, able to run nothing, and legible."""
    return list(_of_page(naam, Pagina(html)))


def _of_file(zoeker: Zoeker, naam: str, inhoud: bytes) -> Iterator[Bevinding]:
    try:
        if naam.lower().endswith(".html"):
            pagina = Pagina(inhoud.decode("utf-8"))
            stukken: list[Stuk] = list(of_page(pagina))
            yield from _of_page(naam, pagina)
        else:
            stukken = list(pieces(naam, inhoud))
    except OnbekendeSoort:
        yield Bevinding(LEK, naam, "", FOREIGN)
    except (ValueError, zipfile.BadZipFile, pikepdf.PdfError):
        yield Bevinding(LEK, naam, "", BROKEN)
    else:
        yield from zoeker.findings(naam, stukken)


def _of_page(naam: str, pagina: Pagina) -> Iterator[Bevinding]:
    for regel, reden in (*unsafe(pagina), *inaccessible(pagina)):
        yield Bevinding(PAGINA, naam, f"regel {regel}", reden)
    stijlen = pagina.all("style")
    for stijl in stijlen:
        for reden in _legible(stijl.tekst):
            yield Bevinding(KLEUR, naam, f"regel {stijl.regel}", reden)
    if not stijlen:
        yield Bevinding(KLEUR, naam, "", "de pagina heeft geen opmaak")


@cache
def _legible(css: str) -> tuple[str, ...]:
    return tuple(too_faint(css))


def _beside(pad: Path, naam: str) -> Iterator[Bevinding]:
    """A chart on its own has its alt text beside it, in a file with the same name."""
    if pad.suffix.lower() not in (".svg", ".png"):
        return
    tekst = pad.with_suffix(".txt")
    waarom = why_not_telling(tekst.read_text(encoding="utf-8")) if tekst.is_file() else "ontbreekt"
    if waarom:
        anders = PurePosixPath(naam).with_suffix(".txt").name
        yield Bevinding(PAGINA, naam, anders, f"de alternatieve tekst ernaast {waarom} (1.1.1)")
