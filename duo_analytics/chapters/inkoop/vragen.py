"""Advice questions: how many, how long until an answer, what is open; and the vacature."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.inkoop import SOORT_VRAAG
from duo_analytics.periods import maand_in_woorden, maand_kort, month_ends, tertalen
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics.survival import kaplan_meier

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster
    from duo_analytics.statistics.survival import Overleving
    from duo_analytics.values import Getal

TREND_MAANDEN = 25
TERTALEN = 7
FUNCTIE = "Inkoopadviseur/coördinator"
NOOT_OPEN = (
    "De mediaan is het aantal kalenderdagen waarbinnen de helft van de vragen een antwoord heeft. "
    "Vragen die nog open zijn tellen daarin mee (Kaplan-Meier)."
)


@indicator(
    "Adviesvragen",
    eenheid="vragen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Vragen van de vier werkgevers over inkoop en aanbesteding.",
    formule="aantal vragen met een datum van ontvangst in de periode",
    tabellen=("adviesvragen",),
)
def adviesvragen(tabellen: Tabellen) -> Getal:
    """Questions received in twelve months (domain 5.10)."""
    return Decimal(len(_received(tabellen, tabellen.peil.twaalf_maanden)))


@indicator(
    "Antwoordtijd",
    eenheid="dagen",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Aantal kalenderdagen waarbinnen de helft van de vragen uit deze periode een "
    "antwoord heeft; vragen die nog open zijn tellen mee tot en met de peildatum.",
    formule="mediaan volgens Kaplan-Meier, met open vragen als gecensureerd",
    tabellen=("adviesvragen",),
)
def antwoordtijd_dagen(tabellen: Tabellen) -> Getal:
    """Median answer time with open questions censored; None when half has no answer yet."""
    geschat = _estimate(tabellen, _received(tabellen, tabellen.peil.twaalf_maanden))
    return _exact(geschat.mediaan) if geschat else None


@indicator(
    "Vacature inkoopadviseur/coördinator open",
    eenheid="weken",
    moment=Moment.PEILDATUM,
    definitie="Hoe lang de oudste open vacature voor deze functie al openstaat; n.v.t. als er geen "
    "open is.",
    formule="(peildatum - dag van openstelling) / 7",
    tabellen=("vacatures",),
)
def vacature_adviseur_weken(tabellen: Tabellen) -> Getal:
    """Weeks that the vacature for the adviser has been open (domain 4.5)."""
    dag = pd.Timestamp(tabellen.peil.peildatum)
    vacatures = tabellen["vacatures"]
    dicht = (vacatures["getekend_op"] <= dag) | (vacatures["ingetrokken_op"] <= dag)
    open_op = vacatures.loc[
        (vacatures["functie"] == FUNCTIE) & (vacatures["opengesteld_op"] <= dag) & ~dicht,
        "opengesteld_op",
    ]
    return Decimal((dag - open_op.min()).days) / 7 if len(open_op) else None


def _received(tabellen: Tabellen, venster: Venster) -> pd.DataFrame:
    vragen = tabellen["adviesvragen"]
    begin, eind = pd.Timestamp(venster.begin), pd.Timestamp(venster.eind)
    return vragen[vragen["ontvangen_op"].between(begin, eind)]


def _answered(tabellen: Tabellen, vragen: pd.DataFrame) -> pd.Series:
    return vragen["beantwoord_op"] <= pd.Timestamp(tabellen.peil.peildatum)


def _estimate(tabellen: Tabellen, vragen: pd.DataFrame) -> Overleving | None:
    """Answer time in days as known on the peildatum; None when nothing has been answered."""
    klaar = _answered(tabellen, vragen)
    if not klaar.any():
        return None
    eind = vragen["beantwoord_op"].where(klaar, pd.Timestamp(tabellen.peil.peildatum))
    return kaplan_meier((eind - vragen["ontvangen_op"]).dt.days.to_numpy(float), klaar.to_numpy())


def _exact(dagen: float | None) -> Decimal | None:
    return None if dagen is None else exact(dagen)


def per_maand(tabellen: Tabellen) -> Grafiek:
    """Questions received per month over two years."""
    einden = month_ends(tabellen.peil.peildatum, TREND_MAANDEN)
    einden = [e for e in einden if tabellen.reaches("adviesvragen", e.replace(day=1))]
    vragen = tabellen["adviesvragen"]["ontvangen_op"].dt.to_period("M").value_counts()
    maanden = pd.PeriodIndex(einden, freq="M")
    frame = pd.DataFrame(
        {
            "maand": [maand_kort(e) for e in einden],
            "vragen": vragen.reindex(maanden, fill_value=0).to_numpy(),
        }
    )
    woorden = [maand_in_woorden(e) for e in einden] or ["de peildatum"]
    tabel = make_table(
        "inkoop.adviesvragen_per_maand",
        "Ontvangen adviesvragen per maand",
        f"{woorden[0]} tot en met {woorden[-1]}",
        frame,
        {"maand": Kop("Maand"), "vragen": Kop("Adviesvragen", "vragen")},
        tabellen.bron("adviesvragen"),
    )
    return Grafiek(tabel, (Reeks("Adviesvragen", Vorm.LIJN),), "aantal vragen")


def per_soort(tabellen: Tabellen) -> Tabel:
    """Questions of twelve months per kind: answered, still open, and the median answer time."""
    vragen = _received(tabellen, tabellen.peil.twaalf_maanden)
    vragen = vragen.assign(klaar=_answered(tabellen, vragen))
    telling = pd.crosstab(vragen["soort"], vragen["klaar"])
    telling = telling.reindex(index=[*SOORT_VRAAG], columns=[True, False], fill_value=0)
    telling.columns = pd.Index(["beantwoord", "open"])
    telling.insert(0, "ontvangen", telling.sum(axis=1))
    rijen = with_total(telling.rename(index=SOORT_VRAAG), dict.fromkeys(telling.columns, 0))
    groepen = {SOORT_VRAAG[s]: vragen[vragen["soort"] == s] for s in SOORT_VRAAG} | {TOTAAL: vragen}
    geschat = {naam: _estimate(tabellen, groep) for naam, groep in groepen.items()}
    rijen["mediaan"] = pd.Series(
        {naam: _exact(g.mediaan) if g else None for naam, g in geschat.items()}, dtype=object
    )
    koppen = {
        "soort": Kop("Soort vraag"),
        "ontvangen": Kop("Ontvangen", "vragen"),
        "beantwoord": Kop("Beantwoord", "vragen"),
        "open": Kop("Nog open", "vragen"),
        "mediaan": Kop("Mediaan antwoordtijd", "dagen"),
    }
    return make_table(
        "inkoop.adviesvragen_per_soort",
        "Adviesvragen per soort, en de tijd tot het antwoord",
        tabellen.peil.twaalf_maanden.in_woorden,
        rijen.rename_axis("soort").reset_index(),
        koppen,
        tabellen.bron("adviesvragen"),
        noten=(NOOT_OPEN,),
        totaalrijen=1,
    )


def antwoordtijd(tabellen: Tabellen) -> Grafiek:
    """Median answer time with its interval of the questions of each tertaal."""
    frame = _per_tertaal(tabellen)
    namen = frame["tertaal"].tolist() or [str(tabellen.peil)]
    tabel = make_table(
        "inkoop.antwoordtijd",
        "Mediaan van de antwoordtijd per tertaal van ontvangst",
        f"{namen[0]} tot en met {namen[-1]}",
        frame,
        {
            "tertaal": Kop("Tertaal"),
            "mediaan": Kop("Mediaan", "dagen"),
            "laag": Kop("Ondergrens", "dagen"),
            "hoog": Kop("Bovengrens", "dagen"),
            "ontvangen": Kop("Ontvangen", "vragen"),
            "open": Kop("Nog open op de peildatum", "vragen"),
        },
        tabellen.bron("adviesvragen"),
        noten=(NOOT_OPEN, "De grenzen zijn die van het 95%-interval."),
    )
    reeks = Reeks("Mediaan", Vorm.INTERVAL, "Ondergrens", "Bovengrens")
    return Grafiek(tabel, (reeks,), "kalenderdagen", liggend=True)


def _per_tertaal(tabellen: Tabellen) -> pd.DataFrame:
    """Per tertaal of receipt: the median with its interval, and how many are received and open."""
    perioden = [
        p for p in tertalen(tabellen.peil, TERTALEN) if tabellen.reaches("adviesvragen", p.begin)
    ]
    vragen = [_received(tabellen, p.venster) for p in perioden]
    geschat = [_estimate(tabellen, groep) for groep in vragen]
    return pd.DataFrame(
        {
            "tertaal": [str(p) for p in perioden],
            "ontvangen": [len(groep) for groep in vragen],
            "open": [int((~_answered(tabellen, groep)).sum()) for groep in vragen],
            "mediaan": [_exact(g.mediaan) if g else None for g in geschat],
            "laag": [_exact(g.mediaan_laag) if g else None for g in geschat],
            "hoog": [_exact(g.mediaan_hoog) if g else None for g in geschat],
        }
    )
