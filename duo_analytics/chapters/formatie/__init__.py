"""Formatie en bezetting: who is there, who came and left, who nears AOW age, who is hired or ill.

Each module holds one subject with its facts, tables and charts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake import read
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feiten
    from duo_analytics.results.tekst import Tekst, Zin

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
    onderwerpen = (_formatie, _team_ia, _stromen, _leeftijd, _inhuur, _verzuim)
    return make_text(*(alinea(*onderwerp(feiten)) for onderwerp in onderwerpen))


def _formatie(feiten: Feiten) -> Iterator[Zin]:
    yield zin(
        "De vier werkgevers hebben samen {formatie} formatie.", formatie=feiten["formatie_fte"]
    )
    bezetting = feiten["bezetting_fte"]
    graad = feiten["bezettingsgraad_pct"]
    yield zin("Daarvan is {bezetting} bezet ({graad}).", bezetting=bezetting, graad=graad)
    yield zin("Vergeleken met een jaar eerder is dat {bezetting:jaar}.", bezetting=bezetting)


def _team_ia(feiten: Feiten) -> Iterator[Zin]:
    yield zin(
        "Bij het team I&A is {graad} van de formatie bezet.", graad=feiten["bezettingsgraad_ia_pct"]
    )
    yield zin(
        "De uitstroom bij I&A was {ia} in twaalf maanden, tegen {allen} bij alle medewerkers "
        "samen.",
        ia=feiten["uitstroom_ia_pct"],
        allen=feiten["uitstroom_pct"],
    )
    yield zin(
        "In de komende twaalf maanden verlaten naar verwachting {aantal} van I&A de werkgevers. "
        "Waarschijnlijk ligt het aantal tussen {laag} en {hoog}.",
        aantal=feiten["verwachte_uitstroom_ia"],
        laag=feiten["verwachte_uitstroom_ia_laag"],
        hoog=feiten["verwachte_uitstroom_ia_hoog"],
    )
    yield zin(
        "Bij I&A bereiken {aow} binnen vijf jaar de AOW-leeftijd.", aow=feiten["aow_vijf_jaar_ia"]
    )
    yield zin("Bij I&A is {inhuur} ingehuurd.", inhuur=feiten["inhuur_ia_fte"])


def _stromen(feiten: Feiten) -> Iterator[Zin]:
    yield zin(
        "Bij de vier werkgevers samen was in twaalf maanden de instroom {erin} en de uitstroom "
        "{eruit}.",
        erin=feiten["instroom_pct"],
        eruit=feiten["uitstroom_pct"],
    )
    yield zin(
        "In de komende twaalf maanden gaan er naar verwachting {aantal} weg. Waarschijnlijk ligt "
        "het aantal tussen {laag} en {hoog}.",
        aantal=feiten["verwachte_uitstroom"],
        laag=feiten["verwachte_uitstroom_laag"],
        hoog=feiten["verwachte_uitstroom_hoog"],
    )


def _leeftijd(feiten: Feiten) -> Iterator[Zin]:
    yield zin(
        "De medewerkers zijn gemiddeld {leeftijd} oud.", leeftijd=feiten["gemiddelde_leeftijd"]
    )
    yield zin("Binnen vijf jaar bereiken {aow} de AOW-leeftijd.", aow=feiten["aow_vijf_jaar"])


def _inhuur(feiten: Feiten) -> Iterator[Zin]:
    yield zin("Inhuur kostte {kosten} in twaalf maanden.", kosten=feiten["inhuur_eur"])
    yield zin("Dat is {deel} van de loonsom.", deel=feiten["inhuur_pct_loonsom"])


def _verzuim(feiten: Feiten) -> Iterator[Zin]:
    verzuim = feiten["verzuim_pct"]
    yield zin("Het verzuim was {verzuim} in twaalf maanden.", verzuim=verzuim)
    yield zin("Vergeleken met een jaar eerder is dat {verzuim:jaar}.", verzuim=verzuim)
    yield zin(
        "Gemiddeld waren er {meldingen} per medewerker.", meldingen=feiten["meldingsfrequentie"]
    )
