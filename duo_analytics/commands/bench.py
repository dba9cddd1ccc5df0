"""The command that measures making the rapportage beside the usual ways."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("bench", options_metavar="[OPTIES]")
@click.option("--quick", is_flag=True, help="Alleen wat snel te meten is, een keer.")
@click.option("--rondes", metavar="N", type=click.IntRange(1), help="Hoe vaak elke manier.")
@click.option("--rijen", metavar="N", type=click.IntRange(1), help="Rijen van de grote levering.")
@click.option("--readme", metavar="BESTAND", default="", help="Zet de tabel tussen de merktekens.")
def bench(quick: bool, rondes: int | None, rijen: int | None, readme: str) -> None:
    """Meet het maken van de rapportage naast de gebruikelijke manieren.

    Alle manieren om en om, met verse kopieen van het voorbeeld. Alleen de verhoudingen zeggen iets:
    een drukke machine maakt alles trager. Zonder --quick duurt het een kwartier of langer.
    """
    from duo_analytics.intake.bench import measure as measure_intake
    from duo_analytics.runs import bench as benching

    aantal_rondes = rondes or (benching.QUICK_ROUNDS if quick else benching.ROUNDS)
    reeksen = benching.measure(aantal_rondes, click.echo, quick=quick)
    click.echo(f"\n{benching.as_text(reeksen)}\n")
    aantal = rijen or (benching.QUICK_ROWS if quick else benching.ROWS)
    click.echo(f"{aantal} dienstverbanden lezen:")
    for meting in measure_intake(aantal):
        click.echo(str(meting))
    if readme:
        benching.write_into(Path(readme), benching.as_markdown(reeksen))
