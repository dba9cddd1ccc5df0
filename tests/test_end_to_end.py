"""The whole product once: the example period, every notebook, three ways, and in a browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbclient
import nbformat
import pytest

from duo_analytics.periods import Periode
from duo_analytics.rapportage.compare import cells, facts, read_set
from duo_analytics.rapportage.definition import definition_of
from duo_analytics.rapportage.executed import read_chapter
from duo_analytics.rapportage.render.html import render_comparison
from duo_analytics.reference import Reference
from duo_analytics.values import MIME
from tests import pdf_controle
from tests.backtest import PERIODE, expected_file, notebooks
from tests.paginas import Pagina, faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
LARGEST_PAGE = 1_500_000  # bytes
SIZES = {"breed": (1280, 900), "telefoon": (320, 640)}
# Pictures far down the page are drawn when a reader comes near; here all of them at once.
LOAD_ALL = """async () => {
    const beelden = [...document.images];
    beelden.forEach(beeld => { beeld.loading = "eager"; });
    const uitslag = await Promise.allSettled(beelden.map(beeld => beeld.decode()));
    return uitslag.filter(u => u.status === "rejected").length
           + beelden.filter(beeld => !beeld.naturalWidth).length;
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
RUN_AXE = """async () => {
    const soorten = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa",
                     "best-practice"];
    const uitslag = await axe.run(document, {runOnly: soorten, resultTypes: ["violations"]});
    return uitslag.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html]);
}"""
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
    "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
)
# Boxes that hide a part of their text: what scrolls (a region with a name) hides nothing.
CUT_OFF = """[...document.querySelectorAll("body *")].filter(e => {
    const stijl = getComputedStyle(e);
    const verborgen = ["hidden", "clip"].includes(stijl.overflowX + "") ||
                      ["hidden", "clip"].includes(stijl.overflowY + "");
    return verborgen && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 100))"""
FOCUS = """(() => {
    const e = document.activeElement, stijl = getComputedStyle(e);
    return [stijl.outlineStyle === "none" ? 0 : parseFloat(stijl.outlineWidth),
            e.outerHTML.slice(0, 100)];
})()"""
each_notebook = pytest.mark.parametrize("notebook", notebooks(), ids=lambda pad: pad.stem)


