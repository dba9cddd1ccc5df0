"""Signals in one delivery."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from duo_analytics.intake.rawcells import day, shown
from duo_analytics.intake.signals.stand import NAKIJKEN
from duo_analytics.organisatie import WERKGEVERS

if TYPE_CHECKING:
    from duo_analytics.intake.signals.stand import Stand

COUNTED_UP_TO = (5, 1)  # month and day


def formatie_without_bezetting(nu: Stand) -> None:
    """S02: a team with formatie on the peildatum in which nobody is in service."""
    if not nu.has("formatie", "dienstverbanden"):
        return
    formatie = nu.running("formatie")
    bezet = nu.running("dienstverbanden")[["werkgever", "team"]].drop_duplicates()
    samen = formatie[formatie["formatie_fte"] > 0].reset_index()
    samen = samen.merge(bezet, on=["werkgever", "team"], how="left", indicator=True)
    leeg = samen[samen["_merge"] == "left_only"].drop_duplicates(["werkgever", "team"])
    for rij, werkgever, team in leeg[["rij", "werkgever", "team"]].itertuples(index=False):
        reden = (
            f"het team {shown(team)} van {WERKGEVERS[werkgever]} heeft formatie, maar op de "
            "peildatum is er niemand in dienst (regel: formatie zonder bezetting)"
        )
        nu.say_cell("DUO-S02", ("formatie", int(rij), "team"), reden)


def definitive_too_early(nu: Stand) -> None:
    """S07: hours of a year that are called definitief while its loonaangiften still come in.

    Those count up to 1 May of the year after (Wfsv 38e(3)).
    """
    if not nu.has("banenafspraak"):
        return
    uren = nu.frame("banenafspraak")
    vroeg = (
        uren["jaar"].map(lambda jaar: date(int(jaar) + 1, *COUNTED_UP_TO)) > nu.periode.peildatum
    )
    definitief = uren[vroeg & (uren["status"] == "definitief")]
    for rij, jaar in definitief["jaar"].items():
        reden = (
            f"de uren over {jaar} heten definitief, maar tot 1 mei {int(jaar) + 1} tellen nieuwe "
            "loonaangiften nog mee (regel: voorlopig tot 1 mei)"
        )
        nu.say_cell("DUO-S07", ("banenafspraak", int(str(rij)), "status"), reden)


def extracted_too_early(nu: Stand) -> None:
    """S06: an extraction from before the end of the last day that it is about."""
    for bestand in nu.bestanden:
        gemaakt = bestand.uitgedraaid_op
        if gemaakt is not None and gemaakt < nu.periode.peildatum:
            reden = (
                f"de uitdraai is van {day(gemaakt)}, voor de peildatum "
                f"{day(nu.periode.peildatum)} (regel: uitdraai na de peildatum)"
            )
            bestand.melder.meld("DUO-S06", reden, NAKIJKEN)
