"""The hardware budget at the end of the year: facts with their intervals, and the chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import NOOT_BEDRAG, amount
from duo_analytics.chapters.hardware.rijen import AFWIJKING, BEGROTING, NOOT_VN, with_deviation
from duo_analytics.chapters.hardware.verwachting import (
    AANNAME,
    Jaareinde,
    booked,
    claimed,
    runs_out,
)
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import half_up

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

KOPPEN_JAAREINDE = {
    "maat": Kop("Wat telt mee"),
    "nu": Kop("Op de peildatum", "eur"),
    "erbij": Kop("Verwacht erbij", "eur"),
    "stand": Kop("Verwacht op 31 december", "eur"),
    "laag": Kop("95% vanaf", "eur"),
    "hoog": Kop("95% tot", "eur"),
    "begroting": BEGROTING,
    **AFWIJKING,
}


jaareinde_feit = partial(
    indicator,
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    tabellen=("hardwarebudget", "hardwarebestellingen"),
)
FORMULE_GRENS = "m x gemiddelde {teken} t(11) x s x wortel(m + m^2 / 12), m = maanden tot december"
DEFINITIE_GRENS = "{kant} van het 95%-voorspellingsinterval van wat is {wat}."


@jaareinde_feit(
    "Verwacht beslag op het hardwarebudget",
    definitie="Geboekt en verplicht op de peildatum, plus wat er tot en met december naar "
    f"verwachting nog wordt besteld. {AANNAME}",
    formule="geboekt + verplichting + maanden tot en met december x gemiddeld besteld per maand "
    "in twaalf maanden; elk deel afgerond op hele euro",
)
def verwacht_beslag_eur(tabellen: Tabellen) -> Getal:
    """Claims on the budget at the end of the year at the pace of ordering of twelve months."""
    return _part(claimed(tabellen), "stand")


@jaareinde_feit(
    "Verwacht beslag (ondergrens)",
    definitie=DEFINITIE_GRENS.format(kant="Ondergrens", wat="geboekt en verplicht"),
    formule=FORMULE_GRENS.format(teken="-"),
)
def verwacht_beslag_laag_eur(tabellen: Tabellen) -> Getal:
    """Lower bound; None on 31 December, when nothing is left to expect."""
    return _part(claimed(tabellen), "laag")


@jaareinde_feit(
    "Verwacht beslag (bovengrens)",
    definitie=DEFINITIE_GRENS.format(kant="Bovengrens", wat="geboekt en verplicht"),
    formule=FORMULE_GRENS.format(teken="+"),
)
def verwacht_beslag_hoog_eur(tabellen: Tabellen) -> Getal:
    """Upper bound; None on 31 December."""
    return _part(claimed(tabellen), "hoog")


@jaareinde_feit(
    "Verwacht geboekt op hardware",
    definitie="Geboekt op de peildatum, plus wat er tot en met december naar verwachting nog wordt "
    f"geleverd; nooit meer dan er openstaat of nog wordt besteld. {AANNAME}",
    formule="geboekt + maanden tot en met december x gemiddeld geleverd per maand in twaalf "
    "maanden; elk deel afgerond op hele euro",
)
def verwacht_geboekt_eur(tabellen: Tabellen) -> Getal:
    """Booked at the end of the year at the pace of delivery of twelve months."""
    return _part(booked(tabellen), "stand")


@jaareinde_feit(
    "Verwacht geboekt (ondergrens)",
    definitie=DEFINITIE_GRENS.format(kant="Ondergrens", wat="geboekt"),
    formule=FORMULE_GRENS.format(teken="-"),
)
def verwacht_geboekt_laag_eur(tabellen: Tabellen) -> Getal:
    """Lower bound; None on 31 December."""
    return _part(booked(tabellen), "laag")


@jaareinde_feit(
    "Verwacht geboekt (bovengrens)",
    definitie=DEFINITIE_GRENS.format(kant="Bovengrens", wat="geboekt"),
    formule=FORMULE_GRENS.format(teken="+"),
)
def verwacht_geboekt_hoog_eur(tabellen: Tabellen) -> Getal:
    """Upper bound; None on 31 December."""
    return _part(booked(tabellen), "hoog")


def _part(jaareinde: Jaareinde | None, deel: str) -> Getal:
    waarde: Getal = getattr(jaareinde, deel) if jaareinde else None
    return waarde


@jaareinde_feit(
    "Budget op na",
    eenheid="maanden",
    moment=Moment.PEILDATUM,
    definitie="Aantal maanden na de peildatum waarin het budget helemaal is geboekt of verplicht; "
    f"0 = het is al op, n.v.t. = niet in dit jaar. {AANNAME}",
    formule="(begroting - geboekt - verplichting) / gemiddeld besteld per maand",
)
def budget_op_maanden(tabellen: Tabellen) -> Getal:
    """Months until budget, booked and committed are equal; None when not before January."""
    return runs_out(tabellen)


def jaareinde(tabellen: Tabellen) -> Grafiek:
    """Claims and bookings at the end of the year with their intervals, against the budget."""
    tabel = make_table(
        "hardware.prognose_jaareinde",
        f"Hardwarebudget: verwacht op 31 december {tabellen.peil.jaar}",
        f"met de cijfers tot en met {datum_in_woorden(tabellen.peil.peildatum)}",
        _year_end_rows(tabellen),
        KOPPEN_JAAREINDE,
        tabellen.bron("hardwarebudget", "hardwarebestellingen"),
        noten=(
            AANNAME,
            "Het interval rekent met maanden die los van elkaar staan en evenveel schommelen als "
            "in de laatste twaalf maanden. Op 31 december is er niets meer te verwachten.",
            NOOT_VN,
            NOOT_BEDRAG,
        ),
    )
    begroting = amount(tabellen, "begroting_na_wijziging")
    lijnen = () if begroting is None else (Drempellijn(BEGROTING.tekst, begroting),)
    reeks = Reeks(KOPPEN_JAAREINDE["stand"].tekst, Vorm.INTERVAL, "95% vanaf", "95% tot")
    return Grafiek(tabel, (reeks,), "euro", liggend=True, drempels=lijnen)


def _year_end_rows(tabellen: Tabellen) -> pd.DataFrame:
    """A row per measure; none when the budget or the orders do not tell."""
    maten = {"Geboekt en verplicht": claimed(tabellen), "Alleen geboekt": booked(tabellen)}
    begroting = amount(tabellen, "begroting_na_wijziging")
    rijen = [
        {"maat": naam, "nu": maat.nu, "erbij": maat.erbij, "stand": maat.stand,
         "laag": maat.laag, "hoog": maat.hoog, "begroting": half_up(begroting, 0)}
        for naam, maat in maten.items()
        if maat is not None and begroting is not None
    ]  # fmt: skip
    frame = pd.DataFrame(rijen, columns=list(KOPPEN_JAAREINDE), dtype=object)
    return with_deviation(frame, frame["begroting"], frame["stand"])
