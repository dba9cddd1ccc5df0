"""The open risks of a theme, with their score against the stand before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duo_analytics.formatting import NBSP
from duo_analytics.intake.tables.sturing import THEMA, TREND, WIE
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.statistics.risicos import HOOG, MIDDEN, VORMEN, classes, limits, risks_on

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen

KOPPEN = {
    "risico": Kop("Risico"),
    "kans": Kop("Kans", "aantal"),
    "impact": Kop("Impact", "aantal"),
    "score": Kop("Score", "aantal"),
    "vorige": Kop("Vorige score", "aantal"),
    "klasse": Kop("Klasse en trend"),
    "maatregel": Kop("Maatregel"),
    "draagt": Kop("Draagt"),
    "bedrag": Kop("Bedrag", "eur"),
}


@dataclass(frozen=True)
class Risicos:
    """The risks of one theme at the period that is looked at."""

    thema: str

    def overzicht(self, tabellen: Tabellen) -> Tabel:
        """Every open risk, the heaviest first."""
        alle = risks_on(tabellen)
        rijen = alle[alle["thema"] == self.thema]
        leeg = () if len(rijen) else ("Er zijn geen open risico's.",)
        return make_table(
            f"{self.thema}.risicos",
            f"Open risico's: {THEMA[self.thema]}",
            f"op {datum_in_woorden(tabellen.peil.peildatum)}",
            _rows(tabellen, rijen),
            KOPPEN,
            tabellen.bron("risicos"),
            noten=(_rule(tabellen), *leeg),
        )


def _rows(tabellen: Tabellen, rijen: pd.DataFrame) -> pd.DataFrame:
    """The risks with their words."""
    klasse = classes(rijen["score"], *limits(tabellen))
    trend = (", " + rijen["trend"].map(TREND).str.lower()).fillna("")
    return rijen.assign(
        risico=_words(rijen),
        klasse=klasse.map(VORMEN) + NBSP + klasse + trend,
        draagt=rijen["draagt"].map(WIE),
        maatregel=rijen["maatregel"].fillna("geen"),
    )


def _rule(tabellen: Tabellen) -> str:
    midden, hoog = limits(tabellen)
    return (
        f"Score = kans x impact, elk van 1 tot 5. {VORMEN[HOOG]} hoog: {hoog:.0f} of meer; "
        f"{VORMEN[MIDDEN]} midden: {midden:.0f} of meer."
    )


def _words(rijen: pd.DataFrame) -> pd.Series:
    """'De kantoren gaan weer dicht (een nieuwe golf van corona)'."""
    oorzaak = rijen["oorzaak"].fillna("")
    return rijen["gevolg"] + oorzaak.map(lambda tekst: tekst and f" (oorzaak: {_lower(tekst)})")


def _lower(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]
