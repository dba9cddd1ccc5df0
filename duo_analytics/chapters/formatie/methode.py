"""How the expected uitstroom is computed, and what came of earlier forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.organisatie import DUO_BREED, TEAM_IA
from duo_analytics.periods import ONE_DAY, Venster, maand_in_woorden
from duo_analytics.results.disclosure import threshold
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.statistics.uitstroom import expected, leavers, smallest_group

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


def kijk_terug(toen: Tabellen, later: Tabellen) -> Iterator[Terugblik]:
    """Expected and real uitstroom between two peildata, of all and of the team I&A."""
    venster = Venster(toen.peil.peildatum + ONE_DAY, later.peil.peildatum)
    waarvoor = f"{maand_in_woorden(venster.begin)} tot en met {maand_in_woorden(venster.eind)}"
    for naam, team in ((DUO_BREED, ""), ("Team I&A", TEAM_IA)):
        kwam = len(leavers(later, venster, team))
        groep = min(smallest_group(toen, venster.eind, team) or kwam, kwam)
        yield Terugblik(
            naam,
            waarvoor,
            expected(toen, venster.eind, team),
            Decimal(kwam),
            geheim=0 < groep < threshold(toen.reference),
        )


UITSTROOM = Methode(
    titel="Verwachte uitstroom",
    definitie="Hoeveel personen naar verwachting de vier werkgevers samen verlaten, of van het "
    "team I&A de vier werkgevers verlaten. Het is de som van twee delen: pensioen, en alle andere "
    "redenen.",
    formule="Pensioen: per persoon de maand waarin die de AOW-leeftijd bereikt, min het aantal "
    "maanden dat mensen in de laatste twee jaar eerder stopten. Elk van die waargenomen aantallen "
    "is even waarschijnlijk; zo krijgt elke persoon een kans om binnen de periode te gaan. Andere "
    "redenen: uitstroom zonder pensioen in de laatste twaalf maanden, gedeeld door de "
    "persoonsjaren van die maanden, maal de personen die nu in dienst zijn, maal de tijd.",
    interval="De andere uitstroom is negatief-binomiaal verdeeld: toeval (Poisson) en de twijfel "
    "over het tempo (verdeling van Jeffreys) samen. Daarbij komt de verdeling van het aantal dat "
    "met pensioen gaat. Van de som ligt hoogstens 2,5% onder de ondergrens en hoogstens 2,5% "
    "boven de bovengrens.",
    aannames=(
        "Het tempo van de laatste twaalf maanden houdt aan.",
        "Wie weggaat wordt vervangen: het aantal personen in dienst blijft gelijk.",
        "Personen gaan los van elkaar weg. Een reorganisatie of een groep die samen vertrekt, valt "
        "daarbuiten.",
        "Mensen stoppen met werken zoals in de laatste twee jaar, gerekend vanaf hun AOW-leeftijd.",
    ),
    niet_voor=(
        "Niet voor een enkele persoon: een kans is geen voorspelling van wat iemand doet.",
        "Niet bij een reorganisatie, fusie of overdracht van taken.",
        "Niet als de uitstroom snel verandert: dan loopt het tempo achter.",
        "Niet verder vooruit dan drie jaar.",
    ),
    feiten=(
        "formatie.verwachte_uitstroom",
        "formatie.verwachte_uitstroom_laag",
        "formatie.verwachte_uitstroom_hoog",
        "formatie.verwachte_uitstroom_ia",
        "formatie.verwachte_uitstroom_ia_laag",
        "formatie.verwachte_uitstroom_ia_hoog",
    ),
    eenheid="personen",
    kijk_terug=kijk_terug,
    les="Eerder werd het tempo over twee jaar gemeten en werd iedereen op zijn AOW-leeftijd "
    "geteld. Dat gaf in het voorbeeld te lage voorspellingen: mensen stoppen vaak eerder, en de "
    "uitstroom nam toe. Daarom is het tempo nu van twaalf maanden en telt mee hoe vroeg mensen "
    "stoppen. Blijft de uitstroom stijgen, dan blijft de voorspelling wat te laag.",
)
