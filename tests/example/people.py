"""Who holds a post and when: each post passes from person to person, with vacatures in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from .months import BEGIN, HORIZON, first_day, last_day, month_of
from .norms import aow_month
from .organisation import IENA, Onderdeel, Plaats
from .vacancies import Vacature, next_vacature

if TYPE_CHECKING:
    from numpy.random import Generator

LAST = month_of(HORIZON)
WEEKUREN = ((36, 0.58), (32, 0.20), (28, 0.08), (24, 0.09), (20, 0.05))
VERTREK_PER_JAAR = 0.072
DRUKTE = {2018: 1.0, 2019: 1.08, 2020: 1.0, 2021: 0.97, 2022: 1.1}
NIET_VERLENGD = 0.10
SCRIPTED_FROM = month_of(date(2021, 5, 1))


@dataclass(frozen=True)
class Verblijf:
    """One person on one post; ``geboorte`` is a month number, ``via`` the vacature filled."""

    plaats: Plaats
    begin: date
    eind: date | None
    reden: str
    geboorte: int
    uren: int
    via: str = ""

    @property
    def laatste_dag(self) -> date:
        """Last day in service, the horizon when it still runs."""
        return self.eind or HORIZON


def post_history(rng: Generator, plaats: Plaats) -> tuple[list[Verblijf], list[Vacature]]:
    """Everybody who holds a post up to the horizon and every vacature for it."""
    verblijven: list[Verblijf] = []
    vacatures: list[Vacature] = []
    if plaats.vanaf == BEGIN:
        verblijven.append(first_holder(rng, plaats))
        vertrek = verblijven[-1].eind
    else:
        vertrek = plaats.vanaf
    while vertrek is not None and vertrek < HORIZON:
        vorige = verblijven[-1] if verblijven else None
        vacature = next_vacature(rng, plaats, vertrek, len(vacatures), vorige)
        vacatures.append(vacature)
        if vacature.uitkomst == "ingetrokken":
            vertrek = vacature.gesloten + timedelta(days=int(rng.integers(40, 130)))
        elif vacature.uitkomst in {"uitbesteed", "inhuur"}:
            break
        else:
            verblijven.append(successor(rng, plaats, vacature))
            vertrek = verblijven[-1].eind
    return verblijven, vacatures


def first_holder(rng: Generator, plaats: Plaats) -> Verblijf:
    """The person on the post at the start of the timeline."""
    geboorte = month_of(BEGIN) - int(12 * (21 + 45 * rng.beta(1.6, 1.12)))
    while aow_month(geboorte) <= month_of(BEGIN) + 1:
        geboorte += int(rng.integers(6, 60))
    dienstjaren = min(rng.exponential(9.0), (month_of(BEGIN) - geboorte) / 12 - 20)
    begin = first_day(month_of(BEGIN) - 1 - int(12 * max(dienstjaren, 0.1)))
    if plaats.onderdeel.werkgever == "duo_plus":
        begin = max(begin, date(2016, 1, 1))
    eind, reden = departure(rng, plaats.onderdeel, BEGIN, geboorte)
    return Verblijf(plaats, begin, eind, reden, geboorte, weekly_hours(rng))


def successor(rng: Generator, plaats: Plaats, vacature: Vacature) -> Verblijf:
    """The person hired on a filled vacature."""
    gereed = vacature.gesloten + timedelta(days=int(rng.integers(14, 60)))
    begin = first_day(month_of(gereed) + 1)
    geboorte = month_of(begin) - int(12 * (22 + 40 * rng.beta(1.2, 2.1)))
    eind, reden = departure(rng, plaats.onderdeel, begin, geboorte)
    jaar_om = last_day(month_of(begin) + 11)
    if rng.random() < NIET_VERLENGD and (eind is None or eind > jaar_om):
        eind, reden = jaar_om, "einde_contract"
    uren = vacature.uren if rng.random() < 0.75 else weekly_hours(rng)
    return Verblijf(plaats, begin, eind, reden, geboorte, uren, vacature.sleutel)


def departure(
    rng: Generator, onderdeel: Onderdeel, begin: date, geboorte: int
) -> tuple[date | None, str]:
    """Last day and reason of a stay; (None, "") when it outlives the horizon."""
    maanden = np.arange(month_of(begin) + 4, LAST + 1)
    vroeg = int(rng.choice([0, 0, 0, 1, 2, 4, 9, 16]))
    pensioen = max(aow_month(geboorte) - vroeg, month_of(begin) + 6)
    raak = np.flatnonzero(rng.random(len(maanden)) < leave_chance(onderdeel, maanden, geboorte))
    overig = rng.random() < 0.06
    if len(raak) and maanden[raak[0]] < pensioen:
        return last_day(int(maanden[raak[0]])), "overig" if overig else "eigen_verzoek"
    if pensioen - 1 <= LAST:
        return last_day(pensioen - 1), "pensioen"
    return None, ""


def leave_chance(onderdeel: Onderdeel, maanden: np.ndarray, geboorte: int) -> np.ndarray:
    """Chance per month of leaving other than by pension: young people move more often.

    From May 2021 the leaving at I&A is told by the script, not by chance.
    """
    leeftijd = (maanden - geboorte) / 12
    naar_leeftijd = np.interp(
        leeftijd, [25, 35, 45, 55, 60, 67], [1.5, 1.45, 1.15, 0.75, 0.4, 0.25]
    )
    drukte = np.array([DRUKTE[int(m) // 12] for m in maanden])
    kans = VERTREK_PER_JAAR / 12 * naar_leeftijd * drukte * onderdeel.verloop
    if onderdeel.team == IENA:
        kans = np.where(maanden < SCRIPTED_FROM, kans, 0.0)
    return np.asarray(kans)


def weekly_hours(rng: Generator) -> int:
    """Contract hours of one person."""
    uren, kansen = zip(*WEEKUREN, strict=True)
    return int(rng.choice(uren, p=kansen))
