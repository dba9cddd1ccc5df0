"""The chance that an open vacature is filled within some weeks, from how it went with others.

Filled and withdrawn exclude each other: the chance of the one is that of Aalen and Johansen, in
which a withdrawal is an end of its own and only what is still open is censored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duo_analytics.rounding import exact
from duo_analytics.statistics.survival import CONFIDENCE
from duo_analytics.statistics.voorspelling import Verwachting

OPEN, VERVULD, INGETROKKEN = 0, 1, 2
TREKKINGEN, ZAAD = 2000, 20220430  # of the bootstrap: fixed, so the same data give the same figure


@dataclass(frozen=True)
class Verloop:
    """Course of some cases: at ``tijden`` the share that is still ``open`` and that is ``vervuld``.

    The last two have a row for each way of weighing the cases (one for the estimate itself).
    """

    tijden: np.ndarray
    open: np.ndarray
    vervuld: np.ndarray

    def chances(self, duur: np.ndarray, erbij: float) -> np.ndarray:
        """Per row and per case that is open after ``duur``: the chance to be filled within
        ``erbij`` more. 0 where nothing is known of cases that stay open so long."""
        nu = np.searchsorted(self.tijden, duur, side="right")
        dan = np.searchsorted(self.tijden, duur + erbij, side="right")
        nog_open = np.insert(self.open, 0, 1.0, axis=1)[:, nu]
        vervuld = np.insert(self.vervuld, 0, 0.0, axis=1)
        extra = vervuld[:, dan] - vervuld[:, nu]
        kansen = np.divide(extra, nog_open, out=np.zeros_like(extra), where=nog_open > 1e-12)
        binnen: np.ndarray = np.clip(kansen, 0.0, 1.0)
        return binnen


def aalen_johansen(duur: np.ndarray, uitkomst: np.ndarray, gewicht: np.ndarray) -> Verloop:
    """Share filled in the presence of withdrawal; ``uitkomst`` is OPEN, VERVULD or INGETROKKEN.

    ``gewicht`` has a row per estimate: how often each case counts in it.
    """
    tijden, groep = np.unique(duur, return_inverse=True)
    lid = np.equal.outer(groep, np.arange(len(tijden))).astype(float)
    totaal = gewicht @ lid
    vervuld = (gewicht * (uitkomst == VERVULD)) @ lid
    weg = (gewicht * (uitkomst == INGETROKKEN)) @ lid
    risico = np.cumsum(totaal[:, ::-1], axis=1)[:, ::-1]
    deelbaar = np.maximum(risico, 1e-12)
    blijft = np.cumprod(1 - (vervuld + weg) / deelbaar, axis=1)
    ervoor = np.insert(blijft[:, :-1], 0, 1.0, axis=1)
    return Verloop(tijden, blijft, np.cumsum(ervoor * vervuld / deelbaar, axis=1))


@dataclass(frozen=True)
class Groep:
    """Cases to learn from, and the cases that are open now: ``wachtend`` is how long already."""

    duur: np.ndarray
    uitkomst: np.ndarray
    wachtend: np.ndarray


def expect_filled(groepen: Sequence[Groep], erbij: float) -> Verwachting:
    """How many of the open cases of some groups are filled within ``erbij`` more.

    Each group has its own course. The interval holds the doubt about the chances (a bootstrap over
    the cases) and chance itself (a draw of each open case): 95% of ``TREKKINGEN``, with a fixed
    seed.
    """
    toeval = np.random.default_rng(ZAAD)
    verwacht, vervuld = 0.0, np.zeros(TREKKINGEN)
    for groep in groepen:
        verwacht += float(_chances(groep, np.ones((1, len(groep.duur))), erbij).sum())
        kansen = _chances(groep, _resampled(toeval, len(groep.duur)), erbij)
        vervuld += (toeval.random(kansen.shape) < kansen).sum(axis=1)
    staart = (1 - CONFIDENCE) / 2
    laag, hoog = np.quantile(vervuld, [staart, 1 - staart], method="closest_observation")
    return Verwachting(exact(verwacht), exact(float(laag)), exact(float(hoog)))


def _chances(groep: Groep, gewicht: np.ndarray, erbij: float) -> np.ndarray:
    return aalen_johansen(groep.duur, groep.uitkomst, gewicht).chances(groep.wachtend, erbij)


def _resampled(toeval: np.random.Generator, aantal: int) -> np.ndarray:
    """How often each of ``aantal`` cases is drawn, with replacement, in each draw."""
    gelijk = np.full(aantal, 1 / aantal)
    return toeval.multinomial(aantal, gelijk, size=TREKKINGEN).astype(float)
