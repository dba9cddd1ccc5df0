"""The task that is left: from the banen of the main year to the quotum Duo-breed of the ambition.

Assumption: the verloonde uren of the four werkgevers stay those of the main year, for there is no
extra formatie.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.rijen import needed, realised
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import NUL, Jaarquotum, Quotum

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm


@dataclass(frozen=True)
class Opgave:
    """What lies between the main year and the ambition, Duo-breed, in banen as printed.

    Both numbers are the hours of the main year under the law of the ambition year.
    """

    basisjaar: int
    doeljaar: int
    gerealiseerd: Decimal
    nodig: Decimal
    d_uren: Decimal
    normen: tuple[Norm, ...]

    @property
    def jaren(self) -> int:
        """Number of years in which the banen can be added."""
        return self.doeljaar - self.basisjaar

    @property
    def extra(self) -> Decimal:
        """Banen to add; 0 when there are enough."""
        return max(NUL, self.nodig - self.gerealiseerd)

    @property
    def extra_per_jaar(self) -> Decimal:
        """The same number of banen each year."""
        return self.extra / self.jaren

    @property
    def pad(self) -> dict[int, Decimal]:
        """Banen per year on the straight line to the ambition; empty when nothing is short."""
        if not self.extra:
            return {}
        stap = self.extra_per_jaar
        jaren_ = range(self.basisjaar, self.doeljaar + 1)
        return {jaar: self.gerealiseerd + stap * (jaar - self.basisjaar) for jaar in jaren_}


def opgave(tabellen: Tabellen) -> Opgave | None:
    """The task that is left; None when the ambition year is over or Duo-breed is not known."""
    basis, doeljaar = jaren.hoofdjaar(tabellen), jaren.ambitiejaar(tabellen)
    regels = quotum.parameters(tabellen, doeljaar)
    dan = Jaarquotum(doeljaar, {w: Quotum(q.uren, regels) for w, q in basis.per_werkgever.items()})
    gerealiseerd, nodig = realised(dan), needed(dan)
    if gerealiseerd is None or nodig is None or doeljaar <= basis.jaar:
        return None
    return Opgave(
        basisjaar=basis.jaar,
        doeljaar=doeljaar,
        gerealiseerd=gerealiseerd,
        nodig=nodig,
        d_uren=regels.d_uren.waarde,
        normen=regels.normen,
    )


def noot_zonder_opgave(tabellen: Tabellen) -> tuple[str, ...]:
    """Why there is nothing to tell about the path, in one note; none when there is a path."""
    basis, taak = jaren.hoofdjaar(tabellen), opgave(tabellen)
    if basis.duo_breed is None:
        return (f"Niet te berekenen: niet van alle werkgevers zijn er uren over {basis.jaar}.",)
    if taak is None:
        return (f"Het jaar van de ambitie ({jaren.ambitiejaar(tabellen)}) is voorbij.",)
    return () if taak.extra else ("Er hoeven geen banen bij om de ambitie te halen.",)
