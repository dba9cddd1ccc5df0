"""How long cases of sickness last: verzuim per class of duration, and a check on the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import NBSP, getal
from duo_analytics.organisatie import DUO_BREED
from duo_analytics.personeel.gedeeld import stroom
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import verzuim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.statistics.verzuim import Verzuim

GRENZEN = tuple(f"normen.verzuim_{d}_tot_en_met_dagen" for d in ("kort", "middellang", "lang"))
PCT = Kop("Verzuim", "pct")
ZIEK = Kop("Personen met verzuim", "personen")
NOTEN = (
    "Een geval dat nog loopt, is zo lang als het was aan het eind van de periode.",
    "Wie gevallen van verschillende duur had, telt bij elke duur, en in het totaal één keer.",
)


def per_duur(tabellen: Tabellen) -> Grafiek:
    """Verzuim per class of duration in twelve months; the classes add up to the whole."""
    ziek = verzuim.counted_absence(tabellen)
    venster = tabellen.peil.twaalf_maanden
    tabel = make_table(
        "formatie.verzuim_per_duur",
        f"Verzuim naar duur van het geval {DUO_BREED}",
        venster.in_woorden,
        _rows(tabellen, ziek, venster).rename_axis("duur").reset_index(),
        {
            "duur": Kop("Duur"),
            "pct": PCT,
            "gevallen": Kop("Gevallen", "gevallen"),
            "personen": ZIEK,
        },
        tabellen.bron("verzuim", "dienstverbanden"),
        noten=(*NOTEN, *_plausibility(ziek, venster)),
        totaalrijen=1,
    )
    rust_op = {PCT.tekst: (ZIEK.tekst,), "Gevallen": (ZIEK.tekst,)}
    gedeeld = {(TOTAAL, ZIEK.tekst): stroom("ziek", venster)}
    regels = Bescherming((ZIEK.tekst,), rust_op=rust_op, bijzonder=True, gedeeld=gedeeld)
    return Grafiek(
        protect(tabel, regels, tabellen.reference),
        (Reeks(PCT.tekst, Vorm.STAAF),),
        "% van de beschikbare dagen",
        liggend=True,
    )


def _rows(tabellen: Tabellen, ziek: Verzuim, venster: Venster) -> pd.DataFrame:
    """The classes and their total, in which a person counts once."""
    grenzen = [int(tabellen.norm(reeks).waarde) for reeks in GRENZEN]
    frame = verzuim.per_duration(ziek, venster, grenzen).set_axis(_classes(grenzen))
    rijen = with_total(frame, {"pct": 1, "gevallen": 0})
    return rijen.fillna({"personen": verzuim.persons_ill(ziek, [venster])[0]})


def _classes(grenzen: Sequence[int]) -> list[str]:
    """'1 tot en met 7 dagen', ..., 'meer dan 365 dagen'."""
    begin = [1, *(grens + 1 for grens in grenzen)]
    paren = zip(begin, grenzen, strict=False)
    return [*(f"{a} tot en met {b} dagen" for a, b in paren), f"meer dan {grenzen[-1]} dagen"]


def _plausibility(ziek: Verzuim, venster: Venster) -> tuple[str, ...]:
    """How far frequency x duration / 365 lies from the percentage: a check and not a figure."""
    duur = verzuim.mean_duration(ziek, venster)
    product = 100 * verzuim.frequency(ziek, venster) * duur / verzuim.DAGEN_PER_JAAR
    afwijking = abs(product - verzuim.percentages(ziek, [venster])[0])
    if pd.isna(afwijking):
        return ()
    return (
        "Controle met meldingsfrequentie x gemiddelde duur / 365: afwijking "
        f"{getal(exact(afwijking), 1)}{NBSP}procentpunt.",
    )
