"""The command line: parses, calls, prints. Everything else is loaded when a command needs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duo_analytics.commands import release
from duo_analytics.commands.bench import bench
from duo_analytics.commands.lab import lab
from duo_analytics.commands.schedule import schedule
from duo_analytics.dutch import in_dutch
from duo_analytics.errors import DuoFout, GebruikFout, LeveringFout
from duo_analytics.periods import Periode
from duo_analytics.places import OUTPUTS, data_folder, delivered_periods, newest_period, shown_path

if TYPE_CHECKING:
    from duo_analytics.runs.make import Gemaakt
    from duo_analytics.runs.notebooks import Uitkomst
    from duo_analytics.runs.opdracht import Opdracht

DATA = click.option("--data", metavar="DIR", default="", help="Map met leveringen.")
JSON = click.option("--json", "als_json", is_flag=True, help="Schrijf JSON, voor een programma.")
OPTIES = "[OPTIES]"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    options_metavar=OPTIES,
)
@click.option("--debug", is_flag=True, help="Toon bij een fout ook waar in het programma.")
def cli(debug: bool) -> None:
    """Maak de voortgangsrapportage van Duo+ uit de leveringen van een periode."""


@cli.command(options_metavar=OPTIES)
@click.argument("perioden", metavar="[PERIODE]...", nargs=-1)
@click.option("--hoofdstuk", metavar="NAAM", multiple=True, help="Alleen dit hoofdstuk.")
@click.option("--ontvanger", metavar="NAAM", multiple=True, help="Alleen voor deze ontvanger.")
@DATA
@click.option("--out", metavar="DIR", default="", help="Waar de rapportage komt.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), help="Aantal notebooks tegelijk.")
@click.option("--force", is_flag=True, help="Draai elke notebook, ook als er niets is gewijzigd.")
@click.option("--explain", is_flag=True, help="Zeg van elke notebook waarom die draait, of niet.")
@click.option("--cluster", metavar="ADRES", default="", help="local, of tls://naam:poort van Dask.")
@click.option(
    "--opslag", metavar="URL", default="", help="Wat machines delen: map, s3:// of abfs://."
)
def run(perioden: tuple[str, ...], **opties: Any) -> None:
    """Maak de rapportage van een of meer perioden, zoals 2022-T1.

    Zonder PERIODE: de nieuwste geleverde periode, of die van het voorbeeld. Wat niet is gewijzigd,
    wordt niet opnieuw gemaakt.
    """
    from duo_analytics.runs.cluster.elders import elsewhere
    from duo_analytics.runs.jobs import default_jobs

    jobs = opties["jobs"] or default_jobs()
    with elsewhere(opties["cluster"], opties["opslag"], jobs) as elders:
        for periode in map(Periode.parse, perioden or (str(newest_period(opties["data"])),)):
            opdracht = _assignment(periode, jobs, opties)
            bron = shown_path(Path(opdracht.data))
            click.echo(f"Rapportage {periode}, {periode.in_woorden}, uit {bron}")
            _make(replace(opdracht, elders=elders), explain=opties["explain"])


def _assignment(periode: Periode, jobs: int, opties: Mapping[str, Any]) -> Opdracht:
    """What the options of ``run`` ask for."""
    from duo_analytics.runs.opdracht import Opdracht

    return Opdracht(
        periode,
        opties["hoofdstuk"],
        str(data_folder(periode, opties["data"]).resolve()),
        Path(opties["out"]).resolve() if opties["out"] else OUTPUTS,
        jobs,
        opties["ontvanger"],
        opnieuw=opties["force"],
    )


def _make(opdracht: Opdracht, *, explain: bool) -> None:
    """Make it, or say that nothing changed since it was made."""
    from duo_analytics.runs import stamp

    begin = stamp.take(opdracht)
    verteld = None if opdracht.opnieuw else stamp.unchanged(opdracht, begin)
    if verteld is None:
        from duo_analytics.intake.ahead import read_ahead, workbooks_of
        from duo_analytics.runs.make import make

        waarvan = (opdracht.periode, Path(opdracht.data))
        vooraf = tuple((read_ahead, naam, *waarvan) for naam in workbooks_of(*waarvan))
        opdracht = replace(opdracht, vooraf=vooraf)
        gemaakt = make(opdracht, partial(_report, explain=explain))
        let_op = [*gemaakt.let_op, *_replaces_nothing(opdracht, gemaakt)]
        verteld = {"pagina": str(gemaakt.pagina), "let_op": let_op}
        stamp.stamp(opdracht, begin, verteld)
    else:
        click.echo("  Er is niets gewijzigd sinds deze rapportage werd gemaakt.")
    click.echo("".join(f"{regel}\n" for regel in verteld["let_op"]), nl=False, err=True)
    click.echo(f"Klaar: {shown_path(Path(verteld['pagina']))}")


def _replaces_nothing(opdracht: Opdracht, gemaakt: Gemaakt) -> Iterator[str]:
    """What to say of a concept that readers do not see, because a released version stands."""
    if not gemaakt.zichtbaar:
        yield (
            f"De vastgestelde versie van {opdracht.periode} blijft staan. Versie {gemaakt.versie} "
            f"is een concept; duo-analytics publish {opdracht.periode} --erratum vervangt haar."
        )


def _report(uitkomst: Uitkomst, *, explain: bool) -> None:
    """One line per notebook; on a terminal with the time that the others may still take."""
    seconden = f"{uitkomst.seconden:.1f}".replace(".", ",")
    gedaan = f"{'mislukt' if uitkomst.soort else 'klaar'} na {seconden} s"
    woorden = "ongewijzigd" if uitkomst.bewaard else gedaan
    if uitkomst.nog and sys.stdout.isatty():
        woorden += f", nog ongeveer {max(1, round(uitkomst.nog))} s"
    click.echo(f"  {uitkomst.notebook:<36} {woorden}")
    for reden in uitkomst.waarom if explain else ():
        click.echo(f"      {reden}")


@cli.command(options_metavar=OPTIES)
@click.argument("periode", metavar="[PERIODE]", default="")
@DATA
@JSON
def check(periode: str, data: str, als_json: bool) -> None:
    """Noem elk probleem van een levering: bestand, cel, reden en herstel.

    Zonder PERIODE: de nieuwste geleverde periode, of die van het voorbeeld. Van elk werkboek met
    meldingen komt een kopie met gekleurde cellen in de map 'gecontroleerd' bij de leveringen.
    """
    from duo_analytics.intake import report
    from duo_analytics.intake.check import check as check_delivery
    from duo_analytics.intake.check import write_copies

    van = Periode.parse(periode) if periode else newest_period(data)
    problemen = check_delivery(van, data)
    fouten = len(report.errors(problemen))
    kopieen = write_copies(problemen, van, data)
    if als_json:
        meldingen = report.as_records(problemen)
        inhoud = {"periode": str(van), "fouten": fouten, "meldingen": meldingen}
        click.echo(_dump(inhoud | {"kopieen": [kopie.as_record() for kopie in kopieen]}))
    else:
        click.echo(f"Levering {van}, {van.in_woorden}: {report.summary(problemen)}.")
        click.echo(report.as_text(problemen), nl=bool(problemen))
        click.echo("".join(f"{kopie}\n" for kopie in kopieen), nl=False)
    if fouten:
        sys.exit(LeveringFout.exit_code)


@cli.command(options_metavar=OPTIES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def template(folder: Path) -> None:
    """Schrijf lege werkboeken in DIR, voor de teams die leveren."""
    from duo_analytics.intake.templates import write_templates

    for pad in write_templates(folder):
        click.echo(f"Geschreven: {shown_path(pad)}")


@cli.command(options_metavar=OPTIES)
@JSON
def contract(als_json: bool) -> None:
    """Toon elke tabel die geleverd wordt, met kolommen, soorten en eisen."""
    from duo_analytics.intake.contract import as_records

    records = as_records()
    click.echo(_dump(records) if als_json else "\n".join(_contract_lines(records)))


def _dump(inhoud: Any) -> str:
    return json.dumps(inhoud, ensure_ascii=False, indent=1)


def _contract_lines(records: list[dict[str, Any]]) -> Iterator[str]:
    vorige = ""
    for record in records:
        tabel = f"{record['bestand']}, blad '{record['blad']}'"
        if tabel != vorige:
            yield tabel
        vorige = tabel
        delen = [record["soort"], "verplicht" if record["verplicht"] else "mag leeg", record["eis"]]
        yield f"  {record['kop']}: {', '.join(filter(None, delen))}. {record['betekenis']}"


@cli.command(options_metavar=OPTIES)
@click.argument("van", metavar="A")
@click.argument("naar", metavar="B")
@click.option("--out", metavar="DIR", default="", help="Waar de rapportages staan.")
@JSON
def compare(van: str, naar: str, out: str, als_json: bool) -> None:
    """Toon wat er veranderde tussen A en B: twee perioden of twee mappen.

    Schrijft ook een pagina, vergelijking-A-B.html, naast de rapportages.
    """
    from duo_analytics.rapportage import compare as comparing
    from duo_analytics.rapportage.render.html import render_comparison
    from duo_analytics.reference import Reference

    map_uit = Path(out).resolve() if out else OUTPUTS
    oud, nieuw = (comparing.read_set(map_uit / naam) for naam in (van, naar))
    feiten, cellen = comparing.facts(oud, nieuw, Reference.load()), comparing.cells(oud, nieuw)
    if als_json:
        inhoud = {"feiten": feiten, "cellen": cellen}
        click.echo(_dump({k: comparing.as_records(v) for k, v in inhoud.items()}))
        return
    for wijziging in feiten:
        click.echo(str(wijziging))
    pagina = map_uit / f"vergelijking-{oud.naam}-{nieuw.naam}.html"
    pagina.write_text(render_comparison(oud, nieuw, feiten, cellen), encoding="utf-8", newline="")
    click.echo(f"{len(feiten)} feiten en {len(cellen)} cijfers verschillen: {shown_path(pagina)}")


@cli.command("list", options_metavar=OPTIES)
@click.option("--feit", metavar="NAAM", default="", help="Toon de herkomst van dit feit.")
@DATA
@click.option("--out", metavar="DIR", default="", help="Waar de rapportages staan.")
@JSON
def list_(feit: str, data: str, out: str, als_json: bool) -> None:
    """Toon de geleverde perioden en elk feit, of waar een feit vandaan komt."""
    if feit:
        _trail(feit, newest_period(data), Path(out).resolve() if out else OUTPUTS)
        return
    from duo_analytics.runs.listing import kept_records

    waar = Path(out).resolve() if out else OUTPUTS
    folder, feiten = data_folder(None, data), kept_records(waar, _records)
    perioden = [str(periode) for periode in delivered_periods(folder)]
    if als_json:
        click.echo(_dump({"perioden": perioden, "feiten": feiten}))
        return
    click.echo(f"Perioden in {shown_path(folder)}: {', '.join(perioden) or 'geen'}")
    for record in feiten:
        kern = ", kernfeit" if record["kern"] else ""
        click.echo(f"  {record['naam']}: {record['titel']} ({record['eenheid']}{kern})")


def _records() -> list[dict[str, Any]]:
    from duo_analytics.begrippen import as_records

    return as_records()


def _trail(naam: str, periode: Periode, uit: Path) -> None:
    from duo_analytics.rapportage.compare import read_set
    from duo_analytics.rapportage.trail import lines

    click.echo("\n".join(lines(naam, read_set(uit / str(periode)))))


for _opdracht in (*release.COMMANDS, bench, lab, schedule):
    cli.add_command(_opdracht)


def main() -> None:
    """Run a command; a DuoFout is told in its own words and gives its own exit code."""
    in_dutch()
    try:
        cli.main(prog_name="duo-analytics", standalone_mode=False)
    except click.exceptions.Exit as einde:
        sys.exit(einde.exit_code)
    except click.ClickException as fout:
        fout.show()
        sys.exit(GebruikFout.exit_code)
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        sys.exit(130)
    except DuoFout as fout:
        if "--debug" in sys.argv:
            raise
        click.echo(f"Fout: {fout}", err=True)
        sys.exit(fout.exit_code)


if __name__ == "__main__":
    main()
