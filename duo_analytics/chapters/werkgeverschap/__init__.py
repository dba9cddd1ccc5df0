"""Joint employership: what the four werkgevers do together, and where their staff differs.

Each module holds one subject: thema (the register of themes), vergelijking (personnel side by
side), voortgang (milestones and risks).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.sturing.woorden import er_is

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("themas", "dienstverbanden", "verzuim", "inhuur", "loonsom", "mijlpalen", "risicos")
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
        alinea(*_themes(feiten)),
        alinea(*_differences(feiten)),
        alinea(
            er_is(feiten["mijlpalen_gereed"], "klaar"),
            er_is(feiten["mijlpalen_vertraagd"], "vertraagd"),
            er_is(feiten["risicos_hoog"], "met een hoge score"),
        ),
    )


def _themes(feiten: Feiten) -> Iterator[Zin]:
    """What is agreed, what is let go, and what waits."""
    yield er_is(feiten["themas"], "waarover de vier werkgevers spreken")
    yield er_is(feiten["themas_samen"], "waarvoor samenwerking is afgesproken")
    yield er_is(feiten["themas_los"], "waarvoor samenwerking is losgelaten")
    yield er_is(feiten["themas_open"], "waarover nog niet is besloten")
    yield er_is(feiten["besluiten"], "in deze periode genomen")
    yield zin(
        "Het thema dat het langst wacht, staat {dagen} op de agenda.",
        dagen=feiten["langst_open_dagen"],
    )


def _differences(feiten: Feiten) -> Iterator[Zin]:
    """How far the werkgevers lie apart."""
    for wat, naam in (
        ("De gemiddelde leeftijd", "verschil_leeftijd"),
        ("De uitstroom", "verschil_uitstroom"),
        ("Het verzuim", "verschil_verzuim"),
        ("De inhuur als deel van de loonsom", "verschil_inhuur"),
    ):
        yield zin(f"{wat} verschilt hoogstens {{n}} tussen de werkgevers.", n=feiten[naam])
