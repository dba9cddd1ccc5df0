"""The package of a released rapportage for an e-depot: a zip with metadata beside every file."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from duo_analytics.periods import Periode
from duo_analytics.places import REFERENCE, ROOT
from duo_analytics.runs import durable, mdto
from duo_analytics.runs.mdto import Informatieobject

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say: same content, same bytes
KEPT = {".html", ".pdf", ".xlsx", ".json", ".csv"}
APART = ("hoofdstukken", "figuren")  # these stand in the page and the PDF already
SETTINGS = "instellingen"


@dataclass(frozen=True)
class Vaststelling:
    """What the archive needs to know of a release; moments as '2022-05-12T09:30:00+02:00'."""

    set: str
    versie: int
    periode: Periode
    titel: str
    gemaakt: str
    vastgesteld: str
    door: str
    notitie: str
    vervangt: int

    @property
    def kenmerk(self) -> str:
        """'2022-T1-versie-3'."""
        return mark(self.set, self.versie)


def mark(set_: str, versie: int) -> str:
    """The name by which an archive knows a version."""
    return f"{set_}-versie-{versie}"


def write(folder: Path, pad: Path, wat: Vaststelling) -> None:
    """Write the package of the set in ``folder`` to ``pad``: stored, not compressed.

    It holds the pages, PDFs, workbooks and figures, the manifests with the hashes of the
    deliveries, the settings and norms, and the list of packages with which it was made.
    """
    inhoud = dict(_contents(folder))
    stuk = replace(_described(wat), bestanden=tuple(inhoud))
    pad.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_STORED) as zip_:
        _put(zip_, f"{stuk.kenmerk}/{stuk.kenmerk}.mdto.xml", mdto.informatieobject(stuk))
        for naam, tekst in inhoud.items():
            som = hashlib.sha256(tekst).hexdigest()
            over = mdto.bestand(naam, len(tekst), som, stuk)
            _put(zip_, f"{stuk.kenmerk}/{naam}", tekst)
            _put(zip_, f"{stuk.kenmerk}/{naam}.bestand.mdto.xml", over)


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the package by its path in it, in the order of names."""
    gekozen = {
        naam: pad
        for naam, pad in durable.files(folder)
        if pad.suffix in KEPT and not set(APART) & set(naam.split("/"))
    }
    definities = ROOT / "duo_analytics" / "rapportage" / "definities"
    instellingen = [*definities.glob("*.toml"), *REFERENCE.glob("*.csv"), mdto.CONFIGURATION]
    gekozen |= {f"{SETTINGS}/{pad.name}": pad for pad in instellingen}
    gekozen |= {pad.name: pad for pad in (ROOT / "requirements.lock",) if pad.is_file()}
    for naam, pad in sorted(gekozen.items()):
        yield naam, pad.read_bytes()


def _described(wat: Vaststelling) -> Informatieobject:
    vanaf = wat.periode.jaar_tot_nu
    return Informatieobject(
        kenmerk=wat.kenmerk,
        naam=f"{wat.titel}, {vanaf.in_maanden}",
        omschrijving=f"Vastgestelde rapportage. {wat.notitie}".strip(),
        begin=vanaf.begin.isoformat(),
        eind=wat.periode.peildatum.isoformat(),
        gemaakt=wat.gemaakt,
        vastgesteld=wat.vastgesteld,
        door=wat.door,
        vervangt=mark(wat.set, wat.vervangt) if wat.vervangt else "",
        bestanden=(),
    )


def _put(zip_: zipfile.ZipFile, naam: str, tekst: bytes) -> None:
    deel = zipfile.ZipInfo(naam, ZIP_DATE)
    deel.external_attr = 0o644 << 16
    deel.create_system = 3  # the same on every system
    zip_.writestr(deel, tekst)
