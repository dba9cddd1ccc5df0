"""Alt text of a chart, made from the protected values that it draws."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.formatting import met_eenheid, opsomming, tekst_van, verschil
from duo_analytics.rounding import half_up
from duo_analytics.values import VERBORGEN, is_shown

if TYPE_CHECKING:
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

MOST_SERIES = 4  # more sentences than this are not listened to; the table has the rest
FEW_ROWS = 5
Punt = tuple[str, Decimal]


def describe(grafiek: Grafiek) -> str:
    """What is drawn, then per series the values, or first, last, highest and lowest."""
    tabel = grafiek.tabel
    soort = "Lijngrafiek" if _over_time(grafiek) else "Staafgrafiek"
    if any(r.vorm.value == "interval" for r in grafiek.reeksen):
        soort = "Puntgrafiek met intervallen"
    koppen = [r.kop for r in grafiek.reeksen]
    kop = f"{soort}: {tabel.titel}, {tabel.moment}, met {opsomming(koppen)}."
    zinnen = [_series(grafiek, reeks) for reeks in grafiek.reeksen[:MOST_SERIES]]
    drempels = [
        f"Lijn {d.label}: {_text(grafiek, grafiek.reeksen[0], d.waarde)}." for d in grafiek.drempels
    ]
    rest = ["De overige reeksen staan in de tabel."] if len(grafiek.reeksen) > MOST_SERIES else []
    return " ".join([kop, *filter(None, zinnen), *rest, *drempels, *_hidden(grafiek)])


def _over_time(grafiek: Grafiek) -> bool:
    return any(r.vorm.value in ("lijn", "trap") for r in grafiek.reeksen)


def _series(grafiek: Grafiek, reeks: Reeks) -> str:
    labels = [_label(grafiek, rij[0]) for rij in grafiek.rijen]
    punten = [
        (label, waarde)
        for label, waarde in zip(labels, grafiek.waarden(reeks.kop), strict=True)
        if isinstance(waarde, Decimal)
    ]
    if not punten:
        return f"{reeks.kop}: geen getoonde waarden."
    if len(punten) <= FEW_ROWS:
        return f"{reeks.kop}: {_listed(grafiek, reeks, punten)}."
    return f"{reeks.kop}: {_course(grafiek, reeks, punten)}."


def _label(grafiek: Grafiek, cel: object) -> str:
    kop = grafiek.tabel.koppen[0]
    return met_eenheid(cel, kop.eenheid, kop.plaatsen) if isinstance(cel, Decimal) else str(cel)


def _listed(grafiek: Grafiek, reeks: Reeks, punten: list[Punt]) -> str:
    return opsomming([f"{label} {_text(grafiek, reeks, waarde)}" for label, waarde in punten])


def _course(grafiek: Grafiek, reeks: Reeks, punten: list[Punt]) -> str:
    hoogste, laagste = max(punten, key=lambda p: p[1]), min(punten, key=lambda p: p[1])
    uitersten = (
        f"hoogste {_text(grafiek, reeks, hoogste[1])} ({hoogste[0]}), "
        f"laagste {_text(grafiek, reeks, laagste[1])} ({laagste[0]})"
    )
    if not _over_time(grafiek):
        return uitersten
    eerste, laatste = punten[0], punten[-1]
    kop = grafiek.tabel.kop(reeks.kop)
    verandering = verschil(laatste[1], eerste[1], kop.eenheid, kop.plaatsen)
    if hoogste[1] == laagste[1]:
        return f"steeds {_text(grafiek, reeks, eerste[1])} ({eerste[0]} tot en met {laatste[0]})"
    return (
        f"van {_text(grafiek, reeks, eerste[1])} ({eerste[0]}) naar "
        f"{_text(grafiek, reeks, laatste[1])} ({laatste[0]}), verschil {verandering}; {uitersten}"
    )


def _text(grafiek: Grafiek, reeks: Reeks, waarde: Decimal) -> str:
    kop = grafiek.tabel.kop(reeks.kop)
    return tekst_van(half_up(waarde, kop.plaatsen), kop.eenheid, kop.plaatsen)


def _hidden(grafiek: Grafiek) -> list[str]:
    getekend = [waarde for reeks in grafiek.reeksen for waarde in grafiek.waarden(reeks.kop)]
    if VERBORGEN not in getekend or all(map(is_shown, getekend)):
        return []
    return ["Een deel van de waarden is niet getoond omdat de groep klein is."]
