"""Time to fill: Kaplan-Meier over two years of vacatures, per functiegroep and as a curve.

Open and withdrawn vacatures are censored, never left out. A group with too few filled vacatures is
not estimable: its median would be the duration of one person's recruitment, and worth little.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, NIET_BEREIKT, OVERIG, TE_WEINIG
from duo_analytics.formatting import getal
from duo_analytics.intake.tables.vacatures import FUNCTIEGROEP
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import vervultijd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.survival import Overleving
    from duo_analytics.values import Getal

NORM_LANG = "normen.vacature_lang_open_weken"
CURVE_WEKEN, CURVE_STAP = 52, 2
DEFINITIE = (
    "Tijd waarna de helft {van} is vervuld, van de openstelling tot het tekenen van het contract. "
    "Vacatures die in twee jaar zijn opengesteld; open vacatures tellen mee tot de peildatum, "
    "ingetrokken vacatures tot de dag van intrekken."
)
NOTEN = (
    "Niet bereikt: een groot deel van de vacatures is nog open, daarom is er geen grens.",
    "Een ingetrokken vacature telt mee tot de dag van intrekken.",
)
FORMULE = "mediaan van de schatting van Kaplan-Meier, in weken (dagen / 7)"


@indicator(
    "Mediane vervultijd",
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    definitie=DEFINITIE.format(van="van de vacatures"),
    formule=FORMULE,
    tabellen=("vacatures",),
    kern=True,
)
def mediaan_weken(tabellen: Tabellen) -> Getal:
    """Kaplan-Meier median in weeks; None when too few are filled, or fewer than half."""
    return _median(vervultijd.estimate(tabellen, vervultijd.cohort(tabellen)))


@indicator(
    "Mediane vervultijd, ondergrens",
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    definitie="Ondergrens van het 95%-interval van de mediane vervultijd.",
    formule="eerste tijd waarop de ondergrens (log-log) van de curve bij de helft is",
    tabellen=("vacatures",),
)
def mediaan_laag_weken(tabellen: Tabellen) -> Getal:
    """Lower bound of the 95% interval of the median."""
    schatting = vervultijd.estimate(tabellen, vervultijd.cohort(tabellen))
    return _weeks(schatting.mediaan_laag if schatting else None)


@indicator(
    "Mediane vervultijd, bovengrens",
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    definitie="Bovengrens van het 95%-interval van de mediane vervultijd; n.v.t. als die nog niet "
    "is bereikt.",
    formule="eerste tijd waarop de bovengrens (log-log) van de curve bij de helft is",
    tabellen=("vacatures",),
)
def mediaan_hoog_weken(tabellen: Tabellen) -> Getal:
    """Upper bound of the 95% interval of the median; None when it is not reached."""
    schatting = vervultijd.estimate(tabellen, vervultijd.cohort(tabellen))
    return _weeks(schatting.mediaan_hoog if schatting else None)


@indicator(
    "Mediane vervultijd ICT en gegevens",
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    definitie=DEFINITIE.format(van="van de vacatures voor ICT en gegevens"),
    formule=FORMULE,
    tabellen=("vacatures",),
)
def mediaan_ict_weken(tabellen: Tabellen) -> Getal:
    """The same for the functiegroep ICT en gegevens."""
    cohort = vervultijd.cohort(tabellen)
    return _median(vervultijd.estimate(tabellen, cohort[cohort["functiegroep"] == "ict"]))


@indicator(
    "Mediane vervultijd andere functies",
    eenheid="weken",
    moment=Moment.TWEE_JAAR,
    definitie=DEFINITIE.format(van="van de vacatures buiten ICT en gegevens"),
    formule=FORMULE,
    tabellen=("vacatures",),
)
def mediaan_overig_weken(tabellen: Tabellen) -> Getal:
    """The same for all other functiegroepen together."""
    cohort = vervultijd.cohort(tabellen)
    return _median(vervultijd.estimate(tabellen, cohort[cohort["functiegroep"] != "ict"]))


def _median(schatting: Overleving | None) -> Getal:
    return _weeks(schatting.mediaan if schatting else None)


def _weeks(weken: float | None) -> Decimal | None:
    return None if weken is None else exact(weken)


def per_functiegroep(tabellen: Tabellen) -> Grafiek:
    """Median time to fill per functiegroep with its 95% interval, and what is still open."""
    norm = tabellen.norm(NORM_LANG).waarde
    tabel = make_table(
        "vacatures.vervultijd_per_functiegroep",
        "Mediane vervultijd van vacatures per functiegroep, met 95%-interval",
        f"opengesteld van {vervultijd.window(tabellen).in_woorden}",
        _medians(tabellen),
        {
            "groep": Kop("Functiegroep"),
            "mediaan": Kop("Mediaan", "weken"),
            "laag": Kop("Ondergrens", "weken"),
            "hoog": Kop("Bovengrens", "weken"),
            "lang": Kop(f"Na {getal(norm)} weken nog open", "pct"),
            "aantal": Kop("Opengesteld", "vacatures"),
            "vervuld": Kop("Vervuld", "vacatures"),
        },
        tabellen.bron("vacatures"),
        noten=(f"Te weinig gevallen: minder dan {vervultijd.minimum(tabellen)} vervuld.", *NOTEN),
    )
    return Grafiek(
        tabel,
        (Reeks("Mediaan", Vorm.INTERVAL, "Ondergrens", "Bovengrens"),),
        "weken tot vervulling",
        liggend=True,
        drempels=(Drempellijn("Norm voor lang open", norm),),
    )


def _medians(tabellen: Tabellen) -> pd.DataFrame:
    """A row per functiegroep and one for all of them."""
    cohort = vervultijd.cohort(tabellen)
    groepen = {naam: cohort[cohort["functiegroep"] == code] for code, naam in FUNCTIEGROEP.items()}
    return pd.DataFrame(
        [_row(tabellen, naam, groep) for naam, groep in {**groepen, ALLE: cohort}.items()]
    )


def _row(tabellen: Tabellen, naam: str, groep: pd.DataFrame) -> dict[str, object]:
    schatting = vervultijd.estimate(tabellen, groep)
    telling = {"groep": naam, "aantal": len(groep), "vervuld": int(groep["vervuld"].sum())}
    if schatting is None:
        return {**telling, **dict.fromkeys(("mediaan", "laag", "hoog", "lang"), TE_WEINIG)}
    grenzen = (schatting.mediaan, schatting.mediaan_laag, schatting.mediaan_hoog)
    teksten = [_weeks(grens) or NIET_BEREIKT for grens in grenzen]
    nog_open = schatting.at(float(tabellen.norm(NORM_LANG).waarde))[0]
    return {
        **telling,
        **dict(zip(("mediaan", "laag", "hoog"), teksten, strict=True)),
        "lang": 100 * exact(nog_open),
    }


def curve(tabellen: Tabellen) -> Grafiek:
    """Share of the vacatures still open after x weeks: ICT en gegevens against the others."""
    frame = _curves(tabellen)
    tabel = make_table(
        "vacatures.vervultijd_curve",
        "Deel van de vacatures dat na een aantal weken nog open is",
        f"opengesteld van {vervultijd.window(tabellen).in_woorden}",
        frame.reset_index(),
        {
            "weken": Kop("Weken na openstelling", "weken", 0),
            **{kop: Kop(kop, "pct") for kop in frame.columns},
        },
        tabellen.bron("vacatures"),
        noten=(
            "De band is het 95%-interval. Een lijn stopt waar minder dan "
            f"{vervultijd.minimum(tabellen)} vacatures zo lang zijn gevolgd.",
        ),
    )
    reeksen = tuple(Reeks(naam, Vorm.TRAP, *_bounds(naam)) for naam in (ICT, OVERIG))
    helft = (Drempellijn("Helft van de vacatures", Decimal(50)),)
    return Grafiek(tabel, reeksen, "% nog open", drempels=helft)


def _curves(tabellen: Tabellen) -> pd.DataFrame:
    """Percentages with bounds of the two groups, up to the last week that one of them reaches."""
    cohort = vervultijd.cohort(tabellen)
    is_ict = cohort["functiegroep"] == "ict"
    weken = pd.Index(np.arange(0, CURVE_WEKEN + 1, CURVE_STAP), name="weken")
    delen = [
        _curve(tabellen, ICT, cohort[is_ict], weken),
        _curve(tabellen, OVERIG, cohort[~is_ict], weken),
    ]
    samen = pd.concat(delen, axis=1)
    bekend = weken[samen.notna().any(axis=1)]
    return samen.loc[: bekend.max() if len(bekend) else 0]


def _curve(tabellen: Tabellen, naam: str, groep: pd.DataFrame, weken: pd.Index) -> pd.DataFrame:
    """Percentages with bounds at each number of weeks; empty where too few are followed so long."""
    schatting = vervultijd.estimate(tabellen, groep)
    gevolgd = (groep["weken"].to_numpy(float)[:, None] >= weken.to_numpy()).sum(axis=0)
    genoeg = gevolgd >= vervultijd.minimum(tabellen)
    punten = [
        schatting.at(float(week)) if schatting and goed else (np.nan, np.nan, np.nan)
        for week, goed in zip(weken, genoeg, strict=True)
    ]
    return pd.DataFrame(punten, index=weken, columns=[naam, *_bounds(naam)]) * 100


def _bounds(naam: str) -> tuple[str, str]:
    return f"{naam}, ondergrens", f"{naam}, bovengrens"
