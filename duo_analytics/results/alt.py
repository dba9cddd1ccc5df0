"""Alt text of a chart: what it shows, in words that sound well, from the values that it draws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.formatting import meer_of_minder, met_eenheid, opsomming, verschil
from duo_analytics.periods import in_full
from duo_analytics.results.vormen import Vorm
from duo_analytics.rounding import half_up
from duo_analytics.values import VERBORGEN, Waarde

if TYPE_CHECKING:
    from duo_analytics.results.grafiek import Grafiek
    from duo_analytics.results.vormen import Reeks

MOST_NUMBERS = 16  # more than this are not listened to; the table has them
MOST_SERIES = 4
FEW_MOMENTS = 4
MOST_NAMES = 3
KINDS = {
    Vorm.LIJN: "Lijngrafiek",
    Vorm.TRAP: "Lijngrafiek",
    Vorm.INTERVAL: "Puntgrafiek met intervallen",
    Vorm.GESTAPELD: "Gestapelde staafgrafiek",
    Vorm.PUNT: "Puntgrafiek",
}
EXTREMES = {False: ("hoogste waarde", "laagste waarde"), True: ("laatste dag", "eerste dag")}
UNIT_AT_END = re.compile(r" \([^()]*\)$")
YEAR_AT_END = re.compile(r"\b\d{4}( \([^()]*\))?$")
Punt = tuple[Waarde, Decimal]


def describe(grafiek: Grafiek) -> str:
    """What is drawn; then every value, or per series how it runs; then norms and what is hidden."""
    tabel = grafiek.tabel
    soort = next((KINDS[r.vorm] for r in grafiek.reeksen if r.vorm in KINDS), "Staafgrafiek")
    zinnen = [f"{soort}. {tabel.titel}, {tabel.moment}."]
    zinnen += [grafiek.boodschap] if grafiek.boodschap else []
    zinnen += _content(grafiek) if grafiek.getallen else []
    zinnen += _hidden(grafiek)
    zinnen += ["De gegevens zijn fictief."] if tabel.fictief else []
    return " ".join(zin[:1].upper() + zin[1:] for zin in zinnen)


def _content(grafiek: Grafiek) -> Iterator[str]:
    weinig = len(grafiek.rijen) * len(grafiek.reeksen) <= MOST_NUMBERS
    if weinig and not grafiek.over_tijd:
        yield from _every_value(grafiek)
    elif grafiek.over_tijd:
        yield from (_course(grafiek, reeks) for reeks in grafiek.reeksen[:MOST_SERIES])
    else:
        yield from _of_many(grafiek)
    if len(grafiek.reeksen) > MOST_SERIES and (grafiek.over_tijd or not weinig):
        yield "De overige reeksen staan in de tabel."
    for drempel in grafiek.drempels:
        yield f"De lijn '{drempel.label}' ligt bij {grafiek.norm_waarde(drempel)}."


def _hidden(grafiek: Grafiek) -> list[str]:
    if any(VERBORGEN in grafiek.waarden(reeks.kop) for reeks in grafiek.reeksen):
        wat = "Een deel van de waarden is" if grafiek.getallen else "De waarden zijn"
        return [f"{wat} niet getoond, omdat de groep te klein is."]
    return [] if grafiek.getallen else ["Er zijn geen gegevens."]


def _every_value(grafiek: Grafiek) -> Iterator[str]:
    """One sentence with all categories, or with several series one for each category."""
    rijen = [r for r, _ in enumerate(grafiek.rijen) if not _all_hidden(grafiek, r)]
    namen = [_moment(grafiek, rij[0]) for rij in grafiek.rijen]
    if len(grafiek.reeksen) == 1:
        (reeks,) = grafiek.reeksen
        delen = [f"{namen[r]} {_value(grafiek, reeks, r)}" for r in rijen]
        yield f"{_name(reeks)}: {opsomming(delen)}."
    else:
        for r in rijen:
            yield f"{namen[r]}: {', '.join(_parts(grafiek, r))}."
    if weg := [naam for r, naam in enumerate(namen) if r not in rijen]:
        yield f"{opsomming(weg)}: niet getoond."


def _parts(grafiek: Grafiek, rij: int) -> list[str]:
    """Every series of a category; what is stacked is followed by its sum."""
    delen = [
        f"{_name(reeks)} {_value(grafiek, reeks, rij)}"
        for reeks in grafiek.reeksen
        if not grafiek.op_datum or grafiek.waarden(reeks.kop)[rij] is not None
    ]
    som = grafiek.stapel(rij)
    if som is not None:
        plaats = len(grafiek.gestapeld)
        delen.insert(plaats, f"samen {_text(grafiek, grafiek.gestapeld[0], som)}")
    return delen


def _all_hidden(grafiek: Grafiek, rij: int) -> bool:
    return all(grafiek.waarden(reeks.kop)[rij] is VERBORGEN for reeks in grafiek.reeksen)


def _value(grafiek: Grafiek, reeks: Reeks, rij: int) -> str:
    """'12,4 fte', 'niet getoond', '12,0 weken (8,0 tot 20,0)'."""
    waarde = grafiek.waarden(reeks.kop)[rij]
    if waarde is VERBORGEN:
        return "niet getoond"
    tekst = _text(grafiek, reeks, waarde) if isinstance(waarde, Decimal) else "onbekend"
    if not reeks.laag:
        return tekst
    laag, hoog = (grafiek.waarden(kop)[rij] for kop in (reeks.laag, reeks.hoog))
    if not isinstance(laag, Decimal):
        return tekst
    if isinstance(hoog, Decimal):
        return f"{tekst} (tussen {_text(grafiek, reeks, laag)} en {_text(grafiek, reeks, hoog)})"
    return f"{tekst} (ten minste {_text(grafiek, reeks, laag)})"


def _of_many(grafiek: Grafiek) -> Iterator[str]:
    """The highest and lowest value of each series, and first of what is stacked together."""
    if grafiek.gestapeld:
        eerste = grafiek.gestapeld[0]
        sommen = [grafiek.stapel(r) for r in range(len(grafiek.rijen))]
        yield _extremes(grafiek, eerste, "Samen", _points(grafiek, eerste, sommen))
    for reeks in grafiek.reeksen[:MOST_SERIES]:
        yield _extremes(grafiek, reeks, _name(reeks), _points(grafiek, reeks))


def _extremes(grafiek: Grafiek, reeks: Reeks, naam: str, punten: list[Punt]) -> str:
    if not punten:
        return f"{naam}: geen getoonde waarden."
    delen = []
    for woord, grens in zip(EXTREMES[grafiek.op_datum], (max, min), strict=True):
        waarde = grens(w for _, w in punten)
        bij = [label for label, w in punten if w == waarde]
        waar = f"bij {len(bij)} van de {len(punten)}"
        if len(bij) <= MOST_NAMES:
            waar = opsomming([_when(grafiek, label) for label in bij])
        delen.append(f"{woord} {_text(grafiek, reeks, waarde)} {waar}")
    return f"{naam}: {', '.join(delen)}."


def _course(grafiek: Grafiek, reeks: Reeks) -> str:
    """From the first to the last moment, and what lies outside of these in between."""
    punten, naam = _points(grafiek, reeks), _name(reeks)
    if not punten:
        return f"{naam}: geen getoonde waarden."
    if len(punten) <= FEW_MOMENTS:
        delen = [f"{_text(grafiek, reeks, w)} {_when(grafiek, m)}" for m, w in punten]
        return f"{naam}: {opsomming(delen)}."
    (begin, eerste), (eind, laatste) = punten[0], punten[-1]
    if len({w for _, w in punten}) == 1:
        duur = f"van {_moment(grafiek, begin)} tot en met {_moment(grafiek, eind)}"
        return f"{naam} is steeds {_text(grafiek, reeks, eerste)}, {duur}."
    kop = grafiek.tabel.kop(reeks.kop)
    stap = meer_of_minder(verschil(laatste, eerste, kop.eenheid, kop.plaatsen), kop.eenheid)
    zin = (
        f"{naam} gaat van {_text(grafiek, reeks, eerste)} {_when(grafiek, begin)} naar "
        f"{_text(grafiek, reeks, laatste)} {_when(grafiek, eind)}: dat is {stap}."
    )
    tussen = _between(grafiek, reeks, punten)
    return f"{zin} Daartussen is {opsomming(tussen)}." if tussen else zin


def _between(grafiek: Grafiek, reeks: Reeks, punten: list[Punt]) -> list[str]:
    einden = {punten[0][1], punten[-1][1]}
    hoog, laag = max(punten, key=lambda p: p[1]), min(punten, key=lambda p: p[1])
    gezocht = [("de hoogste waarde", hoog), ("de laagste", laag)]
    return [
        f"{woord} {_text(grafiek, reeks, waarde)} {_when(grafiek, moment)}"
        for woord, (moment, waarde) in gezocht
        if waarde not in einden
    ]


def _points(grafiek: Grafiek, reeks: Reeks, waarden: Sequence[Waarde] | None = None) -> list[Punt]:
    """The shown values as they are printed, each with its category or moment."""
    plaatsen = grafiek.tabel.kop(reeks.kop).plaatsen
    cellen = grafiek.waarden(reeks.kop) if waarden is None else waarden
    paren = zip((rij[0] for rij in grafiek.rijen), cellen, strict=True)
    return [(label, half_up(w, plaatsen)) for label, w in paren if isinstance(w, Decimal)]


def _name(reeks: Reeks) -> str:
    """The name of a series without its unit: every value has that."""
    return in_full(UNIT_AT_END.sub("", reeks.kop))


def _when(grafiek: Grafiek, moment: Waarde) -> str:
    """'in april 2022', 'bij 12 weken'."""
    woorden = _moment(grafiek, moment)
    return f"{'in' if YEAR_AT_END.search(woorden) else 'bij'} {woorden}"


def _moment(grafiek: Grafiek, moment: Waarde) -> str:
    kop = grafiek.tabel.koppen[0]
    if isinstance(moment, Decimal):
        return met_eenheid(moment, kop.eenheid, kop.plaatsen)
    return in_full(str(moment))


def _text(grafiek: Grafiek, reeks: Reeks, waarde: Decimal) -> str:
    kop = grafiek.tabel.kop(reeks.kop)
    return met_eenheid(waarde, kop.eenheid, kop.plaatsen)
