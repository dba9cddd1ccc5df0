"""How the path to the quotum is forecast, and what came of earlier forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.chapters.banenafspraak.groei import AANNAMES, ZOALS_NU, as_now
from duo_analytics.chapters.banenafspraak.rijen import BANEN_DECIMALEN, realised
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.statistics import quotum
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

DEFINITIEF = "definitief"


def kijk_terug(toen: Tabellen, later: Tabellen) -> Iterator[Terugblik]:
    """Banen of the years that were still to end then and are definitief now: at the pace of the
    years before, and by the raming of the werkgevers for the year that ran."""
    basisjaar = toen.peil.jaar - 1
    for jaar in range(toen.peil.jaar, later.peil.jaar):
        nu = quotum.year(later, jaar)
        if nu.status != DEFINITIEF:
            continue
        verder = as_now(toen, basisjaar, jaar).get(jaar)
        yield Terugblik(ZOALS_NU, f"over {jaar}", verder, realised(nu))
        geraamd = realised(quotum.year(toen, jaar))
        raming = None if geraamd is None else Verwachting(geraamd, None, None)
        yield Terugblik("Raming van het lopende jaar", f"over {jaar}", raming, realised(nu))


PAD = Methode(
    titel="Het pad naar het quotum",
    definitie="Hoeveel banen er Duo-breed zijn in het jaar van de ambitie, in drie soorten "
    "scenario's: zoals nu, 1 op de n vacatures, en inlenen wat ontbreekt.",
    formule="Zoals nu: banen van het laatste hele jaar + jaren x gemiddelde groei per jaar. 1 op "
    "de n: banen van het laatste hele jaar + jaren x vervulde vacatures per jaar / n x banen per "
    "vacature; n komt uit de tabel met vacatures (de krapste en de ruimste schatting). Inlenen: "
    "elk jaar evenveel banen erbij tot het quotum; de uren zijn banen x uren per baan.",
    interval="Zoals nu: jaren x gemiddelde +/- t(k-1) x s x wortel(jaren + jaren^2 / k) over k "
    "jaren met groei. 1 op de n: het interval van het aantal vervulde vacatures "
    "(negatief-binomiaal, Jeffreys), met de kleinste en de grootste omvang van een baan. Inlenen "
    "is een keuze en heeft geen interval.",
    aannames=(
        *AANNAMES,
        "De verloonde uren van de vier werkgevers blijven gelijk, en het quotum is dat van het "
        "jaar van de ambitie.",
    ),
    niet_voor=(
        "Niet voor een enkele werkgever: de ambitie is Duo-breed en heeft geen wettelijke status.",
        "Niet om te zeggen dat een scenario lukt: niemand weet of er kandidaten zijn.",
        "Niet met minder dan drie hele jaren: dan is er bij zoals nu geen interval.",
    ),
    feiten=(
        "banenafspraak.zoals_nu_banen",
        "banenafspraak.zoals_nu_laag_banen",
        "banenafspraak.zoals_nu_hoog_banen",
        "banenafspraak.zoals_nu_tekort_banen",
        "banenafspraak.inleen_erbij_uren",
    ),
    eenheid="banen",
    decimalen=BANEN_DECIMALEN,
    kijk_terug=kijk_terug,
    les="Met het voorbeeld is maar een jaar na te kijken, en nog zonder interval. Aan het begin "
    "van het jaar is het jaar ervoor voorlopig: een deel van de inleen heeft dan nog geen fiat. "
    "Een voorspelling uit die tijd is daarom te laag.",
)
