"""Measure a cluster on this machine, and tell with a fitted model what more workers would give.

    python -m duo_analytics.runs.cluster.bench meet cijfers.json [--organisaties 342]
    python -m duo_analytics.runs.cluster.bench reken cijfers.json --hoofdstuk 12 --publiceren 20

Every organisation has a rapportage of four small notebooks. The model is fitted on small runs; the
large run, which the fit does not know, tells how far it is off.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

import click

from duo_analytics.periods import Periode
from duo_analytics.runs.cluster.model import CHAPTERS, Meting, expected, fitted, table
from duo_analytics.runs.cluster.zending import Antwoord, Zending

SMALL = ((4, 1), (8, 1), (8, 2), (16, 2), (24, 2))  # organisations, workers
NOTHING = ((2, 1368), (4, 1368), (8, 1368))  # workers, tasks that do nothing
PERIODE = Periode(2022, 1)
CELLS: tuple[tuple[str, list[str], str], ...] = (
    ("markdown", [], "# Deel {nummer}"),
    ("code", ["parameters"], 'periode: str = "2022-T1"  # tertaal\ndata: str = ""  # map'),
    ("code", [], """
class Verantwoording:
    def _repr_mimebundle_(self, **_):
        inhoud = {{"soort": "verantwoording", "periode": periode, "bronnen": [], "normen": [],
                  "fictief": True}}
        return {{"text/plain": "x", "application/vnd.duo.resultaat+json": inhoud}}
Verantwoording()
"""),
)  # fmt: skip


def small_notebook(nummer: int) -> str:
    """A chapter that shows where it comes from and nothing else."""
    cellen: list[dict[str, Any]] = [
        {"cell_type": soort, "id": f"c{i}", "metadata": {"tags": tags},
         "source": bron.format(nummer=nummer),
         **({"outputs": [], "execution_count": None} if soort == "code" else {})}
        for i, (soort, tags, bron) in enumerate(CELLS)
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    meta = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cellen, "metadata": meta, "nbformat": 4, "nbformat_minor": 5})


def measured(organisaties: int, werkers: int) -> Meting:
    """Make the rapportages of so many organisations, as a supplier would."""
    from duo_analytics.runs.cluster.many import make_many
    from duo_analytics.runs.cluster.sessie import session
    from duo_analytics.runs.make import Opdracht

    seconden: list[float] = []
    with tempfile.TemporaryDirectory(prefix="duo-") as map_, session("local", "", werkers) as s:
        notebooks = Path(map_) / "notebooks"
        notebooks.mkdir()
        for nummer in range(1, CHAPTERS + 1):
            (notebooks / f"{nummer}0_deel{nummer}.ipynb").write_text(small_notebook(nummer))
        alle = []
        for i in range(organisaties):
            data, uit = Path(map_) / "data" / f"{i}", Path(map_) / "uit" / f"{i}"
            (data / "2022-T1").mkdir(parents=True)
            (data / "2022-T1" / "levering.xlsx").write_bytes(f"{i}".encode() * 20_000)
            alle.append(Opdracht(PERIODE, (), str(data), uit, 1, ("duo_breed",), notebooks))
        begin = time.monotonic()
        resultaten = list(make_many(alle, s, lambda _, u: seconden.append(u.seconden), 1))
        totaal = time.monotonic() - begin
    mislukt = [r.fout for r in resultaten if r.fout]
    if mislukt or len(resultaten) != organisaties:
        raise click.ClickException(f"{len(mislukt)} rapportages mislukten: {mislukt[:1]}")
    return Meting(organisaties, werkers, totaal, sum(seconden))


def do_nothing(zending: Zending, werkplaats: str) -> Antwoord:
    """What a worker does to measure the way there and back."""
    return Antwoord({"notebook": zending.notebook, "werkplaats": werkplaats})


def dispatch_seconds(werkers: int, taken: int) -> float:
    """Time that the coordinator needs per task that does nothing."""
    from duo_analytics.runs.cluster.sessie import Sessie, session

    with session("local", "", werkers) as s:
        leeg = Sessie(s.client, s.verzender, s.werkplaats, do_nothing)
        paren = ((i, Zending(f"{i}", {}, "", "", s.verzender.code, "")) for i in range(taken))
        begin = time.monotonic()
        aantal = sum(1 for _ in leeg.spread(paren))
        return (time.monotonic() - begin) / aantal


def _lines(cijfers: dict[str, Any]) -> Iterator[str]:
    for meting in cijfers["metingen"]:
        yield (f"{meting['organisaties']:4} organisaties, {meting['werkers']} werkers: "
               f"{meting['totaal']:.1f} s gemeten, {meting['model']:.1f} s volgens het model, "
               f"{meting['overhead_per_taak']:.2f} s per taak buiten de notebook")  # fmt: skip
    for werkers, seconden in cijfers["uitdelen"].items():
        yield f"{werkers} werkers: {seconden * 1000:.1f} ms per taak die niets doet"
    yield f"start {cijfers['start']:.1f} s, per taak {cijfers['per_taak']:.2f} s"


@click.group()
def main() -> None:
    """Meet een cluster op deze machine en reken uit wat meer werkers doen."""


@main.command()
@click.argument("uit", type=click.Path(path_type=Path))
@click.option("--organisaties", type=int, default=342, help="Van de grote run.")
def meet(uit: Path, organisaties: int) -> None:
    """Meet kleine runs, pas het model aan, en houd het tegen de grote run."""
    uitdelen = {str(werkers): dispatch_seconds(werkers, taken) for werkers, taken in NOTHING}
    klein = [measured(aantal, werkers) for aantal, werkers in SMALL]
    start, per_taak = fitted(klein)
    groot = measured(organisaties, 2)
    metingen = [
        {**asdict(m), "overhead_per_taak": m.overhead_per_taak,
         "model": start + per_taak * m.taken / m.werkers}
        for m in (*klein, groot)
    ]  # fmt: skip
    cijfers = {"start": start, "per_taak": per_taak, "uitdelen": uitdelen, "metingen": metingen,
               "uitdelen_midden": median(uitdelen.values())}  # fmt: skip
    uit.write_text(json.dumps(cijfers, indent=1), encoding="utf-8")
    click.echo("\n".join(_lines(cijfers)))


@main.command()
@click.argument("uit", type=click.Path(path_type=Path, exists=True))
@click.option("--hoofdstuk", type=float, required=True, help="Seconden van een hoofdstuk.")
@click.option("--publiceren", type=float, required=True, help="Seconden van een rapportage.")
@click.option("--organisaties", type=int, default=342)
def reken(uit: Path, hoofdstuk: float, publiceren: float, organisaties: int) -> None:
    """Reken met gemeten cijfers uit hoe lang een run van echte hoofdstukken duurt."""
    cijfers = json.loads(uit.read_text(encoding="utf-8"))
    model = expected(cijfers, hoofdstuk, publiceren)
    click.echo(f"{model}")
    click.echo("\n".join(table(model, organisaties)))


if __name__ == "__main__":
    main()
