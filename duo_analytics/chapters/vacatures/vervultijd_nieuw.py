"""How long it is expected to take to fill the vacatures that are opened in the next tertaal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.vacatures.verwachting import expected_median
from duo_analytics.chapters.vacatures.woorden import ALLE, NIET_BEREIKT, TE_WEINIG
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import vervultijd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.voorspelling import Verwachting
    from duo_analytics.values import Getal

TERTAAL_MAANDEN = 4
AANNAME = (
    "Aanname: het vervullen gaat zoals in de laatste twaalf maanden, en er worden evenveel "
    "vacatures opengesteld."
)
verwachting = partial(
    indicator,
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    tabellen=("vacatures",),
    in_woorden=lambda t: f"opengesteld in {t.peil.volgende.in_woorden}",
)


@verwachting(
    "Verwachte vervultijd",
    definitie="Tijd waarbinnen naar verwachting de helft is vervuld van de vacatures die in het "
    f"volgende tertaal worden opengesteld. {AANNAME}",
    formule="mediaan van de schatting van Kaplan-Meier over wat in twaalf maanden open was, elk "
    "geteld vanaf hoe lang de vacature toen al open was, in weken (dagen / 7)",
)
def verwachte_mediaan_weken(tabellen: Tabellen) -> Getal:
    """Expected median of the vacatures to come; None when too few tell, or half is not reached."""
    uitkomst = expected_median(tabellen, TERTAAL_MAANDEN)[ALLE]
    return uitkomst.som if uitkomst else None


@verwachting(
    "Verwachte vervultijd (ondergrens)",
    definitie="Ondergrens van het 95%-voorspellingsinterval van de verwachte vervultijd.",
    formule="2,5%-punt van de mediaan in 2000 trekkingen van zoveel nieuwe vacatures",
)
def verwachte_mediaan_laag_weken(tabellen: Tabellen) -> Getal:
    """Lower bound of the same."""
    uitkomst = expected_median(tabellen, TERTAAL_MAANDEN)[ALLE]
    return uitkomst.laag if uitkomst else None


@verwachting(
    "Verwachte vervultijd (bovengrens)",
    definitie="Bovengrens van het 95%-voorspellingsinterval; n.v.t. als die niet is bereikt.",
    formule="97,5%-punt van de mediaan in 2000 trekkingen van zoveel nieuwe vacatures",
)
def verwachte_mediaan_hoog_weken(tabellen: Tabellen) -> Getal:
    """Upper bound of the same; None when it lies past all that was seen."""
    uitkomst = expected_median(tabellen, TERTAAL_MAANDEN)[ALLE]
    return uitkomst.hoog if uitkomst else None


def per_groep(tabellen: Tabellen) -> Grafiek:
    """Expected median time to fill of new vacatures, with prediction intervals."""
    tabel = make_table(
        "vacatures.vervultijd_nieuw",
        "Verwachte mediane vervultijd van nieuwe vacatures, met 95%-interval",
        f"opengesteld in {tabellen.peil.volgende.in_woorden}, met de cijfers tot en met "
        f"{datum_in_woorden(tabellen.peil.peildatum)}",
        pd.DataFrame([_row(n, u) for n, u in expected_median(tabellen, TERTAAL_MAANDEN).items()]),
        {
            "groep": Kop("Functies"),
            "som": Kop("Verwachte mediaan", "weken"),
            "laag": Kop("95% vanaf", "weken"),
            "hoog": Kop("95% tot", "weken"),
        },
        tabellen.bron("vacatures"),
        noten=(
            AANNAME,
            "Het interval: als alles blijft zoals het is, ligt de mediaan in 19 van de 20 gevallen "
            "tussen deze grenzen.",
            f"Te weinig gevallen: minder dan {vervultijd.minimum(tabellen)} vervuld in twaalf "
            "maanden, of nog niet de helft.",
        ),
    )
    reeks = Reeks("Verwachte mediaan", Vorm.INTERVAL, "95% vanaf", "95% tot")
    return Grafiek(tabel, (reeks,), "weken tot vervulling", liggend=True)


def _row(groep: str, uitkomst: Verwachting | None) -> dict[str, object]:
    if uitkomst is None:
        return {"groep": groep, **dict.fromkeys(("som", "laag", "hoog"), TE_WEINIG)}
    hoog = NIET_BEREIKT if uitkomst.hoog is None else uitkomst.hoog
    return {"groep": groep, "som": uitkomst.som, "laag": uitkomst.laag, "hoog": hoog}
