"""The hardware budget at the end of the year: facts, intervals, and the course per category."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import NOOT_BEDRAG, amount, budget_on, has_year
from duo_analytics.chapters.hardware.rijen import closed, column, present_categories
from duo_analytics.chapters.hardware.verwachting import (
    AANNAME,
    booked,
    claimed,
    runs_out,
    still_to_order,
)
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.periods import datum_in_woorden, maand_in_woorden, month_end
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import half_up

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

NOOT_VN = "Afwijking = begroting - verwacht. V = voordeel, N = nadeel (meer dan begroot)."
BEGROTING = Kop("Begroting na wijziging", "eur")
AFWIJKING = {"afwijking": Kop("Afwijking", "eur"), "vn": Kop("V/N")}
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
KOPPEN_CATEGORIE = {
    "categorie": Kop("Categorie"),
    "geboekt": Kop("Geboekt", "eur"),
    "verplichting": Kop("Verplichting", "eur"),
    "nieuw": Kop("Nog te bestellen", "eur"),
    "beslag": Kop("Verwacht beslag", "eur"),
    "begroting_na_wijziging": BEGROTING,
    **AFWIJKING,
    "op": Kop("Budget op in"),
}


@indicator(
    "Verwacht beslag op het hardwarebudget",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie="Geboekt en verplicht op de peildatum, plus wat er tot en met december naar "
    f"verwachting nog wordt besteld. {AANNAME}",
    formule="geboekt + verplichting + maanden tot en met december x gemiddeld besteld per maand "
    "in twaalf maanden; elk deel afgerond op hele euro",
    tabellen=("hardwarebudget", "hardwarebestellingen"),
)
def verwacht_beslag_eur(tabellen: Tabellen) -> Getal:
    """Claims on the budget at the end of the year at the pace of ordering of twelve months."""
    beslag = claimed(tabellen)
    return None if beslag is None else beslag.stand


@indicator(
    "Verwacht beslag (ondergrens)",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie="Ondergrens van het 95%-voorspellingsinterval van het verwachte beslag.",
    formule="m x gemiddelde - t(11) x s x wortel(m + m^2 / 12), m = maanden tot en met december",
    tabellen=("hardwarebudget", "hardwarebestellingen"),
)
def verwacht_beslag_laag_eur(tabellen: Tabellen) -> Getal:
    """Lower bound; None on 31 December, when nothing is left to expect."""
    beslag = claimed(tabellen)
    return None if beslag is None else beslag.laag


@indicator(
    "Verwacht beslag (bovengrens)",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie="Bovengrens van het 95%-voorspellingsinterval van het verwachte beslag.",
    formule="m x gemiddelde + t(11) x s x wortel(m + m^2 / 12), m = maanden tot en met december",
    tabellen=("hardwarebudget", "hardwarebestellingen"),
)
def verwacht_beslag_hoog_eur(tabellen: Tabellen) -> Getal:
    """Upper bound; None on 31 December."""
    beslag = claimed(tabellen)
    return None if beslag is None else beslag.hoog


@indicator(
    "Verwacht geboekt op hardware",
    eenheid="eur",
    moment=Moment.LOPEND_JAAR,
    definitie="Geboekt op de peildatum, plus wat er tot en met december naar verwachting nog wordt "
    f"geleverd; nooit meer dan er openstaat of nog wordt besteld. {AANNAME}",
    formule="geboekt + maanden tot en met december x gemiddeld geleverd per maand in twaalf "
    "maanden; elk deel afgerond op hele euro",
    tabellen=("hardwarebudget", "hardwarebestellingen"),
)
def verwacht_geboekt_eur(tabellen: Tabellen) -> Getal:
    """Booked at the end of the year at the pace of delivery of twelve months."""
    geboekt = booked(tabellen)
    return None if geboekt is None else geboekt.stand


@indicator(
    "Budget op na",
    eenheid="maanden",
    moment=Moment.PEILDATUM,
    definitie="Aantal maanden na de peildatum waarin het budget helemaal is geboekt of verplicht; "
    f"0 = het is al op, n.v.t. = niet in dit jaar. {AANNAME}",
    formule="(begroting - geboekt - verplichting) / gemiddeld besteld per maand",
    tabellen=("hardwarebudget", "hardwarebestellingen"),
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
    return _with_deviation(frame, frame["begroting"], frame["stand"])


def _with_deviation(frame: pd.DataFrame, begroting: pd.Series, verwacht: pd.Series) -> pd.DataFrame:
    """Adds the absolute deviation and its letter: spending less than the budget is V, more is N."""
    verschil = begroting - verwacht
    letters = ("V" if v > 0 else "N" if v < 0 else "-" for v in verschil)
    return frame.assign(
        afwijking=column(map(abs, verschil), frame.index), vn=column(letters, frame.index)
    )


def per_categorie(tabellen: Tabellen) -> Grafiek:
    """Booked, committed and still to be ordered per category, against the budget."""
    rijen = _category_rows(tabellen)
    tabel = make_table(
        "hardware.prognose_categorie",
        f"Hardwarebudget {tabellen.peil.jaar}: geboekt, verplicht en nog te bestellen",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("categorie").reset_index(),
        KOPPEN_CATEGORIE,
        tabellen.bron("hardwarebudget", "hardwarebestellingen"),
        noten=(AANNAME, NOOT_VN, NOOT_BEDRAG),
        totaalrijen=min(1, len(rijen)),
    )
    delen = [KOPPEN_CATEGORIE[kolom].tekst for kolom in ("geboekt", "verplichting", "nieuw")]
    reeksen = (
        *(Reeks(deel, Vorm.GESTAPELD) for deel in delen),
        Reeks(BEGROTING.tekst, Vorm.MARKERING),
    )
    return Grafiek(tabel, reeksen, "euro", liggend=True)


def _category_rows(tabellen: Tabellen) -> pd.DataFrame:
    """What is expected stays empty where the orders do not go back twelve months."""
    stand = budget_on(tabellen)
    if stand.empty or not has_year(tabellen):
        onbekend = dict.fromkeys(("nieuw", "beslag", *AFWIJKING, "op"))
        return closed(present_categories(stand)).assign(**onbekend)
    nieuw = (still_to_order(tabellen, str(code)) for code in stand.index)
    rijen = closed(present_categories(stand.assign(nieuw=column(nieuw, stand.index))))
    rijen["beslag"] = rijen["geboekt"] + rijen["verplichting"] + rijen["nieuw"]
    codes = {**{kop: code for code, kop in CATEGORIE.items()}, TOTAAL: ""}
    op = (_month(tabellen, runs_out(tabellen, codes[groep])) for groep in rijen.index)
    rijen["op"] = column(op, rijen.index)
    return _with_deviation(rijen, rijen["begroting_na_wijziging"], rijen["beslag"])


def _month(tabellen: Tabellen, maanden: Decimal | None) -> str:
    peildatum = tabellen.peil.peildatum
    if maanden is None:
        return f"niet in {peildatum.year}"
    if maanden == 0:
        return "al op"
    verder = int(maanden.to_integral_value(ROUND_CEILING))
    return maand_in_woorden(month_end(peildatum.year, peildatum.month + verder))
