"""Where things lie: notebooks, deliveries, reference values and outputs of this project."""

from __future__ import annotations

from pathlib import Path

from duo_analytics.errors import LeveringOntbreekt, PeriodeFout
from duo_analytics.periods import Periode

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
DATA = ROOT / "data"
REFERENCE = DATA / "reference"
EXAMPLE = DATA / "example"
OUTPUTS = ROOT / "outputs"
EXAMPLE_PERIODE = Periode(2022, 1)


def delivered_periods(data: Path) -> list[Periode]:
    """The periods that have a folder with a workbook or mapping.toml in ``data``, oldest first."""
    if not data.is_dir():
        return []
    mappen = [m for m in data.iterdir() if m.is_dir() and _holds_delivery(m)]
    return sorted(p for p in map(_periode_of, mappen) if p is not None)


def _holds_delivery(folder: Path) -> bool:
    return any(folder.glob("*.xlsx")) or (folder / "mapping.toml").is_file()


def _periode_of(folder: Path) -> Periode | None:
    try:
        return Periode.parse(folder.name)
    except PeriodeFout:
        return None  # 'example' and 'reference' lie beside the periods


def data_folder(periode: Periode | None, data: str | Path = "") -> Path:
    """The folder with deliveries: the one given, own data where delivered, else the example.

    ``periode`` None asks for any period. Raises LeveringOntbreekt when a given folder is not there.
    """
    if str(data):
        folder = _from_project(Path(data).expanduser())
        if not folder.is_dir():
            raise LeveringOntbreekt(folder, "Geef met --data een map die bestaat.")
        return folder
    eigen = delivered_periods(DATA)
    if eigen and (periode is None or periode in eigen):
        return DATA
    return EXAMPLE


def _from_project(data: Path) -> Path:
    """A relative folder counts from where the user stands, or else from the project."""
    return Path.cwd() / data if (Path.cwd() / data).is_dir() else ROOT / data


def newest_period(data: str | Path = "") -> Periode:
    """The newest delivered period; of the shipped example always 2022-T1."""
    folder = data_folder(None, data)
    if folder == EXAMPLE:
        return EXAMPLE_PERIODE
    perioden = delivered_periods(folder)
    if not perioden:
        raise LeveringOntbreekt(folder / "2022-T1", "Leg de leveringen in een map per periode.")
    return perioden[-1]


def reference_folders(data: Path) -> tuple[Path, ...]:
    """Sourced values first; a folder ``reference`` beside the deliveries only fills gaps."""
    return (REFERENCE, data / "reference")


def shown_path(path: Path) -> str:
    """A path without the part that belongs to this machine, with forward slashes."""
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return f"{path.parent.name}/{path.name}"
