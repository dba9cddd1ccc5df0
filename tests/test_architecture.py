"""The rooms of the house and who may know whom; the size of its parts; notebooks that stay thin.

Imports are read from the source: those that run when a module is imported, not those inside a
function or for a type checker. They point down a floor or to a neighbour, and never in a circle.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from duo_analytics.places import NOTEBOOKS, ROOT

PACKAGE = "duo_analytics"
FLOORS = {
    "errors": 0,
    "periods": 1,
    "formatting": 1,
    "rounding": 1,
    "values": 1,
    "organisatie": 1,
    "ontvangers": 1,
    "places": 1,
    "sources": 1,
    "reference": 1,
    "statistics": 1,
    "intake": 2,
    "results": 2,
    "sturing": 2,
    "personeel": 2,
    "chapters": 3,
    "begrippen": 3,
    "methode": 3,
    "rapportage": 4,
    "runs": 4,
    "dutch": 4,
    "commands": 5,
    "start": 5,
    "__main__": 5,
}
LONGEST_CHAIN = 5
MOST_LINES, LONGEST_BODY = 300, 30
MOST_CELL_LINES = 6
FORBIDDEN_IN_CELLS = (
    ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.For, ast.While, ast.Try, ast.With,
)  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    paden = sorted((ROOT / PACKAGE).rglob("*.py"))
    namen = [".".join(pad.relative_to(ROOT).with_suffix("").parts) for pad in paden]
    return {naam.removesuffix(".__init__"): p for naam, p in zip(namen, paden, strict=True)}


@cache
def tree(pad: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(pad.read_text(encoding="utf-8"))


def at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The import statements that run when a module is imported."""
    for regel in body:
        if isinstance(regel, ast.Import | ast.ImportFrom):
            yield regel
        elif isinstance(regel, ast.If) and "TYPE_CHECKING" not in ast.unparse(regel.test):
            yield from at_import([*regel.body, *regel.orelse])
        elif isinstance(regel, ast.Try):
            yield from at_import([*regel.body, *(s for h in regel.handlers for s in h.body)])


def imports(naam: str) -> set[str]:
    """The modules of the package that a module imports."""
    namen = {doel for regel in at_import(tree(modules()[naam]).body) for doel in targets(regel)}
    gevonden = namen & modules().keys() - {naam}
    ruim = {breed for breed in gevonden for fijn in gevonden if fijn.startswith(f"{breed}.")}
    return gevonden - ruim


def targets(regel: ast.Import | ast.ImportFrom) -> list[str]:
    """Every name that an import may mean: 'from a import b' is a, and perhaps a.b."""
    if isinstance(regel, ast.Import):
        return [alias.name for alias in regel.names]
    return [str(regel.module), *(f"{regel.module}.{alias.name}" for alias in regel.names)]


def floor(naam: str) -> int:
    """The floor on which a module lives."""
    return FLOORS[naam.split(".")[1]]


NAMEN = sorted(set(modules()) - {PACKAGE})
GRAPH = {naam: imports(naam) for naam in NAMEN}


def room(naam: str) -> str:
    return naam.split(".")[1]


# --- who knows whom -------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", NAMEN)
def test_no_import_points_up_and_none_is_relative(naam: str) -> None:
    assert [doel for doel in GRAPH[naam] if floor(doel) > floor(naam)] == []
    regels = at_import(tree(modules()[naam]).body)
    assert not [r for r in regels if isinstance(r, ast.ImportFrom) and r.level]


def test_no_module_imports_itself_round_a_corner() -> None:
    for naam in NAMEN:
        assert naam not in reachable(naam), naam


def reachable(naam: str) -> set[str]:
    """Every module that is imported by way of another, however far."""
    gezien: set[str] = set()
    rest = set(GRAPH[naam])
    while rest:
        gezien |= rest
        rest = {doel for gevonden in rest for doel in GRAPH[gevonden]} - gezien
    return gezien


def test_a_reader_follows_at_most_five_modules_down() -> None:
    @cache
    def keten(naam: str) -> tuple[str, ...]:
        return (naam, *max((keten(doel) for doel in GRAPH[naam]), key=len, default=()))

    langste = max((keten(naam) for naam in NAMEN), key=len)
    assert len(langste) <= LONGEST_CHAIN, " > ".join(langste)


@pytest.mark.parametrize(
    ("kamer", "kent_niet"),
    [
        ("chapters", ("runs", "rapportage")),
        ("runs", ("chapters",)),
        ("rapportage", ("chapters", "intake", "runs")),
        ("results", ("intake",)),
        ("intake", ("results",)),
    ],
)
def test_rooms_that_must_not_know_each_other_do_not(kamer: str, kent_niet: tuple[str, ...]) -> None:
    in_kamer = [naam for naam in NAMEN if room(naam) == kamer]
    assert in_kamer
    assert [(n, d) for n in in_kamer for d in everywhere(n) if room(d) in kent_niet] == []


def test_the_runner_asks_of_a_delivery_only_what_may_not_leak() -> None:
    kent = {doel for naam in NAMEN if room(naam) == "runs" for doel in everywhere(naam)}
    assert {doel for doel in kent if room(doel) == "intake"} == {f"{PACKAGE}.intake.geheimen"}


def everywhere(naam: str) -> set[str]:
    """Every module of the package that is imported at run time, inside functions too."""
    regels = [
        regel
        for regel in ast.walk(tree(modules()[naam]))
        if isinstance(regel, ast.Import | ast.ImportFrom)
    ]
    voor_typen = {
        regel
        for als in ast.walk(tree(modules()[naam]))
        if isinstance(als, ast.If) and "TYPE_CHECKING" in ast.unparse(als.test)
        for regel in als.body
    }
    doelen = {doel for r in regels if r not in voor_typen for doel in targets(r)}
    return doelen & set(NAMEN)


