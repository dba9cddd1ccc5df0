"""How the filling of vacatures is forecast, and what came of earlier forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.vacatures.verwachting import expected, expected_median, still_open
from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, OVERIG
from duo_analytics.periods import ONE_DAY, Venster, maand_in_woorden
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.rounding import exact
from duo_analytics.statistics import vacatures, vervultijd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

DAGEN_PER_MAAND = 365.25 / 12


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
    """The median expected then against that of the vacatures opened since, as known by now."""
    venster = _between(toen, later)
    bekend = vervultijd.cohort(later)
    sinds = bekend[bekend["opengesteld_op"] >= pd.Timestamp(venster.begin)]
    volgende = later.peil == toen.peil.volgende
    maanden = round(venster.dagen / DAGEN_PER_MAAND)
    for groep, verwacht in expected_median(toen, maanden).items():
        kwam = vervultijd.estimate(later, _part(sinds, groep))
        bereikt = kwam.mediaan if kwam else None
        yield Terugblik(
            f"{groep}, {'volgend tertaal' if volgende else 'verder vooruit'}",
            f"opengesteld {_in_words(venster)}",
            verwacht,
            None if bereikt is None else exact(bereikt),
        )


VERVULD = Methode(
    titel="Verwacht vervuld",
    definitie="Hoeveel van de vacatures die op de peildatum open zijn, naar verwachting worden "
    "vervuld in een periode daarna.",
    formule="Per open vacature de kans dat die binnen de periode wordt vervuld, gegeven hoe lang "
    "die al open is: (I(w + h) - I(w)) / S(w). I is het deel dat is vervuld en S het deel dat nog "
    "open is (Aalen-Johansen), w de weken open en h de weken vooruit. De kansen worden opgeteld. "
    "ICT en gegevens en de andere functies hebben elk een eigen verloop.",
    interval="2000 keer wordt uit de vacatures van twee jaar met teruglegging getrokken "
    "(bootstrap, vast begin) en per open vacature geloot. De grenzen zijn het 2,5%-punt en het "
    "97,5%-punt.",
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
    definitie="De tijd waarbinnen naar verwachting de helft is vervuld van de vacatures die in het "
    "volgende tertaal worden opengesteld.",
    formule="Schatting van Kaplan-Meier over alles wat in de laatste twaalf maanden open was. Een "
    "vacature telt mee vanaf hoe lang die toen al open was (links afgekapt, zoals in een "
    "sterftetafel). Wat nog open is telt mee tot de peildatum, wat is ingetrokken tot de dag van "
    "intrekken. De mediaan is de eerste tijd waarop de helft is vervuld.",
    interval="2000 keer wordt uit de vacatures met teruglegging getrokken (bootstrap, vast begin), "
    "en uit elk verloop dat dat geeft worden zoveel nieuwe vacatures geloot als er in een tertaal "
    "zijn. De grenzen zijn het 2,5%-punt en het 97,5%-punt van hun mediaan.",
    aannames=(
        "Het vervullen gaat zoals in de laatste twaalf maanden.",
        "Er worden evenveel vacatures opengesteld, in dezelfde functies.",
        "Een ingetrokken vacature was niet makkelijker of moeilijker te vervullen dan een andere.",
    ),
    niet_voor=(
        "Niet voor een enkele vacature: de helft duurt langer.",
        "Niet verder vooruit dan een tertaal: als de arbeidsmarkt verandert, zijn de grenzen te "
        "smal.",
        "Niet als er in twaalf maanden te weinig vacatures zijn vervuld.",
        "Niet om werkgevers met weinig vacatures te vergelijken.",
    ),
    feiten=(
        "vacatures.verwachte_mediaan_weken",
        "vacatures.verwachte_mediaan_laag_weken",
        "vacatures.verwachte_mediaan_hoog_weken",
    ),
    eenheid="weken",
    decimalen=1,
    kijk_terug=mediaan,
    les="Eerder was de voorspelling de mediaan van de laatste twee jaar met het interval van die "
    "mediaan. Wat kwam lag daar in het voorbeeld bijna altijd boven: in 2021 werd vervullen "
    "moeilijker. Daarom telt nu alleen wat in twaalf maanden gebeurde, en telt het interval ook "
    "het toeval van de nieuwe vacatures. Verder vooruit dan een tertaal is de voorspelling nog "
    "steeds te laag, en liggen te veel uitkomsten buiten het interval. Zij wordt daarom alleen "
    "voor het volgende tertaal gegeven. Wat kwam is zelf ook een schatting, want een deel is nog "
    "open.",
)
