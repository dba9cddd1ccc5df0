"""What is written, not drawn: the heavy uitstroom of I&A, and the search for an inkoopadviseur."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .months import BEGIN, month_of, parse
from .organisation import GEO, ONDERDELEN, Functie, Plaats
from .people import Verblijf
from .vacancies import Vacature

GEO_FORMATIE = {"Adviseur geo-informatie": 5.2, "Gegevensbeheerder": 5.8, "Landmeter": 3.0}
GEO_NUMMER = 900
INKOOP = Functie("Inkoopadviseur/coördinator", "financien", 1)
INKOOP_NUMMER = 990
RONDE_DAGEN = 98

# plaats, functie, uren, geboortemaand, in dienst, uit dienst, reden
GEO_VERBLIJVEN = """
1 | Adviseur geo-informatie | 36 | 1957-02 | 2016-01-01 | |
2 | Gegevensbeheerder | 32 | 1955-12 | 2016-01-01 | 2022-06-30 | pensioen
3 | Landmeter | 36 | 1957-09 | 2016-01-01 | |
4 | Gegevensbeheerder | 28 | 1958-05 | 2016-01-01 | |
5 | Adviseur geo-informatie | 36 | 1959-08 | 2016-01-01 | |
6 | Landmeter | 32 | 1961-03 | 2016-01-01 | |
7 | Gegevensbeheerder | 24 | 1963-01 | 2017-04-01 | |
8 | Adviseur geo-informatie | 32 | 1979-10 | 2018-06-01 | |
9 | Adviseur geo-informatie | 36 | 1984-03 | 2016-01-01 | 2021-06-30 | eigen_verzoek
9 | Adviseur geo-informatie | 32 | 1988-09 | 2021-12-01 | |
10 | Gegevensbeheerder | 36 | 1953-02 | 2016-01-01 | 2019-04-30 | pensioen
10 | Gegevensbeheerder | 36 | 1990-07 | 2019-09-01 | 2021-08-31 | eigen_verzoek
10 | Gegevensbeheerder | 36 | 1994-04 | 2022-03-01 | |
11 | Landmeter | 36 | 1955-06 | 2016-01-01 | 2021-09-30 | pensioen
11 | Landmeter | 36 | 1985-01 | 2022-07-01 | |
12 | Gegevensbeheerder | 32 | 1983-08 | 2017-02-01 | 2020-07-31 | eigen_verzoek
12 | Gegevensbeheerder | 32 | 1992-11 | 2020-12-01 | 2021-11-30 | einde_contract
13 | Adviseur geo-informatie | 36 | 1986-05 | 2017-09-01 | 2022-01-31 | eigen_verzoek
14 | Gegevensbeheerder | 28 | 1981-02 | 2016-01-01 | 2022-03-31 | eigen_verzoek
"""
# plaats, functie, opengesteld, gesloten, uitkomst
GEO_VACATURES = """
10 | Gegevensbeheerder | 2019-03-11 | 2019-07-08 | extern
12 | Gegevensbeheerder | 2020-06-22 | 2020-10-26 | extern
9 | Adviseur geo-informatie | 2021-05-17 | 2021-10-11 | extern
10 | Gegevensbeheerder | 2021-07-19 | 2022-01-24 | extern
11 | Landmeter | 2021-08-30 | 2022-05-09 | extern
12 | Gegevensbeheerder | 2021-10-25 | 2022-06-20 | ingetrokken
13 | Adviseur geo-informatie | 2022-01-10 | 2022-12-05 | extern
14 | Gegevensbeheerder | 2022-03-07 | 2022-11-21 | extern
2 | Gegevensbeheerder | 2022-04-04 | 2022-12-12 | extern
"""
# begin of cluster, uit dienst, reden, opengesteld, gesloten, uitkomst, opvolger: in dienst, born
OVERIG = """
Infra | 2021-06-30 | eigen_verzoek | 2021-05-31 | 2021-11-15 | extern | 2022-01-01 | 1991-04
Applicatie | 2021-07-31 | eigen_verzoek | 2021-06-28 | 2022-01-17 | extern | 2022-03-01 | 1989-12
Infra | 2021-10-31 | eigen_verzoek | 2021-09-27 | 2022-05-23 | extern | 2022-07-01 | 1993-06
Informatieadvies | 2021-12-31 | eigen_verzoek | 2021-11-29 | 2022-06-13 | uitbesteed | |
Applicatie | 2022-02-28 | eigen_verzoek | 2022-01-31 | 2022-09-19 | extern | |
Applicatie | 2022-06-30 | eigen_verzoek | 2022-06-13 | 2022-12-19 | extern | |
Infra | 2022-07-31 | eigen_verzoek | 2022-07-04 | 2022-12-20 | extern | |
"""


@dataclass(frozen=True)
class Verloop:
    """Stays and vacatures together, as they are after the script."""

    verblijven: tuple[Verblijf, ...]
    vacatures: tuple[Vacature, ...]


def with_script(verblijven: list[Verblijf], vacatures: list[Vacature]) -> Verloop:
    """The drawn history, with the written one of I&A from May 2021 and the whole of Geo."""
    for rij in rows(OVERIG):
        verblijven, vacatures = _apply(verblijven, vacatures, rij)
    return Verloop(
        (*verblijven, *_geo_stays()), (*vacatures, *_geo_vacatures(), _inkoop_vacature())
    )


def rows(tekst: str) -> list[list[str]]:
    """The cells of a written table."""
    return [[cel.strip() for cel in regel.split("|")] for regel in tekst.strip().splitlines()]


def _apply(
    verblijven: list[Verblijf], vacatures: list[Vacature], rij: list[str]
) -> tuple[list[Verblijf], list[Vacature]]:
    cluster, eind, reden, open_op, dicht_op, uitkomst, begin, geboorte = rij
    vertrekker = _candidate(verblijven, cluster, date.fromisoformat(eind))
    anderen = [v for v in verblijven if v is not vertrekker]
    vacature = _vacature(vertrekker.plaats, open_op, dicht_op, uitkomst)
    cellen = ("36", geboorte, begin, "", "")
    opvolgers = [_stay(vertrekker.plaats, cellen, vacature.sleutel)] if begin else []
    weg = replace(vertrekker, eind=date.fromisoformat(eind), reden=reden)
    return [*anderen, weg, *opvolgers], [*vacatures, vacature]


def _candidate(verblijven: list[Verblijf], cluster: str, eind: date) -> Verblijf:
    """The first person under 58 of a cluster who would otherwise have stayed."""
    return next(
        v
        for v in verblijven
        if v.plaats.onderdeel.cluster.startswith(cluster)
        and v.eind is None
        and month_of(eind) - month_of(v.begin) >= 12
        and month_of(eind) - v.geboorte < 58 * 12
    )


def _geo_stays() -> list[Verblijf]:
    vacatures = sorted(_geo_vacatures(), key=lambda v: v.gesloten)
    stays = []
    for nummer, functie, *rest in rows(GEO_VERBLIJVEN):
        begin = date.fromisoformat(rest[2])
        plaats = _geo_post(nummer, functie)
        via = [v.sleutel for v in vacatures if v.plaats == plaats and v.gesloten < begin]
        stays.append(_stay(plaats, rest, via[-1] if via else ""))
    return stays


def _geo_vacatures() -> list[Vacature]:
    return [
        _vacature(_geo_post(nummer, functie), *rest)
        for nummer, functie, *rest in rows(GEO_VACATURES)
    ]


def _inkoop_vacature() -> Vacature:
    """A new post, not yet filled on 30 April 2022."""
    team = next(o for o in ONDERDELEN if o.team == "Inkoop & Juridisch")
    plaats = Plaats(INKOOP_NUMMER, team, INKOOP, date(2022, 1, 1))
    return _vacature(plaats, "2022-03-14", "2022-10-03", "extern")


def _geo_post(nummer: str, functie: str) -> Plaats:
    geo = next(o for o in ONDERDELEN if o.cluster == GEO)
    return Plaats(GEO_NUMMER + int(nummer), geo, Functie(functie, "ict", 1), BEGIN)


def _vacature(plaats: Plaats, open_op: str, dicht_op: str, uitkomst: str) -> Vacature:
    geopend, gesloten = date.fromisoformat(open_op), date.fromisoformat(dicht_op)
    sleutel = f"{plaats.nummer}-script-{open_op}"
    return Vacature(sleutel, plaats, 36, geopend, gesloten, uitkomst, RONDE_DAGEN)


def _stay(plaats: Plaats, cellen: Sequence[str], via: str) -> Verblijf:
    """A stay from the cells uren, geboortemaand, in dienst, uit dienst and reden."""
    uren, geboorte, begin, eind, reden = cellen
    laatste = date.fromisoformat(eind) if eind else None
    return Verblijf(
        plaats, date.fromisoformat(begin), laatste, reden, parse(geboorte), int(uren), via
    )
