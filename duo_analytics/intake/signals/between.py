"""Signals in a delivery against the one of the period before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import getal
from duo_analytics.intake import hints
from duo_analytics.intake.rawcells import day, shown
from duo_analytics.intake.signals.stand import NAKIJKEN, PERSONEEL
from duo_analytics.organisatie import WERKGEVERS

if TYPE_CHECKING:
    from duo_analytics.intake.signals.stand import Stand

HONDERD = 100


@dataclass(frozen=True)
class Sprong:
    """From how many percent a change is a jump, and how much there must be to compare with."""

    pct: Decimal
    minimum: Decimal


@dataclass(frozen=True)
class Maat:
    """A quantity per group that should not jump: its words, its table, and how it is added up."""

    naam: str
    tabel: str
    decimalen: int
    per_groep: Callable[[Stand], pd.Series]


def same_file(nu: Stand, vorige: Stand) -> None:
    """S05: a workbook that is the very file of the previous period."""
    eerder = {bestand.naam: bestand.sha256 for bestand in vorige.bestanden}
    for bestand in nu.bestanden:
        if bestand.sha256 and bestand.sha256 == eerder.get(bestand.naam):
            reden = (
                f"dit is hetzelfde bestand als dat van {vorige.periode} "
                "(regel: elke periode een nieuwe uitdraai)"
            )
            bestand.melder.meld("DUO-S05", reden, "Vraag de uitdraai van deze periode op.")


def vanished_teams(nu: Stand, vorige: Stand) -> None:
    """S03: a team of the previous peildatum that is not there on this one."""
    if not (nu.has(*PERSONEEL) and vorige.has(*PERSONEEL)):
        return
    nieuw = nu.teams().difference(vorige.teams())
    for werkgever, team in vorige.teams().difference(nu.teams()):
        namen = [naam for bij, naam in nieuw if bij == werkgever]
        vraag = hints.nearest(team, namen).replace("Bedoelt u", "Heet het nu")
        reden = (
            f"het team {shown(team)} van {WERKGEVERS[werkgever]} stond in {vorige.periode} en "
            "staat er nu niet meer (regel: een team verdwijnt)"
        )
        nu.say("DUO-S03", "formatie", reden, f"{vraag}{NAKIJKEN}")


def jumps(nu: Stand, vorige: Stand, sprong: Sprong) -> None:
    """S04: a quantity that differs more than the configured share from the previous period."""
    for maat in MATEN:
        if nu.has(maat.tabel) and vorige.has(maat.tabel):
            _compare(nu, vorige, maat, sprong)


def _compare(nu: Stand, vorige: Stand, maat: Maat, sprong: Sprong) -> None:
    oud, nieuw = (maat.per_groep(stand).astype(float) for stand in (vorige, nu))
    samen = pd.DataFrame({"oud": oud, "nieuw": nieuw}).fillna(0.0)
    samen = samen[samen["oud"] >= float(sprong.minimum)]
    verschil = (samen["nieuw"] - samen["oud"]) / samen["oud"] * HONDERD
    for groep in samen.index[verschil.abs() > float(sprong.pct)]:
        was, is_ = (Decimal(str(samen.loc[groep, kant])) for kant in ("oud", "nieuw"))
        reden = (
            f"{maat.naam} van {_named(groep)} is {getal(is_, maat.decimalen)}, in de levering van "
            f"{vorige.periode} {getal(was, maat.decimalen)} (regel: meer dan {getal(sprong.pct)}% "
            "verschil)"
        )
        nu.say("DUO-S04", maat.tabel, reden)


def stand_and_flow(nu: Stand, vorige: Stand) -> None:
    """S01: what ran on the previous peildatum by the previous delivery, and by this one."""
    dag = vorige.periode.peildatum
    for naam, (wat, lopend) in STANDEN.items():
        if not (nu.has(naam) and vorige.has(naam)) or not _reaches(nu, naam, vorige):
            continue
        toen, nu_gezien = (lopend(stand, pd.Timestamp(dag)) for stand in (vorige, nu))
        if toen != nu_gezien:
            reden = (
                f"op {day(dag)} waren er volgens de vorige levering {toen} {wat}, volgens deze "
                f"{nu_gezien}; met de in- en uitstroom van deze levering sluit de stand niet aan "
                "(regel: begin + in - uit = eind)"
            )
            nu.say("DUO-S01", naam, reden)


def _reaches(nu: Stand, naam: str, vorige: Stand) -> bool:
    """Whether the history of this delivery begins before the previous peildatum."""
    levering = next(b for b in nu.bestanden if naam in b.tabellen).levering
    return levering is not None and levering.gegevens_vanaf <= vorige.periode.peildatum


def _named(groep: object) -> str:
    """'Diemen', or '2021, Diemen'."""
    delen = groep if isinstance(groep, tuple) else (groep,)
    return ", ".join(WERKGEVERS.get(str(deel), str(deel)) for deel in delen)


def _formatie(stand: Stand) -> pd.Series:
    return stand.running("formatie").groupby("werkgever")["formatie_fte"].sum()


def _bezetting(stand: Stand) -> pd.Series:
    return stand.running("dienstverbanden").groupby("werkgever")["fte"].sum()


def _loonsom(stand: Stand) -> pd.Series:
    frame = stand.frame("loonsom")
    hier = (frame["jaar"] == stand.periode.jaar) & (frame["tertaal"] == stand.periode.tertaal)
    return frame[hier].set_index("werkgever")["loonsom"]


def _inhuur(stand: Stand) -> pd.Series:
    frame = stand.frame("inhuur")
    begin, eind = map(pd.Timestamp, (stand.periode.begin, stand.periode.peildatum))
    return frame[frame["einddatum"].between(begin, eind)].groupby("werkgever")["kosten"].sum()


def _uren(stand: Stand) -> pd.Series:
    return stand.frame("banenafspraak").set_index(["jaar", "werkgever"])["verloonde_uren_totaal"]


def _dienstverbanden_op(stand: Stand, dag: pd.Timestamp) -> int:
    frame = stand.frame("dienstverbanden")
    loopt = (frame["begindatum"] <= dag) & ~(frame["einddatum"] < dag)
    return int(frame.loc[loopt, "dienstverband_id"].nunique())


def _vacatures_op(stand: Stand, dag: pd.Timestamp) -> int:
    frame = stand.frame("vacatures")
    dicht = (frame["getekend_op"] <= dag) | (frame["ingetrokken_op"] <= dag)
    return int(((frame["opengesteld_op"] <= dag) & ~dicht).sum())


def _orders_op(stand: Stand, dag: pd.Timestamp) -> int:
    frame = stand.frame("hardwarebestellingen")
    return int(((frame["besteldatum"] <= dag) & ~(frame["leverdatum"] <= dag)).sum())


MATEN = (
    Maat("de formatie in fte", "formatie", 1, _formatie),
    Maat("de bezetting in fte", "dienstverbanden", 1, _bezetting),
    Maat("de loonsom in euro", "loonsom", 0, _loonsom),
    Maat("de inhuur in euro", "inhuur", 0, _inhuur),
    Maat("het aantal verloonde uren", "banenafspraak", 0, _uren),
)
STANDEN: Mapping[str, tuple[str, Callable[[Stand, pd.Timestamp], int]]] = {
    "dienstverbanden": ("dienstverbanden", _dienstverbanden_op),
    "vacatures": ("openstaande vacatures", _vacatures_op),
    "hardwarebestellingen": ("niet geleverde orderregels", _orders_op),
}
