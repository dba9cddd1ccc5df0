"""Text of a delivery or of a controller is never code: in no form of the rapportage.

Every free text of the example delivery gets an attack in front of it. The notebooks of all
chapters run on that delivery, and their results become one whole set.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pikepdf
import pytest

from duo_analytics.errors import TekstGeweigerd
from duo_analytics.intake import read
from duo_analytics.intake.contract import tables
from duo_analytics.periods import Periode
from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.definition import definition_of, recipients
from duo_analytics.rapportage.document import Hoofdstuk
from duo_analytics.rapportage.executed import SHOWN
from duo_analytics.rapportage.files import write_set
from duo_analytics.rapportage.recipient import read_texts, tailor
from duo_analytics.rapportage.words import blocks
from duo_analytics.results.verantwoording import Verantwoording
from duo_analytics.values import MIME
from tests.aanvallen import ATTACKS, OUTSIDE, attacked, texts_of
from tests.backtest import PERIODE, notebooks, shown
from tests.paginas import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
VAN = Periode.parse(PERIODE)
UNSEEN = " \t\r\n\u00a0\u200b\u200e\u200f\u202e\ufeff"
LIVE = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
TEMPLATES = ("{{", "{%")
RUNS = "script, iframe, object, embed, link, base, form, svg, math, style ~ style"


def chapter(notebook: Path) -> Hoofdstuk:
    """A chapter out of its notebook, run here on the attacked delivery."""
    resultaten = [waarde._repr_mimebundle_()[MIME] for waarde in shown_results(notebook)]
    titel = json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"]
    (kop, *rest) = blocks("".join(titel))
    getoond = tuple(SHOWN[ruw["soort"]](ruw) for ruw in resultaten[:-1])
    verantwoording = Verantwoording.from_json(resultaten[-1])
    return Hoofdstuk(notebook.stem[3:], kop.tekst, (*rest, *getoond), verantwoording)  # type: ignore[union-attr]


def shown_results(notebook: Path) -> Iterator[Any]:
    for waarde in shown(notebook):
        if MIME in getattr(waarde, "_repr_mimebundle_", dict)():
            yield waarde


@pytest.fixture(scope="module")
def uit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole set of Diemen, made of an attacked delivery and attacking texts."""
    patch = pytest.MonkeyPatch()
    echt = read._delivery
    patch.setattr(read, "_delivery", lambda *args: attacked(echt(*args)))
    geheel = assemble([chapter(pad) for pad in notebooks()], VAN)
    patch.undo()
    teksten = tmp_path_factory.mktemp("teksten")
    for hoofdstuk in geheel.hoofdstukken:
        tekst = "\n\n".join(a for a in ATTACKS if not a.startswith(TEMPLATES))
        (teksten / f"{hoofdstuk.naam}.md").write_text(tekst, encoding="utf-8")
    (teksten / "aanleiding.md").write_text("\n\n".join(ATTACKS[:15]), encoding="utf-8")
    gelezen = read_texts(teksten, recipients()["diemen"], geheel)
    uit = tmp_path_factory.mktemp("set")
    write_set(tailor(geheel, definition_of(VAN), recipients()["diemen"], gelezen), uit, {})
    return uit


def of_kind(uit: Path, soort: str) -> list[Path]:
    paden = sorted(uit.rglob(f"*.{soort}"))
    assert paden
    return paden


def test_there_are_enough_attacks_and_every_text_column_gets_them() -> None:
    assert len(ATTACKS) >= 20
    kolommen = [k for _, tabel in tables().values() for k in texts_of(tabel.kolommen)]
    assert len(kolommen) > 50


def test_the_attacks_reach_the_page_as_words(uit: Path) -> None:
    tekst = Pagina((uit / "rapportage.html").read_text(encoding="utf-8")).text()
    plat = re.sub(r"\s+", " ", tekst)
    gezien = [a for a in ATTACKS if a[:40] in plat]
    assert len(gezien) >= 20
    tabellen = (uit / "tabellen.json").read_text(encoding="utf-8")
    uit_levering = [a for a in ATTACKS if json.dumps(a[:40], ensure_ascii=False)[1:-1] in tabellen]
    assert len(uit_levering) >= 20


@pytest.mark.parametrize("aanval", [a for a in ATTACKS if a.startswith(TEMPLATES)])
def test_a_template_in_a_text_of_the_controller_is_refused(aanval: str, tmp_path: Path) -> None:
    from tests.voorbeeld import rapportage

    (tmp_path / "proef.md").write_text(aanval, encoding="utf-8")
    with pytest.raises(TekstGeweigerd, match=r"proef\.md, regel 1"):
        read_texts(tmp_path, recipients()["diemen"], rapportage())


