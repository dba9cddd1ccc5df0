"""The path to the quotum under named scenarios: as now, 1 in n vacatures, and hiring in.

As in the task that is left the verloonde uren stay those of the main year. What is certain is what
there is; how fast banen come is not, and a scenario that is a choice has no interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.groei import AANNAMES, INLENEN, ZOALS_NU, as_now, on_top
from duo_analytics.chapters.banenafspraak.opgave import Opgave, noot_zonder_opgave, opgave
from duo_analytics.chapters.banenafspraak.rijen import BANEN_DECIMALEN
from duo_analytics.chapters.banenafspraak.stroom import per_year
from duo_analytics.formatting import getal
from duo_analytics.organisatie import DUO_BREED
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import half_up
from duo_analytics.statistics.quotum import NUL
from duo_analytics.statistics.tellingen import expect_count
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.sources import Bron
    from duo_analytics.values import Getal


@dataclass(frozen=True)
class Scenario:
    """Banen per year up to the ambition year, and what the scenario asks in that year."""

    naam: str
    banen: dict[int, Verwachting]
    vacatures: Decimal | None = None
    inleen_uren: Decimal | None = None


def scenarios(tabellen: Tabellen) -> tuple[Scenario, ...]:
    """Every scenario that can be computed; none when the ambition year is over or hours miss."""
    taak = opgave(tabellen)
    if taak is None:
        return ()
    return tuple(_all(tabellen, taak))


def _all(tabellen: Tabellen, taak: Opgave) -> Iterator[Scenario]:
    if verder := as_now(tabellen, taak.basisjaar, taak.doeljaar):
        yield Scenario(ZOALS_NU, verder)
    from duo_analytics.chapters.banenafspraak.vacatures import omvangen

    maten = omvangen(tabellen)
    if not maten:
        return
    stromen = per_year(tabellen)
    deler = {n for maat in maten for aantal in stromen if (n := maat.een_op(aantal))}
    for n in sorted({min(deler), max(deler)} if deler else ()):
        yield _one_in(n, stromen[0], taak, sorted(maat.banen for maat in maten))
    pad = {jaar: Verwachting(banen, None, None) for jaar, banen in taak.pad.items()}
    yield Scenario(INLENEN, pad, inleen_uren=taak.extra * taak.d_uren)


def _one_in(n: Decimal, vervuld: int, taak: Opgave, maten: list[Decimal]) -> Scenario:
    """1 of each ``n`` vacatures filled from outside goes to the doelgroep; sizes in banen."""
    per_vacature = (maten[0] / n, maten[0] / n, maten[-1] / n)
    banen = {
        jaar: on_top(
            taak.gerealiseerd, expect_count(vervuld, 1.0, jaar - taak.basisjaar), per_vacature
        )
        for jaar in range(taak.basisjaar, taak.doeljaar + 1)
    }
    naam = f"1 op de {getal(n)} vacatures"
    return Scenario(naam, banen, vacatures=vervuld * taak.jaren / n)


KOPPEN = {
    "scenario": Kop("Scenario"),
    "som": Kop("Banen", "banen", BANEN_DECIMALEN),
    "laag": Kop("95% vanaf", "banen", BANEN_DECIMALEN),
    "hoog": Kop("95% tot", "banen", BANEN_DECIMALEN),
    "nodig": Kop("Nodig", "banen", BANEN_DECIMALEN),
    "tekort": Kop("Nog te kort", "banen", BANEN_DECIMALEN),
    "vacatures": Kop("Vacatures voor de doelgroep", "vacatures", 1),
    "uren": Kop("Inleen erbij in dat jaar", "uren"),
}


def vergelijking(tabellen: Tabellen) -> Grafiek:
    """Banen in the ambition year per scenario with their intervals, against what is needed."""
    tabel = make_table(
        "banenafspraak.scenarios",
        f"Banen {DUO_BREED} in {jaren.ambitiejaar(tabellen)} per scenario, met 95%-interval",
        jaren.naar_ambitiejaar(tabellen),
        pd.DataFrame(_rows(tabellen), columns=list(KOPPEN), dtype=object),
        KOPPEN,
        _sources(tabellen),
        noten=_notes(tabellen),
    )
    taak = opgave(tabellen)
    lijnen = (Drempellijn(f"Nodig in {taak.doeljaar}", taak.nodig),) if taak else ()
    reeks = Reeks("Banen", Vorm.INTERVAL, "95% vanaf", "95% tot")
    return Grafiek(tabel, (reeks,), "banen", liggend=True, drempels=lijnen)


def _sources(tabellen: Tabellen) -> tuple[Bron, ...]:
    taak = opgave(tabellen)
    return (*jaren.bronnen(tabellen, taak.normen if taak else ()), *tabellen.bron("vacatures"))


def _notes(tabellen: Tabellen) -> tuple[str, ...]:
    if opgave(tabellen) is None:
        return noot_zonder_opgave(tabellen)
    return (*AANNAMES, *noot_zonder_opgave(tabellen), jaren.noot_ambitiejaar(tabellen))


def _rows(tabellen: Tabellen) -> list[dict[str, object]]:
    taak = opgave(tabellen)
    if taak is None:
        return []
    return [
        {
            "scenario": scenario.naam,
            **_cells(scenario.banen[taak.doeljaar]),
            "nodig": taak.nodig,
            "tekort": shortage(taak, scenario.banen[taak.doeljaar]),
            "vacatures": scenario.vacatures,
            "uren": scenario.inleen_uren,
        }
        for scenario in scenarios(tabellen)
    ]


def _cells(uitkomst: Verwachting) -> dict[str, object]:
    return {"som": uitkomst.som, "laag": uitkomst.laag, "hoog": uitkomst.hoog}


def shortage(taak: Opgave, uitkomst: Verwachting) -> Decimal:
    """Printed banen that are still short of what is needed; 0 when there are enough."""
    return max(NUL, taak.nodig - half_up(uitkomst.som, BANEN_DECIMALEN))


def per_jaar(tabellen: Tabellen) -> Tabel:
    """Banen on the way to the ambition, a row per year and a column per scenario."""
    alle = scenarios(tabellen)
    reeks = sorted(alle[0].banen) if alle else ()
    rijen = [{"jaar": str(j), **{s.naam: s.banen[j].som for s in alle}} for j in reeks]
    koppen = {s.naam: Kop(s.naam, "banen", BANEN_DECIMALEN) for s in alle}
    return make_table(
        "banenafspraak.scenarios_per_jaar",
        f"Banen {DUO_BREED} per jaar en per scenario",
        jaren.naar_ambitiejaar(tabellen),
        pd.DataFrame(rijen, columns=["jaar", *koppen], dtype=object),
        {"jaar": Kop("Jaar"), **koppen},
        _sources(tabellen),
        noten=noot_zonder_opgave(tabellen)
        or (f"De aannamen staan bij 'Banen {DUO_BREED} per scenario'.",),
    )


feit = partial(
    indicator,
    eenheid="banen",
    moment=Moment.VORIG_JAAR,
    tabellen=jaren.INVOER,
    decimalen=BANEN_DECIMALEN,
    in_woorden=jaren.in_ambitiejaar,
)


@feit(
    "Banen als het gaat zoals nu, Duo-breed",
    definitie="Banen in het jaar van de ambitie als er elk jaar evenveel bij komen als gemiddeld "
    "in de hele jaren van de levering.",
    formule="gerealiseerd in het hoofdjaar + jaren x gemiddelde groei per jaar",
)
def zoals_nu_banen(tabellen: Tabellen) -> Getal:
    """Banen in the ambition year at the pace of the past years."""
    uitkomst = _as_now(tabellen)
    return uitkomst.som if uitkomst else None


@feit(
    "Banen als het gaat zoals nu (ondergrens)",
    definitie="Ondergrens van het 95%-voorspellingsinterval; n.v.t. bij minder dan drie jaren.",
    formule="jaren x gemiddelde - t(n-1) x s x wortel(jaren + jaren^2 / n), n = jaren met groei",
)
def zoals_nu_laag_banen(tabellen: Tabellen) -> Getal:
    """Lower bound of the same; None with too few years."""
    uitkomst = _as_now(tabellen)
    return uitkomst.laag if uitkomst else None


@feit(
    "Banen als het gaat zoals nu (bovengrens)",
    definitie="Bovengrens van het 95%-voorspellingsinterval; n.v.t. bij minder dan drie jaren.",
    formule="jaren x gemiddelde + t(n-1) x s x wortel(jaren + jaren^2 / n), n = jaren met groei",
)
def zoals_nu_hoog_banen(tabellen: Tabellen) -> Getal:
    """Upper bound of the same; None with too few years."""
    uitkomst = _as_now(tabellen)
    return uitkomst.hoog if uitkomst else None


@feit(
    "Tekort als het gaat zoals nu, Duo-breed",
    definitie="Banen die er in het jaar van de ambitie te weinig zijn als het gaat zoals nu.",
    formule="benodigde banen voor de ambitie - banen als het gaat zoals nu, minstens 0",
)
def zoals_nu_tekort_banen(tabellen: Tabellen) -> Getal:
    """What is then short of the ambition."""
    taak, uitkomst = opgave(tabellen), _as_now(tabellen)
    return shortage(taak, uitkomst) if taak and uitkomst else None


@feit(
    "Inleen erbij om de ambitie te halen",
    eenheid="uren",
    decimalen=0,
    definitie="Uren die in het jaar van de ambitie extra moeten worden ingeleend als er niemand "
    "bij in dienst komt.",
    formule="extra banen voor de ambitie x uren per baan",
)
def inleen_erbij_uren(tabellen: Tabellen) -> Getal:
    """Hours to hire in when nobody of the doelgroep is employed besides."""
    taak = opgave(tabellen)
    return taak.extra * taak.d_uren if taak else None


def _as_now(tabellen: Tabellen) -> Verwachting | None:
    taak = opgave(tabellen)
    if taak is None:
        return None
    return as_now(tabellen, taak.basisjaar, taak.doeljaar).get(taak.doeljaar)
