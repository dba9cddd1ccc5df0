"""Vacatures: how many are open, how long, how many came and went, and what bridges the gap.

Each module holds one subject with its facts, tables and charts. Numbers of vacatures are shown as
they are: a vacature is a post that the werkgever makes public itself. How long it took to fill one
points at the person who was hired, so durations need a group (privacy.minimum_vacatures).
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
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("vacatures", "inhuur", "formatie", "dienstverbanden")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(_open(feiten), _duration(feiten), _expected(feiten), _gap(feiten))


def _open(feiten: Feiten) -> Zin:
    open_ = feiten["open_vacatures"]
    return alinea(
        zin("De vier werkgevers hebben samen {open} openstaan.", open=open_),
        zin("Vergeleken met een jaar eerder is dat {open:jaar}.", open=open_),
        zin(
            "De werkgevers zoeken voor {lang} al langer dan {norm}.",
            lang=feiten["lang_open"],
            norm=feiten["norm_lang_open_weken"],
        ),
        zin(
            "Zij openden in deze periode {bij}, vervulden {vervuld} en trokken {terug} in.",
            bij=feiten["ontstaan"],
            vervuld=feiten["vervuld"],
            terug=feiten["ingetrokken"],
        ),
    )


def _duration(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "De helft van de vacatures is binnen {mediaan} vervuld.",
            mediaan=feiten["mediaan_weken"],
        ),
        zin(
            "Waarschijnlijk ligt dat tussen {laag} en {hoog}.",
            laag=feiten["mediaan_laag_weken"],
            hoog=feiten["mediaan_hoog_weken"],
        ),
        zin(
            "Voor ICT en gegevens is de helft binnen {ict} vervuld, voor de andere functies binnen "
            "{overig}.",
            ict=feiten["mediaan_ict_weken"],
            overig=feiten["mediaan_overig_weken"],
        ),
    )


def _expected(feiten: Feiten) -> Zin:
    return alinea(
        zin(
            "Van de vacatures die nu openstaan, worden in het volgende tertaal naar verwachting "
            "{aantal} vervuld. Waarschijnlijk ligt het aantal tussen {laag} en {hoog}.",
            aantal=feiten["verwacht_vervuld"],
            laag=feiten["verwacht_vervuld_laag"],
            hoog=feiten["verwacht_vervuld_hoog"],
        ),
        zin(
            "Van de vacatures die in het volgende tertaal opengaan, is naar verwachting de helft "
            "binnen {mediaan} vervuld.",
            mediaan=feiten["verwachte_mediaan_weken"],
        ),
        zin(
            "Waarschijnlijk ligt die tijd tussen {laag} en {hoog}.",
            laag=feiten["verwachte_mediaan_laag_weken"],
            hoog=feiten["verwachte_mediaan_hoog_weken"],
        ),
    )


def _gap(feiten: Feiten) -> Zin:
    return alinea(
        zin("Het team I&A heeft {open} openstaan.", open=feiten["open_ia"]),
        zin(
            "De vacatureruimte (formatie zonder medewerker) is daar {ruimte}.",
            ruimte=feiten["vacatureruimte_ia_fte"],
        ),
        zin(
            "Om dat op te vangen heeft I&A {inhuur} ingehuurd.",
            inhuur=feiten["inhuur_vacatureruimte_ia_fte"],
        ),
        zin(
            "Bij alle werkgevers samen is voor {overbrugd} van de open vacatures iemand ingehuurd.",
            overbrugd=feiten["overbrugd_pct"],
        ),
    )
