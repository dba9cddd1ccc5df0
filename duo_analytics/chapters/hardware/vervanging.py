"""Equipment past its term and still in use, and what is due for replacement in the coming years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import has_year, ordered_in_year
from duo_analytics.chapters.hardware.rijen import closed, column, present_categories
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, rounded_parts
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bestellingen import amounts, total
from duo_analytics.statistics.vervanging import in_use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

KOMENDE_JAREN = 5
OVER_TERMIJN = "Over termijn"
NOOT_WAARDE = (
    "Vervangingswaarde = aantal x gemiddelde prijs per stuk van wat in de laatste twaalf maanden "
    "in die categorie is besteld, zonder btw."
)


@indicator(
    "Over termijn in gebruik",
    eenheid="stuks",
    moment=Moment.PEILDATUM,
    definitie="Apparaten in gebruik waarvan de afschrijvingstermijn voorbij is.",
    formule="som van aantal waar aanschafdatum + termijn voor de peildatum ligt",
    tabellen=("activa",),
)
def over_termijn_stuks(tabellen: Tabellen) -> Getal:
    """Devices in use past the date of purchase plus the term (domain 5.6)."""
    return Decimal(int(_overdue(tabellen)["aantal"].sum()))


@indicator(
    "Over termijn, deel van wat in gebruik is",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de apparaten in gebruik waarvan de afschrijvingstermijn voorbij is.",
    formule="apparaten over termijn / apparaten in gebruik x 100",
    tabellen=("activa",),
)
def over_termijn_pct(tabellen: Tabellen) -> Getal:
    """Share of the devices in use that is past its term."""
    in_gebruik = int(_in_use(tabellen)["aantal"].sum())
    return (
        Decimal(100 * int(_overdue(tabellen)["aantal"].sum())) / in_gebruik if in_gebruik else None
    )


@indicator(
    "Vervangingswaarde over termijn",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Wat het kost om alles over termijn te vervangen tegen de prijs van nu. "
    + NOOT_WAARDE,
    formule="som van aantal over termijn x gemiddelde prijs per stuk in twaalf maanden, per "
    "categorie",
    tabellen=("activa", "hardwarebestellingen"),
)
def over_termijn_eur(tabellen: Tabellen) -> Getal:
    """Replacement value of what is past its term; None where a category has no price now."""
    return _whole(_overdue(tabellen)["vervangingswaarde"])


def _share(deel: Decimal, geheel: Decimal) -> Decimal | None:
    return 100 * deel / geheel if geheel else None


def _in_use(tabellen: Tabellen) -> pd.DataFrame:
    """What is in use on the peildatum, with its ``vervangingswaarde`` (None: no price)."""
    activa = in_use(tabellen["activa"], tabellen.peil.peildatum)
    prijs = activa["categorie"].map(_prices(tabellen)).astype(object)
    waarde = amounts(activa["aantal"], prijs.where(prijs.notna(), Decimal("NaN")))
    return activa.assign(vervangingswaarde=waarde)


def _overdue(tabellen: Tabellen) -> pd.DataFrame:
    activa = _in_use(tabellen)
    return activa[activa["over_termijn"]]


def _prices(tabellen: Tabellen) -> Mapping[str, Decimal]:
    """Mean price of a piece per category over the orders of twelve months; none where the orders
    do not go back that far."""
    if not has_year(tabellen):
        return {}
    per_groep = ordered_in_year(tabellen).groupby("categorie")
    aantal, bedrag = per_groep["aantal"].sum(), per_groep["bedrag"].agg(total)
    return {code: bedrag[code] / int(aantal[code]) for code in aantal.index}


def _whole(bedragen: pd.Series) -> Decimal | None:
    """The sum; None when a part is not known, for a part is not the whole."""
    som = total(bedragen)
    return None if som.is_nan() else som


def achterstand(tabellen: Tabellen) -> Grafiek:
    """Devices past their term and still in use, per category."""
    rijen = _category_rows(tabellen)
    tabel = make_table(
        "hardware.vervanging_achterstand",
        "Apparaten over termijn en nog in gebruik",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("categorie").reset_index(),
        {
            "categorie": Kop("Categorie"),
            "in_gebruik": Kop("In gebruik", "stuks"),
            "over": Kop(OVER_TERMIJN, "stuks"),
            "deel": Kop("Deel over termijn", "pct"),
            "waarde": Kop("Vervangingswaarde", "eur"),
            "aanschaf": Kop("Aanschafwaarde", "eur"),
        },
        tabellen.bron("activa", "hardwarebestellingen"),
        noten=(
            "Over termijn: de aanschafdatum plus de afschrijvingstermijn ligt voor de peildatum.",
            NOOT_WAARDE,
        ),
        totaalrijen=min(1, len(rijen)),
    )
    return Grafiek(tabel, (Reeks(OVER_TERMIJN, Vorm.STAAF),), "stuks", liggend=True)


def _category_rows(tabellen: Tabellen) -> pd.DataFrame:
    alles, over = _in_use(tabellen), _overdue(tabellen)
    tellingen = {
        "in_gebruik": alles.groupby("categorie")["aantal"].sum(),
        "over": over.groupby("categorie")["aantal"].sum(),
        "aanschaf": over.groupby("categorie")["aanschafwaarde"].agg(total),
    }
    frame = present_categories(pd.DataFrame(tellingen).astype(object).fillna(0))
    rijen = closed(frame)
    return rijen.assign(
        deel=column(map(_share, rijen["over"], rijen["in_gebruik"]), rijen.index),
        waarde=column(_values(over, list(frame.index)), rijen.index),
    )


def _values(activa: pd.DataFrame, categorieen: list[str]) -> list[Decimal | None]:
    """Replacement value per category and in total, in whole euro that add up.

    As soon as one of them is not known, neither is the total. Nothing without categories.
    """
    kop = activa["categorie"].map(CATEGORIE)
    delen = [total(activa.loc[kop == naam, "vervangingswaarde"]) for naam in categorieen]
    if any(deel.is_nan() for deel in delen):
        return [*(None if deel.is_nan() else deel for deel in delen), None]
    afgerond = rounded_parts(pd.Series(delen, dtype=object), 0)
    return [*afgerond, total(afgerond)] if afgerond else []


def komende_jaren(tabellen: Tabellen) -> Grafiek:
    """Replacement value of what is in use, by the year in which its term ends."""
    tabel = make_table(
        "hardware.vervanging_jaren",
        "Vervangingswaarde van wat in gebruik is, naar het jaar waarin de termijn eindigt",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        pd.DataFrame([_year_row(naam, deel) for naam, deel in _by_year(tabellen).items()]),
        {
            "jaar": Kop("Termijn eindigt in"),
            **{code: Kop(kop, "eur") for code, kop in CATEGORIE.items()},
            "totaal": Kop(TOTAAL, "eur"),
            "stuks": Kop("Apparaten", "stuks"),
        },
        tabellen.bron("activa", "hardwarebestellingen"),
        noten=(NOOT_WAARDE, "Tegen de prijs van nu, ook voor de komende jaren."),
    )
    reeksen = tuple(Reeks(kop, Vorm.GESTAPELD) for kop in CATEGORIE.values())
    return Grafiek(tabel, reeksen, "euro")


def _by_year(tabellen: Tabellen) -> dict[str, pd.DataFrame]:
    """What is in use: past its term, due in the rest of this year, and in the years after."""
    activa, jaar = _in_use(tabellen), tabellen.peil.jaar
    laatste = jaar + KOMENDE_JAREN
    wanneer, over = activa["vervangjaar"], activa["over_termijn"]
    tussen = {str(j): activa[wanneer == j] for j in range(jaar + 1, laatste)}
    return {
        OVER_TERMIJN: activa[over],
        f"Rest van {jaar}": activa[~over & (wanneer == jaar)],
        **tussen,
        f"{laatste} of later": activa[wanneer >= laatste],
    }


def _year_row(naam: str, activa: pd.DataFrame) -> dict[str, object]:
    """One group of years: value per category, their total and the number of devices."""
    waarden = _values(activa, list(CATEGORIE.values()))
    return {
        "jaar": naam,
        **dict(zip([*CATEGORIE, "totaal"], waarden, strict=True)),
        "stuks": Decimal(int(activa["aantal"].sum())),
    }
