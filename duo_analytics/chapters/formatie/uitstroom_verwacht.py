"""How many people are expected to leave in the coming years, and how sure that is."""

from __future__ import annotations

from decimal import Decimal
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
from duo_analytics.results.disclosure import Bescherming, protect, protect_share
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bezetting import persons_on
from duo_analytics.statistics.uitstroom import expected, pension_chances, smallest_group
from duo_analytics.values import VERBORGEN

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
    noemer = len(persons_on(tabellen, tabellen.peil.peildatum, team))
    return protect_share(getattr(uitkomst, deel), groep, noemer, tabellen.reference)


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
    groep = smallest_group(tabellen, after_years(tabellen, JAREN))
    noemer = len(persons_on(tabellen, tabellen.peil.peildatum))
    klein = protect_share(Decimal(0), groep, noemer, tabellen.reference) is VERBORGEN
    rijen = [] if klein else [_year(tabellen, jaar) for jaar in range(JAREN)]
    return [rij for rij in rijen if rij]


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
