"""Tertalen: the periods of the rapportage, their dates and their Dutch words."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from duo_analytics.errors import PeriodeFout

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
RANGTELWOORDEN = ("eerste", "tweede", "derde", "vierde")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Periode:
    """A tertaal (four months), written 2022-T1; ordered in time."""

    jaar: int
    tertaal: int

    @classmethod
    def parse(cls, tekst: str) -> Periode:
        """Read ``2022-T1``; raises PeriodeFout for anything else."""
        match = re.fullmatch(r"((?:19|20)[0-9]{2})-[Tt]([123])", tekst.strip())
        if match is None:
            raise PeriodeFout(tekst)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.jaar}-T{self.tertaal}"

    @property
    def begin(self) -> date:
        """First day of the tertaal."""
        return date(self.jaar, 4 * self.tertaal - 3, 1)

    @property
    def peildatum(self) -> date:
        """Last day of the tertaal: standen are measured at the end of this day."""
        return month_end(self.jaar, 4 * self.tertaal)

    @property
    def vorige(self) -> Periode:
        """The tertaal before this one."""
        return (
            Periode(self.jaar, self.tertaal - 1) if self.tertaal > 1 else Periode(self.jaar - 1, 3)
        )

    @property
    def volgende(self) -> Periode:
        """The tertaal after this one."""
        return (
            Periode(self.jaar, self.tertaal + 1) if self.tertaal < 3 else Periode(self.jaar + 1, 1)
        )

    @property
    def vorig_jaar(self) -> Periode:
        """The same tertaal of the year before."""
        return Periode(self.jaar - 1, self.tertaal)

    @property
    def in_woorden(self) -> str:
        """'januari tot en met april 2022'."""
        eerste, laatste = MAANDEN[self.begin.month - 1], MAANDEN[self.peildatum.month - 1]
        return f"{eerste} tot en met {laatste} {self.jaar}"

    @property
    def venster(self) -> Venster:
        """The tertaal as a window of days."""
        return Venster(self.begin, self.peildatum)

    @property
    def jaar_tot_nu(self) -> Venster:
        """From 1 January up to the peildatum."""
        return Venster(date(self.jaar, 1, 1), self.peildatum)

    @property
    def twaalf_maanden(self) -> Venster:
        """The twelve months that end on the peildatum."""
        return twelve_months(self.peildatum)

    @property
    def twee_jaar(self) -> Venster:
        """The two years that end on the peildatum."""
        return whole_years(self.peildatum, 2)


@dataclass(frozen=True)
class Venster:
    """A window of whole days, both ends inclusive ('t/m')."""

    begin: date
    eind: date

    @property
    def dagen(self) -> int:
        """Number of calendar days."""
        return (self.eind - self.begin).days + 1

    @property
    def vooraf(self) -> date:
        """The day before the window: its opening stand is measured at the end of that day."""
        return self.begin - ONE_DAY

    @property
    def in_maanden(self) -> str:
        """'januari tot en met augustus 2022', for a window of whole months of one year."""
        return f"{MAANDEN[self.begin.month - 1]} tot en met {maand_in_woorden(self.eind)}"

    @property
    def in_woorden(self) -> str:
        """'1 mei 2021 tot en met 30 april 2022'."""
        return f"{datum_in_woorden(self.begin)} tot en met {datum_in_woorden(self.eind)}"


def twelve_months(eind: date) -> Venster:
    """The twelve calendar months up to and including ``eind``, which is the last day of a month."""
    return whole_years(eind, 1)


def whole_years(eind: date, jaren: int) -> Venster:
    """The calendar months of ``jaren`` years up to and including ``eind``, the end of a month."""
    return Venster(month_end(eind.year - jaren, eind.month) + ONE_DAY, eind)


def month_end(jaar: int, maand: int) -> date:
    """Last day of a month."""
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1])


def month_ends(eind: date, aantal: int) -> list[date]:
    """The last days of the ``aantal`` months up to and including that of ``eind``, oldest first."""
    laatste = eind.year * 12 + eind.month - 1
    return [month_end(m // 12, m % 12 + 1) for m in range(laatste - aantal + 1, laatste + 1)]


def tertalen(laatste: Periode, aantal: int) -> list[Periode]:
    """The ``aantal`` tertalen up to and including ``laatste``, oldest first."""
    nummer = laatste.jaar * 3 + laatste.tertaal - 1
    return [Periode(n // 3, n % 3 + 1) for n in range(nummer - aantal + 1, nummer + 1)]


def datum_in_woorden(datum: date) -> str:
    """'30 april 2022'."""
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def maand_in_woorden(datum: date) -> str:
    """'april 2022'."""
    return f"{MAANDEN[datum.month - 1]} {datum.year}"


def maand_kort(datum: date) -> str:
    """'apr 22', for the axis of a chart."""
    return f"{MAANDEN[datum.month - 1][:3].replace('maa', 'mrt')} {datum.year % 100:02d}"


def in_full(label: str) -> str:
    """The label of a moment as it is read aloud; any other text stays as it is.

    'apr 22' is 'april 2022', '2021-Q3' 'het derde kwartaal van 2021', 't/m 2022-T1' 'tot en met
    het eerste tertaal van 2022'.
    """
    if maand := re.fullmatch(r"([a-z]{3}) ([0-9]{2})", label):
        namen = {maand_kort(date(2000, m, 1))[:3]: naam for m, naam in enumerate(MAANDEN, 1)}
        return f"{namen[maand[1]]} 20{maand[2]}" if maand[1] in namen else label
    return re.sub(r"\b([0-9]{4})-([TQ])([1-4])\b", _part_in_full, label).replace(
        "t/m", "tot en met"
    )


def _part_in_full(deel: re.Match[str]) -> str:
    soort = "tertaal" if deel[2] == "T" else "kwartaal"
    return f"het {RANGTELWOORDEN[int(deel[3]) - 1]} {soort} van {deel[1]}"


def datum_kort(datum: date) -> str:
    """'30-04-2022', for tables."""
    return f"{datum:%d-%m-%Y}"


def day_number(datum: date) -> Decimal:
    """A date as a number of days, so that it can be a value, be compared and be drawn."""
    return Decimal(datum.toordinal())


def on_day(nummer: Decimal | int) -> date:
    """The date of a day number."""
    return date.fromordinal(int(nummer))
