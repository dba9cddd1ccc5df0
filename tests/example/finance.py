"""The tables of financien.xlsx: the budget as it stood at the end of each tertaal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pandas as pd

from .budget import AFWIJKINGEN, MAATWERK, POSTEN, SLEUTELS, WIJZIGINGEN
from .months import tertalen
from .script import rows

if TYPE_CHECKING:
    from numpy.random import Generator

EERSTE_JAAR = 2019
DUIZEND = 1000
RUIS = 5  # thousands that a prognose without a story differs from the budget, at most
POST = ["programma", "soort", "i_s"]
DEELNEMERS = ("diemen", "ouder_amstel", "uithoorn")
TEKENS = {"lasten": 1, "baten": -1, "storting": 1, "onttrekking": -1}
BESTELD = {"Automatisering": 0.45, "Huisvesting en facilitair": 0.4, "Inhuur": 0.35,
           "Wegen en openbare ruimte": 0.3, "Groen en recreatie": 0.3}  # fmt: skip
RESERVE = "Reserve digitalisering"


@dataclass(frozen=True)
class Post:
    """One line of the budget; ``ritme`` is the part of the year spent by each tertaal."""

    programma: str
    taakveld: str
    product: str
    soort: str
    i_s: str
    primitief: tuple[int, ...]
    ritme: tuple[float, float, float]

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """Programma, product and soort: what the texts name a post by."""
        return self.programma, self.product, self.soort


def posten() -> tuple[Post, ...]:
    """Every line of the budget."""
    return tuple(_post(rij) for rij in rows(POSTEN))


def _post(cellen: list[str]) -> Post:
    programma, taakveld, product, soort, i_s, bedragen, ritme = cellen
    april, augustus = map(float, ritme.split(","))
    primitief = tuple(map(int, bedragen.split(",")))
    return Post(programma, taakveld, product, soort, i_s, primitief, (april, augustus, 1.0))


def financien_frame(rng: Generator) -> pd.DataFrame:
    """Each line of the budget at the end of each tertaal since 2019."""
    afwijkingen = {(rij[0], *rij[1:4]): (int(rij[4]), rij[5]) for rij in rows(AFWIJKINGEN)}
    return pd.DataFrame([
        _stand(rng, post, (jaar, nummer, laatste), afwijkingen)
        for jaar, nummer, _, laatste in tertalen(EERSTE_JAAR)
        for post in posten()
    ])  # fmt: skip


def _stand(
    rng: Generator,
    post: Post,
    moment: tuple[int, int, date],
    afwijkingen: Mapping[tuple[str, ...], tuple[int, str]],
) -> dict[str, object]:
    """One row; what is spent follows the rhythm of the post and ends at the prognose."""
    jaar, nummer, dag = moment
    primitief = post.primitief[jaar - EERSTE_JAAR]
    gewijzigd = primitief + _amended(post, jaar, dag)
    verschil, reden = afwijkingen.get((f"{jaar}-{nummer}", *post.sleutel), (_noise(rng, post), ""))
    prognose = (gewijzigd + verschil) * DUIZEND
    deel = post.ritme[nummer - 1]
    besteed = prognose * deel * (1.0 if deel in {0.0, 1.0} else rng.normal(1, 0.012))
    besteld = BESTELD.get(post.product, 0.0) if post.soort == "lasten" else None
    return {
        "peildatum": pd.Timestamp(dag),
        "programma": post.programma,
        "taakveld": post.taakveld,
        "product": post.product,
        "soort": post.soort,
        "i_s": post.i_s,
        "begroting_primitief": primitief * DUIZEND,
        "begroting_na_wijziging": gewijzigd * DUIZEND,
        "realisatie_tm": round(besteed, 2),
        "verplichting": None if besteld is None else round((prognose - besteed) * besteld, 2),
        "prognose": prognose,
        "toelichting": reden or None,
    }


def _noise(rng: Generator, post: Post) -> int:
    return 0 if post.product == RESERVE else int(rng.integers(-RUIS, RUIS + 1))


def _amended(post: Post, jaar: int, dag: date) -> int:
    """Thousands that the wijzigingen decided by a day add to a line of the budget."""
    return sum(
        int(bedrag)
        for van, _, besluit, programma, product, soort, _, bedrag, _ in rows(WIJZIGINGEN)
        if (programma, product, soort) == post.sleutel
        and int(van) == jaar
        and date.fromisoformat(besluit) <= dag
    )


def wijzigingen_frame() -> pd.DataFrame:
    """One row per wijziging and post, with the amount that it leads to."""
    kolommen = ("jaar", "wijziging_nr", "besluit_op", "programma", "product", "soort", "i_s",
                "mutatie", "onderwerp")  # fmt: skip
    regels = pd.DataFrame(rows(WIJZIGINGEN), columns=list(kolommen))
    regels = regels.assign(jaar=regels["jaar"].astype(int), mutatie=regels["mutatie"].astype(int))
    sleutel = ["jaar", "wijziging_nr", "besluit_op", *POST]
    frame = regels.groupby(sleutel, sort=False).agg(
        mutatie=("mutatie", "sum"), onderwerp=("onderwerp", "first")
    )
    frame = frame.reset_index()
    begin = [_adopted(*rij) for rij in frame[["jaar", *POST]].itertuples(index=False)]
    som = frame.groupby(["jaar", *POST])["mutatie"].cumsum()
    return frame.assign(
        besluit_op=pd.to_datetime(frame["besluit_op"]),
        mutatie=frame["mutatie"] * DUIZEND,
        nieuwe_raming=(som + pd.Series(begin)) * DUIZEND,
    )


def _adopted(jaar: int, programma: str, soort: str, i_s: str) -> int:
    return sum(
        post.primitief[jaar - EERSTE_JAAR]
        for post in posten()
        if (post.programma, post.soort, post.i_s) == (programma, soort, i_s)
    )


def verdeelsleutel_frame() -> pd.DataFrame:
    """The shares of each year; ``bekend_op`` is for the cut. Who takes no part has no row."""
    return pd.DataFrame([
        {
            "jaar": int(jaar),
            "programma": programma,
            "deelnemer": deelnemer,
            "aandeel_pct": float(aandeel),
            "grondslag": grondslag,
            "bekend_op": pd.Timestamp(int(jaar) - 1, 12, 1),
        }
        for programma, jaar, aandelen, grondslag in sorted(rows(SLEUTELS), key=lambda rij: rij[1])
        for deelnemer, aandeel in zip(DEELNEMERS, aandelen.split(","), strict=True)
        if float(aandeel)
    ])  # fmt: skip


def bijdragen_frame(financien: pd.DataFrame, sleutel: pd.DataFrame) -> pd.DataFrame:
    """What each gemeente bears, as a spreadsheet computes it: every amount rounded by itself."""
    return pd.DataFrame(list(_contributions(financien, sleutel)))


def _contributions(financien: pd.DataFrame, sleutel: pd.DataFrame) -> Iterator[dict[str, object]]:
    maatwerk = {(rij[0], rij[1]): int(rij[2]) * DUIZEND for rij in rows(MAATWERK)}
    kolommen = {"begroting": "begroting_primitief", "na_wijziging": "begroting_na_wijziging",
                "prognose": "prognose"}  # fmt: skip
    tekens = financien["soort"].map(TEKENS)
    netto = financien[list(kolommen.values())].mul(tekens, axis=0)
    sleutels = [financien["peildatum"], financien["programma"]]
    per_programma = netto.groupby(sleutels, sort=False).sum()
    for rij in per_programma.reset_index().to_dict("records"):
        delen = sleutel[
            (sleutel["jaar"] == rij["peildatum"].year) & (sleutel["programma"] == rij["programma"])
        ]
        for deelnemer, aandeel in zip(delen["deelnemer"], delen["aandeel_pct"], strict=True):
            yield {
                "peildatum": rij["peildatum"],
                "programma": rij["programma"],
                "deelnemer": deelnemer,
                **{naam: _part(rij[bron], aandeel) for naam, bron in kolommen.items()},
                "maatwerk": maatwerk.get((rij["programma"], deelnemer), 0),
            }


def _part(bedrag: float, aandeel: float) -> float:
    deel = Decimal(str(bedrag)) * Decimal(str(aandeel)) / 100
    return float(deel.quantize(Decimal("0.01"), ROUND_HALF_UP))
