"""A price index on a fixed basket (Laspeyres): the same models in the numbers of a base period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd


@dataclass(frozen=True)
class Prijsindex:
    """Index with base 100, None when no model was bought in both periods.

    ``dekking_basis`` and ``dekking_nu``: which percentage of the spending of the base period and
    of the current period is spent on the ``modellen`` that were bought in both.
    """

    index: Decimal | None
    dekking_basis: Decimal | None
    dekking_nu: Decimal | None
    modellen: int


def model_prices(regels: pd.DataFrame) -> pd.DataFrame:
    """Per model: ``aantal``, ``bedrag`` (Decimal) and ``prijs``, the mean paid for a piece.

    Lines without a model are left out: without it nobody knows what the price is of.
    """
    kolommen = ["aantal", "bedrag"]
    per_model = regels.dropna(subset=["model"]).groupby(["categorie", "model"])[kolommen].sum()
    per_model["prijs"] = per_model["bedrag"] / per_model["aantal"].astype(object)
    return per_model


def basket(basis: pd.DataFrame, nu: pd.DataFrame) -> pd.DataFrame:
    """The models of the base period with both prices (``prijs_basis``, ``prijs_nu``) and the
    number of pieces of the base period (``aantal``); no price where a model was not bought now."""
    eerst, later = model_prices(basis), model_prices(nu)
    return pd.DataFrame(
        {
            "aantal": eerst["aantal"],
            "prijs_basis": eerst["prijs"],
            "prijs_nu": later["prijs"].reindex(eerst.index),
        }
    )


def laspeyres(basis: pd.DataFrame, nu: pd.DataFrame) -> Prijsindex:
    """Sum(p1 x q0) / sum(p0 x q0) x 100 over the models that were bought in both periods.

    Nothing is filled in for a model that was not bought now: it leaves the basket of this
    comparison, at both prices, and the coverage says how much of the basket is left.
    ``basis`` and ``nu`` are order lines with categorie, model, aantal and bedrag (Decimal).
    """
    mandje = basket(basis, nu).dropna(subset=["prijs_nu"])
    aantal = mandje["aantal"].astype(object)
    toen, straks = _sum(mandje["prijs_basis"] * aantal), _sum(mandje["prijs_nu"] * aantal)
    in_mandje = nu.set_index(["categorie", "model"]).index.isin(mandje.index)
    return Prijsindex(
        index=_pct(straks, toen),
        dekking_basis=_pct(toen, _sum(basis["bedrag"])),
        dekking_nu=_pct(_sum(nu.loc[in_mandje, "bedrag"]), _sum(nu["bedrag"])),
        modellen=len(mandje),
    )


def _sum(bedragen: pd.Series) -> Decimal:
    return sum(bedragen, Decimal(0))


def _pct(deel: Decimal, geheel: Decimal) -> Decimal | None:
    return 100 * deel / geheel if geheel else None
