"""Banenafspraak: the quotum per werkgever, the ambition Duo-breed, and the way to it.

Each module holds one subject: kerncijfers (facts of the year), werkgevers (tables and charts),
pad (the path to the ambition), vacatures (what it asks within the formatie), landelijk (context).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.formatting import opsomming
from duo_analytics.intake import read
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.results.indicator import compute
from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.results.verantwoording import account
from duo_analytics.values import shown

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.feit import Feit, Feiten
    from duo_analytics.results.tekst import Tekst, Zin

TABELLEN = ("banenafspraak", "banenafspraak_inleen", "vacatures")
verantwoording = account


def load(periode: str, data: str = "") -> Tabellen:
    """The checked tables of this chapter for a period; raises LeveringFout or PeriodeFout."""
    return read.load(TABELLEN, periode, data)


def feiten(tabellen: Tabellen) -> Feiten:
    """Every indicator of the chapter."""
    return compute(__name__, tabellen)


def samenvatting(feiten: Feiten) -> Tekst:
    """The chapter in a few plain sentences."""
    return make_text(_werkgevers(feiten), _duo_breed(feiten), _ambitie(feiten), _scenarios(feiten))


def _werkgevers(feiten: Feiten) -> Zin:
    """Who meets the quotum and who does not; silent about a werkgever of which it is not known."""
    saldi = {naam: feiten[f"saldo_{code}_banen"] for code, naam in WERKGEVERS.items()}
    bekend = {naam: shown(f.waarde) for naam, f in saldi.items() if f.waarde is not None}
    wel = [naam for naam, saldo in bekend.items() if saldo >= 0]
    niet = [naam for naam, saldo in bekend.items() if saldo < 0]
    moment = feiten["tekort_banen"].moment.capitalize()
    if not wel:
        return zin(f"{moment} {_haalt(niet)} {opsomming(niet)} het quotum niet.") if niet else ()
    return alinea(
        zin(f"{moment} {_haalt(wel)} {opsomming(wel)} het quotum van de banenafspraak."),
        zin(f"{opsomming(niet)} {_haalt(niet)} het nog niet.") if niet else (),
    )


def _haalt(namen: list[str]) -> str:
    return "haalt" if len(namen) == 1 else "halen"


def _duo_breed(feiten: Feiten) -> Zin:
    realisatie, tekort = feiten["realisatie_pct"], feiten["tekort_banen"]
    return alinea(
        zin(
            "De vier werkgevers samen realiseren {realisatie} van wat nodig is.",
            realisatie=realisatie,
        ),
        zin("Zij komen samen {tekort} tekort.", tekort=tekort) if tekort.waarde else (),
        zin("Vergeleken met een jaar eerder is de realisatie {r:jaar}.", r=realisatie),
    )


def _ambitie(feiten: Feiten) -> Zin:
    """The ambition and what it asks; the number of vacatures only while banen are short."""
    nodig, extra = feiten["ambitie_nodig_banen"], feiten["ambitie_extra_banen"]
    if nodig.waarde is None:
        return ()
    wil = f"Het bestuur wil {nodig.moment} met de vier werkgevers samen aan het quotum voldoen."
    return alinea(
        zin(f"{wil} De wet vraagt dat niet."),
        zin("Daarvoor moeten er {extra} bij.", extra=extra) if extra.waarde else (),
        zin("Er zijn al genoeg banen.") if extra.waarde == 0 else (),
        zin(
            "Binnen de bestaande formatie moeten er dan elk jaar {minst} tot {meest} vacatures "
            "naar iemand uit de doelgroep.",
            minst=feiten["vacatures_per_jaar_minst"],
            meest=feiten["vacatures_per_jaar_meest"],
        )
        if extra.waarde
        else (),
        _one_in(feiten["een_op_krap"], feiten["een_op_ruim"]),
    )


def _scenarios(feiten: Feiten) -> Zin:
    """What comes when it goes on as now, and what hiring in would ask; only while banen miss."""
    tekort, extra = feiten["zoals_nu_tekort_banen"], feiten["ambitie_extra_banen"]
    if not extra.waarde:
        return ()
    return alinea(
        zin(
            "Komen er elk jaar evenveel banen bij als de afgelopen jaren, dan zijn er "
            f"{tekort.moment} {{banen}}.",
            banen=feiten["zoals_nu_banen"],
        ),
        zin(
            "Waarschijnlijk ligt dat tussen {laag} en {hoog}.",
            laag=feiten["zoals_nu_laag_banen"],
            hoog=feiten["zoals_nu_hoog_banen"],
        ),
        zin("Dan is er nog een tekort van {tekort}.", tekort=tekort) if tekort.waarde else (),
        zin(
            "Wordt alles wat ontbreekt ingeleend, dan is daar in dat jaar {uren} inleen extra voor "
            "nodig.",
            uren=feiten["inleen_erbij_uren"],
        ),
    )


def _one_in(krap: Feit, ruim: Feit) -> Zin:
    if krap.waarde == ruim.waarde:
        return zin("Dat is naar schatting 1 op de {krap} vacatures.", krap=krap)
    sjabloon = "Dat is naar schatting 1 op de {krap} tot 1 op de {ruim} vacatures."
    return zin(sjabloon, krap=krap, ruim=ruim)
