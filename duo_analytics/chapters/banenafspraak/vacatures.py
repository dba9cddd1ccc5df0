"""How many vacatures would have to go to someone of the doelgroep, within the existing formatie.

There is no extra formatie, so a baan can only come where a vacature is filled anyway. The observed
flow of twelve months stands for every year up to the ambition; its two measures (filled by someone
from outside, opened) and two sizes of the job give a range instead of one precise number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.banenafspraak import jaren
from duo_analytics.chapters.banenafspraak.opgave import Opgave, noot_zonder_opgave, opgave
from duo_analytics.chapters.banenafspraak.rijen import BANEN_DECIMALEN
from duo_analytics.chapters.banenafspraak.stroom import (
    STROMEN,
    flow,
    noot_voltijd,
    per_year,
    uren_per_week,
)
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.rounding import half_up, truncate
from duo_analytics.statistics.quotum import NUL

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.sources import Bron
    from duo_analytics.values import Getal

INVOER = (*jaren.INVOER, "vacatures")
SCENARIO = "Vacatures die naar iemand uit de doelgroep moeten gaan"
AANNAMES = (
    "Het pad begint bij het laatste hele jaar; de raming van het lopende jaar is niet gebruikt.",
    "Er komt geen formatie bij: de verloonde uren van de vier werkgevers blijven gelijk.",
    "Elk jaar komen er evenveel vacatures als in de laatste twaalf maanden.",
    "Wie nu in dienst is of wordt ingeleend, blijft. Vertrekt iemand uit de doelgroep, dan is er "
    "een vacature extra nodig.",
    "Een vacature telt het hele jaar mee. Begint iemand later in het jaar, dan telt die in dat "
    "jaar voor minder.",
    "Elk contractuur is een verloond uur, ook bij verlof en ziekte.",
)


@dataclass(frozen=True)
class Omvang:
    """A size of the job that a vacature gives, and what it asks of the vacatures each year."""

    naam: str
    uren_per_week: Decimal
    banen: Decimal
    taak: Opgave

    @property
    def per_jaar(self) -> Decimal:
        """Vacatures a year that must go to the doelgroep."""
        return self.taak.extra_per_jaar / self.banen

    @property
    def totaal(self) -> Decimal:
        """Whole vacatures up to and including the ambition year."""
        return (self.taak.extra / self.banen).to_integral_value(ROUND_CEILING)

    def een_op(self, stroom: int) -> Decimal | None:
        """n in '1 op de n' of ``stroom`` vacatures a year, cut down so that it is enough.

        None when all vacatures together are too few.
        """
        return truncate(stroom / self.per_jaar, 0) or None


def omvangen(tabellen: Tabellen) -> tuple[Omvang, ...]:
    """The mean vacature and the baan of the law; empty when no banen have to be added."""
    taak = opgave(tabellen)
    if taak is None or not taak.extra:
        return ()
    vacatures = flow(tabellen)
    gemiddeld = uren_per_week(tabellen, vacatures[vacatures["opengesteld"] | vacatures["vervuld"]])
    baan = tabellen.norm("quotum.uren_per_baan_week").waarde
    weken = tabellen.norm("quotum.uren_per_baan_jaar").waarde / baan
    maten = {"De gemiddelde vacature": gemiddeld, "Een baan volgens de wet": baan}
    return tuple(
        Omvang(naam, uren, uren * weken / taak.d_uren, taak) for naam, uren in maten.items() if uren
    )


def scenario(tabellen: Tabellen) -> Tabel:
    """What each size of the job asks of the vacatures, every year up to the ambition."""
    stromen, maten = per_year(tabellen), omvangen(tabellen)
    frame = pd.DataFrame(
        [
            (m.naam, m.uren_per_week, m.banen, m.per_jaar, m.totaal, *map(m.een_op, stromen))
            for m in maten
        ],
        columns=["omvang", "uren", "banen", "per_jaar", "totaal", "vervuld", "opengesteld"],
        dtype=object,
    )
    koppen = {
        "omvang": Kop("Omvang van de baan"),
        "uren": Kop("Uren per week", "aantal", 1),
        "banen": Kop("Banen per vacature", "banen", BANEN_DECIMALEN),
        "per_jaar": Kop("Vacatures per jaar", "vacatures", 1),
        "totaal": Kop("Vacatures in totaal", "vacatures"),
        "vervuld": Kop(f"1 op de … van {stromen[0]} vervulde", "aantal"),
        "opengesteld": Kop(f"1 op de … van {stromen[1]} opengestelde", "aantal"),
    }
    return make_table(
        "banenafspraak.scenario",
        SCENARIO,
        jaren.naar_ambitiejaar(tabellen),
        frame,
        koppen,
        _sources(tabellen),
        noten=(*_too_few(frame), *_notes(tabellen)),
    )


def _too_few(frame: pd.DataFrame) -> tuple[str, ...]:
    krap = frame[list(STROMEN)].isna().any(axis=None)
    return ("n.v.t.: zoveel vacatures zijn er dan niet.",) if krap else ()


def per_jaar(tabellen: Tabellen) -> Tabel:
    """The path year by year: banen, what comes on top, and the vacatures that it takes."""
    maten = omvangen(tabellen)
    koppen = {
        "jaar": Kop("Jaar"),
        "pad": Kop("Banen op het pad", "banen", BANEN_DECIMALEN),
        "erbij": Kop("Erbij in dit jaar", "banen", BANEN_DECIMALEN),
        "samen": Kop("Erbij tot en met dit jaar", "banen", BANEN_DECIMALEN),
        **{m.naam: Kop(f"Vacatures: {m.naam.lower()}", "vacatures", 1) for m in maten},
    }
    return make_table(
        "banenafspraak.per_jaar",
        "Banen en vacatures per jaar op weg naar de ambitie",
        jaren.naar_ambitiejaar(tabellen),
        _years(opgave(tabellen), maten),
        koppen,
        _sources(tabellen),
        noten=noot_zonder_opgave(tabellen)
        or (
            f"De aannamen staan bij de tabel '{SCENARIO}'.",
            jaren.noot_ambitiejaar(tabellen),
        ),
    )


def _years(taak: Opgave | None, maten: tuple[Omvang, ...]) -> pd.DataFrame:
    """A row a year: banen on the path, what comes on top, and the vacatures of each size."""
    pad = {j: half_up(b, BANEN_DECIMALEN) for j, b in taak.pad.items()} if taak else {}
    begin = taak.gerealiseerd if taak else NUL
    rijen = [
        (str(jaar), banen, banen - eerder, banen - begin, *(m.per_jaar for m in maten))
        for (_, eerder), (jaar, banen) in pairwise(pad.items())
    ]
    kolommen = ["jaar", "pad", "erbij", "samen", *(m.naam for m in maten)]
    return pd.DataFrame(rijen, columns=kolommen, dtype=object)


def _sources(tabellen: Tabellen) -> tuple[Bron, ...]:
    taak = opgave(tabellen)
    normen = taak.normen if taak else ()
    return (*jaren.bronnen(tabellen, normen), *tabellen.bron("vacatures"))


def _notes(tabellen: Tabellen) -> tuple[str, ...]:
    """The assumptions in words, and what is not sure about the norms."""
    taak = opgave(tabellen)
    normen = jaren.norm_noten(taak.normen) if taak else ()
    leeg = noot_zonder_opgave(tabellen)
    return leeg or (*AANNAMES, noot_voltijd(tabellen), jaren.noot_ambitiejaar(tabellen), *normen)


bereik = partial(
    indicator,
    eenheid="aantal",
    moment=Moment.VORIG_JAAR,
    tabellen=INVOER,
    in_woorden=jaren.naar_ambitiejaar,
)


@bereik(
    "Vacatures per jaar voor de ambitie, minst",
    decimalen=1,
    definitie="Vacatures die elk jaar naar iemand uit de doelgroep moeten gaan, bij de grootste "
    "van de twee omvangen: de gemiddelde vacature en een baan volgens de wet.",
    formule="extra banen per jaar / banen per vacature",
)
def vacatures_per_jaar_minst(tabellen: Tabellen) -> Getal:
    """Vacatures a year that must go to the doelgroep, with the bigger jobs."""
    return min((m.per_jaar for m in omvangen(tabellen)), default=None)


@bereik(
    "Vacatures per jaar voor de ambitie, meest",
    decimalen=1,
    definitie="Vacatures die elk jaar naar iemand uit de doelgroep moeten gaan, bij de kleinste "
    "van de twee omvangen: de gemiddelde vacature en een baan volgens de wet.",
    formule="extra banen per jaar / banen per vacature",
)
def vacatures_per_jaar_meest(tabellen: Tabellen) -> Getal:
    """Vacatures a year that must go to the doelgroep, with the smaller jobs."""
    return max((m.per_jaar for m in omvangen(tabellen)), default=None)


@bereik(
    "1 op de … vacatures, krapste schatting",
    definitie="Van elke zoveel vacatures moet er één naar iemand uit de doelgroep gaan, als er "
    "weinig vacatures zijn en de banen klein.",
    formule="minste vacatures per jaar / meeste vacatures voor de doelgroep, naar beneden afgerond",
)
def een_op_krap(tabellen: Tabellen) -> Getal:
    """The smallest n in '1 op de n'; None when there are not enough vacatures."""
    waarden = _one_in(tabellen)
    return min(waarden) if waarden else None


@bereik(
    "1 op de … vacatures, ruimste schatting",
    definitie="Van elke zoveel vacatures moet er één naar iemand uit de doelgroep gaan, als er "
    "veel vacatures zijn en de banen groot.",
    formule="meeste vacatures per jaar / minste vacatures voor de doelgroep, naar beneden afgerond",
)
def een_op_ruim(tabellen: Tabellen) -> Getal:
    """The largest n in '1 op de n'; None when there are not enough vacatures."""
    waarden = _one_in(tabellen)
    return max(waarden) if waarden else None


def _one_in(tabellen: Tabellen) -> list[Decimal]:
    """Every n of the scenario; none when one of them cannot be reached."""
    stromen = per_year(tabellen)
    waarden = [m.een_op(aantal) for m in omvangen(tabellen) for aantal in stromen]
    getallen = [w for w in waarden if w is not None]
    return getallen if len(getallen) == len(waarden) else []
