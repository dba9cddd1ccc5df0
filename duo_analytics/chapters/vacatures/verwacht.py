"""What to expect of the open vacatures: how many are filled soon, and how long filling takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.vacatures.verwachting import expected, expected_of_all, groups
from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, OVERIG, TE_WEINIG
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import closing_parts, half_up
from duo_analytics.statistics import vervultijd

if TYPE_CHECKING:
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.voorspelling import Verwachting
    from duo_analytics.values import Getal

VERWACHT, LAAG, HOOG = "Verwacht vervuld", "95% vanaf", "95% tot"
AANNAME = (
    "Aanname: het gaat met open vacatures zoals met de vacatures van de laatste twee jaar die even "
    "lang open waren, en ook nu wordt een deel ingetrokken."
)
NOOT_INTERVAL = (
    "Het interval: als alles blijft zoals het is, ligt het aantal in 19 van de 20 gevallen tussen "
    "deze grenzen."
)
FORMULE_VERVULD = (
    "som over de open vacatures van de kans op vervulling (Aalen-Johansen), gegeven de tijd dat "
    "de vacature al open is"
)


verwachting = partial(
    indicator,
    eenheid="vacatures",
    moment=Moment.PEILDATUM,
    tabellen=("vacatures",),
    in_woorden=lambda t: f"in {t.peil.volgende.in_woorden}",
)


@verwachting(
    "Verwacht vervuld",
    definitie="Vacatures die op de peildatum open zijn en die naar verwachting in het volgende "
    f"tertaal worden vervuld. {AANNAME}",
    formule=FORMULE_VERVULD,
)
def verwacht_vervuld(tabellen: Tabellen) -> Getal:
    """Expected number of the open vacatures that are filled in the next tertaal."""
    uitkomst = expected_of_all(tabellen, tabellen.peil.volgende)
    return uitkomst.som if uitkomst else None


@verwachting(
    "Verwacht vervuld (ondergrens)",
    definitie="Ondergrens van het 95%-voorspellingsinterval van het aantal dat wordt vervuld.",
    formule="2,5%-punt van 2000 trekkingen (bootstrap over de vacatures, en loting per vacature)",
)
def verwacht_vervuld_laag(tabellen: Tabellen) -> Getal:
    """Lower bound of the same."""
    uitkomst = expected_of_all(tabellen, tabellen.peil.volgende)
    return uitkomst.laag if uitkomst else None


@verwachting(
    "Verwacht vervuld (bovengrens)",
    definitie="Bovengrens van het 95%-voorspellingsinterval van het aantal dat wordt vervuld.",
    formule="97,5%-punt van 2000 trekkingen (bootstrap over de vacatures, en loting per vacature)",
)
def verwacht_vervuld_hoog(tabellen: Tabellen) -> Getal:
    """Upper bound of the same."""
    uitkomst = expected_of_all(tabellen, tabellen.peil.volgende)
    return uitkomst.hoog if uitkomst else None


def vervuld(tabellen: Tabellen) -> Grafiek:
    """Of the open vacatures: how many are expected to be filled in the next tertaal."""
    tabel = make_table(
        "vacatures.verwacht_per_groep",
        f"Open vacatures die naar verwachting worden vervuld in "
        f"{tabellen.peil.volgende.in_woorden}",
        f"open op {datum_in_woorden(tabellen.peil.peildatum)}",
        pd.DataFrame(_filled_rows(tabellen), dtype=object),
        {
            "groep": Kop("Functies"),
            "open": Kop("Open", "vacatures"),
            "som": Kop(VERWACHT, "vacatures"),
            "laag": Kop(LAAG, "vacatures"),
            "hoog": Kop(HOOG, "vacatures"),
        },
        tabellen.bron("vacatures"),
        noten=(AANNAME, NOOT_INTERVAL, _too_few(tabellen)),
    )
    return Grafiek(tabel, (Reeks(VERWACHT, Vorm.INTERVAL, LAAG, HOOG),), "vacatures", liggend=True)


def _too_few(tabellen: Tabellen) -> str:
    minimum = vervultijd.minimum(tabellen)
    return f"Te weinig gevallen: minder dan {minimum} vervuld in twee jaar."


def _filled_rows(tabellen: Tabellen) -> list[dict[str, object]]:
    """A row per group and for all; the printed parts add up to the printed whole."""
    verwacht = expected(tabellen, tabellen.peil.volgende)
    open_ = {naam: len(groep.wachtend) for naam, groep in groups(tabellen).items()}
    som = _closing({naam: uitkomst.som for naam, uitkomst in verwacht.items() if uitkomst})
    return [
        {"groep": naam, "open": open_[naam], **_cells(uitkomst), "som": som.get(naam, TE_WEINIG)}
        for naam, uitkomst in verwacht.items()
    ]


def _cells(uitkomst: Verwachting | None) -> dict[str, object]:
    if uitkomst is None:
        return dict.fromkeys(("laag", "hoog"), TE_WEINIG)
    return {"laag": uitkomst.laag, "hoog": uitkomst.hoog}


def _closing(sommen: dict[str, Decimal]) -> dict[str, Decimal]:
    """Whole vacatures; the two groups add up to the whole where all three are known."""
    heel = {naam: half_up(som, 0) for naam, som in sommen.items()}
    if len(heel) < len((ICT, OVERIG, ALLE)):
        return heel
    delen = closing_parts([sommen[ICT], sommen[OVERIG]], heel[ALLE])
    return {**dict(zip((ICT, OVERIG), delen, strict=True)), ALLE: heel[ALLE]}
