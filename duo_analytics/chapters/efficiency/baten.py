"""What the measures yield and cost: structural apart from one-off, claimed apart from budgeted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.efficiency import stand
from duo_analytics.intake.tables.processen import SPOOR
from duo_analytics.periods import MAANDEN, datum_in_woorden, maand_kort, month_ends
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import half_up
from duo_analytics.statistics.bedragen import running_total, total, totals

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TREND_MAANDEN = 25
NOOT_APART = "Structurele en incidentele bedragen zijn nooit bij elkaar opgeteld."
NOOT_GEREED = "Een opbrengst telt vanaf de dag waarop de maatregel gereed is."
BEDRAGEN = ("baten_structureel", "baten_incidenteel", "kosten_incidenteel", "uren")
STAPPEN = {
    "gerealiseerd": "Gerealiseerd",
    "in_uitvoering": "In uitvoering (verwacht)",
    "mogelijk": "Mogelijk (geschat)",
    "afgewezen": "Afgewezen",
}


@indicator(
    "Structurele opbrengst",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Opbrengst per jaar van de maatregelen die gereed zijn; incidentele baten tellen "
    "niet mee.",
    formule="som van de structurele baten van mogelijkheden met een datum gereed tot en met de "
    "peildatum",
    tabellen=("processen",),
    kern=True,
)
def opbrengst_structureel_eur(tabellen: Tabellen) -> Getal:
    """Structural yield per year of what is done; never before gereed_datum (domain 4.3)."""
    return total(stand.gerealiseerd(tabellen)["baten_structureel"])


@indicator(
    "Verwerkt in de begroting",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Deel van de structurele opbrengst dat met een besluit in de begroting is verwerkt.",
    formule="som van de structurele baten van gerealiseerde mogelijkheden met een besluit tot en "
    "met de peildatum",
    tabellen=("processen",),
    kern=True,
)
def verwerkt_eur(tabellen: Tabellen) -> Getal:
    """The part of the structural yield that stands in the begroting (domain 4.3)."""
    return _in_begroting(tabellen)


@indicator(
    "Alleen geclaimd",
    eenheid="eur",
    moment=Moment.PEILDATUM,
    definitie="Structurele opbrengst die niet in de begroting is verwerkt.",
    formule="structurele opbrengst - verwerkt in de begroting, beide afgerond op hele euro's",
    tabellen=("processen",),
)
def geclaimd_eur(tabellen: Tabellen) -> Getal:
    """Yield that is claimed but not budgeted: the difference of the two printed amounts."""
    gerealiseerd = total(stand.gerealiseerd(tabellen)["baten_structureel"])
    return half_up(gerealiseerd, 0) - half_up(_in_begroting(tabellen), 0)


@indicator(
    "Incidentele opbrengst",
    eenheid="eur",
    moment=Moment.JAAR_TOT_NU,
    definitie="Eenmalige baten van de maatregelen die in deze periode gereed kwamen.",
    formule="som van de incidentele baten van mogelijkheden met een datum gereed in de periode",
    tabellen=("processen",),
)
def opbrengst_incidenteel_eur(tabellen: Tabellen) -> Getal:
    """One-off yield of what was done this year (domain 4.3)."""
    return total(stand.gereed_dit_jaar(tabellen)["baten_incidenteel"])


@indicator(
    "Incidentele kosten",
    eenheid="eur",
    moment=Moment.JAAR_TOT_NU,
    definitie="Eenmalige kosten van de maatregelen die in deze periode gereed kwamen.",
    formule="som van de incidentele kosten van mogelijkheden met een datum gereed in de periode",
    tabellen=("processen",),
)
def kosten_incidenteel_eur(tabellen: Tabellen) -> Getal:
    """One-off cost of what was done this year (domain 4.3)."""
    return total(stand.gereed_dit_jaar(tabellen)["kosten_incidenteel"])


@indicator(
    "Eigen inzet",
    eenheid="uren",
    moment=Moment.JAAR_TOT_NU,
    definitie="Eenmalige inzet van eigen medewerkers voor de maatregelen die in deze periode "
    "gereed kwamen.",
    formule="som van de uren van mogelijkheden met een datum gereed in de periode",
    tabellen=("processen",),
)
def inzet_uren(tabellen: Tabellen) -> Getal:
    """Hours of own staff for what was done this year, within existing capacity (domain 4.3)."""
    return total(stand.gereed_dit_jaar(tabellen)["uren"])


def _in_begroting(tabellen: Tabellen) -> Decimal:
    gereed = stand.gerealiseerd(tabellen)
    return total(gereed.loc[gereed["in_begroting"], "baten_structureel"])


def per_spoor(tabellen: Tabellen) -> Grafiek:
    """Structural yield per track: realised, and how much of it stands in the begroting."""
    gereed = stand.gerealiseerd(tabellen)
    kolommen = {"gerealiseerd": gereed, "begroting": gereed[gereed["in_begroting"]]}
    frame = pd.DataFrame(
        {kop: totals(f, "spoor", "baten_structureel", [*SPOOR]) for kop, f in kolommen.items()}
    )
    rijen = with_total(frame.rename(index=SPOOR), dict.fromkeys(kolommen, 0))
    tabel = make_table(
        "efficiency.opbrengst_per_spoor",
        "Structurele opbrengst per jaar en per spoor",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("spoor").reset_index(),
        {
            "spoor": Kop("Spoor"),
            "gerealiseerd": Kop("Gerealiseerd", "eur"),
            "begroting": Kop("waarvan in de begroting", "eur"),
        },
        tabellen.bron("processen"),
        noten=(NOOT_GEREED,),
        totaalrijen=1,
    )
    reeksen = (Reeks("Gerealiseerd", Vorm.STAAF), Reeks("waarvan in de begroting", Vorm.STAAF))
    return Grafiek(tabel, reeksen, "euro per jaar", liggend=True)


def verloop(tabellen: Tabellen) -> Grafiek:
    """Structural yield per month end: realised, and of that in the begroting."""
    dagen = month_ends(tabellen.peil.peildatum, TREND_MAANDEN)
    gereed = stand.gerealiseerd(tabellen)
    # a saving that was budgeted in advance counts from the day on which it is real
    telt_vanaf = gereed[["gereed_datum", "verwerkt_op"]].max(axis=1, skipna=False)
    baten = gereed["baten_structureel"]
    frame = pd.DataFrame(
        {
            "maand": [maand_kort(dag) for dag in dagen],
            "gerealiseerd": running_total(gereed["gereed_datum"], baten, dagen),
            "begroting": running_total(telt_vanaf, baten, dagen),
        }
    )
    tabel = make_table(
        "efficiency.opbrengst_verloop",
        "Structurele opbrengst per jaar, per maand bekeken",
        f"{datum_in_woorden(dagen[0])} tot en met {datum_in_woorden(dagen[-1])}",
        frame,
        {
            "maand": Kop("Maand (laatste dag)"),
            "gerealiseerd": Kop("Gerealiseerd", "eur"),
            "begroting": Kop("In de begroting", "eur"),
        },
        tabellen.bron("processen"),
    )
    reeksen = (Reeks("Gerealiseerd", Vorm.TRAP), Reeks("In de begroting", Vorm.TRAP))
    return Grafiek(tabel, reeksen, "euro per jaar")


def per_stap(tabellen: Tabellen) -> Tabel:
    """Number, yields, cost and hours per status; what is not done is an expectation."""
    frame = _steps(tabellen)
    koppen = {
        "stap": Kop("Stand"),
        "aantal": Kop("Aantal", "mogelijkheden"),
        "baten_structureel": Kop("Baten structureel per jaar", "eur"),
        "vooruit": Kop("waarvan al in de begroting", "eur"),
        "onbekend": Kop("Baten niet bekend", "mogelijkheden"),
        "baten_incidenteel": Kop("Baten incidenteel", "eur"),
        "kosten_incidenteel": Kop("Kosten incidenteel", "eur"),
        "uren": Kop("Eigen inzet", "uren"),
    }
    return make_table(
        "efficiency.opbrengst_per_stap",
        "Baten, kosten en inzet per stand",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        frame.rename(index=STAPPEN).rename_axis("stap").reset_index(),
        koppen,
        tabellen.bron("processen"),
        noten=(
            NOOT_APART,
            "Alleen wat gereed is, telt als opbrengst. De andere bedragen zijn verwachtingen; er "
            "is daarom geen totaal.",
            "Al in de begroting: vooruit ingeboekt, terwijl de maatregel niet gereed is.",
        ),
    )


def _steps(tabellen: Tabellen) -> pd.DataFrame:
    """Per status the sums; ``vooruit``: budgeted while not done, ``onbekend``: yield not known."""
    register = stand.mogelijkheden(tabellen)
    vooruit = register[register["in_begroting"] & (register["status"] != "gerealiseerd")]
    frame = pd.DataFrame({k: totals(register, "status", k, [*STAPPEN]) for k in BEDRAGEN})
    frame["aantal"] = register["status"].value_counts().reindex(frame.index, fill_value=0)
    onbekend = register.loc[register["baten_structureel"].isna(), "status"]
    frame["onbekend"] = onbekend.value_counts().reindex(frame.index, fill_value=0)
    frame["vooruit"] = totals(vooruit, "status", "baten_structureel", [*STAPPEN])
    frame.loc["gerealiseerd", "vooruit"] = None
    frame.loc["afgewezen", list(BEDRAGEN)] = None
    return frame


def per_jaar(tabellen: Tabellen) -> Tabel:
    """Yields, cost and hours by the year in which the measures were done."""
    peil = tabellen.peil
    eerste = tabellen.leveringen["processen"].gegevens_vanaf.year
    gereed = stand.gerealiseerd(tabellen)
    gereed = gereed.assign(jaar=gereed["gereed_datum"].dt.year.astype(int).astype(str))
    jaren = [str(jaar) for jaar in range(min(eerste, peil.jaar), peil.jaar + 1)]
    frame = pd.DataFrame({k: totals(gereed, "jaar", k, jaren) for k in BEDRAGEN})
    frame["aantal"] = gereed["jaar"].value_counts().reindex(jaren, fill_value=0)
    lopend = f"{peil.jaar} (t/m {MAANDEN[peil.peildatum.month - 1]})"
    frame = frame.rename(index={str(peil.jaar): lopend})
    koppen = {
        "jaar": Kop("Gereed in"),
        "aantal": Kop("Gereed", "mogelijkheden"),
        "baten_structureel": Kop("Nieuwe baten structureel per jaar", "eur"),
        "baten_incidenteel": Kop("Baten incidenteel", "eur"),
        "kosten_incidenteel": Kop("Kosten incidenteel", "eur"),
        "uren": Kop("Eigen inzet", "uren"),
    }
    return make_table(
        "efficiency.opbrengst_per_jaar",
        "Baten, kosten en inzet van de maatregelen die gereed kwamen",
        f"januari {jaren[0]} tot en met {datum_in_woorden(peil.peildatum)}",
        frame.rename_axis("jaar").reset_index(),
        koppen,
        tabellen.bron("processen"),
        noten=(NOOT_APART,),
    )
