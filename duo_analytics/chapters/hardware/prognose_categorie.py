"""The hardware budget at the end of the year per category: booked, committed, still to order."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import NOOT_BEDRAG, budget_on, has_year
from duo_analytics.chapters.hardware.rijen import (
    AFWIJKING,
    BEGROTING,
    NOOT_VN,
    closed,
    column,
    present_categories,
    with_deviation,
)
from duo_analytics.chapters.hardware.verwachting import AANNAME, runs_out, still_to_order
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.periods import maand_in_woorden, month_end
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment
from duo_analytics.results.optelling import TOTAAL
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

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
    return with_deviation(rijen, rijen["begroting_na_wijziging"], rijen["beslag"])


def _month(tabellen: Tabellen, maanden: Decimal | None) -> str:
    peildatum = tabellen.peil.peildatum
    if maanden is None:
        return f"niet in {peildatum.year}"
    if maanden == 0:
        return "al op"
    verder = int(maanden.to_integral_value(ROUND_CEILING))
    return maand_in_woorden(month_end(peildatum.year, peildatum.month + verder))
