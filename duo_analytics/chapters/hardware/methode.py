"""How the hardware spending is forecast, and what came of earlier forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duo_analytics.chapters.hardware.gegevens import budget_on
from duo_analytics.chapters.hardware.verwachting import Jaareinde, booked, claimed
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.statistics.bestellingen import total
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from decimal import Decimal

    from duo_analytics.intake.delivery import Tabellen

MATEN = {
    "Geboekt en verplicht": (claimed, ("geboekt", "verplichting")),
    "Alleen geboekt": (booked, ("geboekt",)),
}


def kijk_terug(toen: Tabellen, later: Tabellen) -> Iterator[Terugblik]:
    """The budget of a later peildatum of the same year: of all and per category."""
    if later.peil.jaar != toen.peil.jaar:
        return
    maanden = later.peil.peildatum.month - toen.peil.peildatum.month
    waarvoor = datum_in_woorden(later.peil.peildatum)
    for maat, (reken, kolommen) in MATEN.items():
        for code in ("", *budget_on(toen).index):
            groep = CATEGORIE[code].lower() if code else "alles"
            yield Terugblik(
                f"{maat}, {groep}",
                waarvoor,
                _expected(reken(toen, code, maanden)),
                _came(later, code, kolommen),
            )


def _expected(jaareinde: Jaareinde | None) -> Verwachting | None:
    if jaareinde is None:
        return None
    return Verwachting(jaareinde.stand, jaareinde.laag, jaareinde.hoog)


def _came(later: Tabellen, code: str, kolommen: tuple[str, ...]) -> Decimal | None:
    stand = budget_on(later)
    stand = stand[stand.index == code] if code else stand
    return total(total(stand[kolom]) for kolom in kolommen) if len(stand) else None


JAAREINDE = Methode(
    titel="Verwachte uitgaven voor hardware",
    definitie="Wat er op 31 december is geboekt en verplicht (het beslag op het budget), en wat er "
    "dan is geboekt. Verplicht is besteld en nog niet gefactureerd.",
    formule="De stand van de peildatum, plus het aantal maanden tot en met december maal het "
    "gemiddelde per maand in de laatste twaalf maanden: van wat is besteld (beslag) of van wat is "
    "geleverd (geboekt). Geboekt wordt nooit meer dan wat openstaat of nog wordt besteld.",
    interval="m x gemiddelde +/- t(11) x s x wortel(m + m^2 / 12). Hierin is m het aantal maanden "
    "en s de standaardafwijking van de twaalf maanden. De ondergrens is nooit minder dan wat er al "
    "is.",
    aannames=(
        "Tot en met december wordt per maand evenveel besteld en geleverd als gemiddeld in de "
        "laatste twaalf maanden.",
        "Maanden staan los van elkaar en schommelen evenveel als eerder.",
        "De prijzen blijven gelijk; wat is geleverd wordt geboekt.",
    ),
    niet_voor=(
        "Niet als er een grote bestelling gepland is of een bestelstop geldt.",
        "Niet voor een categorie met een enkele grote bestelling per jaar: het interval is dan zo "
        "breed dat het niets zegt.",
        "Niet met minder dan twaalf maanden bestellingen in de levering.",
    ),
    feiten=(
        "hardware.verwacht_beslag_eur",
        "hardware.verwacht_beslag_laag_eur",
        "hardware.verwacht_beslag_hoog_eur",
        "hardware.verwacht_geboekt_eur",
        "hardware.verwacht_geboekt_laag_eur",
        "hardware.verwacht_geboekt_hoog_eur",
    ),
    eenheid="eur",
    kijk_terug=kijk_terug,
    les="De intervallen zijn breed: de bedragen per maand schommelen sterk. Bestellingen met een "
    "lange levertijd worden later geboekt dan het tempo van de laatste twaalf maanden zegt, of "
    "komen juist tegelijk binnen. Kijk daarom naar het beslag voor de vraag of het budget op is.",
)
