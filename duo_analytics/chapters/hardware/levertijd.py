"""How long a delivery takes: the median with open orders counted in, and the longest waits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.chips import Meting, chip_note, chips_per_quarter
from duo_analytics.chapters.hardware.gegevens import (
    NOOT_REGEL,
    delivered_in_year,
    has_year,
    history_notes,
    known,
    least_delivered,
    ordered_in_year,
    quarters,
)
from duo_analytics.chapters.hardware.rijen import column, present_categories
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics.bestellingen import (
    DAGEN_PER_WEEK,
    Levertijd,
    backlog,
    lead_time,
    longest,
    wait_summary,
    waiting_time,
    weeks,
)

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.survival import Overleving
    from duo_analytics.values import Getal

KOPPEN = {
    "aantal": Kop("Besteld", "bestellingen"),
    "geleverd": Kop("Geleverd", "bestellingen"),
    "mediaan": Kop("Mediaan", "weken"),
    "laag": Kop("95% vanaf", "weken"),
    "hoog": Kop("95% tot", "weken"),
    "langste": Kop("Langste wachttijd geleverd", "weken"),
    "oudste": Kop("Langst open", "weken"),
}
MEDIAAN = Reeks("Mediaan", Vorm.INTERVAL, "95% vanaf", "95% tot")
KOP_CHIPS = Kop("Levertijd van chips", "weken")
KOPPEN_CURVE = {
    "week": Kop("Weken na bestelling", "weken", 0),
    "nu": Kop("Laatste jaar", "pct"),
    "laag": Kop("Laatste jaar, 95% vanaf", "pct"),
    "hoog": Kop("Laatste jaar, 95% tot", "pct"),
    "eerder": Kop("Jaar daarvoor", "pct"),
}
CURVE = (
    Reeks("Laatste jaar", Vorm.TRAP, "Laatste jaar, 95% vanaf", "Laatste jaar, 95% tot"),
    Reeks("Jaar daarvoor", Vorm.TRAP),
)
NOOT_MEDIAAN = (
    "Mediaan volgens Kaplan-Meier: de helft is binnen deze tijd geleverd. Wat nog open is, telt "
    "mee als nog niet geleverd. Het 95%-interval staat erbij; zonder bovengrens is die nog niet "
    "bekend."
)


@indicator(
    "Levertijd (mediaan)",
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Tijd waarbinnen de helft van de bestellingen van de laatste twaalf maanden is "
    "geleverd. Een bestelling is een orderregel; open regels tellen mee als nog niet geleverd.",
    formule="mediaan volgens Kaplan-Meier van leverdatum - besteldatum in kalenderdagen / 7",
    tabellen=("hardwarebestellingen",),
    kern=True,
)
def levertijd_weken(tabellen: Tabellen) -> Getal:
    """Median lead time of the lines ordered in twelve months, open ones censored (domain 5.6)."""
    return _fact(_lead_time(tabellen).mediaan)


@indicator(
    "Levertijd (ondergrens van de mediaan)",
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Ondergrens van het 95%-interval van de mediaan van de levertijd.",
    formule="log-log-interval bij Kaplan-Meier",
    tabellen=("hardwarebestellingen",),
)
def levertijd_laag_weken(tabellen: Tabellen) -> Getal:
    """Lower bound of the 95% interval of the median."""
    return _fact(_lead_time(tabellen).laag)


@indicator(
    "Levertijd (bovengrens van de mediaan)",
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Bovengrens van het 95%-interval van de mediaan van de levertijd.",
    formule="log-log-interval bij Kaplan-Meier",
    tabellen=("hardwarebestellingen",),
)
def levertijd_hoog_weken(tabellen: Tabellen) -> Getal:
    """Upper bound of the 95% interval of the median; None when the data do not reach it."""
    return _fact(_lead_time(tabellen).hoog)


@indicator(
    "Langste levertijd",
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Langste wachttijd van een bestelling die in de laatste twaalf maanden is geleverd.",
    formule="hoogste (leverdatum - besteldatum) in kalenderdagen / 7",
    tabellen=("hardwarebestellingen",),
)
def langste_levertijd_weken(tabellen: Tabellen) -> Getal:
    """Longest wait of the lines delivered in twelve months."""
    if not has_year(tabellen):
        return None
    return _fact(weeks(longest(delivered_in_year(tabellen)["dagen"])))


@indicator(
    "Langst open bestelling",
    eenheid="weken",
    moment=Moment.PEILDATUM,
    definitie="Tijd sinds de oudste bestelling die nog niet is geleverd.",
    formule="hoogste (peildatum - besteldatum) van de open orderregels in kalenderdagen / 7",
    tabellen=("hardwarebestellingen",),
)
def langst_open_weken(tabellen: Tabellen) -> Getal:
    """Age of the oldest open line on the peildatum."""
    return _fact(weeks(longest(backlog(known(tabellen))["dagen"])))


def _lead_time(tabellen: Tabellen) -> Levertijd:
    if not has_year(tabellen):
        return Levertijd()
    return lead_time(ordered_in_year(tabellen), least_delivered(tabellen))


def _fact(weken: float | None) -> Getal:
    return None if weken is None else exact(weken)


def per_kwartaal(tabellen: Tabellen) -> Grafiek:
    """Median lead time per quarter of ordering, with what was published about chips."""
    minimum = least_delivered(tabellen)
    tabel = make_table(
        "hardware.levertijd_kwartaal",
        "Levertijd van hardware per kwartaal van bestelling",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _quarter_rows(tabellen, minimum),
        {
            "kwartaal": Kop("Besteld in"),
            **KOPPEN,
            "chips": KOP_CHIPS,
            "gemeten": Kop("Chips gemeten in"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=(
            NOOT_MEDIAAN,
            f"Een mediaan vraagt minstens {minimum} geleverde bestellingen.",
            chip_note(tabellen),
            NOOT_REGEL,
        ),
    )
    reeksen = (MEDIAAN, Reeks(KOP_CHIPS.tekst, Vorm.MARKERING))
    return Grafiek(tabel, reeksen, "weken", liggend=True)


def _quarter_rows(tabellen: Tabellen, minimum: int) -> pd.DataFrame:
    regels, kwartalen = known(tabellen), quarters(tabellen)
    besteld_in = regels["besteldatum"].dt.to_period("Q")
    rijen = [wait_summary(regels[besteld_in == k], minimum) for k in kwartalen]
    metingen = chips_per_quarter(tabellen)
    gemeten = [metingen.get(k, Meting()) for k in kwartalen]
    frame = pd.DataFrame(rijen, columns=list(KOPPEN))
    return frame.assign(
        kwartaal=[f"{k.year}-Q{k.quarter}" for k in kwartalen],
        chips=column((meting.weken for meting in gemeten), frame.index),
        gemeten=column((meting.gemeten for meting in gemeten), frame.index),
    )


def per_categorie(tabellen: Tabellen) -> Grafiek:
    """Median lead time per category of what was ordered in twelve months."""
    regels, minimum = ordered_in_year(tabellen), least_delivered(tabellen)
    groepen = {c: wait_summary(deel, minimum) for c, deel in regels.groupby("categorie")}
    frame = present_categories(pd.DataFrame(groepen, index=list(KOPPEN)).T)
    samen = pd.DataFrame({"Alle categorieën": wait_summary(regels, minimum)}).T
    tabel = make_table(
        "hardware.levertijd_categorie",
        "Levertijd van hardware per categorie",
        f"besteld van {tabellen.peil.twaalf_maanden.in_woorden}",
        pd.concat([frame, samen]).rename_axis("categorie").reset_index(),
        {"categorie": Kop("Categorie"), **KOPPEN},
        tabellen.bron("hardwarebestellingen"),
        noten=(NOOT_MEDIAAN, *history_notes(tabellen), NOOT_REGEL),
        totaalrijen=1,
    )
    return Grafiek(tabel, (MEDIAAN,), "weken", liggend=True)


def nog_niet_geleverd(tabellen: Tabellen) -> Grafiek:
    """Which share still waits so many weeks after ordering: the last year and the year before."""
    toen = tabellen.op(tabellen.peil.vorig_jaar)
    nu, eerder = _curve(tabellen), _curve(toen) if has_year(toen) else None
    langste = max((km.tijden[-1] for km in (nu, eerder) if km is not None), default=0.0)
    weken = range(int(langste // DAGEN_PER_WEEK) + 1)
    frame = pd.DataFrame(
        {
            "week": [Decimal(week) for week in weken],
            "nu": _share(nu, weken, 0),
            "laag": _share(nu, weken, 1),
            "hoog": _share(nu, weken, 2),
            "eerder": _share(eerder, weken, 0),
        }
    )
    tabel = make_table(
        "hardware.nog_niet_geleverd",
        "Deel van de bestellingen dat na zoveel weken nog niet is geleverd",
        f"besteld van {tabellen.peil.twaalf_maanden.in_woorden}",
        frame,
        KOPPEN_CURVE,
        tabellen.bron("hardwarebestellingen"),
        noten=(
            f"Jaar daarvoor: besteld van {toen.peil.twaalf_maanden.in_woorden}, zoals aan het eind "
            "daarvan bekend was.",
            "Kaplan-Meier met 95%-interval; open bestellingen tellen mee zolang zij wachten.",
            *history_notes(tabellen),
            NOOT_REGEL,
        ),
    )
    return Grafiek(tabel, CURVE, "% van de bestellingen")


def _curve(tabellen: Tabellen) -> Overleving | None:
    return waiting_time(ordered_in_year(tabellen), least_delivered(tabellen))


def _share(km: Overleving | None, weken: range, plaats: int) -> list[float | None]:
    """Percentage per week (share, lower or upper bound), None past the longest observed time."""
    if km is None:
        return [None] * len(weken)
    dagen = [DAGEN_PER_WEEK * week for week in weken]
    return [100 * km.at(dag)[plaats] if dag <= km.tijden[-1] else None for dag in dagen]
