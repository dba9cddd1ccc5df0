"""How many people are expected to leave in the coming years, and how sure that is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.formatie.verwachting import (
    AANNAME,
    HOOG,
    JAREN,
    LAAG,
    NOOT_INTERVAL,
    NOOT_PENSIOEN,
    PENSIOEN,
    VERWACHT,
    after_years,
    parts,
)
from duo_analytics.organisatie import DUO_BREED, TEAM_IA
from duo_analytics.periods import ONE_DAY, datum_in_woorden, maand_in_woorden
from duo_analytics.personeel.stroomcijfers import flows_of
from duo_analytics.results.disclosure import Bescherming, protect, protect_value, threshold
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bezetting import persons_on
from duo_analytics.statistics.uitstroom import expected, pace, pension_chances

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

verwachting = partial(
    indicator,
    eenheid="personen",
    moment=Moment.PEILDATUM,
    tabellen=("dienstverbanden",),
    in_woorden=lambda t: f"in de twaalf maanden na {datum_in_woorden(t.peil.peildatum)}",
)
FORMULE = (
    "som van de kansen op pensioen + uitstroom om andere redenen in twaalf maanden / persoonsjaren "
    "x personen in dienst"
)
GRENS = "{kant} van het 95%-voorspellingsinterval van de verwachte uitstroom {wie}."
FORMULE_GRENS = "negatief-binomiale verdeling (Jeffreys) opgeteld bij de kansen op pensioen"


@verwachting(
    "Verwachte uitstroom",
    definitie=f"Personen die naar verwachting de vier werkgevers samen verlaten. {AANNAME}",
    formule=FORMULE,
)
def verwachte_uitstroom(tabellen: Tabellen) -> Getal:
    """Expected leavers of the coming twelve months, Duo-breed."""
    return _bound(tabellen, "", "som")


@verwachting(
    "Verwachte uitstroom (ondergrens)",
    definitie=GRENS.format(kant="Ondergrens", wie="Duo-breed"),
    formule=FORMULE_GRENS,
)
def verwachte_uitstroom_laag(tabellen: Tabellen) -> Getal:
    """Lower bound of the same."""
    return _bound(tabellen, "", "laag")


@verwachting(
    "Verwachte uitstroom (bovengrens)",
    definitie=GRENS.format(kant="Bovengrens", wie="Duo-breed"),
    formule=FORMULE_GRENS,
)
def verwachte_uitstroom_hoog(tabellen: Tabellen) -> Getal:
    """Upper bound of the same."""
    return _bound(tabellen, "", "hoog")


@verwachting(
    "Verwachte uitstroom I&A",
    definitie="Personen van het team Informatisering & Automatisering die naar verwachting de vier "
    f"werkgevers verlaten. {AANNAME}",
    formule=FORMULE,
)
def verwachte_uitstroom_ia(tabellen: Tabellen) -> Getal:
    """Expected leavers of the coming twelve months, team I&A."""
    return _bound(tabellen, TEAM_IA, "som")


@verwachting(
    "Verwachte uitstroom I&A (ondergrens)",
    definitie=GRENS.format(kant="Ondergrens", wie="van het team I&A"),
    formule=FORMULE_GRENS,
)
def verwachte_uitstroom_ia_laag(tabellen: Tabellen) -> Getal:
    """Lower bound of the same."""
    return _bound(tabellen, TEAM_IA, "laag")


@verwachting(
    "Verwachte uitstroom I&A (bovengrens)",
    definitie=GRENS.format(kant="Bovengrens", wie="van het team I&A"),
    formule=FORMULE_GRENS,
)
def verwachte_uitstroom_ia_hoog(tabellen: Tabellen) -> Getal:
    """Upper bound of the same."""
    return _bound(tabellen, TEAM_IA, "hoog")


def _peildatum(tabellen: Tabellen) -> str:
    return datum_in_woorden(tabellen.peil.peildatum)


def _bound(tabellen: Tabellen, team: str, deel: str) -> Getal:
    """One part of the expectation of the coming twelve months; hidden where it rests on few."""
    tot = after_years(tabellen, 1)
    uitkomst = expected(tabellen, tot, team)
    if uitkomst is None:
        return None
    groep = smallest_group(tabellen, tot, team)
    return protect_value(getattr(uitkomst, deel), groep, tabellen.reference)


def smallest_group(tabellen: Tabellen, tot: date, team: str = "") -> int:
    """The smallest group that an expectation up to ``tot`` rests on; 0 where there is none.

    Who came and who left in twelve months, as with the uitstroom itself, those among them who left
    for another reason than pension, and who may leave with pension.
    """
    stromen = flows_of(tabellen, ["team"] if team else [])
    rij = stromen.reindex([team], fill_value=0).iloc[0] if team else stromen.iloc[0]
    tempo = pace(tabellen, team)
    personen = persons_on(tabellen, tabellen.peil.peildatum, team)
    kandidaten = int((pension_chances(tabellen, personen, tot) > 0).sum())
    anders = tempo.aantal if tempo else 0
    groepen = [int(rij["instroom"]), int(rij["uitstroom"]), anders, kandidaten]
    return min([groep for groep in groepen if groep], default=0)


KOPPEN = {
    "wanneer": Kop("Twaalf maanden"),
    "som": Kop(VERWACHT, "personen"),
    "laag": Kop(LAAG, "personen"),
    "hoog": Kop(HOOG, "personen"),
    "pensioen": Kop(PENSIOEN, "personen"),
}


def per_jaar(tabellen: Tabellen) -> Grafiek:
    """Expected uitstroom Duo-breed in each of the coming three years, with its interval."""
    tabel = make_table(
        "formatie.uitstroom_verwacht",
        f"Verwachte uitstroom {DUO_BREED} met 95%-interval",
        f"met de cijfers tot en met {_peildatum(tabellen)}",
        pd.DataFrame(_years(tabellen), columns=list(KOPPEN), dtype=object),
        KOPPEN,
        tabellen.bron("dienstverbanden"),
        noten=(AANNAME, NOOT_PENSIOEN, NOOT_INTERVAL),
    )
    regels = Bescherming(
        (VERWACHT, PENSIOEN), rust_op={LAAG: (VERWACHT,), HOOG: (VERWACHT,)},
        waarvan={PENSIOEN: VERWACHT},
    )  # fmt: skip
    reeks = Reeks(VERWACHT, Vorm.INTERVAL, LAAG, HOOG)
    beschermd = protect(tabel, regels, tabellen.reference)
    return Grafiek(beschermd, (reeks,), "personen", liggend=True)


def _years(tabellen: Tabellen) -> list[dict[str, object]]:
    """A row per twelve months; what a small group would tell is left out."""
    klein = 0 < smallest_group(tabellen, after_years(tabellen, JAREN)) < _minimum(tabellen)
    rijen = [] if klein else [_year(tabellen, jaar) for jaar in range(JAREN)]
    return [rij for rij in rijen if rij]


def _minimum(tabellen: Tabellen) -> int:
    return threshold(tabellen.reference)


def _year(tabellen: Tabellen, jaar: int) -> dict[str, object]:
    """Twelve months that begin ``jaar`` years after the peildatum."""
    vanaf, tot = after_years(tabellen, jaar), after_years(tabellen, jaar + 1)
    uitkomst = expected(tabellen, tot, vanaf=vanaf)
    if uitkomst is None:
        return {}
    personen = persons_on(tabellen, tabellen.peil.peildatum)
    kansen = pension_chances(tabellen, personen, tot) - pension_chances(tabellen, personen, vanaf)
    wanneer = f"{maand_in_woorden(vanaf + ONE_DAY)} tot en met {maand_in_woorden(tot)}"
    return {"wanneer": wanneer, **parts(uitkomst), "pensioen": float(kansen.sum())}
