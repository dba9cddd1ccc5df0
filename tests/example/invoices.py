"""The tables facturen and crediteuren: drawn per package, and the invoices of hardware and inhuur.

What is delivered of hardware and booked of inhuur comes back here, so that the workbooks agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .contracts import Contract, contract_id
from .months import HORIZON, first_day, month_of, tertalen
from .packages import HARDWARE, INHUUR, PAKKETTEN, WERKGEVERS, Leverancier
from .vacancies import workday

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.random import Generator

VANAF = date(2017, 5, 1)
PRIJS = {2017: 0.93, 2018: 0.96, 2019: 1.0, 2020: 1.02, 2021: 1.07, 2022: 1.15}
CREDIT_KANS = 0.012
NOG_GENOEMD_KANS = 0.55  # an ended contract is still named on the invoice
LETTER = {"diemen": "D", "ouder_amstel": "O", "uithoorn": "U", "duo_plus": "P"}
EERDER = {INHUUR: (12, 24), HARDWARE: (16,)}  # months that a known history is repeated earlier


@dataclass(frozen=True)
class Regel:
    """An invoice line before it has a number."""

    boekdatum: date
    factuurdatum: date
    werkgever: str
    leverancier: Leverancier
    bedrag: float


def invoice_lines(
    rng: Generator,
    leveranciers: Sequence[Leverancier],
    bestellingen: pd.DataFrame,
    inhuur: pd.DataFrame,
) -> list[Regel]:
    """Every invoice line since May 2017, in the order of booking."""
    regels = [regel for leverancier in leveranciers for regel in _drawn(rng, leverancier)]
    regels += _repeated(_hardware(leveranciers, bestellingen), HARDWARE)
    regels += _repeated(_hired(leveranciers, inhuur), INHUUR)
    return sorted(regels, key=lambda r: (r.boekdatum, r.werkgever, r.leverancier.nummer, r.bedrag))


def _drawn(rng: Generator, leverancier: Leverancier) -> Iterator[Regel]:
    """Lines at even distances, more of them for a larger supplier."""
    pakket = leverancier.pakket
    gewichten = (np.arange(pakket.leveranciers) + 1.0) ** (-pakket.scheef / 2)
    per_maand = pakket.regels * gewichten[leverancier.rang] / gewichten.sum() / 12
    if not per_maand:
        return
    bedrag = leverancier.deel * pakket.per_jaar / (per_maand * 12)
    rest = float(rng.random())
    for maand in range(month_of(VANAF), month_of(HORIZON) + 1):
        rest += per_maand
        aantal, rest = int(rest), rest % 1
        for _ in range(aantal):
            wie = leverancier.werkgever or str(
                rng.choice(list(WERKGEVERS), p=list(WERKGEVERS.values()))
            )
            dag = workday(first_day(maand) + timedelta(days=int(rng.integers(0, 26))))
            waarde = bedrag * PRIJS[maand // 12] * float(rng.lognormal(-0.03, 0.25))
            if rng.random() < CREDIT_KANS:
                waarde *= -0.3
            gedateerd = dag - timedelta(days=int(rng.integers(3, 24)))
            yield Regel(dag, gedateerd, wie, leverancier, round(waarde, 2))


def _hardware(leveranciers: Sequence[Leverancier], frame: pd.DataFrame) -> list[Regel]:
    """One line per delivered order line, booked on the day of delivery."""
    namen = dict.fromkeys(frame["leverancier"])
    wie = dict(zip(namen, (v for v in leveranciers if v.pakket.naam == HARDWARE), strict=True))
    bedragen = (frame["aantal"] * frame["prijs_per_stuk"]).round(2)
    dagen = frame["leverdatum"].dt.date
    return [
        Regel(dag, dag, werkgever, wie[naam], float(bedrag))
        for dag, werkgever, naam, bedrag in zip(
            dagen, frame["werkgever"], frame["leverancier"], bedragen, strict=True
        )
    ]


def _hired(leveranciers: Sequence[Leverancier], frame: pd.DataFrame) -> list[Regel]:
    """One line per bureau, werkgever and tertaal, booked on its last working day."""
    bureaus = [v for v in leveranciers if v.pakket.naam == INHUUR]
    grenzen = np.cumsum([v.deel for v in bureaus])
    nummers = frame["inhuur_id"].str[1:].astype(int) * 0.6180339887498949 % 1
    bureau = np.minimum(np.searchsorted(grenzen, nummers), len(bureaus) - 1)
    einden = {_key(laatste): laatste for _, _, _, laatste in tertalen(2019)}
    regels = pd.DataFrame(
        {
            "tertaal": frame["einddatum"].map(_key),
            "werkgever": frame["werkgever"],
            "bureau": bureau,
            "kosten": frame["kosten"],
        }
    )
    sommen = regels.groupby(["tertaal", "werkgever", "bureau"], as_index=False)["kosten"].sum()
    dagen = [_friday(einden[tertaal]) for tertaal in sommen["tertaal"]]
    return [
        Regel(dag, dag, werkgever, bureaus[nummer], float(bedrag))
        for dag, werkgever, nummer, bedrag in zip(
            dagen, sommen["werkgever"], sommen["bureau"], sommen["kosten"].round(2), strict=True
        )
    ]


def _key(dag: date) -> int:
    """Number of the tertaal in which a day falls."""
    return dag.year * 3 + (dag.month - 1) // 4


def _friday(dag: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return dag - timedelta(days=max(dag.weekday() - 4, 0))


def _repeated(regels: list[Regel], pakket: str) -> list[Regel]:
    """The lines with their first years once more, earlier and a bit cheaper."""
    begin = tot = min(r.boekdatum for r in regels)
    eerder: list[Regel] = []
    for maanden in EERDER[pakket]:
        van = _months_before(begin, maanden)
        for regel in regels:
            dag = _friday(_months_before(regel.boekdatum, maanden))
            if max(van, VANAF) <= dag < tot:
                bedrag = round(regel.bedrag * 0.97, 2)
                eerder.append(replace(regel, boekdatum=dag, factuurdatum=dag, bedrag=bedrag))
        tot = van
    return [*eerder, *regels]


def _months_before(dag: date, maanden: int) -> date:
    return (pd.Timestamp(dag) - pd.DateOffset(months=maanden)).date()


def facturen_frame(
    rng: Generator, regels: Sequence[Regel], contracten: Sequence[Contract]
) -> pd.DataFrame:
    """The table facturen; lines of one supplier on one day stand on one invoice."""
    nummers: dict[tuple[str, int], int] = {}
    records: list[dict[str, object]] = []
    vorige: tuple[object, ...] = ()
    for regel in regels:
        factuur = (regel.boekdatum, regel.werkgever, regel.leverancier.nummer)
        jaar = (regel.werkgever, regel.boekdatum.year)
        nummers[jaar] = nummers.get(jaar, 0) + (factuur != vorige)
        volg = int(str(records[-1]["regel"])) + 1 if factuur == vorige else 1
        vorige = factuur
        records.append(
            {
                "werkgever": regel.werkgever,
                "factuur_id": f"{LETTER[regel.werkgever]}{jaar[1]}-{nummers[jaar]:04d}",
                "regel": str(volg),
                "factuurdatum": pd.Timestamp(regel.factuurdatum),
                "boekdatum": pd.Timestamp(regel.boekdatum),
                "crediteur_id": crediteur_id(regel.werkgever, regel.leverancier),
                "bedrag": regel.bedrag,
                "inkooppakket": regel.leverancier.pakket.naam,
                "contract_id": _named_contract(rng, regel, contracten),
            }
        )
    return pd.DataFrame(records)


def _named_contract(rng: Generator, regel: Regel, contracten: Sequence[Contract]) -> str | None:
    """The contract that runs, or sometimes still the one that ended."""
    eigen = [
        c
        for c in contracten
        if c.leverancier == regel.leverancier and c.begin <= regel.factuurdatum
    ]
    if not eigen or (eigen[-1].eind < regel.factuurdatum and rng.random() > NOG_GENOEMD_KANS):
        return None
    return contract_id(eigen[-1])


def crediteur_id(werkgever: str, leverancier: Leverancier) -> str:
    """Number of a supplier in the administration of a werkgever."""
    return f"{LETTER[werkgever]}{1000 + leverancier.nummer}"


def crediteuren_frame(
    regels: Sequence[Regel], contracten: Sequence[Contract]
) -> tuple[pd.DataFrame, dict[int, str]]:
    """The table crediteuren, and the first crediteur of each supplier; ``bekend_op`` is for the
    cut: the day of the first invoice or contract."""
    bekend: dict[tuple[str, Leverancier], date] = {}
    for contract in contracten:
        sleutel = (contract.leverancier.werkgever or "duo_plus", contract.leverancier)
        bekend[sleutel] = min(contract.begin, bekend.get(sleutel, contract.begin))
    for regel in regels:
        sleutel = (regel.werkgever, regel.leverancier)
        bekend[sleutel] = min(regel.boekdatum, bekend.get(sleutel, regel.boekdatum))
    frame = pd.DataFrame([_crediteur(w, v, dag) for (w, v), dag in bekend.items()])
    eerste = {
        c.leverancier.nummer: crediteur_id(c.leverancier.werkgever or "duo_plus", c.leverancier)
        for c in contracten
    }
    return frame.sort_values("crediteur_id", ignore_index=True), eerste


def _crediteur(werkgever: str, leverancier: Leverancier, bekend: date) -> Mapping[str, object]:
    return {
        "crediteur_id": crediteur_id(werkgever, leverancier),
        "kvk": None if leverancier.natuurlijk else f"F{leverancier.nummer:07d}",
        "postcode": leverancier.postcode,
        "omvang": leverancier.omvang,
        "natuurlijk_persoon": leverancier.natuurlijk,
        "bekend_op": pd.Timestamp(bekend),
    }


def pakketten_frame() -> pd.DataFrame:
    """The table inkooppakketten."""
    records = [
        {"inkooppakket": p.naam, "soort": p.soort, "bekend_op": pd.Timestamp(VANAF)}
        for p in PAKKETTEN
    ]
    return pd.DataFrame(records)
