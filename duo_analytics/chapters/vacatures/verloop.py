"""How open vacatures, and the gap that they leave, went month by month over two years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import getal
from duo_analytics.organisatie import TEAM_IA, WERKGEVERS
from duo_analytics.periods import datum_in_woorden, maand_kort, month_ends
from duo_analytics.results.disclosure import protect_part, protect_value
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import overbrugging, vacatures

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TREND_MAANDEN = 25


@dataclass(frozen=True)
class _Verloop:
    """What a course over months is about: ``tabellen`` are the tables that it is made from."""

    naam: str
    titel: str
    eenheid: str
    tabellen: tuple[str, ...]
    noten: tuple[str, ...] = ()


PER_MAAND = _Verloop(
    "per_maand", "Open vacatures per maand, Duo-breed", "vacatures", ("vacatures",)
)
PER_WERKGEVER = _Verloop(
    "per_maand_en_werkgever",
    "Open vacatures per maand per werkgever",
    "vacatures",
    ("vacatures",),
)
GAT_IA = _Verloop(
    "gat_ia",
    "Vacatureruimte, open vacatures en inhuur bij het team I&A",
    "fte",
    ("vacatures", "inhuur", "formatie", "dienstverbanden"),
    ("Inhuur: alleen met reden vacatureruimte.",),
)


def per_maand(tabellen: Tabellen) -> Grafiek:
    """Open vacatures per month, Duo-breed; of those the team I&A, and those above the norm."""
    dagen, bekend = _months(tabellen, PER_MAAND), vacatures.known(tabellen)
    norm = tabellen.norm("normen.vacature_lang_open_weken").waarde
    lang = vacatures.open_longer_series(bekend, dagen, float(norm))
    lijnen = {
        "Open": vacatures.open_series(bekend, dagen),
        "waarvan team I&A": vacatures.open_series(bekend[bekend["team"] == TEAM_IA], dagen),
        "waarvan lang open": lang,
    }
    noot = f"Lang open: langer dan {getal(norm)} weken."
    verloop = replace(PER_MAAND, noten=(noot,))
    return _chart(tabellen, verloop, dagen, pd.DataFrame(lijnen))


def per_maand_en_werkgever(tabellen: Tabellen) -> Grafiek:
    """Open vacatures per month of each werkgever."""
    dagen, bekend = _months(tabellen, PER_WERKGEVER), vacatures.known(tabellen)
    lijnen = {
        naam: vacatures.open_series(bekend[bekend["werkgever"] == code], dagen)
        for code, naam in WERKGEVERS.items()
    }
    return _chart(tabellen, PER_WERKGEVER, dagen, pd.DataFrame(lijnen))


def gat_ia(tabellen: Tabellen) -> Grafiek:
    """Vacatureruimte, open vacatures and inhuur for it of the team I&A, in fte per month."""
    dagen, bekend = _months(tabellen, GAT_IA), vacatures.known(tabellen)
    van_ia = bekend[bekend["team"] == TEAM_IA]
    lijnen = {
        "Vacatureruimte": _gap(tabellen, dagen),
        "Open vacatures": vacatures.open_series(van_ia, dagen, "fte"),
        "Inhuur": _hired(tabellen, dagen),
    }
    return _chart(tabellen, GAT_IA, dagen, pd.DataFrame(lijnen))


def _gap(tabellen: Tabellen, dagen: Sequence[date]) -> list[Getal]:
    """Vacatureruimte of I&A on each day, hidden where it rests on too few medewerkers."""
    ruimte = overbrugging.gap_series(tabellen, dagen, TEAM_IA)
    personen = overbrugging.persons_series(tabellen, dagen, TEAM_IA)
    return [
        protect_value(fte, int(aantal), tabellen.reference)
        for fte, aantal in zip(ruimte, personen, strict=True)
    ]


def _hired(tabellen: Tabellen, dagen: Sequence[date]) -> list[Getal]:
    """Inhuur of I&A on each day, hidden where it or the rest of the whole is a small group."""
    inhuur = overbrugging.hired_series(tabellen, dagen, TEAM_IA)
    van_ia = overbrugging.assignments_series(tabellen, dagen, TEAM_IA)
    alle = overbrugging.assignments_series(tabellen, dagen)
    return [
        protect_part(exact(fte), int(groep), int(geheel), tabellen.reference)
        for fte, groep, geheel in zip(inhuur, van_ia, alle, strict=True)
    ]


def _months(tabellen: Tabellen, verloop: _Verloop) -> list[date]:
    """The last days of the months of two years, as far back as the history goes."""
    dagen = month_ends(tabellen.peil.peildatum, TREND_MAANDEN)
    bereikt = [d for d in dagen if all(tabellen.reaches(naam, d) for naam in verloop.tabellen)]
    return bereikt or dagen[-1:]


def _chart(
    tabellen: Tabellen, verloop: _Verloop, dagen: Sequence[date], lijnen: pd.DataFrame
) -> Grafiek:
    koppen = {str(kop): Kop(str(kop), verloop.eenheid) for kop in lijnen}
    tabel = make_table(
        f"vacatures.{verloop.naam}",
        verloop.titel,
        f"{datum_in_woorden(dagen[0])} tot en met {datum_in_woorden(dagen[-1])}",
        lijnen.assign(maand=[maand_kort(dag) for dag in dagen]),
        {"maand": Kop("Maand (laatste dag)"), **koppen},
        tabellen.bron(*verloop.tabellen),
        noten=verloop.noten,
    )
    return Grafiek(tabel, tuple(Reeks(kop, Vorm.LIJN) for kop in koppen), verloop.eenheid)
