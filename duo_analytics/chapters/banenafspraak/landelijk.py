"""The national banenafspraak as context: extra banen at overheidswerkgevers against their target.

Two measurements, never in one line: the annual monitor in the chart, the quarterly figures of UWV
in a table of their own. Both count extra banen since 1 January 2013 in the whole sector, which is
not the quotum of a werkgever. What was measured after the peildatum is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.periods import datum_in_woorden, datum_kort
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.sources import Bron

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm
    from duo_analytics.results.tabel import Tabel

REEKS = "banenafspraak_landelijk."
UWV = {
    "uwv_regulier_overheid": "Overheid, in dienst, zonder inleen",
    "uwv_regulier_markt": "Markt, in dienst, zonder inleen",
    "uwv_regulier_totaal": "Overheid en markt, in dienst, zonder inleen",
    "uwv_inleen": "Overheid en markt, inleen",
    "uwv_totaal": "Overheid en markt, totaal",
    "uwv_overheid": "Overheid",
    "uwv_markt": "Markt",
}


KOPPEN_MONITOR = {
    "jaar": Kop("Jaar (31 december)"),
    "doel": Kop("Doel", "banen", 0),
    "doel_status": Kop("Status doel"),
    "doel_bron": Kop("Bron doel"),
    "realisatie": Kop("Realisatie", "banen", 0),
    "realisatie_status": Kop("Status realisatie"),
    "realisatie_bron": Kop("Bron realisatie"),
}


def monitor(tabellen: Tabellen) -> Grafiek:
    """Target and realisation of the sector overheid per year, from the annual monitor."""
    laatste = str(jaren.ambitiejaar(tabellen))
    doel = {n.periode: n for n in tabellen.norm_series(f"{REEKS}doel_overheid")}
    gemeten = {n.periode: n for n in _known(tabellen, "realisatie_overheid")}
    rijen = [
        (jaar, *_cells(norm), *_cells(gemeten.get(jaar)))
        for jaar, norm in doel.items()
        if jaar <= laatste
    ]
    tabel = make_table(
        "banenafspraak.landelijk",
        "Extra banen bij overheidswerkgevers in Nederland (jaarmonitor)",
        f"{rijen[0][0]} tot en met {rijen[-1][0]}, bekend op de peildatum",
        pd.DataFrame(rijen, columns=list(KOPPEN_MONITOR), dtype=object),
        KOPPEN_MONITOR,
        _files((*doel.values(), *gemeten.values())),
        noten=(
            "Extra banen sinds 1 januari 2013, opgeteld. Dit is een ander cijfer dan het quotum "
            "van een werkgever.",
            "n.v.t.: op de peildatum was er over dat jaar geen realisatie gepubliceerd.",
        ),
    )
    return Grafiek(tabel, (Reeks("Doel", Vorm.LIJN), Reeks("Realisatie", Vorm.LIJN)), "extra banen")


def kwartaalcijfers(tabellen: Tabellen) -> Tabel:
    """The quarterly figures of UWV, each with what it counts; not comparable with the monitor."""
    normen = [(naam, n) for reeks, naam in UWV.items() for n in _known(tabellen, reeks)]
    rijen = [
        (naam, datum_kort(date.fromisoformat(n.peildatum)), *_cells(n))
        for naam, n in sorted(normen, key=lambda paar: paar[1].peildatum)
    ]
    koppen = {
        "meting": Kop("Wat is geteld"),
        "peildatum": Kop("Peildatum"),
        "waarde": Kop("Extra banen", "banen", 0),
        "status": Kop("Status"),
        "bron": Kop("Bron"),
    }
    return make_table(
        "banenafspraak.kwartaalcijfers",
        "Kwartaalcijfers van UWV over de banenafspraak in Nederland",
        f"bekend op {datum_in_woorden(tabellen.peil.peildatum)}",
        pd.DataFrame(rijen, columns=list(koppen), dtype=object),
        koppen,
        _files(n for _, n in normen),
        noten=(
            "De kwartaalcijfers zijn indicatief en een andere meting dan de jaarmonitor. Het "
            "eerste kwartaal is lager, omdat tijdelijke contracten in december eindigen.",
        ),
    )


def _known(tabellen: Tabellen, reeks: str) -> list[Norm]:
    """The values of a series that were measured on or before the peildatum."""
    dag = tabellen.peil.peildatum.isoformat()
    return [n for n in tabellen.norm_series(f"{REEKS}{reeks}") if n.peildatum <= dag]


def _cells(norm: Norm | None) -> tuple[object, ...]:
    """Value, status in words, and publisher; empty where nothing was published."""
    return (norm.waarde, norm.status.replace("_", " "), norm.bron) if norm else (None, "", "")


def _files(normen: Iterable[Norm]) -> tuple[Bron, ...]:
    """The reference files; the publisher of each value stands in the table."""
    return tuple(Bron(bestand) for bestand in dict.fromkeys(n.bestand for n in normen))