def test_no_chapter_knows_another_chapter() -> None:
    chapters = [naam for naam in NAMEN if naam.startswith(f"{PACKAGE}.chapters.")]
    for naam in chapters:
        eigen = naam.split(".")[2]
        vreemd = {
            doel
            for doel in everywhere(naam)
            if doel.startswith(f"{PACKAGE}.chapters.") and doel.split(".")[2] != eigen
        }
        assert vreemd == set(), naam


# --- the size and the manners of code -------------------------------------------------------------


@pytest.mark.parametrize("naam", NAMEN)
def test_a_module_is_no_longer_than_three_hundred_lines(naam: str) -> None:
    assert len(modules()[naam].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("naam", NAMEN)
def test_a_function_fits_on_a_screen_and_every_public_one_says_what_it_is(naam: str) -> None:
    functies = [k for k in ast.walk(tree(modules()[naam])) if isinstance(k, Function)]
    assert [f.name for f in functies if body_lines(f) > LONGEST_BODY] == []
    open_ = [f for f in functies if not f.name.startswith("_") and not is_nested(f, functies)]
    assert [f.name for f in open_ if ast.get_docstring(f) is None] == []


def body_lines(functie: Function) -> int:
    """Lines of a function without its decorators and docstring."""
    lengte = (functie.end_lineno or 0) - functie.lineno + 1
    if ast.get_docstring(functie) is not None:
        eerste = functie.body[0]
        lengte -= (eerste.end_lineno or 0) - eerste.lineno + 1
    return lengte


def is_nested(functie: Function, alle: list[Function]) -> bool:
    return any(functie is not ander and functie in ast.walk(ander) for ander in alle)


@pytest.mark.parametrize("naam", NAMEN)
def test_nothing_is_printed_and_no_exception_is_swallowed(naam: str) -> None:
    knopen = list(ast.walk(tree(modules()[naam])))
    prints = [k for k in knopen if isinstance(k, ast.Call) and ast.unparse(k.func) == "print"]
    vangt = [k for k in knopen if isinstance(k, ast.ExceptHandler)]
    alles = [h for h in vangt if h.type is None or ast.unparse(h.type) == "BaseException"]
    stil = [h for h in vangt if all(isinstance(s, ast.Pass) for s in h.body)]
    asserts = [k for k in knopen if isinstance(k, ast.Assert)]
    assert [ast.unparse(knoop) for knoop in (*prints, *alles, *stil, *asserts)] == []


@pytest.mark.parametrize("naam", [PACKAGE, *NAMEN])
def test_every_module_says_what_it_is(naam: str) -> None:
    assert ast.get_docstring(tree(modules()[naam]))


# --- notebooks ------------------------------------------------------------------------------------

PADEN = sorted(NOTEBOOKS.glob("*.ipynb"))


def cells(pad: Path, soort: str = "code") -> list[dict[str, Any]]:
    alle = json.loads(pad.read_text(encoding="utf-8"))["cells"]
    return [cel for cel in alle if cel["cell_type"] == soort]


def source(cel: dict[str, Any]) -> str:
    return "".join(cel["source"])


def parameters(pad: Path) -> list[dict[str, Any]]:
    return [cel for cel in cells(pad) if "parameters" in cel["metadata"].get("tags", [])]


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_a_cell_has_one_to_six_lines_and_no_logic(pad: Path) -> None:
    for cel in cells(pad):
        regels = [regel for regel in source(cel).splitlines() if regel.strip()]
        assert 1 <= len(regels) <= MOST_CELL_LINES, source(cel)
        logica = [k for k in ast.walk(ast.parse(source(cel))) if isinstance(k, FORBIDDEN_IN_CELLS)]
        assert logica == [], source(cel)


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_a_notebook_is_kept_without_outputs_and_with_its_kernel(pad: Path) -> None:
    for cel in cells(pad):
        assert (cel["outputs"], cel["execution_count"]) == ([], None)
    meta = json.loads(pad.read_text(encoding="utf-8"))["metadata"]
    assert meta["kernelspec"]["name"] == "python3"
    assert meta["language_info"]["name"] == "python"


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_a_notebook_has_one_cell_of_annotated_and_explained_parameters(pad: Path) -> None:
    (cel,) = parameters(pad)
    for regel, knoop in zip(source(cel).splitlines(), ast.parse(source(cel)).body, strict=True):
        assert isinstance(knoop, ast.AnnAssign)
        assert isinstance(knoop.value, ast.Constant)
        assert re.search(r"  # \S", regel), regel


def test_a_parameter_is_declared_with_the_same_words_in_every_notebook() -> None:
    cellen = [source(parameters(pad)[0]).splitlines() for pad in PADEN]
    alle = max(cellen, key=len)
    assert [regels for regels in cellen if regels != alle[: len(regels)]] == []


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_headings_begin_with_one_title_and_go_down_step_by_step(pad: Path) -> None:
    tekst = "\n".join(source(cel) for cel in cells(pad, "markdown"))
    niveaus = [len(kop) for kop in re.findall(r"^(#+) ", tekst, re.MULTILINE)]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))


@pytest.mark.parametrize("pad", PADEN, ids=lambda pad: pad.stem)
def test_a_notebook_knows_chapters_only_and_never_the_runner(pad: Path) -> None:
    regels = at_import([r for cel in cells(pad) for r in ast.parse(source(cel)).body])
    namen = {str(r.module) if isinstance(r, ast.ImportFrom) else r.names[0].name for r in regels}
    kamer = "start" if pad.stem == "00_start" else "chapters"
    assert {naam for naam in namen if not naam.startswith(f"{PACKAGE}.{kamer}")} == set()
