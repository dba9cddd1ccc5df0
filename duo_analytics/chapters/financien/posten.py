"""The budget per programma and soort: adopted, amended, realised and what is expected."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.financien import eigen
from duo_analytics.periods import datum_kort
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.statistics import begroting
from duo_analytics.statistics.begroting import (
    BEDRAGEN,
    I_S,
    NA_WIJZIGING,
    OVERHEAD,
    PRIMITIEF,
    PROGNOSE,
    REALISATIE,
    SOORTEN,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duo_analytics.intake.delivery import Tabellen

Rij = dict[str, object]


def overzicht(tabellen: Tabellen) -> Tabel:
    """Primitief, na wijziging, realisatie, prognose and deviation per programma and soort.

    The last rows are those of BBV art. 17: saldo, mutations of reserves, resultaat, overhead.
    """
    rijen = eigen.own_lines(tabellen)
    onder = list(_totals(rijen))
    frame = pd.DataFrame([*_per_programma(rijen, eigen.bearer(tabellen)), *onder], dtype=object)
    realisatie = f"Realisatie t/m {datum_kort(tabellen.peil.peildatum)}"
    return make_table(
        "financien.programmas",
        "Begroting, realisatie en prognose per programma",
        eigen.stand_in_woorden(tabellen),
        frame.reindex(columns=["post", "i_s", *BEDRAGEN, "afwijking"]),
        {
            "post": Kop("Post"),
            "i_s": Kop("I/S"),
            PRIMITIEF: Kop("Primitief", "eur"),
            NA_WIJZIGING: Kop("Na wijziging", "eur"),
            REALISATIE: Kop(realisatie, "eur"),
            PROGNOSE: Kop("Prognose", "eur"),
            "afwijking": Kop("Afwijking", "eur_vn"),
        },
        tabellen.bron("financien", "verdeelsleutel"),
        noten=eigen.notes(
            tabellen,
            "I = incidenteel, S = structureel.",
            "Saldo = baten - lasten. Resultaat = saldo - storting + onttrekking. Wat het resultaat "
            "onder nul is, is de bijdrage.",
        ),
        totaalrijen=len(onder),
    )


def _per_programma(rijen: pd.DataFrame, wie: str) -> Iterator[Rij]:
    """Per programma a row for each soort and I/S, and the bijdrage of who bears the rest."""
    for programma, groep in rijen.groupby("programma", sort=False):
        for soort, woord in SOORTEN.items():
            for i_s, i_s_woord in reversed(I_S.items()):
                post = groep[(groep["soort"] == soort) & (groep["i_s"] == i_s)]
                if len(post):
                    naam = eigen.name_of(str(programma), woord.lower())
                    yield {**_natural(post, naam), "i_s": i_s_woord[0]}
        yield _signed(groep, eigen.name_of(str(programma), f"bijdrage van {wie}"), -1)


def _totals(rijen: pd.DataFrame) -> Iterator[Rij]:
    per_soort = {soort: rijen[rijen["soort"] == soort] for soort in SOORTEN}
    yield _natural(per_soort["lasten"], "Totaal lasten")
    yield _natural(per_soort["baten"], "Totaal baten")
    yield _signed(rijen[rijen["soort"].isin(["lasten", "baten"])], "Saldo van baten en lasten", 1)
    yield _natural(per_soort["storting"], "Storting in reserves")
    yield _natural(per_soort["onttrekking"], "Onttrekking aan reserves")
    yield _signed(rijen, "Resultaat voor de bijdragen", 1)
    lasten = per_soort["lasten"]
    overhead = lasten[lasten["taakveld"] == OVERHEAD]
    yield _natural(overhead, f"Overhead (lasten op taakveld {OVERHEAD})")


def _natural(rijen: pd.DataFrame, naam: str) -> Rij:
    """Amounts of one soort as they are: positive by nature."""
    bedragen = {kolom: begroting.total(rijen[kolom]) for kolom in BEDRAGEN}
    return {"post": naam, "i_s": "", **bedragen, "afwijking": _gap(rijen)}


def _signed(rijen: pd.DataFrame, naam: str, teken: int) -> Rij:
    """Effects on the result of several soorten together, or what they leave to be borne."""
    bedragen = {k: teken * begroting.total(begroting.effects(rijen, k)) for k in BEDRAGEN}
    return {"post": naam, "i_s": "", **bedragen, "afwijking": _gap(rijen)}


def _gap(rijen: pd.DataFrame) -> Decimal:
    return begroting.total(begroting.gaps(rijen))
