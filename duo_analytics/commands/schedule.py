"""The command that shows, installs and carries out the schedule."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duo_analytics.errors import DuoFout, GebruikFout
from duo_analytics.places import DATA, OUTPUTS, data_folder

if TYPE_CHECKING:
    from duo_analytics.periods import Periode
    from duo_analytics.runs.schedule.besluit import Levering
    from duo_analytics.runs.schedule.kalender import Kalender
    from duo_analytics.runs.schedule.ronde import Ronde

MISSING_FILE = "DUO-B01"
PLANNERS = ("systemd", "cron", "windows")
OTHER_FILE = "een bestand dat niet in het contract staat"


@click.command("schedule", options_metavar="[OPTIES]")
@click.option("--install", "doen", flag_value="install", help="Zet het rooster in de planner.")
@click.option("--remove", "doen", flag_value="remove", help="Haal het rooster uit de planner.")
@click.option("--now", "doen", flag_value="now", help="Kijk nu, zoals de planner dat doet.")
@click.option("--planner", metavar="NAAM", default="", help="Kies systemd, cron of windows.")
@click.option("--data", metavar="DIR", default="", help="Map met leveringen.")
@click.option("--out", metavar="DIR", default="", help="Waar de rapportages komen.")
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON, voor een programma.")
def schedule(doen: str | None, planner: str, data: str, out: str, als_json: bool) -> None:
    """Toon wanneer er naar leveringen wordt gekeken en wat daarvoor in de planner komt."""
    from duo_analytics.runs.schedule import kalender, plaatsing
    from duo_analytics.runs.schedule.aanroep import for_this_machine

    bron = data_folder(None, data).resolve() if data else DATA
    rooster = kalender.load(bron)
    if doen == "now":
        sys.exit(_look(rooster, bron, Path(out).resolve() if out else OUTPUTS, als_json))
    soort = _planner(planner)
    if doen == "remove":
        plaatsing.remove(soort)
        click.echo(f"Het rooster is uit {soort.value} gehaald.")
        return
    aanroep = for_this_machine(rooster.tijden, rooster.tijdzone, data, out)
    if doen == "install":
        plaatsing.install(soort, aanroep)
        click.echo(f"Het rooster staat in {soort.value}.")
        return
    termijnen = _coming(rooster)
    tekst = plaatsing.text(soort, aanroep)
    if als_json:
        inhoud = {"termijnen": [asdict(t) for t in termijnen], soort.value: tekst}
        click.echo(json.dumps(inhoud, default=str, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join([*_lines(rooster, termijnen), "", tekst]))


def _planner(naam: str) -> Any:
    from duo_analytics.runs.schedule.plaatsing import Planner, of_this_machine

    if not naam:
        return of_this_machine()
    if naam not in PLANNERS:
        raise GebruikFout(f"'{naam}' is geen planner. Kies uit: {', '.join(PLANNERS)}.")
    return Planner(naam)


def _coming(rooster: Kalender) -> list[Any]:
    """The rapportage of now and the three after it."""
    from duo_analytics.runs.schedule.kalender import next_periode

    vandaag = datetime.now(rooster.zone).date()
    termijnen = [rooster.begun(vandaag, vandaag)[-1]]
    while len(termijnen) <= len(rooster.tertaal):
        termijnen.append(rooster.termijn(next_periode(termijnen[-1].periode)))
    return termijnen


def _lines(rooster: Kalender, termijnen: list[Any]) -> list[str]:
    from duo_analytics.periods import datum_kort

    kop = f"Er wordt elke dag gekeken om {', '.join(rooster.kijken)} ({rooster.tijdzone})."
    return [
        kop,
        *(
            f"  {t.periode}: vanaf {datum_kort(t.vanaf)}, leveren tot en met "
            f"{datum_kort(t.deadline)}"
            for t in termijnen
        ),
    ]


def _look(rooster: Kalender, data: Path, out: Path, als_json: bool) -> int:
    from duo_analytics.runs.schedule.ronde import look

    try:
        return look(_round(rooster, data, out, als_json), datetime.now(UTC))
    except OSError as fout:
        raise DuoFout(
            f"Het rooster kan niet lezen of schrijven: {fout.strerror}. Controleer de rechten en "
            "de ruimte op de schijf; bij de volgende keer wordt het opnieuw geprobeerd."
        ) from fout


def _round(rooster: Kalender, data: Path, out: Path, als_json: bool) -> Ronde:
    """The look with the real parts: the check of the intake, and the run as by hand."""
    from duo_analytics.intake.ahead import read_ahead, workbooks_of
    from duo_analytics.runs.jobs import default_jobs
    from duo_analytics.runs.make import make
    from duo_analytics.runs.opdracht import Opdracht
    from duo_analytics.runs.schedule.logboek import INFO, Logboek
    from duo_analytics.runs.schedule.post import Post
    from duo_analytics.runs.schedule.ronde import Ronde
    from duo_analytics.runs.schedule.stand import FOLDER

    logboek = Logboek(out / FOLDER, lambda: datetime.now(rooster.zone), click.echo, als_json)

    def maak(periode: Periode) -> None:
        def gemeld(uitkomst: Any) -> None:
            logboek.note(
                INFO,
                "notebook",
                periode=str(periode),
                notebook=uitkomst.notebook,
                seconden=round(uitkomst.seconden, 1),
                soort=uitkomst.soort,
            )

        vooraf = tuple((read_ahead, naam, periode, data) for naam in workbooks_of(periode, data))
        make(Opdracht(periode, (), str(data), out, default_jobs(), vooraf=vooraf), gemeld)

    post = Post(rooster, dict(os.environ))
    return Ronde(rooster, out / FOLDER, lambda p: delivery(p, data), maak, post, logboek)


def delivery(periode: Periode, data: Path) -> Levering:
    """How the delivery of a period lies there, by the same check as ``duo-analytics check``.

    Only names of files come out, and only those of the contract: a cell or another name may say
    something about a person. Content that changed while it was checked is not complete yet.
    """
    from duo_analytics.intake.check import check
    from duo_analytics.intake.contract import workbooks
    from duo_analytics.intake.report import errors
    from duo_analytics.runs.schedule.besluit import Levering
    from duo_analytics.runs.schedule.inhoud import content_hash

    contract = tuple(werkboek.bestand for werkboek in workbooks())
    folder = data / str(periode)
    inhoud = content_hash(folder)
    if not inhoud:
        return Levering("", contract)
    fouten = errors(check(periode, data))
    ontbreekt = {p.bestand for p in fouten if p.code == MISSING_FILE}
    fout = {p.bestand if p.bestand in contract else OTHER_FILE for p in fouten} - ontbreekt
    stabiel = inhoud if content_hash(folder) == inhoud else ""
    return Levering(stabiel, tuple(sorted(ontbreekt)), tuple(sorted(fout)))
