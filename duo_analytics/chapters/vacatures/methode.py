"""How the filling of vacatures is forecast, and what came of earlier forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.vacatures.verwacht import expected, still_open
from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, OVERIG
from duo_analytics.periods import ONE_DAY, Venster, maand_in_woorden
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.rounding import exact
from duo_analytics.statistics import vacatures, vervultijd
from duo_analytics.statistics.voorspelling import Verwachting

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.survival import Overleving


def _between(toen: Tabellen, later: Tabellen) -> Venster:
    return Venster(toen.peil.peildatum + ONE_DAY, later.peil.peildatum)


def _in_words(venster: Venster) -> str:
    return f"{maand_in_woorden(venster.begin)} tot en met {maand_in_woorden(venster.eind)}"


def _part(frame: pd.DataFrame, groep: str) -> pd.DataFrame:
    """The rows of one group of functies, or of all."""
    is_ict = frame["functiegroep"] == "ict"
    return {ICT: frame[is_ict], OVERIG: frame[~is_ict], ALLE: frame}[groep]


def vervuld(toen: Tabellen, later: Tabellen) -> Iterator[Terugblik]:
    """Of the vacatures open then: how many were expected to be filled since, and how many were."""
    venster = _between(toen, later)
    nu = vacatures.known(later).set_index("vacature_id")
    for groep, verwacht in expected(toen, later.peil).items():
        namen = _part(still_open(toen), groep)["vacature_id"]
        kwam = int(nu.reindex(namen)["getekend_op"].notna().sum())
        yield Terugblik(groep, _in_words(venster), verwacht, Decimal(kwam))


def mediaan(toen: Tabellen, later: Tabellen) -> Iterator[Terugblik]:
    """The median of then against that of the vacatures opened since, as known by now."""
    venster = _between(toen, later)
    bekend = vervultijd.cohort(later)
    sinds = bekend[bekend["opengesteld_op"] >= pd.Timestamp(venster.begin)]
    for groep in (ICT, OVERIG, ALLE):
        verwacht = _expected(vervultijd.estimate(toen, _part(vervultijd.cohort(toen), groep)))
        kwam = vervultijd.estimate(later, _part(sinds, groep))
        bereikt = kwam.mediaan if kwam else None
        waarvoor = f"opengesteld {_in_words(venster)}"
        yield Terugblik(groep, waarvoor, verwacht, None if bereikt is None else exact(bereikt))


def _expected(schatting: Overleving | None) -> Verwachting | None:
    """The median with its interval; an upper bound that is not reached leaves no interval."""
    if schatting is None or schatting.mediaan is None:
        return None
    laag, hoog = (
        None if grens is None else exact(grens)
        for grens in (schatting.mediaan_laag, schatting.mediaan_hoog)
    )
    return Verwachting(exact(schatting.mediaan), laag, hoog)


VERVULD = Methode(
    titel="Verwacht vervuld",
    definitie="Hoeveel van de vacatures die op de peildatum open zijn, naar verwachting worden "
    "vervuld in een periode daarna.",
    formule="Per open vacature de kans dat die binnen de periode wordt vervuld, gegeven hoe lang "
    "die al open is: (I(w + h) - I(w)) / S(w). I is het deel dat is vervuld en S het deel dat nog "
    "open is (Aalen-Johansen), w de weken open en h de weken vooruit. De kansen worden opgeteld. "
    "ICT en gegevens en de andere functies hebben elk een eigen verloop.",
    interval="2000 keer wordt uit de vacatures van twee jaar met teruglegging getrokken (bootstrap, "
    "vast begin) en per open vacature geloot. De grenzen zijn het 2,5%-punt en het 97,5%-punt.",
    aannames=(
        "Vacatures gaan zoals die van de laatste twee jaar die even lang open waren.",
        "Er wordt een even groot deel ingetrokken als toen.",
        "Vacatures gaan los van elkaar.",
    ),
    niet_voor=(
        "Niet voor een enkele vacature.",
        "Niet voor vacatures die nog moeten worden opengesteld: die tellen niet mee.",
        "Niet als een groep minder vervulde vacatures heeft dan de grens in "
        "`data/reference/privacy.csv`.",
        "Niet voor een vacature die langer open is dan elke eerdere: de kans is dan 0 genomen.",
    ),
    feiten=(
        "vacatures.verwacht_vervuld",
        "vacatures.verwacht_vervuld_laag",
        "vacatures.verwacht_vervuld_hoog",
    ),
    eenheid="vacatures",
    kijk_terug=vervuld,
)
VERVULTIJD = Methode(
    titel="Tijd tot een vacature is vervuld",
    definitie="De tijd waarna een kwart, de helft en drie kwart van de vacatures is vervuld.",
    formule="Schatting van Kaplan-Meier over de vacatures die in twee jaar zijn opengesteld. Wat "
    "open is telt mee tot de peildatum, wat is ingetrokken tot de dag van intrekken. Het kwartiel "
    "is de eerste tijd waarop zoveel is vervuld.",
    interval="De tijden waarop de grenzen (log-log, 95%) van de curve even laag zijn. Dit interval "
    "zegt hoe zeker de tijd van de laatste twee jaar is. Het zegt niet hoe de volgende vacatures "
    "gaan.",
    aannames=(
        "Nieuwe vacatures gaan zoals die van de laatste twee jaar.",
        "Een ingetrokken vacature was niet makkelijker of moeilijker te vervullen dan een andere.",
    ),
    niet_voor=(
        "Niet voor een enkele vacature: de helft valt buiten het eerste en het derde kwart.",
        "Niet als de bovengrens nog niet is bereikt: dan is alleen de ondergrens bekend.",
        "Niet om werkgevers of functies met weinig vacatures te vergelijken.",
    ),
    feiten=(
        "vacatures.kwart_weken",
        "vacatures.mediaan_weken",
        "vacatures.mediaan_laag_weken",
        "vacatures.mediaan_hoog_weken",
        "vacatures.driekwart_weken",
    ),
    eenheid="weken",
    decimalen=1,
    kijk_terug=mediaan,
    les="Wat kwam is zelf ook een schatting, uit veel minder vacatures. Daarom ligt die vaker "
    "buiten het interval dan 1 op de 20 keer. Wordt het vervullen moeilijker, dan loopt een "
    "mediaan over twee jaar achter.",
)
