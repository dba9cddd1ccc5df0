"""What is done with a rapportage at one look: a pure decision over calendar, delivery and past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from duo_analytics.runs.schedule.kalender import Termijn


class Daad(Enum):
    """What there is to do."""

    WACHT = "wacht"  # not everything is in, and there is still time
    MAAK = "maakt"  # everything is in and sound, and this content was not made yet
    AL_GEMAAKT = "al_gemaakt"
    OPGEGEVEN = "opgegeven"  # this content failed as often as it may
    TE_LAAT = "ontbreekt"  # the deadline has passed and something is missing or refused


@dataclass(frozen=True)
class Levering:
    """How a delivery lies there: the hash of its content, and the files that stand in the way."""

    inhoud: str
    ontbreekt: tuple[str, ...] = ()
    geweigerd: tuple[str, ...] = ()

    @property
    def volledig(self) -> bool:
        """Whether every file is there and none is refused."""
        return bool(self.inhoud) and not self.ontbreekt and not self.geweigerd


@dataclass(frozen=True)
class Verloop:
    """What happened to a rapportage: content that was made, attempts, what was told, closed."""

    gemaakt: str = ""
    geprobeerd: str = ""
    pogingen: int = 0
    gemeld: tuple[str, ...] = ()
    gesloten: bool = False

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Verloop:
        """Read what ``dataclasses.asdict`` gave; raises TypeError for another field."""
        return cls(**{**record, "gemeld": tuple(record.get("gemeld", ()))})


@dataclass(frozen=True)
class Blik:
    """One rapportage at one moment: its days, the day of today, its delivery and its past."""

    termijn: Termijn
    vandaag: date
    levering: Levering
    verloop: Verloop = field(default_factory=Verloop)

    @property
    def achteraf(self) -> bool:
        """Whether the next rapportage has begun: what was missed is caught up once."""
        return self.vandaag > self.termijn.tot


def decide(blik: Blik, pogingen: int) -> Daad:
    """What to do now; content that failed ``pogingen`` times waits until it changes."""
    inhoud, verloop = blik.levering.inhoud, blik.verloop
    if blik.levering.volledig:
        if inhoud == verloop.gemaakt:
            return Daad.AL_GEMAAKT
        if inhoud == verloop.geprobeerd and verloop.pogingen >= pogingen:
            return Daad.OPGEGEVEN
        return Daad.MAAK
    if blik.vandaag > blik.termijn.deadline and not verloop.gemaakt:
        return Daad.TE_LAAT
    return Daad.WACHT
