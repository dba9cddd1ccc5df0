"""One list of dependencies: pyproject.toml; the lock, the conda file and the imports follow it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BASE: list[str] = PROJECT["project"]["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

# The extras that serve work on the code; the product may import what the others bring.
WORKSHOP = {"dev", "setup"}
# Packages that are imported under another name than they are installed under.
IMPORT_NAMES = {
    "markdown-it-py": "markdown_it",
    "python-docx": "docx",
    "pillow": "PIL",
    "pyyaml": "yaml",
}


# --- requirements.lock ----------------------------------------------------------------------------


def test_the_lock_carries_no_address() -> None:
    assert "://" not in LOCK


def test_every_locked_package_has_one_version_and_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    pinned = re.compile(r"[a-z0-9.-]+==\S+( ; .+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+")
    assert [entry.splitlines()[0] for entry in entries if not pinned.fullmatch(entry)] == []


def test_every_dependency_and_every_extra_stands_in_the_lock() -> None:
    assert {name(each) for each in declared(set(EXTRAS))} - set(locked()) == set()


def test_every_locked_version_is_one_that_pyproject_allows() -> None:
    for each in declared(set(EXTRAS)):
        ((operator, lowest),) = re.findall(r"^(>=|==)([0-9.]+)$", bound(each))
        for version in locked()[name(each)]:
            assert numbers(version) >= numbers(lowest), each
            assert operator == ">=" or version == lowest, each


def test_the_build_backend_stands_in_the_lock_exactly_as_pyproject_asks() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    package, version = backend.split("==")
    assert locked()[package] == {version}
    assert "editables" in locked()


def locked() -> dict[str, set[str]]:
    """Return the locked versions per package; more than one where Pythons or systems differ."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions


# --- environment.yml ------------------------------------------------------------------------------


def test_conda_gets_the_dependencies_of_pyproject_with_the_same_bounds() -> None:
    asked = {name(each): bound(each) for each in [*BASE, *declared(set(EXTRAS) - {"setup"})]}
    given = {name(each): bound(each) for each in conda_packages()}
    assert given.pop("python") == PROJECT["project"]["requires-python"]
    assert given.pop("pip") == ""
    assert given == asked


def test_conda_installs_the_package_itself_editable() -> None:
    assert "-e ." in pip_part(conda()["dependencies"])


def test_conda_uses_conda_forge_and_nothing_else() -> None:
    assert conda()["channels"] == ["conda-forge", "nodefaults"]


def conda() -> dict[str, list[str | dict[str, list[str]]]]:
    loaded: dict[str, list[str | dict[str, list[str]]]] = yaml.safe_load(
        (ROOT / "environment.yml").read_text(encoding="utf-8")
    )
    return loaded


def conda_packages() -> list[str]:
    """Return every package of environment.yml, from conda or from pip, without our own."""
    dependencies = conda()["dependencies"]
    from_pip = [each for each in pip_part(dependencies) if each != "-e ."]
    return [each for each in dependencies if isinstance(each, str)] + from_pip


def pip_part(dependencies: Iterable[str | dict[str, list[str]]]) -> list[str]:
    return [each for part in dependencies if isinstance(part, dict) for each in part["pip"]]


# --- the imports ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("duo_analytics", set(EXTRAS) - WORKSHOP),
        ("tests", set(EXTRAS)),
    ],
)
def test_every_import_is_of_a_declared_dependency(folder: str, extras: set[str]) -> None:
    packages = {name(each) for each in declared(extras)}
    importable = {IMPORT_NAMES.get(each, each.replace("-", "_")) for each in packages}
    foreign = imported(ROOT / folder) - set(sys.stdlib_module_names) - own_modules(folder)
    assert foreign - importable - transitive(folder) == set()


def imported(folder: Path) -> set[str]:
    """Return the top-level module of every absolute import below a folder."""
    return {
        module.partition(".")[0]
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in modules_of(node)
    }


def modules_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def own_modules(folder: str) -> set[str]:
    """Return our own names; a test may also import its neighbours."""
    neighbours = {path.stem for path in (ROOT / "tests").rglob("*")}
    return {"duo_analytics", "duo", "tests"} | (neighbours if folder == "tests" else set())


def transitive(folder: str) -> set[str]:
    """Return what only tests may import although another package brings it: papermill has YAML."""
    return {"yaml"} if folder == "tests" else set()


# --- reading a requirement ------------------------------------------------------------------------


def declared(extras: set[str]) -> list[str]:
    """Return the requirements of the base and of these extras."""
    return [*BASE, *(each for extra in sorted(extras) for each in EXTRAS[extra])]


def name(requirement: str) -> str:
    """Return the normalised name of the package that a requirement is about."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[._]", "-", found.group()).lower()


def bound(requirement: str) -> str:
    """Return what a requirement says after the name, without spaces."""
    return re.sub(r"^[A-Za-z0-9._-]+|\s", "", requirement)


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]
