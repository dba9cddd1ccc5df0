"""The hardware budget of I&A on the peildatum: booked and committed, against the begroting."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import BEDRAGEN, NOOT_BEDRAG, amount, budget_on, known
from duo_analytics.chapters.hardware.rijen import closed, column, present_categories
from duo_analytics.periods import maand_kort
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import half_up
from duo_analytics.statistics.bestellingen import backlog, total

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

MOMENTEN = 7
BEGROTING = Kop("Begroting na wijziging", "eur")
GEBOEKT = Kop("Geboekt", "eur")
VERPLICHTING = Kop("Verplichting", "eur")


@indicator(
    "Hardwarebudget I&A",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Begroting na wijziging voor hardware in het lopende jaar.",
    formule="som van begroting na wijziging van alle categorieën",
    tabellen=("hardwarebudget",),
)
def begroting_eur(tabellen: Tabellen) -> Getal:
    """Budget of the year as amended up to the peildatum (domain 5.8)."""
    return amount(tabellen, "begroting_na_wijziging")


@indicator(
    "Geboekt op hardware",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Gefactureerd en geboekt sinds 1 januari.",
    formule="som van geboekt van alle categorieën",
    tabellen=("hardwarebudget",),
)
def geboekt_eur(tabellen: Tabellen) -> Getal:
    """Booked since 1 January."""
    return amount(tabellen, "geboekt")


@indicator(
    "Verplichtingen hardware",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Besteld en nog niet gefactureerd.",
    formule="som van verplichting van alle categorieën",
    tabellen=("hardwarebudget",),
)
def verplichting_eur(tabellen: Tabellen) -> Getal:
    """Committed: ordered, not invoiced."""
    return amount(tabellen, "verplichting")


@indicator(
    "Budgetgebruik inclusief verplichtingen",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de begroting na wijziging dat is geboekt of besteld.",
    formule="(geboekt + verplichting) / begroting na wijziging x 100",
    tabellen=("hardwarebudget",),
    kern=True,
)
def budgetgebruik_pct(tabellen: Tabellen) -> Getal:
    """Booked and committed over the budget (domain 5.6)."""
    return _share_of_budget(tabellen, "geboekt", "verplichting")


@indicator(
    "Budgetgebruik zonder verplichtingen",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de begroting na wijziging dat is geboekt.",
    formule="geboekt / begroting na wijziging x 100",
    tabellen=("hardwarebudget",),
)
def geboekt_pct(tabellen: Tabellen) -> Getal:
    """Booked over the budget: what long waits leave out."""
    return _share_of_budget(tabellen, "geboekt")


def _share_of_budget(tabellen: Tabellen, *kolommen: str) -> Decimal | None:
    stand = budget_on(tabellen)
    begroting = total(stand["begroting_na_wijziging"])
    return 100 * total(total(stand[k]) for k in kolommen) / begroting if begroting else None


def verloop(tabellen: Tabellen) -> Grafiek:
    """Booked and committed against the budget on each peildatum: what long waits hide."""
    tabel = make_table(
        "hardware.budget_verloop",
        "Geboekt en verplicht tegen de begroting van het jaar, per peildatum",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _rows_per_day(tabellen),
        {
            "dag": Kop("Eind van"),
            "geboekt": GEBOEKT,
            "verplichting": VERPLICHTING,
            "samen": Kop("Geboekt en verplicht", "eur"),
            "begroting_na_wijziging": BEGROTING,
        },
        tabellen.bron("hardwarebudget"),
        noten=(
            NOOT_BEDRAG,
            "Een verplichting op 31 december drukt op de begroting van het volgende jaar.",
        ),
    )
    reeksen = (
        Reeks(GEBOEKT.tekst, Vorm.GESTAPELD),
        Reeks(VERPLICHTING.tekst, Vorm.GESTAPELD),
        Reeks(BEGROTING.tekst, Vorm.MARKERING),
    )
    return Grafiek(tabel, reeksen, "euro", liggend=True)


def _rows_per_day(tabellen: Tabellen) -> pd.DataFrame:
    """The amounts of every peildatum up to this one in whole euro."""
    budget = tabellen["hardwarebudget"]
    bekend = budget[budget["peildatum"] <= pd.Timestamp(tabellen.peil.peildatum)]
    per_dag = bekend.groupby("peildatum")[BEDRAGEN].agg(total).tail(MOMENTEN)
    heel = {k: column((half_up(b, 0) for b in per_dag[k]), per_dag.index) for k in BEDRAGEN}
    return pd.DataFrame(heel).assign(
        samen=heel["geboekt"] + heel["verplichting"],
        dag=[maand_kort(dag) for dag in per_dag.index],
    )


def aansluiting(tabellen: Tabellen) -> Tabel:
    """The commitments of the books beside what is ordered and not delivered."""
    rijen = _rows_per_category(tabellen)
    return make_table(
        "hardware.budget_aansluiting",
        "Verplichting in de administratie tegen de backlog in de bestellingen",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("categorie").reset_index(),
        {
            "categorie": Kop("Categorie"),
            "verplichting": VERPLICHTING,
            "backlog": Kop("Backlog", "eur"),
            "verschil": Kop("Verschil", "eur"),
        },
        tabellen.bron("hardwarebudget", "hardwarebestellingen"),
        noten=(
            "Een verschil ontstaat als iets is geleverd en nog niet gefactureerd, of andersom.",
        ),
        totaalrijen=min(1, len(rijen)),
    )


def _rows_per_category(tabellen: Tabellen) -> pd.DataFrame:
    """Commitments of the books and backlog of the orders, 0 where one of the two has nothing."""
    verplicht = budget_on(tabellen)["verplichting"]
    open_regels = backlog(known(tabellen)).groupby("categorie")["wachtend_bedrag"].agg(total)
    codes = verplicht.index.union(open_regels.index)
    delen = {"verplichting": verplicht.to_dict(), "backlog": open_regels.to_dict()}
    frame = pd.DataFrame(
        {
            kolom: column((bedragen.get(code, Decimal(0)) for code in codes), codes)
            for kolom, bedragen in delen.items()
        }
    )
    rijen = closed(present_categories(frame))
    rijen["verschil"] = rijen["verplichting"] - rijen["backlog"]
    return rijen
