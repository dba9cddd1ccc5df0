"""Doorstroom: some hires turn out to be people who left another post of the four employers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from .months import before, month_of
from .organisation import IENA
from .people import Verblijf

if TYPE_CHECKING:
    from numpy.random import Generator

SAME_EMPLOYER = 0.26
OTHER_EMPLOYER = 0.075
MAX_SHIFT_DAYS = 50
FIRST = date(2018, 6, 1)


def careers(rng: Generator, verblijven: tuple[Verblijf, ...]) -> list[tuple[Verblijf, ...]]:
    """The stays of each person in order; a move leaves no day between two stays."""
    vrij = {id(v): v for v in verblijven if _may_move(v)}
    opvolging: dict[int, Verblijf] = {}
    aangekomen: set[int] = set()
    for komst in sorted(verblijven, key=lambda v: (v.begin, v.plaats.nummer)):
        soort = _draw(rng)
        if not soort or not _may_arrive(komst):
            continue
        bron = next((v for v in vrij.values() if _fits(v, komst, soort)), None)
        if bron is not None and id(bron) not in aangekomen and id(komst) not in opvolging:
            opvolging[id(bron)] = komst
            aangekomen.add(id(komst))
            del vrij[id(bron)]
            vrij.pop(id(komst), None)
    return [_career(v, opvolging.get(id(v))) for v in verblijven if id(v) not in aangekomen]


def _draw(rng: Generator) -> str:
    """Whether a hire is looked for at the same employer, at another one, or outside."""
    kans = rng.random()
    if kans < SAME_EMPLOYER:
        return "intern"
    return "ander" if kans < SAME_EMPLOYER + OTHER_EMPLOYER else ""


def _may_move(verblijf: Verblijf) -> bool:
    """Somebody who leaves a post by choice, young enough not to retire soon after."""
    return (
        verblijf.reden == "eigen_verzoek"
        and verblijf.eind is not None
        and verblijf.plaats.onderdeel.team != IENA
        and month_of(verblijf.eind) - verblijf.geboorte < 56 * 12
    )


def _may_arrive(verblijf: Verblijf) -> bool:
    return (
        bool(verblijf.via)
        and verblijf.begin >= FIRST
        and verblijf.plaats.onderdeel.team != IENA
        and verblijf.reden in {"", "eigen_verzoek"}
    )


def _fits(bron: Verblijf, komst: Verblijf, soort: str) -> bool:
    zelfde = bron.plaats.onderdeel.werkgever == komst.plaats.onderdeel.werkgever
    return (
        bron.eind is not None
        and abs((bron.eind - komst.begin).days) <= MAX_SHIFT_DAYS
        and bron.plaats.onderdeel != komst.plaats.onderdeel
        and (before(komst.begin) - bron.begin).days > 300
        and zelfde == (soort == "intern")
    )


def _career(eerste: Verblijf, tweede: Verblijf | None) -> tuple[Verblijf, ...]:
    if tweede is None:
        return (eerste,)
    zelfde = eerste.plaats.onderdeel.werkgever == tweede.plaats.onderdeel.werkgever
    reden = "" if zelfde else "intern"
    return (
        replace(eerste, eind=before(tweede.begin), reden=reden),
        replace(tweede, geboorte=eerste.geboorte),
    )
