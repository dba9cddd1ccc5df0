"""The calendar per rapportage: from which day deliveries are looked for, and up to which day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from duo_analytics.errors import GebruikFout
from duo_analytics.periods import MAANDEN, Periode, month_end

SHIPPED = Path(__file__).with_name("kalender.toml")
OWN = "kalender.toml"
TERTALEN = (1, 2, 3)
UREN = r"([01][0-9]|2[0-3]):[0-5][0-9]"
# 2001 is no leap year: a day of the calendar must be there every year.
ELK_JAAR = 2001


@dataclass(frozen=True)
class Termijn:
    """The days of one rapportage, all inclusive.

    From ``vanaf`` on there is looked for deliveries; up to ``deadline`` a team is in time; after
    ``tot``, the day before the next rapportage begins, what was missed is caught up once.
    """

    periode: Periode
    vanaf: date
    deadline: date
    tot: date


class _Streng(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Tertaal(_Streng):
    """A row of the calendar: days such as '1 mei', and the addresses that get messages."""

    vanaf: str
    deadline: str
    aan: list[str] = []

    @field_validator("vanaf", "deadline")
    @classmethod
    def _is_day(cls, waarde: str) -> str:
        day_and_month(waarde)
        return waarde

    @field_validator("aan")
    @classmethod
    def _are_addresses(cls, waarde: list[str]) -> list[str]:
        fout = [adres for adres in waarde if not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", adres)]
        if fout:
            raise ValueError(f"geen mailadres: {', '.join(fout)}.")
        return waarde


class Omgeving(_Streng):
    """The names of the environment variables that hold the settings of messages."""

    server: str
    poort: str
    beveiliging: str
    gebruiker: str
    wachtwoord: str
    afzender: str
    diensten: str


class Bericht(_Streng):
    """On which events a message goes out, and where its settings are found."""

    bij: list[Literal["gemaakt", "mislukt", "ontbreekt"]]
    omgeving: Omgeving


class Kalender(_Streng):
    """The whole calendar; ``kijken`` are times of day in ``tijdzone``."""

    tijdzone: str
    kijken: list[str]
    pogingen: int
    tertaal: dict[Literal["1", "2", "3"], Tertaal]
    bericht: Bericht

    @field_validator("tijdzone")
    @classmethod
    def _is_zone(cls, waarde: str) -> str:
        try:
            ZoneInfo(waarde)
        except (OSError, ValueError, LookupError) as fout:
            raise ValueError(f"'{waarde}' is geen tijdzone, zoals Europe/Amsterdam.") from fout
        return waarde

    @field_validator("kijken")
    @classmethod
    def _are_times(cls, waarde: list[str]) -> list[str]:
        if not waarde or not all(re.fullmatch(UREN, tijd) for tijd in waarde):
            raise ValueError('noem een of meer tijden als "06:15".')
        return sorted(set(waarde))

    @field_validator("pogingen")
    @classmethod
    def _is_some(cls, waarde: int) -> int:
        if waarde < 1:
            raise ValueError("dit is minstens 1.")
        return waarde

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days and times of the calendar count."""
        return ZoneInfo(self.tijdzone)

    @property
    def tijden(self) -> tuple[time, ...]:
        """The times of day at which there is looked."""
        return tuple(time.fromisoformat(tijd) for tijd in self.kijken)

    def termijn(self, periode: Periode) -> Termijn:
        """The days of one rapportage; raises GebruikFout when they do not follow each other."""
        vanaf, deadline = self._days(periode)
        tot = self._days(next_periode(periode))[0] - timedelta(days=1)
        if not vanaf <= deadline <= tot:
            raise GebruikFout(
                f"kalender, tertaal {periode.tertaal}: de deadline ligt niet tussen het begin van "
                "het zoeken en dat van het volgende tertaal. Pas data/kalender.toml aan."
            )
        return Termijn(periode, vanaf, deadline, tot)

    def _days(self, periode: Periode) -> tuple[date, date]:
        rij = self.tertaal[str(periode.tertaal)]  # type: ignore[index] # one of three
        vanaf = first_after(periode.peildatum, rij.vanaf)
        return vanaf, first_after(vanaf - timedelta(days=1), rij.deadline)

    def begun(self, sinds: date, vandaag: date) -> list[Termijn]:
        """The rapportages whose search was not over on ``sinds`` and has begun, oldest first."""
        periode = Periode(sinds.year - 1, 1)
        termijnen = []
        while (termijn := self.termijn(periode)).vanaf <= vandaag:
            termijnen.append(termijn)
            periode = next_periode(periode)
        return [termijn for termijn in termijnen if termijn.tot >= sinds]


def next_periode(periode: Periode) -> Periode:
    """The tertaal after this one."""
    laatste = periode.tertaal == TERTALEN[-1]
    return Periode(periode.jaar + laatste, 1 if laatste else periode.tertaal + 1)


def day_and_month(tekst: str) -> tuple[int, int]:
    """'31 mei' is (31, 5); raises ValueError for a day that is not in the calendar every year."""
    dag, _, maand = tekst.partition(" ")
    goed = dag.isascii() and dag.isdigit() and maand in MAANDEN
    if not goed or not 1 <= int(dag) <= month_end(ELK_JAAR, MAANDEN.index(maand) + 1).day:
        raise ValueError(f"'{tekst}' is geen dag van elk jaar. Schrijf bijvoorbeeld \"1 mei\".")
    return int(dag), MAANDEN.index(maand) + 1


def first_after(dag: date, tekst: str) -> date:
    """The first day such as '1 mei' that lies after ``dag``."""
    nummer, maand = day_and_month(tekst)
    dit_jaar = date(dag.year, maand, nummer)
    return dit_jaar if dit_jaar > dag else date(dag.year + 1, maand, nummer)


def load(data: Path) -> Kalender:
    """The shipped calendar with what ``data/kalender.toml`` changes; raises GebruikFout."""
    eigen = data / OWN
    inhoud = _toml(SHIPPED)
    if eigen.is_file():
        inhoud = _merged(inhoud, _toml(eigen))
    try:
        kalender = Kalender.model_validate(inhoud)
    except ValidationError as fout:
        raise GebruikFout("\n".join(_line(dict(p)) for p in fout.errors())) from fout
    for tertaal in TERTALEN:
        kalender.termijn(Periode(ELK_JAAR, tertaal))
    return kalender


def _toml(pad: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise GebruikFout(f"{pad.name} is geen geldige TOML: {fout}") from fout


def _merged(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> dict[str, Any]:
    """Values of ``nieuw`` in the place of those of ``oud``, table by table."""
    samen = {
        naam: _merged(oud[naam], waarde)
        if isinstance(waarde, dict) and isinstance(oud.get(naam), dict)
        else waarde
        for naam, waarde in nieuw.items()
    }
    return {**oud, **samen}


def _line(probleem: dict[str, Any]) -> str:
    plaats = ".".join(str(deel) for deel in probleem["loc"] if deel != "[key]")
    soorten = {
        "extra_forbidden": "dit bestaat niet. Kijk naar de schrijfwijze.",
        "literal_error": f"'{probleem['input']}' kan hier niet.",
        "value_error": str(probleem.get("ctx", {}).get("error", "")),
    }
    reden = soorten.get(probleem["type"], f"{probleem['input']!r} is niet van de goede soort.")
    return f"kalender.toml, {plaats}: {reden}"
