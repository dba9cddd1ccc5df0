"""Overhead of the four organisations by the same definition, from what they told CBS (Iv3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.ontvangers import STANDAARD
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics import overhead

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BEGROTING = "begroting"
DEEL = "Overhead van de lasten"
ZELF = "duo_plus"  # Duo-breed looks at the organisation itself: the four together count twice
NOTEN = (
    "Mutaties van reserves, toegerekende rente en overige verrekeningen tellen niet mee.",
    "Bij Duo+ is bijna al het werk van Stafbureau en Bedrijfsvoering overhead. Een gemeente die "
    "personeel bij Duo+ heeft ondergebracht, heeft zelf minder overhead.",
)


@indicator(
    "Overhead volgens Iv3",
    eenheid="pct",
    moment=Moment.LOPEND_JAAR,
    definitie="Lasten van taakveld 0.4 als deel van alle lasten in de nieuwste begroting die in "
    "Iv3 staat, zonder mutaties van reserves, toegerekende rente en overige verrekeningen. Van de "
    "gemeente die de rapportage krijgt, en voor Duo-breed van Duo+ zelf.",
    formule="lasten taakveld 0.4 / alle lasten x 100, zonder L7.1, L7.4 en L7.5",
    tabellen=("taakvelden",),
)
def overhead_pct(tabellen: Tabellen) -> Getal:
    """Overhead of the recipient as a percentage of its lasten; None when Iv3 has none of it."""
    wie = ZELF if tabellen.ontvanger == STANDAARD else tabellen.ontvanger
    lasten = _lasten(tabellen)
    if wie not in lasten.index:
        return None
    return overhead.share(lasten["overhead"][wie], lasten["lasten"][wie])


def per_organisatie(tabellen: Tabellen) -> Grafiek:
    """Overhead percentage per organisation, with the amounts behind it.

    A gemeente sees itself beside Duo+; the whole sees all four.
    """
    frame = _per_organisation(tabellen)
    tabel = make_table(
        "financien.overhead",
        "Overhead als deel van de lasten, volgens Iv3",
        _moment(tabellen),
        frame,
        {
            "naam": Kop("Organisatie"),
            "overhead": Kop("Overhead", "eur"),
            "lasten": Kop("Lasten", "eur"),
            "deel": Kop(DEEL, "pct"),
        },
        tabellen.bron("taakvelden"),
        noten=NOTEN,
    )
    return Grafiek(tabel, (Reeks(DEEL, Vorm.STAAF),), "% van de lasten", liggend=True)


def _per_organisation(tabellen: Tabellen) -> pd.DataFrame:
    """Name, overhead and lasten in EUR and the share in %, of each organisation that is shown."""
    alle = _lasten(tabellen)
    breed = tabellen.ontvanger == STANDAARD
    namen = WERKGEVERS if breed else (tabellen.ontvanger, ZELF)
    lasten = alle.loc[[naam for naam in namen if naam in alle.index]]
    paren = zip(lasten["overhead"], lasten["lasten"], strict=True)
    delen = [overhead.share(deel, geheel) for deel, geheel in paren]
    return pd.DataFrame(
        {
            "naam": [WERKGEVERS[str(w)] for w in lasten.index],
            "overhead": list(lasten["overhead"]),
            "lasten": list(lasten["lasten"]),
            "deel": delen,
        },
        dtype=object,
    )


def _year(tabellen: Tabellen) -> int | None:
    return overhead.newest_year(tabellen["taakvelden"], tabellen.peil.jaar, BEGROTING)


def _moment(tabellen: Tabellen) -> str:
    jaar = _year(tabellen)
    return "geen begroting in Iv3" if jaar is None else f"begroting {jaar}"


def _lasten(tabellen: Tabellen) -> pd.DataFrame:
    jaar = _year(tabellen)
    if jaar is None:
        return pd.DataFrame({"lasten": [], "overhead": []}, dtype=object)
    return overhead.lasten(tabellen["taakvelden"], jaar, BEGROTING)
