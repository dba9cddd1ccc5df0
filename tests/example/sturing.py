"""The tables of sturing.xlsx: what was written down at the end of each tertaal, and the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from .months import tertalen
from .plan import DIENSTVERLENING, GOVERNANCE, HERSTART, OVERIG
from .register import ACTIES, DOELEN, RISICOS
from .script import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EERSTE_STAND = date(2020, 12, 31)
THEMAS = {"H": "herstart", "G": "governance", "D": "dienstverlening", "E": "efficiency",
          "A": "ia", "I": "inkoop", "W": "werkgeverschap"}  # fmt: skip
ACTIE_KOLOMMEN = ("actie_id", "thema", "gremium", "besluit_op", "omschrijving",
                  "verantwoordelijke", "deadline", "gereed_op", "uitkomst")  # fmt: skip
ONBEKEND = "?"

Verloop = list[tuple[date, str]]
Record = dict[str, object]


def mijlpalen_frame() -> pd.DataFrame:
    """The plan as it stood at the end of every tertaal."""
    regels = [rij for blok in (HERSTART, GOVERNANCE, DIENSTVERLENING, OVERIG) for rij in rows(blok)]
    frame = _standen(lambda dag: (_milestone(rij, dag) for rij in regels))
    return _dates(frame, "peildatum", "gepland_op", "verwacht_op", "gereed_op")


def acties_frame() -> pd.DataFrame:
    """Every decision with the action that follows from it."""
    regels = [dict(zip(ACTIE_KOLOMMEN, rij, strict=True)) for rij in rows(ACTIES)]
    frame = pd.DataFrame(regels).replace("", None)
    return _dates(frame, "besluit_op", "deadline", "gereed_op")


def risicos_frame() -> pd.DataFrame:
    """The open risks at the end of every tertaal."""
    frame = _standen(lambda dag: (_risk(rij, dag) for rij in rows(RISICOS)))
    return _dates(frame, "peildatum")


def doelen_frame() -> pd.DataFrame:
    """The goals of the programme with their last measurement at the end of every tertaal."""
    frame = _standen(lambda dag: (_goal(rij, dag) for rij in rows(DOELEN)))
    return _dates(frame, "peildatum", "gemeten_op")


def _standen(stand: Callable[[date], Iterable[Record | None]]) -> pd.DataFrame:
    """One block of rows per peildatum; what was not there yet or is gone gives None."""
    peildata = [dag for *_, dag in tertalen(EERSTE_STAND.year) if dag >= EERSTE_STAND]
    return pd.DataFrame(
        [{"peildatum": dag, **rij} for dag in peildata for rij in stand(dag) if rij is not None]
    )


def _milestone(cellen: list[str], dag: date) -> Record | None:
    nummer, wat, gepland, na, rol, wie, verloop, gereed, met_de_hand = cellen
    bekend = list(_known(verloop, dag))
    if not bekend:
        return None
    klaar = bool(gereed) and date.fromisoformat(gereed) <= dag
    vanaf, licht, reden = met_de_hand.split(">") if met_de_hand else ("", "", "")
    hand = bool(vanaf) and date.fromisoformat(vanaf) <= dag and not klaar
    verwacht = bekend[-1][1]
    return {
        "mijlpaal_id": nummer,
        "thema": THEMAS[nummer[0]],
        "omschrijving": wat,
        "gepland_op": gepland,
        "verwacht_op": None if verwacht == ONBEKEND else verwacht,
        "gereed_op": gereed if klaar else None,
        "afhankelijk_van": na if na and _in_plan(na, dag) else None,
        "eigenaar_rol": rol,
        "verantwoordelijke": wie,
        "status_handmatig": licht if hand else None,
        "status_reden": reden if hand else None,
    }


def _in_plan(nummer: str, dag: date) -> bool:
    """Whether a milestone stands in the plan yet."""
    blokken = (HERSTART, GOVERNANCE, DIENSTVERLENING, OVERIG)
    rij = next(rij for blok in blokken for rij in rows(blok) if rij[0] == nummer)
    return any(_known(rij[6], dag))


def _risk(cellen: list[str], dag: date) -> Record | None:
    nummer, thema, oorzaak, gevolg, maatregel, wie, bedrag, verloop = cellen
    bekend = list(_known(verloop, dag))
    if not bekend or not bekend[-1][1]:
        return None
    kans, impact, trend = bekend[-1][1].split(",")
    return {
        "risico_id": nummer,
        "thema": thema,
        "oorzaak": oorzaak,
        "gevolg": gevolg,
        "kans": int(kans),
        "impact": int(impact),
        "bedrag": float(bedrag) if bedrag else None,
        "maatregel": maatregel,
        "trend": trend,
        "draagt": wie,
    }


def _goal(cellen: list[str], dag: date) -> Record:
    nummer, doel, indicator, eenheid, richting, norm, verloop = cellen
    metingen = list(_known(verloop, dag))
    gemeten, waarde = metingen[-1] if metingen else (None, None)
    return {
        "doel_id": nummer,
        "thema": "dienstverlening",
        "doel": doel,
        "indicator": indicator,
        "eenheid": eenheid,
        "richting": richting,
        "norm": float(norm),
        "waarde": None if waarde is None else float(waarde),
        "gemeten_op": gemeten,
    }


def _known(verloop: str, dag: date) -> Iterator[tuple[date, str]]:
    """What was known on a day of a course 'known since > value', oldest first."""
    for stuk in filter(None, verloop.split(";")):
        sinds, waarde = stuk.split(">")
        if date.fromisoformat(sinds) <= dag:
            yield date.fromisoformat(sinds), waarde


def _dates(frame: pd.DataFrame, *kolommen: str) -> pd.DataFrame:
    return frame.assign(**{kolom: pd.to_datetime(frame[kolom]) for kolom in kolommen})
