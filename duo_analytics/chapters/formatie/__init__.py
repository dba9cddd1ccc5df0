"""Formatie en bezetting: who is there, who came and left, who nears AOW age, who is ill or hired.

Each module holds one subject with its facts, tables and charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst

TABELLEN = ("dienstverbanden", "formatie", "verzuim", "inhuur", "loonsom")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(
        alinea(
            zin(
                "De vier werkgevers hebben samen {formatie} formatie.",
                formatie=feiten["formatie_fte"],
            ),
            zin(
                "Daarvan is {bezetting} bezet ({graad}).",
                bezetting=feiten["bezetting_fte"],
                graad=feiten["bezettingsgraad_pct"],
            ),
            zin(
                "De bezetting is {bezetting:jaar} dan een jaar eerder.",
                bezetting=feiten["bezetting_fte"],
            ),
        ),
        alinea(
            zin(
                "Bij het team I&A is {graad} van de formatie bezet.",
                graad=feiten["bezettingsgraad_ia_pct"],
            ),
            zin(
                "De uitstroom was daar {ia} in twaalf maanden, tegen {allen} bij alle "
                "medewerkers samen.",
                ia=feiten["uitstroom_ia_pct"],
                allen=feiten["uitstroom_pct"],
            ),
        ),
    )