@pytest.fixture(scope="module")
def uit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``duo-analytics run`` makes of the example, from a folder that is not the project."""
    elders = tmp_path_factory.mktemp("elders")
    command = [sys.executable, "-m", "duo_analytics", "run", PERIODE, "--out", "uit"]
    gedaan = subprocess.run(command, cwd=elders, capture_output=True, text=True, check=False)
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stderr == ""
    return elders / "uit"


def results(notebook: Path) -> list[Any]:
    """The structured results in an executed notebook, in order, as written."""
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    uitvoer = [o for cel in cellen for o in cel.get("outputs", [])]
    return [o["data"][MIME] for o in uitvoer if MIME in o.get("data", {})]


def outputs(notebook: Path) -> list[Any]:
    """All that every cell shows, in order: text, pages, pictures and figures, to the byte."""
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cel["outputs"] for cel in cellen if cel.get("outputs")]


# Three ways, one outcome


@each_notebook
def test_plain_papermill_shows_the_same_to_the_byte(
    notebook: Path, uit: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "papermill", str(notebook), "uit.ipynb", "-p", "periode"]
    gedaan = subprocess.run(
        [*command, PERIODE], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert outputs(tmp_path / "uit.ipynb") == outputs(uit / "bewijs" / PERIODE / notebook.name)


@each_notebook
def test_run_all_in_jupyterlab_gives_the_same_figures(
    notebook: Path, uit: Path, tmp_path: Path
) -> None:
    boek = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    client = nbclient.NotebookClient(boek, resources={"metadata": {"path": str(notebook.parent)}})
    client.execute()
    nbformat.write(boek, tmp_path / notebook.name)  # type: ignore[no-untyped-call]
    assert results(tmp_path / notebook.name) == results(uit / "bewijs" / PERIODE / notebook.name)


@each_notebook
def test_the_run_shows_the_figures_of_the_back_test(notebook: Path, uit: Path) -> None:
    expected = json.loads(expected_file(notebook).read_text(encoding="utf-8"))
    chapter = read_chapter(uit / "bewijs" / PERIODE / notebook.name)
    assert {f.naam: f.tekst for f in chapter.feiten} == {
        f.naam: expected[f.naam][0] for f in chapter.feiten
    }
    assert {figuur.naam for figuur in chapter.figuren} <= set(expected)


# The set


def pages(uit: Path) -> list[Path]:
    """Every page of the set."""
    return sorted((uit / PERIODE).rglob("*.html"))


def test_every_page_is_sound(uit: Path) -> None:
    ontvangers = len(definition_of(Periode.parse(PERIODE)).ontvangers)
    assert len(pages(uit)) == ontvangers * (1 + len(notebooks())) + ontvangers - 1
    gevonden = {str(pad): faults(pad.read_text(encoding="utf-8")) for pad in pages(uit)}
    assert {pad: wat for pad, wat in gevonden.items() if wat} == {}


def test_every_pdf_is_sound_and_has_every_chart(uit: Path) -> None:
    for pad in sorted((uit / PERIODE).rglob("*.pdf")):
        inhoud = pad.read_bytes()
        assert pdf_controle.faults(inhoud) == [], pad
        figuren = pdf_controle.Pdf(inhoud).boom.all("Figure")
        staafjes = pad.with_suffix(".html").read_text(encoding="utf-8").count('class="staafjes"')
        assert len(figuren) == len(list((pad.parent / "figuren").glob("*.svg"))) + staafjes


def test_nothing_in_the_set_names_this_machine_or_its_user(uit: Path) -> None:
    plekken = {str(Path.home()), str(uit.parent), str(Path(__file__).parents[1]), sys.prefix}
    for pad in (uit / PERIODE).rglob("*"):
        if pad.is_file():
            inhoud = pad.read_bytes()
            assert not [p for p in plekken if len(p) > 5 and p.encode() in inhoud], pad.name


def test_the_page_has_every_chapter_with_charts_and_a_summary(uit: Path) -> None:
    pagina = Pagina((uit / PERIODE / "rapportage.html").read_text(encoding="utf-8"))
    koppen = [tekst for tag, tekst in pagina.texts if tag == "h2"]
    assert koppen[:3] == ["In het kort", "Inhoud", "Samenvatting"]
    assert koppen[-2:] == ["Begrippen en berekeningen", "Bronnen en normen"]
    assert len(koppen) == 5 + len(notebooks())
    assert len(pagina.all("img")) >= 6 * len(notebooks())


def test_the_page_is_small_for_what_it_holds_and_each_chart_takes_its_smallest_form(
    uit: Path,
) -> None:
    """At equal sharpness: the PNG of a chart has the pixels that a screen of 192 dpi shows."""
    beelden = sorted((uit / PERIODE / "figuren").glob("*.svg"))
    assert len(beelden) >= 25
    assert (uit / PERIODE / "rapportage.html").stat().st_size < LARGEST_PAGE
    groter = [svg.name for svg in beelden if svg.stat().st_size > _size_of_png(svg)]
    assert groter == []


def _size_of_png(svg: Path) -> int:
    return svg.with_suffix(".png").stat().st_size


def test_a_second_run_gives_the_same_bytes(uit: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "duo_analytics", "run", PERIODE, "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    for pad in (uit / PERIODE).rglob("*"):
        if pad.is_file():
            ander = tmp_path / PERIODE / pad.relative_to(uit / PERIODE)
            assert ander.read_bytes() == pad.read_bytes(), pad.name


# In a browser


@pytest.fixture
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of the browser, and every address that it asked for or word of an error."""
    pagina = browser.new_page()
    gehoord: list[str] = []
    pagina.on("request", lambda verzoek: gehoord.append(verzoek.url))
    pagina.on("console", lambda melding: gehoord.append(f"console: {melding.text}"))
    pagina.on("pageerror", lambda fout: gehoord.append(f"fout: {fout}"))
    yield pagina, gehoord
    pagina.close()


