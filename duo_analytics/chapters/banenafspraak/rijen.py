"""Rows per werkgever with Duo-breed as their total, in hours or in banen, as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

import pandas as pd

from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.rounding import half_up
from duo_analytics.statistics.quotum import NUL, Jaarquotum, Quotum

BANEN_DECIMALEN = 2  # enough to check the saldo, which the law cuts to one decimal
Kolommen: TypeAlias = Mapping[str, Callable[[Quotum], Decimal]]


def banen_per_werkgever(jaar: Jaarquotum) -> pd.DataFrame:
    """Banen per werkgever (by name), and Duo-breed last where all four have hours.

    Columns nodig, in_dienst, ingeleend and gerealiseerd are rounded so that they add up in both
    directions; saldo is the legal one, realisatie is unrounded, gehaald is a word or empty.
    """
    kolommen: Kolommen = {
        "nodig": lambda q: q.banen(q.nodig_uren),
        "gerealiseerd": lambda q: q.banen(q.gerealiseerd_uren),
    }
    rijen = rows(jaar, kolommen, BANEN_DECIMALEN)
    quota = by_name(jaar)
    samen = dict(zip(quota, rijen["gerealiseerd"], strict=True))
    delen = {naam: _parts(q, samen[naam]) for naam, q in quota.items() if naam != DUO_BREED}
    if DUO_BREED in quota:
        delen[DUO_BREED] = tuple(sum(deel, NUL) for deel in zip(*delen.values(), strict=True))
    per_naam = {
        "in_dienst": {naam: deel[0] for naam, deel in delen.items()},
        "ingeleend": {naam: deel[1] for naam, deel in delen.items()},
        "saldo": {naam: q.saldo_banen for naam, q in quota.items()},
        "realisatie": {naam: q.realisatie_pct for naam, q in quota.items()},
        "gehaald": {n: None if n == DUO_BREED else _met(q) for n, q in quota.items()},
    }
    return rijen.assign(**{k: pd.Series(w, dtype=object) for k, w in per_naam.items()})


def _parts(uitkomst: Quotum, samen: Decimal) -> tuple[Decimal, ...]:
    """Banen in service and hired in that add up to ``samen``: the larger part is the rest."""
    dienst, inleen = (
        half_up(uitkomst.banen(uren), BANEN_DECIMALEN)
        for uren in (uitkomst.uren.in_dienst, uitkomst.uren.ingeleend)
    )
    return (samen - inleen, inleen) if inleen <= dienst else (dienst, samen - dienst)


def realised(jaar: Jaarquotum) -> Decimal | None:
    """The printed number of banen realised Duo-breed; None where it cannot be told."""
    return _of_duo_breed(jaar, "gerealiseerd")


def needed(jaar: Jaarquotum) -> Decimal | None:
    """The printed number of banen needed Duo-breed; None where it cannot be told."""
    return _of_duo_breed(jaar, "nodig")


def _of_duo_breed(jaar: Jaarquotum, kolom: str) -> Decimal | None:
    waarde: Decimal | None = banen_per_werkgever(jaar)[kolom].get(DUO_BREED)
    return waarde


def _met(uitkomst: Quotum) -> str:
    if not uitkomst.plichtig:
        return "geen quotum"
    return "nee" if uitkomst.tekort_banen else "ja"


def by_name(jaar: Jaarquotum) -> dict[str, Quotum]:
    """By the name of the werkgever, and Duo-breed last where it can be told."""
    quota = {WERKGEVERS[w]: q for w, q in jaar.per_werkgever.items()}
    samen = jaar.duo_breed
    return quota | {DUO_BREED: samen} if samen else quota


def rows(jaar: Jaarquotum, kolommen: Kolommen, decimalen: int) -> pd.DataFrame:
    """Rounded columns per werkgever; the row Duo-breed is their sum, left out when one misses."""
    frame = pd.DataFrame(
        [[kolom(q) for kolom in kolommen.values()] for q in jaar.per_werkgever.values()],
        index=[WERKGEVERS[w] for w in jaar.per_werkgever],
        columns=list(kolommen),
        dtype=object,
    )
    rijen = with_total(frame, dict.fromkeys(kolommen, decimalen)).rename({TOTAAL: DUO_BREED})
    return rijen.loc[list(by_name(jaar))]


def all_rows(rijen: pd.DataFrame) -> pd.DataFrame:
    """Every werkgever and Duo-breed, empty where nothing is known."""
    alle = rijen.astype(object).reindex([*WERKGEVERS.values(), DUO_BREED])
    return alle.rename_axis("werkgever").reset_index()