@pytest.mark.browser
@pytest.mark.parametrize("soort", ["html", "svg"])
def test_nothing_runs_and_nothing_is_asked_of_outside_in_a_browser(
    uit: Path, browser: Browser, soort: str
) -> None:
    pagina = browser.new_page()
    gehoord: list[str] = []
    pagina.on("dialog", lambda d: gehoord.append(f"liep: {d.message}"))
    pagina.on("dialog", lambda d: d.dismiss())
    pagina.on("request", lambda v: gehoord.append(v.url))
    pagina.on("console", lambda m: gehoord.append(f"console: {m.text}"))
    pagina.on("pageerror", lambda f: gehoord.append(f"fout: {f}"))
    for pad in of_kind(uit, soort):
        pagina.goto(pad.as_uri())
        if soort == "html":
            pagina.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert pagina.evaluate(f"document.querySelectorAll('{RUNS}').length") == 0
            buiten = "[...document.links].filter(a => !a.getAttribute('href').startsWith('#'))"
            assert pagina.evaluate(f"{buiten}.length") == 0
    pagina.close()
    assert [g for g in gehoord if not re.match(r"file:|data:image/", g)] == []


def test_a_chart_holds_shapes_and_words_only(uit: Path) -> None:
    for pad in of_kind(uit, "svg"):
        for element in ET.fromstring(pad.read_text(encoding="utf-8")).iter():  # noqa: S314 - ours
            assert element.tag.partition("}")[2] in {
                "svg", "g", "defs", "path", "text", "tspan", "use", "clipPath", "rect", "pattern",
                "line", "polyline", "polygon", "circle",
            }, pad.name  # fmt: skip
            assert not [veld for veld in element.attrib if veld.lower().startswith("on")]
            assert element.attrib.get("href", "#").startswith("#")


def test_a_workbook_has_no_formula_and_no_link_outside(uit: Path) -> None:
    (pad,) = of_kind(uit, "xlsx")
    cellen = [c for blad in openpyxl.load_workbook(pad) for rij in blad.iter_rows() for c in rij]
    assert [c.coordinate for c in cellen if c.data_type == "f"] == []
    assert any(str(c.value).startswith(("=", "+", "-", "@")) for c in cellen)
    with zipfile.ZipFile(pad) as pak:
        delen = [pak.read(naam) for naam in pak.namelist()]
    assert not [deel for deel in delen if b"<f>" in deel or b'TargetMode="External"' in deel]


def test_a_word_file_has_no_link_outside_and_only_fields_of_its_own(uit: Path) -> None:
    for pad in of_kind(uit, "docx"):
        with zipfile.ZipFile(pad) as pak:
            delen = {naam: pak.read(naam).decode("utf-8", "replace") for naam in pak.namelist()}
        velden = re.findall(
            r'w:instr="\s*(\w+)|<w:instrText[^>]*>\s*(\w+)', "".join(delen.values())
        )
        assert {a or b for a, b in velden} <= {"PAGE", "NUMPAGES", "TOC", "PAGEREF", "HYPERLINK"}
        assert not [naam for naam, deel in delen.items() if 'TargetMode="External"' in deel]
        assert not [naam for naam in delen if "vba" in naam.lower() or "embed" in naam.lower()]


def test_a_pdf_has_no_action_and_no_link_outside(uit: Path) -> None:
    for pad in of_kind(uit, "pdf"):
        with pikepdf.open(pad) as pdf:
            soorten = {
                str(ding.get("/S"))
                for ding in pdf.objects
                if isinstance(ding, pikepdf.Dictionary) and "/S" in ding
            }
        assert soorten.isdisjoint({"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"})


def test_no_cell_of_a_csv_becomes_a_formula_and_each_row_stays_one_row(uit: Path) -> None:
    tabellen = json.loads((uit / "tabellen.json").read_text(encoding="utf-8"))["tabellen"]
    rijen_van = {tabel["naam"]: len(tabel["rijen"]) for tabel in tabellen}
    for pad in of_kind(uit, "csv"):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            kop, *rijen = csv.reader(bestand, delimiter=";")
        assert len(rijen) == rijen_van[pad.stem], pad.name
        assert {len(rij) for rij in rijen} <= {len(kop)}
        cellen = [cel for rij in rijen for cel in rij if not re.fullmatch(r"-?\d+(,\d+)?", cel)]
        assert [cel for cel in cellen if cel.strip(UNSEEN).startswith(LIVE)] == [], pad.name


def test_facts_and_tables_hold_the_attacks_as_plain_strings(uit: Path) -> None:
    for naam in ("feiten.json", "tabellen.json", "manifest.json"):
        assert isinstance(json.loads((uit / naam).read_text(encoding="utf-8")), dict)


def test_no_text_becomes_a_name_of_a_file(uit: Path) -> None:
    namen = [pad.relative_to(uit).as_posix() for pad in uit.rglob("*")]
    assert [naam for naam in namen if not re.fullmatch(r"[a-z0-9_./-]+", naam)] == []
    assert OUTSIDE not in "".join(namen)
