"""Sickness absence of a group in a window: percentage, frequency, and when they may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.personeel.gedeeld import stroom
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.statistics import verzuim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.statistics.verzuim import Verzuim

BRONNEN = ("verzuim", "dienstverbanden")
PCT = Kop("Verzuim", "pct")
ZIEK = Kop("Personen met verzuim", "personen")
FREQUENTIE = Kop("Meldingen per medewerker per jaar", "meldingen")
PERSONEN = Kop("Medewerkers (gemiddeld)", "personen")


def per_werkgever(tabellen: Tabellen, naam: str) -> Tabel:
    """Verzuim and meldingsfrequentie per werkgever and Duo-breed in twelve months, protected.

    ``naam`` is the name of the table.
    """
    tabel = make_table(
        naam,
        "Verzuim per werkgever",
        tabellen.peil.twaalf_maanden.in_woorden,
        _of_werkgevers(tabellen).rename_axis("werkgever").reset_index(),
        {
            "werkgever": Kop("Werkgever"),
            "pct": PCT,
            "frequentie": FREQUENTIE,
            "ziek": ZIEK,
            "personen": PERSONEN,
        },
        tabellen.bron(*BRONNEN),
        noten=(delimitation(tabellen),),
        totaalrijen=1,
    )
    tellingen = (ZIEK.tekst, PERSONEN.tekst)
    rust_op = dict.fromkeys((PCT.tekst, FREQUENTIE.tekst), tellingen)
    return protect_absence(tabellen, tabel, rust_op)


def _of_werkgevers(tabellen: Tabellen) -> pd.DataFrame:
    """The figures of the four werkgevers, and Duo-breed below."""
    ziek = verzuim.counted_absence(tabellen)
    venster = tabellen.peil.twaalf_maanden
    delen = {naam: figures(ziek.of(w), venster) for w, naam in WERKGEVERS.items()}
    return pd.DataFrame([*delen.values(), figures(ziek, venster)], [*delen, DUO_BREED])


def figures(ziek: Verzuim, venster: Venster) -> dict[str, float]:
    """pct, frequentie, ziek and personen of one group in a window; NaN where nobody worked."""
    return {
        "pct": verzuim.percentages(ziek, [venster])[0],
        "frequentie": verzuim.frequency(ziek, venster),
        "ziek": verzuim.persons_ill(ziek, [venster])[0],
        "personen": verzuim.mean_persons(ziek, [venster])[0],
    }


def protect_absence(
    tabellen: Tabellen, tabel: Tabel, rust_op: Mapping[str, tuple[str, ...]]
) -> Tabel:
    """Health data: each percentage rests on the persons who were ill and on all persons."""
    tellingen = tuple(dict.fromkeys(kop for koppen in rust_op.values() for kop in koppen))
    noemer = dict.fromkeys(rust_op, PERSONEN.tekst)
    samen = stroom("ziek", tabellen.peil.twaalf_maanden)
    gedeeld = {(DUO_BREED, ZIEK.tekst): samen}
    regels = Bescherming(tellingen, rust_op=rust_op, noemer=noemer, bijzonder=True, gedeeld=gedeeld)
    return protect(tabel, regels, tabellen.reference)


def delimitation(tabellen: Tabellen) -> str:
    """What counts as verzuim, for the note of a table."""
    return (
        "Zonder zwangerschaps- en bevallingsverlof; een geval telt hoogstens "
        f"{verzuim.maximum_weeks(tabellen)} weken mee."
    )