@pytest.mark.browser
@pytest.mark.parametrize("maat", SIZES)
def test_every_page_opens_without_request_error_or_sideways_scroll(
    uit: Path, opened: tuple[Page, list[str]], maat: str
) -> None:
    pagina, gehoord = opened
    breed, hoog = SIZES[maat]
    pagina.set_viewport_size({"width": breed, "height": hoog})
    for pad in pages(uit):
        gehoord.clear()
        pagina.goto(pad.as_uri())
        assert [g for g in gehoord if not re.match(r"file:|data:", g)] == [], pad.name
        over = pagina.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{pad.name} is {over} px te breed bij {breed} px"
        leeg = pagina.evaluate(LOAD_ALL)
        assert leeg == 0, pad.name


@pytest.fixture(scope="module")
def vergelijking(uit: Path) -> Path:
    """The page that compares the rapportage of the whole with that of one gemeente."""
    van, naar = read_set(uit / PERIODE), read_set(uit / PERIODE / "diemen")
    feiten, cellen = facts(van, naar, Reference.load()), cells(van, naar)
    pad = uit / "vergelijking.html"
    pad.write_text(render_comparison(van, naar, feiten, cellen), encoding="utf-8")
    return pad


@pytest.mark.browser
@pytest.mark.parametrize(
    ("maat", "kleuren"), [("breed", "light"), ("breed", "dark"), ("telefoon", "light")]
)
def test_axe_finds_nothing_on_any_page(
    uit: Path, vergelijking: Path, browser: Browser, axe: str, maat: str, kleuren: str
) -> None:
    breed, hoog = SIZES[maat]
    verschillend = {pad.read_bytes(): pad for pad in (*pages(uit), vergelijking)}
    context = browser.new_context(
        viewport={"width": breed, "height": hoog},
        color_scheme="dark" if kleuren == "dark" else "light",
        bypass_csp=True,
    )
    pagina = context.new_page()
    for pad in verschillend.values():
        pagina.goto(pad.as_uri())
        pagina.evaluate(OPEN_ALL)
        pagina.evaluate(axe)
        assert pagina.evaluate(RUN_AXE) == [], pad.relative_to(uit)
    context.close()


@pytest.mark.browser
def test_the_spacing_that_a_reader_chooses_cuts_no_text_off(
    uit: Path, opened: tuple[Page, list[str]]
) -> None:
    """WCAG 1.4.12: the spacing of the standard, on a phone."""
    pagina, _ = opened
    pagina.set_viewport_size({"width": 320, "height": 640})
    for naam in ("rapportage.html", "diemen/aanbieding.html"):
        pagina.goto((uit / PERIODE / naam).as_uri())
        pagina.add_style_tag(content=SPACING)
        over = pagina.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        assert over <= 0
        assert pagina.evaluate(CUT_OFF) == []


@pytest.mark.browser
def test_everything_that_takes_the_keyboard_shows_it_and_the_first_leads_to_the_content(
    uit: Path, opened: tuple[Page, list[str]]
) -> None:
    pagina, _ = opened
    pagina.goto((uit / PERIODE / "hoofdstukken" / "formatie.html").as_uri())
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    for _ in range(40):
        pagina.keyboard.press("Tab")
        rand, plek = pagina.evaluate(FOCUS)
        assert rand >= 3, plek


@pytest.mark.browser
def test_the_figures_under_a_chart_are_printed_too(
    uit: Path, opened: tuple[Page, list[str]]
) -> None:
    pagina, _ = opened
    pagina.goto((uit / PERIODE / "rapportage.html").as_uri())
    hoogte = "document.querySelector('details table').getBoundingClientRect().height"
    pagina.emulate_media(media="print")
    assert pagina.evaluate(hoogte) > 50
