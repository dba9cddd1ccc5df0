"""Vacatures that came and went: ontstaan, vervuld, ingetrokken, and what that says of duration."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.errors import NormOntbreekt
from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.periods import Periode, datum_in_woorden, maand_in_woorden, month_ends
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import exact
from duo_analytics.statistics import vacatures

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TERTALEN = 7  # this one and those of two years before it
MAANDEN_PER_JAAR = 12
SLUIT_NOOT = (
    "Het sluitverschil is begin + ontstaan - vervuld - ingetrokken - eind. Een ander getal dan 0 "
    "wijst op rijen die elkaar tegenspreken."
)
LITTLE_NOOT = (
    "Gemiddeld aantal open vacatures / vervulde vacatures in twaalf maanden x 52 (formule van "
    "Little). Neemt het aantal open vacatures toe, dan valt dit cijfer hoger uit."
)


@indicator(
    "Ontstaan",
    eenheid="vacatures",
    moment=Moment.TERTAAL,
    definitie="Vacatures die in de periode zijn opengesteld.",
    formule="aantal vacatures met een datum van openstelling in de periode",
    tabellen=("vacatures",),
)
def ontstaan(tabellen: Tabellen) -> Getal:
    """Opened in the tertaal, also when closed within it (domain 5.6)."""
    return _flow(tabellen, "ontstaan")


@indicator(
    "Vervuld",
    eenheid="vacatures",
    moment=Moment.TERTAAL,
    definitie="Vacatures waarvoor in de periode een contract is getekend, ook voor inhuur of "
    "uitbesteding.",
    formule="aantal vacatures met een datum van tekenen in de periode",
    tabellen=("vacatures",),
)
def vervuld(tabellen: Tabellen) -> Getal:
    """Signed in the tertaal (domain 5.6)."""
    return _flow(tabellen, "vervuld")


@indicator(
    "Ingetrokken",
    eenheid="vacatures",
    moment=Moment.TERTAAL,
    definitie="Vacatures die in de periode zijn ingetrokken zonder dat iemand is aangenomen.",
    formule="aantal vacatures met een datum van intrekking in de periode",
    tabellen=("vacatures",),
)
def ingetrokken(tabellen: Tabellen) -> Getal:
    """Withdrawn in the tertaal."""
    return _flow(tabellen, "ingetrokken")


@indicator(
    "Vervuld in latere ronde",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de vervulde vacatures waarvoor een tweede of latere wervingsronde nodig "
    "was.",
    formule="vervulde vacatures met ronde 2 of hoger / vervulde vacatures x 100",
    tabellen=("vacatures",),
)
def vervuld_latere_ronde_pct(tabellen: Tabellen) -> Getal:
    """Share of the vacatures signed in twelve months that took two rondes or more; None without."""
    venster = tabellen.peil.twaalf_maanden
    bekend = vacatures.known(tabellen)
    getekend = bekend["getekend_op"].between(
        pd.Timestamp(venster.begin), pd.Timestamp(venster.eind)
    )
    ronde = bekend.loc[getekend, "ronde"]
    return Decimal(100 * int((ronde > 1).sum())) / len(ronde) if len(ronde) else None


@indicator(
    "Gemiddelde openstelling",
    eenheid="weken",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Hoe lang een vacature gemiddeld openstaat, volgens de formule van Little. Vacatures "
    "die nog open zijn tellen mee in de stand.",
    formule="gemiddeld aantal open / vervuld in twaalf maanden x 52; het gemiddelde van 13 "
    "maandstanden, de eerste en de laatste half",
    tabellen=("vacatures",),
)
def gemiddelde_openstelling_weken(tabellen: Tabellen) -> Getal:
    """Little's mean duration in weeks; None when none was filled (domain 5.6)."""
    bekend, venster = vacatures.known(tabellen), tabellen.peil.twaalf_maanden
    standen = vacatures.open_series(bekend, month_ends(venster.eind, MAANDEN_PER_JAAR + 1))
    getekend = vacatures.flows(bekend, venster, "werkgever")["vervuld"].sum()
    weken = vacatures.little_weeks(vacatures.mean_stand(standen), float(getekend))
    return None if weken is None else exact(weken)


def _flow(tabellen: Tabellen, post: str) -> Decimal:
    stromen = vacatures.flows(vacatures.known(tabellen), tabellen.peil.venster, "werkgever")
    return Decimal(int(stromen[post].sum()))


