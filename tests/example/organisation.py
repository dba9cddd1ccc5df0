"""The invented organisation: teams and clusters of the four employers, their posts and growth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .months import BEGIN

IENA = "Informatisering & Automatisering"
GEO = "Geo & Gegevensmanagement"


@dataclass(frozen=True)
class Functie:
    """A function with its functiegroep and the number of posts at the start."""

    naam: str
    groep: str
    plaatsen: int
    groei: tuple[date, ...] = ()


@dataclass(frozen=True)
class Onderdeel:
    """A team or cluster: ``ruimte`` is formatie over planned fte, ``verloop`` scales leaving."""

    werkgever: str
    afdeling: str
    team: str
    cluster: str
    functies: tuple[Functie, ...]
    ruimte: float = 0.985
    verloop: float = 1.0


@dataclass(frozen=True)
class Plaats:
    """One post: it is held by one person after the other, with vacatures in between."""

    nummer: int
    onderdeel: Onderdeel
    functie: Functie
    vanaf: date


def posts() -> tuple[Plaats, ...]:
    """Every post of the four employers, in a fixed order."""
    openings = [
        (onderdeel, functie, vanaf)
        for onderdeel in ONDERDELEN
        for functie in onderdeel.functies
        for vanaf in (*([BEGIN] * functie.plaatsen), *functie.groei)
    ]
    return tuple(Plaats(nummer, *opening) for nummer, opening in enumerate(openings))


def _duo(afdeling: str, team: str, *functies: Functie, ruimte: float = 0.985,
         cluster: str = "", verloop: float = 1.0) -> Onderdeel:  # fmt: skip
    return Onderdeel("duo_plus", afdeling, team, cluster, functies, ruimte, verloop)


def _cluster(naam: str, *functies: Functie, ruimte: float) -> Onderdeel:
    return _duo("Bedrijfsvoering", IENA, *functies, ruimte=ruimte, cluster=naam)


def _bestuur(werkgever: str, *plaatsen: int, ruimte: float) -> Onderdeel:
    namen = ("Bestuursadviseur", "Medewerker griffie", "Secretaresse")
    functies = tuple(
        Functie(naam, "overig", aantal) for naam, aantal in zip(namen, plaatsen, strict=True)
    )
    return Onderdeel(werkgever, "Bestuur", "Bestuur & Griffie", "", functies, ruimte)


def _samenleving(werkgever: str, *plaatsen: int, ruimte: float) -> Onderdeel:
    namen = ("Beleidsmedewerker sociaal", "Beleidsmedewerker onderwijs", "Contractbeheerder zorg")
    groepen = ("sociaal", "sociaal", "financien")
    functies = tuple(map(Functie, namen, groepen, plaatsen))
    return Onderdeel(werkgever, "Samenleving", "Beleid Samenleving", "", functies, ruimte)


def _ruimte(werkgever: str, *plaatsen: int, ruimte: float) -> Onderdeel:
    namen = ("Planoloog", "Projectleider ruimte", "Beleidsmedewerker wonen")
    functies = tuple(
        Functie(naam, "ruimte", aantal) for naam, aantal in zip(namen, plaatsen, strict=True)
    )
    return Onderdeel(werkgever, "Ruimte", "Beleid Ruimte", "", functies, ruimte, 1.1)


ONDERDELEN = (
    _cluster(GEO, ruimte=1.0),
    _cluster("Applicatiebeheer", Functie("Applicatiebeheerder", "ict", 9),
             Functie("Functioneel beheerder", "ict", 5), ruimte=1.03),
    _cluster("Infrastructuur & Werkplekken", Functie("Systeembeheerder", "ict", 7),
             Functie("Servicedeskmedewerker", "ict", 5), ruimte=1.02),
    _cluster("Informatieadvies", Functie("Informatieadviseur", "ict", 6),
             Functie("Adviseur informatiebeveiliging", "ict", 3), ruimte=1.03),
    _duo("Bedrijfsvoering", "Financiën", Functie("Medewerker financiën", "financien", 15),
         Functie("Financieel adviseur", "financien", 12),
         Functie("Heffingsmedewerker", "financien", 6),
         Functie("Functioneel beheerder financiën", "ict", 2), ruimte=1.005),
    _duo("Bedrijfsvoering", "Personeel & Organisatie", Functie("P&O-adviseur", "overig", 10),
         Functie("Medewerker salarisadministratie", "financien", 7),
         Functie("Medewerker P&O", "overig", 5, (date(2019, 1, 1), date(2021, 1, 1)))),
    _duo("Bedrijfsvoering", "Inkoop & Juridisch", Functie("Jurist", "overig", 10),
         Functie("Inkoopadviseur", "financien", 4), Functie("Contractbeheerder", "financien", 4),
         ruimte=1.0),
    _duo("Bedrijfsvoering", "Facilitair", Functie("Facilitair medewerker", "dienstverlening", 13),
         Functie("Medewerker documentaire informatie", "dienstverlening", 8), ruimte=1.01),
    _duo("Stafbureau", "Concerncontrol & Communicatie",
         Functie("Concerncontroller", "financien", 7),
         Functie("Communicatieadviseur", "overig", 11, (date(2019, 6, 1),)),
         Functie("Data-analist", "ict", 3), Functie("Directiesecretaris", "overig", 2)),
    _duo("Burger", "Klantcontact & Burgerzaken",
         Functie("Medewerker klantcontact", "dienstverlening", 22, (date(2020, 6, 1),)),
         Functie("Medewerker burgerzaken", "dienstverlening", 17), ruimte=0.955),
    _duo("Burger", "Sociaal domein",
         Functie("Consulent Wmo en jeugd", "sociaal", 28, (date(2020, 1, 1), date(2021, 1, 1))),
         Functie("Consulent werk en inkomen", "sociaal", 15, (date(2019, 6, 1), date(2021, 9, 1))),
         Functie("Kwaliteitsmedewerker", "sociaal", 6),
         Functie("Applicatiebeheerder sociaal domein", "ict", 2), ruimte=0.925),
    _duo("Buurt", "Openbare ruimte", Functie("Medewerker buitendienst", "ruimte", 26),
         Functie("Beheerder openbare ruimte", "ruimte", 12),
         Functie("Civiel technicus", "ruimte", 9), ruimte=0.97),
    _duo("Buurt", "Vergunningen & Handhaving",
         Functie("Vergunningverlener", "ruimte", 16, (date(2021, 1, 1),)),
         Functie("Handhaver", "dienstverlening", 13, (date(2019, 3, 1), date(2020, 6, 1))),
         Functie("Toezichthouder bouw", "ruimte", 8), ruimte=0.98, verloop=1.1),
    _bestuur("diemen", 9, 4, 6, ruimte=0.99),
    _samenleving("diemen", 17, 8, 6, ruimte=1.01),
    _ruimte("diemen", 12, 12, 8, ruimte=0.95),
    Onderdeel("diemen", "Dienstverlening", "Dienstverlening", "", (
        Functie("Klantadviseur", "dienstverlening", 19),
        Functie("Medewerker publiekszaken", "dienstverlening", 14)), 0.935),
    Onderdeel("diemen", "Ruimte", "Openbare ruimte", "", (
        Functie("Medewerker buitendienst", "ruimte", 20),
        Functie("Wijkbeheerder", "ruimte", 12, (date(2020, 9, 1),)),
        Functie("Civiel technicus", "ruimte", 7, (date(2021, 1, 1),))), 1.01),
    _bestuur("uithoorn", 8, 4, 5, ruimte=1.02),
    _samenleving("uithoorn", 19, 9, 7, ruimte=1.035),
    _ruimte("uithoorn", 14, 14, 8, ruimte=0.955),
    Onderdeel("uithoorn", "Strategie", "Strategie & Projecten", "", (
        Functie("Strategisch adviseur", "overig", 10),
        Functie("Projectmanager", "ruimte", 14, (date(2020, 1, 1), date(2021, 1, 1))),
        Functie("Adviseur financiën", "financien", 7)), 0.99),
    _bestuur("ouder_amstel", 8, 3, 4, ruimte=0.99),
    _samenleving("ouder_amstel", 13, 6, 5, ruimte=0.99),
    _ruimte("ouder_amstel", 11, 11, 6, ruimte=1.03),
)  # fmt: skip
