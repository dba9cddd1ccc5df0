"""The command that opens the notebooks in JupyterLab."""

from __future__ import annotations

import click

from duo_analytics.places import NOTEBOOKS, OUTPUTS

PORT = 8888


@click.command("lab", options_metavar="[OPTIES]")
@click.option("--port", metavar="N", type=click.IntRange(1024, 65535), default=PORT, help="Poort.")
@click.option("--no-browser", "stil", is_flag=True, help="Toon het adres en open geen browser.")
def lab(port: int, stil: bool) -> None:
    """Open de notebooks in JupyterLab, alleen op deze computer."""
    from duo_analytics.runs.lab import running

    try:
        with running(NOTEBOOKS, OUTPUTS / ".lab", port, browser=not stil) as server:
            click.echo(f"JupyterLab staat open op {server.adres}\nStop met Ctrl-C.")
            server.proces.wait()
    except KeyboardInterrupt:
        click.echo("Gestopt.")
