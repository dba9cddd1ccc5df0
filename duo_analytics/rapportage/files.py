"""Write the whole set of one rapportage into a folder, with a manifest of what it was made from."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.rapportage.render import csvw, data, html, workbook
from duo_analytics.results.grafiek import Grafiek

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Hoofdstuk, Rapportage

MANIFEST = "manifest.json"
PARTS = ("pagina", "pdf", "word")  # which can be written at the same time
VERSIES = (
    "duo-analytics", "pandas", "numpy", "scipy", "matplotlib", "papermill", "typst", "python-docx",
)  # fmt: skip


def write_set(rapportage: Rapportage, folder: Path, parameters: dict[str, Any]) -> None:
    """Every form in a folder that exists and is empty, and last the manifest."""
    write_forms(rapportage, folder)
    write_manifest(rapportage, folder, parameters)


def write_forms(rapportage: Rapportage, folder: Path, delen: tuple[str, ...] = PARTS) -> None:
    """The whole and each chapter in every form, the figures and the facts, or some ``PARTS``.

    Same rapportage, same bytes.
    """
    teksten = ((naam, tekst.encode()) for naam, tekst in _texts(rapportage))
    vormen = {"pagina": teksten, "pdf": _print(rapportage), "word": _word(rapportage)}
    for naam, inhoud in (vorm for deel in delen for vorm in vormen[deel]):
        pad = folder / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
    if "pagina" in delen:
        workbook.write(rapportage, folder / "cijfers.xlsx")


def prepare_pictures(notebook: Path) -> None:
    """Make and keep the pictures of an executed notebook, for every form that will show them."""
    from duo_analytics.rapportage.executed import read_chapter
    from duo_analytics.rapportage.render import beeld

    for grafiek in (f for f in read_chapter(notebook).figuren if isinstance(f, Grafiek)):
        beeld.png(grafiek.svg)


def prepare_chapter(rapportage: Rapportage, hoofdstuk: Hoofdstuk) -> None:
    """Make and keep the Word file of a chapter, which several recipients may get."""
    from duo_analytics.rapportage.render import word

    word.render_chapter(rapportage, hoofdstuk)


def write_manifest(rapportage: Rapportage, folder: Path, parameters: dict[str, Any]) -> None:
    """What the forms in the folder were made from, with the hash of each."""
    manifest = json.dumps(_manifest(rapportage, folder, parameters), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8", newline="")


def _texts(rapportage: Rapportage) -> Iterator[tuple[str, str]]:
    yield "rapportage.html", html.render(rapportage)
    if rapportage.aanbieding:
        yield "aanbieding.html", html.render_form(rapportage)
    for hoofdstuk in rapportage.hoofdstukken:
        yield f"hoofdstukken/{hoofdstuk.naam}.html", html.render_chapter(rapportage, hoofdstuk)
    for _, tabel in rapportage.tabellen:
        yield f"cijfers/{tabel.naam}.csv", data.csv_text(tabel)
    yield f"cijfers/{csvw.NAME}", csvw.metadata(rapportage)
    for grafiek in rapportage.grafieken:
        yield f"figuren/{grafiek.naam}.svg", grafiek.svg + "\n"
        yield f"figuren/{grafiek.naam}.txt", grafiek.alt + "\n"
    yield "feiten.json", data.facts_json(rapportage)
    yield "tabellen.json", data.tables_json(rapportage)


def _print(rapportage: Rapportage) -> Iterator[tuple[str, bytes]]:
    from duo_analytics.rapportage.render import pdf

    yield "rapportage.pdf", pdf.render(rapportage)


def _word(rapportage: Rapportage) -> Iterator[tuple[str, bytes]]:
    from duo_analytics.rapportage.render import beeld, word

    yield "rapportage.docx", word.render(rapportage)
    if rapportage.aanbieding:
        yield "aanbieding.docx", word.render_form(rapportage)
    for hoofdstuk in rapportage.hoofdstukken:
        yield f"hoofdstukken/{hoofdstuk.naam}.docx", word.render_chapter(rapportage, hoofdstuk)
    for grafiek in rapportage.grafieken:
        yield f"figuren/{grafiek.naam}.png", beeld.png(grafiek.svg)


def _manifest(rapportage: Rapportage, folder: Path, parameters: dict[str, Any]) -> dict[str, Any]:
    return {
        "titel": rapportage.titel,
        "periode": str(rapportage.periode),
        "fictief": rapportage.fictief,
        "parameters": parameters,
        "ontbrekende_teksten": list(rapportage.ontbrekende_teksten),
        "leveringen": {bron.bestand: bron.sha256 for bron in rapportage.bronnen},
        "normen": [asdict(norm) for norm in rapportage.normen],
        "versies": {
            "python": platform.python_version(),
            **{naam: metadata.version(naam) for naam in VERSIES},
        },
        "bestanden": {
            pad.relative_to(folder).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest()
            for pad in sorted(folder.rglob("*"))
            if pad.is_file()
        },
    }
