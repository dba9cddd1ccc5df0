"""The quotum banenafspraak by law: what it asks, what is realised, shortage, theoretical levy.

Everything is Decimal and in verloonde uren a year (Wfsv 38b(4)); banen are hours / D. The law cuts
its variables down to two decimals and the shortage to one (Besluit Wfsv 2.23), never half up.
Hours are known per werkgever only: nothing here is, or can be traced to, a count of persons.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.rounding import truncate

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm

VARIABLE_PLACES, SHORTAGE_PLACES = 2, 1  # Besluit Wfsv 2.23(2) and (3)
ZEKERHEID = ("raming", "voorlopig", "definitief")
NIET_GELEVERD = "niet geleverd"
PERCENTAGE = "quotum.percentage_overheid"
FIAT_MAAND = "quotum.fiat_uiterlijk_eerste_van_maand"
NUL = Decimal(0)


class Regime(enum.Enum):
    """The law in force: a quotum per werkgever, or only one national comparison without it."""

    QUOTUM_WFSV = "quotum_wfsv"
    MONITOR = "monitor"


@dataclass(frozen=True)
class Parameters:
    """The values of the law for one year, each with its source.

    ``d_uren`` is D, the mean yearly hours of arbeidsbeperkten (Besluit Wfsv 2.23(1)).
    """

    percentage: Norm
    d_uren: Norm
    drempel_uren: Norm
    bedrag_per_baan: Norm
    regime: Regime

    @property
    def normen(self) -> tuple[Norm, ...]:
        """The norms that hours and banen rest on."""
        return self.percentage, self.d_uren


@dataclass(frozen=True)
class Uren:
    """Verloonde uren of a werkgever in a year, or of the four together."""

    totaal: Decimal
    doelgroep: Decimal
    uitgeleend: Decimal
    ingeleend: Decimal
    status: str

    @property
    def in_dienst(self) -> Decimal:
        """Own hours of the doelgroep less those that another werkgever counts (2.28(5))."""
        return self.doelgroep - self.uitgeleend


@dataclass(frozen=True)
class Quotum:
    """The outcome of Wfsv 38g(3), (A x B - C) / D, for some hours.

    A is not raised by hired-in hours, C is (Besluit Wfsv 2.28(4)).
    """

    uren: Uren
    parameters: Parameters

    @property
    def nodig_uren(self) -> Decimal:
        """A x B, unrounded."""
        a, b = self.uren.totaal, self.parameters.percentage.waarde
        return truncate(a, VARIABLE_PLACES) * truncate(b, VARIABLE_PLACES) / 100

    @property
    def gerealiseerd_uren(self) -> Decimal:
        """C: in service and hired in with a fiat, without what is lent out."""
        return truncate(self.uren.in_dienst + self.uren.ingeleend, VARIABLE_PLACES)

    def banen(self, uren: Decimal) -> Decimal:
        """Hours as banen, unrounded."""
        return uren / truncate(self.parameters.d_uren.waarde, VARIABLE_PLACES)

    @property
    def saldo_banen(self) -> Decimal:
        """Realised less needed, cut toward zero to one decimal; below zero is the shortage."""
        saldo = self.banen(self.gerealiseerd_uren - self.nodig_uren)
        return truncate(saldo, SHORTAGE_PLACES) + NUL  # + 0 takes the sign off a zero

    @property
    def tekort_banen(self) -> Decimal:
        """The shortage after legal rounding; 0 with a surplus."""
        return max(NUL, -self.saldo_banen)

    @property
    def realisatie_pct(self) -> Decimal | None:
        """Realised as a percentage of needed; None when nothing is needed."""
        nodig = self.nodig_uren
        return 100 * self.gerealiseerd_uren / nodig if nodig else None

    @property
    def plichtig(self) -> bool:
        """Whether the law asks a quotum: not below the threshold (Besluit Wfsv 2.21)."""
        genoeg = self.uren.totaal >= self.parameters.drempel_uren.waarde
        return genoeg and self.parameters.regime is Regime.QUOTUM_WFSV

    @property
    def heffing_eur(self) -> Decimal:
        """What 38h(4) would ask; never an obligation: its execution is suspended (122na)."""
        return self.tekort_banen * self.parameters.bedrag_per_baan.waarde if self.plichtig else NUL


@dataclass(frozen=True)
class Jaarquotum:
    """The quotum of a year per werkgever that delivered hours, in the order of WERKGEVERS."""

    jaar: int
    per_werkgever: Mapping[str, Quotum]

    @property
    def duo_breed(self) -> Quotum | None:
        """The same formula over all hours: an ambition without legal standing (domain 5.7).

        None unless all four have hours: the sum of three would look like a fall.
        """
        if self.per_werkgever.keys() != WERKGEVERS.keys():
            return None
        delen = list(self.per_werkgever.values())
        uren = [deel.uren for deel in delen]
        som = Uren(
            totaal=sum((u.totaal for u in uren), NUL),
            doelgroep=sum((u.doelgroep for u in uren), NUL),
            uitgeleend=sum((u.uitgeleend for u in uren), NUL),
            ingeleend=sum((u.ingeleend for u in uren), NUL),
            status=self.status,
        )
        return Quotum(som, delen[0].parameters)

    @property
    def status(self) -> str:
        """The least certain status of the werkgevers."""
        statussen = {deel.uren.status for deel in self.per_werkgever.values()}
        return min(statussen, key=ZEKERHEID.index, default=NIET_GELEVERD)

    @property
    def normen(self) -> tuple[Norm, ...]:
        """The norms of the year; none where nothing was delivered."""
        return next((deel.parameters.normen for deel in self.per_werkgever.values()), ())


def year(tabellen: Tabellen, jaar: int) -> Jaarquotum:
    """The quotum of a year as known on the peildatum.

    Raises NormOntbreekt when hours were delivered for a year without a percentage.
    """
    uren = hours(tabellen, jaar)
    if not uren:
        return Jaarquotum(jaar, {})
    regels = parameters(tabellen, jaar)
    return Jaarquotum(jaar, {w: Quotum(u, regels) for w, u in uren.items()})


def parameters(tabellen: Tabellen, jaar: int) -> Parameters:
    """The values of the law for a year; raises NormOntbreekt, never another year's value."""
    wfsv = tabellen.norm("quotum.regime_wfsv", jaar).waarde == 1
    return Parameters(
        percentage=tabellen.norm(PERCENTAGE, jaar),
        d_uren=tabellen.norm("quotum.d_uren", jaar),
        drempel_uren=tabellen.norm("quotum.drempel_uren", jaar),
        bedrag_per_baan=tabellen.norm("quotum.bedrag_per_baan", jaar),
        regime=Regime.QUOTUM_WFSV if wfsv else Regime.MONITOR,
    )