def per_werkgever(tabellen: Tabellen) -> Tabel:
    """From the stand at the begin to that at the end, per werkgever, with the check below it."""
    venster = tabellen.peil.venster
    frame = vacatures.flows(vacatures.known(tabellen), venster, "werkgever")
    frame = frame.reindex(list(WERKGEVERS), fill_value=0).rename(index=WERKGEVERS)
    frame.loc[DUO_BREED] = frame.sum()
    regels = {
        "begin": f"Open op {datum_in_woorden(venster.vooraf)}",
        "ontstaan": "Ontstaan (erbij)",
        "vervuld": "Vervuld (eraf)",
        "ingetrokken": "Ingetrokken (eraf)",
        "eind": f"Open op {datum_in_woorden(venster.eind)}",
        "sluit": "Sluitverschil",
    }
    rijen = frame.assign(sluit=vacatures.gap(frame)).T.loc[list(regels)].rename(index=regels)
    return make_table(
        "vacatures.stromen_per_werkgever",
        "Vacatures: van begin naar eind per werkgever",
        Moment.TERTAAL.in_woorden(tabellen.peil),
        rijen.rename_axis("regel").reset_index(),
        {"regel": Kop("Regel"), **{naam: Kop(naam, "vacatures") for naam in frame.index}},
        tabellen.bron("vacatures"),
        noten=(SLUIT_NOOT,),
    )


def per_tertaal(tabellen: Tabellen) -> Grafiek:
    """Ontstaan and vervuld per tertaal over two years, Duo-breed; the whole account as table."""
    bekend = vacatures.known(tabellen)
    perioden = _tertalen(tabellen, Moment.TERTAAL)
    delen = [vacatures.flows(bekend, periode.venster, "werkgever").sum() for periode in perioden]
    frame = pd.DataFrame(delen).reset_index(drop=True)
    koppen = {
        "periode": Kop("Tertaal"),
        "begin": Kop("Begin", "vacatures"),
        "ontstaan": Kop("Ontstaan", "vacatures"),
        "vervuld": Kop("Vervuld", "vacatures"),
        "ingetrokken": Kop("Ingetrokken", "vacatures"),
        "eind": Kop("Eind", "vacatures"),
        "sluit": Kop("Sluitverschil", "vacatures"),
    }
    tabel = make_table(
        "vacatures.per_tertaal",
        "Ontstane en vervulde vacatures per tertaal, Duo-breed",
        _from_to(perioden),
        frame.assign(periode=[str(p) for p in perioden], sluit=vacatures.gap(frame)),
        koppen,
        tabellen.bron("vacatures"),
        noten=(SLUIT_NOOT,),
    )
    reeksen = tuple(Reeks(kop, Vorm.STAAF) for kop in ("Ontstaan", "Vervuld"))
    return Grafiek(tabel, reeksen, "vacatures")


def openstelling(tabellen: Tabellen) -> Grafiek:
    """Little's mean duration at the end of each tertaal over two years, against Nederland."""
    perioden = _tertalen(tabellen, Moment.TWAALF_MAANDEN)
    weken = [gemiddelde_openstelling_weken.bereken(tabellen.op(periode)) for periode in perioden]
    tabel = make_table(
        "vacatures.gemiddelde_openstelling",
        "Gemiddelde openstelling van vacatures, Duo-breed",
        f"steeds over twaalf maanden, tot en met {maand_in_woorden(perioden[-1].peildatum)}",
        pd.DataFrame({"periode": [f"t/m {p}" for p in perioden], "weken": weken}),
        {"periode": Kop("Twaalf maanden"), "weken": Kop("Gemiddelde openstelling", "weken")},
        tabellen.bron("vacatures"),
        noten=(LITTLE_NOOT,),
    )
    reeksen = (Reeks("Gemiddelde openstelling", Vorm.STAAF),)
    return Grafiek(tabel, reeksen, "weken", drempels=_nederland(tabellen))


def _tertalen(tabellen: Tabellen, moment: Moment) -> list[Periode]:
    """The tertalen up to the peildatum whose window the history of the delivery reaches."""
    perioden = [tabellen.peil]
    while len(perioden) < TERTALEN:
        perioden.insert(0, perioden[0].vorige)
    bereikt = [p for p in perioden if tabellen.reaches("vacatures", moment.needs_from(p))]
    return bereikt or [tabellen.peil]


def _from_to(perioden: list[Periode]) -> str:
    begin, eind = perioden[0].begin, perioden[-1].peildatum
    return f"{maand_in_woorden(begin)} tot en met {maand_in_woorden(eind)}"


def _nederland(tabellen: Tabellen) -> tuple[Drempellijn, ...]:
    """The same formula on the newest year that CBS published up to the peildatum, if any."""
    peil = str(tabellen.peil)
    try:
        open_ = tabellen.latest_norm("cbs.vacatures_openstaand_nl", peil)
        getekend = tabellen.norm("cbs.vacatures_vervuld_nl", open_.periode)
    except NormOntbreekt:
        return ()  # a benchmark of a later year is none
    weken = vacatures.little_weeks(float(open_.waarde), float(getekend.waarde))
    if weken is None:
        return ()
    return (Drempellijn(f"Nederland {open_.periode}, alle sectoren (CBS)", exact(weken)),)