def hours(tabellen: Tabellen, jaar: int) -> dict[str, Uren]:
    """Verloonde uren per werkgever that delivered the year.

    Own hours are those of the delivery, which keeps no older versions; inleen is dated.
    """
    eigen = tabellen["banenafspraak"]
    rijen = eigen[eigen["jaar"] == jaar].set_index("werkgever").to_dict("index")
    inleen = hired_in(tabellen, jaar)
    return {
        werkgever: Uren(
            totaal=rijen[werkgever]["verloonde_uren_totaal"],
            doelgroep=rijen[werkgever]["verloonde_uren_doelgroep"],
            uitgeleend=rijen[werkgever]["uitgeleende_uren"],
            ingeleend=inleen.get(werkgever, NUL),
            status=rijen[werkgever]["status"],
        )
        for werkgever in WERKGEVERS
        if werkgever in rijen
    }


def hired_in(tabellen: Tabellen, jaar: int) -> dict[str, Decimal]:
    """Hours per inlener with a fiat on or before the peildatum and in time.

    In time is at the latest 1 August of the year after (Besluit Wfsv 2.28(3) and 2.30).
    """
    maand = int(tabellen.norm(FIAT_MAAND, jaar).waarde)
    uiterlijk = min(date(jaar + 1, maand, 1), tabellen.peil.peildatum)
    inleen = tabellen["banenafspraak_inleen"]
    telt = (inleen["jaar"] == jaar) & (inleen["fiat_op"] <= pd.Timestamp(uiterlijk))
    per_inlener = inleen[telt].groupby("inlener")["toegerekende_uren"]
    return {str(inlener): sum(uren, NUL) for inlener, uren in per_inlener}


def delivered_years(tabellen: Tabellen) -> list[int]:
    """The years up to that of the peildatum for which any werkgever delivered hours."""
    jaren = sorted({int(jaar) for jaar in tabellen["banenafspraak"]["jaar"]})
    return [jaar for jaar in jaren if jaar <= tabellen.peil.jaar]


def percentage_set(tabellen: Tabellen, jaar: int) -> bool:
    """Whether a percentage is known for a year to come; the law sets it a year ahead (38f(1))."""
    return any(norm.periode == str(jaar) for norm in tabellen.reference.series(PERCENTAGE))
